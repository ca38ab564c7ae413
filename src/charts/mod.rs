//! Charts: outcome data in, SVG text out.
//!
//! Nothing here knows a locale, a signal or the DOM: every word and every formatted number comes from the caller. A
//! chart is the same bytes natively and in WebAssembly, because text is measured with a fixed table of glyph widths
//! and not with fonts. Colours are class names (`ink-…`) that the style sheet fills, so one drawing serves light, dark
//! and print, and holds no `style` attribute that a strict Content-Security-Policy would block.
//!
//! Every function returns `None` where there is nothing to draw: no row, or a number that is not finite or whose
//! magnitude is beyond 1e300.

mod canvas;
mod clusters;
mod cumulative_value;
mod end_labels;
mod ink;
mod key;
mod nev_pull;
mod svg;
mod text;
mod ticks;

pub use clusters::{ClusterBar, Clusters, clusters};
pub use cumulative_value::{CumulativeValue, Curve, Level, Moment, cumulative_value};
pub use ink::Ink;
pub use key::KeyEntry;
pub use nev_pull::{NevPull, PullBar, nev_pull};

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

    /// `wide` or `narrow`.
    fn pick<T>(self, wide: T, narrow: T) -> T {
        match self {
            Self::Wide => wide,
            Self::Narrow => narrow,
        }
    }
}

/// Whether a number can be drawn: two of them can be subtracted without an overflow.
fn drawable(value: f64) -> bool {
    value.abs() <= 1e300
}
