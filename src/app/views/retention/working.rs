//! The formulas with the visitor's own numbers.

use leptos::prelude::*;

use super::result::{named, payments_or_never, time};
use crate::app::Words;
use crate::app::components::working::formula_lines;
use crate::metrics::{RateKind, RatePeriod, Timing, convert_rate};
use crate::tools::retention::{Acquisition, BreakEven, Cost, Limits, Outcome, Payments, whole};

/// What a number is called, and its computation.
type Line = (String, String);

/// Every number of the result, and what the formulas mean.
pub fn working(words: Words, outcome: &Outcome) -> impl IntoView + use<> {
    let lines = formula_lines(Lines { words, outcome }.all());
    let note = |key: &str| view! { <p>{words.text(key)}</p> };
    let payback = outcome.cost.map(|_| note("retention.working.payback"));
    view! { {lines}{payback}{note("retention.working.limits")} }
}

/// What the formulas are filled with.
struct Lines<'a> {
    words: Words,
    outcome: &'a Outcome,
}

impl Lines<'_> {
    fn all(&self) -> Vec<Line> {
        let of_cost = self.outcome.cost.iter().flat_map(|cost| self.of_cost(cost));
        let of_limits = self.outcome.limits.iter().flat_map(|limits| self.of_limits(limits));
        self.of_value().into_iter().chain(of_cost).chain(of_limits).collect()
    }

    fn payments(&self) -> &Payments {
        &self.outcome.payments
    }

    fn money(&self, value: f64) -> String {
        self.words.money(value, self.outcome.currency)
    }

    fn number(&self, value: f64) -> String {
        self.words.number(value, 6)
    }

    fn row(&self, key: &str, line: String) -> Line {
        (named(self.words, self.outcome, key), line)
    }

    /// Discount, factor, value, and how long a customer stays.
    fn of_value(&self) -> Vec<Line> {
        let key =
            if self.payments().expansion == 0.0 { "retention.working.value" } else { "retention.working.expanded" };
        let factor = (self.words.text("retention.working.factor"), self.factor());
        let value = self.value_or_limit(self.payments()).map(|line| (self.words.text(key), line));
        let stays = self.stays().map(|line| self.row("expected", line));
        self.discount().into_iter().chain([factor]).chain(value).chain(stays).collect()
    }

    /// The yearly rate as that of a month: (1 + 10%)^(1 ÷ 12) − 1 = 0.007974.
    fn discount(&self) -> Option<Line> {
        let (rate, period) = (self.payments().discount, self.outcome.period);
        let is_asked = rate != 0.0 && period == RatePeriod::Month;
        let yearly = convert_rate(rate, RateKind::Discount, period, RatePeriod::Year).ok().filter(|_| is_asked)?;
        let line = format!("d = (1 + {})^(1 ÷ 12) − 1 = {}", self.words.percent(yearly), self.number(rate));
        Some((self.words.text("retention.working.discount"), line))
    }

    /// K = r (1 + g) ÷ (1 + d).
    fn factor(&self) -> String {
        let payments = self.payments();
        let [retention, growth, discount, factor] =
            [payments.retention, 1.0 + payments.growth, 1.0 + payments.discount, payments.factor()]
                .map(|value| self.number(value));
        format!("K = {retention} × {growth} ÷ {discount} = {factor}")
    }

    /// Sum and value, or that the sum has no limit.
    fn value_or_limit(&self, payments: &Payments) -> Option<String> {
        let factor = payments.factor();
        let no_limit = || format!("K = {} ≥ 1 → {}", self.number(factor), self.words.text("retention.noLimit"));
        self.value(payments).or_else(|| (factor >= 1.0 && payments.periods.is_none()).then(no_limit))
    }

    /// S = 1 ÷ (1 − 0.96) = 25;  30 € × 25 = 750 €.
    fn value(&self, payments: &Payments) -> Option<String> {
        let (sum, worth) = (payments.sum()?, payments.worth().ok().flatten()?);
        let level = format!("{} × {}", self.money(payments.contribution), self.after_renewal(payments, sum));
        let expansion = self.expansion(payments);
        let all = match (expansion, self.delay(payments)) {
            (None, delay) => format!("{level}{delay}"),
            (Some(expansion), delay) if delay.is_empty() => format!("{level} + {expansion}"),
            (Some(expansion), delay) => format!("({level} + {expansion}){delay}"),
        };
        Some(format!("S = {} = {};  {all} = {}", self.sum(payments), self.number(sum), self.money(worth)))
    }

    /// The sum of the first n powers of K, or of all.
    fn sum(&self, payments: &Payments) -> String {
        let factor = self.number(payments.factor());
        match payments.periods {
            Some(periods) if payments.factor() == 1.0 => self.number(periods),
            Some(periods) => format!("(1 − {factor}^{}) ÷ (1 − {factor})", self.number(periods)),
            None => format!("1 ÷ (1 − {factor})"),
        }
    }

    /// The sum, of those who renew where the first payment waits for that.
    fn after_renewal(&self, payments: &Payments, sum: f64) -> String {
        let renewed =
            if payments.timing == Timing::Residual { self.number(payments.factor()) + " × " } else { String::new() };
        renewed + &self.number(sum)
    }

    /// What each period adds: 1 € × Σ t × 0.96^t, counted out.
    fn expansion(&self, payments: &Payments) -> Option<String> {
        let sum = payments.expanding().filter(|_| payments.expansion != 0.0)?;
        let kept = self.number(payments.retention / (1.0 + payments.discount));
        Some(format!("{} × (Σ t × {kept}^t = {})", self.money(payments.expansion), self.number(sum)))
    }

    /// By what the delay of the first payment divides.
    fn delay(&self, payments: &Payments) -> String {
        let discount = self.number(1.0 + payments.discount);
        match payments.timing {
            Timing::Immediate | Timing::Residual => String::new(),
            Timing::Arrears => format!(" ÷ {discount}"),
            Timing::MidPeriod => format!(" ÷ √{discount}"),
        }
    }

    /// How long a customer stays: the sum of the first n powers of r, or of all.
    fn stays(&self) -> Option<String> {
        let staying = Payments { discount: 0.0, growth: 0.0, ..*self.payments() };
        let stays = time(self.words, self.outcome.period, self.outcome.expected_periods?);
        Some(format!("{} = {stays}", self.sum(&staying)))
    }

    /// What follows from what winning the customer has cost.
    fn of_cost(&self, cost: &Cost) -> Vec<Line> {
        let (payments, total) = (self.payments(), self.money(cost.total));
        let row = |key: &'static str| move |line: String| self.row(key, line);
        let value = self.outcome.value.map(|value| self.money(value));
        let over = |ratio| Some(format!("{} ÷ {total} = {}", value.as_ref()?, self.words.fixed(ratio, 2)));
        let less = |left| Some(format!("{} − {total} = {}", value.as_ref()?, self.money(left)));
        let trials = (cost.trials > 0.0).then(|| self.trials(&cost.acquisition, &total)).map(row("trials"));
        let lines = [
            trials,
            cost.ratio.and_then(over).map(row("ratio")),
            cost.left.and_then(less).map(row("left")),
            self.repaid(&payments.if_nobody_leaves(), cost.total, cost.simple).map(row("simple")),
            self.repaid(payments, cost.total, cost.payback).map(row("payback")),
            self.break_even(cost.total).map(row("breakEven")),
        ];
        lines.into_iter().flatten().collect()
    }

    /// 8 € ÷ 20% + 14 € = 54 €.
    fn trials(&self, acquisition: &Acquisition, total: &str) -> String {
        let trials = format!("{} ÷ {}", self.money(acquisition.trial), self.words.percent(acquisition.conversion));
        format!("{trials} + {} = {total}", self.money(acquisition.other))
    }

    /// How many payments repay a cost: by the formula, by counting where there is none, or never.
    fn repaid(&self, payments: &Payments, cost: f64, found: Option<f64>) -> Option<String> {
        if cost == 0.0 {
            return None;
        }
        let said = payments_or_never(self.words, found);
        let Some(count) = found else {
            let worth = payments.worth().ok().flatten()?;
            return Some(format!("{} ≤ {} → {said}", self.money(worth), self.money(cost)));
        };
        let is_counted = payments.expansion != 0.0 || payments.factor() == 0.0;
        let line = if is_counted { self.counted(payments, cost, count)? } else { self.logarithms(payments, cost) };
        Some(format!("{line} {} {said}", if is_counted { "→" } else { "=" }))
    }

    /// What the first payments bring, at last enough.
    fn counted(&self, payments: &Payments, cost: f64, count: f64) -> Option<String> {
        let count = whole(count).max(1.0);
        let worth = payments.of_first(count).worth().ok().flatten()?;
        Some(format!("n = {}: {} ≥ {}", self.number(count), self.money(worth), self.money(cost)))
    }

    /// ln(1 − 500 € × (1 − 0.95) ÷ 75 €) ÷ ln 0.95, or 500 € ÷ 75 € where each payment is worth as much as the one before.
    fn logarithms(&self, payments: &Payments, cost: f64) -> String {
        let (cost, factor) = (self.at_first(payments, cost), payments.factor());
        let contribution = self.money(payments.contribution);
        if (factor - 1.0).abs() < 1e-12 {
            return format!("{cost} ÷ {contribution}");
        }
        let factor = self.number(factor);
        format!("ln(1 − {cost} × (1 − {factor}) ÷ {contribution}) ÷ ln {factor}")
    }

    /// A cost beside a first payment that comes now and for certain.
    fn at_first(&self, payments: &Payments, cost: f64) -> String {
        let cost = self.money(cost);
        let discount = self.number(1.0 + payments.discount);
        match payments.timing {
            Timing::Immediate => cost,
            Timing::Residual => format!("{cost} ÷ {}", self.number(payments.factor())),
            Timing::Arrears => format!("{cost} × {discount}"),
            Timing::MidPeriod => format!("{cost} × √{discount}"),
        }
    }

    /// What a customer brings at the retention that was found, beside the cost.
    fn break_even(&self, cost: f64) -> Option<String> {
        let at = |retention: f64| Payments { retention, ..*self.payments() };
        let beside = |retention: f64, sign: &str| {
            let worth = at(retention).worth().ok().flatten()?;
            Some(format!("{}: {} {sign} {}", self.words.percent(retention), self.money(worth), self.money(cost)))
        };
        match self.outcome.break_even()? {
            BreakEven::At(retention) => {
                let found = at(retention);
                Some(format!(
                    "{}: K = {};  {}",
                    self.words.percent(retention),
                    self.number(found.factor()),
                    self.value(&found)?
                ))
            }
            BreakEven::Always => beside(0.0, "≥"),
            BreakEven::Never => beside(1.0, "<"),
        }
    }

    /// The highest cost by each rule, and by all.
    fn of_limits(&self, limits: &Limits) -> Vec<Line> {
        let (rule, value) = (self.outcome.rule, self.outcome.value.map(|value| self.money(value)));
        let (ratio, buffer) = (self.number(rule.ratio), self.words.percent(rule.buffer));
        let by_ratio = |most: f64| Some(format!("{} ÷ {ratio} = {}", value.as_ref()?, self.money(most)));
        let by_buffer = |most: f64| Some(format!("{} × (1 − {buffer}) = {}", value.as_ref()?, self.money(most)));
        let within = self.payments().periods.map_or(rule.payback, |periods| periods.min(rule.payback));
        let by_payback = self.value(&self.payments().of_first(within));
        let lines = [
            limits.by_ratio.and_then(by_ratio).map(|line| self.row("byRatio", line)),
            limits.by_buffer.and_then(by_buffer).map(|line| self.row("byBuffer", line)),
            by_payback.map(|line| self.row("byPayback", line)),
            Some(self.row("least", self.least(limits))),
        ];
        lines.into_iter().flatten().collect()
    }

    fn least(&self, limits: &Limits) -> String {
        let all = [limits.by_ratio, limits.by_buffer, Some(limits.by_payback)].into_iter().flatten();
        let all: Vec<String> = all.map(|limit| self.money(limit)).collect();
        format!("min({}) = {}", all.join("; "), self.money(limits.least))
    }
}

