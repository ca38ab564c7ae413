//! What takes long with a file of orders: its reading, the models, and how firm these are.

use std::sync::Arc;

use super::file::{FileReading, found};
use super::studio::{Found, Read};
use crate::app::browser::work::{Begun, Job, Reading, SHORT};
use crate::metrics::MetricError;
use crate::orders::{OrderOptions, OrdersError};
use crate::tools::orders::{Bounding, Bounds, Chosen, Customers, Modelled, Modelling};

const PART: &str = "orderfile";

/// The bytes at the beginning of a file by which it is known.
const HEAD: usize = 1 << 18;

/// Looks at the beginning of a file.
pub struct Look {
    options: OrderOptions,
    head: Vec<u8>,
}

impl Job for Look {
    const PART: &'static str = PART;
    const NAME: &'static str = "look";
    type Input = OrderOptions;
    type Output = Option<Found>;

    fn begin(options: OrderOptions) -> Begun<Option<Found>> {
        Begun::Reading(Box::new(Self { options, head: Vec::new() }))
    }

    fn is_short(_: &OrderOptions, bytes: u64) -> bool {
        bytes <= SHORT
    }
}

impl Reading<Option<Found>> for Look {
    fn push(&mut self, bytes: &[u8]) -> bool {
        let room = HEAD.saturating_sub(self.head.len()).min(bytes.len());
        self.head.extend(bytes.get(..room).unwrap_or_default());
        self.head.len() < HEAD
    }

    fn finish(self: Box<Self>) -> Option<Found> {
        found(&self.head, &self.options)
    }
}

/// Reads all of a file.
pub enum Lines {}

impl Job for Lines {
    const PART: &'static str = PART;
    const NAME: &'static str = "lines";
    type Input = OrderOptions;
    type Output = Result<Read, OrdersError>;

    fn begin(options: OrderOptions) -> Begun<Self::Output> {
        match FileReading::new(options) {
            Ok(reading) => Begun::Reading(Box::new(reading)),
            Err(error) => Begun::Over(Err(error)),
        }
    }

    fn is_short(_: &OrderOptions, bytes: u64) -> bool {
        bytes <= SHORT
    }
}

/// What the models are fitted to, and what they are asked.
type Asked = (Arc<Customers>, Chosen);

/// So many customers are fitted, or fitted anew, in less time than a worker takes to begin.
const FEW: f64 = 1000.0;

/// Fits the models.
pub enum Fit {}

impl Job for Fit {
    const PART: &'static str = PART;
    const NAME: &'static str = "fit";
    type Input = Asked;
    type Output = Result<Modelled, MetricError>;

    fn begin((customers, chosen): Asked) -> Begun<Self::Output> {
        Begun::Stepping(Box::new(Modelling::new(customers, chosen)))
    }

    fn is_short((customers, _): &Asked, _: u64) -> bool {
        customers.summaries.len() as f64 <= FEW
    }
}

/// Fits them to customers drawn anew.
pub enum Refit {}

impl Job for Refit {
    const PART: &'static str = PART;
    const NAME: &'static str = "refit";
    type Input = Asked;
    type Output = Result<Bounds, MetricError>;

    fn begin((customers, chosen): Asked) -> Begun<Self::Output> {
        Begun::Stepping(Box::new(Bounding::new(&customers, chosen)))
    }

    fn is_short((customers, chosen): &Asked, _: u64) -> bool {
        customers.summaries.len() as f64 * chosen.resamples <= FEW
    }
}
