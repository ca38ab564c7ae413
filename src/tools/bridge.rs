//! The bridge from feelings to money: a change of NEV, what the visitor assumes it does to retention, and what that is worth.

use super::currency::{CURRENCIES, price_level};
use super::document::Document;
use super::number::canonical;
use super::plain::Plain;
use super::range::Range;
use super::schema::{Field, Kind, Number, Slider, Tool, Unit};
use super::settled::Settled;
use crate::content::Language;
use crate::metrics::{
    MetricError, RateKind, RatePeriod, Result as MetricResult, RetentionClv, RetentionClvInput, Rule, Timing,
    convert_rate, retention_clv,
};

/// The places of the fields in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// Points of NEV gained or lost.
    Change,
    /// Percentage points of retention that a point of NEV is assumed to bring.
    Effect,
    /// The least that the visitor holds possible.
    EffectLow,
    /// The most.
    EffectHigh,
    /// How many customers there are.
    Customers,
    /// What a customer brings in a period after variable costs, money.
    Contribution,
    /// The period of contribution and retention.
    Period,
    /// The percentage of customers that stays from period to period.
    Retention,
    /// Discount rate in percent a year.
    Discount,
    /// What the change of NEV costs, money.
    Cost,
    /// The ISO 4217 code of every amount.
    Currency,
}

/// The periods on offer.
pub const PERIODS: [&str; 2] = [MONTH, YEAR];
const MONTH: &str = "month";
const YEAR: &str = "year";

/// The inputs.
pub static TOOL: Tool = Tool {
    id: "bridge",
    fields: &[
        number("change", "nevChange", Unit::Count, (-20.0, 20.0), (-5.0, 5.0, 0.1), REQUIRED),
        number("effect", "effect", Unit::Count, (-100.0, 100.0), (0.0, 5.0, 0.1), REQUIRED),
        number("effect.low", "effectLow", Unit::Count, (-100.0, 100.0), (0.0, 5.0, 0.1), OPTIONAL),
        number("effect.high", "effectHigh", Unit::Count, (-100.0, 100.0), (0.0, 5.0, 0.1), OPTIONAL),
        number("customers", "customers", Unit::Count, (0.0, 1e9), (0.0, 5000.0, 50.0), REQUIRED),
        number("contribution", "contribution", Unit::Money, (0.0, 1e9), (0.0, 500.0, 5.0), REQUIRED),
        Field { key: "period", name: "period", kind: Kind::Choice(&PERIODS) },
        number("retention", "retention", Unit::Percent, (0.0, 100.0), (0.0, 100.0, 1.0), REQUIRED),
        number("discount", "discountPerYear", Unit::Percent, (-50.0, 1000.0), (0.0, 30.0, 0.5), OPTIONAL),
        number("cost", "cost", Unit::Money, (0.0, 1e12), (0.0, 50_000.0, 500.0), OPTIONAL),
        Field { key: "currency", name: "currency", kind: Kind::Choice(&CURRENCIES) },
    ],
    initial,
    conversions: &[],
};

const REQUIRED: bool = false;
const OPTIONAL: bool = true;

const fn number(
    key: &'static str,
    name: &'static str,
    unit: Unit,
    (min, max): (f64, f64),
    (left, right, step): (f64, f64, f64),
    optional: bool,
) -> Field {
    let slider = Slider { min: left, max: right, step };
    Field { key, name, kind: Kind::Number(Number { range: Range { min, max, optional }, slider, unit }) }
}

/// Numbers of our own, none of them a benchmark: one point of NEV, an assumed percentage point of retention with a wide
/// range, a thousand customers of whom four in five stay from year to year.
fn initial(language: Language) -> Vec<String> {
    let money = |value: f64| canonical(value * price_level(language));
    let [change, effect, low, high, customers] = ["1", "1", "0.2", "2", "1000"].map(str::to_owned);
    let [retention, discount] = ["80", "10"].map(str::to_owned);
    let currency = language.default_currency().to_owned();
    let (contribution, cost) = (money(120.0), money(5000.0));
    vec![change, effect, low, high, customers, contribution, YEAR.to_owned(), retention, discount, cost, currency]
}

