//! What the change is worth, with its uncertainty, and from which effect on it pays.

use leptos::prelude::*;

use super::Shown;
use crate::app::components::result::{Figure, Headline, ResultRegion, UNKNOWN};
use crate::app::components::rows::{Row, Rows};
use crate::app::components::working::Working;
use crate::app::live::{fixed, flag, live, live_view};
use crate::app::{Root, Words};
use crate::metrics::RetentionClv;
use crate::tools::bridge::{BreakEven, Input, Outcome, Scenario};

/// The gain of all customers, that of one, and what they rest on.
#[component]
pub fn Results(
    /// The outcome on show.
    shown: Shown,
    /// What stands below the numbers.
    #[prop(optional)]
    after: Option<AnyView>,
) -> impl IntoView {
    let words = Words::of_view();
    let text = move |key: &str| words.text(key);
    let problem = Memo::new(move |_| shown.problem(words));
    let rows = Memo::new(move |_| shown.with(|outcome| rows(words, shown, outcome)).unwrap_or_default());
    let figures = vec![Figure {
        name: Some(fixed(text("bridge.gain.name"))),
        value: live(move || total(words, shown)),
        unit: live(move || {
            let is_unknown = shown.is_unknown(&RANGE);
            shown.with(|outcome| between(words, outcome)).filter(|_| !is_unknown).unwrap_or_default()
        }),
    }];
    let sentence = live(move || {
        let is_unknown = shown.is_unknown(&[Input::Discount as usize, Input::Cost as usize]);
        shown.with(|outcome| verdict(words, outcome)).filter(|_| !is_unknown).unwrap_or_default()
    });
    view! {
        <ResultRegion id="bridge-result" title=text("bridge.result") problem is_stale=flag(move || shown.is_stale(&RANGE)) after>
            <Headline figures sentence />
            <p class="notice">{text("bridge.noCoefficient")}</p>
            <Rows rows />
        </ResultRegion>
    }
}

/// The optional inputs that the gain and its range rest on.
const RANGE: [usize; 3] = [Input::EffectLow as usize, Input::EffectHigh as usize, Input::Discount as usize];

/// The gain of all customers, or why there is none.
pub fn total(words: Words, shown: Shown) -> String {
    let is_unknown = shown.is_unknown(&[Input::Discount as usize]);
    let total = shown.with(|outcome| gain(words, outcome, &outcome.likely)).filter(|_| !is_unknown);
    total.unwrap_or_else(|| UNKNOWN.to_owned())
}

fn gain(words: Words, outcome: &Outcome, scenario: &Scenario) -> String {
    let amount = outcome.total(scenario).map(|total| words.money(total, outcome.currency));
    amount.unwrap_or_else(|| why_none(words, scenario))
}

/// Why a scenario has no gain: nobody stays more often than always, and a sum may have no limit.
fn why_none(words: Words, scenario: &Scenario) -> String {
    words.text(if scenario.after.is_none() { "bridge.impossible" } else { "bridge.unlimited" })
}

/// The range of the gain, or that there is none.
fn between(words: Words, outcome: &Outcome) -> String {
    let Some([low, high]) = &outcome.ends else { return words.text("bridge.gain.noRange") };
    // Where the change is for the worse, the greatest effect is the greatest loss.
    let [least, most] = if outcome.change < 0.0 { [high, low] } else { [low, high] };
    let amount = |end: &Scenario| outcome.total(end).map(|total| words.money(total, outcome.currency));
    match (amount(least), amount(most)) {
        (Some(least), Some(most)) => words.fill("bridge.gain.between", &[("least", &least), ("most", &most)]),
        (Some(known), None) => one_end(words, &known, most),
        (None, Some(known)) => one_end(words, &known, least),
        (None, None) => words.fill("bridge.gain.noEnd", &[("why", &why_none(words, least))]),
    }
}

fn one_end(words: Words, known: &str, other: &Scenario) -> String {
    words.fill("bridge.gain.oneEnd", &[("known", known), ("why", &why_none(words, other))])
}

/// From which effect on the change pays.
fn verdict(words: Words, outcome: &Outcome) -> String {
    match outcome.break_even {
        BreakEven::NoCost => words.text("bridge.breakEven.noCost"),
        BreakEven::Never => words.text("bridge.breakEven.never"),
        BreakEven::At(effect) => {
            let effect = words.plural("bridge.points", effect, 2, &[]);
            words.fill("bridge.breakEven.at", &[("effect", &effect)])
        }
    }
}