#[cfg(test)]
#[cfg(feature = "prerender")]
mod tests {
    use super::*;
    use crate::content::{Catalogue, Language};
    use crate::tools::fragment::Fragment;
    use crate::tools::retention::{TOOL, outcome};
    use crate::tools::{Document, Settled};

    fn assert_lines(link: &str, expected: &[&str]) {
        let document = Document::from_fragment(&TOOL, &Fragment::parse(link), Language::En);
        let outcome = outcome(&Settled::of(&document, None)).unwrap().unwrap();
        let texts = "retention.payments.other = {n} payments\nretention.time.month.other = {n} months\n\
            retention.within = {payments}, no. {last}\nretention.never = never\nretention.noLimit = no limit\n";
        let words = Words::new(Language::En, Catalogue::parse(texts));
        let lines: Vec<String> = Lines { words, outcome: &outcome }.all().into_iter().map(|(_, line)| line).collect();
        for expected in expected {
            assert!(lines.iter().any(|line| line == expected), "{expected} in {lines:#?}");
        }
    }

    #[test]
    fn every_row_has_its_formula_with_what_was_typed() {
        let link = "#contribution=30&retention=96&cac=150&currency=EUR";
        let expected = [
            "K = 0.96 × 1 ÷ 1 = 0.96",
            "S = 1 ÷ (1 − 0.96) = 25;  €30 × 25 = €750",
            "1 ÷ (1 − 0.96) = 25 months",
            "€750 ÷ €150 = 5.00",
            "€750 − €150 = €600",
            "€150 ÷ €30 = 5 payments",
            "ln(1 − €150 × (1 − 0.96) ÷ €30) ÷ ln 0.96 = 5.5 payments, no. 6",
            "80%: K = 0.8;  S = 1 ÷ (1 − 0.8) = 5;  €30 × 5 = €150",
            "€750 ÷ 3 = €250",
            "€750 × (1 − 20%) = €600",
            "S = (1 − 0.96^12) ÷ (1 − 0.96) = 9.682256;  €30 × 9.682256 = €290.47",
            "min(€250; €600; €290.47) = €250",
        ];
        assert_lines(link, &expected);
    }

