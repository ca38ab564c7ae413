//! Inputs in the address and in storage.
//!
//! The address says what is on the page as soon as something is changed there. The draft in storage is the visitor's
//! own: a link that was sent by somebody else is shown without touching a draft that differs from it.

use leptos::prelude::*;

use super::{address, rest, storage};
use crate::content::Language;
use crate::tools::Inputs;
use crate::tools::fragment::Fragment;

/// The version of the keys of a fragment.
const VERSION: &str = "1";

/// What a visitor brings to a tool, and whether it is a link that must leave the draft alone.
#[derive(Debug)]
pub struct Brought<T> {
    /// The inputs to begin with.
    pub inputs: T,
    /// Whether they come from a link while storage holds another draft.
    pub is_foreign: bool,
}

/// The inputs of the address if it has any of the tool's keys, else of the draft, else the initial ones.
pub fn bring<T: Inputs>(fragment: &Fragment, is_here: bool, language: Language) -> Brought<T> {
    let kept = storage::read(T::TOOL);
    // A reload within the rest finds the draft ahead of the address, both of this tab; another tab's draft is not its own.
    let is_behind = storage::is_own(storage::ADDRESS, &fragment.text())
        && kept.as_ref().is_some_and(|draft| storage::is_own(T::TOOL, draft));
    let draft = kept.map(|text| T::from_fragment(&Fragment::parse(&text), language));
    if is_here && fragment.has_any(T::KEYS) && !is_behind {
        let inputs = T::from_fragment(fragment, language);
        let is_foreign = draft.is_some_and(|draft| !draft.is_same(&inputs));
        return Brought { inputs, is_foreign };
    }
    Brought { inputs: draft.unwrap_or_else(|| T::initial(language)), is_foreign: false }
}

/// The fragment of the tool's page: nothing of the tool's own while the inputs are the initial ones.
pub fn fragment_of<T: Inputs>(inputs: &T, others: &Fragment, language: Language) -> String {
    let own = if inputs.is_same(&T::initial(language)) { Vec::new() } else { versioned(inputs) };
    with_own::<T>(others, own)
}

/// The page's address with all inputs, also where they are the initial ones: somebody else may have a draft of their own.
pub fn link<T: Inputs>(inputs: &T) -> String {
    let here = address::whole();
    let page = here.split('#').next().unwrap_or_default();
    format!("{page}#{}", with_own::<T>(&address::fragment(), versioned(inputs)))
}

fn versioned<T: Inputs>(inputs: &T) -> Vec<(String, String)> {
    inputs.pairs().into_iter().chain([("v".to_owned(), VERSION.to_owned())]).collect()
}

fn with_own<T: Inputs>(others: &Fragment, own: Vec<(String, String)>) -> String {
    let keys: Vec<&str> = T::KEYS.iter().copied().chain(["v"]).collect();
    others.with(&keys, own).text()
}

/// Keeps the draft of a tool in step with its inputs from the first change on, unless they belong to somebody else.
/// Inputs that are the initial ones again leave no draft.
pub fn keep_draft<T: Inputs>(inputs: RwSignal<T>, is_foreign: RwSignal<bool>, language: Signal<Language>) {
    let draft =
        move || inputs.with(|inputs| (!inputs.is_same(&T::initial(language.get()))).then(|| draft_text(inputs)));
    let keep = move || match untrack(draft) {
        _ if is_foreign.get_untracked() => {}
        Some(text) => {
            storage::write(T::TOOL, &text);
            storage::mark_own(T::TOOL, &text);
        }
        None => storage::remove(T::TOOL),
    };
    let follow = move || {
        inputs.track();
        language.track();
    };
    Effect::watch(follow, move |(), _, _| rest::soon(T::TOOL, keep), false);
}

fn draft_text<T: Inputs>(inputs: &T) -> String {
    Fragment::default().with(&[], inputs.pairs()).text()
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
