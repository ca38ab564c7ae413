//! A file of text that is small enough to be read at once.

use leptos::ev::Event;
use leptos::prelude::*;

use crate::app::browser::files::Chosen;
use crate::app::browser::spawn;
use crate::app::live::Handler;

/// A field by which the visitor opens a file of text.
#[component]
pub fn TextFile(
    /// The id of the input.
    id: &'static str,
    /// Its name.
    label: String,
    /// The ends of the names of files that are offered, as in `.csv,.txt`.
    accept: &'static str,
    /// Takes the text; nothing where the file cannot be read.
    on_text: Callback<Option<String>>,
) -> impl IntoView {
    let chosen: Handler<Event> = Box::new(move |event| {
        Chosen::of_input(&event).into_iter().for_each(|chosen| spawn(async move { on_text.run(chosen.text().await) }))
    });
    view! {
        <div class="field text-file">
            <label for=id>{label}</label>
            <input id=id type="file" accept=accept on:change=chosen />
        </div>
    }
}
