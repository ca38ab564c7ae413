//! The path: stages with their touchpoints, one of which is chosen to be edited.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::place::{Place, named, row_id, said, stage_name};
use crate::app::Words;
use crate::app::browser::focus;
use crate::app::live::{live, live_view, marked, on_click};
use crate::tools::Document;
use crate::tools::entry::Entry;
use crate::tools::map::{Column, Map, Row, edits};
use crate::tools::number::canonical;

/// A row as the path shows it.
#[derive(Debug, Clone, Default, PartialEq)]
struct Line {
    is_stage: bool,
    name: String,
    /// Channel and numbers.
    detail: String,
    /// Whether it is a moment of truth.
    is_moment: bool,
    /// What is felt, as an address has it.
    emotion: String,
}

/// Every stage and touchpoint as a button. Arrows go from one to another, Alt with an arrow moves one.
#[component]
pub fn Path(
    /// Where the visitor is.
    place: Place,
) -> impl IntoView {
    let words = Words::of_view();
    let lines = Memo::new(move |_| place.state.with(|document| lines(words, document)));
    // The list is drawn anew only where this changes.
    let kinds = Memo::new(move |_| lines.with(|lines| lines.iter().map(|line| line.is_stage).collect::<Vec<_>>()));
    let path = Lines { place, words, lines };
    let list = live_view(move || Some(kinds.with(|kinds| path.stages(kinds))));
    view! {
        <section class="map-path" aria-labelledby="map-path-title">
            <h2 id="map-path-title">{words.text("map.path")}</h2>
            <p class="field-note needs-script">{words.text("map.path.note")}</p>
            <ol on:keydown=path.on_key()>{list}</ol>
        </section>
    }
}

fn lines(words: Words, document: &Document) -> Vec<Line> {
    Map::of(document)
        .rows
        .iter()
        .map(|row| if row.is_stage { stage(words, row) } else { touchpoint(words, row) })
        .collect()
}

fn stage(words: Words, row: &Row) -> Line {
    let people = row.number(Column::PEOPLE).map(|people| words.plural("map.people", people, 2, &[]));
    Line {
        is_stage: true,
        name: stage_name(words, row.get(Column::Name)),
        detail: people.unwrap_or_default(),
        ..Line::default()
    }
}

fn touchpoint(words: Words, row: &Row) -> Line {
    let texts = [Column::Channel, Column::Who].map(|column| said(words, row.get(column)));
    let emotion = row.number(Column::Emotion);
    let felt = emotion.map_or_else(|| wrong_emotion(words, row), |emotion| words.signed(emotion, 0));
    let detail: Vec<String> = texts.into_iter().chain([felt]).filter(|text| !text.trim().is_empty()).collect();
    Line {
        is_stage: false,
        name: named(words, row.get(Column::Name)),
        detail: detail.join(" · "),
        is_moment: row.number(Column::Impact).is_some_and(|impact| impact >= 3.0),
        emotion: emotion.map(canonical).unwrap_or_default(),
    }
}

/// What stands where an emotion should and is none, as a file may have it.
fn wrong_emotion(words: Words, row: &Row) -> String {
    let text = Entry::from_address(row.get(Column::Emotion), words.language).shown_in(words.language);
    if text.is_empty() { text } else { words.fill("error.choice", &[("text", &text)]) }
}

/// The rows on show.
#[derive(Clone, Copy)]
struct Lines {
    place: Place,
    words: Words,
    lines: Memo<Vec<Line>>,
}

impl Lines {
    /// Each stage with its touchpoints.
    fn stages(self, kinds: &[bool]) -> AnyView {
        let starts = (0..kinds.len()).filter(|row| *row == 0 || kinds.get(*row) == Some(&true));
        let end =
            |start: usize| (start + 1..kinds.len()).find(|row| kinds.get(*row) == Some(&true)).unwrap_or(kinds.len());
        let stage = |start: usize| {
            let first = if kinds.get(start) == Some(&true) { start + 1 } else { start };
            let touchpoints = (first..end(start)).map(|row| view! { <li>{self.row(row)}</li> }).collect_view();
            let head = (first > start).then(|| self.row(start));
            view! { <li class="map-stage">{head}<ol>{touchpoints}</ol></li> }
        };
        starts.map(stage).collect_view().into_any()
    }

    fn row(self, row: usize) -> AnyView {
        let Self { place, words, lines } = self;
        let text = move |read: fn(&Line) -> String| {
            live(move || lines.with(|lines| lines.get(row).map(read).unwrap_or_default()))
        };
        let moment = words.text("map.moment");
        let is_moment = move || lines.with(|lines| lines.get(row).is_some_and(|line| line.is_moment));
        let moment = live_view(move || is_moment().then(|| view! { <span class="map-moment">{moment.clone()}</span> }));
        view! {
            <div class="map-row" data-emotion=text(|line| line.emotion.clone()) data-current=marked(move || place.row() == row)>
                <button type="button" id=row_id(row) data-row=row.to_string()
                    aria-current=marked(move || place.row() == row) on:click=on_click(move || place.edit(row))>
                    {text(|line| line.name.clone())}
                </button>
                <span class="map-row-detail">{text(|line| line.detail.clone())}</span>
                {moment}
            </div>
        }
        .into_any()
    }

    fn on_key(self) -> Box<dyn FnMut(KeyboardEvent)> {
        let place = self.place;
        Box::new(move |event| {
            let is_down = match event.key().as_str() {
                "ArrowUp" => false,
                "ArrowDown" => true,
                _ => return,
            };
            event.prevent_default();
            let Some(row) = focus::closest_attribute(&event, "data-row") else { return };
            let row: usize = row.parse().unwrap_or_default();
            place.choose(row);
            let next = if is_down { Some(row + 1) } else { row.checked_sub(1) };
            let to = if event.alt_key() {
                place.shift(is_down)
            } else {
                next.filter(|next| self.lines.with_untracked(|lines| *next < lines.len()))
            };
            to.into_iter().for_each(|to| place.focus(to));
        })
    }
}

/// The names of the stages with their rows, one a line behind a tabulator.
pub fn stage_names(words: Words, document: &Document) -> String {
    let map = Map::of(document);
    let name = |row: &usize| {
        let name = map.rows.get(*row).map(|stage| stage_name(words, stage.get(Column::Name))).unwrap_or_default();
        format!("{row}\t{}\n", name.replace(['\n', '\t'], " "))
    };
    edits::stages(document).iter().map(name).collect()
}
