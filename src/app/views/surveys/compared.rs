//! How the difference of two results, its interval and its test were computed, with the visitor's own numbers.

use leptos::prelude::*;

use super::written;
use crate::app::Words;
use crate::app::components::working::{Working, formula_lines};
use crate::app::live::live_view;
use crate::metrics::{Interval, TestNumbers, critical_value, wilson_interval};
use crate::tools::surveys::{Measured, Movement};

/// What a number is called, and its computation.
type Line = (String, String);

/// The formulas behind a disclosure, while there is a difference.
pub fn how(movement: Callback<(), Option<(Measured, Movement)>>) -> AnyView {
    let words = Words::of_view();
    let formulas = live_view(move || {
        let (measured, movement) = movement.run(())?;
        let lines = formula_lines(Compared { words, measured, movement }.lines());
        Some(view! { {lines}<p>{words.text(note(measured))}</p><p>{words.text("compare.note")}</p> })
    });
    view! { <Working formulas /> }.into_any()
}

const fn note(measured: Measured) -> &'static str {
    match measured {
        Measured::Points => "compare.points",
        Measured::Share => "compare.shares",
        Measured::Rating | Measured::Index | Measured::Nev => "compare.means",
    }
}

struct Compared {
    words: Words,
    measured: Measured,
    movement: Movement,
}

impl Compared {
    fn lines(&self) -> Vec<Line> {
        let test = self.movement.test;
        let interval = match self.measured {
            Measured::Share => self.of_shares(),
            _ => test.and_then(|test| self.around(&test)),
        };
        let tested = test.into_iter().flat_map(|test| self.tested(&test));
        [self.difference()].into_iter().chain(interval).chain(tested).collect()
    }

    /// A number as it stands in a formula: shares in percentage points, what is negative in brackets.
    fn number(&self, value: f64) -> String {
        let value = if self.measured == Measured::Share { 100.0 * value } else { value };
        let text = self.words.number(value, 3);
        if value < 0.0 { format!("({text})") } else { text }
    }

    fn row(&self, key: &str, line: String) -> Line {
        (self.words.text(key), line)
    }

    fn difference(&self) -> Line {
        let Movement { from, to, difference, .. } = self.movement;
        let (from, to) = (self.number(from), self.number(to));
        self.row(
            "survey.row.difference",
            format!("{to} − {from} = {}", written::difference(self.words, self.measured, difference)),
        )
    }

    fn ends(&self) -> Option<String> {
        let ends = self.movement.interval?;
        let [low, high] = [ends.low, ends.high].map(|end| written::difference(self.words, self.measured, end));
        Some(self.words.fill("survey.range", &[("low", &low), ("high", &high)]))
    }

    /// The interval around what is tested: 6.9 ± 1.96 × 4.1.
    fn around(&self, test: &TestNumbers) -> Option<Line> {
        let critical = self.words.number(critical_value(self.movement.confidence, test.degrees_of_freedom), 3);
        let (estimate, error) = (self.number(test.estimate), self.number(self.error(test)));
        Some(self.row("survey.row.differenceInterval", format!("{estimate} ± {critical} × {error} = {}", self.ends()?)))
    }

    /// The standard error; of no difference at all, by its interval.
    fn error(&self, test: &TestNumbers) -> f64 {
        let critical = critical_value(self.movement.confidence, test.degrees_of_freedom);
        let half = self.movement.interval.map(|ends| (ends.high - ends.low) / 2.0).unwrap_or_default();
        if test.statistic == 0.0 { half / critical } else { test.estimate / test.statistic }
    }

    /// Newcombe's interval, from those of both shares.
    fn of_shares(&self) -> Option<Line> {
        let Movement { from, to, answers: [before, after], .. } = self.movement;
        let (first, second) = (self.wilson(from, before)?, self.wilson(to, after)?);
        let distance = |one: f64, other: f64| format!("√({}² + {}²)", self.number(one), self.number(other));
        let down = distance(to - second.low, first.high - from);
        let up = distance(second.high - to, from - first.low);
        let difference = self.number(self.movement.difference);
        let line = format!("{difference} − {down}; {difference} + {up}: {}", self.ends()?);
        Some(self.row("survey.row.differenceInterval", line))
    }