    /// 1.1^(1/12) = 1.007974; 0.8 ÷ 1.1 = 0.727273; 100 × 3.666667 ÷ 1.1 = 333.33.
    #[test]
    fn discount_and_timing_stand_in_the_formulas() {
        assert_lines("#contribution=30&retention=96&discount=10", &["d = (1 + 10%)^(1 ÷ 12) − 1 = 0.007974"]);
        let textbook = "#contribution=100&period=year&retention=80&discount=10&currency=EUR";
        let sum = "S = 1 ÷ (1 − 0.727273) = 3.666667";
        for (timing, formula) in [
            ("immediate", "€100 × 3.666667 = €366.67"),
            ("residual", "€100 × 0.727273 × 3.666667 = €266.67"),
            ("arrears", "€100 × 3.666667 ÷ 1.1 = €333.33"),
            ("midPeriod", "€100 × 3.666667 ÷ √1.1 = €349.60"),
        ] {
            assert_lines(&format!("{textbook}&timing={timing}"), &[&format!("{sum};  {formula}")]);
        }
    }

    /// Σ t × 0.5^t = 0.5 ÷ 0.5² = 2; 10 × 2 + 3 × 2 = 26. 16 + 9.25 after 3: 10 + 6.5 + 4 = 20.5.
    #[test]
    fn expansion_and_trials_are_counted_out() {
        let link = "#contribution=10&retention=50&expansion=3&trial=4&conversion=40&cac=10&currency=EUR";
        let expected = [
            "S = 1 ÷ (1 − 0.5) = 2;  €10 × 2 + €3 × (Σ t × 0.5^t = 2) = €26",
            "€4 ÷ 40% + €10 = €20",
            "n = 3: €20.50 ≥ €20 → 3 payments",
        ];
        assert_lines(link, &expected);
    }

    #[test]
    fn what_never_comes_back_and_what_never_ends_is_said() {
        let loss = "#contribution=10&retention=90&cac=101&currency=EUR";
        assert_lines(loss, &["€100 ≤ €101 → never", "€100 − €101 = −€1"]);
        assert_lines("#contribution=10&retention=100", &["K = 1 ≥ 1 → no limit"]);
        assert_lines("#contribution=30&retention=96&cac=400&periods=12&currency=EUR", &["100%: €360 < €400"]);
    }
}
