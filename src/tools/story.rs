//! The home page's one gesture: a feeling, how much longer it is assumed to keep a customer, and what that is worth.

use super::currency::price_level;
use super::range::Range;
use super::schema::{Field, Kind, Number, Slider, Tool, Unit};
use super::settled::Settled;
use crate::content::Language;
use crate::content::illustration::{ACQUISITION_COST, CHECK, MARGIN};
use crate::metrics::{LtvInput, Result as MetricResult, ltv};

/// The places of the fields in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// The Net Emotional Value of one customer, on answers from 0 to 10.
    Feeling,
    /// The months by which a point of it is assumed to keep a customer.
    Effect,
}

/// The inputs.
pub static TOOL: Tool = Tool {
    id: "story",
    fields: &[number("feeling", (-10.0, 10.0), 0.5), number("effect", (0.0, 3.0), 0.5)],
    initial: |_| ["3", "2"].map(str::to_owned).into(),
    conversions: &[],
};

const fn number(key: &'static str, (min, max): (f64, f64), step: f64) -> Field {
    let (range, slider) = (Range { min, max, optional: false }, Slider { min, max, step });
    Field { key, name: key, kind: Kind::Number(Number { range, slider, unit: Unit::Count }) }
}

/// How long the customer of the example stays who feels nothing either way: months. With the widest inputs nobody stays less
/// than no time.
const NEUTRAL_MONTHS: f64 = 30.0;

/// What comes of right inputs, in euros: the gym member of the what-if.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// How long the customer stays.
    pub months: f64,
    /// What they leave once the cost of winning them is repaid.
    pub left: f64,
}

impl Outcome {
    /// The amount at the prices of a language.
    pub fn left_in(&self, language: Language) -> f64 {
        self.left * price_level(language)
    }
}

/// What comes of the inputs; nothing while one is wrong and never was right.
pub fn outcome(settled: &Settled) -> Option<MetricResult<Outcome>> {
    let number = |input: Input| settled.document.number(input as usize).ok().flatten();
    let months = NEUTRAL_MONTHS + number(Input::Feeling)? * number(Input::Effect)?;
    Some(left(months).map(|left| Outcome { months, left }))
}

/// What the customer of the illustration leaves after so many months once the cost of winning them is repaid, in euros.
///
/// # Errors
/// If the months are none that the formula takes.
pub fn left(months: f64) -> MetricResult<f64> {
    let customer = LtvInput {
        average_check: CHECK,
        purchases_per_month: 1.0,
        margin: MARGIN,
        months,
        discount_per_year: None,
        acquisition_cost: None,
    };
    Ok(ltv(&customer)?.profit - ACQUISITION_COST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::Document;
    use crate::tools::fragment::Fragment;

    fn of(link: &str) -> Option<Outcome> {
        let document = Document::from_fragment(&TOOL, &Fragment::parse(link), Language::En);
        outcome(&Settled::of(&document, None)).map(Result::unwrap)
    }

    #[test]
    fn a_feeling_keeps_the_customer_longer_and_is_worth_so_many_months() {
        assert_eq!(of(""), Some(Outcome { months: 36.0, left: 120.0 }), "the gym's 180 less 60");
        assert_eq!(of("#feeling=-10&effect=3"), Some(Outcome { months: 0.0, left: -60.0 }), "only the cost");
        assert_eq!(of("#feeling=x"), None);
    }

    #[test]
    fn amounts_are_at_the_prices_of_the_language() {
        assert_eq!(of("").map(|outcome| outcome.left_in(Language::Pl)), Some(480.0));
    }
}
