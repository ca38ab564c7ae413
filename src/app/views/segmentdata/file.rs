//! The table as a file: saved with what comes of it, and opened.

use leptos::prelude::*;

use crate::app::browser::download;
use crate::app::components::text_file::TextFile;
use crate::app::live::{live, on_click};
use crate::app::views::segments::Shown;
use crate::app::{ToolState, Words};
use crate::tools::Edit;
use crate::tools::segments::{COLUMNS, Import, Input, csv, outcome, read};

/// A button that saves the table, and a field that opens one.
pub fn draw(state: ToolState) -> AnyView {
    let words = Words::of_view();
    let shown = Shown::of(state, outcome);
    let told = RwSignal::new(String::new());
    let save = move || {
        if let Some(text) = shown.with_untracked(csv) {
            download::save("feltworth-segments.csv", &text);
        }
    };
    let open = Callback::new(move |text: Option<String>| {
        let text = text.map_or_else(|| words.text("segmentdata.open.failed"), |text| taken(words, state, &text));
        told.set(text);
    });
    view! {
        <p class="actions">
            <button type="button" class="quiet download" on:click=on_click(save)>{words.text("segmentdata.save")}</button>
        </p>
        <TextFile id="segments-file" label=words.text("segmentdata.open") accept=".csv,.tsv,.txt" on_text=open />
        <p class="field-note" role="status">{live(move || told.get())}</p>
    }
    .into_any()
}

/// Puts the rows of a text in the place of those that are there, and says what came of it; one without rows changes nothing.
fn taken(words: Words, state: ToolState, text: &str) -> String {
    let import = read(text, words.language, &|head| column(words, head));
    if !import.has_numbers() {
        return words.text("segmentdata.open.nothing");
    }
    let said = summary(words, &import);
    state.apply_alone(Edit::FillRows(Input::Rows as usize, import.rows));
    said
}

/// The column whose name in the language of the view a head is.
fn column(words: Words, head: &str) -> Option<usize> {
    let plain = |text: &str| text.to_lowercase().replace("(%)", "").trim().to_owned();
    COLUMNS.iter().position(|column| {
        let name = words.text(&format!("segments.rows.{}", column.key));
        head.eq_ignore_ascii_case(column.key) || plain(&name) == plain(head)
    })
}

fn summary(words: Words, import: &Import) -> String {
    let rows = words.fill("segmentdata.open.done", &[("rows", &words.number(import.rows.len() as f64, 0))]);
    if import.unknown.is_empty() {
        return rows;
    }
    format!("{rows} {}", words.fill("segmentdata.open.unknown", &[("columns", &import.unknown.join("; "))]))
}
