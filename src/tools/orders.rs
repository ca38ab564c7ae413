//! Lifetime value from a file of orders: how the models are asked, and what comes of them.
//!
//! The file itself is read elsewhere; here it has become customers.

mod bounds;
mod csv;
mod demo;
mod hold_out;
mod modelling;
mod values;

pub use bounds::{Bounding, Bounds, PARAMETERS, Spread};
pub use csv::csv;
pub use demo::demo;
pub use hold_out::{Group, HoldOut, Track};
pub use modelling::{Frequency, MODELS, Modelled, Modelling};
pub use values::{Valued, Values, alive_map, monthly_purchases};

use borsh::{BorshDeserialize, BorshSerialize};

use super::document::Document;
use super::schema::{Field, Kind, OPTIONAL, REQUIRED, Tool, Unit as Counts, number};
use super::settled::Settled;
use crate::metrics::Result as MetricResult;
use crate::metrics::models::{
    CustomerSummary, DiscountTiming, MonthlyClvInput, PurchaseHistory, PurchaseLog, PurchaseModel, Resampling, Unit,
    ValueRow,
};

/// The places of the fields in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// In what time is counted.
    Unit,
    /// The model that predictions come from.
    Model,
    /// Months ahead.
    Months,
    /// Profit as percent of what is spent.
    Margin,
    /// Discount rate in percent a year.
    Discount,
    /// The last percent of the time, which are kept back to check the model.
    HeldOut,
    /// How often the customers are drawn anew.
    Resamples,
}

/// The units, as they stand in links.
const UNITS: [(&str, Unit); 3] = [("day", Unit::Day), ("week", Unit::Week), ("month", Unit::Month)];

/// The models, as they stand in links.
const MODEL_KEYS: [(&str, PurchaseModel); 2] = [("bgNbd", PurchaseModel::BgNbd), ("mbgNbd", PurchaseModel::MbgNbd)];

/// The inputs.
pub static TOOL: Tool = Tool {
    id: "orders",
    fields: &[
        Field { key: "unit", name: "unit", kind: Kind::Choice(&["week", "day", "month"]) },
        Field { key: "model", name: "model", kind: Kind::Choice(&["bgNbd", "mbgNbd"]) },
        number("months", "months", Counts::Whole, (1.0, 1200.0), (1.0, 60.0, 1.0), REQUIRED),
        number("margin", "margin", Counts::Percent, (-1000.0, 100.0), (0.0, 100.0, 1.0), REQUIRED),
        number("discount", "discountPerYear", Counts::Percent, (-50.0, 1000.0), (0.0, 30.0, 0.5), OPTIONAL),
        number("holdout", "heldOut", Counts::Percent, (1.0, 90.0), (10.0, 80.0, 5.0), OPTIONAL),
        number("resamples", "resamples", Counts::Whole, (20.0, 10_000.0), (20.0, 1000.0, 20.0), REQUIRED),
    ],
    initial: |_| ["week", "bgNbd", "12", "30", "10", "50", "200"].map(str::to_owned).into(),
    conversions: &[],
};

/// The seed of the refits: the same file gives the same intervals.
const SEED: u64 = 1;

/// The confidence of intervals.
pub const CONFIDENCE: f64 = 0.95;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Chosen {
    /// In what time is counted.
    pub unit: Unit,
    /// The model that predictions come from.
    pub model: PurchaseModel,
    /// Months ahead.
    pub months: f64,
    /// Share of what is spent that is profit.
    pub margin: f64,
    /// Discount rate a year.
    pub discount: f64,
    /// The share of the time that is kept back; none where nothing is.
    pub held_out: Option<f64>,
    /// How often the customers are drawn anew.
    pub resamples: f64,
}

impl Chosen {
    /// How purchases become money.
    pub fn money(&self) -> MonthlyClvInput {
        MonthlyClvInput {
            unit: self.unit,
            months: self.months,
            margin: self.margin,
            discount_per_year: self.discount,
            timing: DiscountTiming::End,
        }
    }

    /// The horizon in the unit of time.
    pub fn horizon(&self) -> f64 {
        self.months * self.unit.per_month()
    }

    fn resampling(&self) -> Resampling {
        Resampling { resamples: self.resamples, seed: SEED, confidence: CONFIDENCE }
    }
}

/// What settled inputs ask; nothing while one that is needed never held a good value.
pub fn chosen(settled: &Settled) -> Option<MetricResult<Chosen>> {
    Some(Ok(asked(&settled.document)?))
}

fn asked(document: &Document) -> Option<Chosen> {
    let number = |input: Input| document.number(input as usize).ok().flatten();
    let unit = document.choice(Input::Unit as usize)?;
    let model = document.choice(Input::Model as usize)?;
    Some(Chosen {
        unit: UNITS.iter().find(|(key, _)| *key == unit)?.1,
        model: MODEL_KEYS.iter().find(|(key, _)| *key == model)?.1,
        months: number(Input::Months)?,
        margin: number(Input::Margin)? / 100.0,
        discount: number(Input::Discount).unwrap_or_default() / 100.0,
        held_out: number(Input::HeldOut).map(|percent| percent / 100.0),
        resamples: number(Input::Resamples)?,
    })
}

/// The customers of a file.
#[derive(Debug, Clone, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Customers {
    /// What each customer's days come to, times in days.
    pub summaries: Vec<CustomerSummary>,
    /// Their purchase days, in the same order.
    pub log: PurchaseLog,
    /// The last day that counts, as a day number.
    pub end: i32,
}

impl Customers {
    /// What the models take, in a unit of time.
    pub fn rows(&self, unit: Unit) -> Vec<ValueRow> {
        self.summaries.iter().map(|summary| row(summary, unit)).collect()
    }

    /// The same of one customer.
    pub fn row(&self, place: usize, unit: Unit) -> Option<ValueRow> {
        self.summaries.get(place).map(|summary| row(summary, unit))
    }

    /// How many customers bought again.
    pub fn repeat_buyers(&self) -> usize {
        self.summaries.iter().filter(|summary| summary.frequency > 0.0).count()
    }
}

fn row(summary: &CustomerSummary, unit: Unit) -> ValueRow {
    ValueRow {
        frequency: summary.frequency,
        recency: summary.recency / unit.days(),
        age: summary.age / unit.days(),
        value: summary.value,
        count: 1.0,
    }
}

fn histories(rows: &[ValueRow]) -> Vec<PurchaseHistory> {
    rows.iter().map(ValueRow::purchases).collect()
}
