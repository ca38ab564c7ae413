//! What a tool holds as a file of lines.

use leptos::prelude::*;

use crate::app::Words;
use crate::app::browser::download;
use crate::app::live::on_click;
use crate::tools::lines::{self, Lines};

/// Buttons that save lines as text for people and as CSV; their names are `<tool>.saveText` and `<tool>.saveCsv`.
#[component]
pub fn SavedLines(
    /// The tool.
    tool: &'static str,
    /// The name of the file, without its ending.
    name: &'static str,
    /// What is saved.
    lines: Callback<(), Lines>,
) -> impl IntoView {
    let words = Words::of_view();
    let button = |key: &str, save: Box<dyn Fn()>| {
        let name = words.text(&format!("{tool}.{key}"));
        view! { <button type="button" class="quiet download" on:click=on_click(save)>{name}</button> }
    };
    let text = move || download::save_as(&format!("{name}.txt"), "text/plain", &lines::text(&lines.run(())));
    let csv = move || download::save(&format!("{name}.csv"), &lines::csv(&lines.run(())));
    view! {
        <p class="actions needs-script">
            {button("saveText", Box::new(text))}
            {button("saveCsv", Box::new(csv))}
        </p>
    }
}
