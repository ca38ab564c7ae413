//! The journey in one picture, drawn into the page: what customers feel at each stage, and what they have brought by then.

use leptos::prelude::*;

use crate::app::Words;
use crate::app::components::chart_figure::{ChartFigure, Table};
use crate::app::views::nev::{cluster_ink, cluster_key};
use crate::charts::{Emblem, Ink, Station, emblem};
use crate::content::illustration::{ACQUISITION_COST, Standing, standing};
use crate::content::stages::{Origin, Stage};
use crate::metrics::Cluster;
use crate::tools::currency::price_level;
use crate::tools::story;

/// The picture with its caption, which calls it an illustration, and its numbers as a table.
#[component]
pub fn JourneyEmblem(
    /// The stage whose place is marked.
    #[prop(optional)]
    marked: Option<Stage>,
) -> impl IntoView {
    let words = Words::of_view();
    let chart = picture(words, marked);
    let draw = Callback::new(move |layout| emblem(&chart, layout).unwrap_or_default());
    let month = brought(words, 1.0) - brought(words, 0.0);
    let money = |amount: f64| words.money(amount, words.language.default_currency());
    let cost = ACQUISITION_COST * price_level(words.language);
    let note = words.fill("emblem.note", &[("cost", &money(cost)), ("month", &money(month))]);
    view! {
        <div class="emblem">
            <ChartFigure id="emblem" caption=Signal::stored(words.text("emblem.caption")) draw table=Signal::stored(table(words)) />
            <p class="fine-print">{note}</p>
        </div>
    }
}

fn picture(words: Words, marked: Option<Stage>) -> Emblem {
    Emblem {
        name: words.text("emblem.name"),
        feelings: words.text("emblem.feelings"),
        values: words.text("emblem.values"),
        stations: Stage::ALL.iter().map(|stage| station(words, *stage)).collect(),
        feeling_range: (-4.0, 10.0),
        value_range: (0.0, 0.0),
        repaid: words.text("emblem.repaid"),
        marked: Stage::ALL.iter().position(|stage| Some(*stage) == marked),
        key: cluster_key(words),
    }
}

/// The ink of the cluster at stake; what is felt below zero destroys value, whatever was at stake.
fn ink(stage: Stage) -> Ink {
    let leading = stage.explainer().clusters.first().filter(|_| standing(stage).feeling >= 0.0);
    let known = Cluster::ALL.into_iter().find(|cluster| leading == Some(&cluster.name()));
    cluster_ink(known.unwrap_or(Cluster::Destroying))
}

fn station(words: Words, stage: Stage) -> Station {
    let value = standing(stage).months.map(|months| brought(words, months));
    let is_labelled = matches!(stage, Stage::Purchase | Stage::Recommendation);
    let label = value.filter(|_| is_labelled).map(|value| words.money(value, words.language.default_currency()));
    Station {
        label: words.text(&format!("stage.{}.name", stage.id())),
        feeling: Some(standing(stage).feeling),
        ink: ink(stage),
        is_dashed: stage.explainer().origin != Origin::Source,
        value,
        value_label: label.unwrap_or_default(),
    }
}

/// What the customer has brought after so many months, less what winning them cost, at the prices of the language.
fn brought(words: Words, months: f64) -> f64 {
    story::left(months).unwrap_or_default() * price_level(words.language)
}

fn table(words: Words) -> Table {
    let row = |stage: &Stage| {
        let Standing { feeling, months } = standing(*stage);
        let value = months.map(|months| words.money(brought(words, months), words.language.default_currency()));
        let name = words.text(&format!("stage.{}.name", stage.id()));
        vec![name, words.signed(feeling, 1), value.unwrap_or_else(|| words.text("emblem.nothing"))]
    };
    let head = ["emblem.stage", "emblem.feeling", "emblem.value"].map(|key| words.text(key)).to_vec();
    Table { head, rows: Stage::ALL.iter().map(row).collect() }
}
