//! What one emotion does to NEV: pulled by a slider, beside the answers as given, which stay as they are.

use leptos::prelude::*;

use crate::app::browser::throttle::throttled;
use crate::app::components::chart_figure::{ChartFigure, Table};
use crate::app::live::{flag, live, live_view, on_click, on_value};
use crate::app::views::nev::{NevState, cluster_ink};
use crate::app::{ToolState, Words};
use crate::charts::{self, Axis, Estimate, Intervals, Layout, Level, Steps};
use crate::metrics::{Cluster, Emotion};
use crate::tools::nev::what_if::WhatIf;
use crate::tools::nev::{Scale, Sheet};

/// The ids of list and slider.
const LIST: &str = "what-if-emotion";
const SLIDER: &str = "what-if-answer";

/// What the visitor has pulled: an emotion, and its answer where that is another one.
#[derive(Clone, Copy)]
struct Pulled {
    nev: NevState,
    chosen: RwSignal<Option<(Emotion, Option<u8>)>>,
    what_if: Memo<Option<WhatIf>>,
}

impl Pulled {
    fn new(nev: NevState) -> Self {
        let chosen = RwSignal::new(None);
        let what_if = Memo::new(move |_| nev.with(|sheet| of(sheet, chosen.get())));
        Self { nev, chosen, what_if }
    }

    fn with<T>(self, read: impl FnOnce(&WhatIf) -> T) -> Option<T> {
        self.what_if.with(|what_if| what_if.as_ref().map(read))
    }

    fn emotion(self) -> Option<Emotion> {
        self.with(|what_if| what_if.emotion)
    }

    fn choose(self, name: &str) {
        self.chosen.set(Emotion::from_name(name).map(|emotion| (emotion, None)));
    }

    fn pull(self, answer: Option<u8>) {
        self.chosen.set(untrack(move || self.emotion()).map(|emotion| (emotion, answer)));
    }
}

/// The emotion that was chosen, or else the one to begin with, at the answer to which it was pulled.
fn of(sheet: &Sheet, chosen: Option<(Emotion, Option<u8>)>) -> Option<WhatIf> {
    let has_answer = |(emotion, _): &(Emotion, Option<u8>)| sheet.answer(*emotion).rating().is_some();
    let (emotion, pulled) = match chosen.filter(has_answer) {
        Some(chosen) => chosen,
        None => (sheet.first_to_pull()?, None),
    };
    sheet.what_if(emotion, pulled.or(sheet.answer(emotion).rating())?)
}

/// List, slider, what becomes of NEV in words and as a formula, and the chart that marks both.
pub fn draw(state: ToolState) -> AnyView {
    let words = Words::of_view();
    let text = move |key: &str| words.text(&format!("emotions.whatIf.{key}"));
    let pulled = Pulled::new(NevState::new(state));
    let is_as_answered = move || !pulled.with(WhatIf::is_moved).unwrap_or_default();
    view! {
        <div class="panel-inside">
            <div class="panel-inputs">
                <p class="field-note">{text("note")}</p>
                <EmotionList pulled />
                <Slider pulled />
                <p class="actions">
                    <button type="button" class="quiet" disabled=flag(is_as_answered) on:click=on_click(move || pulled.pull(None))>
                        {text("back")}
                    </button>
                </p>
                <div class="verdict" role="status">{live(move || pulled.with(|what_if| said(words, what_if)).unwrap_or_default())}</div>
                <p class="formula">{live(move || pulled.with(|what_if| formula(words, what_if)).unwrap_or_default())}</p>
                <p class="fine-print">{live(move || pulled.with(|what_if| small_print(words, what_if)).unwrap_or_default())}</p>
            </div>
            <Chart pulled />
        </div>
    }
    .into_any()
}

/// The emotions that have an answer, cluster by cluster.
#[component]
fn EmotionList(pulled: Pulled) -> impl IntoView {
    let words = Words::of_view();
    let answered = Memo::new(move |_| pulled.nev.with(Sheet::ratings));
    let option = move |emotion: Emotion| {
        let is_chosen = move || pulled.emotion() == Some(emotion);
        view! { <option value=emotion.name() selected=flag(is_chosen)>{emotion_name(words, emotion)}</option> }
    };
    let group = move |cluster: Cluster| {
        let has_answer = |(_, rating): &(Emotion, Option<f64>)| rating.is_some();
        let of_cluster = Emotion::ALL.into_iter().zip(answered.get()).filter(has_answer);
        let options: Vec<_> =
            of_cluster.map(|(emotion, _)| emotion).filter(|emotion| emotion.cluster() == cluster).collect();
        let name = words.text(&format!("cluster.{}", cluster.name()));
        (!options.is_empty())
            .then(|| view! { <optgroup label=name>{options.into_iter().map(option).collect_view()}</optgroup> })
    };
    let groups = live_view(move || Some(Cluster::ALL.map(group).collect_view()));
    view! {
        <div class="field">
            <label for=LIST>{words.text("emotions.whatIf.emotion")}</label>
            <select id=LIST on:change=on_value(move |name| pulled.choose(&name))>{groups}</select>
        </div>
    }
}

