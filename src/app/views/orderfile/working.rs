//! The formulas with the numbers of the file: of a customer, and of all.

use super::results::{money, values};
use super::studio::Made;
use crate::app::Words;
use crate::metrics::models::{PurchaseModel, PurchaseParameters, SpendParameters, ValueRow};
use crate::metrics::{RateKind, RatePeriod, convert_rate};
use crate::tools::orders::{Chosen, HoldOut, Valued, Values, monthly_purchases};

/// What a number is called, and its computation.
type Line = (String, String);

/// How many months of a sum stand there.
const TERMS: usize = 3;

/// How the numbers of a customer came about; nothing without a model.
pub fn of_customer(words: Words, made: &Made, place: usize) -> Vec<Line> {
    let money = |value: f64| money(words, made, value);
    Customer::of(words, made, place, &money).map(|customer| customer.lines()).unwrap_or_default()
}

/// What the formulas of a customer are filled with.
struct Customer<'a> {
    words: Words,
    money: &'a dyn Fn(f64) -> String,
    chosen: &'a Chosen,
    model: PurchaseParameters,
    spend: Option<SpendParameters>,
    row: ValueRow,
    valued: Valued,
}

impl<'a> Customer<'a> {
    fn of(words: Words, made: &'a Made, place: usize, money: &'a dyn Fn(f64) -> String) -> Option<Self> {
        let chosen = &made.modelled.chosen;
        Some(Self {
            words,
            money,
            chosen,
            model: made.modelled.fit().ok()?.parameters(),
            spend: made.modelled.spend.as_ref().ok().map(|fit| fit.parameters()),
            row: made.read.customers.row(place, chosen.unit)?,
            valued: *values(made)?.rows.get(place)?,
        })
    }

    fn lines(&self) -> Vec<Line> {
        let named = |key: &str, line: String| (self.words.text(key), line);
        let spend = self.spend.zip(self.valued.spend);
        let spend = spend.map(|(model, spend)| named("orderfile.spend", self.spend(&model, spend)));
        let clv = self.valued.clv.zip(self.valued.spend);
        let clv = clv.and_then(|(clv, spend)| self.clv(clv, spend)).map(|line| named("orderfile.column.clv", line));
        let purchases = [
            self.purchase_model(),
            named("orderfile.column.alive", self.alive()),
            named("orderfile.column.expected", self.expected()),
        ];
        purchases.into_iter().chain(spend).chain(clv).collect()
    }

    fn number(&self, value: f64) -> String {
        self.words.number(value, 4)
    }

    /// The purchases after which the customer may have left: y.
    fn chances(&self) -> f64 {
        let first = if self.model.model == PurchaseModel::MbgNbd { 1.0 } else { 0.0 };
        self.row.frequency + first
    }

    /// What was fitted, and what is known of the customer, by the letters of the method page.
    fn purchase_model(&self) -> Line {
        let (model, row) = (&self.model, &self.row);
        let name = if model.model == PurchaseModel::BgNbd { "BG/NBD" } else { "MBG/NBD" };
        let letters = [
            ("r", model.r),
            ("α", model.alpha),
            ("a", model.a),
            ("b", model.b),
            ("x", row.frequency),
            ("tₓ", row.recency),
            ("T", row.age),
            ("t", self.chosen.horizon()),
        ];
        let said = letters.map(|(letter, value)| format!("{letter} = {}", self.number(value)));
        (name.to_owned(), said.join(";  "))
    }

    /// 1 ÷ (1 + a ÷ (b + y − 1) × ((α + T) ÷ (α + tₓ))^(r + x)).
    fn alive(&self) -> String {
        let (model, row, y) = (&self.model, &self.row, self.chances());
        let share = self.words.percent((self.valued.alive * 1000.0).round() / 1000.0);
        if y == 0.0 {
            return format!("x = 0 → {share}");
        }
        let [r, alpha, a, b] = [model.r, model.alpha, model.a, model.b].map(|value| self.number(value));
        let [x, y, recency, age] = [row.frequency, y, row.recency, row.age].map(|value| self.number(value));
        format!("1 ÷ (1 + {a} ÷ ({b} + {y} − 1) × (({alpha} + {age}) ÷ ({alpha} + {recency}))^({r} + {x})) = {share}")
    }

    /// P × c ÷ (a − 1) × (1 − (1 − w)^(r + x) × ₂F₁(r + x; b + y; c; w)).
    fn expected(&self) -> String {
        let (model, row, y, t) = (&self.model, &self.row, self.chances(), self.chosen.horizon());
        let number = |value: f64| self.number(value);
        let [alpha, a, b, y_said] = [model.alpha, model.a, model.b, y].map(number);
        let [age, ahead, c] = [row.age, t, model.a + model.b + y - 1.0].map(number);
        let [power, second] = [model.r + row.frequency, model.b + y].map(number);
        let [w, alive] = [t / (model.alpha + row.age + t), self.valued.alive].map(number);
        let letters = format!("c = {a} + {b} + {y_said} − 1 = {c};  w = {ahead} ÷ ({alpha} + {age} + {ahead}) = {w}");
        let left = format!("(1 − (1 − {w})^{power} × ₂F₁({power}; {second}; {c}; {w}))");
        format!("{letters};  {alive} × {c} ÷ ({a} − 1) × {left} = {}", self.words.number(self.valued.expected, 2))
    }

