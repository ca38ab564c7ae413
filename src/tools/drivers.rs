//! What drives lifetime value: each input with a range, and what the ranges do to the result.

mod outcome;
mod ranges;
mod simulated;

pub use outcome::{BreakEvenLine, Chosen, Goal, Grid, Outcome, monthly, months_today, value_of};
pub use ranges::{Flaw, Stated, place_of_flaw};
pub use simulated::{Draw, SHARES, Sampled, Simulated, Simulating, csv};

use super::currency::{CURRENCIES, price_level};
use super::document::Document;
use super::number::canonical;
use super::plain::Plain;
use super::schema::{Field, Kind, OPTIONAL, REQUIRED, Tool, Unit, number};
use super::settled::Settled;
use crate::content::Language;
use crate::metrics::{LtvFactor, LtvInput, LtvOutput, Result as MetricResult};

/// The factors, in the order of their fields.
pub static FACTORS: [LtvFactor; 6] = [
    LtvFactor::AverageCheck,
    LtvFactor::PurchasesPerMonth,
    LtvFactor::Margin,
    LtvFactor::Months,
    LtvFactor::DiscountPerYear,
    LtvFactor::AcquisitionCost,
];

/// The keys of the factors, which begin those of their ranges too.
pub const KEYS: [&str; 6] = ["check", "purchases", "margin", "months", "discount", "cac"];

/// The outputs, in the order of their keys.
pub const OUTPUTS: [LtvOutput; 4] =
    [LtvOutput::Profit, LtvOutput::DiscountedProfit, LtvOutput::Revenue, LtvOutput::Ratio];

const OUTPUT_KEYS: [&str; 4] = ["profit", "discountedProfit", "revenue", "ratio"];

/// The places of the fields in the document: those of the factors are 0 to 5, of their ranges three each from 6 on.
pub mod place {
    /// The currency of every amount.
    pub const CURRENCY: usize = 24;
    /// How sure the ends of a log-normal or normal range are, in percent.
    pub const SURE: usize = 25;
    /// What is computed.
    pub const OUTPUT: usize = 26;
    /// What it is to be.
    pub const TARGET: usize = 27;
    /// The factor that varies from column to column of the map.
    pub const ACROSS: usize = 28;
    /// The factor that varies from row to row.
    pub const UP: usize = 29;
    /// How many draws there are.
    pub const DRAWS: usize = 30;
    /// The seed of the draws.
    pub const SEED: usize = 31;

    /// The low end, the high end and the shape of a factor's range.
    pub const fn range(factor: usize) -> [usize; 3] {
        [6 + 3 * factor, 7 + 3 * factor, 8 + 3 * factor]
    }
}

const MONEY: (f64, f64) = (0.0, 1e9);
const PERCENT: (f64, f64) = (-1000.0, 100.0);
const RATE: (f64, f64) = (-50.0, 1000.0);
const SHAPES: [&str; 4] = ["logNormal", "normal", "triangular", "even"];

const fn choice(key: &'static str, name: &'static str, keys: &'static [&'static str]) -> Field {
    Field { key, name, kind: Kind::Choice(keys) }
}

