//! What is chosen in the path, to be edited.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::path::stage_names;
use super::place::{Place, said};
use crate::app::Words;
use crate::app::components::segments::Segments;
use crate::app::live::{flag, live, live_view, marked, on_change, on_click, on_value};
use crate::content::stages::Stage;
use crate::tools::entry::Entry;
use crate::tools::map::{Column, edits, example};
use crate::tools::number;

/// The form of the touchpoint or of the stage that is chosen, and what can be done with it. Escape leads back to the path.
#[component]
pub fn Editor(
    /// Where the visitor is.
    place: Place,
) -> impl IntoView {
    let words = Words::of_view();
    let kind = Memo::new(move |_| place.is_stage());
    let fields = live_view(move || {
        Some(match kind.get() {
            Some(true) => stage_fields(place),
            Some(false) => touchpoint_fields(place),
            None => ().into_any(),
        })
    });
    let title = live(move || words.text(if kind.get() == Some(true) { "map.stage" } else { "map.touchpoint" }));
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            place.focus(untrack(|| place.row()));
        }
    };
    view! {
        <form class="tool-form map-editor needs-script" aria-labelledby="map-editor-title"
            on:submit=|event| event.prevent_default() on:keydown=on_key>
            <h2 id="map-editor-title">{title}</h2>
            {fields}
            <Buttons place />
        </form>
    }
}

fn touchpoint_fields(place: Place) -> AnyView {
    let words = Words::of_view();
    let proposed = |key: &str| view! { <option value=words.text(&format!("map.channel.{key}"))></option> };
    view! {
        {text_field(place, Column::Name, "name", None)}
        <StageOf place />
        {text_field(place, Column::Channel, "channel", Some("map-channels"))}
        <datalist id="map-channels">{example::CHANNELS.iter().copied().map(proposed).collect_view()}</datalist>
        {text_field(place, Column::Who, "who", None)}
        {levels(place, Column::Emotion, "map-emotion", &["-2", "-1", "0", "1", "2", ""])}
        {levels(place, Column::Impact, "map-impact", &["0", "1", "2", "3", ""])}
        {levels(place, Column::Friction, "map-friction", &["0", "1", "2", "3", ""])}
        <Note place />
    }
    .into_any()
}

/// What stands in a cell of the chosen row, as it is shown.
fn shown(place: Place, words: Words, column: Column) -> String {
    let entry = place.entry(place.row(), column);
    entry.map(|entry| said(words, &entry.shown_in(words.language))).unwrap_or_default()
}

fn text_field(place: Place, column: Column, key: &'static str, list: Option<&'static str>) -> AnyView {
    let words = Words::of_view();
    let text = move || shown(place, words, column);
    let set = move |typed: String| place.set(words, untrack(|| place.row()), column, &typed);
    let id = format!("map-{key}");
    view! {
        <div class="field map-text" data-key=key>
            <label for=id.clone()>{words.text(&format!("map.{key}.label"))}</label>
            <input id=id type="text" data-name=(column == Column::Who).then_some("") autocomplete="off" list=list value=untrack(text) prop:value=live(text)
                on:input=on_value(set) on:change=on_change(move || place.state.end_change()) />
        </div>
    }
    .into_any()
}

/// A note of several lines.
#[component]
fn Note(place: Place) -> impl IntoView {
    let words = Words::of_view();
    let text = move || shown(place, words, Column::Note);
    let set = move |typed: String| place.set(words, untrack(|| place.row()), Column::Note, &typed);
    view! {
        <div class="field series-field" data-key="note">
            <label for="map-note">{words.text("map.note.label")}</label>
            <textarea id="map-note" rows="3" prop:value=live(text) on:input=on_value(set)
                on:change=on_change(move || place.state.end_change())>{untrack(text)}</textarea>
        </div>
    }
}

