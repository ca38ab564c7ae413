//! An amount that depends on two others, as a map.

use super::axes::{self, Axis, Level, Scale};
use super::canvas::{Anchor, Canvas, Drawn, Point, drawing};
use super::{ChartError, Ink, Layout, check_count, check_drawable, sorted, span, text, ticks};

/// One side of the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// What is varied, with its unit.
    pub name: String,
    /// Its values as they are to be written, one for each column or row.
    pub labels: Vec<String>,
}

/// What the chart shows.
pub struct HeatMap<'a> {
    /// Name of the chart for assistive technology.
    pub name: &'a str,
    /// What varies from column to column.
    pub across: Band,
    /// What varies from row to row; the first row stands at the bottom.
    pub up: Band,
    /// The amounts row by row, the lowest row first; a missing one is struck out.
    pub cells: Vec<Vec<Option<f64>>>,
    /// What the cells count: its marks part the shades and name them.
    pub amount: Axis<'a>,
    /// A level such as break-even: a line parts the cells below it from the others, which are drawn in another ink.
    pub level: Option<Level>,
    /// A marked cell, as column and row, and what is said of it.
    pub here: Option<(usize, usize, String)>,
}

/// A shade: the amounts from `low` to below `high`, the last one with `high`.
struct Shade {
    low: f64,
    high: f64,
    ink: Ink,
    opacity: f64,
}

/// The most columns, and the most rows.
const MOST: usize = 100;

impl HeatMap<'_> {
    fn check(&self) -> Result<(), ChartError> {
        check_count(self.across.labels.len(), MOST)?;
        check_count(self.up.labels.len(), MOST)?;
        check_drawable(self.amounts().chain(self.level.as_ref().map(|level| level.value)))?;
        let (columns, rows) = (self.across.labels.len(), self.up.labels.len());
        let is_square = self.cells.len() == rows && self.cells.iter().all(|row| row.len() == columns);
        let is_there = self.here.as_ref().is_none_or(|(column, row, _)| *column < columns && *row < rows);
        match self.amounts().next() {
            _ if !is_square || !is_there => Err(ChartError::Inconsistent),
            None => Err(ChartError::Empty),
            Some(_) => Ok(()),
        }
    }

    fn amounts(&self) -> impl Iterator<Item = f64> {
        self.cells.iter().flatten().copied().flatten()
    }

    /// The level, if there are amounts on both sides of it.
    fn parting(&self) -> Option<&Level> {
        let (low, high) = span(self.amounts(), (f64::MAX, f64::MIN));
        self.level.as_ref().filter(|level| low < level.value && level.value <= high)
    }

    fn cell(&self, column: usize, row: usize) -> Option<f64> {
        self.cells.get(row)?.get(column).copied().flatten()
    }

    /// The shades, paler toward the level; without a level, toward the least amount.
    fn shades(&self) -> Vec<Shade> {
        let (low, high) = span(self.amounts(), (f64::MAX, f64::MIN));
        let mut edges = ticks::around(low, high, 6);
        if let [only] = edges.as_slice() {
            edges.push(*only);
        }
        let level = self.level.as_ref().map(|level| level.value);
        edges.extend(level.filter(|level| *level > low && *level < high));
        edges = sorted(edges, |edge| *edge).collect();
        let is_same = |later: &mut f64, earlier: &mut f64| *later == *earlier && high > low;
        edges.dedup_by(is_same);
        let (first, last) = span(edges.iter().copied(), (low, high));
        let farthest = level.map_or(last - first, |level| (last - level).max(level - first));
        edges.windows(2).filter_map(|pair| shade(pair, level, first, farthest)).collect()
    }
}

fn shade(edges: &[f64], level: Option<f64>, first: f64, farthest: f64) -> Option<Shade> {
    let &[low, high] = edges else { return None };
    let is_below = level.is_some_and(|level| (low + (high - low) / 2.0) < level);
    let distance = if is_below { level.unwrap_or(high) - low } else { high - level.unwrap_or(first) };
    let share = if farthest > 0.0 { (distance / farthest).clamp(0.0, 1.0) } else { 0.5 };
    Some(Shade { low, high, ink: if is_below { Ink::Loss } else { Ink::Accent }, opacity: 0.06 + 0.44 * share })
}

/// The place of the shade of an amount.
fn shade_of(shades: &[Shade], amount: f64) -> usize {
    shades.partition_point(|shade| shade.high <= amount).min(shades.len().saturating_sub(1))
}

/// Where the cells stand.
struct Frame {
    left: f64,
    top: f64,
    /// Of a cell.
    width: f64,
    height: f64,
    rows: usize,
}

impl Frame {
    fn new(chart: &HeatMap, layout: Layout) -> Self {
        let names = text::widest(chart.up.labels.iter().map(String::as_str), layout.font());
        let left = (names + 9.0).min(layout.width() / 3.0);
        let (columns, rows) = (chart.across.labels.len(), chart.up.labels.len());
        let height = (layout.pick(320.0, 260.0) / rows as f64).min(44.0);
        Self {
            left,
            top: layout.font() * 1.35 + 6.0,
            width: (layout.width() - left - 2.0) / columns as f64,
            height,
            rows,
        }
    }

