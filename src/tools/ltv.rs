//! The lifetime-value what-if: its inputs, and what comes of them.

use super::currency::currency;
use super::entry::Entry;
use super::fragment::Fragment;
use super::number::{Bounds, Problem};
use crate::content::Language;
use crate::metrics::{
    CumulativeValue, LtvInput, LtvResult, Result as MetricResult, YearlyValue, cumulative_value,
    discounted_payback_months, ltv, yearly_value,
};

/// A number that the visitor sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
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
}

/// The range of a field's slider; the field itself takes more.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slider {
    /// Left end.
    pub min: f64,
    /// Right end.
    pub max: f64,
    /// Distance of two positions.
    pub step: f64,
}

impl Field {
    /// Every field, in the order of the form.
    pub const ALL: [Self; 6] =
        [Self::Check, Self::Purchases, Self::Margin, Self::Months, Self::Discount, Self::AcquisitionCost];

    /// The key in an address, and in the catalogue of texts.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Purchases => "purchases",
            Self::Margin => "margin",
            Self::Months => "months",
            Self::Discount => "discount",
            Self::AcquisitionCost => "cac",
        }
    }

    /// What the field takes. The upper ends are far beyond any business, so that a slip of the finger is told from one.
    pub const fn bounds(self) -> Bounds {
        let (min, max, optional) = match self {
            Self::Check => (0.0, 1e9, false),
            Self::Purchases => (0.0, 1e4, false),
            Self::Margin => (-1000.0, 100.0, false),
            Self::Months => (0.0, 1200.0, false),
            Self::Discount => (-50.0, 1000.0, true),
            Self::AcquisitionCost => (0.0, 1e9, true),
        };
        Bounds { min, max, optional }
    }

    /// The slider beside the field.
    pub const fn slider(self) -> Slider {
        let (min, max, step) = match self {
            Self::Check => (0.0, 200.0, 1.0),
            Self::Purchases => (0.0, 20.0, 0.1),
            Self::Margin => (0.0, 100.0, 1.0),
            Self::Months => (0.0, 120.0, 1.0),
            Self::Discount => (0.0, 30.0, 0.5),
            Self::AcquisitionCost => (0.0, 500.0, 5.0),
        };
        Slider { min, max, step }
    }

    const fn index(self) -> usize {
        self as usize
    }
}

/// A set of inputs to begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    /// The worked example of the formula's source: 20 × 1 × 36, here with a margin of 25 %.
    Gym,
    /// Numbers of our own: a shop whose customers come back now and then.
    Shop,
    /// Numbers of our own: a monthly subscription.
    Subscription,
}

impl Preset {
    /// Every preset, the first being where the tool begins.
    pub const ALL: [Self; 3] = [Self::Gym, Self::Shop, Self::Subscription];

    /// The key in the catalogue of texts.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Gym => "gym",
            Self::Shop => "shop",
            Self::Subscription => "subscription",
        }
    }

    /// The values in the order of [`Field::ALL`]; an optional field may be empty.
    const fn values(self) -> [Option<f64>; 6] {
        match self {
            Self::Gym => [Some(20.0), Some(1.0), Some(25.0), Some(36.0), None, None],
            Self::Shop => [Some(45.0), Some(0.5), Some(30.0), Some(30.0), Some(8.0), Some(60.0)],
            Self::Subscription => [Some(15.0), Some(1.0), Some(80.0), Some(24.0), Some(10.0), Some(90.0)],
        }
    }
}

/// Everything that the visitor sets.
#[derive(Debug, Clone, PartialEq)]
pub struct Inputs {
    entries: [Entry; 6],
    /// The currency as chosen or as an address has it; see [`Inputs::currency_code`].
    pub currency: String,
}

impl Inputs {
    /// The inputs of a preset, in the currency of the language.
    pub fn preset(preset: Preset, language: Language) -> Self {
        let entry = |value: Option<f64>| value.map_or(Entry::typed("", language), |v| Entry::of(v, language));
        Self { entries: preset.values().map(entry), currency: language.default_currency().to_owned() }
    }

    /// What stands in a field.
    #[allow(clippy::indexing_slicing)] // one entry a field, by construction
    pub fn entry(&self, field: Field) -> &Entry {
        &self.entries[field.index()]
    }