/// A choice among a few levels, the last of which is none.
fn levels(place: Place, column: Column, id: &'static str, values: &'static [&'static str]) -> AnyView {
    let words = Words::of_view();
    let key = id.trim_start_matches("map-");
    let name = |value: &&str| match (number::plain(value), column) {
        (Some(value), Column::Emotion) => words.signed(value, 0),
        (Some(value), _) => words.number(value, 0),
        (None, _) => words.text("map.unrated"),
    };
    let options: String = values.iter().map(|value| format!("{value}\t{}\n", name(value))).collect();
    let options = Memo::new(move |_| options.clone());
    let entry = Callback::new(move |()| {
        let entry = place.entry(place.row(), column);
        Entry::typed(entry.map(|entry| entry.to_address()).unwrap_or_default(), words.language)
    });
    let set = Callback::new(move |entry: Entry| place.set_chosen(words, column, &entry.text));
    let problem = move || place.problem(words, place.row(), column);
    view! {
        <Segments id key legend=words.text(&format!("map.{key}.label")) options entry set />
        <p class="field-note">{live(move || {
            let problem = problem();
            if problem.is_empty() { words.text(&format!("map.{key}.note")) } else { problem }
        })}</p>
    }
    .into_any()
}

/// The stage of the touchpoint: another one takes it to its end.
#[component]
fn StageOf(place: Place) -> impl IntoView {
    let words = Words::of_view();
    let names = Memo::new(move |_| place.state.with(|document| stage_names(words, document)));
    let stage =
        move || place.state.with(|document| edits::stage_of(document, place.row())).unwrap_or_default().to_string();
    let option = move |line: &str| {
        let (row, name) = line.split_once('\t')?;
        let (row, name) = (row.to_owned(), name.to_owned());
        let own = row.clone();
        Some(view! { <option value=row selected=flag(move || stage() == own)>{name}</option> })
    };
    let options = live_view(move || Some(names.with(|names| names.lines().filter_map(option).collect_view())));
    let set = move |stage: String| {
        let row = untrack(|| place.row());
        let stage = stage.parse().unwrap_or_default();
        if let Some((edit, at)) = place.state.with_untracked(|document| edits::to_stage(document, row, stage)) {
            place.state.apply_alone(edit);
            place.choose(at);
        }
    };
    view! {
        <div class="field map-text" data-key="stage">
            <label for="map-stage">{words.text("map.stage")}</label>
            <select id="map-stage" on:change=on_value(set)>{options}</select>
        </div>
    }
}

/// One of the ten stages, or one with a name of its own.
fn stage_fields(place: Place) -> AnyView {
    let words = Words::of_view();
    let name = move || place.entry(place.row(), Column::Name).map(|entry| entry.text).unwrap_or_default();
    let chosen = move || Stage::ALL.into_iter().find(|stage| stage.id() == name());
    let option = |stage: Stage| {
        let label = words.text(&format!("stage.{}.name", stage.id()));
        view! { <option value=stage.id() selected=flag(move || chosen() == Some(stage))>{label}</option> }
    };
    // The row whose own name is being typed: for a moment it may be that of one of the ten.
    let typed = RwSignal::new(None::<usize>);
    let set = move |id: String| {
        typed.set(None);
        place.set_chosen(words, Column::Name, &id);
    };
    let is_own = Memo::new(move |_| chosen().is_none() || typed.get() == Some(place.row()));
    let own = live_view(move || {
        is_own.get().then(|| {
            let field = text_field(place, Column::Name, "name", None);
            view! { <div on:focusin=move |_| typed.set(Some(untrack(|| place.row())))>{field}</div> }.into_any()
        })
    });
    let id = move || if is_own.get() { "map-kind" } else { "map-name" }.to_owned();
    view! {
        <div class="field map-text" data-key="kind">
            <label for=live(id)>{words.text("map.stage")}</label>
            <select id=live(id) on:change=on_value(set)>
                {Stage::ALL.map(option)}
                <option value="" selected=flag(move || chosen().is_none())>{words.text("map.ownStage")}</option>
            </select>
        </div>
        {own}
    }
    .into_any()
}

/// Up, down, new, out.
#[component]
fn Buttons(place: Place) -> impl IntoView {
    let words = Words::of_view();
    let state = place.state;
    let button = |key: &str, is_off: Box<dyn Fn() -> bool + Send>, act: Box<dyn Fn()>| {
        let text = words.text(&format!("map.{key}"));
        view! { <button type="button" class="quiet" disabled=flag(is_off) on:click=on_click(act)>{text}</button> }
    };
    let cannot = move |is_down: bool| -> Box<dyn Fn() -> bool + Send> {
        Box::new(move || state.with(|document| edits::shift(document, place.row(), is_down)).is_none())
    };
    let shift = move |is_down: bool| -> Box<dyn Fn()> {
        Box::new(move || {
            let _ = place.shift(is_down);
        })
    };
    let add = move |is_stage: bool| -> Box<dyn Fn()> {
        let make = if is_stage { edits::add_stage } else { edits::add_touchpoint };
        Box::new(move || {
            let row = untrack(|| place.row());
            let (edit, at) = state.with_untracked(|document| make(document, row, words.language));
            place.state.apply_alone(edit);
            place.edit(at);
        })
    };
    let never = || -> Box<dyn Fn() -> bool + Send> { Box::new(|| false) };
    let is_fixed: Box<dyn Fn() -> bool + Send> =
        Box::new(move || state.with(|document| !edits::is_removable(document, place.row())));
    let remove = Box::new(move || {
        let row = untrack(|| place.row());
        if let Some(edit) = state.with_untracked(|document| edits::remove(document, row)) {
            place.state.apply_alone(edit);
            place.focus(row.saturating_sub(1));
        }
    });
    view! {
        <p class="actions">
            {button("up", cannot(false), shift(false))}
            {button("down", cannot(true), shift(true))}
            {button("remove", is_fixed, remove)}
            {button("back", never(), Box::new(move || place.focus(untrack(|| place.row()))))}
        </p>
        <p class="actions">
            {button("addTouchpoint", never(), add(false))}
            {button("addStage", never(), add(true))}
        </p>
    }
}

/// A number of a stage in the table of stages, below the head of its column.
pub fn number_cell(place: Place, row: usize, column: Column, id: String, name: String, head: String) -> AnyView {
    let words = Words::of_view();
    let text = move || place.entry(row, column).map(|entry| entry.shown_in(words.language)).unwrap_or_default();
    let problem = Memo::new(move |_| place.problem(words, row, column));
    let is_wrong = move || problem.with(|problem| !problem.is_empty());
    let note_id = format!("{id}-note");
    view! {
        <td role="cell" data-label=head class:is-wrong=flag(is_wrong)>
            <input id=id type="text" inputmode="decimal" autocomplete="off" aria-label=name value=untrack(text)
                prop:value=live(text) aria-describedby=note_id.clone() aria-invalid=marked(is_wrong)
                on:input=on_value(move |typed| place.set(words, row, column, &typed))
                on:change=on_change(move || place.state.end_change()) />
            <span class="field-note" id=note_id>{live(move || problem.get())}</span>
        </td>
    }
    .into_any()
}
