//! The state of the file that is open: what was said of it, what was read, what the models make of it.

use std::sync::Arc;

use leptos::prelude::*;

use super::file::FileReading;
use crate::app::ToolState;
use crate::app::browser::debounce::Rest;
use crate::app::browser::files::Chosen as ChosenFile;
use crate::app::browser::work::{Stage, Steps, Work};
use crate::app::views::orders::{Opened, Source};
use crate::metrics::models::Unit;
use crate::metrics::{Job, Progress};
use crate::orders::{Column, OrderInspection, OrderOptions, OrderOutcome, OrderRole, OrdersError};
use crate::table::{Decimal, FileForm};
use crate::tools::orders::{Bounding, Bounds, Chosen, Customers, Modelled, Modelling, chosen, demo};
use crate::tools::{Document, Settled};

/// What the visitor says of the file; the rest is found from it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Said {
    /// Columns by role; none: not in the file.
    pub columns: Vec<(OrderRole, Option<usize>)>,
    /// What stands before decimals.
    pub decimal: Option<Decimal>,
    /// Whether 08/03 is 8 March.
    pub day_first: Option<bool>,
    /// The one currency that is read.
    pub currency: Option<String>,
    /// Words of the status column, and whether they are sales.
    pub statuses: Vec<(String, bool)>,
    /// The last day that counts, as it was typed.
    pub end: String,
    /// Minutes east of UTC of the shop's day.
    pub offset: Option<f64>,
}

impl Said {
    /// As the reader takes it.
    pub fn options(&self) -> OrderOptions {
        let column = |(role, place): &(OrderRole, Option<usize>)| (*role, place.map(Column::Position));
        let end = self.end.trim();
        OrderOptions {
            form: FileForm { decimal: self.decimal, ..FileForm::default() },
            observation_end: (!end.is_empty()).then(|| end.to_owned()),
            columns: self.columns.iter().map(column).collect(),
            day_first: self.day_first,
            statuses: self.statuses.iter().cloned().collect(),
            currency: self.currency.clone(),
            shop_offset: self.offset,
            ..OrderOptions::new(Unit::Day)
        }
    }
}

/// The beginning of the file: as it was found, and its first lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// How it looks.
    pub inspection: OrderInspection,
    /// The first rows of data, each with the line of the file on which it begins.
    pub lines: Vec<(u64, Vec<String>)>,
}

/// What was read of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// What was counted; its customers stand beside.
    pub outcome: OrderOutcome,
    /// The customers.
    pub customers: Arc<Customers>,
}

/// All of it.
#[derive(Debug, Clone, Copy)]
pub struct Studio {
    /// The state of the tool.
    pub state: ToolState,
    /// What was opened.
    opened: Opened,
    /// The file itself.
    file: StoredValue<Option<ChosenFile>>,
    /// What is said of it.
    pub said: RwSignal<Said>,
    /// Its beginning, as it is read now.
    pub found: RwSignal<Option<Arc<Found>>>,
    /// Its beginning as it was found at first: what is corrected since stands where it is corrected.
    pub first_found: RwSignal<Option<Arc<Found>>>,
    /// What stands in the way.
    pub problem: RwSignal<Option<OrdersError>>,
    /// What was read last.
    pub read: RwSignal<Option<Arc<Read>>>,
    /// What the models make of what was read last.
    pub modelled: RwSignal<Option<Arc<Made>>>,
    /// How firm that is.
    pub bounds: RwSignal<Option<Arc<Bounds>>>,
    /// Where the models are fitted.
    pub fitting: Work,
    /// Where they are fitted to customers drawn anew.
    pub refitting: Work,
    /// The customer who is shown as an example, by place.
    pub example: RwSignal<usize>,
    rest: Rest,
}

impl Studio {
    /// Follows what is opened, said and asked.
    pub fn new(state: ToolState, opened: Opened) -> Self {
        let studio = Self {
            state,
            opened,
            file: StoredValue::new(None),
            said: RwSignal::new(Said::default()),
            found: RwSignal::new(None),
            first_found: RwSignal::new(None),
            problem: RwSignal::new(None),
            read: RwSignal::new(None),
            modelled: RwSignal::new(None),
            bounds: RwSignal::new(None),
            fitting: Work::default(),
            refitting: Work::default(),
            example: RwSignal::new(0),
            rest: Rest::default(),
        };
        Effect::watch(move || opened.source.track(), move |(), _, _| studio.open(), true);
        Effect::watch(move || state.track(), move |(), _, _| studio.rest.then(move || studio.model()), false);
        studio
    }