    /// Puts an entry into a field.
    #[allow(clippy::indexing_slicing)] // one entry a field, by construction
    pub fn set(&mut self, field: Field, entry: Entry) {
        self.entries[field.index()] = entry;
    }

    /// The value of a field, or what is wrong with it.
    ///
    /// # Errors
    /// The [`Problem`] of the entry.
    pub fn value(&self, field: Field) -> Result<Option<f64>, Problem> {
        self.entry(field).read(field.bounds())
    }

    /// The ISO 4217 code of the currency, if it is one on offer.
    pub fn currency_code(&self) -> Option<&'static str> {
        currency(&self.currency)
    }

    /// The inputs as the metric takes them, if every field is right.
    fn metric_input(&self) -> Option<LtvInput> {
        let needed = |field| self.value(field).ok().flatten();
        let optional = |field| self.value(field).ok();
        Some(LtvInput {
            average_check: needed(Field::Check)?,
            purchases_per_month: needed(Field::Purchases)?,
            margin: needed(Field::Margin)? / 100.0,
            months: needed(Field::Months)?,
            discount_per_year: optional(Field::Discount)?.map(|percent| percent / 100.0),
            acquisition_cost: optional(Field::AcquisitionCost)?,
        })
    }

    /// What comes of the inputs, if every field is right.
    pub fn outcome(&self) -> Option<Outcome> {
        let input = self.metric_input()?;
        Outcome::of(input, self.currency_code()?).ok()
    }
}

impl super::Inputs for Inputs {
    const TOOL: &'static str = "ltv";
    const KEYS: &'static [&'static str] = &["check", "purchases", "margin", "months", "discount", "cac", "currency"];

    fn initial(language: Language) -> Self {
        Self::preset(Preset::Gym, language)
    }

    fn from_fragment(fragment: &Fragment, language: Language) -> Self {
        let mut inputs = Self::initial(language);
        for field in Field::ALL {
            if let Some(text) = fragment.get(field.key()) {
                inputs.set(field, Entry::from_address(text, language));
            }
        }
        if let Some(text) = fragment.get("currency") {
            inputs.currency = currency(text).map_or_else(|| text.to_owned(), str::to_owned);
        }
        inputs
    }

    fn pairs(&self) -> Vec<(String, String)> {
        let numbers = Field::ALL.into_iter().map(|field| (field.key().to_owned(), self.entry(field).to_address()));
        numbers.chain([("currency".to_owned(), self.currency.clone())]).collect()
    }
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
    use crate::tools::Inputs as _;

    #[test]
    fn the_gym_brings_720_and_leaves_180() {
        let outcome = Inputs::initial(Language::En).outcome().unwrap();
        assert_eq!((outcome.result.revenue, outcome.result.profit), (720.0, 180.0));
        assert_eq!(outcome.yearly.revenue, 240.0);
    }

    #[test]
    fn every_preset_has_an_outcome_and_comes_back_from_its_link() {
        for (preset, language) in Preset::ALL.into_iter().flat_map(|p| Language::ALL.map(|l| (p, l))) {
            let inputs = Inputs::preset(preset, language);
            assert!(inputs.outcome().is_some(), "{preset:?}");
            let link = Fragment::default().with(&[], inputs.pairs()).text();
            assert_eq!(Inputs::from_fragment(&Fragment::parse(&link), language), inputs);
        }
    }

    #[test]
    fn a_bad_value_of_a_link_is_kept_as_it_stands() {
        let inputs = Inputs::from_fragment(&Fragment::parse("#check=abc&months=24&currency=XXX"), Language::En);
        assert_eq!(inputs.entry(Field::Check).text, "abc");
        assert_eq!(inputs.value(Field::Check), Err(Problem::NotANumber));
        assert_eq!(inputs.value(Field::Months), Ok(Some(24.0)));
        assert_eq!((inputs.currency.as_str(), inputs.currency_code()), ("XXX", None));
        assert!(inputs.outcome().is_none());
    }

    #[test]
    fn the_curve_ends_at_the_result() {
        let outcome = Inputs::preset(Preset::Shop, Language::En).outcome().unwrap();
        let last = outcome.years().last().copied().unwrap();
        assert_eq!((last.month, last.value.profit), (30.0, outcome.result.profit));
        assert_eq!(outcome.curve(60).len(), 61);
    }
}
