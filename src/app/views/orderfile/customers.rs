//! The customers as a table: sorted by any column, and drawn only where it is looked at, however many there are.

use std::sync::Arc;

use leptos::ev::Event;
use leptos::prelude::*;

use super::results::{OF_MONEY, OF_PURCHASES, money};
use super::studio::{Made, Studio};
use crate::app::Words;
use crate::app::browser::{download, focus, scroll};
use crate::app::components::result::UNKNOWN;
use crate::app::live::{Handler, Live, flag, live, live_view, on_click};
use crate::metrics::models::CustomerSummary;
use crate::metrics::sorted;
use crate::tools::orders::{Input, Valued, csv};

/// The height of a row in pixels, as the style sheet has it.
const ROW: f64 = 40.0;

/// How many rows are drawn: more than are in sight.
const DRAWN: usize = 40;

/// How many of them stand above what is in sight.
const ABOVE: usize = 8;

/// The keys of the heads, by column.
const COLUMNS: [&str; 8] = [
    "orderfile.role.customer",
    "orderfile.column.frequency",
    "orderfile.column.recency",
    "orderfile.column.age",
    "orderfile.column.value",
    "orderfile.column.expected",
    "orderfile.column.alive",
    "orderfile.column.clv",
];

/// The column that the table is sorted by, and whether the largest comes first.
type Order = (usize, bool);

/// The table, and its file.
#[component]
pub fn CustomerTable(
    /// The file.
    studio: Studio,
) -> impl IntoView {
    let words = Words::of_view();
    let order = RwSignal::new((COLUMNS.len() - 1, true));
    let top = RwSignal::new(0.0);
    // Rows are drawn anew when others come into sight, not with each event.
    let first = Memo::new(move |_| ((top.get() / ROW) as usize).saturating_sub(ABOVE) / ABOVE * ABOVE);
    let places = Memo::new(move |_| {
        studio.modelled.with(|made| Arc::new(made.as_ref().map(|made| places(made, order.get())).unwrap_or_default()))
    });
    let head = (0..COLUMNS.len()).map(|column| head(words, order, column)).collect_view();
    let body = live_view(move || {
        let made = studio.modelled.get()?;
        let places = places.get();
        Some(body(words, studio, &made, &places, first.get()))
    });
    let scrolled: Handler<Event> = Box::new(move |event| top.set(scroll::top(&event)));
    let save = move || {
        if let Some(made) = studio.modelled.get_untracked() {
            download::save("feltworth-customers.csv", &csv(&made.read.customers, &made.modelled));
        }
    };
    let count = live_view(move || {
        let count = words.number(places.with(|places| places.len()) as f64, 0);
        Some(words.fill("orderfile.table.note", &[("n", &count)]))
    });
    view! {
        <section data-panel="" aria-labelledby="orderfile-table">
            <h2 id="orderfile-table">{words.text("orderfile.table")}</h2>
            <p class="field-note">{count}</p>
            <p class="actions">
                <button type="button" on:click=on_click(save)>{words.text("orderfile.save")}</button>
            </p>
            <div class="table-scroll customer-table" tabindex="0" role="group" data-names="" aria-labelledby="orderfile-table" on:scroll=scrolled>
                <table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>
            </div>
        </section>
    }
}

/// The head of a column, which sorts by it, and turns the order round where it is sorted by it already.
fn head(words: Words, order: RwSignal<Order>, column: usize) -> AnyView {
    let falling = move || Some(order.get()).filter(|(by, _)| *by == column).map(|(_, falling)| falling);
    let direction: Live<Option<&'static str>> =
        Box::new(move || falling().map(|falling| if falling { "descending" } else { "ascending" }));
    let arrow = live(move || falling().map_or("", |falling| if falling { " ↓" } else { " ↑" }).to_owned());
    let sort = move || {
        order.update(|order| *order = (column, if order.0 == column { !order.1 } else { column > 0 }));
    };
    let name = COLUMNS.get(column).map(|key| words.text(key));
    view! {
        <th scope="col" aria-sort=direction>
            <button type="button" class="quiet" on:click=on_click(sort)>{name}<span aria-hidden="true">{arrow}</span></button>
        </th>
    }
    .into_any()
}