    /// The upper left corner of a cell.
    fn corner(&self, column: usize, row: usize) -> Point {
        (self.left + column as f64 * self.width, self.top + (self.rows - row) as f64 * self.height - self.height)
    }

    fn middle(&self, column: usize, row: usize) -> Point {
        let (x, y) = self.corner(column, row);
        (x + self.width / 2.0, y + self.height / 2.0)
    }

    /// Whether cells are too small for a number in them and a frame around them.
    fn is_fine(&self) -> bool {
        self.width < 14.0 || self.height < 14.0
    }

    fn bottom(&self) -> f64 {
        self.top + self.rows as f64 * self.height
    }
}

/// Cells in shades that round marks part, with their amounts where there is room for them, a line at the level, and the
/// scale of the shades below.
///
/// # Errors
/// No cell or no amount, more than 100 columns or rows, a number that cannot be drawn, rows that are not as long as
/// there are columns, a marked cell that is not there.
pub fn heat_map(chart: &HeatMap, layout: Layout) -> Result<String, ChartError> {
    chart.check()?;
    let (frame, shades) = (Frame::new(chart, layout), chart.shades());
    let columns = chart.across.labels.len();
    let key = frame.bottom() + 2.6 * layout.font() + 18.0;
    let scale_end = axes::label_base(layout, key + THICKNESS) + 6.0;
    let has_words = chart.parting().is_some() || chart.here.is_some();
    let words = scale_end + layout.font() + 6.0;
    drawing(layout, if has_words { words + 5.0 } else { scale_end }, chart.name, &|canvas| {
        axes::draw_name_up(canvas, &chart.up.name)?;
        (0..frame.rows).try_for_each(|row| draw_row(canvas, &frame, &shades, chart, row))?;
        draw_amounts(canvas, &frame, chart)?;
        draw_labels(canvas, &frame, chart)?;
        axes::draw_name_across(canvas, layout.width(), frame.bottom() - 4.0, &chart.across.name)?;
        if let Some(level) = chart.parting() {
            (0..frame.rows).try_for_each(|row| draw_parting(canvas, &frame, chart, level.value, row, columns))?;
        }
        draw_here(canvas, &frame, chart)?;
        draw_key(canvas, chart, &shades, key)?;
        draw_words(canvas, &frame, chart, words)
    })
}

/// A row of cells, those of one shade that stand together as one rectangle.
fn draw_row(canvas: &Canvas, frame: &Frame, shades: &[Shade], chart: &HeatMap, row: usize) -> Drawn {
    let amounts = chart.cells.get(row).map(Vec::as_slice).unwrap_or_default();
    let mut column = 0;
    for run in amounts.chunk_by(|a, b| a.map(|a| shade_of(shades, a)) == b.map(|b| shade_of(shades, b))) {
        let (from, to) = (frame.corner(column, row), frame.corner(column + run.len(), row));
        if let Some(shade) = run.first().copied().flatten().and_then(|amount| shades.get(shade_of(shades, amount))) {
            let gap = if frame.is_fine() { 0.0 } else { 1.0 };
            canvas.rectangle(shade.ink, shade.opacity, from, (to.0 - gap, to.1 + frame.height - gap))?;
        } else {
            canvas.line(Ink::Axis, 1.0, &[(from.0, from.1 + frame.height), (to.0, to.1)])?;
        }
        column += run.len();
    }
    Ok(())
}

/// The amounts, if all of them fit into their cells.
fn draw_amounts(canvas: &Canvas, frame: &Frame, chart: &HeatMap) -> Drawn {
    if frame.is_fine() {
        return Ok(());
    }
    let written = |amount: &Option<f64>| amount.map_or(String::new(), |amount| (chart.amount.tick)(amount));
    let cells: Vec<Vec<String>> = chart.cells.iter().map(|row| row.iter().map(written).collect()).collect();
    let widest = text::widest(cells.iter().flatten().map(String::as_str), canvas.layout.font());
    if widest + 6.0 > frame.width || canvas.layout.font() + 4.0 > frame.height {
        return Ok(());
    }
    for (row, labels) in cells.iter().enumerate() {
        for (column, label) in labels.iter().enumerate() {
            let (x, y) = frame.middle(column, row);
            canvas.text(Ink::OnArea, Anchor::Middle, (x, y + canvas.drop()), label)?;
        }
    }
    Ok(())
}

