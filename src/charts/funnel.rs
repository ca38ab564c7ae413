//! How many come from step to step.

use super::canvas::{Anchor, Canvas, Drawn, Point, drawing};
use super::rows::Rows;
use super::{ChartError, Ink, Layout, MOST_ROWS, check_count, check_drawable, text};

/// One step.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Its name.
    pub label: String,
    /// How many come to it, if that is known.
    pub count: Option<f64>,
    /// The count, or that it is not known, as it is to be written.
    pub count_label: String,
    /// The share of those of the step before, as it is to be written; empty for the first step.
    pub conversion_label: String,
}

/// What the chart shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Funnel {
    /// Name of the chart for assistive technology.
    pub name: String,
    /// The steps, the first at the top.
    pub steps: Vec<Step>,
    /// The step before which most are lost, and what is said of that; the first step cannot be it.
    pub leak: Option<(usize, String)>,
}

impl Funnel {
    fn check(&self) -> Result<(), ChartError> {
        check_count(self.steps.len(), MOST_ROWS)?;
        check_drawable(self.counts())?;
        let has_leak = self.leak.as_ref().is_none_or(|(step, _)| (1..self.steps.len()).contains(step));
        match self.counts().next() {
            None => Err(ChartError::Empty),
            Some(_) if has_leak && self.counts().all(|count| count >= 0.0) => Ok(()),
            Some(_) => Err(ChartError::Inconsistent),
        }
    }

    fn counts(&self) -> impl Iterator<Item = f64> {
        self.steps.iter().filter_map(|step| step.count)
    }
}

/// A bar for each step, and between two bars the share that goes on; where most are lost the loss is filled in.
///
/// # Errors
/// No step or no count, more than 200 steps, a number that cannot be drawn, a count below zero, a leak at no step.
pub fn funnel(chart: &Funnel, layout: Layout) -> Result<String, ChartError> {
    chart.check()?;
    let named = chart.steps.iter().map(|step| (Ink::Accent, step.label.as_str(), step.count_label.as_str()));
    let mut rows = Rows::new(named, layout, 0.0);
    (rows.pitch, rows.middle) = layout.pick((52.0, 13.0), (62.0, 26.0));
    let largest = chart.counts().fold(0.0, f64::max);
    let end = |count: Option<f64>| {
        let share = if largest > 0.0 { count.unwrap_or(0.0) / largest } else { 0.0 };
        rows.left + share * (rows.right - rows.left)
    };
    let ends: Vec<f64> = chart.steps.iter().map(|step| end(step.count)).collect();
    let height = rows.bottom(chart.steps.len()) - rows.pitch + rows.middle + HALF + 4.0;
    drawing(layout, height, &chart.name, &|canvas| {
        let pairs = ends.windows(2).zip(chart.steps.windows(2)).enumerate();
        for (row, (ends, steps)) in pairs {
            let leak = chart.leak.as_ref().filter(|(step, _)| *step == row + 1).map(|(_, label)| label.as_str());
            draw_passage(canvas, &rows, row, ends, steps, leak)?;
        }
        for (row, (step, end)) in chart.steps.iter().zip(&ends).enumerate() {
            canvas.rectangle(Ink::Accent, 1.0, (rows.left, rows.y(row) - HALF), (*end, rows.y(row) + HALF))?;
            rows.draw_name(canvas, row, Ink::Accent, &step.label)?;
            rows.draw_value(canvas, row, step.count.is_some(), &step.count_label)?;
        }
        Ok(())
    })
}

/// Half of the thickness of a bar.
const HALF: f64 = 9.0;

/// From a bar to the next: those who go on, those who are lost if that is the leak, and what is said of both.
fn draw_passage(canvas: &Canvas, rows: &Rows, row: usize, ends: &[f64], steps: &[Step], leak: Option<&str>) -> Drawn {
    let (&[end, next], [step, follower]) = (ends, steps) else { return Ok(()) };
    let (top, bottom) = (rows.y(row) + HALF, rows.y(row + 1) - HALF);
    if step.count.is_some() && follower.count.is_some() {
        canvas.polygon(Ink::Accent, 0.12, &[(rows.left, top), (end, top), (next, bottom), (rows.left, bottom)])?;
        if leak.is_some() {
            canvas.polygon(Ink::Loss, 0.4, &[(end, top), (end, bottom), (next, bottom)])?;
            canvas.line(Ink::Loss, 2.0, &[(end, top), (end, bottom)])?;
        }
    }
    let y = canvas.layout.pick((top + bottom) / 2.0, top + 10.0);
    let room = (canvas.layout.width() - rows.left) / 2.0 - 22.0;
    draw_conversion(canvas, (rows.left + 8.0, y), room, &follower.conversion_label, leak.is_some())?;
    let Some(leak) = leak else { return Ok(()) };
    let inside = rows.left + 32.0 + canvas.width(&follower.conversion_label).min(room);
    draw_leak(canvas, (inside, y), end.max(inside), leak)
}

/// An arrow down, and the share of those who go on.
fn draw_conversion(canvas: &Canvas, (x, y): Point, room: f64, label: &str, is_leak: bool) -> Drawn {
    if label.is_empty() {
        return Ok(());
    }
    let ink = if is_leak { Ink::Loss } else { Ink::Muted };
    canvas.polygon(ink, 1.0, &[(x, y - 3.0), (x + 8.0, y - 3.0), (x + 4.0, y + 4.0)])?;
    canvas.number(Ink::OnArea, Anchor::Start, (x + 14.0, y + canvas.drop()), room, label)
}

/// What is said of the leak: right of it where there is room, else within it.
fn draw_leak(canvas: &Canvas, (inside, y): Point, end: f64, label: &str) -> Drawn {
    let (font, width) = (canvas.layout.font(), canvas.layout.width());
    let x = if end + 8.0 + canvas.width(label) <= width { end + 8.0 } else { inside };
    canvas.text(Ink::Loss, Anchor::Start, (x, y + canvas.drop()), &text::fit(label, font, width - x))
}
