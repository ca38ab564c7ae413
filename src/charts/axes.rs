//! Axes: from numbers to places, marks with their labels, the faint grid and the strong line of zero.

use super::canvas::{Anchor, Canvas, Drawn};
use super::ticks::{self, Steps};
use super::{Ink, Layout, span, text};

/// What an axis counts, and how it is written.
pub struct Axis<'a> {
    /// What is counted, with its unit; may be empty.
    pub name: &'a str,
    /// Which values are marked.
    pub steps: Steps,
    /// Writes a mark. Where its digits do not tell neighbours apart, there are fewer marks.
    pub tick: &'a dyn Fn(f64) -> String,
}

/// A level that values are compared with.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// Its name, set at its end.
    pub label: String,
    /// The level as it is to be written; may be empty.
    pub value_label: String,
    /// The level.
    pub value: f64,
}

impl Level {
    /// Its name and the level, in half of the width as far as the name can be cut for that; the level is never cut.
    pub(super) fn in_one_line(&self, layout: Layout) -> String {
        let room = layout.width() / 2.0 - text::width(&self.value_label, layout.font()) - layout.font();
        let name = text::fit(&self.label, layout.font(), room);
        [name.as_str(), self.value_label.as_str()].join(" ").trim().to_owned()
    }
}

/// A mark of an axis with its label.
pub(super) type Tick = (f64, String);

/// The straight way from values to places.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    /// The values at the ends.
    pub(super) low: f64,
    pub(super) high: f64,
    /// Where the ends stand.
    pub(super) from: f64,
    pub(super) to: f64,
}

impl Scale {
    /// The place of a value; the middle where the scale has no span.
    pub(super) fn at(&self, value: f64) -> f64 {
        let span = self.high - self.low;
        let share = if span > 0.0 { (value - self.low) / span } else { 0.5 };
        self.from + share * (self.to - self.from)
    }

    /// How far it is from one value to another.
    pub(super) fn length(&self, from: f64, to: f64) -> f64 {
        (self.at(to) - self.at(from)).abs()
    }

    /// Whether zero lies on the scale.
    pub(super) fn holds_zero(&self) -> bool {
        self.low <= 0.0 && self.high >= 0.0
    }
}

/// Both scales of a plot, and the marks on them.
pub(super) struct Plot {
    /// From left to right.
    pub(super) x: Scale,
    /// From the lower edge to the upper one.
    pub(super) y: Scale,
    pub(super) x_ticks: Vec<Tick>,
    pub(super) y_ticks: Vec<Tick>,
    /// The room at the left for the labels of the vertical axis; see [`column`].
    pub(super) column: f64,
}

/// The range of `values`, with zero where it is no farther away from them than they are apart.
pub(super) fn range(values: impl IntoIterator<Item = f64>) -> (f64, f64) {
    let (low, high) = span(values, (f64::MAX, f64::MIN));
    let (with_low, with_high) = (low.min(0.0), high.max(0.0));
    if with_high - with_low <= 2.0 * (high - low) || low == high { (with_low, with_high) } else { (low, high) }
}

/// `values` with their labels.
fn labelled(values: Vec<f64>, axis: &Axis) -> Vec<Tick> {
    values.into_iter().map(|value| (value, (axis.tick)(value))).collect()
}

/// Whether neighbours differ in their labels.
fn are_distinct(ticks: &[Tick]) -> bool {
    ticks.windows(2).all(|pair| !matches!(pair, [(_, left), (_, right)] if left == right))
}

/// A scale that ends at round marks, from the lower mark at `from` to the upper one at `to`, and the marks: at most
/// `most` + 2 of them, fewer where labels would be equal. A scale of nothing but zero is drawn from 0 to 1 and marks 0.
pub(super) fn round(axis: &Axis, (low, high): (f64, f64), most: u32, (from, to): (f64, f64)) -> (Scale, Vec<Tick>) {
    let mut tries = (1..=most).rev().map(|most| labelled(ticks::around(low, high, most), axis));
    let mut marks =
        tries.find(|ticks| are_distinct(ticks)).unwrap_or_else(|| labelled(ticks::around(low, high, 1), axis));
    let ends = match (marks.first(), marks.last()) {
        (Some((first, _)), Some((last, _))) if last > first => (*first, *last),
        (Some((first, _)), _) if *first == 0.0 => (0.0, 1.0),
        _ => (low, high),
    };
    marks.dedup_by(|later, earlier| later.1 == earlier.1);
    (Scale { low: ends.0, high: ends.1, from, to }, marks)
}

/// The same for a horizontal axis, with as many marks as their labels leave room for.
pub(super) fn round_across(axis: &Axis, range: (f64, f64), ends: (f64, f64), layout: Layout) -> (Scale, Vec<Tick>) {
    let tries = (2..=8).rev().map(|most| round(axis, range, most, ends));
    let mut free = tries.filter(|(scale, ticks)| are_free(ticks, scale, layout));
    free.next().unwrap_or_else(|| round(axis, range, 1, ends))
}

/// The marks of a horizontal scale that keeps its ends: both of them, and as many between as their labels leave room for.
pub(super) fn marks(axis: &Axis, scale: &Scale, layout: Layout) -> Vec<Tick> {
    if scale.high - scale.low <= 1e-290 {
        return labelled(vec![scale.low], axis);
    }
    let ends = [scale.low, scale.high];
    let tries = (1..=8)
        .rev()
        .map(|most| with_ends(labelled(axis.steps.marks(scale.low, scale.high, most), axis), axis, scale, layout));
    let mut tries = tries.filter(|ticks| are_free(ticks, scale, layout) && are_distinct(ticks));
    tries.next().unwrap_or_else(|| labelled(ends.to_vec(), axis))
}

