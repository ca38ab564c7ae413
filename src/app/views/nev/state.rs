//! The state of the questionnaire beyond its inputs.

use leptos::prelude::*;

use crate::app::ToolState;
use crate::metrics::Emotion;
use crate::tools::Edit;
use crate::tools::nev::{ASKING_ORDER, Input, Outcome, Scale, Sheet, answer};

/// The state of a view of the questionnaire.
#[derive(Debug, Clone, Copy)]
pub struct NevState {
    /// The state that all views of the questionnaire share.
    pub tool: ToolState,
    computed: Memo<Computed>,
    /// The place of the scale among all, so that what depends on it alone is not drawn anew with each answer.
    scale: Memo<usize>,
    /// Where to begin, since all answers were replaced last.
    start: Memo<usize>,
    /// The generation of the inputs in which the view was built, if all emotions had an answer then.
    complete_in: Option<usize>,
    view: RwSignal<Held>,
}

#[derive(Debug, Clone, PartialEq)]
struct Computed {
    sheet: Sheet,
    outcome: Outcome,
}

/// What the visitor has set in the view alone.
#[derive(Debug, Clone, Copy)]
struct Held {
    has_number_keys: bool,
    /// The scale that is wanted, and in which generation of the inputs.
    wanted: Option<(usize, Scale)>,
}

impl NevState {
    /// The state of a view that is being built.
    pub fn new(tool: ToolState) -> Self {
        let computed = Memo::new(move |_| {
            let sheet = tool.with(Sheet::of);
            Computed { outcome: sheet.outcome(), sheet }
        });
        let generation = Memo::new(move |_| tool.generation());
        let start = Memo::new(move |_| {
            generation.get();
            computed.with_untracked(|computed| computed.sheet.first_to_ask())
        });
        let scale = Memo::new(move |_| computed.with(|computed| computed.sheet.scale as usize));
        let is_complete = computed.with_untracked(|computed| !computed.outcome.is_provisional());
        let complete_in = is_complete.then(|| generation.get_untracked());
        let view = RwSignal::new(Held { has_number_keys: true, wanted: None });
        Self { tool, computed, scale, start, complete_in, view }
    }

    /// What `read` makes of scale and answers.
    pub fn with<T>(self, read: impl FnOnce(&Sheet) -> T) -> T {
        self.computed.with(|computed| read(&computed.sheet))
    }

    /// The same, without following their changes.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Sheet) -> T) -> T {
        self.computed.with_untracked(|computed| read(&computed.sheet))
    }

    /// What `read` makes of the outcome.
    pub fn outcome<T>(self, read: impl FnOnce(&Outcome) -> T) -> T {
        self.computed.with(|computed| read(&computed.outcome))
    }

    /// Follows every change of the outcome.
    pub fn track(self) {
        self.computed.track();
    }

    /// The scale of the answers.
    pub fn scale(self) -> Scale {
        Scale::ALL.get(self.scale.get()).copied().unwrap_or_default()
    }

    /// The place in the order of asking at which a narrow screen stands.
    pub fn current(self) -> usize {
        self.tool.step().unwrap_or_else(|| self.start.get()).min(ASKING_ORDER.len() - 1)
    }

    /// Whether a narrow screen shows the result before the questions: all answers were there when the view was built, as in a
    /// link, and the visitor has gone nowhere since.
    pub fn opens_on_result(self) -> bool {
        self.complete_in.is_some_and(|built_in| built_in == self.tool.generation()) && self.tool.step().is_none()
    }

    /// Whether digits answer.
    pub fn has_number_keys(self) -> bool {
        self.view.with(|held| held.has_number_keys)
    }

    /// Says whether they do.
    pub fn set_number_keys(self, has_number_keys: bool) {
        self.view.update(|held| held.has_number_keys = has_number_keys);
    }

    /// The scale that the visitor wants, while the page asks what becomes of the answers.
    pub fn wanted_scale(self) -> Option<Scale> {
        let wanted = self.view.with(|held| held.wanted);
        wanted.filter(|(generation, _)| *generation == self.tool.generation()).map(|(_, scale)| scale)
    }

    /// Wants another scale, or none any more.
    pub fn want_scale(self, scale: Option<Scale>) {
        let generation = untrack(move || self.tool.generation());
        self.view.update(|held| held.wanted = scale.map(|scale| (generation, scale)));
    }

    /// Answers an emotion, or takes its answer back.
    pub fn answer(self, emotion: Emotion, rating: Option<u8>) {
        self.tool.end_change();
        if self.tool.with_untracked(|document| document.is_wrong(Input::Scale as usize)) {
            // What is answered is answered on the scale on show, not on the unknown one of a link.
            self.tool.apply(Edit::Replace(self.with_untracked(|sheet| sheet.converted(sheet.scale))));
        }
        self.tool.apply(answer(emotion, rating));
    }
}