    /// Reads what was opened, of which nothing is said yet.
    fn open(self) {
        let file = match self.opened.source.get_untracked() {
            Some(Source::File(file)) => Some(file),
            Some(Source::Demo) => ChosenFile::of_text(&demo()),
            None => None,
        };
        self.file.set_value(file);
        self.said.set(Said::default());
        self.found.set(None);
        self.first_found.set(None);
        self.read_again();
    }

    /// Shows the beginning of the file.
    pub fn show(self, found: Found) {
        let found = Some(Arc::new(found));
        if self.first_found.with_untracked(Option::is_none) {
            self.first_found.set(found.clone());
        }
        self.found.set(found);
    }

    /// What `read` makes of the beginning as it is read now, following it.
    pub fn latest<T: Default>(self, read: impl FnOnce(&OrderInspection) -> T) -> T {
        self.found.with(|found| found.as_ref().map(|found| read(&found.inspection))).unwrap_or_default()
    }

    /// Whether a word of the status column is a sale: as was said, else as was found.
    pub fn is_sale(self, text: &str) -> bool {
        let said = self.said.with(|said| said.statuses.iter().find(|(known, _)| known == text).map(|(_, is)| *is));
        let found = |inspection: &OrderInspection| {
            inspection.statuses.iter().find(|status| status.text == text).and_then(|status| status.is_sale)
        };
        said.or_else(|| self.latest(found)).unwrap_or(true)
    }

    /// Says something else of the file, and reads it again.
    pub fn say(self, change: impl FnOnce(&mut Said)) {
        self.said.update(change);
        self.read_again();
    }

    fn read_again(self) {
        let Some(file) = self.file.get_value() else { return };
        self.problem.set(None);
        match FileReading::new(self, self.said.with_untracked(Said::options)) {
            Ok(reading) => self.opened.work.read(file, Box::new(reading)),
            Err(error) => {
                self.opened.work.cancel();
                self.problem.set(Some(error));
            }
        }
    }

    /// Takes what was read, and fits the models to it.
    pub fn take(self, read: Read) {
        let shown = read.customers.summaries.iter().position(|summary| summary.frequency > 1.0).unwrap_or(0);
        self.example.try_set(shown);
        self.read.try_set(Some(Arc::new(read)));
        self.model();
    }

    fn model(self) {
        let Some(Some(read)) = self.read.try_get_untracked() else { return };
        let Some(chosen) = self.asked() else { return };
        if let Some(known) = self.modelled.get_untracked().filter(|known| known.is_of(&read, chosen)) {
            // What was asked in between is asked no more.
            self.fitting.cancel();
            let is_refitting = untrack(|| matches!(self.refitting.stage(), Stage::Running(_)));
            if !is_refitting && self.bounds.with_untracked(Option::is_none) {
                self.refit(&known);
            }
            return;
        }
        self.refitting.cancel();
        let modelling = Modelling::new(read.customers.clone(), chosen);
        self.fitting.run(Box::new(Fitting { studio: self, modelling, read }));
    }

    /// Fits the models to customers drawn anew.
    fn refit(self, made: &Made) {
        let bounding = Bounding::new(&made.read.customers, made.modelled.chosen);
        self.refitting.run(Box::new(Refitting { studio: self, bounding }));
    }

    /// What is asked, while nothing of it is wrong.
    fn asked(self) -> Option<Chosen> {
        let settled = self.state.with_untracked(|document: &Document| Settled::of(document, None));
        chosen(&settled).filter(|_| !settled.has_wrong())?.ok()
    }
}

/// What the models make of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// The file.
    pub read: Arc<Read>,
    /// The models.
    pub modelled: Modelled,
}

impl Made {
    fn is_of(&self, read: &Arc<Read>, chosen: Chosen) -> bool {
        Arc::ptr_eq(&self.read, read) && self.modelled.chosen == chosen
    }
}

struct Fitting {
    studio: Studio,
    modelling: Modelling,
    read: Arc<Read>,
}

impl Steps for Fitting {
    fn step(&mut self, budget: u64) -> Progress {
        self.modelling.step(budget)
    }

    fn finish(self: Box<Self>) -> bool {
        let Self { studio, modelling, read } = *self;
        let Ok(modelled) = modelling.result() else { return false };
        let made = Arc::new(Made { read, modelled });
        studio.bounds.try_set(None);
        studio.modelled.try_set(Some(made.clone()));
        studio.refit(&made);
        true
    }
}

struct Refitting {
    studio: Studio,
    bounding: Bounding,
}

impl Steps for Refitting {
    fn step(&mut self, budget: u64) -> Progress {
        self.bounding.step(budget)
    }

    fn finish(self: Box<Self>) -> bool {
        let bounds = self.bounding.result();
        self.studio.bounds.try_set(bounds.ok().map(Arc::new));
        true
    }
}