/// The inputs.
pub static TOOL: Tool = Tool {
    id: "drivers",
    fields: &[
        number("check", "averageCheck", Unit::Money, MONEY, (0.0, 200.0, 1.0), REQUIRED),
        number("purchases", "purchasesPerMonth", Unit::Count, (0.0, 1e4), (0.0, 20.0, 0.1), REQUIRED),
        number("margin", "margin", Unit::Percent, PERCENT, (0.0, 100.0, 1.0), REQUIRED),
        number("months", "months", Unit::Count, (0.0, 1200.0), (0.0, 120.0, 1.0), REQUIRED),
        number("discount", "discountPerYear", Unit::Percent, RATE, (0.0, 30.0, 0.5), OPTIONAL),
        number("cac", "acquisitionCost", Unit::Money, MONEY, (0.0, 500.0, 5.0), OPTIONAL),
        number("check.low", "averageCheckLow", Unit::Money, MONEY, (0.0, 200.0, 1.0), OPTIONAL),
        number("check.high", "averageCheckHigh", Unit::Money, MONEY, (0.0, 200.0, 1.0), OPTIONAL),
        choice("check.shape", "averageCheckShape", &SHAPES),
        number("purchases.low", "purchasesPerMonthLow", Unit::Count, (0.0, 1e4), (0.0, 20.0, 0.1), OPTIONAL),
        number("purchases.high", "purchasesPerMonthHigh", Unit::Count, (0.0, 1e4), (0.0, 20.0, 0.1), OPTIONAL),
        choice("purchases.shape", "purchasesPerMonthShape", &SHAPES),
        number("margin.low", "marginLow", Unit::Percent, PERCENT, (0.0, 100.0, 1.0), OPTIONAL),
        number("margin.high", "marginHigh", Unit::Percent, PERCENT, (0.0, 100.0, 1.0), OPTIONAL),
        choice("margin.shape", "marginShape", &SHAPES),
        number("months.low", "monthsLow", Unit::Count, (0.0, 1200.0), (0.0, 120.0, 1.0), OPTIONAL),
        number("months.high", "monthsHigh", Unit::Count, (0.0, 1200.0), (0.0, 120.0, 1.0), OPTIONAL),
        choice("months.shape", "monthsShape", &SHAPES),
        number("discount.low", "discountPerYearLow", Unit::Percent, RATE, (0.0, 30.0, 0.5), OPTIONAL),
        number("discount.high", "discountPerYearHigh", Unit::Percent, RATE, (0.0, 30.0, 0.5), OPTIONAL),
        choice("discount.shape", "discountPerYearShape", &SHAPES),
        number("cac.low", "acquisitionCostLow", Unit::Money, MONEY, (0.0, 500.0, 5.0), OPTIONAL),
        number("cac.high", "acquisitionCostHigh", Unit::Money, MONEY, (0.0, 500.0, 5.0), OPTIONAL),
        choice("cac.shape", "acquisitionCostShape", &SHAPES),
        choice("currency", "currency", &CURRENCIES),
        number("sure", "sure", Unit::Percent, (1.0, 99.9), (50.0, 99.0, 1.0), OPTIONAL),
        choice("output", "output", &OUTPUT_KEYS),
        number("target", "target", Unit::Count, (-1e12, 1e12), (0.0, 1000.0, 10.0), OPTIONAL),
        choice("across", "across", &KEYS),
        choice("up", "up", &KEYS),
        number("draws", "draws", Unit::Whole, (100.0, 100_000.0), (1000.0, 100_000.0, 1000.0), OPTIONAL),
        number("seed", "seed", Unit::Whole, (0.0, 9e15), (0.0, 100.0, 1.0), OPTIONAL),
    ],
    initial: |language| Preset::Gym.texts(language),
    conversions: &[],
};

/// How many draws there are where nothing is said.
pub const USUAL_DRAWS: f64 = 10_000.0;

/// A set of inputs to begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    /// The gym of the formula's source, with ranges of our own.
    Gym,
    /// A café whose customers come often.
    Cafe,
    /// A mobile operator.
    Mobile,
}

impl Preset {
    /// Every preset, the first being where the tool begins.
    pub const ALL: [Self; 3] = [Self::Gym, Self::Cafe, Self::Mobile];

