//! What has to be asked before the answers of a file count.

use leptos::prelude::*;

use super::asked::{Asked, holds, is_answer};
use super::form::{found, name_of};
use super::sheet::Sheet;
use crate::app::live::{live_view, on_click};
use crate::app::{Root, Words};
use crate::metrics::Emotion;
use crate::survey::SurveyMetric;
use crate::tools::Edit;
use crate::tools::ces;
use crate::tools::entry::Entry;
use crate::tools::nev::Scale;

/// The question that is open, with the ways to answer it.
#[component]
pub fn Asking(
    /// The file.
    sheet: Sheet,
) -> impl IntoView {
    let asked = Memo::new(move |_| sheet.asked());
    live_view(move || asked.get().map(|asked| view! { <Question sheet asked /> }))
}

#[component]
fn Question(sheet: Sheet, asked: Asked) -> impl IntoView {
    let said = said(Words::of_view(), sheet, asked);
    view! { <div class="notice" role="alert"><p>{said}</p>{ways(sheet, asked)}</div> }
}

/// The question in words.
fn said(words: Words, sheet: Sheet, asked: Asked) -> String {
    let text = |key: &str, values: &[(&str, String)]| {
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        words.fill(key, &values)
    };
    let ends = |scale: Scale| format!("{}–{}", scale.min(), scale.max());
    match asked {
        Asked::Column => column(words, sheet),
        Asked::Emotions => text("reading.asked.missing", &[("names", missing(words, sheet))]),
        Asked::Labels => text("reading.asked.labels", &[]),
        Asked::Direction => text("reading.asked.direction", &[]),
        Asked::Version(highest) => text("reading.asked.version", &[("highest", highest.to_string())]),
        Asked::VersionOfWords => text("reading.asked.versionOfWords", &[]),
        Asked::Group(shown, now) => text("reading.asked.group", &[("found", ends(shown)), ("now", ends(now))]),
        Asked::Scale(low, high) => {
            text("answers.paste.doubt", &[("lowest", low.to_string()), ("highest", high.to_string())])
        }
    }
}

/// The ways to answer it; none where that is done further down.
fn ways(sheet: Sheet, asked: Asked) -> AnyView {
    match asked {
        Asked::Column | Asked::Labels => ().into_any(),
        Asked::Emotions => view! { <WithoutMissing sheet /> }.into_any(),
        Asked::Direction => view! { <Directions sheet /> }.into_any(),
        Asked::Version(_) | Asked::VersionOfWords => view! { <Versions sheet /> }.into_any(),
        Asked::Group(shown, now) => view! { <Scales sheet shown now /> }.into_any(),
        Asked::Scale(..) => view! { <SureOfScale sheet /> }.into_any(),
    }
}

/// The names of the emotions that no header names.
fn missing(words: Words, sheet: Sheet) -> String {
    let name = |emotion: &Emotion| words.text(&format!("emotion.{}", emotion.name()));
    found(sheet, |found| found.missing.iter().map(name).collect::<Vec<_>>().join(", ")).unwrap_or_default()
}

#[component]
fn WithoutMissing(sheet: Sheet) -> impl IntoView {
    let words = Words::of_view();
    let go_on = move || sheet.said.update(|said| said.is_complete = true);
    view! {
        <p class="actions">
            <button type="button" class="quiet" on:click=on_click(go_on)>{words.text("reading.asked.without")}</button>
        </p>
    }
}

/// Whether the words of texts count, or their numbers.
#[component]
fn Directions(sheet: Sheet) -> impl IntoView {
    let words = Words::of_view();
    let button = |key: &str, turns: bool| {
        let choose = move || sheet.said.update(|said| said.turns = Some(turns));
        view! { <button type="button" class="quiet" on:click=on_click(choose)>{words.text(key)}</button> }
    };
    view! { <p class="actions">{button("reading.asked.byWords", true)}{button("reading.asked.byNumbers", false)}</p> }
}

/// Which column is asked for: the one of several that fit, or any at all.
fn column(words: Words, sheet: Sheet) -> String {
    let several = sheet.found.with(|found| {
        let found = found.as_ref()?.as_ref().ok()?;
        let (role, places) = found.ambiguous.iter().find(|(role, _)| is_answer(sheet.metric, *role))?;
        let header = |place: &usize| found.headers.get(*place).cloned();
        let headers: Vec<String> = places.iter().filter_map(header).collect();
        let values = [("name", name_of(words, sheet.metric, *role)), ("headers", headers.join("; "))];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        Some(words.fill("reading.asked.several", &values))
    });
    let none = if sheet.metric == SurveyMetric::Nev { "reading.asked.emotions" } else { "reading.asked.column" };
    several.unwrap_or_else(|| words.text(none))
}

#[component]
fn SureOfScale(sheet: Sheet) -> impl IntoView {
    let words = Words::of_view();
    let sure = move || sheet.said.update(|said| said.is_scale_sure = true);
    view! {
        <p class="actions">
            <button type="button" on:click=on_click(sure)>{words.text("answers.paste.sure")}</button>
            <a href=Root::of_view().link(words.language, "csat/")>{words.text("answers.paste.otherScale")}</a>
        </p>
    }
}

/// The scales that have room for the answers of a group.
#[component]
fn Scales(sheet: Sheet, shown: Scale, now: Scale) -> impl IntoView {
    let words = Words::of_view();
    let is_held = sheet.found.with_untracked(|found| {
        let scale = found.as_ref().and_then(|found| found.as_ref().ok()?.scale);
        scale.is_none_or(|scale| holds(now, scale))
    });
    let button = |scale: Scale| {
        let choose = move || sheet.choose_scale(scale, words.language);
        let name = format!("{}–{}", scale.min(), scale.max());
        view! { <button type="button" class="quiet" on:click=on_click(choose)>{name}</button> }
    };
    view! { <p class="actions">{button(shown)}{is_held.then(|| button(now))}</p> }
}

#[component]
fn Versions(sheet: Sheet) -> impl IntoView {
    let words = Words::of_view();
    let place = ces::Input::Version as usize;
    let button = |version: &'static str| {
        let choose = move || {
            sheet.state.end_change();
            sheet.state.apply(Edit::Set(place, Entry::typed(version, words.language)));
            sheet.said.update(|said| said.is_scale_sure = true);
        };
        let name = words.text(&format!("ces.version.{}", version.replace('.', "")));
        view! { <button type="button" class="quiet" on:click=on_click(choose)>{name}</button> }
    };
    view! { <p class="actions">{ces::VERSIONS.map(button).into_iter().collect_view()}</p> }
}
