//! Examples to begin with.

use leptos::prelude::*;

use crate::app::live::{live, on_click};
use crate::app::{Root, ToolState, Words};
use crate::tools::Document;
use crate::tools::currency::{currency_of, example_in};

/// A button for each example, of which the one whose inputs stand there is pressed. The texts are `<tool>.preset.label`,
/// `.note` with a `{source}` in it, `.source`, and one for each key.
#[component]
pub fn Presets(
    /// The tool's state.
    state: ToolState,
    /// The key and the inputs of each example.
    examples: Vec<(&'static str, Document)>,
    /// Where it is told what the note names as its source: an address below the language.
    source: &'static str,
) -> impl IntoView {
    let words = Words::of_view();
    let text = |key: &str| words.text(&format!("{}.preset.{key}", state.tool().id));
    let chosen = Memo::new(move |_| state.with(currency_of));
    let button = |(key, document): (&'static str, Document)| {
        // In the currency that stands there, with the visitor's own texts.
        let example = Memo::new(move |_| chosen.get().map_or(document.clone(), |own| example_in(&document, own)));
        let is_on =
            Memo::new(move |_| example.with(|example| state.with(|held| held.is_same(&example.with_texts_of(held)))));
        let take = move || state.with_untracked(|held| example.with_untracked(|example| example.with_texts_of(held)));
        view! {
            <button type="button" aria-pressed=live(move || is_on.get().to_string())
                on:click=on_click(move || state.replace(take()))>
                {text(key)}
            </button>
        }
    };
    let label = text("label");
    view! {
        <div class="presets needs-script" role="group" aria-label=label.clone()>
            <span aria-hidden="true">{label.clone()}</span>
            {examples.into_iter().map(button).collect_view()}
            {note(words, text("note"), text("source"), source)}
        </div>
    }
}

/// A note whose `{source}` is a link.
fn note(words: Words, note: String, name: String, source: &str) -> AnyView {
    let (before, after) = note.split_once("{source}").unwrap_or((&note, ""));
    let address = Root::of_view().link(words.language, source);
    view! { <p class="fine-print">{before.to_owned()}<a href=address>{name}</a>{after.to_owned()}</p> }.into_any()
}