    fn wilson(&self, share: f64, n: u64) -> Option<Interval> {
        wilson_interval((share * n as f64).round() as u64, n, self.movement.confidence).ok()?
    }

    /// Test statistic and p-value.
    fn tested(&self, test: &TestNumbers) -> Vec<Line> {
        let statistic = self.words.number(test.statistic, 3);
        let size = self.words.number(test.statistic.abs(), 3);
        let (estimate, error) = (self.number(test.estimate), self.number(self.error(test)));
        let degrees = test.degrees_of_freedom.map(|degrees| self.words.number(degrees, 1));
        let (name, beyond) = match &degrees {
            Some(degrees) => ("t", format!("1 − F({size}; ν = {degrees})")),
            None => ("z", format!("1 − Φ({size})")),
        };
        let p_value = self.movement.p_value.map(|p_value| written::p_value(self.words, p_value));
        // Where it is too small to be written, it is said below what it is.
        let sign = |p_value: &str| if p_value.starts_with('<') { "" } else { "= " };
        let p_value = p_value.map(|p| self.row("survey.row.pValue", format!("2 × ({beyond}) {}{p}", sign(&p))));
        let line = self.row("compare.statistic", format!("{name} = {estimate} ÷ {error} = {statistic}"));
        [line].into_iter().chain(p_value).collect()
    }
}

#[cfg(test)]
#[cfg(feature = "prerender")]
mod tests {
    use super::*;
    use crate::content::{Catalogue, Language};
    use crate::tools::fragment::Fragment;
    use crate::tools::{Document, Settled, csat, nps};

    fn lines(measured: Measured, movement: Movement) -> Vec<String> {
        let texts = "survey.points = {n} points\nsurvey.percentagePoints = {n} pp\nsurvey.range = {low} to {high}\n";
        let words = Words::new(Language::En, Catalogue::parse(texts));
        Compared { words, measured, movement }.lines().into_iter().map(|(_, line)| line).collect()
    }

    /// MeasuringU's formula; the numbers by double precision elsewhere.
    #[test]
    fn two_scores_are_compared_with_the_numbers_of_both() {
        let link =
            "#detractors=40&passives=60&promoters=150&earlier.detractors=60&earlier.passives=90&earlier.promoters=100";
        let document = Document::from_fragment(&nps::TOOL, &Fragment::parse(link), Language::En);
        let outcome = nps::outcome(&Settled::of(&document, None)).unwrap().unwrap();
        let lines = lines(Measured::Points, outcome.movement.unwrap());
        assert_eq!(lines[0], "44 − 16 = +28.0 points");
        assert_eq!(lines.len(), 4, "{lines:?}");
        assert!(lines[1].starts_with("27.668 ± 1.96 × ") && lines[2].starts_with("z = 27.668 ÷ "), "{lines:?}");
        assert!(lines[3].starts_with("2 × (1 − Φ("), "{lines:?}");
    }

    #[test]
    fn two_shares_are_compared_by_their_wilson_intervals() {
        let link = "#scale=1-5&counts=0.14.0.56.0&earlier.counts=0.32.0.48.0";
        let document = Document::from_fragment(&csat::TOOL, &Fragment::parse(link), Language::En);
        let outcome = csat::outcome(&Settled::of(&document, None)).unwrap().unwrap();
        let lines = lines(Measured::Share, outcome.movement.unwrap());
        assert_eq!(lines[0], "80 − 60 = +20.0 pp");
        // Newcombe 1998, table II: 0.0524 to 0.3339
        assert!(lines[1].starts_with("20 − √(") && lines[1].ends_with(": +5.2 pp to +33.4 pp"), "{lines:?}");
    }
}
