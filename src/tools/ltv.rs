//! The lifetime-value what-if: its inputs, and what comes of them.

pub mod scenarios;

use super::currency::{CURRENCIES, price_level};
use super::document::Document;
use super::number::canonical;
use super::plain::Plain;
use super::schema::{Field, Kind, OPTIONAL, REQUIRED, Tool, Unit, number};
use super::settled::Settled;
use crate::content::Language;
use crate::metrics::{
    CumulativeValue, LtvInput, LtvResult, Result as MetricResult, YearlyValue, cumulative_value,
    discounted_payback_months, ltv, yearly_value,
};

/// The places of the fields in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// Money per purchase.
    Check,
    /// Purchases per month.
    Purchases,
    /// Profit as percent of the check.
    Margin,
    /// Months of cooperation.
    Months,
    /// Discount rate in percent a year.
    Discount,
    /// Money spent to win the customer.
    AcquisitionCost,
    /// The ISO 4217 code of every amount.
    Currency,
    /// Sets of inputs that are kept beside these.
    Scenarios,
}

/// The inputs. The upper ends are far beyond any business, so that a slip of the finger is told from one.
pub static TOOL: Tool = Tool {
    id: "ltv",
    fields: &[
        number("check", "averageCheck", Unit::Money, (0.0, 1e9), (0.0, 200.0, 1.0), REQUIRED),
        number("purchases", "purchasesPerMonth", Unit::Count, (0.0, 1e4), (0.0, 20.0, 0.1), REQUIRED),
        number("margin", "margin", Unit::Percent, (-1000.0, 100.0), (0.0, 100.0, 1.0), REQUIRED),
        number("months", "months", Unit::Count, (0.0, 1200.0), (0.0, 120.0, 1.0), REQUIRED),
        number("discount", "discountPerYear", Unit::Percent, (-50.0, 1000.0), (0.0, 30.0, 0.5), OPTIONAL),
        number("cac", "acquisitionCost", Unit::Money, (0.0, 1e9), (0.0, 500.0, 5.0), OPTIONAL),
        Field { key: "currency", name: "currency", kind: Kind::Choice(&CURRENCIES) },
        Field { key: "scenarios", name: "", kind: Kind::Text },
    ],
    initial: |language| Preset::Gym.texts(language),
    conversions: &[],
};

/// A set of inputs to begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    /// The worked example of the formula's source: 20 × 1 × 36, here with a margin of 25 %, in euros; elsewhere at the prices there.
    Gym,
    /// Numbers of our own: a shop whose customers come back now and then.
    Shop,
    /// Numbers of our own: a monthly subscription.
    Subscription,
    /// Numbers of our own: a mobile operator.
    Mobile,
    /// Numbers of our own: a café.
    Cafe,
}

impl Preset {
    /// Every preset, the first being where the tool begins.
    pub const ALL: [Self; 5] = [Self::Gym, Self::Shop, Self::Subscription, Self::Mobile, Self::Cafe];

    /// The key in the catalogue of texts.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Gym => "gym",
            Self::Shop => "shop",
            Self::Subscription => "subscription",
            Self::Mobile => "mobile",
            Self::Cafe => "cafe",
        }
    }

    /// The inputs of the preset, in the currency of the language.
    pub fn document(self, language: Language) -> Document {
        Document::from_texts(&TOOL, &self.texts(language), language)
    }

    /// The values in the order of the fields; an optional field may be empty.
    fn texts(self, language: Language) -> Vec<String> {
        let (check, [purchases, margin, months, discount], cost) = match self {
            Self::Gym => (20.0, ["1", "25", "36", ""], None),
            Self::Shop => (45.0, ["0.5", "30", "30", "8"], Some(60.0)),
            Self::Subscription => (15.0, ["1", "80", "24", "10"], Some(90.0)),
            Self::Mobile => (18.0, ["1", "60", "42", "10"], Some(120.0)),
            Self::Cafe => (6.0, ["8", "30", "18", ""], Some(15.0)),
        };
        let money = |euros: f64| canonical(euros * price_level(language));
        let (check, cost) = (money(check), cost.map(money).unwrap_or_default());
        [&check, purchases, margin, months, discount, &cost, language.default_currency(), ""].map(str::to_owned).into()
    }
}

/// The inputs as the metric takes them, if every field that it needs is there.
fn metric_input(document: &Document) -> Option<LtvInput> {
    let number = |input: Input| document.number(input as usize).ok().flatten();
    Some(LtvInput {
        average_check: number(Input::Check)?,
        purchases_per_month: number(Input::Purchases)?,
        margin: number(Input::Margin)? / 100.0,
        months: number(Input::Months)?,
        discount_per_year: number(Input::Discount).map(|percent| percent / 100.0),
        acquisition_cost: number(Input::AcquisitionCost),
    })
}

/// What comes of settled inputs: nothing while a required field never held a good value, or the error of the metric.
pub fn outcome(settled: &Settled) -> Option<MetricResult<Outcome>> {
    let currency = settled.document.choice(Input::Currency as usize)?;
    Some(Outcome::of(metric_input(&settled.document)?, currency))
}

/// The result in the names of the JavaScript API; nothing while any input is wrong.
pub fn result(document: &Document) -> Option<Plain> {
    let settled = Settled::of(document, None);
    let LtvResult { revenue, profit, orders, profit_per_month, discounted_profit, ratio, payback_months } =
        outcome(&settled).filter(|_| !settled.has_wrong())?.ok()?.result;
    Some(Plain::object([
        ("revenue", Plain::Number(revenue)),
        ("profit", Plain::Number(profit)),
        ("orders", Plain::Number(orders)),
        ("profitPerMonth", Plain::Number(profit_per_month)),
        ("discountedProfit", Plain::Number(discounted_profit)),
        ("ratio", Plain::number(ratio)),
        ("paybackMonths", Plain::number(payback_months)),
    ]))
}

