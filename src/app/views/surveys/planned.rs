//! How many answers are needed, with the visitor's own numbers in the formulas.

use leptos::prelude::*;

use super::Shown;
use crate::app::Words;
use crate::app::components::working::{Working, formula_lines};
use crate::app::live::live_view;
use crate::metrics::{Result, TestStrength, critical_value};
use crate::tools::surveys::planning::{around_half, moved};
use crate::tools::surveys::{Needed, Outcome, Plan, Spread};

/// What a number is called, and its computation.
type Line = (String, String);

/// The formulas of all numbers of the plan, behind a disclosure.
pub fn how(shown: Shown) -> AnyView {
    let words = Words::of_view();
    let formulas = live_view(move || {
        let lines = shown.with(|outcome| Planned { words, outcome }.lines())?;
        let lines = formula_lines(lines);
        Some(view! { {lines}<p>{words.text("planned.search")}</p><p>{words.text("planned.note")}</p> })
    });
    view! { <Working formulas /> }.into_any()
}

/// How answers are taken to spread.
#[derive(Clone, Copy)]
enum Taken {
    /// Variance of -1, 0 and 1.
    Points(f64),
    /// The share itself.
    Share(f64),
    /// Any share: a half takes most answers.
    AnyShare,
    /// Standard deviation.
    Rating(f64),
}

struct Planned<'a> {
    words: Words,
    outcome: &'a Outcome,
}

impl Planned<'_> {
    fn lines(&self) -> Vec<Line> {
        let plan = &self.outcome.plan;
        let Plan { margin, change, population, .. } = *plan;
        let margin = margin.map(|margin| move |taken, n| self.margin(taken, margin, n));
        let margins = margin.map(|line| self.both("forMargin", plan.for_margin.as_ref(), &line));
        let population = population.and_then(|all| self.population(all));
        let change = change.map(|change| move |taken, n| self.change(taken, change, n));
        let changes = change.map(|line| self.both("forChange", plan.for_change.as_ref(), &line));
        [margins, population, changes].into_iter().flatten().flatten().collect()
    }

    /// The formula for answers that spread as those so far, then for any.
    fn both(&self, key: &str, needed: Option<&Result<Needed>>, line: &dyn Fn(Taken, u64) -> String) -> Vec<Line> {
        let (Some(Ok(Needed { like_these, at_most })), Some(spread)) = (needed, self.outcome.plan.spread) else {
            return Vec::new();
        };
        let (these, worst) = match spread {
            Spread::Points(variance) => (variance.map(Taken::Points), Taken::Points(1.0)),
            Spread::Share(share) => (share.map(Taken::Share), Taken::AnyShare),
            Spread::Rating(deviation, greatest) => (deviation.map(Taken::Rating), Taken::Rating(greatest)),
        };
        let these = these.zip(*like_these).map(|(taken, n)| self.named(key, &self.count(n), line(taken, n)));
        let most = self.words.fill("survey.plan.atMost", &[("most", &self.count(*at_most))]);
        these.into_iter().chain([self.named(key, &most, line(worst, *at_most))]).collect()
    }

    fn named(&self, key: &str, answers: &str, line: String) -> Line {
        (format!("{}: {answers}", self.words.text(&format!("survey.plan.{key}"))), line)
    }

    fn count(&self, count: u64) -> String {
        self.words.number(count as f64, 0)
    }

    fn number(&self, value: f64) -> String {
        self.words.number(value, 4)
    }

    /// What is rounded up to so many answers.
    fn up_to(&self, formula: &str, value: f64, n: u64) -> String {
        format!("{formula} = {} → {}", self.words.number(value, 2), self.count(n))
    }

    fn margin(&self, taken: Taken, margin: f64, n: u64) -> String {
        let z = critical_value(self.outcome.confidence, None);
        let (z_said, count) = (self.number(z), n as f64);
        match taken {
            Taken::Points(variance) => {
                let d = margin / 100.0;
                let formula = format!("{} × {z_said}² ÷ {}² − 3", self.number(variance), self.number(d));
                self.up_to(&formula, variance * z * z / (d * d) - 3.0, n)
            }
            Taken::AnyShare => self.margin(Taken::Share(0.5), margin, n),
            Taken::Share(share) => {
                let half = z * (count * share * (1.0 - share) + z * z / 4.0).sqrt() / (count + z * z);
                let (share, other) = (self.number(share), self.number(1.0 - share));
                let n = self.count(n);
                let root = format!("{z_said} × √({n} × {share} × {other} + {z_said}² ÷ 4)");
                self.within(&format!("{root} ÷ ({n} + {z_said}²)"), half, margin / 100.0)
            }
            Taken::Rating(deviation) => {
                let t = critical_value(self.outcome.confidence, Some(count - 1.0));
                let formula = format!("{} × {} ÷ √{}", self.number(t), self.number(deviation), self.count(n));
                self.within(&formula, t * deviation / count.sqrt(), margin)
            }
        }
    }

    fn within(&self, formula: &str, half: f64, margin: f64) -> String {
        format!("{formula} = {} ≤ {}", self.number(half), self.number(margin))
    }

    fn population(&self, all: u64) -> Option<Vec<Line>> {
        let first = self.outcome.plan.for_margin.as_ref()?.as_ref().ok()?;
        let of_all = self.outcome.plan.of_population.as_ref()?.as_ref().ok()?;
        let line = |answers: u64, n: u64| {
            let value = answers as f64 / (1.0 + (answers as f64 - 1.0) / all as f64);
            let (answers, all, less) = (self.count(answers), self.count(all), self.count(answers.saturating_sub(1)));
            self.up_to(&format!("{answers} ÷ (1 + {less} ÷ {all})"), value, n)
        };
        let these = first.like_these.zip(of_all.like_these);
        let these = these.map(|(answers, n)| self.named("ofPopulation", &self.count(n), line(answers, n)));
        let most = self.words.fill("survey.plan.atMost", &[("most", &self.count(of_all.at_most))]);
        let worst = self.named("ofPopulation", &most, line(first.at_most, of_all.at_most));
        Some(these.into_iter().chain([worst]).collect())
    }

    fn change(&self, taken: Taken, change: f64, n: u64) -> String {
        let strength = TestStrength { confidence: Some(self.outcome.confidence), power: None };
        let z = critical_value(self.outcome.confidence, None);
        let both = strength.critical_sum().unwrap_or(z);
        let sum = format!("({} + {})²", self.number(z), self.number(both - z));
        let (variances, said, d) = match taken {
            Taken::Points(variance) => (2.0 * variance, format!("2 × {}", self.number(variance)), change / 100.0),
            Taken::Share(share) => self.shares((share, moved(share, change / 100.0))),
            Taken::AnyShare => self.shares(around_half(change / 100.0)),
            Taken::Rating(deviation) => {
                (2.0 * deviation * deviation, format!("2 × {}²", self.number(deviation)), change)
            }
        };
        self.up_to(&format!("{sum} × {said} ÷ {}²", self.number(d)), both * both * variances / (d * d), n)
    }

    /// The sum of the variances of two shares, as it is written, and the change between them.
    fn shares(&self, (from, to): (f64, f64)) -> (f64, String, f64) {
        let [one, other] = [from, to].map(|p| format!("{} × {}", self.number(p), self.number(1.0 - p)));
        (from * (1.0 - from) + to * (1.0 - to), format!("({one} + {other})"), (to - from).abs())
    }
}

