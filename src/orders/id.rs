//! Ids of customers and orders, as texts.

/// The id that a cell holds: without spaces around it, without what a spreadsheet has put before or behind it (`'2801`,
/// `="2801"`, `17850.0`).
pub(super) fn id(cell: &str) -> &str {
    let text = cell.trim();
    let text = text.strip_prefix("=\"").and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    let text = unguarded(text).unwrap_or(text);
    whole_number(text).unwrap_or(text)
}

/// What stands behind the apostrophe that keeps a spreadsheet from computing; one in a name is part of it.
fn unguarded(text: &str) -> Option<&str> {
    let text = text.strip_prefix('\'')?.trim_start();
    (text.is_empty() || text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '=' | '+' | '-' | '@')))
        .then_some(text)
}

/// The digits of a whole number that is written as a fraction. Three zeros may be the end of thousands.
fn whole_number(text: &str) -> Option<&str> {
    if !text.ends_with('0') {
        return None;
    }
    let digits = text.strip_suffix(".0").or_else(|| text.strip_suffix(".00")).or_else(|| text.strip_suffix(",0"))?;
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

/// Whether a spreadsheet has rounded the id (`5,58199E+12`), so that several customers may share it.
pub(super) fn is_rounded(id: &str) -> bool {
    let Some((number, exponent)) = id.split_once('+') else { return false };
    let Some(number) = number.strip_suffix(['E', 'e']) else { return false };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = number.split_once(['.', ',']).unwrap_or((number, "0"));
    whole.len() == 1 && is_digits(whole) && is_digits(fraction) && is_digits(exponent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_has_put_around_an_id_goes() {
        for (cell, expected) in [
            ("17850.0", "17850"),
            ("17850.00", "17850"),
            ("17850,0", "17850"),
            (" '2801", "2801"),
            ("=\"0042\"", "0042"),
            ("17.000", "17.000"),
            ("1.5.0", "1.5.0"),
            ("C536366", "C536366"),
            ("208310224003697457", "208310224003697457"),
            (".0", ".0"),
            ("'", ""),
            ("'=A1", "=A1"),
            ("'t Hart", "'t Hart"),
            ("", ""),
        ] {
            assert_eq!(id(cell), expected, "{cell}");
        }
    }

    #[test]
    fn a_rounded_id_is_seen() {
        for rounded in ["5,58E+12", "5.58199E+12", "5e+12"] {
            assert!(is_rounded(rounded), "{rounded}");
        }
        for exact in ["", "E+", "AE+12", "58E+12", "5581990000000", "5,58E+", "5,E+12", "c5.1E+3"] {
            assert!(!is_rounded(exact), "{exact}");
        }
    }
}
