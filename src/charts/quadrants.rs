//! Named points in four fields.

use super::axes::{self, Axis, Plot, Scale};
use super::canvas::{Anchor, Canvas, Drawn, Point, drawing};
use super::{ChartError, Ink, Layout, MOST_ROWS, check_count, check_drawable, text};

/// One of the four fields.
#[derive(Debug, Clone, PartialEq)]
pub struct Corner {
    /// Its name, set in its outer corner.
    pub label: String,
    /// The ink of its ground.
    pub ink: Ink,
}

/// A point with its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Its name; points in one place share theirs.
    pub label: String,
    /// Where it is.
    pub at: (f64, f64),
}

/// What the chart shows.
pub struct Quadrants<'a> {
    /// Name of the chart for assistive technology.
    pub name: &'a str,
    /// Lowest value, the one that parts the fields, and highest value, on both axes.
    pub scale: [f64; 3],
    /// The values that are named at both axes.
    pub ticks: &'a [f64],
    /// The fields: upper left, upper right, lower left, lower right.
    pub corners: [Corner; 4],
    /// The points, in any order.
    pub places: Vec<Place>,
    /// What the horizontal axis counts.
    pub across: Axis<'a>,
    /// What the vertical axis counts.
    pub up: Axis<'a>,
}

impl Quadrants<'_> {
    fn check(&self) -> Result<(), ChartError> {
        let [low, middle, high] = self.scale;
        check_count(self.places.len(), MOST_ROWS)?;
        check_drawable(self.places.iter().flat_map(|place| [place.at.0, place.at.1]).chain(self.scale))?;
        let is_inside = |value: f64| (low..=high).contains(&value);
        let are_inside = self.places.iter().all(|place| is_inside(place.at.0) && is_inside(place.at.1));
        if low < middle && middle < high && are_inside { Ok(()) } else { Err(ChartError::Inconsistent) }
    }

    fn plot(&self, layout: Layout) -> Plot {
        let [low, _, high] = self.scale;
        let ticks = |axis: &Axis| self.ticks.iter().map(|value| (*value, (axis.tick)(*value))).collect::<Vec<_>>();
        let (top, bottom) = (layout.font() * 1.35 + 14.0, layout.pick(380.0, 320.0));
        let y_ticks = ticks(&self.up);
        let column = axes::column(&y_ticks, layout);
        let x = Scale { low, high, from: column.max(3.0), to: layout.width() - 14.0 };
        Plot { x, y: Scale { low, high, from: bottom, to: top }, x_ticks: ticks(&self.across), y_ticks, column }
    }
}

/// A dot for each place, with its name where there is room for it, over four fields that are named in their corners.
///
/// # Errors
/// No place, more than 200, a number that cannot be drawn, a place beyond the scale, or one that does not rise.
pub fn quadrants(chart: &Quadrants, layout: Layout) -> Result<String, ChartError> {
    chart.check()?;
    let plot = chart.plot(layout);
    let height = plot.y.from + 28.0 + axes::name_height(chart.across.name, layout);
    drawing(layout, height, chart.name, &|canvas| {
        let mut taken = Vec::new();
        draw_fields(canvas, &plot, chart, &mut taken)?;
        axes::draw_name_up(canvas, chart.up.name)?;
        axes::draw_up(canvas, &plot)?;
        axes::draw_across(canvas, &plot)?;
        axes::draw_name_across(canvas, layout.width(), plot.y.from, chart.across.name)?;
        let dots = dots(chart, &plot);
        taken.extend(dots.iter().map(|(at, _)| around(*at)));
        for (at, label) in &dots {
            canvas.dot(Ink::Text, *at, RADIUS)?;
            draw_name(canvas, &plot, *at, label, &mut taken)?;
        }
        Ok(())
    })
}

/// Left, top, right and bottom of what is drawn.
type Edges = [f64; 4];

const RADIUS: f64 = 4.5;

/// The room that a dot takes.
fn around((x, y): Point) -> Edges {
    [x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS]
}

fn meets([left, top, right, bottom]: &Edges, [other_left, other_top, other_right, other_bottom]: &Edges) -> bool {
    left < other_right && other_left < right && top < other_bottom && other_top < bottom
}

