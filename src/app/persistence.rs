//! Inputs in the address and in storage.
//!
//! The address says what is on the page as soon as something is changed there. The draft in storage is the visitor's
//! own: a link that was sent by somebody else is shown without touching a draft that differs from it.

use leptos::prelude::*;

use super::ToolState;
use super::browser::{address, debounce, storage};
use crate::content::Language;
use crate::tools::fragment::Fragment;
use crate::tools::{Document, Tool};

/// The inputs of the address if it has any of the tool's keys and belongs to its page, else of the draft, else the
/// initial ones. An address that only chooses a sheet or an audit shows it in the draft.
pub fn restore(tool: &'static Tool, fragment: &Fragment, is_here: bool, language: Language) -> ToolState {
    let kept = storage::read(tool.id);
    // A reload within the delay finds the draft ahead of the address, both of this tab; another tab's draft is not its own.
    let is_behind = storage::is_own(storage::ADDRESS, &fragment.text())
        && storage::own(tool.id).is_some_and(|own| own == kept.clone().unwrap_or_default());
    let kept = kept.map(|text| Fragment::parse(&text));
    let shown = kept.as_ref().filter(|_| is_here).and_then(|kept| tool.shown_by(fragment, kept));
    let is_mine = shown.is_some();
    let draft = shown.or(kept).map(|kept| Document::from_fragment(tool, &kept, language));
    if is_here && !is_mine && tool.is_set_by(fragment) && !is_behind {
        let document = Document::from_fragment(tool, fragment, language);
        let is_shared = draft.is_some_and(|draft| !draft.is_same(&document));
        let state = ToolState::new(document);
        state.set_shared_link(is_shared);
        return state;
    }
    ToolState::new(draft.unwrap_or_else(|| tool.initial(language)))
}

/// Shows the inputs of a fragment that has any; a fragment without leaves them as they are.
pub fn take(state: ToolState, fragment: &Fragment, language: Language) {
    let tool = state.tool();
    if !tool.is_set_by(fragment) {
        return;
    }
    let shown =
        state.with_untracked(|present| tool.shown_by(fragment, &Fragment::default().with(&[], present.pairs())));
    let document = Document::from_fragment(tool, shown.as_ref().unwrap_or(fragment), language);
    if !state.with_untracked(|present| present.is_same(&document)) {
        if shown.is_none() {
            let draft =
                storage::read(tool.id).map(|text| Document::from_fragment(tool, &Fragment::parse(&text), language));
            state.set_shared_link(draft.is_some_and(|draft| !draft.is_same(&document)));
        }
        state.replace(document);
    }
}

/// The fragment of the tool's page: nothing of the tool's own while the inputs are the initial ones.
pub fn fragment(document: &Document, others: &Fragment, language: Language) -> String {
    let tool = document.tool();
    let own = if document.is_same(&tool.initial(language)) { Vec::new() } else { document.pairs() };
    tool.replaced_in(others, own).text()
}

/// The page's address with all inputs, as others can open it, also where they are the initial ones: somebody else may have a draft of their own.
pub fn link(document: &Document) -> String {
    let here = address::shared();
    let page = here.split('#').next().unwrap_or_default();
    format!("{page}#{}", document.tool().replaced_in(&address::fragment(), document.pairs()).text())
}

/// Whether an address says what a tool holds; one without any of its keys says nothing else.
pub fn is_said_by(state: ToolState, fragment: &Fragment, language: Language) -> bool {
    let tool = state.tool();
    let said = |document: &Document| document.is_same(&Document::from_fragment(tool, fragment, language));
    !tool.is_set_by(fragment) || state.with_untracked(said)
}

/// Keeps the draft of a tool in step with its inputs from the first change on.
pub fn keep_draft(state: ToolState, language: Signal<Language>) {
    let follow = move || {
        state.track();
        language.track();
    };
    let keep = move || save_draft(state, language.get_untracked());
    Effect::watch(follow, move |(), _, _| debounce::soon(state.tool().id, keep), false);
}

/// Writes the draft of a tool, unless its inputs belong to somebody else. Inputs that are the initial ones leave none.
pub fn save_draft(state: ToolState, language: Language) {
    if untrack(|| state.is_shared_link()) {
        return;
    }
    let tool = state.tool();
    let text = state.with_untracked(|document| {
        let is_initial = document.is_same(&tool.initial(language));
        (!is_initial).then(|| Fragment::default().with(&[], document.pairs()).text())
    });
    match &text {
        Some(text) => {
            storage::write(tool.id, text);
        }
        None => storage::remove(tool.id),
    }
    storage::mark_own(tool.id, &text.unwrap_or_default());
}

/// Keeps the address in step with the inputs of the tool on the page.
pub fn keep_address(fragment: Box<dyn Fn() -> Option<(String, bool)>>) {
    Effect::watch(
        fragment,
        |text, _, _| {
            if let Some((text, is_own)) = text {
                address::write_soon(text.clone(), *is_own);
            }
        },
        false,
    );
}
