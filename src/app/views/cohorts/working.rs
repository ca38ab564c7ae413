//! The formulas with the visitor's own numbers.

use leptos::prelude::*;

use super::charts::name;
use super::result::{next_name, payments};
use crate::app::Words;
use crate::app::components::working::formula_lines;
use crate::tools::cohorts::{Cohort, Errors, Fitted, Outcome};

/// How many terms of a sum or a product stand there.
const TERMS: usize = 3;

/// How many cohorts are computed one by one.
const MOST: usize = 20;

/// What a number is called, and its computation.
type Line = (String, String);

/// Every number of the result, then what the sums run over.
pub fn working(words: Words, outcome: &Outcome) -> impl IntoView + use<> {
    let lines = formula_lines(Lines { words, outcome }.all());
    view! { {lines}<p>{words.text("cohorts.working.residual")}</p> }
}

/// What the formulas are filled with.
struct Lines<'a> {
    words: Words,
    outcome: &'a Outcome,
}

impl Lines<'_> {
    fn all(&self) -> Vec<Line> {
        let fitted = self.outcome.fitted.as_ref().ok();
        let of_model = fitted.map(|fitted| self.of_model(fitted)).unwrap_or_default();
        let cohorts = self.outcome.cohorts.iter().zip(1..).take(MOST);
        let left = cohorts.flat_map(|(cohort, place)| self.of_cohort(cohort, place));
        of_model.into_iter().chain(self.of_constant()).chain(self.of_errors()).chain(left).collect()
    }

    fn number(&self, value: f64) -> String {
        self.words.number(value, 4)
    }

    fn row(&self, key: &str, line: String) -> Line {
        (self.words.text(&format!("cohorts.row.{key}")), line)
    }

    /// Parameters, retention, shares left, and the sum of the payments.
    fn of_model(&self, fitted: &Fitted) -> Vec<Line> {
        let next = self.outcome.next_retention();
        let next = next.map(|(period, _)| (next_name(self.words, period), self.staying(fitted, period)));
        let first = [
            (self.words.text("cohorts.working.fit"), self.parameters(fitted)),
            (self.words.text("cohorts.working.survival"), self.survival(fitted)),
            self.row("first", self.staying(fitted, 1)),
        ];
        let lifetime = self.in_money(&self.sum(true, &|count| left(fitted, 0, count)), fitted.lifetime);
        first.into_iter().chain(next).chain([(self.words.text("cohorts.result"), lifetime)]).collect()
    }

    /// α ÷ (α + β), the mean chance of leaving.
    fn parameters(&self, fitted: &Fitted) -> String {
        let (alpha, beta) = (fitted.parameters.alpha, fitted.parameters.beta);
        let share = self.words.percent(alpha / (alpha + beta));
        let [alpha, beta] = [alpha, beta].map(|value| self.number(value));
        format!("α = {alpha};  β = {beta};  {alpha} ÷ ({alpha} + {beta}) = {share}")
    }

    /// r(8) = (β + 7) ÷ (α + β + 7).
    fn staying(&self, fitted: &Fitted, period: usize) -> String {
        let [alpha, beta] = [fitted.parameters.alpha, fitted.parameters.beta].map(|value| self.number(value));
        let (t, before) = (self.number(period as f64), self.number(period as f64 - 1.0));
        let share = self.words.percent(fitted.staying(period));
        format!("r({t}) = ({beta} + {before}) ÷ ({alpha} + {beta} + {before}) = {share}")
    }

    /// The formulas, then the share left when the models end to know: S(7) = r(1) × … × r(7).
    fn survival(&self, fitted: &Fitted) -> String {
        let seen = self.outcome.seen_periods();
        let mut factors: Vec<String> = (1..=seen.min(TERMS)).map(|t| self.number(fitted.staying(t))).collect();
        if seen > TERMS {
            factors.extend((seen > TERMS + 1).then(|| "…".to_owned()));
            factors.push(self.number(fitted.staying(seen)));
        }
        let (t, share) = (self.number(seen as f64), self.words.percent(left(fitted, 0, seen)));
        let formulas = "S(t) = B(α, β + t) ÷ B(α, β) = r(1) × … × r(t),  r(t) = (β + t − 1) ÷ (α + β + t − 1)";
        format!("{formulas};  S({t}) = {} = {share}", factors.join(" × "))
    }

    /// A sum of discounted payments, of which the first one may come now.
    fn sum(&self, has_now: bool, share: &dyn Fn(usize) -> f64) -> String {
        let now = has_now.then(|| "1".to_owned());
        let later = (1..=TERMS).map(|count| format!("{}{}", self.number(share(count)), self.discounting(count)));
        let terms: Vec<String> = now.into_iter().chain(later).chain(["…".to_owned()]).collect();
        terms.join(" + ")
    }

    fn discounting(&self, periods: usize) -> String {
        let factor = self.number(1.0 + self.outcome.discount);
        match periods {
            _ if self.outcome.discount == 0.0 => String::new(),
            1 => format!(" ÷ {factor}"),
            more => format!(" ÷ {factor}^{more}"),
        }
    }

    /// Payments and what they come to, each of a contribution if one was said.
    fn in_money(&self, payments_said: &str, total: Option<f64>) -> String {
        let (words, outcome) = (self.words, self.outcome);
        let found = payments(words, outcome, total);
        let sign = if total.is_some() { "=" } else { "→" };
        match outcome.contribution {
            None => format!("{payments_said} {sign} {found}"),
            Some(contribution) => {
                format!("{} × ({payments_said}) {sign} {found}", words.money(contribution, outcome.currency))
            }
        }
    }

    /// The share that stayed, all periods together, and what follows if it always does.
    fn of_constant(&self) -> Vec<Line> {
        let outcome = self.outcome;
        let counted = |value: f64| self.words.number(value, 2);
        let (kept, at_risk) = (counted(outcome.stayed.kept), counted(outcome.stayed.at_risk));
        let share = format!("{kept} ÷ {at_risk} = {}", self.words.percent(outcome.retention));
        let now = format!("{} ÷ {}", self.number(1.0 + outcome.discount), self.gap());
        vec![
            (self.words.text("cohorts.working.constant"), share),
            self.row("constantLifetime", self.in_money(&now, outcome.lifetime)),
        ]
    }

    /// What leaving and discount take of a payment each period: 1 + d − r.
    fn gap(&self) -> String {
        format!("({} − {})", self.number(1.0 + self.outcome.discount), self.number(self.outcome.retention))
    }

    /// The mean errors in the periods that were kept back.
    fn of_errors(&self) -> Vec<Line> {
        let Some(Errors { fitted, constant }) = self.outcome.errors else { return Vec::new() };
        let by_model =
            fitted.map(|error| self.error(error, &|period| self.outcome.by_model(period).unwrap_or_default()));
        let by_constant = self.error(constant, &|period| self.outcome.constant(period));
        let by_model = by_model.map(|line| self.row("error", line));
        by_model.into_iter().chain([self.row("constantError", by_constant)]).collect()
    }

    /// (|46.5% − 46.8%| ÷ 46.8% + …) ÷ 5.
    fn error(&self, mean: f64, forecast: &dyn Fn(usize) -> f64) -> String {
        let (unseen, percent) = (self.outcome.unseen(), |share: f64| self.words.percent(share));
        let term = |(period, share): &(usize, f64)| {
            format!("|{} − {}| ÷ {}", percent(forecast(*period)), percent(*share), percent(*share))
        };
        let more = (unseen.len() > TERMS).then(|| "…".to_owned());
        let terms: Vec<String> = unseen.iter().take(TERMS).map(term).chain(more).collect();
        format!("({}) ÷ {} = {}", terms.join(" + "), unseen.len(), percent(mean))
    }

    /// What one who is left of a cohort is still to pay, and what all of them will bring.
    fn of_cohort(&self, cohort: &Cohort, place: u32) -> Vec<Line> {
        let (words, outcome) = (self.words, self.outcome);
        let named = |key: &str| format!("{}: {}", name(words, outcome, place), words.text(key));
        let one = match &outcome.fitted {
            Ok(fitted) => self.sum(false, &|count| left(fitted, cohort.renewals, count)),
            Err(_) => format!("{} ÷ {}", self.number(outcome.retention), self.gap()),
        };
        let payments = cohort.residual.map(|payments| words.number(payments, 2));
        let found = payments
            .as_ref()
            .map_or_else(|| format!("→ {}", words.text("cohorts.noLimit")), |said| format!("= {said}"));
        let all = self.of_all(cohort, &payments.unwrap_or_default());
        let all = all.map(|line| (named("cohorts.remaining.worth"), line));
        [(named("cohorts.remaining.payments"), format!("{one} {found}"))].into_iter().chain(all).collect()
    }

    fn of_all(&self, cohort: &Cohort, payments: &str) -> Option<String> {
        let money = |value: f64| self.words.money(value, self.outcome.currency);
        let (contribution, worth) = (money(self.outcome.contribution?), money(cohort.worth?));
        Some(format!("{} × {contribution} × {payments} = {worth}", self.words.number(cohort.left, 2)))
    }
}

