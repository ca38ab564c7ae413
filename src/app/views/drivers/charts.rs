//! What does most, how the draws are spread, and two inputs together.

use leptos::prelude::*;

use super::Shown;
use super::result::amount;
use super::simulation::Drawn;
use crate::app::browser::throttle::throttled;
use crate::app::components::chart_figure::{ChartFigure, Table};
use crate::app::components::field::Field;
use crate::app::live::live_view;
use crate::app::{ToolState, Words};
use crate::charts::{self, Axis, Band, HeatMap, Histogram, Layout, Level, Steps, Swing, TornadoChart};
use crate::metrics::TornadoBar;
use crate::tools::drivers::{BreakEvenLine, FACTORS, KEYS, Outcome, SHARES, Simulated, TOOL, place};
use crate::tools::schema::Unit;

/// A chart that follows `follow` at most so often.
fn figure(
    id: &'static str,
    caption: &str,
    follow: Box<dyn Fn()>,
    draw: impl Fn(Layout) -> String + Send + Sync + 'static,
    table: impl Fn() -> Table + Send + Sync + 'static,
) -> AnyView {
    let caption = Signal::stored(Words::of_view().text(caption));
    let beat = throttled(follow);
    let drawn = move |layout: Layout| {
        beat.track();
        untrack(|| draw(layout))
    };
    let numbers = move || {
        beat.track();
        untrack(&table)
    };
    view! { <ChartFigure id caption draw=Callback::new(drawn) table=Signal::derive(numbers) /> }.into_any()
}

/// A value of an input, with its sign.
pub fn said(words: Words, outcome: &Outcome, factor: usize, value: f64) -> String {
    let unit = TOOL.fields.get(factor).and_then(|field| field.number()).map(|number| number.unit);
    match unit {
        Some(Unit::Money) => words.money(value, outcome.chosen.currency),
        Some(Unit::Percent) => words.percent(value),
        _ => words.number(value, 2),
    }
}

/// The name of an input.
pub fn label(words: Words, factor: usize) -> String {
    KEYS.get(factor).map(|key| words.text(&format!("drivers.{key}.label"))).unwrap_or_default()
}

/// A bar for each input, the longest first.
#[component]
pub fn SwingChart(
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let draw = move |layout: Layout| shown.with(|outcome| swings(words, outcome, layout)).unwrap_or_default();
    let table = move || shown.with(|outcome| swing_table(words, outcome)).unwrap_or_default();
    figure("drivers-tornado", "drivers.chart.tornado", Box::new(move || shown.track()), draw, table)
}

fn factor_of(bar: &TornadoBar) -> usize {
    FACTORS.iter().position(|factor| factor.name() == bar.name).unwrap_or(0)
}

fn swings(words: Words, outcome: &Outcome, layout: Layout) -> String {
    let Ok(tornado) = outcome.tornado() else { return String::new() };
    let swing = |bar: &TornadoBar| {
        let factor = factor_of(bar);
        let ends = [bar.low_output, bar.high_output].map(|value| amount(words, outcome, value));
        Swing {
            label: label(words, factor),
            ends: (bar.low_output, bar.high_output),
            value_label: if bar.swing == 0.0 { words.text("drivers.chart.noEffect") } else { ends.join(" – ") },
        }
    };
    let chart = TornadoChart {
        name: &words.text("drivers.chart.tornado"),
        base: Level {
            label: words.text("drivers.chart.base"),
            value_label: amount(words, outcome, outcome.base),
            value: outcome.base,
        },
        swings: tornado.bars.iter().map(swing).collect(),
        axis: Axis { name: "", steps: Steps::Round, tick: &|value| amount(words, outcome, value) },
    };
    charts::tornado(&chart, layout).unwrap_or_default()
}

fn swing_table(words: Words, outcome: &Outcome) -> Table {
    let row = |bar: &TornadoBar| {
        let factor = factor_of(bar);
        let outputs = [bar.low_output, bar.high_output, bar.swing].map(|value| amount(words, outcome, value));
        let inputs = [bar.low, bar.high].map(|value| said(words, outcome, factor, value));
        [label(words, factor)].into_iter().chain(inputs).chain(outputs).collect()
    };
    let head = ["input", "low", "high", "lowResult", "highResult", "swing"];
    Table {
        head: head.map(|key| words.text(&format!("drivers.table.{key}"))).into(),
        rows: outcome.tornado().map(|tornado| tornado.bars.iter().map(row).collect()).unwrap_or_default(),
    }
}

/// How the draws are spread.
#[component]
pub fn DrawsChart(
    /// The outcome on show.
    shown: Shown,
    /// The draws on show.
    drawn: Drawn,
) -> impl IntoView {
    let words = Words::of_view();
    let both = move |read: &dyn Fn(&Outcome, &Simulated) -> String| {
        shown.with(|outcome| drawn.with(|simulated| read(outcome, simulated))).flatten().unwrap_or_default()
    };
    let draw = move |layout: Layout| both(&|outcome, simulated| spread(words, outcome, simulated, layout));
    let table = move || {
        let rows = shown.with(|outcome| drawn.with(|simulated| spread_rows(words, outcome, simulated))).flatten();
        Table {
            head: ["drivers.table.share", "drivers.table.below"].map(|key| words.text(key)).into(),
            rows: rows.unwrap_or_default(),
        }
    };
    let follow = Box::new(move || {
        shown.track();
        drawn.with(|_| ());
    });
    figure("drivers-draws", "drivers.chart.draws", follow, draw, table)
}

