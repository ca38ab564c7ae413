//! How many values lie where.

use super::axes::{self, Axis, Level, Plot, Scale};
use super::canvas::{Anchor, Canvas, Drawn, drawing};
use super::stagger::{self, Placed};
use super::{ChartError, Ink, Layout, check_drawable, sorted, span, ticks};

/// What the chart shows.
pub struct Histogram<'a> {
    /// Name of the chart for assistive technology.
    pub name: &'a str,
    /// The values, in any order; the chart counts them.
    pub values: &'a [f64],
    /// Marked values: percentiles, the mean.
    pub marks: Vec<Level>,
    /// A level that parts the values: what lies below is drawn in another ink.
    pub threshold: Option<Level>,
    /// What the values count.
    pub across: Axis<'a>,
    /// How many values there are.
    pub up: Axis<'a>,
}

/// Values counted between rising edges, and beyond them.
struct Bins {
    edges: Vec<f64>,
    counts: Vec<u32>,
    below: u32,
    above: u32,
}

impl Histogram<'_> {
    fn levels(&self) -> impl Iterator<Item = (&Level, Ink)> {
        self.marks
            .iter()
            .map(|mark| (mark, Ink::Text))
            .chain(self.threshold.iter().map(|level| (level, Ink::Threshold)))
    }

    fn bins(&self, layout: Layout) -> Bins {
        let (low, high) = span(self.levels().map(|(level, _)| level.value), core(self.values));
        let edges = edges(self.values, low, high, layout.pick(40, 24));
        let (first, last) = span(edges.iter().copied(), (low, high));
        let mut bins = Bins { counts: vec![0; edges.len().saturating_sub(1)], edges, below: 0, above: 0 };
        for value in self.values {
            let place = bins.edges.partition_point(|edge| edge <= value).min(bins.counts.len()).saturating_sub(1);
            let count = if *value < first { Some(&mut bins.below) } else { (*value > last).then_some(&mut bins.above) };
            count.or(bins.counts.get_mut(place)).into_iter().for_each(|count| *count += 1);
        }
        bins
    }
}

/// The range of the values; without the outer half a percent of a side that is longer than all the rest.
fn core(values: &[f64]) -> (f64, f64) {
    let sorted: Vec<f64> = sorted(values.iter().copied(), |value| *value).collect();
    let tail = sorted.len() / 200;
    let at = |place: usize| sorted.get(place).copied().unwrap_or(0.0);
    let last = sorted.len().saturating_sub(1);
    let (low, high) = (at(tail), at(last - tail));
    let all = (at(0), at(last));
    let is_short = |length: f64| length <= high - low || high <= low;
    (if is_short(low - all.0) { all.0 } else { low }, if is_short(all.1 - high) { all.1 } else { high })
}

/// Edges of at most `most` + 1 bins: round ones; about the whole numbers where there are few of them and nothing else.
/// A single value has the middle one of eleven bins.
fn edges(values: &[f64], low: f64, high: f64, most: u32) -> Vec<f64> {
    if high - low <= 1e-290 {
        let width = if low == 0.0 { 1.0 } else { low.abs() / 10.0 };
        return (0..=11).map(|i| low + (f64::from(i) - 5.5) * width).collect();
    }
    let are_whole = values.iter().all(|value| value.fract() == 0.0);
    if are_whole && high - low <= f64::from(most) && low.abs() < 1e9 {
        let (first, last) = (low.floor(), high.ceil());
        return (0..=most + 2).map(|i| first - 0.5 + f64::from(i)).take_while(|edge| *edge <= last + 0.5).collect();
    }
    ticks::around(low, high, most)
}

/// Between the plot and a bin of all that lies beyond it, and the width of that bin.
const BEYOND_GAP: f64 = 6.0;
const BEYOND: f64 = 14.0;

/// Bars of the counts between round edges, with marked values above them. Where one tail is longer than all the rest,
/// its outer half a percent stands in a bin of its own that says so.
///
/// # Errors
/// No value, or a number that cannot be drawn.
pub fn histogram(chart: &Histogram, layout: Layout) -> Result<String, ChartError> {
    check_drawable(chart.values.iter().copied().chain(chart.levels().map(|(level, _)| level.value)))?;
    if chart.values.is_empty() {
        return Err(ChartError::Empty);
    }
    let bins = chart.bins(layout);
    let levels: Vec<(&Level, Ink)> = sorted(chart.levels(), |(level, _)| level.value).collect();
    let (mut plot, name) = (plot(chart, &bins, layout), axes::name_height(chart.up.name, layout));
    let labels = levels.iter().map(|(level, _)| (plot.x.at(level.value), level.in_one_line(layout)));
    let placed = stagger::stagger(labels, layout, 4);
    let top = name + stagger::rows(&placed) as f64 * stagger::pitch(layout) + 12.0;
    let bottom = top + layout.pick(230.0, 180.0);
    (plot.y.from, plot.y.to) = (bottom, top);
    drawing(layout, bottom + 28.0 + axes::name_height(chart.across.name, layout), chart.name, &|canvas| {
        axes::draw_name_up(canvas, chart.up.name)?;
        axes::draw_up(canvas, &plot)?;
        draw_bins(canvas, &plot, &bins, chart.threshold.as_ref().map(|level| level.value))?;
        axes::draw_across(canvas, &plot)?;
        draw_beyond(canvas, &plot, &bins, chart)?;
        draw_levels(canvas, &plot, &levels, &placed, name)?;
        axes::draw_name_across(canvas, layout.width(), bottom, chart.across.name)
    })
}

