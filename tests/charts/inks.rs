//! The colours of the inks, from the style sheets.

use feltworth::charts::Ink;

const TOKENS: &str = include_str!("../../style/tokens.css");
const CHART: &str = include_str!("../../style/chart.css");

/// Red, green and blue of a token in the light theme and in the dark one.
fn colours(token: &str) -> [[u8; 3]; 2] {
    let start = format!("{token}: ");
    let declared = TOKENS.split(&start).skip(1).filter_map(|rest| rest.split(';').next());
    let value = declared.last().unwrap_or_else(|| unreachable!("{token} is not declared"));
    if let Some(other) = value.strip_prefix("var(") {
        return colours(other.trim_end_matches(')'));
    }
    let pair = value.strip_prefix("light-dark(").and_then(|pair| pair.strip_suffix(')')).unwrap();
    let channel = |colour: &str, i: usize| u8::from_str_radix(&colour[1 + 2 * i..3 + 2 * i], 16).unwrap();
    let colour = |colour: &str| [0, 1, 2].map(|i| channel(colour, i));
    pair.split_once(", ").map(|(light, dark)| [colour(light), colour(dark)]).unwrap()
}

/// Relative luminance, WCAG 2.2.
fn luminance(colour: [u8; 3]) -> f64 {
    let linear = |channel: u8| match f64::from(channel) / 255.0 {
        value if value <= 0.04045 => value / 12.92,
        value => ((value + 0.055) / 1.055).powf(2.4),
    };
    0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2])
}

fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Marks 3 : 1, words 4.5 : 1 against the surface; the grid is meant to be faint, the surface to be none.
fn least(ink: Ink) -> Option<f64> {
    match ink {
        Ink::Grid | Ink::Surface => None,
        Ink::Destroying | Ink::Attention | Ink::Recommendation | Ink::Advocacy | Ink::Axis | Ink::Zero => Some(3.0),
        Ink::Accent | Ink::Second | Ink::Discounted | Ink::Threshold | Ink::Loss => Some(4.5),
        Ink::Text | Ink::Muted | Ink::OnArea => Some(4.5),
    }
}

#[test]
fn every_ink_stands_out_in_both_themes() {
    for ink in Ink::ALL {
        let rule = CHART.split(&format!(".{} {{ color: var(", ink.class())).nth(1);
        let token = rule.and_then(|rule| rule.split(')').next()).unwrap_or_else(|| unreachable!("{ink:?} has no rule"));
        let themes = colours(token).into_iter().zip(colours("--surface"));
        for (colour, surface) in themes {
            let found = contrast(colour, surface);
            assert!(least(ink).is_none_or(|least| found >= least), "{ink:?} {colour:?} on {surface:?}: {found}");
        }
    }
}

/// Words on the strongest shade of a heat map, half of its ink.
#[test]
fn words_on_areas_stand_out_in_both_themes() {
    for token in ["--ink-accent", "--ink-loss"] {
        let themes = colours(token).into_iter().zip(colours("--surface")).zip(colours("--ink-text"));
        for ((ink, surface), text) in themes {
            let area = [0, 1, 2].map(|i| ((u16::from(ink[i]) + u16::from(surface[i])) / 2) as u8);
            assert!(contrast(text, area) >= 4.5, "{token}: {}", contrast(text, area));
        }
    }
}
