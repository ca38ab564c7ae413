//! What a tool holds: its inputs as a signal, everything else derived from them.

use leptos::prelude::*;

use crate::tools::{Document, Edit, History, Tool};

/// The state of a tool. It outlives pages and languages.
///
/// One signal holds all of it: each type of signal and of memo is compiled anew, and what depends on a part of it stands
/// behind a memo anyway.
#[derive(Debug, Clone, Copy)]
pub struct ToolState(RwSignal<Held>);

#[derive(Debug)]
struct Held {
    document: Document,
    history: History,
    /// Why the inputs must not replace the visitor's draft, where there is a reason.
    apart: Option<Apart>,
    /// The draft as this page has read or written it last.
    draft: Option<String>,
    /// How often all inputs were replaced, or a change was taken back: where the visitor stood and what was asked is over.
    generation: usize,
    /// Where the visitor stands in a tool that asks step by step, if they have gone anywhere in this generation.
    step: Option<usize>,
    /// Holds what the views of the tool share beside its inputs.
    owner: Owner,
}

/// Why inputs are not the visitor's draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Apart {
    /// They are those of somebody else's link.
    Link,
    /// Another tab has written a draft since this page has read or written it.
    OtherTab,
}

impl ToolState {
    /// The state of a tool with these inputs.
    pub fn new(document: Document) -> Self {
        let (history, owner) = (History::default(), Owner::new());
        let (apart, draft) = (None, None);
        Self(RwSignal::new(Held { document, history, apart, draft, generation: 0, step: None, owner }))
    }

    /// What the views of the tool share beside its inputs, such as an open file: made by the first that asks for it, and kept
    /// when the page is left.
    pub fn shared<T: Clone + Send + Sync + 'static>(self, make: impl FnOnce() -> T) -> T {
        let owner = self.0.with_untracked(|held| held.owner.clone());
        owner.with(|| {
            use_context().unwrap_or_else(|| {
                let made = make();
                provide_context(made.clone());
                made
            })
        })
    }

    /// The tool.
    pub fn tool(self) -> &'static Tool {
        self.0.with_untracked(|held| held.document.tool())
    }

    /// What `read` makes of the inputs.
    pub fn with<T>(self, read: impl FnOnce(&Document) -> T) -> T {
        self.0.with(|held| read(&held.document))
    }

    /// The same, without following their changes.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Document) -> T) -> T {
        self.0.with_untracked(|held| read(&held.document))
    }

    /// Follows every change.
    pub fn track(self) {
        self.0.track();
    }

    /// Makes a change that can be taken back.
    pub fn apply(self, edit: Edit) {
        self.0.update(|held| held.history.apply(&mut held.document, edit));
    }

    /// Makes a change that is taken back by itself.
    pub fn apply_alone(self, edit: Edit) {
        self.end_change();
        self.apply(edit);
        self.end_change();
    }

    /// Puts other inputs in the place of these.
    pub fn replace(self, document: Document) {
        self.0.update(|held| {
            held.history.close();
            held.history.apply(&mut held.document, Edit::Replace(document));
            held.begin_anew();
        });
    }

    /// Says that what was set until now was set before the view was there: it begins where that leads.
    pub fn begin_anew(self) {
        self.0.update(Held::begin_anew);
    }

    /// Ends a change: what is changed next is taken back by itself.
    pub fn end_change(self) {
        self.0.update_untracked(|held| held.history.close());
    }

    /// Takes the last change back.
    pub fn undo(self) {
        self.0.update(|held| {
            held.history.undo(&mut held.document);
            held.begin_anew();
        });
    }

    /// Makes the change again that was taken back last.
    pub fn redo(self) {
        self.0.update(|held| {
            held.history.redo(&mut held.document);
            held.begin_anew();
        });
    }

    /// Whether there is a change to take back.
    pub fn can_undo(self) -> bool {
        self.0.with(|held| held.history.can_undo())
    }

    /// Whether there is a change to make again.
    pub fn can_redo(self) -> bool {
        self.0.with(|held| held.history.can_redo())
    }

    /// Why the inputs are not the visitor's draft, if they are not.
    pub fn apart(self) -> Option<Apart> {
        self.0.with(|held| held.apart)
    }

    /// Says why, or that they are.
    pub fn set_apart(self, apart: Option<Apart>) {
        self.0.update(|held| held.apart = apart);
    }

    /// Whether a draft is the one that this page has read or written last.
    pub fn knows_draft(self, draft: Option<&str>) -> bool {
        self.0.with_untracked(|held| held.draft.as_deref() == draft)
    }

    /// Remembers the draft that was read or written.
    pub fn set_draft(self, draft: Option<String>) {
        self.0.update_untracked(|held| held.draft = draft);
    }

    /// How often all inputs were replaced, or a change was taken back.
    pub fn generation(self) -> usize {
        self.0.with(|held| held.generation)
    }

    /// Where the visitor stands, if they have gone anywhere since all inputs were replaced.
    pub fn step(self) -> Option<usize> {
        self.0.with(|held| held.step)
    }

    /// Goes to a step.
    pub fn go_to_step(self, step: usize) {
        self.0.update(|held| held.step = Some(step));
    }
}

impl Held {
    const fn begin_anew(&mut self) {
        self.generation += 1;
        self.step = None;
    }
}
