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
    /// Scale and answers.
    pub sheet: Memo<Sheet>,
    /// What comes of them.
    pub outcome: Memo<Outcome>,
    /// The place in the order of asking at which a narrow screen stands.
    pub current: Memo<usize>,
    /// Whether digits answer.
    pub has_number_keys: RwSignal<bool>,
    wanted: RwSignal<Option<(usize, Scale)>>,
}

impl NevState {
    /// The state of a view that is being built.
    pub fn new(tool: ToolState) -> Self {
        let sheet = Memo::new(move |_| tool.document.with(Sheet::of));
        let start = Memo::new(move |_| {
            tool.generation();
            sheet.with_untracked(Sheet::first_to_ask)
        });
        Self {
            tool,
            sheet,
            outcome: Memo::new(move |_| sheet.with(Sheet::outcome)),
            current: Memo::new(move |_| tool.step().unwrap_or(start.get()).min(ASKING_ORDER.len() - 1)),
            has_number_keys: RwSignal::new(true),
            wanted: RwSignal::new(None),
        }
    }

    /// The scale that the visitor wants, while the page asks what becomes of the answers.
    pub fn wanted_scale(self) -> Option<Scale> {
        self.wanted.get().filter(|(generation, _)| *generation == self.tool.generation()).map(|(_, scale)| scale)
    }

    /// Wants another scale, or none any more.
    pub fn want_scale(self, scale: Option<Scale>) {
        let generation = untrack(move || self.tool.generation());
        self.wanted.set(scale.map(|scale| (generation, scale)));
    }

    /// Answers an emotion, or takes its answer back.
    pub fn answer(self, emotion: Emotion, rating: Option<u8>) {
        self.tool.end_change();
        if self.tool.document.with_untracked(|document| document.is_wrong(Input::Scale as usize)) {
            // What is answered is answered on the scale on show, not on the unknown one of a link.
            self.tool.apply(Edit::Replace(self.sheet.with_untracked(|sheet| sheet.converted(sheet.scale))));
        }
        self.tool.apply(answer(emotion, rating));
    }
}
