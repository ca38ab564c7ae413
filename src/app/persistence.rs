//! Inputs in the address and in storage.
//!
//! The address says what is on the page as soon as something is changed there. The draft in storage is the visitor's
//! own: a link that was sent by somebody else is shown without touching a draft that differs from it.

use leptos::prelude::*;

use super::ToolState;
use super::browser::{address, debounce, storage};
use super::state::Apart;
use crate::content::Language;
use crate::tools::fragment::Fragment;
use crate::tools::{Document, Tool};

/// The inputs of the address if it has any of the tool's keys and belongs to its page, else of the draft, else the
/// initial ones. An address that only chooses a sheet or an audit shows it in the draft. What this tab kept apart from the draft
/// of another one comes before both.
pub fn restore(tool: &'static Tool, fragment: &Fragment, is_here: bool, language: Language) -> ToolState {
    let kept = storage::read(tool.id);
    let is_own = !is_here || !tool.is_set_by(fragment) || storage::is_own(storage::ADDRESS, &fragment.text());
    let (document, apart) = kept_apart(tool, kept.as_deref(), language)
        .filter(|_| is_own)
        .unwrap_or_else(|| given(tool, fragment, kept.as_deref(), is_here, language));
    let state = ToolState::new(document);
    state.set_apart(apart);
    state.set_draft(kept);
    state
}

/// What this tab has kept for itself when another one had written the draft, if it is another still.
fn kept_apart(tool: &'static Tool, kept: Option<&str>, language: Language) -> Option<(Document, Option<Apart>)> {
    let own = storage::own(&beside(tool)).filter(|own| !own.is_empty())?;
    let own = drafted(tool, Some(&own), language);
    let is_other = !own.is_same(&drafted(tool, kept, language));
    Some((own, is_other.then_some(Apart::OtherTab)))
}

fn given(
    tool: &'static Tool,
    fragment: &Fragment,
    kept: Option<&str>,
    is_here: bool,
    language: Language,
) -> (Document, Option<Apart>) {
    // A reload within the delay finds the draft ahead of the address, both of this tab; another tab's draft is not its own.
    let is_behind = storage::is_own(storage::ADDRESS, &fragment.text())
        && storage::own(tool.id).is_some_and(|own| own == kept.unwrap_or_default());
    let kept = kept.map(Fragment::parse);
    let shown = kept.as_ref().filter(|_| is_here).and_then(|kept| tool.shown_by(fragment, kept));
    let is_mine = shown.is_some();
    let draft = shown.or(kept).map(|kept| Document::from_fragment(tool, &kept, language));
    if is_here && !is_mine && tool.is_set_by(fragment) && !is_behind {
        let document = Document::from_fragment(tool, fragment, language);
        let is_link = draft.is_some_and(|draft| !draft.is_same(&document));
        return (document, is_link.then_some(Apart::Link));
    }
    (draft.unwrap_or_else(|| tool.initial(language)), None)
}

/// The document of a draft; the initial one where there is none.
fn drafted(tool: &'static Tool, draft: Option<&str>, language: Language) -> Document {
    draft.map_or_else(|| tool.initial(language), |text| Document::from_fragment(tool, &Fragment::parse(text), language))
}

/// Under this a tab keeps what it must not put in the place of another tab's draft.
fn beside(tool: &Tool) -> String {
    format!("{}.apart", tool.id)
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
            let is_link = draft.is_some_and(|draft| !draft.is_same(&document));
            state.set_apart(is_link.then_some(Apart::Link));
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

/// Writes the draft of a tool, unless its inputs belong to somebody else, or another tab has written it meanwhile: then they stay
/// beside it until the visitor decides. Inputs that are the initial ones leave none.
pub fn save_draft(state: ToolState, language: Language) {
    let tool = state.tool();
    let text = state.with_untracked(|document| {
        let is_initial = document.is_same(&tool.initial(language));
        (!is_initial).then(|| Fragment::default().with(&[], document.pairs()).text())
    });
    heed_other_tabs(state, language);
    match untrack(|| state.apart()) {
        Some(Apart::Link) => {}
        Some(Apart::OtherTab) => storage::mark_own(&beside(tool), &text.unwrap_or_default()),
        None => write_draft(state, text),
    }
}

fn write_draft(state: ToolState, text: Option<String>) {
    let id = state.tool().id;
    match &text {
        Some(text) => drop(storage::write(id, text)),
        None => storage::remove(id),
    }
    storage::mark_own(id, text.as_deref().unwrap_or_default());
    storage::mark_own(&beside(state.tool()), "");
    state.set_draft(storage::read(id));
}

/// Whether another tab has written a draft that says something else than this page, which from then on keeps its own for itself.
pub fn heed_other_tabs(state: ToolState, language: Language) {
    let (before, kept) = (untrack(|| state.apart()), storage::read(state.tool().id));
    if before == Some(Apart::Link) || (before.is_none() && state.knows_draft(kept.as_deref())) {
        return;
    }
    let draft = drafted(state.tool(), kept.as_deref(), language);
    let is_other = !state.knows_draft(kept.as_deref()) && !state.with_untracked(|document| document.is_same(&draft));
    if !is_other {
        state.set_draft(kept);
    }
    if is_other != before.is_some() {
        state.set_apart(is_other.then_some(Apart::OtherTab));
    }
}

/// Goes to the draft, whoever has written it.
pub fn take_draft(state: ToolState, language: Language) {
    let tool = state.tool();
    let kept = storage::read(tool.id);
    let draft = drafted(tool, kept.as_deref(), language);
    state.set_draft(kept);
    state.set_apart(None);
    state.replace(draft);
}

/// Makes the inputs the draft, whatever stood there.
pub fn replace_draft(state: ToolState) {
    state.set_draft(storage::read(state.tool().id));
    state.set_apart(None);
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