fn spread(words: Words, outcome: &Outcome, simulated: &Simulated, layout: Layout) -> String {
    let money = |value: f64| amount(words, outcome, value);
    let level = |label: String, value: f64| Level { label, value_label: money(value), value };
    let marks = SHARES.into_iter().zip(simulated.percentiles).step_by(2);
    let chart = Histogram {
        name: &words.text("drivers.chart.draws"),
        values: &simulated.outputs,
        marks: marks.map(|(share, value)| level(words.percent(share), value)).collect(),
        threshold: outcome.break_even().map(|value| level(words.text("drivers.chart.breakEven"), value)),
        across: Axis { name: "", steps: Steps::Round, tick: &money },
        up: Axis { name: &words.text("drivers.chart.count"), steps: Steps::Round, tick: &|n| words.number(n, 0) },
    };
    charts::histogram(&chart, layout).unwrap_or_default()
}

fn spread_rows(words: Words, outcome: &Outcome, simulated: &Simulated) -> Vec<Vec<String>> {
    let row = |(share, value): (f64, f64)| vec![words.percent(share), amount(words, outcome, value)];
    SHARES.into_iter().zip(simulated.percentiles).map(row).collect()
}

/// The result over two inputs that the visitor chooses.
#[component]
pub fn MapChart(
    /// The tool's state.
    state: ToolState,
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let is_one =
        Memo::new(move |_| state.with(|document| document.choice(place::ACROSS) == document.choice(place::UP)));
    let line = Memo::new(move |_| shown.with(Outcome::break_even_line));
    let chart = live_view(move || {
        Some(match is_one.get() {
            true => view! { <p class="notice" role="status">{words.text("drivers.map.same")}</p> }.into_any(),
            false => map_figure(words, shown),
        })
    });
    view! {
        <section data-panel="" aria-labelledby="drivers-map-title">
            <h2 id="drivers-map-title">{words.text("drivers.map.title")}</h2>
            <div class="tool-form"><div class="fields"><Field state place=place::ACROSS /><Field state place=place::UP /></div></div>
            {chart}
            {live_view(move || said_of_line(words, line.get()).filter(|_| !is_one.get()))}
        </section>
    }
}

/// Why the map has no line of the break-even, where it has none.
fn said_of_line(words: Words, line: Option<BreakEvenLine>) -> Option<AnyView> {
    let key = match line? {
        BreakEvenLine::NoCost => "drivers.map.noCost",
        BreakEvenLine::AllCover => "drivers.map.allCover",
        BreakEvenLine::NoneCovers => "drivers.map.noneCovers",
        BreakEvenLine::Inside => return None,
    };
    Some(view! { <p class="field-note">{words.text(key)}</p> }.into_any())
}

fn map_figure(words: Words, shown: Shown) -> AnyView {
    let draw = move |layout: Layout| shown.with(|outcome| map(words, outcome, layout)).unwrap_or_default();
    let table = move || shown.with(|outcome| map_table(words, outcome)).unwrap_or_default();
    figure("drivers-map", "drivers.chart.map", Box::new(move || shown.track()), draw, table)
}

fn map(words: Words, outcome: &Outcome, layout: Layout) -> String {
    let grid = outcome.grid();
    let (across, up) = outcome.chosen.map;
    let band = |factor: usize, values: &[f64]| Band {
        name: label(words, factor),
        labels: values.iter().map(|value| said(words, outcome, factor, *value)).collect(),
    };
    let chart = HeatMap {
        name: &words.text("drivers.chart.map"),
        across: band(across, &grid.across),
        up: band(up, &grid.up),
        amount: Axis { name: "", steps: Steps::Round, tick: &|value| amount(words, outcome, value) },
        level: outcome.break_even().map(|value| Level {
            label: words.text("drivers.chart.breakEven"),
            value_label: amount(words, outcome, value),
            value,
        }),
        here: grid.here.map(|(column, row)| (column, row, now(words, outcome))),
        cells: grid.cells,
    };
    charts::heat_map(&chart, layout).unwrap_or_default()
}

/// What the mark of the present values says of them.
fn now(words: Words, outcome: &Outcome) -> String {
    format!("{}: {}", words.text("drivers.chart.here"), amount(words, outcome, outcome.base))
}

fn map_table(words: Words, outcome: &Outcome) -> Table {
    let grid = outcome.grid();
    let (across, up) = outcome.chosen.map;
    // The list of what runs across stands right above; both names are too long for a phone.
    let corner = label(words, up);
    let head = grid.across.iter().map(|value| said(words, outcome, across, *value));
    let row = |(value, cells): (&f64, &Vec<Option<f64>>)| {
        let cells = cells.iter().map(|cell| cell.map(|cell| amount(words, outcome, cell)).unwrap_or_default());
        [said(words, outcome, up, *value)].into_iter().chain(cells).collect()
    };
    Table { head: [corner].into_iter().chain(head).collect(), rows: grid.up.iter().zip(&grid.cells).map(row).collect() }
}
