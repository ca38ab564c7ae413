//! What the tools hold: the inputs as signals, everything else derived from them.

use leptos::prelude::*;

use super::Page;
use crate::content::Language;
use crate::metrics::Emotion;
use crate::tools::nev::Answer;
use crate::tools::{Inputs as _, ltv, nev};

/// An outcome on show.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown<T> {
    /// The last outcome of right inputs.
    pub outcome: T,
    /// Whether the inputs have since become wrong.
    pub is_stale: bool,
}

/// The state of the lifetime-value tool.
#[derive(Debug, Clone, Copy)]
pub struct LtvState {
    /// What the visitor set.
    pub inputs: RwSignal<ltv::Inputs>,
    /// What came of it, last; nothing if the inputs have been wrong from the start.
    pub shown: Memo<Option<Shown<ltv::Outcome>>>,
}

impl LtvState {
    /// The state that follows from inputs.
    pub fn of(inputs: RwSignal<ltv::Inputs>) -> Self {
        let shown =
            Memo::new(move |last: Option<&Option<Shown<ltv::Outcome>>>| match inputs.with(ltv::Inputs::outcome) {
                Some(outcome) => Some(Shown { outcome, is_stale: false }),
                None => last.cloned().flatten().map(|last| Shown { is_stale: true, ..last }),
            });
        Self { inputs, shown }
    }
}

/// The state of the NEV questionnaire.
#[derive(Debug, Clone, Copy)]
pub struct NevState {
    /// What the visitor set.
    pub inputs: RwSignal<nev::Inputs>,
    /// What comes of it.
    pub outcome: Memo<nev::Outcome>,
    /// Where a narrow screen, which asks one emotion at a time, stands in the order of asking.
    pub current: RwSignal<usize>,
    /// Whether digits answer.
    pub has_number_keys: RwSignal<bool>,
    /// The scale that the visitor wants, while the page asks what becomes of the answers.
    pub wanted_scale: RwSignal<Option<nev::Scale>>,
}

impl NevState {
    /// The state that follows from inputs, at the first emotion whose answer cannot be read, or else that has none.
    pub fn of(inputs: RwSignal<nev::Inputs>) -> Self {
        let current = RwSignal::new(inputs.with_untracked(first_to_ask));
        Self {
            inputs,
            outcome: Memo::new(move |_| inputs.with(nev::Inputs::outcome)),
            current,
            has_number_keys: RwSignal::new(true),
            wanted_scale: RwSignal::new(None),
        }
    }

    /// Puts other inputs in the place of these: what the page stood at and asked about is over.
    pub fn replace(self, inputs: nev::Inputs) {
        self.wanted_scale.set(None);
        self.current.set(first_to_ask(&inputs));
        self.inputs.set(inputs);
    }
}

fn first_to_ask(inputs: &nev::Inputs) -> usize {
    let is_unreadable = |emotion: &Emotion| matches!(inputs.answer(*emotion), Answer::Unreadable(_));
    let unreadable = nev::ASKING_ORDER.iter().position(is_unreadable);
    unreadable.or_else(|| inputs.first_open(0..nev::ASKING_ORDER.len())).unwrap_or(0)
}

/// The states of all tools: they outlive pages and languages.
#[derive(Debug, Clone, Copy)]
pub struct States {
    /// Lifetime value.
    pub ltv: LtvState,
    /// Net Emotional Value.
    pub nev: NevState,
}

impl States {
    /// The states at the start, from inputs that the visitor brings.
    pub fn new(ltv: ltv::Inputs, nev: nev::Inputs) -> Self {
        Self { ltv: LtvState::of(RwSignal::new(ltv)), nev: NevState::of(RwSignal::new(nev)) }
    }

    /// The states of a visitor who brings nothing.
    pub fn initial(language: Language) -> Self {
        Self::new(ltv::Inputs::initial(language), nev::Inputs::initial(language))
    }
}

/// Which tools show a link of somebody else, whose inputs must not replace the visitor's own draft.
#[derive(Debug, Clone, Copy)]
pub struct ForeignLinks {
    /// Lifetime value.
    pub ltv: RwSignal<bool>,
    /// Net Emotional Value.
    pub nev: RwSignal<bool>,
}

impl ForeignLinks {
    /// Whether a page shows such a link.
    pub fn at(self, page: Page) -> bool {
        match page {
            Page::Ltv => self.ltv.get(),
            Page::Nev => self.nev.get(),
            _ => false,
        }
    }
}
