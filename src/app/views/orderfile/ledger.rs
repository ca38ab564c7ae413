//! How lines became orders, orders days, and days a customer's frequency, recency and age; and what was left out.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::browser::clock::today;

use super::lines::{FirstLines, reason};
use super::studio::{Read, Studio};
use super::working::of_customer;
use crate::app::Words;
use crate::app::components::chart_figure::{Table, table_rows};
use crate::app::components::rows::{Row, Rows};
use crate::app::components::working::formula_lines;
use crate::app::live::{live, live_view};
use crate::metrics::models::Unit;
use crate::metrics::models::date::iso_date;
use crate::orders::OrderSkipReason;
use crate::table::Skipped;

/// From the file to its customers, in one section.
#[component]
pub fn Ledger(
    /// The file.
    studio: Studio,
) -> impl IntoView {
    let words = Words::of_view();
    let rows =
        Memo::new(move |_| studio.read.with(|read| read.as_ref().map(|read| rows(words, read)).unwrap_or_default()));
    let doubts = live_view(move || studio.read.with(|read| doubts(words, read.as_ref()?)));
    let left_out = live_view(move || studio.read.with(|read| left_out(words, &read.as_ref()?.outcome.skipped)));
    view! {
        <section class="ledger" aria-labelledby="orderfile-ledger">
            <h2 id="orderfile-ledger">{words.text("orderfile.title")}</h2>
            <p>{words.text("orderfile.how")}</p>
            <Rows rows />
            {doubts}
            {left_out}
            <FirstLines studio />
            <Example studio />
        </section>
    }
}

fn rows(words: Words, read: &Read) -> Vec<Row> {
    let (outcome, customers) = (&read.outcome, &read.customers);
    let count = |value: u64| words.number(value as f64, 0);
    let row = |key: &str, value: String| Row { name: words.text(key), value, is_stale: false };
    let first = customers.log.first_day().map(iso_date).unwrap_or_default();
    let end = outcome.observation_end.clone().unwrap_or_default();
    let currency = outcome.currency.clone().unwrap_or_else(|| words.text("orderfile.row.noCurrency"));
    vec![
        row("orderfile.row.lines", count(outcome.lines)),
        row("orderfile.row.out", count(outcome.skipped.count)),
        row("orderfile.row.orders", count(outcome.orders)),
        row("orderfile.row.refunds", count(outcome.refunds)),
        row("orderfile.row.days", count(customers.log.count() as u64)),
        row("orderfile.row.customers", count(customers.log.len() as u64)),
        row("orderfile.row.again", count(customers.repeat_buyers() as u64)),
        row("orderfile.row.time", format!("{first} – {end}")),
        row("orderfile.row.currency", currency),
    ]
}

/// What may be wrong, though the file was read.
fn doubts(words: Words, read: &Read) -> Option<AnyView> {
    let number = |value: u64| words.number(value as f64, 0);
    let (rounded, uncovered) = (read.outcome.rounded_ids, read.outcome.uncovered_refunds);
    let rounded = (rounded > 0).then(|| words.fill("orderfile.rounded.count", &[("n", &number(rounded))]));
    let uncovered = (uncovered > 0).then(|| words.fill("orderfile.uncovered", &[("n", &number(uncovered))]));
    let late = today().is_some_and(|today| read.customers.end > today + 1);
    let late = late.then(|| words.fill("orderfile.future", &[("date", &iso_date(read.customers.end))]));
    let none = (read.customers.log.is_empty())
        .then(|| words.text(if read.outcome.lines == 0 { "orderfile.noLines" } else { "orderfile.noCustomers" }));
    let said: Vec<String> = rounded.into_iter().chain(uncovered).chain(late).chain(none).collect();
    let said = (!said.is_empty()).then(|| said.join(" "))?;
    Some(view! { <p class="notice" role="status">{said}</p> }.into_any())
}