/// The rows of the model's values; none where there are none.
fn rows(made: &Made) -> &[Valued] {
    let values = made.modelled.values.as_ref().and_then(|values| values.as_ref().ok());
    values.map(|values| values.rows.as_slice()).unwrap_or_default()
}

/// The places of the customers in an order.
fn places(made: &Made, (column, is_falling): Order) -> Vec<usize> {
    let (summaries, rows) = (&made.read.customers.summaries, rows(made));
    let sign = if is_falling { -1.0 } else { 1.0 };
    let all: Vec<usize> = (0..summaries.len()).collect();
    sorted(&all, |place| {
        let keys = summaries.get(*place).map(|summary| keys(summary, rows.get(*place), column)).unwrap_or_default();
        keys.map(|key| sign * key)
    })
}

/// By what a customer is sorted; what is not known comes last where the largest comes first.
fn keys(summary: &CustomerSummary, valued: Option<&Valued>, column: usize) -> [f64; 4] {
    let unknown = f64::MIN;
    let of = |read: fn(&Valued) -> Option<f64>| valued.and_then(read).unwrap_or(unknown);
    let key = match column {
        0 => return letters(&summary.customer),
        1 => summary.frequency,
        2 => summary.recency,
        3 => summary.age,
        4 => summary.value.unwrap_or(unknown),
        5 => of(|valued| Some(valued.expected)),
        6 => of(|valued| Some(valued.alive)),
        _ => of(|valued| valued.clv),
    };
    [key, 0.0, 0.0, 0.0]
}

/// The first letters of a name as numbers in their order.
fn letters(name: &str) -> [f64; 4] {
    let mut keys = [0.0; 4];
    for (place, byte) in name.bytes().chain(std::iter::repeat(0)).take(24).enumerate() {
        if let Some(key) = keys.get_mut(place / 6) {
            *key = *key * 256.0 + f64::from(byte);
        }
    }
    keys
}

/// The rows in sight, between what stands for all the others.
fn body(words: Words, studio: Studio, made: &Made, places: &[usize], first: usize) -> AnyView {
    let first = first.min(places.len().saturating_sub(1));
    let end = (first + DRAWN).min(places.len());
    let shown = places.get(first..end).unwrap_or_default();
    let drawn = shown.iter().filter_map(|place| row(words, studio, made, *place)).collect_view();
    let spacer = |count: usize| {
        (count > 0).then(
            || view! { <tr aria-hidden="true"><td colspan="8" style:height=format!("{}px", count as f64 * ROW)></td></tr> },
        )
    };
    view! { {spacer(first)}{drawn}{spacer(places.len() - end)} }.into_any()
}

fn row(words: Words, studio: Studio, made: &Made, place: usize) -> Option<AnyView> {
    let summary = made.read.customers.summaries.get(place)?;
    let valued = rows(made).get(place);
    let unit = made.modelled.chosen.unit.days();
    let known = |text: Option<String>| text.unwrap_or_else(|| UNKNOWN.to_owned());
    let cells = [
        words.number(summary.frequency, 0),
        words.number(summary.recency / unit, 1),
        words.number(summary.age / unit, 1),
        known(summary.value.map(|value| money(words, made, value))),
        known(valued.map(|valued| words.number(valued.expected, 2))),
        known(valued.map(|valued| words.whole_percent(valued.alive))),
        known(valued.and_then(|valued| valued.clv).map(|clv| money(words, made, clv))),
    ];
    let show = move || {
        studio.example.set(place);
        request_animation_frame(|| focus::to("orderfile-example"));
    };
    let rests_on: [&'static [Input]; 7] = [&[], &[], &[], &[], &OF_PURCHASES, &[], &OF_MONEY];
    let cell = |(cell, rests_on): (String, &'static [Input])| {
        view! { <td class:is-stale=flag(move || studio.is_stale(rests_on))>{cell}</td> }
    };
    let cells = cells.into_iter().zip(rests_on).map(cell).collect_view();
    Some(
        view! {
            <tr>
                <th scope="row"><button type="button" class="quiet" on:click=on_click(show)>{summary.customer.clone()}</button></th>
                {cells}
            </tr>
        }
        .into_any(),
    )
}