    /// p × (γ + x × z) ÷ (p × x + q − 1).
    fn spend(&self, model: &SpendParameters, spend: f64) -> String {
        let [p, q, x] = [model.p, model.q, self.row.frequency].map(|value| self.number(value));
        let [gamma, spend] = [model.gamma, spend].map(self.money);
        match self.row.value.filter(|_| self.row.frequency > 0.0).map(self.money) {
            None => format!("{p} × {gamma} ÷ ({q} − 1) = {spend}"),
            Some(mean) => format!("{p} × ({gamma} + {x} × {mean}) ÷ ({p} × {x} + {q} − 1) = {spend}"),
        }
    }

    /// Spend × margin × purchases, month by month where there is a discount.
    fn clv(&self, clv: f64, spend: f64) -> Option<String> {
        let (margin, [spend, clv]) = (self.words.percent(self.chosen.margin), [spend, clv].map(self.money));
        let purchases =
            if self.chosen.discount == 0.0 { self.number(self.valued.expected) } else { self.month_by_month()? };
        Some(format!("{spend} × {margin} × {purchases} = {clv}"))
    }

    /// The purchases of the first months, each discounted from its end.
    fn month_by_month(&self) -> Option<String> {
        let chosen = self.chosen;
        let rate = convert_rate(chosen.discount, RateKind::Discount, RatePeriod::Year, RatePeriod::Month).ok()?;
        let factor = self.words.number(1.0 + rate, 6);
        let months = (chosen.months as usize).min(TERMS);
        let term = |(bought, month): (f64, u32)| match month {
            1 => format!("{} ÷ {factor}", self.number(bought)),
            later => format!("{} ÷ {factor}^{later}", self.number(bought)),
        };
        let bought = monthly_purchases(&self.model, &self.row, chosen, months).ok()?;
        let more = (chosen.months > months as f64).then(|| "…".to_owned());
        let terms: Vec<String> = bought.into_iter().zip(1..).map(term).chain(more).collect();
        Some(format!("({})", terms.join(" + ")))
    }
}

/// How the numbers of all customers came about; nothing without a model.
pub fn of_all(words: Words, made: &Made) -> Vec<Line> {
    let of_values = values(made).map(|values| sums(words, &|value| money(words, made, value), values));
    let held = made.modelled.hold_out.as_ref().and_then(|held| held.as_ref().ok());
    of_values.unwrap_or_default().into_iter().chain(held.and_then(|held| compared(words, held))).collect()
}

/// Mean and sum of the values, purchases, and the share who are still active.
fn sums(words: Words, money: &dyn Fn(f64) -> String, values: &Values) -> Vec<Line> {
    let count = values.rows.len() as f64;
    let (n, whole) = (words.number(count, 0), |value: f64| words.number(value, 0));
    let share = words.percent((1000.0 * values.alive / count).round() / 1000.0);
    let of_mean = |mean: f64| {
        let (mean, sum) = (money(mean), money(mean * count));
        [("orderfile.mean.name", format!("{sum} ÷ {n} = {mean}")), ("orderfile.row.worth", format!("Σ CLV = {sum}"))]
    };
    let mean = values.mean.map(of_mean).into_iter().flatten();
    let counted = [
        ("orderfile.row.purchases", format!("Σ E = {}", whole(values.expected))),
        ("orderfile.row.alive", format!("Σ P ÷ n = {} ÷ {n} = {share}", whole(values.alive))),
    ];
    mean.chain(counted).map(|(key, line)| (words.text(key), line)).collect()
}

/// What the model expected of the time that was kept back, beside what was bought.
fn compared(words: Words, held: &HoldOut) -> Option<Line> {
    let [expected, actual] = [held.expected, held.actual].map(|value| words.number(value, 0));
    let off = (held.actual > 0.0).then(|| ((held.expected / held.actual - 1.0) * 1000.0).round() / 1000.0)?;
    let line = format!("{expected} ÷ {actual} − 1 = {}", words.percent(off));
    Some((words.text("orderfile.row.held"), line))
}

#[cfg(test)]
#[cfg(feature = "prerender")]
mod tests {
    use super::*;
    use crate::content::{Catalogue, Language};
    use crate::metrics::models::{Unit, predict_purchases};