/// The answer in the place of the given one.
#[component]
fn Slider(pulled: Pulled) -> impl IntoView {
    let words = Words::of_view();
    let end = move |of: fn(Scale) -> u8| live(move || of(pulled.nev.scale()).to_string());
    let answer = move |read: fn(&WhatIf) -> u8| pulled.with(read).map(|answer| answer.to_string()).unwrap_or_default();
    let label = move || {
        let name = pulled.emotion().map(|emotion| emotion_name(words, emotion)).unwrap_or_default();
        words.fill("emotions.whatIf.answer", &[("emotion", &name)])
    };
    let given = move || words.fill("emotions.whatIf.given", &[("given", &answer(|what_if| what_if.given))]);
    view! {
        <div class="field">
            <label for=SLIDER>{live(label)}</label>
            <span class="slider-value" aria-hidden="true">{live(move || answer(|what_if| what_if.pulled))}</span>
            <input type="range" id=SLIDER step="1" min=end(Scale::min) max=end(Scale::max)
                prop:value=live(move || answer(|what_if| what_if.pulled)) aria-describedby="what-if-given"
                on:input=on_value(move |value| pulled.pull(value.parse().ok())) />
            <p class="field-note" id="what-if-given">{live(given)}</p>
        </div>
    }
}

/// NEV as it is, and what this one emotion makes of it.
#[component]
fn Chart(pulled: Pulled) -> impl IntoView {
    let words = Words::of_view();
    let beat = throttled(Box::new(move || pulled.what_if.track()));
    let read = move |of: fn(Words, &WhatIf) -> Table| {
        beat.track();
        untrack(|| pulled.with(|what_if| of(words, what_if))).unwrap_or_default()
    };
    let drawn = move |layout: Layout| {
        beat.track();
        untrack(|| pulled.with(|what_if| drawing(words, what_if, layout))).unwrap_or_default()
    };
    view! {
        <ChartFigure id="what-if-chart" caption=Signal::stored(words.text("emotions.whatIf.caption"))
            draw=Callback::new(drawn) table=Signal::derive(move || read(table)) />
    }
}

fn drawing(words: Words, what_if: &WhatIf, layout: Layout) -> String {
    let chart = Intervals {
        name: &words.text("emotions.whatIf.chart"),
        estimates: vec![Estimate {
            label: emotion_name(words, what_if.emotion),
            value: Some(what_if.to),
            interval: Some(what_if.reach),
            value_label: words.signed(what_if.to, 2),
            ink: cluster_ink(what_if.emotion.cluster()),
        }],
        reference: Some(Level {
            label: words.text("emotions.whatIf.asAnswered"),
            value_label: words.signed(what_if.from, 2),
            value: what_if.from,
        }),
        axis: Axis { name: "NEV", steps: Steps::Round, tick: &|value| words.number(value, 2) },
    };
    charts::intervals(&chart, layout).unwrap_or_default()
}

fn table(words: Words, what_if: &WhatIf) -> Table {
    let row = |key: &str, value: f64| vec![words.text(&format!("emotions.whatIf.{key}")), words.signed(value, 2)];
    let (least, most) = what_if.reach;
    Table {
        head: vec![emotion_name(words, what_if.emotion), "NEV".to_owned()],
        rows: vec![row("asAnswered", what_if.from), row("changed", what_if.to), row("least", least), row("most", most)],
    }
}

fn emotion_name(words: Words, emotion: Emotion) -> String {
    words.text(&format!("emotion.{}", emotion.name()))
}

/// From where to where NEV moves, and by how much.
fn said(words: Words, what_if: &WhatIf) -> String {
    let key = match what_if.change() {
        _ if !what_if.is_moved() => "emotions.whatIf.same",
        change if change > 0.0 => "emotions.whatIf.up",
        _ => "emotions.whatIf.down",
    };
    let name = emotion_name(words, what_if.emotion);
    let (given, pulled) = (what_if.given.to_string(), what_if.pulled.to_string());
    let (from, to) = (words.signed(what_if.from, 2), words.signed(what_if.to, 2));
    let change = words.fixed(what_if.change().abs(), 2);
    let answers = [("emotion", &*name), ("given", &given), ("pulled", &pulled)];
    let scores = [("from", &*from), ("to", &to), ("change", &change)];
    words.fill(key, &[answers, scores].concat())
}

/// The change with the visitor's own numbers.
fn formula(words: Words, what_if: &WhatIf) -> String {
    let sign = if what_if.is_negative() { "−" } else { "" };
    let change = words.signed(what_if.change(), 3);
    format!("{sign}({} − {}) ÷ {} = {change}", what_if.pulled, what_if.given, what_if.of_its_kind)
}

/// What the numbers do not say, and that they are rounded where they do not add up as they are shown.
fn small_print(words: Words, what_if: &WhatIf) -> String {
    let hundredths = |value: f64| (value * 100.0).round();
    let is_apart = hundredths(what_if.to) - hundredths(what_if.from) != hundredths(what_if.change());
    let rounded = is_apart.then(|| words.text("nev.rounded"));
    [Some(words.text("emotions.whatIf.arithmetic")), rounded].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