/// The grounds and names of the fields.
fn draw_fields(canvas: &Canvas, plot: &Plot, chart: &Quadrants, taken: &mut Vec<Edges>) -> Drawn {
    let [_, parting, _] = chart.scale;
    let (font, middle) = (canvas.layout.font(), (plot.x.at(parting), plot.y.at(parting)));
    for (place, corner) in chart.corners.iter().enumerate() {
        let (is_right, is_lower) = (place % 2 == 1, place / 2 == 1);
        let (x, anchor) = if is_right { (plot.x.to, Anchor::End) } else { (plot.x.from, Anchor::Start) };
        let y = if is_lower { plot.y.from } else { plot.y.to };
        let (left, right) = (x.min(middle.0), x.max(middle.0));
        canvas.rectangle(corner.ink, 0.1, (left, y.min(middle.1)), (right, y.max(middle.1)))?;
        let label = text::fit(&corner.label, font, right - left - 16.0);
        let base = if is_lower { y - 8.0 } else { y + font + 4.0 };
        let at = if is_right { x - 8.0 } else { x + 8.0 };
        canvas.text(Ink::Muted, anchor, (at, base), &label)?;
        taken.push(edges(canvas, anchor, (at, base), &label));
    }
    Ok(())
}

/// The room that a text takes.
fn edges(canvas: &Canvas, anchor: Anchor, (x, base): Point, label: &str) -> Edges {
    let (width, font) = (canvas.width(label), canvas.layout.font());
    let left = match anchor {
        Anchor::Start => x,
        Anchor::Middle => x - width / 2.0,
        Anchor::End => x - width,
    };
    [left - 2.0, base - font * 0.85, left + width + 2.0, base + font * 0.25]
}

/// Where the dots stand, with the names of all that are there.
fn dots(chart: &Quadrants, plot: &Plot) -> Vec<(Point, String)> {
    let mut dots: Vec<(Point, String)> = Vec::new();
    for place in &chart.places {
        let at = (plot.x.at(place.at.0), plot.y.at(place.at.1));
        match dots.iter_mut().find(|(known, _)| *known == at) {
            Some((_, label)) => *label = format!("{label}, {}", place.label),
            None => dots.push((at, place.label.clone())),
        }
    }
    dots
}

/// The name beside, above or below its dot: whole where it can be, else cut, else left to the table.
fn draw_name(canvas: &Canvas, plot: &Plot, at: Point, label: &str, taken: &mut Vec<Edges>) -> Drawn {
    let whole = places(canvas, plot, at, label).into_iter().filter(|(_, _, shown)| shown == label);
    let cut = places(canvas, plot, at, label).into_iter().filter(|(_, _, shown)| shown.chars().count() > 4);
    let inside = |[_, top, _, bottom]: &Edges| *top >= plot.y.to && *bottom <= plot.y.from;
    let free = |(anchor, at, shown): &(Anchor, Point, String)| {
        let edges = edges(canvas, *anchor, *at, shown);
        inside(&edges) && !taken.iter().any(|other| meets(&edges, other))
    };
    let Some((anchor, at, shown)) = whole.chain(cut).find(free) else { return Ok(()) };
    taken.push(edges(canvas, anchor, at, &shown));
    canvas.text(Ink::Text, anchor, at, &shown)
}

/// Where a name could stand, and how much of it there.
fn places(canvas: &Canvas, plot: &Plot, (x, y): Point, label: &str) -> [(Anchor, Point, String); 4] {
    let font = canvas.layout.font();
    let fit = |room: f64| text::fit(label, font, room.min(canvas.layout.width() / 2.0));
    let (right, left) = (plot.x.to - x - 11.0, x - plot.x.from - 11.0);
    let middle = fit(2.0 * (right.min(left) + 9.0));
    [
        (Anchor::Start, (x + 9.0, y + canvas.drop()), fit(right)),
        (Anchor::End, (x - 9.0, y + canvas.drop()), fit(left)),
        (Anchor::Middle, (x, y - 10.0), middle.clone()),
        (Anchor::Middle, (x, y + 8.0 + font), middle),
    ]
}
