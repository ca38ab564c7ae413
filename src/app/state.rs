//! What a tool holds: its inputs as a signal, everything else derived from them.

use leptos::prelude::*;

use crate::tools::{Document, Edit, History, Settled, Tool};

/// The state of a tool. It outlives pages and languages.
#[derive(Debug, Clone, Copy)]
pub struct ToolState {
    /// What the visitor set. Changes go through [`ToolState::apply`].
    pub document: ReadSignal<Document>,
    write: WriteSignal<Document>,
    history: RwSignal<History>,
    /// Whether it shows a link of somebody else, whose inputs must not replace the visitor's own draft.
    pub is_shared_link: RwSignal<bool>,
    /// How often all inputs were replaced, or a change was taken back: where the visitor stood and what was asked is over.
    generation: RwSignal<usize>,
    /// Where the visitor stands in a tool that asks step by step, and since which generation.
    step: RwSignal<Option<(usize, usize)>>,
}

impl ToolState {
    /// The state of a tool with these inputs.
    pub fn new(document: Document) -> Self {
        let (document, write) = signal(document);
        let history = RwSignal::new(History::default());
        Self {
            document,
            write,
            history,
            is_shared_link: RwSignal::new(false),
            generation: RwSignal::new(0),
            step: RwSignal::new(None),
        }
    }

    /// The tool.
    pub fn tool(self) -> &'static Tool {
        self.document.with_untracked(Document::tool)
    }

    /// Makes a change that can be taken back.
    pub fn apply(self, edit: Edit) {
        self.change(|history, document| history.apply(document, edit));
    }

    /// Puts other inputs in the place of these.
    pub fn replace(self, document: Document) {
        self.end_change();
        self.apply(Edit::Replace(document));
        self.generation.update(|generation| *generation += 1);
    }

    /// Ends a change: what is changed next is taken back by itself.
    pub fn end_change(self) {
        self.history.update_untracked(History::close);
    }

    /// Takes the last change back.
    pub fn undo(self) {
        self.change(|history, document| {
            history.undo(document);
        });
        self.generation.update(|generation| *generation += 1);
    }

    /// Makes the change again that was taken back last.
    pub fn redo(self) {
        self.change(|history, document| {
            history.redo(document);
        });
        self.generation.update(|generation| *generation += 1);
    }

    /// Whether there is a change to take back, and one to make again.
    pub fn can_undo_and_redo(self) -> (bool, bool) {
        self.history.with(|history| (history.can_undo(), history.can_redo()))
    }

    /// See the field.
    pub fn generation(self) -> usize {
        self.generation.get()
    }

    /// Where the visitor stands, if they have gone anywhere since all inputs were replaced.
    pub fn step(self) -> Option<usize> {
        self.step.get().filter(|(generation, _)| *generation == self.generation()).map(|(_, step)| step)
    }

    /// Goes to a step.
    pub fn go_to_step(self, step: usize) {
        self.step.set(Some((self.generation.get_untracked(), step)));
    }

    fn change(self, change: impl FnOnce(&mut History, &mut Document)) {
        self.history.update(|history| self.write.update(|document| change(history, document)));
    }

    /// The inputs with the last good entries in place of wrong ones.
    pub fn settled(self) -> Memo<Settled> {
        Memo::new(move |last: Option<&Settled>| self.document.with(|document| Settled::of(document, last)))
    }
}
