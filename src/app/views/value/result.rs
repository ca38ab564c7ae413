//! What comes of both offers: the difference first, the ratio second, then what tips the balance.

use leptos::prelude::*;

use super::Shown;
use crate::app::Words;
use crate::app::components::result::{Figure, Headline, ResultRegion, UNKNOWN};
use crate::app::components::rows::{FoldedRows, Row, Rows};
use crate::app::components::working::Working;
use crate::app::live::{fixed, flag, live, live_view};
use crate::metrics::PerceivedValueResult;
use crate::tools::value::{Outcome, Part, Rival};

/// Difference, ratio, verdict, and both purchases against the rival.
#[component]
pub fn Results(
    /// The outcome on show.
    shown: Shown,
    /// Whether rows open, since there is little room.
    #[prop(optional)]
    is_compact: bool,
    /// What stands below the numbers.
    #[prop(optional)]
    after: Option<AnyView>,
) -> impl IntoView {
    let words = Words::of_view();
    let text = move |key: &str| words.text(key);
    let problem = Memo::new(move |_| shown.problem(words));
    let rows = Memo::new(move |_| shown.with(|outcome| rows(words, shown, outcome)).unwrap_or_default());
    let ratio = move || known(shown, &|outcome| ratio(words, &outcome.own.first));
    let figures = vec![
        Figure {
            name: Some(fixed(text("value.own"))),
            value: live(move || difference(words, shown)),
            unit: fixed(text("value.difference.unit")),
        },
        Figure {
            name: Some(fixed(text("value.ratio.name"))),
            value: live(ratio),
            unit: fixed(text("value.ratio.unit")),
        },
    ];
    let sentence = live(move || {
        let is_unknown = shown.is_unknown(&[places(Part::own), places(Part::rival)].concat());
        shown.with(|outcome| verdict(words, outcome)).filter(|_| !is_unknown).unwrap_or_default()
    });
    view! {
        <ResultRegion id="value-result" title=text("value.result") problem is_stale=flag(move || shown.is_stale(&places(Part::own))) after>
            <Headline figures sentence />
            {if is_compact { view! { <FoldedRows rows /> }.into_any() } else { view! { <Rows rows /> }.into_any() }}
        </ResultRegion>
    }
}

/// The places of all parts of an offer.
fn places(place: fn(Part) -> usize) -> Vec<usize> {
    Part::ALL.map(place).into()
}

/// The difference of one's own offer, or a dash.
pub fn difference(words: Words, shown: Shown) -> String {
    known(shown, &|outcome| words.money(outcome.own.first.difference, outcome.currency))
}

/// What is read of one's own offer, or a dash where a part of it is wrong and never was right.
fn known(shown: Shown, read: &dyn Fn(&Outcome) -> String) -> String {
    let is_unknown = shown.is_unknown(&places(Part::own));
    shown.with(read).filter(|_| !is_unknown).unwrap_or_else(|| UNKNOWN.to_owned())
}

fn ratio(words: Words, result: &PerceivedValueResult) -> String {
    result.ratio.map_or_else(|| words.text("value.ratio.none"), |ratio| words.fixed(ratio, 2))
}

/// What the difference means, and against a rival which part decides.
fn verdict(words: Words, outcome: &Outcome) -> String {
    let own = outcome.own.first.difference;
    let alone = match own {
        own if own > 0.0 => words.text("value.verdict.positive"),
        own if own < 0.0 => words.text("value.verdict.negative"),
        _ => words.text("value.verdict.balanced"),
    };
    let against = match outcome.rival {
        Rival::Absent => words.text("value.verdict.noRival"),
        Rival::WithoutPrice => words.text("value.verdict.noPrice"),
        Rival::Known(_) => tips(words, outcome),
    };
    format!("{alone} {against}")
}

/// What tips the balance.
fn tips(words: Words, outcome: &Outcome) -> String {
    let Some(balance) = outcome.balance() else { return words.text("value.verdict.level") };
    let key = match (balance.lead > 0.0, balance.is_decisive()) {
        (true, true) => "value.verdict.ahead.decisive",
        (true, false) => "value.verdict.ahead.largest",
        (false, true) => "value.verdict.behind.decisive",
        (false, false) => "value.verdict.behind.largest",
    };
    let money = |value: f64| words.money(value.abs(), outcome.currency);
    let (lead, gap) = (money(balance.lead), money(balance.gap));
    words.fill(key, &[("lead", &lead), ("part", &name(words, balance.part)), ("gap", &gap)])
}

