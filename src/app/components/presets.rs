//! Examples to begin with.

use leptos::prelude::*;

use crate::app::live::{live, on_click};
use crate::app::{ToolState, Words};
use crate::tools::Document;

/// A button for each example, of which the one whose inputs stand there is pressed. The texts are `<tool>.preset.label`,
/// `.note`, and one for each key.
#[component]
pub fn Presets(
    /// The tool's state.
    state: ToolState,
    /// The key and the inputs of each example.
    examples: Vec<(&'static str, Document)>,
) -> impl IntoView {
    let words = Words::of_view();
    let text = |key: &str| words.text(&format!("{}.preset.{key}", state.tool().id));
    let button = |(key, document): (&'static str, Document)| {
        let example = document.clone();
        let is_on = Memo::new(move |_| state.with(|document| document.is_same(&example.with_texts_of(document))));
        view! {
            <button type="button" aria-pressed=live(move || is_on.get().to_string())
                on:click=on_click(move || state.replace(state.with_untracked(|held| document.with_texts_of(held))))>
                {text(key)}
            </button>
        }
    };
    let label = text("label");
    view! {
        <div class="presets needs-script" role="group" aria-label=label.clone()>
            <span aria-hidden="true">{label.clone()}</span>
            {examples.into_iter().map(button).collect_view()}
            <p class="fine-print">{text("note")}</p>
        </div>
    }
}
