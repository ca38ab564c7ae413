//! How wide text is, from a fixed table: the same answer on every machine.
//!
//! The widths are those of a rather wide system typeface, so that text set in a narrower one still stands free.

use super::Layout;

/// Width of one glyph in thousandths of the font size, for groups of letters of about the same width.
fn advance(glyph: char) -> u32 {
    match glyph {
        '\u{200b}'..='\u{200f}' | '\u{0300}'..='\u{036f}' => 0,
        '\u{202f}' | '\u{2009}' => 210,
        ' ' | '\u{a0}' | 'i' | 'j' | 'l' | 'ł' | 'ì' | 'í' | 'I' | 'J' | '|' | '\'' | '’' | '.' | ',' | ':' | ';' => {
            300
        }
        '!' | 'f' | 't' | 'r' | '(' | ')' | '-' | '/' | '·' | '"' => 405,
        'c' | 's' | 'z' | 'k' | 'v' | 'x' | 'y' | 'ć' | 'č' | 'ś' | 'š' | 'ź' | 'ž' | 'ż' | '–' => 575,
        'г' | 'з' | 'с' | 'э' | 'т' | 'у' | 'х' | 'к' | 'ч' | 'L' | 'Ł' | 'F' | 'Г' => 595,
        'w' | 'м' | 'ы' | 'ъ' | '+' | '−' | '=' | '<' | '>' | '&' | '×' | '≈' => 830,
        'D' | 'G' | 'O' | 'Q' | 'N' | 'H' | 'Д' | 'О' | 'Н' | 'И' | 'Й' | 'Л' | 'П' | 'Ц' | 'U' => 790,
        'm' | 'M' | 'W' | 'ж' | 'ш' | 'щ' | 'ю' | 'ф' | 'М' | 'Ф' | 'Ы' | '%' | '@' => 940,
        'Ж' | 'Ш' | 'Щ' | 'Ю' | '…' | '—' => 1050,
        'a'..='z' | '0'..='9' => 640,
        _ if glyph.is_uppercase() => 700,
        _ => 655,
    }
}

/// Width of `text` at a font size.
pub(super) fn width(text: &str, size: f64) -> f64 {
    f64::from(text.chars().map(advance).sum::<u32>()) * size / 1000.0
}

/// The largest width among `texts`, 0 for none.
pub(super) fn widest<'a>(texts: impl IntoIterator<Item = &'a str>, size: f64) -> f64 {
    texts.into_iter().map(|text| width(text, size)).fold(0.0, f64::max)
}

/// Where the middle of a text stands that belongs to `x` and is to stay in the drawing.
pub(super) fn middle(x: f64, text: &str, layout: Layout) -> f64 {
    let half = (width(text, layout.font()) / 2.0).min(layout.width() / 2.0);
    x.min(layout.width() - half).max(half)
}

/// `text`, cut with an ellipsis where it is wider than `room`; nothing where there is no room even for that.
pub(super) fn fit(text: &str, size: f64, room: f64) -> String {
    // Room is a difference of sums, so it may miss the width that was added by a rounding.
    if width(text, size) <= room + 1e-6 {
        return text.to_owned();
    }
    let mut kept = text.to_owned();
    while !kept.is_empty() && width(&kept, size) + width("…", size) > room {
        kept.pop();
    }
    kept.truncate(kept.trim_end().len());
    if width("…", size) <= room {
        kept.push('…');
    }
    kept
}

/// `text` in lines no wider than `room`, broken at spaces; a word that is wider alone is cut.
pub(super) fn wrap(text: &str, size: f64, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if width(line, size) + width(" ", size) + width(word, size) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(fit(word, size, room)),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fitted_text_never_exceeds_its_room() {
        for room in [-1.0, 5.0, 20.0, 60.0, 200.0] {
            let fitted = fit("Почувствовали себя в центре внимания", 12.0, room);
            assert!(fitted.is_empty() || width(&fitted, 12.0) <= room);
        }
        assert_eq!(fit("Pleased", 12.0, 100.0), "Pleased");
    }

    #[test]
    fn wrapping_breaks_at_spaces_only() {
        assert_eq!(wrap("Zysk zdyskontowany", 12.0, 100.0), ["Zysk", "zdyskontowany"]);
        assert_eq!(wrap("1\u{a0}200\u{a0}zł", 12.0, 30.0).len(), 1);
        assert!(wrap("", 12.0, 30.0).is_empty());
    }
}