/// The share of those left after some renewals that stays for so many more.
fn left(fitted: &Fitted, renewals: usize, more: usize) -> f64 {
    (renewals + 1..=renewals + more).map(|period| fitted.staying(period)).product()
}

#[cfg(test)]
#[cfg(feature = "prerender")]
mod tests {
    use super::*;
    use crate::content::{Catalogue, Language};
    use crate::tools::cohorts::{TOOL, outcome};
    use crate::tools::fragment::Fragment;
    use crate::tools::{Document, Settled};

    fn lines(link: &str) -> Vec<String> {
        let document = Document::from_fragment(&TOOL, &Fragment::parse(link), Language::En);
        let outcome = outcome(&Settled::of(&document, None)).unwrap().unwrap();
        let words = Words::new(Language::En, Catalogue::parse("cohorts.noLimit = no limit\n"));
        Lines { words, outcome: &outcome }.all().into_iter().map(|(_, line)| line).collect()
    }

    fn assert_lines(link: &str, expected: &[&str]) {
        let lines = lines(link);
        for expected in expected {
            assert!(lines.iter().any(|line| line.ends_with(expected)), "{expected} in {lines:#?}");
        }
    }

    /// Fader & Hardie 2007: α 0.668, β 3.806, and with d = 10 % 5.92 payments; 3.8061 ÷ 4.4742 = 85.07 %.
    #[test]
    fn every_number_has_its_formula_with_what_was_typed() {
        let link = "#survivors=1000.869.743.653.593.551.517.491.468.445.427.409.394&holdout=5&discount=10";
        let expected = [
            "α = 0.6681;  β = 3.8061;  0.6681 ÷ (0.6681 + 3.8061) = 14.93%",
            "r(1) = (3.8061 + 0) ÷ (0.6681 + 3.8061 + 0) = 85.07%",
            "r(13) = (3.8061 + 12) ÷ (0.6681 + 3.8061 + 12) = 95.94%",
            "1 + 0.8507 ÷ 1.1 + 0.7469 ÷ 1.1^2 + 0.6698 ÷ 1.1^3 + … = 5.92",
            "4,417 ÷ 4,926 = 89.67%",
            "1.1 ÷ (1.1 − 0.8967) = 5.41",
        ];
        assert_lines(link, &expected);
    }

    /// Half of 100 stay, then half of 50 do: r = 75 ÷ 150, and 0.5 ÷ (1.25 − 0.5) = 0.67 payments of 30 from each of 25.
    #[test]
    fn what_is_left_is_computed_by_constant_retention_where_there_is_no_model() {
        let link = "#survivors=100.50.25&discount=25&contribution=30&currency=EUR";
        let expected = [
            "75 ÷ 150 = 50%",
            "€30 × (1.25 ÷ (1.25 − 0.5)) = €50",
            "0.5 ÷ (1.25 − 0.5) = 0.67",
            "25 × €30 × 0.67 = €500",
        ];
        assert_lines(link, &expected);
    }
}
