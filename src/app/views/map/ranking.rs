//! What to work on first, and where customers change the channel.

use leptos::prelude::*;

use super::Shown;
use super::place::{Place, named, said, stage_name};
use crate::app::Words;
use crate::app::components::disclosure::Disclosure;
use crate::app::components::result::ResultRegion;
use crate::app::live::{live_view, on_click};
use crate::tools::map::{Outcome, Point};

/// How many are shown at once.
const FIRST: usize = 8;

/// The touchpoints by impact × friction.
#[component]
pub fn Ranking(
    /// The outcome on show.
    shown: Shown,
    /// Where the visitor is.
    place: Place,
) -> impl IntoView {
    let words = Words::of_view();
    let table = move |from: usize, to: usize| shown.with(|outcome| ranked(words, outcome, place, from, to)).flatten();
    let first = live_view(move || {
        Some(table(0, FIRST).unwrap_or_else(|| view! { <p>{words.text("map.ranking.none")}</p> }.into_any()))
    });
    let has_more = Memo::new(move |_| shown.with(|outcome| outcome.ranking.len() > FIRST).unwrap_or_default());
    let rest = live_view(move || {
        let content = move || table(FIRST, usize::MAX).unwrap_or_else(|| ().into_any());
        has_more.get().then(|| view! { <Disclosure class="chart-table" summary=words.text("map.ranking.more") content=Box::new(content) /> })
    });
    view! {
        <ResultRegion id="map-ranking" title=words.text("map.ranking")>
            <p>{words.text("map.ranking.note")}</p>
            {first}
            {rest}
        </ResultRegion>
    }
}

fn ranked(words: Words, outcome: &Outcome, place: Place, from: usize, to: usize) -> Option<AnyView> {
    let ranked = outcome.ranking.iter().enumerate().skip(from).take(to - from);
    let rows: Vec<AnyView> =
        ranked.filter_map(|(rank, at)| Some(row(words, outcome, place, rank + 1, outcome.points.get(*at)?))).collect();
    let head = ["rank", "touchpoint", "stage", "impact", "friction", "score"];
    let head = head.map(|key| view! { <th scope="col" role="columnheader">{said_of(words, key)}</th> });
    (!rows.is_empty()).then(|| {
        view! {
            <div class="table-scroll" tabindex="0" role="group" aria-labelledby="map-ranking">
                <table class="map-ranking stacked" role="table">
                    <thead role="rowgroup"><tr role="row">{head.collect_view()}</tr></thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    })
}

/// The head of a column.
fn said_of(words: Words, key: &str) -> String {
    words.text(&format!("map.ranking.{key}"))
}

fn row(words: Words, outcome: &Outcome, place: Place, rank: usize, point: &Point) -> AnyView {
    let number = |key: &str, value: Option<f64>| {
        let value = value.map(|value| words.number(value, 0)).unwrap_or_default();
        view! { <td role="cell" data-label=said_of(words, key)>{value}</td> }
    };
    let stage = outcome.stages.get(point.stage).map(|stage| stage_name(words, &stage.name));
    let moment =
        point.is_moment_of_truth().then(|| view! { <span class="map-moment">{words.text("map.moment")}</span> });
    let note = Some(said(words, &point.note)).filter(|note| !note.trim().is_empty());
    let note = note.map(|note| view! { <span class="map-row-detail">{note}</span> });
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">{words.number(rank as f64, 0)}</th>
            <td role="cell">{to(words, place, point)}" "{moment}" "{note}</td>
            <td role="cell" data-label=said_of(words, "stage")>{stage}</td>
            {number("impact", point.impact)}
            {number("friction", point.friction)}
            {number("score", point.score())}
        </tr>
    }
    .into_any()
}

/// The way to a touchpoint in the path.
fn to(words: Words, place: Place, point: &Point) -> AnyView {
    let row = point.row;
    let name = named(words, &point.name);
    view! { <button type="button" class="quiet map-link" on:click=on_click(move || place.edit(row))>{name}</button> }
        .into_any()
}

/// Where the channel changes.
#[component]
pub fn Handovers(
    /// The outcome on show.
    shown: Shown,
    /// Where the visitor is.
    place: Place,
) -> impl IntoView {
    let words = Words::of_view();
    let list = move |from: usize, to: usize| {
        shown.with(|outcome| handed(words, outcome, place, from, to)).unwrap_or_else(|| ().into_any())
    };
    let count = Memo::new(move |_| shown.with(|outcome| outcome.handovers.len()).unwrap_or_default());
    let first = live_view(move || Some(list(0, FIRST)));
    let rest = live_view(move || {
        (count.get() > FIRST).then(|| {
            let content = move || list(FIRST, usize::MAX);
            view! { <Disclosure class="chart-table" summary=words.text("map.handovers.more") content=Box::new(content) /> }
        })
    });
    let said = live_view(move || {
        let count = count.get();
        let text = if count == 0 {
            words.text("map.handovers.none")
        } else {
            words.plural("map.handovers", count as f64, 0, &[])
        };
        Some(view! { <p>{text}</p> })
    });
    view! {
        <section class="map-handovers" data-panel="" aria-labelledby="map-handovers-title">
            <h2 id="map-handovers-title">{words.text("map.handovers.title")}</h2>
            {said}
            {first}
            {rest}
        </section>
    }
}

fn handed(words: Words, outcome: &Outcome, place: Place, from: usize, to_place: usize) -> AnyView {
    let item = |handover: &crate::tools::map::Handover| {
        let (before, after) = (outcome.points.get(handover.from)?, outcome.points.get(handover.to)?);
        let fall = before.emotion.zip(after.emotion).filter(|(before, after)| after < before);
        let fall = fall.map(|(before, after)| {
            words
                .fill("map.handovers.fall", &[("before", &words.signed(before, 0)), ("after", &words.signed(after, 0))])
        });
        let channels = format!("{} → {}", said(words, &before.channel), said(words, &after.channel));
        Some(view! {
            <li><strong>{channels}</strong>" "{to(words, place, before)}" → "{to(words, place, after)}" "{fall}</li>
        })
    };
    let items = outcome.handovers.iter().skip(from).take(to_place - from).filter_map(item).collect_view();
    view! { <ul>{items}</ul> }.into_any()
}