/// What an assumed effect leads to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scenario {
    /// Percentage points of retention for a point of NEV.
    pub effect: f64,
    /// The share that stays after the change; it may leave 0 to 1.
    pub retention: f64,
    /// The value of a customer after the change; nothing where no share can be so small or so large.
    pub after: Option<RetentionClv>,
}

/// From which effect on the change pays.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum BreakEven {
    /// No cost was entered.
    NoCost,
    /// At this many percentage points of retention for a point of NEV.
    At(f64),
    /// At none: it would take more than everyone, or the change is none for the better.
    Never,
}

/// What comes of right inputs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// Points of NEV.
    pub change: f64,
    /// The base: margin of a period, retention, and discount rate of a period.
    base: RetentionClvInput,
    /// The value of a customer as things are.
    pub before: RetentionClv,
    /// The assumed effect.
    pub likely: Scenario,
    /// The ends of the range, where both are given.
    pub ends: Option<[Scenario; 2]>,
    /// How many customers there are.
    pub customers: f64,
    /// What the change costs, if that was entered.
    pub cost: Option<f64>,
    /// The discount rate, percent a year.
    discount: f64,
    /// From which effect on it pays.
    pub break_even: BreakEven,
    /// Whether the period is a month, rather than a year.
    pub is_monthly: bool,
    /// The currency of every amount.
    pub currency: &'static str,
}

impl Outcome {
    /// What a customer gains in value; nothing where a value is without limit or there is none.
    pub fn gain(&self, scenario: &Scenario) -> Option<f64> {
        Some(scenario.after?.clv? - self.before.clv?)
    }

    /// The same for all customers.
    pub fn total(&self, scenario: &Scenario) -> Option<f64> {
        self.gain(scenario).map(|gain| gain * self.customers).filter(|total| total.is_finite())
    }

    /// The share that stays now.
    pub const fn retention(&self) -> f64 {
        self.base.retention
    }

    /// The discount rate of a period.
    pub const fn discount(&self) -> f64 {
        self.base.discount
    }

    /// What a customer brings in a period.
    pub const fn contribution(&self) -> f64 {
        self.base.margin_per_period
    }

    /// What another effect would lead to.
    pub fn scenario(&self, effect: f64) -> Option<Scenario> {
        Scenario::of(&self.base, self.change, effect).ok()
    }

    /// The customer after the change as inputs of the lifetime value from retention, as a link has them.
    pub fn as_lifetime(&self) -> String {
        let percent = |share: f64| canonical(libm::round(share * 1e14) / 1e12);
        format!(
            "contribution={}&period={}&retention={}&discount={}&timing=immediate&currency={}",
            canonical(self.contribution()),
            if self.is_monthly { MONTH } else { YEAR },
            percent(self.likely.retention),
            canonical(self.discount),
            self.currency
        )
    }

    /// Whether there is a curve to draw: a range of effects, some of which have a gain.
    pub fn has_curve(&self) -> bool {
        let points = self.curve(10);
        let differ = |(first, last): (&(f64, _), &(f64, _))| first.0 < last.0;
        points.first().zip(points.last()).is_some_and(differ) && points.iter().any(|(_, total)| total.is_some())
    }

    /// What all customers gain, at effects from nothing or less up to the greatest assumed one.
    pub fn curve(&self, steps: u32) -> Vec<(f64, Option<f64>)> {
        let [low, high] = self.ends.map_or([self.likely; 2], |ends| ends).map(|end| end.effect);
        let (from, to) = (low.min(self.likely.effect).min(0.0), high.max(self.likely.effect).max(0.0));
        let effect = |i: u32| from + (to - from) * f64::from(i) / f64::from(steps.max(1));
        (0..=steps).map(|i| (effect(i), self.scenario(effect(i)).and_then(|found| self.total(&found)))).collect()
    }
}

