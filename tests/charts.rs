//! Charts drawn from fixed data, compared with the drawings in `tests/charts/` byte for byte.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --features charts --test charts` writes them anew; look at them before you commit.
#![cfg(feature = "charts")]
#![allow(clippy::unwrap_used)] // clippy.toml allows it in test functions, not in what they share

#[path = "charts/emblem.rs"]
mod emblem;
#[path = "charts/fields.rs"]
mod fields;
#[path = "charts/inks.rs"]
mod inks;
#[path = "charts/lanes.rs"]
mod lanes;
#[path = "charts/line.rs"]
mod line;
#[path = "charts/rows.rs"]
mod rows;
#[path = "charts/stems.rs"]
mod stems;
#[path = "charts/tornado.rs"]
mod tornado;

use std::path::Path;

use feltworth::charts::{Axis, ChartError, Layout, Level, Steps};

const LAYOUTS: [(Layout, &str); 2] = [(Layout::Wide, "wide"), (Layout::Narrow, "narrow")];

/// What no chart can draw.
const BAD: [f64; 4] = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e301];

/// 84 characters.
const LONG: &str = "A name with <b>markup</b> & \"quotes\", which no layout has the room to set in full…!";

/// Compares both layouts with their snapshots, and checks what holds for every drawing.
fn check(case: &str, draw: impl Fn(Layout) -> Result<String, ChartError>) {
    for (layout, suffix) in LAYOUTS {
        let drawn = draw(layout).unwrap();
        check_markup(case, &drawn);
        check_places(case, &drawn);
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/charts/{case}_{suffix}.svg"));
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::write(&path, drawn + "\n").unwrap();
            continue;
        }
        let expected = std::fs::read_to_string(&path).unwrap();
        assert!(expected.trim_end() == drawn, "{case}_{suffix} differs from its snapshot");
    }
}

/// Both layouts refuse.
fn check_refused(error: ChartError, draw: impl Fn(Layout) -> Result<String, ChartError>) {
    for (layout, _) in LAYOUTS {
        assert_eq!(draw(layout), Err(error));
    }
}

/// No literal colour, no `style` attribute, no number that is none, and every tag closed.
fn check_markup(case: &str, drawn: &str) {
    let drawn = &drawn.replace("\"url(#", "");
    for forbidden in ["style=", "#", "rgb(", "NaN", "inf\"", "\"-0\""] {
        assert!(!drawn.contains(forbidden), "{case} holds {forbidden}");
    }
    let opened = drawn.matches('<').count() - 2 * drawn.matches("</").count();
    assert_eq!(opened, drawn.matches("/>").count(), "{case} has a tag that is not closed");
}

/// Every rectangle lies within the drawing; for texts, which are measured in private, see `src/charts/legible.rs`.
fn check_places(case: &str, drawn: &str) {
    let number = |tag: &str, name: &str| -> f64 {
        let rest = tag.split_once(&format!(" {name}=\"")).unwrap().1;
        rest.split('"').next().unwrap().parse().unwrap()
    };
    let size = drawn.split_once("viewBox=\"0 0 ").unwrap().1.split('"').next().unwrap();
    let (width, height): (f64, f64) =
        size.split_once(' ').map(|(w, h)| (w.parse().unwrap(), h.parse().unwrap())).unwrap();
    for tag in drawn.split("<rect").skip(1) {
        let right = number(tag, "x") + number(tag, "width");
        let bottom = number(tag, "y") + number(tag, "height");
        assert!(number(tag, "x") >= 0.0 && right <= width + 0.1, "{case}: {tag}");
        assert!(number(tag, "y") >= 0.0 && bottom <= height + 0.1, "{case}: {tag}");
    }
}

/// A number with the digits that it has, of which a thousand never belong to a label: beyond 1e15 in powers of ten.
fn plain(value: f64) -> String {
    let written = if value.abs() >= 1e15 || (value != 0.0 && value.abs() < 1e-6) {
        format!("{value:.2e}")
    } else {
        format!("{value}")
    };
    written.replace('-', "−")
}

fn axis<'a>(name: &'a str, tick: &'a dyn Fn(f64) -> String) -> Axis<'a> {
    Axis { name, steps: Steps::Round, tick }
}

fn months<'a>(name: &'a str) -> Axis<'a> {
    Axis { name, steps: Steps::Months, tick: &plain }
}

fn level(label: &str, value_label: &str, value: f64) -> Option<Level> {
    Some(Level { label: label.into(), value_label: value_label.into(), value })
}

/// Numbers from 0 to 1 that look random, and are the same everywhere.
fn scattered(count: u32) -> impl Iterator<Item = f64> {
    (1..=count).map(|i| (f64::from(i) * 0.618_033_988_749_894_9).fract())
}

/// Others, independent of them to the eye.
fn scattered_too(count: u32) -> impl Iterator<Item = f64> {
    (1..=count).map(|i| (f64::from(i) * 0.754_877_666_246_692_7).fract())
}
