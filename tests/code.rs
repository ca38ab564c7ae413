//! QR codes, read by a reader of other origin from the drawing as it is.
#![cfg(feature = "charts")]
#![allow(clippy::unwrap_used)] // clippy.toml allows it in test functions, not in what they share

use feltworth::charts::{ChartError, code};
use rqrr::PreparedImage;

/// Pixels a module.
const SCALE: usize = 4;

/// What a camera would see: the dark modules of the drawing, in pixels.
fn pixels(drawing: &str) -> (usize, Vec<bool>) {
    let side: usize = between(drawing, "viewBox=\"0 0 ", " ").parse().unwrap();
    let mut dark = vec![false; side * side];
    for run in between(drawing, "code-ink\" d=\"M", "z\"").split("zM") {
        let (place, length) = run.split_once('h').unwrap();
        let (x, y) = place.split_once(' ').unwrap();
        let length: usize = length.split_once('v').unwrap().0.parse().unwrap();
        let start = y.parse::<usize>().unwrap() * side + x.parse::<usize>().unwrap();
        dark[start..start + length].fill(true);
    }
    (side, dark)
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    text.split_once(before).unwrap().1.split_once(after).unwrap().0
}

fn read(drawing: &str) -> String {
    let (side, dark) = pixels(drawing);
    let shade = |x: usize, y: usize| if dark[y / SCALE * side + x / SCALE] { 0 } else { 255 };
    let mut image = PreparedImage::prepare_from_greyscale(side * SCALE, side * SCALE, shade);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "one code is found");
    grids[0].decode().unwrap().1
}

#[test]
fn a_code_says_the_link_that_it_was_made_of() {
    let long = format!("https://feltworth.example/ru/ltv/#scenarios={}", "%D0%B0".repeat(260));
    for link in [
        "https://feltworth.example/en/ltv/#check=45",
        "http://127.0.0.1:8080/sl/nev/#v=1&answers=2.3.1.2.2.3.2.1.7.6.5.4.6.8.7.7.6.8.8.8",
        "https://feltworth.example/pl/ltv/#check=1234,56&names=żółw",
        &long,
    ] {
        assert_eq!(read(&code(link).unwrap()), link);
    }
}

#[test]
fn a_code_has_light_modules_around_it() {
    let (side, dark) = pixels(&code("https://feltworth.example/").unwrap());
    let edge = |at: usize| !(4..side - 4).contains(&at);
    assert!((0..side * side).filter(|at| edge(at / side) || edge(at % side)).all(|at| !dark[at]));
    assert!(dark[4 * side + 4], "and begins right behind them");
}

#[test]
fn a_link_too_long_for_a_code_that_can_be_read_is_refused() {
    assert!(code(&"ж".repeat(814)).is_ok());
    assert_eq!(code(&"ж".repeat(815)), Err(ChartError::TooMany));
    assert_eq!(code(""), Err(ChartError::Empty));
}
