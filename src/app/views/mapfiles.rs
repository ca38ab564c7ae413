//! Maps as files: out as JSON, CSV and Mermaid, and in again.

use leptos::prelude::*;

use super::map::place::{stage_name, worded};
use crate::app::browser::{clipboard, download};
use crate::app::components::text_file::TextFile;
use crate::app::live::{live, live_view, on_click, on_value};
use crate::app::{Part, ToolState, View, Words};
use crate::content::stages::Stage;
use crate::tools::json;
use crate::tools::map::read::{Flaw, Import};
use crate::tools::map::{Map, TOOL, csv, mermaid, read, saved, shelf};

/// How many lines that could not be read are listed.
const MOST_FLAWS: usize = 20;

/// What came of reading.
#[derive(Debug, Clone, PartialEq)]
struct Told {
    summary: String,
    flaws: Vec<String>,
}

/// What the map loads once its visitor wants to save or open one.
pub static PART: Part = Part {
    id: "mapfiles",
    views: &[View { name: "files", tool: &TOOL, draw: files, messages: None }],
    jobs: &[],
    texts: &["mapfiles.", "map.new.name", "map.nameless", "map.example.", "map.who.", "map.channel.", "stage.*.name"],
};

/// Save, copy, open, paste.
fn files(state: ToolState) -> AnyView {
    let note = Words::of_view().text("mapfiles.note");
    view! { <p>{note}</p><Out state /><In state /> }.into_any()
}

/// A map as a text of a form.
fn written(words: Words, state: ToolState, form: &str) -> String {
    let map = state.with_untracked(|document| worded(words, document));
    // The word for a stage without a name would come back as one.
    let named = |name: &str| if name.trim().is_empty() { String::new() } else { stage_name(words, name) };
    match form {
        "json" => json::written(&saved::written(&map)) + "\n",
        "csv" => csv::written(&map, &named),
        _ => mermaid::written(&map, &named),
    }
}

#[component]
fn Out(state: ToolState) -> impl IntoView {
    let words = Words::of_view();
    let said = RwSignal::new(String::new());
    let save = |form: &'static str, name: &'static str, media: &'static str| {
        let save = move || download::save_as(name, media, &written(words, state, form));
        view! { <button type="button" class="quiet" on:click=on_click(save)>{words.text(&format!("mapfiles.save.{form}"))}</button> }
    };
    let copy = move || {
        let text = written(words, state, "mermaid");
        clipboard::copy(text, move |copied| {
            said.set(words.text(if copied.is_ok() { "mapfiles.copied" } else { "mapfiles.notCopied" }));
        });
    };
    view! {
        <p class="actions">
            {save("json", "feltworth-map.json", "application/json")}
            {save("csv", "feltworth-map.csv", "text/csv")}
            {save("mermaid", "feltworth-map.mmd", "text/plain")}
            <button type="button" class="quiet" on:click=on_click(copy)>{words.text("mapfiles.copyMermaid")}</button>
            <span role="status">{live(move || said.get())}</span>
        </p>
    }
}

#[component]
fn In(state: ToolState) -> impl IntoView {
    let words = Words::of_view();
    let (pasted, told) = (RwSignal::new(String::new()), RwSignal::new(None::<Told>));
    let take = move |text: &str| {
        let (import, is_there) = taken(words, state, text);
        if is_there {
            pasted.set(String::new());
        }
        told.set(Some(summary(words, &import, is_there)));
    };
    let read = move |text: Option<String>| match text {
        Some(text) => take(&text),
        None => told.set(Some(Told { summary: words.text("mapfiles.read.failed"), flaws: Vec::new() })),
    };
    view! {
        <TextFile id="map-file" label=words.text("mapfiles.open") accept=".json,.csv,.tsv,.mmd,.mermaid,.md,.txt" on_text=Callback::new(read) />
        <div class="field series-field">
            <label for="map-paste">{words.text("mapfiles.paste")}</label>
            <textarea id="map-paste" rows="4" spellcheck="false" prop:value=live(move || pasted.get())
                on:input=on_value(move |text| pasted.set(text))></textarea>
        </div>
        <p class="actions">
            <button type="button" class="quiet" on:click=on_click(move || take(&pasted.get_untracked()))>{words.text("mapfiles.read")}</button>
        </p>
        <div role="status">{live_view(move || told.get().map(shown))}</div>
    }
}

/// Reads a text as one more map; whether there was any row.
fn taken(words: Words, state: ToolState, text: &str) -> (Import, bool) {
    let stage = |name: &str| known(words, name);
    let import = read::read(text, &stage);
    let is_there = import.map.rows.iter().any(|row| *row != crate::tools::map::Row::stage(""));
    if is_there {
        let mut map = import.map.clone();
        if map.name.trim().is_empty() {
            map.name = words.text("map.new.name");
        }
        add(words, state, &map);
    }
    (import, is_there)
}

fn add(words: Words, state: ToolState, map: &Map) {
    state.apply_alone(state.with_untracked(|document| shelf::add(document, map, words.language)));
}

/// The stage that a name means, as an id or in the language of the view.
fn known(words: Words, name: &str) -> Option<&'static str> {
    let name = name.trim().to_lowercase();
    let is_it =
        |stage: &Stage| stage.id() == name || words.text(&format!("stage.{}.name", stage.id())).to_lowercase() == name;
    Stage::ALL.into_iter().find(is_it).map(Stage::id)
}

fn summary(words: Words, import: &Import, is_there: bool) -> Told {
    let touchpoints = import.map.rows.iter().filter(|row| !row.is_stage).count() as f64;
    let summary = match is_there {
        true => words.plural("mapfiles.read.done", touchpoints, 0, &[]),
        false => words.text("mapfiles.read.nothing"),
    };
    let more = import.flaws.len().saturating_sub(MOST_FLAWS);
    let more = (more > 0).then(|| words.plural("mapfiles.flaw.more", more as f64, 0, &[]));
    let flaws = import.flaws.iter().take(MOST_FLAWS).map(|flaw| said(words, flaw));
    Told { summary, flaws: flaws.chain(more).collect() }
}

fn said(words: Words, flaw: &Flaw) -> String {
    let line = words.number(flaw.line as f64, 0);
    words.fill(flaw.wrong.key(), &[("line", &line), ("text", &flaw.text)])
}

fn shown(told: Told) -> AnyView {
    let flaws = told.flaws.into_iter().map(|flaw| view! { <li>{flaw}</li> }).collect_view();
    view! { <p>{told.summary}</p><ul class="map-flaws">{flaws}</ul> }.into_any()
}