/// The values of both sides, as many as have room, the first of each among them.
fn draw_labels(canvas: &Canvas, frame: &Frame, chart: &HeatMap) -> Drawn {
    let font = canvas.layout.font();
    let widest = text::widest(chart.across.labels.iter().map(String::as_str), font);
    let step = ((widest + 8.0) / frame.width).ceil().max(1.0) as usize;
    for (column, label) in chart.across.labels.iter().enumerate().step_by(step) {
        let (x, _) = frame.middle(column, 0);
        let label = text::fit(label, font, canvas.layout.width() / 2.0);
        canvas.number_above(Ink::Muted, (x, axes::label_base(canvas.layout, frame.bottom() - 4.0)), &label)?;
    }
    let step = ((font + 3.0) / frame.height).ceil().max(1.0) as usize;
    for (row, label) in chart.up.labels.iter().enumerate().step_by(step) {
        let (_, y) = frame.middle(0, row);
        let label = text::fit(label, font, frame.left - 7.0);
        canvas.text(Ink::Muted, Anchor::End, (frame.left - 7.0, y + canvas.drop()), &label)?;
    }
    Ok(())
}

/// The pieces of the line at the level in one row: where the neighbour at the right or above is on its other side.
fn draw_parting(canvas: &Canvas, frame: &Frame, chart: &HeatMap, level: f64, row: usize, columns: usize) -> Drawn {
    let is_parted = |a: Option<f64>, b: Option<f64>| matches!((a, b), (Some(a), Some(b)) if (a < level) != (b < level));
    for column in 0..columns {
        let (here, (x, y)) = (chart.cell(column, row), frame.corner(column, row));
        if is_parted(here, chart.cell(column + 1, row)) {
            let right = x + frame.width - 0.5;
            canvas.line(Ink::Text, 2.5, &[(right, y - 1.2), (right, y + frame.height + 0.8)])?;
        }
        if is_parted(here, chart.cell(column, row + 1)) {
            canvas.line(Ink::Text, 2.5, &[(x - 0.5, y - 0.5), (x + frame.width - 0.5, y - 0.5)])?;
        }
    }
    Ok(())
}

/// A frame around the marked cell, or a dot where cells are small.
fn draw_here(canvas: &Canvas, frame: &Frame, chart: &HeatMap) -> Drawn {
    let Some((column, row, _)) = &chart.here else { return Ok(()) };
    if frame.is_fine() {
        return canvas.dot(Ink::Text, frame.middle(*column, *row), 4.5);
    }
    let (x, y) = frame.corner(*column, *row);
    let corner = (x + frame.width - 2.0, y + frame.height - 2.0);
    canvas.outline(Ink::Surface, 5.0, (x + 1.0, y + 1.0), corner)?;
    canvas.outline(Ink::Text, 2.0, (x + 1.0, y + 1.0), corner)
}

/// Of the scale of shades.
const THICKNESS: f64 = 12.0;

/// The shades side by side, as long as the amounts that they hold, with the amounts that part them.
fn draw_key(canvas: &Canvas, chart: &HeatMap, shades: &[Shade], y: f64) -> Drawn {
    let edges = shades.first().map(|shade| shade.low).into_iter().chain(shades.iter().map(|shade| shade.high));
    let (low, high) = span(edges.clone(), (f64::MAX, f64::MIN));
    let x = Scale { low, high, from: 20.0, to: canvas.layout.pick(460.0, canvas.layout.width() - 20.0) };
    for shade in shades {
        let (from, to) = if high > low { (x.at(shade.low), x.at(shade.high) - 1.0) } else { (x.from, x.to) };
        canvas.rectangle(shade.ink, shade.opacity, (from, y), (to, y + THICKNESS))?;
    }
    let mut ticks: Vec<axes::Tick> = edges.map(|edge| (edge, (chart.amount.tick)(edge))).collect();
    ticks.dedup();
    for (amount, label) in axes::thinned(&ticks, &x, canvas.layout) {
        axes::draw_mark(canvas, x.at(amount), y + THICKNESS, &label)?;
    }
    let Some(level) = chart.parting() else { return Ok(()) };
    let at = x.at(level.value) - 0.5;
    canvas.line(Ink::Text, 2.5, &[(at, y - 4.0), (at, y + THICKNESS + 5.0)])
}

/// What the line and the mark of a cell stand for.
fn draw_words(canvas: &Canvas, frame: &Frame, chart: &HeatMap, y: f64) -> Drawn {
    let (font, mut x, half) = (canvas.layout.font(), 0.0, canvas.layout.width() / 2.0);
    if let Some(level) = chart.parting() {
        let label = level.in_one_line(canvas.layout);
        canvas.line(Ink::Text, 2.5, &[(x, y - canvas.drop()), (x + 20.0, y - canvas.drop())])?;
        canvas.number(Ink::Text, Anchor::Start, (x + 27.0, y), half - 40.0, &label)?;
        x = (x + 27.0 + canvas.width(&label) + 24.0).min(half);
    }
    let Some((.., label)) = &chart.here else { return Ok(()) };
    match frame.is_fine() {
        true => canvas.dot(Ink::Text, (x + 8.0, y - canvas.drop()), 4.5)?,
        false => canvas.outline(Ink::Text, 2.0, (x + 1.0, y - font * 0.75), (x + 15.0, y + 1.0))?,
    }
    let label = text::fit(label, font, canvas.layout.width() - x - 22.0);
    canvas.text(Ink::Text, Anchor::Start, (x + 22.0, y), &label)
}
