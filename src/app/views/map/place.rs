//! Where in the map the visitor is, and what they do there.

use leptos::prelude::*;

use crate::app::browser::focus;
use crate::app::{ToolState, Words};
use crate::content::stages::Stage;
use crate::tools::entry::Entry;
use crate::tools::map::{Column, Input, Map, edits, example, problem};
use crate::tools::{Document, Edit};

/// A map and the row that is chosen.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The tool's state.
    pub state: ToolState,
    chosen: RwSignal<usize>,
}

/// What a text says: that of the example in the language of the view.
pub fn said(words: Words, text: &str) -> String {
    let own = || text.to_owned();
    text.strip_prefix(example::KEY).map_or_else(own, |key| words.fill_or(&format!("map.{key}"), &[], own))
}

/// What a stage is called.
pub fn stage_name(words: Words, name: &str) -> String {
    let known = Stage::ALL.into_iter().find(|stage| stage.id() == name);
    known.map_or_else(|| named(words, name), |stage| words.text(&format!("stage.{}.name", stage.id())))
}

/// What a text says, or that there is none.
pub fn named(words: Words, text: &str) -> String {
    let said = said(words, text);
    if said.trim().is_empty() { words.text("map.nameless") } else { said }
}

/// The map with all of its words.
pub fn worded(words: Words, document: &Document) -> Map {
    Map::of(document).worded(&|text| said(words, text))
}

/// The id of a row in the path.
pub fn row_id(row: usize) -> String {
    format!("map-row-{row}")
}

impl Place {
    /// Where the visitor is, which all views of the map know: at the first touchpoint in the beginning.
    pub fn of(state: ToolState) -> Self {
        state.shared(|| Self { state, chosen: RwSignal::new(1) })
    }

    /// The row that is chosen.
    pub fn row(self) -> usize {
        let last = self.state.with(|document| document.rows(Input::Path as usize).len()).saturating_sub(1);
        self.chosen.get().min(last)
    }

    /// Goes to a row.
    pub fn choose(self, row: usize) {
        self.chosen.set(row);
    }

    /// Goes to a row, with the focus on its name where it is edited.
    pub fn edit(self, row: usize) {
        self.choose(row);
        // The form is that of a stage or of a touchpoint, which is drawn first.
        request_animation_frame(|| focus::to("map-name"));
    }

    /// Goes to a row, with the focus on it in the path.
    pub fn focus(self, row: usize) {
        self.choose(row);
        request_animation_frame(move || focus::to(&row_id(row)));
    }

    /// Whether the row that is chosen is a stage; nothing where there is no row.
    pub fn is_stage(self) -> Option<bool> {
        let row = self.row();
        self.state.with(|document| {
            document.rows(Input::Path as usize).get(row).map(|_| edits::stage_of(document, row) == Some(row))
        })
    }

    /// What stands in a cell of a row.
    pub fn entry(self, row: usize, column: Column) -> Option<Entry> {
        self.state.with(|document| document.rows(Input::Path as usize).get(row)?.get(column.place()).cloned())
    }

    /// What is wrong with a cell of a row, in words; empty if nothing is.
    pub fn problem(self, words: Words, row: usize, column: Column) -> String {
        let problem = self.state.with(|document| problem(document.rows(Input::Path as usize).get(row)?, column));
        problem.map(|problem| words.wrong_amount(problem)).unwrap_or_default()
    }

    fn edit_of(self, words: Words, row: usize, column: Column, text: &str) -> Option<Edit> {
        self.state.with_untracked(|document| edits::set(document, row, column, text, words.language))
    }

    /// Types into a cell of a row.
    pub fn set(self, words: Words, row: usize, column: Column, text: &str) {
        self.edit_of(words, row, column, text).into_iter().for_each(|edit| self.state.apply(edit));
    }

    /// Chooses what stands in a cell of the row that is chosen.
    pub fn set_chosen(self, words: Words, column: Column, text: &str) {
        let row = untrack(|| self.row());
        self.edit_of(words, row, column, text).into_iter().for_each(|edit| self.state.apply_alone(edit));
    }

    /// Moves the chosen row one place up or down.
    pub fn shift(self, is_down: bool) -> Option<usize> {
        let row = untrack(|| self.row());
        let (edit, at) = self.state.with_untracked(|document| edits::shift(document, row, is_down))?;
        self.state.apply_alone(edit);
        self.choose(at);
        Some(at)
    }
}
