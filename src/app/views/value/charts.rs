//! The chart of both offers: benefits to the right, costs to the left.

use leptos::prelude::*;

use super::Shown;
use super::result::name;
use crate::app::components::chart_figure::{Table, without_exports};
use crate::app::components::outcome_chart::OutcomeChart;
use crate::app::{self, ToolState, View, Words};
use crate::charts::{self, Bar, Diverging, Ink, Layout};
use crate::tools::value::{self, Offer, Outcome, Part};

/// What a frame loads when it has room for the chart, whose texts come on top of those that the frame has.
pub static FRAME: app::Part = app::Part {
    id: "valuechart",
    views: &[View { name: "chart", tool: &value::TOOL, draw: chart, messages: None }],
    jobs: &[],
    texts: &["chart.numbers", "value.chart.", "value.table."],
};

fn chart(state: ToolState) -> AnyView {
    without_exports();
    let shown = Shown::of(state, value::outcome);
    view! { <OffersChart shown /> }.into_any()
}

/// Each part of one's own offer and of the rival's.
#[component]
pub fn OffersChart(
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    view! {
        <OutcomeChart shown id="value-chart" caption="value.chart.caption" is_there=|_| true draw table />
    }
}

/// The offers by the beginning of their texts and their ink.
fn offers(outcome: &Outcome) -> impl Iterator<Item = (&'static str, Ink, &Offer)> {
    let rival = outcome.rival().map(|rival| ("value.chart.rival", Ink::Second, rival));
    [("value.chart.own", Ink::Accent, &outcome.own)].into_iter().chain(rival)
}

/// A part with its sign: costs are negative.
fn signed(offer: &Offer, part: Part) -> f64 {
    if part.is_benefit() { offer.amount(part) } else { 0.0 - offer.amount(part) }
}

fn draw(words: Words, outcome: &Outcome, layout: Layout) -> String {
    let bar = |part: Part, (key, ink, offer): (&str, Ink, &Offer)| {
        let value = signed(offer, part);
        Bar {
            label: words.fill(key, &[("part", &name(words, part))]),
            value: Some(value),
            value_label: words.money(value, outcome.currency),
            ink,
        }
    };
    let is_shown = |part: &Part| offers(outcome).any(|(_, _, offer)| offer.amount(*part) > 0.0);
    let parts = Part::ALL.into_iter().filter(is_shown);
    let bars = parts.flat_map(|part| offers(outcome).map(move |offer| bar(part, offer)).collect::<Vec<_>>()).collect();
    let chart = Diverging { name: words.text("value.chart.name"), bars, key: Vec::new() };
    charts::diverging(&chart, layout).unwrap_or_default()
}

fn table(words: Words, outcome: &Outcome) -> Table {
    let heads = ["value.table.part", "value.table.own", "value.table.rival"];
    let money = |value: f64| words.money(value, outcome.currency);
    let row = |part: Part| {
        let values = offers(outcome).map(|(_, _, offer)| money(signed(offer, part)));
        [name(words, part)].into_iter().chain(values).collect()
    };
    Table {
        head: heads.iter().take(1 + offers(outcome).count()).map(|key| words.text(key)).collect(),
        rows: Part::ALL.into_iter().map(row).collect(),
    }
}