    /// The key in the catalogue of texts.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Gym => "gym",
            Self::Cafe => "cafe",
            Self::Mobile => "mobile",
        }
    }

    /// The inputs of the preset, in the currency of the language.
    pub fn document(self, language: Language) -> Document {
        Document::from_texts(&TOOL, &self.texts(language), language)
    }

    /// Value, low and high end of each factor; an end that is 0 is none.
    const fn numbers(self) -> [[f64; 3]; 6] {
        match self {
            Self::Gym => [
                [20.0, 16.0, 25.0],
                [1.0, 0.7, 1.4],
                [25.0, 20.0, 32.0],
                [36.0, 24.0, 54.0],
                [0.0, 0.0, 0.0],
                [60.0, 45.0, 80.0],
            ],
            Self::Cafe => [
                [6.0, 4.5, 8.0],
                [8.0, 5.0, 12.0],
                [30.0, 22.0, 36.0],
                [18.0, 9.0, 36.0],
                [0.0, 0.0, 0.0],
                [15.0, 10.0, 25.0],
            ],
            Self::Mobile => [
                [15.0, 12.0, 19.0],
                [1.0, 0.0, 0.0],
                [60.0, 55.0, 66.0],
                [40.0, 28.0, 56.0],
                [10.0, 8.0, 12.0],
                [120.0, 90.0, 160.0],
            ],
        }
    }

    fn texts(self, language: Language) -> Vec<String> {
        let [check, purchases, margin, months, discount, cac] = self.numbers();
        let money = price_level(language);
        let scaled = [(check, money), (purchases, 1.0), (margin, 1.0), (months, 1.0), (discount, 1.0), (cac, money)];
        let text = |value: f64| if value == 0.0 { String::new() } else { canonical(value) };
        let values = scaled.map(|([value, ..], scale)| text(value * scale));
        let shapes = ["logNormal", "logNormal", "triangular", "logNormal", "triangular", "logNormal"];
        let ranges = scaled
            .into_iter()
            .zip(shapes)
            .flat_map(|(([_, low, high], scale), shape)| [text(low * scale), text(high * scale), shape.to_owned()]);
        let rest = [language.default_currency(), "90", "profit", "", "months", "check", "", "1"];
        values.into_iter().chain(ranges).chain(rest.map(str::to_owned)).collect()
    }
}

/// The inputs as the metric takes them, if every field that it needs is there.
fn metric_input(document: &Document) -> Option<LtvInput> {
    let number = |place: usize| document.number(place).ok().flatten();
    Some(LtvInput {
        average_check: number(0)?,
        purchases_per_month: number(1)?,
        margin: number(2)? / 100.0,
        months: number(3)?,
        discount_per_year: number(4).map(|percent| percent / 100.0),
        acquisition_cost: number(5),
    })
}

/// What comes of settled inputs: nothing while a required field never held a good value, or the error of the metric.
pub fn outcome(settled: &Settled) -> Option<MetricResult<Outcome>> {
    let document = &settled.document;
    let output = document.choice(place::OUTPUT)?;
    let output = OUTPUTS.into_iter().zip(OUTPUT_KEYS).find(|(_, key)| *key == output)?.0;
    let number = |place: usize| document.number(place).ok().flatten();
    let factor = |place: usize| KEYS.iter().position(|key| Some(*key) == document.choice(place));
    let chosen = outcome::Chosen {
        output,
        target: number(place::TARGET),
        map: (factor(place::ACROSS)?, factor(place::UP)?),
        draws: number(place::DRAWS).unwrap_or(USUAL_DRAWS),
        seed: number(place::SEED).unwrap_or(1.0) as u64,
        currency: document.choice(place::CURRENCY)?,
    };
    let flawed = (0..FACTORS.len()).filter(|factor| flaw(document, *factor).is_some()).collect();
    Some(Outcome::of(metric_input(document)?, ranges::stated(document), flawed, chosen))
}

/// What is wrong with the range of a factor, if anything is.
pub fn flaw(document: &Document, factor: usize) -> Option<Flaw> {
    ranges::range(document, factor).err()
}

/// The result in the names of the JavaScript API; nothing while any input is wrong.
pub fn result(document: &Document) -> Option<Plain> {
    let settled = Settled::of(document, None);
    let outcome = outcome(&settled).filter(|_| !settled.has_wrong())?.ok()?;
    let simulated = outcome.simulate(u64::MAX)?;
    let percentiles = simulated.percentiles.map(Plain::Number).into();
    Some(Plain::object([
        ("base", Plain::Number(outcome.base)),
        ("mean", Plain::Number(simulated.mean)),
        ("percentiles", Plain::List(percentiles)),
        ("covered", Plain::number(simulated.covered)),
    ]))
}

#[cfg(test)]
mod tests;
