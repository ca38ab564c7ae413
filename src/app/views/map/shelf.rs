//! The visitor's maps: which one is shown, and what can be done with it.

use leptos::prelude::*;

use super::place::{named, said, worded};
use crate::app::browser::storage;
use crate::app::components::actions::Steps;
use crate::app::components::present_button::PresentButton;
use crate::app::live::{flag, live, live_view, on_change, on_click, on_value};
use crate::app::{ToolState, Words};
use crate::tools::entry::Entry;
use crate::tools::map::{Input, Map, example, shelf};
use crate::tools::{Document, Edit};

/// The list of maps, the name of the one on show, back and forth, another map.
#[component]
pub fn Shelf(
    /// The tool's state.
    state: ToolState,
) -> impl IntoView {
    let words = Words::of_view();
    let language = words.language;
    let entry = move |document: &Document| document.entry(Input::Name as usize).map(|name| name.text.clone());
    let title = move || said(words, &state.with(entry).unwrap_or_default());
    let set = move |typed: String| state.apply(Edit::Set(Input::Name as usize, Entry::text(typed, language)));
    let change = move |make: &dyn Fn(&Document) -> Option<Edit>| {
        state.with_untracked(make).into_iter().for_each(|edit| state.apply_alone(edit));
    };
    let empty = move || words.text("map.new.name");
    let button = |key: &str, act: Box<dyn Fn()>| {
        view! { <button type="button" class="quiet" on:click=on_click(act)>{words.text(&format!("map.{key}"))}</button> }
    };
    let add = move |make: fn(Words, &Document) -> Map| -> Box<dyn Fn()> {
        Box::new(move || change(&|document| Some(shelf::add(document, &make(words, document), language))))
    };
    let remove = Box::new(move || change(&|document| Some(shelf::remove(document, &empty(), language))));
    view! {
        <form class="map-shelf needs-script" aria-label=words.text("map.maps") on:submit=|event| event.prevent_default()>
            <Choice state />
            <div class="field map-text" data-key="title">
                <label for="map-title">{words.text("map.title.label")}</label>
                <input id="map-title" type="text" data-name="" autocomplete="off" value=untrack(title) prop:value=live(title)
                    on:input=on_value(set) on:change=on_change(move || state.end_change()) />
            </div>
            <p class="actions">
                <Steps state />
                <PresentButton />
                {button("new", add(|words, _| Map::empty(&words.text("map.new.name"))))}
                {button("copy", add(copied))}
                {button("example", add(|_, _| example::map()))}
                {button("drop", remove)}
            </p>
            {storage::is_blocked().then(|| view! { <p class="notice">{words.text("map.noStorage")}</p> })}
            <p class="fine-print">{words.text("map.kept")}</p>
        </form>
    }
}

/// The map on show, under a name that says what it is.
fn copied(words: Words, document: &Document) -> Map {
    let map = worded(words, document);
    Map { name: words.fill("map.copy.name", &[("name", &named(words, &map.name))]), ..map }
}

/// The list of maps, where there are several.
#[component]
fn Choice(state: ToolState) -> impl IntoView {
    let words = Words::of_view();
    let names = Memo::new(move |_| state.with(shelf::names));
    let place = Memo::new(move |_| state.with(shelf::place));
    let own = move || {
        state.with(|document| document.entry(Input::Name as usize).map(|name| name.text.clone())).unwrap_or_default()
    };
    let option = move |(at, name): (usize, &Option<String>)| {
        let name = name.clone();
        let label = live(move || named(words, &name.clone().unwrap_or_else(own)));
        view! { <option value=at.to_string() selected=flag(move || place.get() == at)>{label}</option> }
    };
    let show = move |at: String| {
        let at = at.parse().unwrap_or_default();
        let edit = state.with_untracked(|document| shelf::show(document, at, words.language));
        edit.into_iter().for_each(|edit| state.apply_alone(edit));
    };
    live_view(move || {
        let options =
            names.with(|names| (names.len() > 1).then(|| names.iter().enumerate().map(option).collect_view()))?;
        Some(view! {
            <div class="field map-text" data-key="maps">
                <label for="map-maps">{words.text("map.maps")}</label>
                <select id="map-maps" on:change=on_value(show)>{options}</select>
            </div>
        })
    })
}
