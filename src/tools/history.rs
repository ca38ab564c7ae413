//! What was changed in a document, so that it can be taken back and done again.

use super::document::{Document, Edit};

/// How many steps can be taken back.
const DEPTH: usize = 200;

/// The steps behind and before a document.
#[derive(Debug, Clone, Default)]
pub struct History {
    undo: Vec<Edit>,
    redo: Vec<Edit>,
    /// Whether the next change of what was changed last belongs to the same step.
    is_open: bool,
}

impl History {
    /// Makes a change. Changes of one entry in a row, as of a moving slider or of a text that is typed, are one step until
    /// [`History::close`].
    pub fn apply(&mut self, document: &mut Document, edit: Edit) {
        let Some(back) = document.apply(edit) else { return };
        self.redo.clear();
        let continues = self.is_open && self.undo.last().is_some_and(|last| is_same_entry(last, &back));
        self.is_open = true;
        if !continues {
            self.undo.push(back);
            let surplus = self.undo.len().saturating_sub(DEPTH);
            self.undo.drain(..surplus);
        }
    }

    /// Ends a step.
    pub const fn close(&mut self) {
        self.is_open = false;
    }

    /// Takes the last step back; whether there was one.
    pub fn undo(&mut self, document: &mut Document) -> bool {
        Self::step(&mut self.undo, &mut self.redo, document)
    }

    /// Does the step again that was taken back last; whether there was one.
    pub fn redo(&mut self, document: &mut Document) -> bool {
        Self::step(&mut self.redo, &mut self.undo, document)
    }

    /// Whether there is a step to take back.
    pub const fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is a step to do again.
    pub const fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    fn step(from: &mut Vec<Edit>, to: &mut Vec<Edit>, document: &mut Document) -> bool {
        let back = from.pop().and_then(|edit| document.apply(edit));
        let happened = back.is_some();
        to.extend(back);
        happened
    }
}

fn is_same_entry(one: &Edit, other: &Edit) -> bool {
    match (one, other) {
        (Edit::Set(a, _), Edit::Set(b, _)) => a == b,
        (Edit::SetItem(a, i, _), Edit::SetItem(b, j, _)) => (a, i) == (b, j),
        (Edit::SetCell(a, i, k, _), Edit::SetCell(b, j, l, _)) => (a, i, k) == (b, j, l),
        _ => false,
    }
}