impl Scenario {
    fn of(base: &RetentionClvInput, change: f64, effect: f64) -> MetricResult<Self> {
        let retention = base.retention + change * effect / 100.0;
        // 0.8 + 0.2 may be more than 1 by less than a rounding.
        let nearest = libm::round(retention * 1e12) / 1e12;
        let is_share = (0.0..=1.0).contains(&nearest);
        let after = is_share.then(|| retention_clv(&RetentionClvInput { retention: nearest, ..*base })).transpose()?;
        Ok(Self { effect, retention: nearest, after })
    }
}

/// What comes of settled inputs: nothing while a required field never held a good value.
pub fn outcome(settled: &Settled) -> Option<MetricResult<Outcome>> {
    let document = &settled.document;
    let number = |input: Input| document.number(input as usize).ok().flatten();
    let is_monthly = document.choice(Input::Period as usize)? == MONTH;
    let base = base(document, is_monthly)?;
    let ends = number(Input::EffectLow).zip(number(Input::EffectHigh)).map(<[f64; 2]>::from);
    let given = Given {
        change: number(Input::Change)?,
        effect: number(Input::Effect)?,
        ends,
        customers: number(Input::Customers)?,
        cost: number(Input::Cost),
        discount: number(Input::Discount).unwrap_or(0.0),
        is_monthly,
        currency: document.choice(Input::Currency as usize)?,
    };
    Some(base.and_then(|base| given.outcome(base)))
}

/// Whether an end of the range lies on the wrong side of the assumption or of the other end.
pub fn is_misplaced(document: &Document, end: Input) -> bool {
    let number = |input: Input| document.number(input as usize).ok().flatten();
    let Some(value) = number(end) else { return false };
    let is_beyond = |other: f64| if end == Input::EffectLow { value > other } else { value < other };
    let other = if end == Input::EffectLow { Input::EffectHigh } else { Input::EffectLow };
    [number(Input::Effect), number(other)].into_iter().flatten().any(is_beyond)
}

/// Contribution, retention and discount rate as the metric takes them, if they are there.
fn base(document: &Document, is_monthly: bool) -> Option<MetricResult<RetentionClvInput>> {
    let number = |input: Input| document.number(input as usize).ok().flatten();
    let (margin_per_period, retention) = (number(Input::Contribution)?, number(Input::Retention)? / 100.0);
    let yearly = number(Input::Discount).unwrap_or(0.0) / 100.0;
    let period = if is_monthly { RatePeriod::Month } else { RatePeriod::Year };
    let discount = convert_rate(yearly, RateKind::Discount, RatePeriod::Year, period);
    let input = |discount| RetentionClvInput {
        margin_per_period,
        retention,
        discount,
        timing: Timing::Immediate,
        growth: None,
        periods: None,
    };
    Some(discount.map(input))
}

/// The inputs beside the base.
struct Given {
    change: f64,
    effect: f64,
    ends: Option<[f64; 2]>,
    customers: f64,
    cost: Option<f64>,
    discount: f64,
    is_monthly: bool,
    currency: &'static str,
}

impl Given {
    fn outcome(self, base: RetentionClvInput) -> MetricResult<Outcome> {
        let Self { change, effect, ends, customers, cost, discount, is_monthly, currency } = self;
        if ends.is_some_and(|[low, high]| low > effect || effect > high) {
            return Err(MetricError::Inconsistent { field: "effect".to_owned(), rule: Rule::InOrder });
        }
        let scenario = |effect: f64| Scenario::of(&base, change, effect);
        let ends = ends.map(|[low, high]| Ok([scenario(low)?, scenario(high)?])).transpose()?;
        let before = retention_clv(&base)?;
        let break_even = self.break_even(&base, before);
        let likely = scenario(effect)?;
        Ok(Outcome { change, base, before, likely, ends, customers, cost, discount, break_even, is_monthly, currency })
    }

