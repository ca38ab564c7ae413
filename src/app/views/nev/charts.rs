//! The charts of the questionnaire: clusters, and emotions by their pull.

use leptos::prelude::*;

use super::NevState;
use crate::app::browser::throttle::throttled;
use crate::app::components::chart_figure::{ChartFigure, Table, without_exports};
use crate::app::{Part, ToolState, View, Words};
use crate::charts::{self, Bar, Bars, Diverging, Ink, KeyEntry, Layout};
use crate::metrics::{Cluster, Emotion, NevResult};
use crate::tools::nev::{self, Outcome};

/// What a frame loads when it has room for the chart, whose texts come on top of those that the frame has.
pub static FRAME: Part = Part {
    id: "nevchart",
    views: &[View { name: "chart", tool: &nev::TOOL, draw: chart, messages: None }],
    jobs: &[],
    texts: &["chart.numbers", "nev.chart.pull", "nev.table.", "cluster."],
};

fn chart(state: ToolState) -> AnyView {
    without_exports();
    view! { <NevCharts state=NevState::new(state) of=vec![PULL] /> }.into_any()
}

/// A chart of the questionnaire: id, caption, drawing and numbers.
type Drawing = (&'static str, &'static str, fn(Words, &Outcome, Layout) -> String, fn(Words, &Outcome) -> Table);

/// The means of the clusters.
pub const CLUSTERS: Drawing = ("nev-clusters", "nev.chart.clusters", draw_clusters, cluster_table);

/// The emotions by their pull.
pub const PULL: Drawing = ("nev-pull", "nev.chart.pull", draw_pull, pull_table);

/// Charts, as soon as there is a score.
#[component]
pub fn NevCharts(
    /// The questionnaire's state.
    state: NevState,
    /// Which ones.
    of: Vec<Drawing>,
) -> impl IntoView {
    let words = Words::of_view();
    let beat = throttled(Box::new(move || state.track()));
    let drawn = move |draw: fn(Words, &Outcome, Layout) -> String| {
        Callback::new(move |layout| {
            beat.track();
            untrack(|| state.outcome(|outcome| draw(words, outcome, layout)))
        })
    };
    let table = move |of: fn(Words, &Outcome) -> Table| {
        beat.track();
        untrack(|| state.outcome(|outcome| of(words, outcome)))
    };
    let figure = move |(id, caption, draw, numbers): Drawing| {
        let caption = Signal::stored(words.text(caption));
        view! { <ChartFigure id caption draw=drawn(draw) table=Signal::derive(move || table(numbers)) /> }
    };
    let has_score = Memo::new(move |_| state.outcome(|outcome| outcome.score.is_some()));
    view! {
        <Show when=move || has_score.get()>
            {of.iter().copied().map(figure).collect_view()}
        </Show>
    }
}

fn draw_clusters(words: Words, outcome: &Outcome, layout: Layout) -> String {
    let Some((result, _)) = &outcome.score else { return String::new() };
    let bar = |cluster: Cluster| Bar {
        label: cluster_name(words, cluster),
        value: result.clusters.get(cluster),
        value_label: mean_label(words, result, cluster),
        ink: cluster_ink(cluster),
    };
    let scale = (f64::from(outcome.scale.min()), f64::from(outcome.scale.max()));
    let chart = Bars {
        name: words.text("nev.chart.clusters.name"),
        scale,
        ends: (words.number(scale.0, 0), words.number(scale.1, 0)),
        bars: Cluster::ALL.map(bar).to_vec(),
    };
    charts::bars(&chart, layout).unwrap_or_default()
}

fn cluster_table(words: Words, outcome: &Outcome) -> Table {
    let Some((result, _)) = &outcome.score else { return Table::default() };
    let row = |cluster: Cluster| vec![cluster_name(words, cluster), mean_label(words, result, cluster)];
    Table {
        head: ["nev.table.cluster", "nev.table.mean"].map(|key| words.text(key)).to_vec(),
        rows: Cluster::ALL.map(row).to_vec(),
    }
}

fn draw_pull(words: Words, outcome: &Outcome, layout: Layout) -> String {
    let bar = |(emotion, pull): (Emotion, f64)| Bar {
        label: words.text(&format!("emotion.{}", emotion.name())),
        value: Some(pull),
        value_label: words.signed(pull, 2),
        ink: cluster_ink(emotion.cluster()),
    };
    let chart = Diverging {
        name: words.text("nev.chart.pull.name"),
        bars: outcome.by_pull().into_iter().map(bar).collect(),
        key: cluster_key(words),
    };
    charts::diverging(&chart, layout).unwrap_or_default()
}

fn pull_table(words: Words, outcome: &Outcome) -> Table {
    let Some((result, _)) = &outcome.score else { return Table::default() };
    let row = |(emotion, pull): (Emotion, f64)| {
        let answer = result.emotions.get(emotion).map(|answer| words.number(answer, 1)).unwrap_or_default();
        let name = words.text(&format!("emotion.{}", emotion.name()));
        vec![name, cluster_name(words, emotion.cluster()), answer, words.signed(pull, 3)]
    };
    let head = ["nev.table.emotion", "nev.table.cluster", "nev.table.answer", "nev.table.pull"];
    Table { head: head.map(|key| words.text(key)).to_vec(), rows: outcome.by_pull().into_iter().map(row).collect() }
}

fn mean_label(words: Words, result: &NevResult, cluster: Cluster) -> String {
    result.clusters.get(cluster).map_or_else(|| words.text("nev.none"), |mean| words.fixed(mean, 1))
}

fn cluster_name(words: Words, cluster: Cluster) -> String {
    words.text(&format!("cluster.{}", cluster.name()))
}

/// The names of the inks of the clusters.
pub fn cluster_key(words: Words) -> Vec<KeyEntry> {
    Cluster::ALL.map(|cluster| KeyEntry { ink: cluster_ink(cluster), label: cluster_name(words, cluster) }).to_vec()
}

/// The ink of a cluster.
pub const fn cluster_ink(cluster: Cluster) -> Ink {
    match cluster {
        Cluster::Destroying => Ink::Destroying,
        Cluster::Attention => Ink::Attention,
        Cluster::Recommendation => Ink::Recommendation,
        Cluster::Advocacy => Ink::Advocacy,
    }
}
