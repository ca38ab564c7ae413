//! The state of the file that is open: what was said of it, what was read, what the models make of it.

use std::sync::Arc;

use borsh::{BorshDeserialize, BorshSerialize};
use leptos::prelude::*;

use super::jobs::{Fit, Lines, Look, Refit};
use crate::app::ToolState;
use crate::app::browser::debounce::Rest;
use crate::app::browser::files::Chosen as ChosenFile;
use crate::app::browser::work::{Stage, Work};
use crate::app::views::orders::{Opened, Source};
use crate::metrics::Result as MetricResult;
use crate::metrics::models::Unit;
use crate::orders::{Column, OrderInspection, OrderOptions, OrderOutcome, OrderRole, OrdersError};
use crate::table::{Decimal, FileForm};
use crate::tools::orders::{Bounds, Chosen, Customers, Input, Modelled, chosen, demo};
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
#[derive(Debug, Clone, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Found {
    /// How it looks.
    pub inspection: OrderInspection,
    /// The first rows of data, each with the line of the file on which it begins.
    pub lines: Vec<(u64, Vec<String>)>,
}

impl Found {
    /// Whether a column names the currency of each line.
    pub fn has_currencies(&self) -> bool {
        self.inspection.columns.contains_key(&OrderRole::Currency)
    }

    /// The currency that stands beside the amounts, where no column names it.
    pub fn currency(&self) -> Option<String> {
        self.inspection.currency_of_amounts(self.lines.iter().map(|(_, cells)| cells.as_slice()))
    }
}

/// What was read of a file.
#[derive(Debug, Clone, PartialEq, BorshSerialize, BorshDeserialize)]
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
    /// The file that was read last, as it is put back when the reading of another one is cancelled.
    pub kept: RwSignal<Option<Arc<Kept>>>,
    rest: Rest,
}

/// A file that was read, with its beginning and what was said of it.
#[derive(Debug, Clone)]
pub struct Kept {
    file: Option<ChosenFile>,
    said: Said,
    first_found: Option<Arc<Found>>,
    /// Its beginning, as it was read.
    pub found: Option<Arc<Found>>,
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
            kept: RwSignal::new(None),
            rest: Rest::default(),
        };
        Effect::watch(move || opened.source.track(), move |(), _, _| studio.open(), true);
        let is_idle = move || opened.work.stage() == Stage::Idle;
        Effect::watch(is_idle, move |is_idle, was, _| studio.put_back(*is_idle && was == Some(&false)), false);
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
    fn show(self, found: Found) {
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

    /// The words of the status column that are neither known nor were said: their lines count until then.
    pub fn unknown_statuses(self) -> Vec<String> {
        let is_said = |text: &str| self.said.with(|said| said.statuses.iter().any(|(known, _)| known == text));
        self.latest(|inspection| {
            let unknown =
                inspection.statuses.iter().filter(|status| status.is_sale.is_none() && !is_said(&status.text));
            unknown.map(|status| status.text.clone()).collect()
        })
    }

    /// Says something else of the file, and reads it again.
    pub fn say(self, change: impl FnOnce(&mut Said)) {
        self.said.update(change);
        self.read_again();
    }

    fn read_again(self) {
        let Some(file) = self.file.get_value() else { return };
        self.problem.set(None);
        let options = self.said.with_untracked(Said::options);
        let take = {
            let (options, file) = (options.clone(), file.clone());
            move |found: Option<Found>| {
                found.into_iter().for_each(|found| self.show(found));
                self.opened.work.ask::<Lines>(options.clone(), Some(file.clone()), move |read| self.take(read));
                true
            }
        };
        self.opened.work.ask::<Look>(options, Some(file), take);
    }

    /// Shows again the file that was read last, where the reading of another one, or anew, was cancelled.
    fn put_back(self, is_cancelled: bool) {
        let Some(kept) = self.kept.try_get_untracked().flatten().filter(|_| is_cancelled) else { return };
        self.file.set_value(kept.file.clone());
        self.problem.set(None);
        self.said.set(kept.said.clone());
        self.found.set(kept.found.clone());
        self.first_found.set(kept.first_found.clone());
    }

    /// Keeps what is known of the file that was read.
    fn keep(self) {
        let kept = Kept {
            file: self.file.try_get_value().flatten(),
            said: self.said.try_get_untracked().unwrap_or_default(),
            first_found: self.first_found.try_get_untracked().flatten(),
            found: self.found.try_get_untracked().flatten(),
        };
        self.kept.try_set(Some(Arc::new(kept)));
    }

    /// Takes what was read, and fits the models to it; `false` where nothing was.
    fn take(self, read: Result<Read, OrdersError>) -> bool {
        let is_read = read.is_ok();
        match read {
            Ok(read) => self.fit(read),
            Err(error) => drop(self.problem.try_set(Some(error))),
        }
        is_read
    }

    /// The currency of a file that names none in a column: as was said, else as it stands beside the amounts.
    fn currency(self) -> Option<String> {
        let found = self.found.try_get_untracked().flatten().filter(|found| !found.has_currencies())?;
        self.said.try_get_untracked().and_then(|said| said.currency).or_else(|| found.currency())
    }

    fn fit(self, mut read: Read) {
        read.outcome.currency = read.outcome.currency.take().or_else(|| self.currency());
        let shown = read.customers.summaries.iter().position(|summary| summary.frequency > 1.0).unwrap_or(0);
        self.example.try_set(shown);
        self.keep();
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
        let asked = (read.customers.clone(), chosen);
        let take = move |modelled: MetricResult<Modelled>| {
            let made = modelled.map(|modelled| Made { read: read.clone(), modelled });
            made.map(|made| self.settle(made)).is_ok()
        };
        self.fitting.ask::<Fit>(asked, None, take);
    }

    /// Shows what the models make of the file, and begins to ask how firm that is.
    fn settle(self, made: Made) {
        let made = Arc::new(made);
        self.bounds.try_set(None);
        self.modelled.try_set(Some(made.clone()));
        self.refit(&made);
    }

    /// Fits the models to customers drawn anew.
    fn refit(self, made: &Made) {
        let asked = (made.read.customers.clone(), made.modelled.chosen);
        let take = move |bounds: MetricResult<Bounds>| {
            self.bounds.try_set(bounds.ok().map(Arc::new));
            true
        };
        self.refitting.ask::<Refit>(asked, None, take);
    }

    /// Whether one of these inputs is wrong, so that what rests on it is still that of the last good one.
    pub fn is_stale(self, rests_on: &[Input]) -> bool {
        self.state.with(|document| rests_on.iter().any(|input| document.is_wrong(*input as usize)))
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