/// The lines that were left out: all by reason, the first hundred one by one.
fn left_out(words: Words, skipped: &Skipped<OrderSkipReason>) -> Option<AnyView> {
    if skipped.count == 0 {
        return None;
    }
    let reasons = skipped.reasons.iter().map(|(why, count)| {
        let (why, count) = (reason(words, *why), words.number(*count as f64, 0));
        view! { <li>{words.fill("orderfile.out.reason", &[("reason", &why), ("n", &count)])}</li> }
    });
    let cells = |row: &crate::table::SkippedRow<OrderSkipReason>| {
        let short: String = row.value.iter().flat_map(|value| value.chars()).take(40).collect();
        let column = row.column.clone().unwrap_or_default();
        vec![words.number(row.line as f64, 0), reason(words, row.reason), column, short]
    };
    let head = ["orderfile.line", "orderfile.out.why", "orderfile.out.column", "orderfile.out.cell"];
    let table = Table { head: head.map(|key| words.text(key)).into(), rows: skipped.rows.iter().map(cells).collect() };
    let more = (skipped.count > skipped.rows.len() as u64).then(|| words.text("orderfile.out.more"));
    let rows = table_rows(&table);
    Some(
        view! {
            <ul class="reasons">{reasons.collect_view()}</ul>
            <details class="further">
                <summary>{words.text("orderfile.out")}</summary>
                <div class="table-scroll" tabindex="0" role="region" aria-label=words.text("orderfile.out")><table>{rows}</table></div>
                <p class="fine-print">{more}</p>
            </details>
        }
        .into_any(),
    )
}

/// How the days of one customer become what the models know, and what these make of it.
#[component]
fn Example(studio: Studio) -> impl IntoView {
    let words = Words::of_view();
    let said = live_view(move || {
        let lines = studio.read.with(|read| example(words, read.as_ref()?, studio.example.get()))?;
        Some(lines.into_iter().map(|line| view! { <p class="formula">{line}</p> }).collect_view())
    });
    let name = live(move || {
        let name = studio
            .read
            .with(|read| Some(read.as_ref()?.customers.summaries.get(studio.example.get())?.customer.clone()));
        words.fill("orderfile.example", &[("customer", &name.unwrap_or_default())])
    });
    let forecast = live_view(move || {
        let (made, read) = (studio.modelled.get()?, studio.read.get()?);
        let is_of_file = Arc::ptr_eq(&made.read, &read);
        is_of_file.then(|| formula_lines(of_customer(words, &made, studio.example.get())))
    });
    view! { <div class="example" id="orderfile-example" tabindex="-1"><h3>{name}</h3>{said}{forecast}</div> }
}

/// The most days of a customer that are listed.
const DAYS: usize = 12;

fn example(words: Words, read: &Read, place: usize) -> Option<Vec<String>> {
    let customers = &read.customers;
    let (summary, days) = (customers.summaries.get(place)?, customers.log.days(place));
    let (first, last) = (iso_date(*days.first()?), iso_date(*days.last()?));
    let end = iso_date(customers.end);
    let listed: Vec<String> = days.iter().take(DAYS).map(|day| iso_date(*day)).collect();
    let more = if days.len() > DAYS { ", …" } else { "" };
    let number = |value: f64| words.number(value, 0);
    let (count, x) = (number(days.len() as f64), number(summary.frequency));
    let time = |value: f64| {
        let weeks = words.number(value / Unit::Week.days(), 2);
        words.fill("orderfile.example.time", &[("days", &number(value)), ("weeks", &weeks)])
    };
    let text = |key: &str, values: &[(&str, &str)]| words.fill(key, values);
    Some(vec![
        text("orderfile.example.days", &[("days", &format!("{}{more}", listed.join(", ")))]),
        text("orderfile.example.frequency", &[("count", &count), ("x", &x)]),
        text("orderfile.example.recency", &[("last", &last), ("first", &first), ("time", &time(summary.recency))]),
        text("orderfile.example.age", &[("end", &end), ("first", &first), ("time", &time(summary.age))]),
    ])
}
