//! Which sheet, its fields, and what can be done with them.

use leptos::prelude::*;

use super::Shown;
use super::export;
use crate::app::components::actions::Actions;
use crate::app::components::field::Field;
use crate::app::components::row_table::{Found, RowTable};
use crate::app::components::saved_lines::SavedLines;
use crate::app::components::text_field::TextField;
use crate::app::live::live_view;
use crate::app::{ToolState, Words};
use crate::content::Language;
use crate::tools::Document;
use crate::tools::entry::Entry;
use crate::tools::fragment::Fragment;
use crate::tools::schema::{Column, Kind, problem};
use crate::tools::worksheets::{self, CHOSEN, SATISFACTION, SHEETS, WORTH, Worth, quadrant, worths};

/// Longer links than this are cut by some programs.
const LONG: usize = 2000;

/// The choice of the sheet, its fields, and what can be done with them.
#[component]
pub fn Form(
    /// The tool's state.
    state: ToolState,
    /// What follows from the sheet on show.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let chosen = Memo::new(move |_| state.with(worksheets::chosen));
    let lines = Callback::new(move |()| state.with_untracked(|held| export::lines(words, held, shown)));
    view! {
        <form class="tool-form" aria-label=words.text("worksheets.form") on:submit=|event| event.prevent_default()>
            <Field state place=CHOSEN />
            <Begun state />
            {live_view(move || Some(fields(state, words, chosen.get())))}
            <SavedLines tool="worksheets" name="feltworth-worksheet" lines />
            <Actions state />
            {live_view(move || {
                let length = state.with(link_length);
                let said = (length > LONG).then(|| words.fill("worksheets.long", &[("n", &words.number(length as f64, 0))]))?;
                Some(view! { <p class="notice" role="status">{said}</p> })
            })}
        </form>
    }
}

fn link_length(document: &Document) -> usize {
    Fragment::default().with(&[], document.pairs()).text().len()
}

/// Which sheets have something in them.
#[component]
fn Begun(state: ToolState) -> impl IntoView {
    let words = Words::of_view();
    let initial = Language::ALL.map(|language| worksheets::TOOL.initial(language));
    let names = Memo::new(move |_| {
        state.with(|held| {
            let begun = SHEETS.iter().filter(|sheet| sheet.is_begun(held, &initial));
            begun.map(|sheet| words.text(&format!("worksheets.sheet.{}", sheet.key))).collect::<Vec<_>>().join("; ")
        })
    });
    live_view(move || {
        let names = names.get();
        let said = (!names.is_empty()).then(|| words.fill("worksheets.begun", &[("sheets", &names)]))?;
        Some(view! { <p class="fine-print">{said}</p> })
    })
}

/// The fields of a sheet below what it is for.
fn fields(state: ToolState, words: Words, chosen: usize) -> AnyView {
    let Some(sheet) = SHEETS.get(chosen) else { return ().into_any() };
    let lead = words.text(&format!("worksheets.{}.lead", sheet.key));
    let field = move |place: usize| match state.tool().fields.get(place).map(|field| &field.kind) {
        Some(Kind::Text) => view! { <TextField state place /> }.into_any(),
        Some(Kind::Rows(_)) => rows(state, words, place, sheet.key),
        _ => view! { <Field state place /> }.into_any(),
    };
    view! { <p>{lead}</p> <div class="fields">{sheet.places().map(field).collect_view()}</div> }.into_any()
}

/// The table of a sheet with what follows from each of its rows.
fn rows(state: ToolState, words: Words, place: usize, sheet: &str) -> AnyView {
    let keys = |columns: &'static [Column]| columns.iter().map(|column| column.key).collect();
    if sheet == "stay" {
        let kind = move |row: usize| {
            let found = state.with(|held| quadrant(held.rows(place).get(row)?));
            found.map(|found| words.text(&format!("worksheets.stay.{}", found.key()))).unwrap_or_default()
        };
        let found: Vec<Found> = vec![("kind", Callback::new(kind))];
        return view! { <RowTable state place columns=keys(&SATISFACTION) problem=said_of_satisfaction found /> }
            .into_any();
    }
    let found = Memo::new(move |_| state.with(|held| worths(held.rows(place))));
    let read = move |row: usize, text: fn(Words, &Worth) -> String| {
        found.with(|found| found.get(row)?.as_ref().map(|worth| text(words, worth))).unwrap_or_default()
    };
    let total = move |row: usize| read(row, |words, worth| words.number(worth.total, 2));
    let rank = move |row: usize| read(row, |words, worth| words.number(worth.rank as f64, 0));
    let found: Vec<Found> = vec![("total", Callback::new(total)), ("rank", Callback::new(rank))];
    view! { <RowTable state place columns=keys(&WORTH) problem=said_of_worth found /> }.into_any()
}

fn said_of_satisfaction(words: Words, _: &Document, row: &[Entry], column: usize) -> Option<String> {
    problem(&SATISFACTION, row, column).map(|problem| words.wrong_amount(problem))
}

fn said_of_worth(words: Words, _: &Document, row: &[Entry], column: usize) -> Option<String> {
    problem(&WORTH, row, column).map(|problem| words.wrong_amount(problem))
}