    /// Solves cost = N m (S(r) - S(r0)) for the effect, where S(r) = 1 / (1 - r / (1 + d)).
    fn break_even(&self, base: &RetentionClvInput, before: RetentionClv) -> BreakEven {
        let Some(cost) = self.cost else { return BreakEven::NoCost };
        let needed = before.clv.map(|clv| (clv + cost / self.customers) / base.margin_per_period);
        let retention = needed.map(|sum| (1.0 - sum.recip()) * (1.0 + base.discount)).filter(|share| *share <= 1.0);
        let effect = retention.map(|share| (share - base.retention) * 100.0 / self.change);
        // What is nothing but a rounding is nothing.
        let effect = effect.map(|effect| libm::round(effect * 1e9) / 1e9);
        match effect.filter(|effect| effect.is_finite() && *effect >= 0.0) {
            Some(effect) => BreakEven::At(effect.abs()),
            None => BreakEven::Never,
        }
    }
}

/// The result in the names of the frame's messages; nothing while any input is wrong.
pub fn result(document: &Document) -> Option<Plain> {
    let settled = Settled::of(document, None);
    let outcome = outcome(&settled).filter(|_| !settled.has_wrong())?.ok()?;
    let total = |scenario: &Scenario| Plain::number(outcome.total(scenario));
    let [low, high] = outcome.ends.as_ref().map_or([Plain::Null, Plain::Null], |ends| ends.each_ref().map(total));
    let break_even = match outcome.break_even {
        BreakEven::At(effect) => Plain::Number(effect),
        BreakEven::NoCost | BreakEven::Never => Plain::Null,
    };
    Some(Plain::object([
        ("gainPerCustomer", Plain::number(outcome.gain(&outcome.likely))),
        ("gain", total(&outcome.likely)),
        ("gainLow", low),
        ("gainHigh", high),
        ("breakEvenEffect", break_even),
    ]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::fragment::Fragment;

    fn outcome_of(link: &str) -> MetricResult<Outcome> {
        let document = Document::from_fragment(&TOOL, &Fragment::parse(link), Language::En);
        outcome(&Settled::of(&document, None)).unwrap()
    }

    fn near(value: Option<f64>, expected: f64) {
        assert!((value.unwrap() - expected).abs() < 1e-9 * expected.abs().max(1.0), "{value:?} is not {expected}");
    }

    #[test]
    fn the_places_are_those_of_the_fields() {
        let keys =
            [Input::Change, Input::EffectHigh, Input::Period, Input::Cost, Input::Currency].map(|input| input as usize);
        assert_eq!(keys.map(|place| TOOL.fields[place].key), ["change", "effect.high", "period", "cost", "currency"]);
    }

    #[test]
    fn a_percentage_point_of_retention_has_its_worth() {
        // m (1 + d) / (1 + d - r): 200 × 1.1 / 0.3 before, 200 × 1.1 / 0.28 after two points of NEV.
        let outcome =
            outcome_of("#change=2&effect=1&customers=1000&contribution=200&retention=80&discount=10").unwrap();
        near(outcome.before.clv, 220.0 / 0.3);
        near(outcome.gain(&outcome.likely), 220.0 / 0.28 - 220.0 / 0.3);
        near(outcome.total(&outcome.likely), 52_380.952_380_952_38);
        assert_eq!((outcome.likely.retention, outcome.ends, outcome.break_even), (0.82, None, BreakEven::NoCost));
    }

    #[test]
    fn the_break_even_effect_gains_the_cost() {
        let outcome =
            outcome_of("#change=2&effect=1&customers=1000&contribution=200&retention=80&discount=10&cost=20000")
                .unwrap();
        let BreakEven::At(effect) = outcome.break_even else { panic!("it pays at some effect") };
        // 220 / (1.1 - r) = 220 / 0.3 + 20 gives r = 1.1 - 220 / 753.3333.
        assert!((effect - (0.3 - 220.0 / (220.0 / 0.3 + 20.0)) * 50.0).abs() < 1e-9);
        assert!((outcome.total(&outcome.scenario(effect).unwrap()).unwrap() - 20_000.0).abs() < 1e-3);
    }

    #[test]
    fn a_month_takes_the_discount_of_a_month() {
        let outcome = outcome_of("#contribution=10&period=month&retention=95&discount=12").unwrap();
        near(Some(outcome.discount()), 1.12_f64.powf(1.0 / 12.0) - 1.0);
    }

    #[test]
    fn nobody_can_stay_more_often_than_always() {
        let outcome = outcome_of("#change=10&effect=5&effect.low=1&effect.high=6&retention=80&discount=10").unwrap();
        let [low, high] = outcome.ends.unwrap();
        assert!(outcome.total(&outcome.likely).is_none() && outcome.total(&high).is_none());
        assert!(outcome.total(&low).is_some());
        assert!(outcome.curve(10).iter().any(|(_, total)| total.is_none()));
    }

    #[test]
    fn without_a_discount_those_who_never_leave_are_worth_no_finite_sum() {
        let outcome = outcome_of("#change=1&effect=20&retention=80").unwrap();
        assert_eq!((outcome.likely.retention, outcome.total(&outcome.likely)), (1.0, None));
        assert!(outcome.likely.after.unwrap().reason.is_some());
    }

    #[test]
    fn the_lifetime_value_takes_the_customer_along() {
        use crate::tools::retention;
        for link in
            ["#contribution=120&retention=80", "#contribution=9.5&period=year&discount=8&retention=98&effect=0.3"]
        {
            let outcome = outcome_of(link).unwrap();
            let link = format!("#{}", outcome.as_lifetime());
            let document = Document::from_fragment(&retention::TOOL, &Fragment::parse(&link), Language::En);
            let found = retention::outcome(&Settled::of(&document, None)).unwrap().unwrap();
            let (here, there) = (outcome.likely.after.unwrap().clv.unwrap(), found.value.unwrap());
            assert!((there - here).abs() <= 1e-12 * here.abs(), "{link}: {here}, {there}");
        }
    }

    #[test]
    fn a_range_that_does_not_hold_the_assumption_is_refused() {
        let error = outcome_of("#effect=1&effect.low=2&effect.high=3").unwrap_err();
        assert_eq!(error, MetricError::Inconsistent { field: "effect".to_owned(), rule: Rule::InOrder });
    }

    #[test]
    fn the_end_that_is_out_of_order_is_known() {
        let misplaced = |link: &str| {
            let document = Document::from_fragment(&TOOL, &Fragment::parse(link), Language::En);
            [Input::EffectLow, Input::EffectHigh].map(|end| is_misplaced(&document, end))
        };
        assert_eq!(misplaced("#effect=1&effect.low=0.2&effect.high=2"), [false, false]);
        assert_eq!(misplaced("#effect=1&effect.low=1&effect.high=1"), [false, false]);
        assert_eq!(misplaced("#effect=1&effect.low=2&effect.high=0.2"), [true, true]);
        assert_eq!(misplaced("#effect=1&effect.low=2&effect.high=3"), [true, false]);
        assert_eq!(misplaced("#effect=1&effect.high=0.5"), [false, true]);
        assert_eq!(misplaced("#effect=x&effect.low=y&effect.high=2"), [false, false]);
    }

    #[test]
    fn a_loss_of_nev_costs_and_never_repays() {
        let outcome = outcome_of("#change=-1&effect=1&cost=100&discount=10").unwrap();
        assert!(outcome.total(&outcome.likely).unwrap() < 0.0);
        assert_eq!(outcome.break_even, BreakEven::Never);
    }

    #[test]
    fn no_change_no_customers_and_no_contribution_gain_nothing() {
        for link in ["#change=0&cost=5", "#customers=0&cost=5", "#contribution=0&cost=5"] {
            let outcome = outcome_of(&format!("{link}&discount=10")).unwrap();
            assert_eq!((outcome.total(&outcome.likely), outcome.break_even), (Some(0.0), BreakEven::Never), "{link}");
        }
    }
}
