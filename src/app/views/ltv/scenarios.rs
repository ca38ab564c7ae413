//! Sets of inputs that are kept, side by side, and what makes them differ.

use leptos::prelude::*;

use super::Shown;
use crate::app::components::chart_figure::{Table, table_rows};
use crate::app::components::result::UNKNOWN;
use crate::app::components::working::Working;
use crate::app::live::{flag, live, live_view, on_click, on_value};
use crate::app::{ToolState, Words};
use crate::tools::Edit;
use crate::tools::ltv::scenarios::{Compared, MOST, Scenario, entry, kept, key as input_key};
use crate::tools::ltv::{Input, Outcome};

const PLACE: usize = Input::Scenarios as usize;

/// Up to four sets of inputs by name: kept, compared in a table and in words, put back into the form.
#[component]
pub fn Scenarios(
    /// The tool's state.
    state: ToolState,
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let text = move |key: &str| words.text(&format!("ltv.scenarios.{key}"));
    let scenarios = Memo::new(move |_| state.with(kept));
    let count = Memo::new(move |_| scenarios.with(|(all, _)| all.len()));
    let cannot_keep =
        move || count.get() == MOST || shown.is_stale(&[Input::Discount as usize, Input::AcquisitionCost as usize]);
    let names = live_view(move || Some((0..count.get()).map(|i| name(words, state, scenarios, i)).collect_view()));
    let compared = live_view(move || {
        let (all, _) = scenarios.get();
        (!all.is_empty()).then(|| side_by_side(words, &Kept::of(words, all)))
    });
    let full = live_view(move || {
        let is_over = scenarios.with(|(_, surplus)| *surplus > 0);
        let key = if is_over { Some("surplus") } else { (count.get() == MOST).then_some("full") };
        key.map(|key| view! { <p class="field-note" role="status">{text(key)}</p> })
    });
    view! {
        <section class="scenarios" data-panel="" aria-labelledby="ltv-scenarios">
            <h2 id="ltv-scenarios">{text("title")}</h2>
            <p class="field-note">{text("note")}</p>
            <ul class="scenario-names">{names}</ul>
            <p class="actions needs-script">
                <button type="button" disabled=flag(cannot_keep) on:click=on_click(move || keep(words, state))>{text("keep")}</button>
            </p>
            {full}
            {compared}
        </section>
    }
}

/// Changes what is kept, as a step of its own.
fn change(words: Words, state: ToolState, change: impl FnOnce(&mut Vec<Scenario>)) {
    let mut scenarios = state.with_untracked(|document| kept(document).0);
    change(&mut scenarios);
    state.apply_alone(Edit::Set(PLACE, entry(&scenarios, words.language)));
}

fn keep(words: Words, state: ToolState) {
    change(words, state, |scenarios| {
        let is_free = |name: &String| scenarios.iter().all(|scenario| scenario.name != *name);
        let places = (0..=MOST).map(|place| (scenarios.len() + place) % (MOST + 1));
        let name = places.map(|at| numbered(words, at)).find(is_free).unwrap_or_default();
        scenarios.push(state.with_untracked(|document| Scenario::of(document, &name)));
    });
}

fn numbered(words: Words, at: usize) -> String {
    words.fill("ltv.scenarios.numbered", &[("n", &words.number(at as f64 + 1.0, 0))])
}

/// The name of a scenario, and what can be done with it.
fn name(words: Words, state: ToolState, scenarios: Memo<(Vec<Scenario>, usize)>, at: usize) -> AnyView {
    let read = move || scenarios.with(|(all, _)| all.get(at).map(|scenario| scenario.name.clone()));
    let label = numbered(words, at);
    let button = |key: &str, act: Box<dyn Fn()>| {
        let text = words.text(&format!("ltv.scenarios.{key}"));
        view! { <button type="button" class="quiet" aria-label=format!("{text}: {label}") on:click=on_click(act)>{text.clone()}</button> }
    };
    let rename = move |typed: String| {
        change(words, state, |scenarios| {
            scenarios.iter_mut().skip(at).take(1).for_each(|one| one.name.clone_from(&typed))
        });
    };
    let open = button("open", Box::new(move || open(words, state, at)));
    // A second press may come before the first one is drawn.
    let removed = move |scenarios: &mut Vec<Scenario>| {
        let gone = (at < scenarios.len()).then(|| scenarios.remove(at));
        drop(gone);
    };
    let remove = button("remove", Box::new(move || change(words, state, removed)));
    view! {
        <li>
            <input type="text" data-name="" autocomplete="off" maxlength="40" aria-label=words.fill("ltv.scenarios.name", &[("scenario", &label)])
                placeholder=label.clone() prop:value=live(move || read().unwrap_or_default()) on:change=on_value(rename) />
            {open}{remove}
        </li>
    }
    .into_any()
}

/// Puts the inputs of a scenario into the form; what is kept stays.
fn open(words: Words, state: ToolState, at: usize) {
    let found = state.with_untracked(|document| {
        let scenario = kept(document).0.into_iter().nth(at)?;
        Some(scenario.document(words.language).with_texts_of(document))
    });
    if let Some(document) = found {
        state.replace(document);
    }
}

/// A scenario with its name and its outcome.
struct Kept(String, Option<Outcome>);

