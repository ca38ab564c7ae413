//! Charts: outcome data in, SVG text out.
//!
//! Nothing here knows a locale, a signal or the DOM: every word and every formatted number comes from the caller. A
//! chart is the same bytes natively and in WebAssembly, because text is measured with a fixed table of glyph widths
//! and not with fonts. Colours are class names (`ink-…`) that the style sheet fills, so one drawing serves light, dark
//! and print, and holds no `style` attribute that a strict Content-Security-Policy would block.
//!
//! Charts go by form, not by metric: one file a form, and no form knows another, so that a page carries the forms it
//! draws and no more. Each takes plain data, whose words and numbers the caller has worded, and a [`Layout`]. Names
//! are cut where they have no room; numbers never are, they are set smaller.

mod axes;
mod bars;
mod canvas;
mod code;
mod diverging;
mod emblem;
mod end_labels;
mod funnel;
mod heat_map;
mod histogram;
mod ink;
mod intervals;
mod key;
mod lanes;
#[cfg(test)]
mod legible;
mod line;
mod quadrants;
mod rows;
mod scatter;
mod stagger;
mod stems;
mod svg;
mod text;
mod ticks;
mod tornado;

use thiserror::Error;

pub use axes::{Axis, Level};
pub use bars::{Bars, bars};
pub use code::code;
pub use diverging::{Diverging, diverging};
pub use emblem::{Emblem, Station, emblem};
pub use funnel::{Funnel, Step, funnel};
pub use heat_map::{Band, HeatMap, heat_map};
pub use histogram::{Histogram, histogram};
pub use ink::Ink;
pub use intervals::{Estimate, Intervals, intervals};
pub use key::KeyEntry;
pub use lanes::{Lanes, Stop, lanes};
pub use line::{Curve, Line, Mark, line};
pub use quadrants::{Corner, Place, Quadrants, quadrants};
pub use rows::Bar;
pub use scatter::{Named, Scatter, Trend, scatter};
pub use stems::{Stem, Stems, stems};
pub use ticks::Steps;
pub use tornado::{Swing, TornadoChart, tornado};

/// Why there is no chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ChartError {
    /// There is nothing to draw: no row, no point, or none that has a value.
    #[error("nothing to draw")]
    Empty,
    /// A number is not finite, or its magnitude is beyond 1e300.
    #[error("a number that cannot be drawn")]
    Undrawable,
    /// More rows, cells or stations than a drawing can hold legibly.
    #[error("more than a chart can show")]
    TooMany,
    /// Parts that contradict each other: a scale that does not rise, a lower end above the upper, a place that is not there.
    #[error("parts that contradict each other")]
    Inconsistent,
}

/// The two shapes of every chart: a page holds both, and the style sheet shows the one that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// 720 units wide, for 600 px and more.
    Wide,
    /// 340 units wide, for a phone.
    Narrow,
}

impl Layout {
    /// Width of the drawing in units.
    fn width(self) -> f64 {
        self.pick(720.0, 340.0)
    }

    /// Size of all text in units: 13.2 px where the wide drawing is 680 px wide, 11.3 px where the narrow one is 320.
    fn font(self) -> f64 {
        self.pick(14.0, 12.0)
    }

    /// The name that classes and ids end with.
    fn name(self) -> &'static str {
        self.pick("wide", "narrow")
    }

    /// `wide` or `narrow`.
    fn pick<T>(self, wide: T, narrow: T) -> T {
        match self {
            Self::Wide => wide,
            Self::Narrow => narrow,
        }
    }
}

/// The most rows that a chart of rows takes: beyond, a table serves better.
const MOST_ROWS: usize = 200;

/// Checks that each of `values` can be drawn: two of them can be subtracted without an overflow.
fn check_drawable(values: impl IntoIterator<Item = f64>) -> Result<(), ChartError> {
    let all = values.into_iter().all(|value| value.abs() <= 1e300);
    if all { Ok(()) } else { Err(ChartError::Undrawable) }
}

/// Checks that `count` is above zero and at most `most`.
fn check_count(count: usize, most: usize) -> Result<(), ChartError> {
    match count {
        0 => Err(ChartError::Empty),
        count if count > most => Err(ChartError::TooMany),
        _ => Ok(()),
    }
}

/// `items` in the rising order of their keys; equal ones keep theirs. One sort for every form: each further one that is
/// compiled would cost some kilobytes.
fn sorted<T>(items: impl IntoIterator<Item = T>, key: impl Fn(&T) -> f64) -> impl Iterator<Item = T> {
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    let order = order(items.iter().flatten().map(key).collect());
    order.into_iter().filter_map(move |place| items.get_mut(place)?.take())
}

/// The places of the keys in their rising order.
fn order(keys: Vec<f64>) -> Vec<usize> {
    let mut keyed: Vec<(f64, usize)> = keys.into_iter().zip(0..).collect();
    keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
    keyed.into_iter().map(|(_, place)| place).collect()
}

/// The least and the greatest of `values` and of those that are to be held besides.
fn span(values: impl IntoIterator<Item = f64>, held: (f64, f64)) -> (f64, f64) {
    values.into_iter().fold(held, |(low, high), value| (low.min(value), high.max(value)))
}
