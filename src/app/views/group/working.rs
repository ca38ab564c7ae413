//! How a measure of the group was computed, with the group's own numbers.

use super::variants::{name, pooled, range, signed};
use crate::app::Words;
use crate::metrics::critical_value;
use crate::tools::group::{Measure, Measured};

/// What each number is called, and its computation.
pub fn lines(words: Words, measured: &Measured, confidence: f64) -> Vec<(String, String)> {
    let row = |key: &str, line: String| (words.text(key), line);
    let mean = measured.mean.map(|mean| (name(words, measured.measure), mean_line(words, measured, mean)));
    let interval = interval_line(words, measured, confidence).map(|line| row("group.row.interval", line));
    let pooled = measured.pooled.map(|value| row("group.variants.pooled", pooled_line(words, measured, value)));
    mean.into_iter().chain(interval).chain(pooled).collect()
}

/// Of NEV the difference of both means, else what the respondents' values come to by how many they are.
fn mean_line(words: Words, measured: &Measured, mean: f64) -> String {
    let value = signed(words, measured, Some(mean));
    if measured.measure == Measure::Nev {
        let [positive, negative] = measured.parts.map(|part| words.fixed(part, 2));
        return format!("{positive} − {negative} = {value}");
    }
    let n = measured.n as f64;
    format!("{} ÷ {} = {value}", words.number(mean * n, 1), words.number(n, 0))
}

/// The mean ± t × its standard error.
fn interval_line(words: Words, measured: &Measured, confidence: f64) -> Option<String> {
    let (mean, interval) = (measured.mean?, measured.interval?);
    let critical = critical_value(confidence, Some(measured.n as f64 - 1.0));
    let error = (interval.high - interval.low) / 2.0 / critical;
    let [critical, error] = [critical, error].map(|number| words.number(number, 3));
    let mean = signed(words, measured, Some(mean));
    Some(format!("{mean} ± {critical} × {error}: {}", range(words, measured, interval)))
}

/// What all respondents have together, as one respondent's value is computed.
fn pooled_line(words: Words, measured: &Measured, value: f64) -> String {
    let [positive, negative] = measured.parts.map(|part| words.number(part, 1));
    let value = pooled(words, measured, value);
    match measured.measure {
        Measure::Nev | Measure::NetCount => format!("{positive} − {negative} = {value}"),
        Measure::NetShare | Measure::IntensityShare => {
            format!("100 × ({positive} − {negative}) ÷ ({positive} + {negative}) = {value}")
        }
    }
}

#[cfg(test)]
#[cfg(feature = "prerender")]
mod tests {
    use super::*;
    use crate::content::{Catalogue, Language};
    use crate::tools::fragment::Fragment;
    use crate::tools::group::{self, TOOL};
    use crate::tools::{Document, Settled};

    fn lines_of(measure: Measure) -> Vec<String> {
        let row = |negative: &str, positive: &str| format!(",{},{}", [negative; 8].join(","), [positive; 12].join(","));
        let link = format!("#feltFrom=4&respondents={}", [row("2", "7"), row("4", "5"), row("1", "8")].join(";"));
        let document = Document::from_fragment(&TOOL, &Fragment::parse(&link), Language::En);
        let outcome = group::outcome(&Settled::of(&document, None)).unwrap().unwrap();
        let words = Words::new(Language::En, Catalogue::parse("survey.range = {low} to {high}\n"));
        let lines = lines(words, &outcome.measured(measure), 0.95);
        lines.into_iter().map(|(_, line)| line).collect()
    }

    /// 5, 1 and 7: their variance 28/3; of 12, 4 and 12: 64/3; t of two degrees 4.303.
    #[test]
    fn a_measure_shows_mean_interval_and_pool_with_the_numbers_of_the_group() {
        let nev = lines_of(Measure::Nev);
        assert_eq!(nev, ["6.67 − 2.33 = +4.33", "+4.33 ± 4.303 × 1.764: −3.26 to +11.92"]);
        let count = lines_of(Measure::NetCount);
        assert_eq!(count, ["28 ÷ 3 = +9.3", "+9.3 ± 4.303 × 2.667: −2.1 to +20.8", "36 − 8 = +28"]);
        let share = lines_of(Measure::NetShare);
        assert_eq!(share[2], "100 × (36 − 8) ÷ (36 + 8) = +63.6");
    }
}