/// `ticks` and both ends of the scale, without those that come too close to an end.
fn with_ends(ticks: Vec<Tick>, axis: &Axis, scale: &Scale, layout: Layout) -> Vec<Tick> {
    let [low, high] = [scale.low, scale.high].map(|end| (end, (axis.tick)(end)));
    let is_inner = |tick: &Tick| tick.0 > low.0 && tick.0 < high.0;
    let is_free = |tick: &Tick| {
        are_apart(&[low.clone(), tick.clone()], scale, layout)
            && are_apart(&[tick.clone(), high.clone()], scale, layout)
    };
    let inner: Vec<Tick> = ticks.into_iter().filter(|tick| is_inner(tick) && is_free(tick)).collect();
    [low.clone()].into_iter().chain(inner).chain([high.clone()]).collect()
}

/// Of rising `ticks` below a scale the first, the last, and those between whose labels stand free of one another.
pub(super) fn thinned(ticks: &[Tick], scale: &Scale, layout: Layout) -> Vec<Tick> {
    let Some((last, others)) = ticks.split_last() else { return Vec::new() };
    let mut kept: Vec<Tick> = Vec::new();
    for tick in others {
        let is_free = kept.last().is_none_or(|left| are_apart(&[left.clone(), tick.clone()], scale, layout));
        if kept.is_empty() || (is_free && are_apart(&[tick.clone(), last.clone()], scale, layout)) {
            kept.push(tick.clone());
        }
    }
    kept.push(last.clone());
    kept
}

/// Whether the labels below a scale stand free of one another.
pub(super) fn are_free(ticks: &[Tick], scale: &Scale, layout: Layout) -> bool {
    ticks.windows(2).all(|pair| are_apart(pair, scale, layout))
}

/// Whether the labels of neighbours stand free of one another.
fn are_apart(pair: &[Tick], scale: &Scale, layout: Layout) -> bool {
    let [left, right] = pair else { return true };
    let [(from, half), (to, other_half)] = [left, right]
        .map(|(value, label)| (text::middle(scale.at(*value), label, layout), text::width(label, layout.font()) / 2.0));
    to - from >= half + other_half + 12.0
}

/// The room that the labels of a vertical axis take left of the plot: none where it would be more than a third of the
/// drawing, for then they stand in the plot, on their lines.
pub(super) fn column(ticks: &[Tick], layout: Layout) -> f64 {
    let widest = text::widest(ticks.iter().map(|(_, label)| label.as_str()), layout.font()) + 9.0;
    if widest <= layout.width() / 3.0 { widest } else { 0.0 }
}

/// The faint lines of the vertical axis with their labels, and the strong line of zero.
pub(super) fn draw_up(canvas: &Canvas, plot: &Plot) -> Drawn {
    for (value, label) in &plot.y_ticks {
        let (left, y) = (plot.x.from, plot.y.at(*value));
        if *value != 0.0 {
            canvas.line(Ink::Grid, 1.0, &[(left, y), (plot.x.to, y)])?;
        }
        if plot.column > 0.0 {
            canvas.text(Ink::Muted, Anchor::End, (plot.column - 7.0, y + canvas.drop()), label)?;
        } else {
            canvas.number(Ink::Muted, Anchor::Start, (left, y - 4.0), plot.x.to - left, label)?;
        }
    }
    if plot.y.holds_zero() {
        let zero = plot.y.at(0.0);
        canvas.line(Ink::Zero, 1.5, &[(plot.x.from, zero), (plot.x.to, zero)])?;
    }
    Ok(())
}

/// Below the plot: its edge, unless zero is there, and the marks with their labels.
pub(super) fn draw_across(canvas: &Canvas, plot: &Plot) -> Drawn {
    let bottom = plot.y.from;
    if plot.y.low != 0.0 {
        canvas.line(Ink::Axis, 1.0, &[(plot.x.from, bottom), (plot.x.to, bottom)])?;
    }
    plot.x_ticks.iter().try_for_each(|(value, label)| draw_mark(canvas, plot.x.at(*value), bottom, label))
}

/// A mark below `bottom` with its label.
pub(super) fn draw_mark(canvas: &Canvas, x: f64, bottom: f64, label: &str) -> Drawn {
    canvas.line(Ink::Axis, 1.0, &[(x, bottom), (x, bottom + 5.0)])?;
    canvas.number_above(Ink::Muted, (x, label_base(canvas.layout, bottom)), label)
}

/// The base line of the labels below an axis at `bottom`.
pub(super) fn label_base(layout: Layout, bottom: f64) -> f64 {
    bottom + 9.0 + layout.font()
}

/// The height of a line that holds the name of an axis, if it has one.
pub(super) fn name_height(name: &str, layout: Layout) -> f64 {
    if name.is_empty() { 0.0 } else { layout.font() * 1.35 }
}

/// The name of a horizontal axis in a line of its own below the labels, at the right.
pub(super) fn draw_name_across(canvas: &Canvas, x: f64, bottom: f64, name: &str) -> Drawn {
    let base = label_base(canvas.layout, bottom) + name_height(name, canvas.layout);
    canvas.text(Ink::Muted, Anchor::End, (x, base), &text::fit(name, canvas.layout.font(), x))
}

/// The name of a vertical axis above it, at the left.
pub(super) fn draw_name_up(canvas: &Canvas, name: &str) -> Drawn {
    let label = text::fit(name, canvas.layout.font(), canvas.layout.width());
    canvas.text(Ink::Muted, Anchor::Start, (0.0, canvas.layout.font()), &label)
}