/// The plot but for its height, which depends on it: there 0 to 1.
fn plot(chart: &Histogram, bins: &Bins, layout: Layout) -> Plot {
    let most = bins.counts.iter().copied().chain([bins.below, bins.above]).max().unwrap_or(0);
    let (y, y_ticks) = axes::round(&chart.up, (0.0, f64::from(most)), 4, (1.0, 0.0));
    let y_ticks: Vec<_> = y_ticks.into_iter().filter(|(count, _)| count.fract() == 0.0).collect();
    let (low, high) = span(bins.edges.iter().copied(), (f64::MAX, f64::MIN));
    let beyond = |count: u32| if count > 0 { BEYOND_GAP + BEYOND } else { 0.0 };
    let column = axes::column(&y_ticks, layout);
    let (from, to) = (column.max(3.0) + beyond(bins.below), layout.width() - 3.0 - beyond(bins.above));
    let x = Scale { low, high, from, to };
    let mut x_ticks = x_ticks(chart, bins, &x, layout);
    x_ticks.retain(|(value, _)| (bins.below == 0 || *value > low) && (bins.above == 0 || *value < high));
    Plot { x, y, x_ticks, y_ticks, column }
}

/// Marks at edges; at the values themselves where bins stand about whole numbers, or about a single value.
fn x_ticks(chart: &Histogram, bins: &Bins, x: &Scale, layout: Layout) -> Vec<axes::Tick> {
    let half = bins.edges.first().zip(bins.edges.get(1)).map_or(0.0, |(low, high)| (high - low) / 2.0);
    let inner = |inset: f64| {
        let (low, high) = (x.low + inset, x.high - inset);
        axes::marks(&chart.across, &Scale { low, high, from: x.at(low), to: x.at(high) }, layout)
    };
    match chart.values.first() {
        Some(first) if chart.values.iter().all(|value| value == first) && bins.edges.len() == 12 => {
            vec![(*first, (chart.across.tick)(*first))]
        }
        _ if half == 0.5 && x.low.fract() != 0.0 => {
            inner(half).into_iter().filter(|(value, _)| value.fract() == 0.0).collect()
        }
        _ => inner(0.0),
    }
}

/// The bars: those below the threshold in the ink of a loss, and the one that it crosses in both.
fn draw_bins(canvas: &Canvas, plot: &Plot, bins: &Bins, threshold: Option<f64>) -> Drawn {
    for (edges, count) in bins.edges.windows(2).zip(&bins.counts).filter(|(_, count)| **count > 0) {
        let &[low, high] = edges else { continue };
        let parted = threshold.unwrap_or(low).max(low).min(high); // clamp would link the formatting of floats
        let gap = if plot.x.length(low, high) > 5.0 { 1.0 } else { 0.0 };
        let top = plot.y.at(f64::from(*count));
        for (ink, from, to) in [(Ink::Loss, low, parted), (Ink::Accent, parted, high)] {
            let (left, right) = (plot.x.at(from), plot.x.at(to) - if to == high { gap } else { 0.0 });
            if right > left {
                canvas.rectangle(ink, 1.0, (left, top), (right, plot.y.from))?;
            }
        }
    }
    Ok(())
}

/// The bins of what lies beyond the edges, paler and apart, with labels that say so.
fn draw_beyond(canvas: &Canvas, plot: &Plot, bins: &Bins, chart: &Histogram) -> Drawn {
    let base = axes::label_base(canvas.layout, plot.y.from);
    let is_below = |value: f64| chart.threshold.as_ref().is_some_and(|level| value < level.value);
    let sides = [
        (bins.below, plot.x.low, plot.x.from - BEYOND_GAP - BEYOND, "< ", Anchor::Start, 0.0),
        (bins.above, plot.x.high, plot.x.to + BEYOND_GAP, "> ", Anchor::End, canvas.layout.width()),
    ];
    for (count, edge, left, sign, anchor, at) in sides.into_iter().filter(|(count, ..)| *count > 0) {
        let ink = if is_below(edge) { Ink::Loss } else { Ink::Accent };
        canvas.line(Ink::Zero, 1.5, &[(left, plot.y.from), (left + BEYOND, plot.y.from)])?;
        canvas.rectangle(ink, 0.6, (left, plot.y.at(f64::from(count))), (left + BEYOND, plot.y.from))?;
        let label = [sign, &(chart.across.tick)(edge)].concat();
        canvas.number(Ink::Muted, anchor, (at, base), canvas.layout.width() / 2.0, &label)?;
    }
    Ok(())
}

/// A line down through the bars at each level, then the labels, so that no line crosses them.
fn draw_levels(canvas: &Canvas, plot: &Plot, levels: &[(&Level, Ink)], placed: &[Option<Placed>], top: f64) -> Drawn {
    let base = |row: usize| top + row as f64 * stagger::pitch(canvas.layout) + canvas.layout.font();
    for ((level, ink), placed) in levels.iter().zip(placed) {
        let (x, bottom) = (plot.x.at(level.value), plot.y.from);
        let top = placed.as_ref().map_or(plot.y.to, |placed| base(placed.row) + 4.0);
        canvas.line(Ink::Surface, 4.0, &[(x, plot.y.to), (x, bottom)])?;
        canvas.line(*ink, if *ink == Ink::Threshold { 2.0 } else { 1.5 }, &[(x, top), (x, bottom)])?;
    }
    for ((_, ink), placed) in levels.iter().zip(placed) {
        let Some(Placed { x, row, text }) = placed else { continue };
        canvas.number(*ink, Anchor::Middle, (*x, base(*row)), canvas.layout.width(), text)?;
    }
    Ok(())
}