impl Kept {
    fn of(words: Words, scenarios: Vec<Scenario>) -> Vec<Self> {
        let named = |(at, scenario): (usize, Scenario)| {
            let outcome = scenario.outcome(words.language);
            Self(if scenario.name.is_empty() { numbered(words, at) } else { scenario.name }, outcome)
        };
        scenarios.into_iter().enumerate().map(named).collect()
    }
}

/// All scenarios in a table, the first beside each other one in words, and how that was computed.
fn side_by_side(words: Words, all: &[Kept]) -> AnyView {
    let table = table_rows(&table(words, all));
    let first = all.first();
    let said =
        all.iter().skip(1).filter_map(|other| Some(view! { <p>{said(words, first?, other)}</p> })).collect_view();
    let lines: Vec<String> = all.iter().filter_map(|kept| Some(formula(words, kept.1.as_ref()?))).collect();
    let formulas = live_view(move || {
        let lines = lines.iter().map(|line| view! { <p class="formula">{line.clone()}</p> }).collect_view();
        Some(view! { {lines}<p>{words.text("ltv.scenarios.split")}</p> })
    });
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-labelledby="ltv-scenarios"><table>{table}</table></div>
        <div class="scenario-words" aria-live="polite">{said}</div>
        <Working formulas />
    }
    .into_any()
}

fn left(outcome: &Outcome) -> f64 {
    outcome.after_cost().unwrap_or(outcome.result.profit)
}

fn formula(words: Words, outcome: &Outcome) -> String {
    let input = &outcome.input;
    let money = |value: f64| words.money(value, outcome.currency);
    let cost = input.acquisition_cost.map(|cost| format!(" − {}", money(cost))).unwrap_or_default();
    let (purchases, months) = (words.number(input.purchases_per_month, 4), words.number(input.months, 4));
    let margin = words.percent(input.margin);
    format!("{} × {purchases} × {margin} × {months}{cost} = {}", money(input.average_check), money(left(outcome)))
}

fn table(words: Words, all: &[Kept]) -> Table {
    let row = |key: &str, read: fn(Words, &Outcome) -> Option<String>| {
        let cell = |kept: &Kept| kept.1.as_ref().and_then(|outcome| read(words, outcome));
        let cells = all.iter().map(|kept| cell(kept).unwrap_or_else(|| UNKNOWN.to_owned()));
        [words.text(key)].into_iter().chain(cells).collect::<Vec<_>>()
    };
    let rows = vec![
        row("ltv.check.label", |words, outcome| Some(words.money(outcome.input.average_check, outcome.currency))),
        row("ltv.purchases.label", |words, outcome| Some(words.number(outcome.input.purchases_per_month, 4))),
        row("ltv.margin.label", |words, outcome| Some(words.percent(outcome.input.margin))),
        row("ltv.months.label", |words, outcome| Some(words.number(outcome.input.months, 4))),
        row("ltv.cac.label", |words, outcome| Some(words.money(outcome.input.acquisition_cost?, outcome.currency))),
        row("ltv.revenue.name", |words, outcome| Some(words.money(outcome.result.revenue, outcome.currency))),
        row("ltv.profit.name", |words, outcome| Some(words.money(outcome.result.profit, outcome.currency))),
        row("ltv.left.name", |words, outcome| Some(words.money(outcome.after_cost()?, outcome.currency))),
        row("ltv.row.discounted", |words, outcome| {
            let value = outcome.is_discounted().then_some(outcome.result.discounted_profit)?;
            Some(words.money(value, outcome.currency))
        }),
    ];
    let heads = [words.text("ltv.scenarios.number")].into_iter().chain(all.iter().map(|Kept(name, _)| name.clone()));
    Table { head: heads.collect(), rows }
}

/// How a scenario differs from the first one.
fn said(words: Words, first: &Kept, other: &Kept) -> String {
    let Some((one, two)) = first.1.as_ref().zip(other.1.as_ref()) else {
        let wrong = if first.1.is_none() { first } else { other };
        return words.fill("ltv.scenarios.wrong", &[("name", &wrong.0)]);
    };
    let names = [("name", other.0.as_str()), ("first", first.0.as_str())];
    let Some(Compared { change, is_before_cost, shares }) = Compared::of(one, two) else {
        return words.fill("ltv.scenarios.currencies", &names);
    };
    let money = |value: f64| words.money(value.abs(), one.currency);
    let sign = |value: f64| if value < 0.0 { "−" } else { "+" };
    let is_seen = |value: &f64| value.abs() >= 0.005;
    let key = match change {
        change if !is_seen(&change) => "ltv.scenarios.same",
        change if change > 0.0 => "ltv.scenarios.more",
        _ => "ltv.scenarios.less",
    };
    let difference = words.fill(key, &[("amount", &money(change)), names[0], names[1]]);
    let aside = is_before_cost.then(|| words.text("ltv.scenarios.costOfOne"));
    let difference = [difference].into_iter().chain(aside).collect::<Vec<_>>().join(" ");
    let Some(shares) = shares else { return format!("{difference} {}", words.text("ltv.scenarios.unsplit")) };
    let part = |(input, share): (Input, f64)| {
        format!("{} {}\u{2060}{}", words.text(&format!("ltv.{}.label", input_key(input))), sign(share), money(share))
    };
    let parts: Vec<String> = shares.into_iter().filter(|(_, share)| is_seen(share)).map(part).collect();
    match parts.as_slice() {
        [] => difference,
        parts => format!("{difference} {}", words.fill("ltv.scenarios.parts", &[("parts", &parts.join("; "))])),
    }
}
