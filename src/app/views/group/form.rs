//! Where respondents come from: the device passed around, a table, a file; and where they go.

use leptos::prelude::*;

use super::{ChosenFile, Passing, Turn};
use crate::app::browser::download;
use crate::app::browser::files::Chosen;
use crate::app::components::actions::Actions;
use crate::app::components::field::Field;
use crate::app::components::file_drop::FileDrop;
use crate::app::components::later_view::LaterView;
use crate::app::components::row_table::RowTable;
use crate::app::components::segments::Segments;
use crate::app::live::{flag, live, live_view, on_click, on_value};
use crate::app::views::surveys::{FromFile, Kept, Opened, Samples, entry_of};
use crate::app::{ToolState, Words};
use crate::metrics::Emotion;
use crate::tools::Document;
use crate::tools::entry::Entry;
use crate::tools::group::{self, Input, columns, csv, json, on_scale};
use crate::tools::nev::Scale;

/// The ways to respondents, and what can be done with them.
#[component]
pub fn Form(
    /// The tool's state.
    state: ToolState,
    /// The device on its way.
    passing: Passing,
    /// The file.
    opened: Opened,
) -> impl IntoView {
    let words = Words::of_view();
    let place = Input::Respondents as usize;
    view! {
        <form class="tool-form" aria-label=words.text("group.form") on:submit=|event| event.prevent_default()>
            <ScaleChoice state />
            <HandingOver passing />
            <FileOpening state opened />
            <fieldset class="group-table" class:is-set-aside=flag(move || opened.is_counted())>
                <legend>{words.text("group.respondents.label")}</legend>
                <RowTable state place columns=columns() problem=said found=Vec::new() />
            </fieldset>
            <Session state />
            <Field state place=Input::Confidence as usize />
            <Actions state stays_here=true />
            <p class="fine-print">{words.text("group.kept")}</p>
        </form>
    }
}

/// What is wrong with a cell.
fn said(words: Words, document: &Document, row: &[Entry], column: usize) -> Option<String> {
    let number = |value: f64| words.number(value, 0);
    let problem = group::problem(group::scale(document), row, column);
    problem.map(|problem| words.wrong(problem, &number(7.0), &number))
}

#[component]
fn ScaleChoice(state: ToolState) -> impl IntoView {
    let words = Words::of_view();
    let name = |scale: Scale| format!("{}\t{}–{}\n", scale.key(), scale.min(), scale.max());
    let options = Memo::new(move |_| Scale::ALL.map(name).concat());
    let entry = Callback::new(move |()| entry_of(state, Input::Scale as usize));
    let set = Callback::new(move |scale: Entry| {
        state.replace(state.with_untracked(|document| on_scale(document, &scale.text, words.language)));
    });
    view! { <Segments id="group-scale" key="scale" legend=words.text("nev.scale.label") options entry set /> }
}

/// The device passed around, those who are asked being of a segment.
#[component]
fn HandingOver(passing: Passing) -> impl IntoView {
    let words = Words::of_view();
    let Passing { turn, segment } = passing;
    let start = move || turn.set(Turn::Next);
    view! {
        <fieldset class="group-passing needs-script">
            <legend>{words.text("group.pass")}</legend>
            <p class="field-note">{words.text("group.pass.note")}</p>
            <div class="field">
                <label for="group-segment">{words.text("group.pass.segment")}</label>
                <input id="group-segment" type="text" autocomplete="off" value=segment.get_untracked()
                    prop:value=live(move || segment.get()) on:input=on_value(move |text| segment.set(text)) />
            </div>
            <p class="actions"><button type="button" on:click=on_click(start)>{words.text("group.pass.start")}</button></p>
        </fieldset>
    }
}

/// A file of answers, or a session that was saved here.
#[component]
fn FileOpening(state: ToolState, opened: Opened) -> impl IntoView {
    let words = Words::of_view();
    let chosen = state.shared(ChosenFile::none);
    let on_file = Callback::new(move |file: Chosen| chosen.0.set(Some(file)));
    let is_there = Memo::new(move |_| chosen.0.with(Option::is_some));
    let question = Callback::new(move |()| state.with(group::question));
    view! {
        <FileDrop id="group-file" part="reading" note=words.text("group.file.note") on_file />
        {live_view(move || is_there.get().then(|| view! { <LaterView part="groupfigures" view="session" state /> }))}
        <Samples opened tool="nev" headers=Callback::new(move |()| headers(words)) />
        <FromFile id="group-file" opened />
        <Kept opened question />
    }
}

/// The questions of a template: how strongly each emotion was felt, and how likely a recommendation is.
fn headers(words: Words) -> Vec<String> {
    let emotions = Emotion::ALL.map(|emotion| words.text(&format!("emotion.{}", emotion.name())));
    emotions.into_iter().chain([words.text("nps.wording.question")]).collect()
}

/// The session as a file, and the last respondent taken back.
#[component]
fn Session(state: ToolState) -> impl IntoView {
    let words = Words::of_view();
    let is_empty = move || state.with(group::respondents) == 0;
    let save_csv = move || download::save("feltworth-nev-group.csv", &state.with_untracked(csv));
    let save_json = move || {
        download::save_as("feltworth-nev-group.json", "application/json", &state.with_untracked(json));
    };
    let take_back = move || state.replace(state.with_untracked(group::without_last));
    let button = |key: &str, act: Box<dyn Fn()>| {
        view! {
            <button type="button" class="quiet" disabled=flag(is_empty) on:click=on_click(act)>{words.text(key)}</button>
        }
    };
    view! {
        <p class="actions needs-script">
            {button("group.saveCsv", Box::new(save_csv))}
            {button("group.saveJson", Box::new(save_json))}
            {button("group.takeBack", Box::new(take_back))}
        </p>
    }
}