/// The name of a part.
pub fn name(words: Words, part: Part) -> String {
    words.text(&format!("value.{}.label", part.key()))
}

fn rows(words: Words, shown: Shown, outcome: &Outcome) -> Vec<Row> {
    let money = |value: f64| words.money(value, outcome.currency);
    let row = |key: &str, places: &[usize], value: String| Row {
        name: words.text(&format!("value.row.{key}")),
        value: if shown.is_unknown(places) { UNKNOWN.to_owned() } else { value },
        is_stale: shown.is_stale(places),
    };
    let (own, both) = (places(Part::own), [places(Part::own), places(Part::rival)].concat());
    let of = |result: &PerceivedValueResult| {
        words.fill("value.both", &[("difference", &money(result.difference)), ("ratio", &ratio(words, result))])
    };
    let mut rows = vec![
        row("benefits", &own, money(outcome.own.first.benefits)),
        row("costs", &own, money(outcome.own.first.costs)),
        row("repeat", &own, of(&outcome.repeat)),
    ];
    rows.extend(outcome.rival().map(|rival| row("rival", &places(Part::rival), of(&rival.first))));
    rows.extend(outcome.lead().map(|value| row("lead", &both, lead(words, outcome, value))));
    rows.extend(outcome.repeat_lead().map(|value| row("repeatLead", &both, lead(words, outcome, value))));
    rows
}

/// Ahead or behind, by how much.
fn lead(words: Words, outcome: &Outcome, lead: f64) -> String {
    let amount = words.money(lead.abs(), outcome.currency);
    let key = match lead {
        lead if lead > 0.0 => "value.against.ahead",
        lead if lead < 0.0 => "value.against.behind",
        _ => return words.text("value.against.level"),
    };
    words.fill(key, &[("amount", &amount)])
}

/// How the result was computed.
pub fn how(shown: Shown) -> AnyView {
    let words = Words::of_view();
    let formulas = live_view(move || shown.with(|outcome| working(words, outcome)));
    view! { <Working formulas /> }.into_any()
}

/// The formulas with the visitor's own numbers.
fn working(words: Words, outcome: &Outcome) -> impl IntoView + use<> {
    let money = |value: f64| words.money(value, outcome.currency);
    let sum = |parts: &[Part], total: f64| {
        let parts: Vec<String> = parts.iter().map(|part| money(outcome.own.amount(*part))).collect();
        format!("{} = {}", parts.join(" + "), money(total))
    };
    let first = &outcome.own.first;
    let costs: Vec<Part> = [Part::Price].into_iter().chain(Part::TRANSACTION).collect();
    let lines = [
        ("value.working.benefits", sum(&Part::BENEFITS, first.benefits)),
        ("value.working.costs", sum(&costs, first.costs)),
        (
            "value.working.difference",
            format!("{} − {} = {}", money(first.benefits), money(first.costs), money(first.difference)),
        ),
        (
            "value.working.ratio",
            format!("{} ÷ {} = {}", money(first.benefits), money(first.costs), ratio(words, first)),
        ),
        ("value.working.repeat", repeat(words, outcome)),
    ];
    let line = |(key, formula): (&str, String)| {
        view! { <p>{words.text(key)}<br/><span class="formula">{formula}</span></p> }
    };
    let hour = outcome.hour.map(|hour| words.fill("value.working.hours", &[("amount", &money(hour))]));
    view! {
        {lines.map(line)}
        {hour.map(|hour| view! { <p>{hour}</p> })}
        <p>{words.text("value.working.note")}</p>
    }
}

fn repeat(words: Words, outcome: &Outcome) -> String {
    let money = |value: f64| words.money(value, outcome.currency);
    let price = outcome.own.amount(Part::Price);
    let transaction = outcome.own.first.costs - price;
    format!(
        "{} − ({} + {} × {}) = {}",
        money(outcome.own.first.benefits),
        money(price),
        words.percent(outcome.left),
        money(transaction),
        money(outcome.repeat.difference)
    )
}