/// The cumulative value at the end of a month.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Months since the first purchase.
    pub month: f64,
    /// What the customer has brought by then.
    pub value: CumulativeValue,
}

/// What comes of right inputs.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The inputs as the metric takes them (shares, not percent).
    pub input: LtvInput,
    /// The metric's result.
    pub result: LtvResult,
    /// Revenue and profit of a year.
    pub yearly: YearlyValue,
    /// When the discounted profit repays the acquisition cost, if it does.
    pub discounted_payback: Option<f64>,
    /// The currency of every amount.
    pub currency: &'static str,
}

impl Outcome {
    fn of(input: LtvInput, currency: &'static str) -> MetricResult<Self> {
        Ok(Self {
            result: ltv(&input)?,
            yearly: yearly_value(&input)?,
            discounted_payback: discounted_payback_months(&input)?,
            input,
            currency,
        })
    }

    /// Whether money that comes later is worth another sum here.
    pub fn is_discounted(&self) -> bool {
        self.input.discount_per_year.is_some_and(|rate| rate != 0.0)
    }

    /// What the cost of winning the customer leaves of the profit, where there is such a cost.
    pub fn after_cost(&self) -> Option<f64> {
        self.input.acquisition_cost.filter(|cost| *cost > 0.0).map(|cost| self.result.profit - cost)
    }

    /// The curve at `steps` + 1 equally spaced months, from the first purchase to the last month.
    pub fn curve(&self, steps: u32) -> Vec<Point> {
        let months = (0..=steps).map(|i| self.input.months * f64::from(i) / f64::from(steps.max(1)));
        months.filter_map(|month| self.point(month)).collect()
    }

    /// The curve at whole years, and at the last month.
    pub fn years(&self) -> Vec<Point> {
        let whole = (0..=100).map(|year| f64::from(year) * 12.0).take_while(|month| *month < self.input.months);
        whole.chain([self.input.months]).filter_map(|month| self.point(month)).collect()
    }

    fn point(&self, month: f64) -> Option<Point> {
        cumulative_value(&self.input, month).ok().map(|value| Point { month, value })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::fragment::Fragment;
    use crate::tools::range::Problem;

    fn from(link: &str) -> Document {
        Document::from_fragment(&TOOL, &Fragment::parse(link), Language::En)
    }

    fn outcome_of(document: &Document) -> Option<Outcome> {
        outcome(&Settled::of(document, None)).map(Result::unwrap)
    }

    #[test]
    fn the_places_are_those_of_the_fields() {
        let keys = [Input::Check, Input::Margin, Input::AcquisitionCost, Input::Currency].map(|input| input as usize);
        assert_eq!(keys.map(|place| TOOL.fields[place].key), ["check", "margin", "cac", "currency"]);
    }

    #[test]
    fn the_gym_brings_720_and_leaves_180() {
        let outcome = outcome_of(&TOOL.initial(Language::En)).unwrap();
        assert_eq!((outcome.result.revenue, outcome.result.profit), (720.0, 180.0));
        assert_eq!(outcome.yearly.revenue, 240.0);
    }

    #[test]
    fn every_preset_has_an_outcome_and_comes_back_from_its_link() {
        for (preset, language) in Preset::ALL.into_iter().flat_map(|p| Language::ALL.map(|l| (p, l))) {
            let document = preset.document(language);
            assert!(outcome_of(&document).is_some(), "{preset:?}");
            let link = Fragment::default().with(&[], document.pairs()).text();
            assert_eq!(Document::from_fragment(&TOOL, &Fragment::parse(&link), language), document);
        }
    }

    #[test]
    fn a_bad_value_of_a_link_is_kept_as_it_stands() {
        let document = from("#check=abc&months=24&currency=XXX");
        assert_eq!(document.entry(Input::Check as usize).unwrap().text, "abc");
        assert_eq!(document.number(Input::Check as usize), Err(Problem::NotANumber));
        assert_eq!(document.number(Input::Months as usize), Ok(Some(24.0)));
        assert_eq!(document.entry(Input::Currency as usize).unwrap().text, "XXX");
        assert!(outcome_of(&document).is_none());
    }

    #[test]
    fn a_wrong_optional_field_leaves_what_does_not_depend_on_it() {
        let document = from("#cac=abc");
        let settled = Settled::of(&document, None);
        assert_eq!(outcome(&settled).unwrap().unwrap().result.profit, 180.0);
        let [cost, discount] = [Input::AcquisitionCost, Input::Discount].map(|input| input as usize);
        assert!(settled.is_unknown(&[cost]) && !settled.is_stale(&[discount]) && !settled.is_stale(&[]));
        assert!(result(&document).is_none());
    }

    #[test]
    fn a_cost_above_the_profit_leaves_a_loss() {
        let after_cost = |link| outcome_of(&from(link)).unwrap().after_cost();
        assert_eq!(after_cost("#cac=200"), Some(-20.0));
        assert_eq!((after_cost("#cac=180"), after_cost("#cac=0"), after_cost("")), (Some(0.0), None, None));
    }

    #[test]
    fn the_curve_ends_at_the_result() {
        let outcome = outcome_of(&Preset::Shop.document(Language::En)).unwrap();
        let last = outcome.years().last().copied().unwrap();
        assert_eq!((last.month, last.value.profit), (30.0, outcome.result.profit));
        assert_eq!(outcome.curve(60).len(), 61);
    }
}