#[cfg(test)]
#[cfg(feature = "prerender")]
mod tests {
    use super::*;
    use crate::content::{Catalogue, Language};
    use crate::tools::fragment::Fragment;
    use crate::tools::schema::Tool;
    use crate::tools::{Document, Settled, ces, csat, nps};

    type Computing = fn(&Settled) -> Option<Result<Outcome>>;

    fn lines(tool: &'static Tool, outcome: Computing, link: &str) -> Vec<String> {
        let document = Document::from_fragment(tool, &Fragment::parse(link), Language::En);
        let outcome = outcome(&Settled::of(&document, None)).unwrap().unwrap();
        let words = Words::new(Language::En, Catalogue::default());
        Planned { words, outcome: &outcome }.lines().into_iter().map(|(_, line)| line).collect()
    }

    /// What the plan took and what the formulas are filled with is one.
    #[test]
    fn the_spread_that_is_shown_is_that_of_the_plan() {
        let plans: [(&'static Tool, Computing, &str); 4] = [
            (&nps::TOOL, nps::outcome, "#detractors=20&passives=30&promoters=57"),
            (&csat::TOOL, csat::outcome, "#counts=14.9.10.32.42"),
            (&csat::TOOL, csat::outcome, "#counts=14.9.10.32.42&show=mean&margin=0.2&change=0.3"),
            (&ces::TOOL, ces::outcome, "#counts=3.4.5.6.9.20.31"),
        ];
        for (tool, outcome, link) in plans {
            let document = Document::from_fragment(tool, &Fragment::parse(link), Language::En);
            let outcome = outcome(&Settled::of(&document, None)).unwrap().unwrap();
            let plan = Plan::of(&document, outcome.plan.spread.unwrap(), outcome.confidence);
            assert_eq!(plan, outcome.plan, "{link}");
            assert!(matches!(plan.for_margin, None | Some(Ok(Needed { like_these: Some(_), .. }))), "{link}");
        }
    }

    /// The numbers of answers are those of MeasuringU and of Cochran, as in the core's examples.
    #[test]
    fn every_number_of_answers_is_computed_in_sight() {
        let of_nps = lines(&nps::TOOL, nps::outcome, "#detractors=0&passives=0&promoters=0&margin=5&change=10");
        assert_eq!(of_nps[0], "1 × 1.96² ÷ 0.05² − 3 = 1,533.58 → 1,534");
        assert!(of_nps[1].starts_with("(1.96 + 0.8416)² × 2 × 1 ÷ 0.1² = "), "{of_nps:?}");
        let of_csat = lines(&csat::TOOL, csat::outcome, "#counts=0.0.0.0.0&margin=5&population=1000&change=10");
        assert_eq!(of_csat[0], "1.96 × √(381 × 0.5 × 0.5 + 1.96² ÷ 4) ÷ (381 + 1.96²) = 0.05 ≤ 0.05");
        assert_eq!(of_csat[1], "381 ÷ (1 + 380 ÷ 1,000) = 276.09 → 277");
        assert!(of_csat[2].contains("(0.45 × 0.55 + 0.55 × 0.45) ÷ 0.1²"), "{of_csat:?}");
    }
}