fn rows(words: Words, shown: Shown, outcome: &Outcome) -> Vec<Row> {
    let row = |key: &str, places: &[usize], value: String| Row {
        name: words.text(&format!("bridge.row.{key}")),
        value: if shown.is_unknown(places) { UNKNOWN.to_owned() } else { value },
        is_stale: shown.is_stale(places),
    };
    let (discount, cost) = (&[Input::Discount as usize][..], Input::Cost as usize);
    let money = |value: f64| words.money(value, outcome.currency);
    let each = outcome.gain(&outcome.likely).map_or_else(|| why_none(words, &outcome.likely), money);
    let mut rows = vec![
        row("retention", &[], change(&words.percent(outcome.retention()), &words.percent(outcome.likely.retention))),
        row(
            "stay",
            &[],
            change(&stay(words, outcome, Some(&outcome.before)), &stay(words, outcome, outcome.likely.after.as_ref())),
        ),
        row(
            "value",
            discount,
            change(
                &value(words, outcome, Some(&outcome.before)),
                &value(words, outcome, outcome.likely.after.as_ref()),
            ),
        ),
        row("each", discount, each),
    ];
    let net = outcome.total(&outcome.likely).zip(outcome.cost).map(|(total, cost)| money(total - cost));
    rows.extend(net.map(|net| row("net", &[cost, Input::Discount as usize], net)));
    rows
}

/// From one to another.
fn change(before: &str, after: &str) -> String {
    format!("{before} → {after}")
}

/// How long a customer stays on average.
fn stay(words: Words, outcome: &Outcome, clv: Option<&RetentionClv>) -> String {
    let key = if outcome.is_monthly { "bridge.stay.months" } else { "bridge.stay.years" };
    let periods = clv.map(|clv| clv.expected_periods);
    match periods {
        None => UNKNOWN.to_owned(),
        Some(None) => words.text("bridge.stay.always"),
        Some(Some(periods)) => words.plural(key, periods, 1, &[]),
    }
}

fn value(words: Words, outcome: &Outcome, clv: Option<&RetentionClv>) -> String {
    let Some(clv) = clv else { return UNKNOWN.to_owned() };
    clv.clv.map_or_else(|| words.text("bridge.unlimited"), |clv| words.money(clv, outcome.currency))
}

/// How the result was computed.
pub fn how(shown: Shown) -> AnyView {
    let words = Words::of_view();
    let formulas = live_view(move || shown.with(|outcome| working(words, outcome)));
    view! { <Working formulas /><Onward shown /> }.into_any()
}

/// Where to go from here: back to the feelings, on to the money, which takes the customer along.
#[component]
fn Onward(shown: Shown) -> impl IntoView {
    let words = Words::of_view();
    let root = Root::of_view();
    let nev = root.link(words.language, "nev/");
    let ltv = live(move || {
        let link = shown.with(Outcome::as_lifetime).map(|link| format!("#{link}")).unwrap_or_default();
        root.link(words.language, "ltv/retention/") + &link
    });
    view! {
        <p class="onward">
            <a href=nev>{words.text("bridge.onward.nev")}</a>
            <a href=ltv>{words.text("bridge.onward.ltv")}</a>
        </p>
    }
}

/// The formulas with the visitor's own numbers.
fn working(words: Words, outcome: &Outcome) -> impl IntoView + use<> {
    let money = |value: f64| words.money(value, outcome.currency);
    let (before, after) = (outcome.retention(), outcome.likely.retention);
    let effect = words.number(outcome.likely.effect, 4);
    let retention = format!(
        "{} + {} × {effect} ÷ 100 = {}",
        words.percent(before),
        words.number(outcome.change, 4),
        words.percent(after)
    );
    let worth = |retention: f64, clv: &RetentionClv| {
        let ratio = format!("1 − {} ÷ (1 + {})", words.percent(retention), words.percent(outcome.discount()));
        let value = value(words, outcome, Some(clv));
        format!("{} ÷ ({ratio}) = {value}", money(outcome.contribution()))
    };
    let lines = [Some(worth(before, &outcome.before)), outcome.likely.after.as_ref().map(|clv| worth(after, clv))];
    let lines =
        lines.into_iter().flatten().map(|line| view! { <br/><span class="formula">{line}</span> }).collect_view();
    let total = outcome.gain(&outcome.likely).zip(outcome.total(&outcome.likely)).map(|(gain, total)| {
        let line = format!("{} × {} = {}", money(gain), words.number(outcome.customers, 0), money(total));
        view! { <p>{words.text("bridge.working.total")}<br/><span class="formula">{line}</span></p> }
    });
    view! {
        <p>{words.text("bridge.working.retention")}<br/><span class="formula">{retention}</span></p>
        <p>{words.text("bridge.working.value")}{lines}</p>
        {total}
        <p>{words.text("bridge.working.note")}</p>
    }
}