    /// The published BG/NBD and Gamma-Gamma of the CDNOW sample, over 39 weeks.
    fn assert_lines(model: PurchaseModel, discount: f64, row: ValueRow, spend: f64, expected: &[&str]) {
        let words = Words::new(Language::En, Catalogue::default());
        let months = 39.0 / Unit::Week.per_month();
        let chosen = Chosen { unit: Unit::Week, model, months, margin: 0.3, discount, held_out: None, resamples: 0.0 };
        let model = PurchaseParameters { model, r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
        let found = predict_purchases(&model, &[row.purchases()], chosen.horizon()).unwrap()[0];
        let clv = spend * 0.3 * found.expected;
        let valued = Valued { expected: found.expected, alive: found.alive, spend: Some(spend), clv: Some(clv) };
        let money = |value: f64| words.money(value, "USD");
        let spend = Some(SpendParameters { p: 6.25, q: 3.74, gamma: 15.44 });
        let customer = Customer { words, money: &money, chosen: &chosen, model, spend, row, valued };
        let lines: Vec<String> = customer.lines().into_iter().map(|(_, line)| line).collect();
        for expected in expected {
            assert!(lines.iter().any(|line| line.starts_with(expected)), "{expected} in {lines:#?}");
        }
    }

    /// Hardie: E = 1.226 and P = 0.7266; spend 24.66.
    #[test]
    fn the_numbers_of_a_customer_are_computed_in_sight() {
        let row = ValueRow { frequency: 2.0, recency: 30.43, age: 38.86, value: Some(22.35), count: 1.0 };
        let expected = [
            "r = 0.243;  α = 4.414;  a = 0.793;  b = 2.426;  x = 2;  tₓ = 30.43;  T = 38.86;  t = 39",
            "1 ÷ (1 + 0.793 ÷ (2.426 + 2 − 1) × ((4.414 + 38.86) ÷ (4.414 + 30.43))^(0.243 + 2)) = 72.7%",
            "c = 0.793 + 2.426 + 2 − 1 = 4.219;  w = 39 ÷ (4.414 + 38.86 + 39) = 0.474;  \
             0.7266 × 4.219 ÷ (0.793 − 1) × (1 − (1 − 0.474)^2.243 × ₂F₁(2.243; 4.426; 4.219; 0.474)) = 1.23",
            "6.25 × ($15.44 + 2 × $22.35) ÷ (6.25 × 2 + 3.74 − 1) = $24.66",
            "$24.66 × 30% × 1.226 = $9.07",
        ];
        assert_lines(PurchaseModel::BgNbd, 0.0, row, 24.663_714, &expected);
    }

    /// Purchases of 0.1599, 0.1526 and 0.1462 in the first months, as a series of ₂F₁ outside this code has them; P = 0.7744.
    #[test]
    fn a_discount_parts_the_months_and_the_first_purchase_may_be_the_last() {
        let row = ValueRow { frequency: 2.0, recency: 30.43, age: 38.86, value: Some(22.35), count: 1.0 };
        let sum = "$24.66 × 30% × (0.1599 ÷ 1.007974 + 0.1526 ÷ 1.007974^2 + 0.1462 ÷ 1.007974^3 + …) = $";
        assert_lines(PurchaseModel::BgNbd, 0.1, row, 24.663_714, &[sum]);
        let alive = "1 ÷ (1 + 0.793 ÷ (2.426 + 3 − 1) × ((4.414 + 38.86) ÷ (4.414 + 30.43))^(0.243 + 2)) = 77.4%";
        assert_lines(PurchaseModel::MbgNbd, 0.0, row, 24.663_714, &[alive, "c = 0.793 + 2.426 + 3 − 1 = 5.219;  "]);
    }

    #[test]
    fn who_never_came_back_has_formulas_of_their_own() {
        let row = ValueRow { frequency: 0.0, recency: 0.0, age: 38.86, value: None, count: 1.0 };
        assert_lines(
            PurchaseModel::BgNbd,
            0.0,
            row,
            35.218_978,
            &["x = 0 → 100%", "6.25 × $15.44 ÷ (3.74 − 1) = $35.22"],
        );
    }

    #[test]
    fn sums_and_their_comparison_stand_over_one_another() {
        let words = Words::new(Language::En, Catalogue::default());
        let valued = |clv: f64| Valued { expected: 3.0, alive: 0.5, spend: Some(20.0), clv: Some(clv) };
        let rows = vec![valued(10.0), valued(20.0)];
        let values = Values { rows, expected: 6.0, alive: 1.0, mean: Some(15.0) };
        let lines = sums(words, &|value| words.money(value, "EUR"), &values);
        let lines: Vec<String> = lines.into_iter().map(|(_, line)| line).collect();
        assert_eq!(lines, ["€30 ÷ 2 = €15", "Σ CLV = €30", "Σ E = 6", "Σ P ÷ n = 1 ÷ 2 = 50%"]);
    }
}
