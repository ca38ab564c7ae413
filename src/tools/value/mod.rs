//! Perceived customer value: what an offer gives its customer, what it takes, and how a rival's compares.

mod effort;
mod part;

pub use effort::{EFFORT_UNITS, in_unit};
pub use part::Part;

use super::currency::{CURRENCIES, price_level};
use super::document::Document;
use super::number::canonical;
use super::plain::Plain;
use super::range::Range;
use super::schema::{Field, Kind, Number, Slider, Tool, Unit};
use super::settled::Settled;
use crate::content::Language;
use crate::metrics::{
    Benefits, PerceivedValueInput, PerceivedValueResult, Result as MetricResult, TransactionCosts, perceived_value,
};
use effort::{HOURS, MONEY};

/// The places of the fields after the parts of both offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// Whether effort is entered in money or in hours.
    Effort = 24,
    /// What an hour is worth.
    Hour,
    /// The percentage of the transaction costs that is left at a repeat purchase.
    Repeat,
    /// The ISO 4217 code of every amount.
    Currency,
}

/// The inputs. The keys of a rival begin with `rival.`.
pub static TOOL: Tool = Tool {
    id: "value",
    fields: &[
        amount("money", "benefits.money", OPTIONAL),
        amount("time", "benefits.time", OPTIONAL),
        amount("information", "benefits.information", OPTIONAL),
        amount("psychological", "benefits.psychological", OPTIONAL),
        amount("social", "benefits.social", OPTIONAL),
        amount("price", "price", REQUIRED),
        amount("search", "transactionCosts.search", OPTIONAL),
        amount("relationship", "transactionCosts.relationship", OPTIONAL),
        amount("negotiation", "transactionCosts.negotiation", OPTIONAL),
        amount("decision", "transactionCosts.decision", OPTIONAL),
        amount("contract", "transactionCosts.contract", OPTIONAL),
        amount("control", "transactionCosts.control", OPTIONAL),
        amount("rival.money", "rival.benefits.money", OPTIONAL),
        amount("rival.time", "rival.benefits.time", OPTIONAL),
        amount("rival.information", "rival.benefits.information", OPTIONAL),
        amount("rival.psychological", "rival.benefits.psychological", OPTIONAL),
        amount("rival.social", "rival.benefits.social", OPTIONAL),
        amount("rival.price", "rival.price", OPTIONAL),
        amount("rival.search", "rival.transactionCosts.search", OPTIONAL),
        amount("rival.relationship", "rival.transactionCosts.relationship", OPTIONAL),
        amount("rival.negotiation", "rival.transactionCosts.negotiation", OPTIONAL),
        amount("rival.decision", "rival.transactionCosts.decision", OPTIONAL),
        amount("rival.contract", "rival.transactionCosts.contract", OPTIONAL),
        amount("rival.control", "rival.transactionCosts.control", OPTIONAL),
        Field { key: "effort", name: "effortUnit", kind: Kind::Choice(&EFFORT_UNITS) },
        number("hour", "hourValue", Unit::Money, 1e6, (0.0, 200.0, 1.0), REQUIRED),
        number("repeat", "repeatEffort", Unit::Percent, 1000.0, (0.0, 100.0, 5.0), REQUIRED),
        Field { key: "currency", name: "currency", kind: Kind::Choice(&CURRENCIES) },
    ],
    initial,
    conversions: &[],
};

const REQUIRED: bool = false;
const OPTIONAL: bool = true;

const fn amount(key: &'static str, name: &'static str, optional: bool) -> Field {
    number(key, name, Unit::Money, 1e9, (0.0, 500.0, 5.0), optional)
}

const fn number(
    key: &'static str,
    name: &'static str,
    unit: Unit,
    max: f64,
    (left, right, step): (f64, f64, f64),
    optional: bool,
) -> Field {
    let slider = Slider { min: left, max: right, step };
    Field { key, name, kind: Kind::Number(Number { range: Range { min: 0.0, max, optional }, slider, unit }) }
}

/// Numbers of our own: a coffee machine from a specialist shop and from a large online shop.
const SPECIALIST: [f64; 12] = [120.0, 20.0, 30.0, 40.0, 10.0, 180.0, 10.0, 5.0, 0.0, 10.0, 5.0, 5.0];
const ONLINE: [f64; 12] = [120.0, 10.0, 5.0, 15.0, 0.0, 150.0, 5.0, 0.0, 0.0, 20.0, 5.0, 15.0];
const HOUR: f64 = 20.0;
const LEFT_AT_REPEAT: f64 = 30.0;

fn initial(language: Language) -> Vec<String> {
    let scale = price_level(language);
    let amounts = SPECIALIST.into_iter().chain(ONLINE).map(|value| canonical(value * scale));
    let settings = [MONEY.to_owned(), canonical(HOUR * scale), canonical(LEFT_AT_REPEAT)];
    amounts.chain(settings).chain([language.default_currency().to_owned()]).collect()
}

/// What an offer gives, what it takes, and what is left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Offer {
    /// The parts in money.
    amounts: [f64; 12],
    /// The value at a first purchase.
    pub first: PerceivedValueResult,
}

impl Offer {
    fn of(amounts: [f64; 12]) -> MetricResult<Self> {
        Ok(Self { first: perceived_value(&metric_input(amounts, 1.0))?, amounts })
    }

    /// A part in money.
    pub fn amount(&self, part: Part) -> f64 {
        self.amounts.get(part as usize).copied().unwrap_or(0.0)
    }
}

/// The parts as the metric takes them, a share of the transaction costs being left.
fn metric_input(amounts: [f64; 12], left: f64) -> PerceivedValueInput {
    let [money, time, information, psychological, social, price, transaction @ ..] = amounts;
    let [search, relationship, negotiation, decision, contract, control] = transaction.map(|cost| cost * left);
    PerceivedValueInput {
        benefits: Benefits { money, time, information, psychological, social },
        price,
        transaction_costs: TransactionCosts { search, relationship, negotiation, decision, contract, control },
    }
}

/// What is known of a rival.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rival {
    /// Nothing was entered.
    Absent,
    /// Something was, but no price.
    WithoutPrice,
    /// All that a comparison needs.
    Known(Offer),
}

/// What comes of right inputs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// One's own offer.
    pub own: Offer,
    /// The value of one's own offer at a repeat purchase.
    pub repeat: PerceivedValueResult,
    /// The share of the transaction costs that is left then.
    pub left: f64,
    /// The rival's offer; there the customer would be new at any time.
    pub rival: Rival,
    /// What an hour is worth, where effort was entered in hours.
    pub hour: Option<f64>,
    /// The currency of every amount.
    pub currency: &'static str,
}

/// Below this much, in any currency, two offers are as good as each other: no coin is smaller.
const COIN: f64 = 0.005;

/// What decides between two offers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Balance {
    /// By how much one's own offer is ahead; behind is negative.
    pub lead: f64,
    /// The part that does most for whichever is ahead.
    pub part: Part,
    /// By how much that part is better, or with a minus worse, than the rival's.
    pub gap: f64,
}

impl Balance {
    /// Whether the offer that is ahead would not be so without that part.
    pub fn is_decisive(&self) -> bool {
        self.gap.abs() >= self.lead.abs()
    }
}

impl Outcome {
    /// The rival's offer, if it can be compared.
    pub const fn rival(&self) -> Option<&Offer> {
        match &self.rival {
            Rival::Known(offer) => Some(offer),
            Rival::Absent | Rival::WithoutPrice => None,
        }
    }

    /// By how much one's own offer is ahead of the rival's at a first purchase.
    pub fn lead(&self) -> Option<f64> {
        Some(level_to_zero(self.own.first.difference - self.rival()?.first.difference))
    }

    /// The same at a repeat purchase, while the rival would see the customer for the first time.
    pub fn repeat_lead(&self) -> Option<f64> {
        Some(level_to_zero(self.repeat.difference - self.rival()?.first.difference))
    }

    /// By how much each part is better than the rival's: a benefit that is larger, a cost that is smaller.
    pub fn gaps(&self) -> Vec<(Part, f64)> {
        let gap = |rival: &Offer, part: Part| {
            let more = self.own.amount(part) - rival.amount(part);
            if part.is_benefit() { more } else { -more }
        };
        self.rival().map(|rival| Part::ALL.map(|part| (part, gap(rival, part))).to_vec()).unwrap_or_default()
    }

    /// What tips the balance; nothing where the offers are as good as each other.
    pub fn balance(&self) -> Option<Balance> {
        let lead = self.lead().filter(|lead| *lead != 0.0)?;
        let gaps = self.gaps().into_iter();
        let (part, gap) =
            gaps.reduce(|most, next| if next.1 * lead.signum() > most.1 * lead.signum() { next } else { most })?;
        Some(Balance { lead, part, gap })
    }
}

fn level_to_zero(lead: f64) -> f64 {
    if lead.abs() < COIN { 0.0 } else { lead }
}

/// What comes of settled inputs: nothing while a required field never held a good value.
pub fn outcome(settled: &Settled) -> Option<MetricResult<Outcome>> {
    let document = &settled.document;
    let number = |place: usize| document.number(place).ok().flatten();
    let worth = number(Input::Hour as usize)?;
    let hour = (document.choice(Input::Effort as usize)? == HOURS).then_some(worth);
    let left = number(Input::Repeat as usize)? / 100.0;
    let currency = document.choice(Input::Currency as usize)?;
    number(Part::Price.own())?;
    Some(computed(document, hour, left, currency))
}

fn computed(document: &Document, hour: Option<f64>, left: f64, currency: &'static str) -> MetricResult<Outcome> {
    let own = Offer::of(amounts(document, Part::own, hour))?;
    let repeat = perceived_value(&metric_input(own.amounts, left))?;
    Ok(Outcome { own, repeat, left, rival: rival(document, hour)?, hour, currency })
}

/// The parts of an offer in money; an hour is worth that much where effort is in hours.
fn amounts(document: &Document, place: fn(Part) -> usize, hour: Option<f64>) -> [f64; 12] {
    Part::ALL.map(|part| {
        let value = document.number(place(part)).ok().flatten().unwrap_or(0.0);
        if part.is_effort() { value * hour.unwrap_or(1.0) } else { value }
    })
}

/// The rival's offer, or why it cannot be compared.
fn rival(document: &Document, hour: Option<f64>) -> MetricResult<Rival> {
    let is_there = |part: Part| document.number(part.rival()).ok().flatten().is_some();
    if is_there(Part::Price) {
        Offer::of(amounts(document, Part::rival, hour)).map(Rival::Known)
    } else if Part::ALL.into_iter().any(is_there) {
        Ok(Rival::WithoutPrice)
    } else {
        Ok(Rival::Absent)
    }
}

/// The result in the names of the JavaScript API; nothing while any input is wrong.
pub fn result(document: &Document) -> Option<Plain> {
    let settled = Settled::of(document, None);
    let outcome = outcome(&settled).filter(|_| !settled.has_wrong())?.ok()?;
    let plain = |result: &PerceivedValueResult| {
        Plain::object([
            ("benefits", Plain::Number(result.benefits)),
            ("costs", Plain::Number(result.costs)),
            ("difference", Plain::Number(result.difference)),
            ("ratio", Plain::number(result.ratio)),
        ])
    };
    let Plain::Object(mut entries) = plain(&outcome.own.first) else { return None };
    entries.push(("repeat".to_owned(), plain(&outcome.repeat)));
    entries.push(("rival".to_owned(), outcome.rival().map_or(Plain::Null, |rival| plain(&rival.first))));
    Some(Plain::Object(entries))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::entry::Entry;
    use crate::tools::fragment::Fragment;
    use crate::tools::range::Problem;

    fn from(link: &str) -> Document {
        Document::from_fragment(&TOOL, &Fragment::parse(link), Language::En)
    }

    fn outcome_of(link: &str) -> Outcome {
        outcome(&Settled::of(&from(link), None)).unwrap().unwrap()
    }

    #[test]
    fn the_places_are_those_of_the_fields() {
        for part in Part::ALL {
            assert_eq!(TOOL.fields[part.own()].key, part.key());
            assert_eq!(TOOL.fields[part.rival()].key, format!("rival.{}", part.key()));
        }
        let keys = [Input::Effort, Input::Hour, Input::Repeat, Input::Currency].map(|input| input as usize);
        assert_eq!(keys.map(|place| TOOL.fields[place].key), ["effort", "hour", "repeat", "currency"]);
    }

    #[test]
    fn the_published_offer_is_worth_40_more_than_it_takes() {
        // Kotler's difference and Monroe's ratio on numbers done by hand: 120 - 80 and 120 / 80.
        let outcome = outcome_of("#money=90&social=30&price=70&search=10");
        assert_eq!((outcome.own.first.difference, outcome.own.first.ratio), (40.0, Some(1.5)));
        assert_eq!(outcome.rival, Rival::Absent);
    }

    #[test]
    fn the_example_is_ahead_by_50_and_trust_and_advice_do_most() {
        // 220 - 215 = 5; 150 - 195 = -45; at a repeat purchase 220 - (180 + 0.3 × 35) = 29.5.
        let outcome = outcome(&Settled::of(&TOOL.initial(Language::En), None)).unwrap().unwrap();
        assert_eq!(outcome.own.first.difference, 5.0);
        assert_eq!(outcome.rival().unwrap().first.difference, -45.0);
        assert_eq!((outcome.lead(), outcome.repeat.difference, outcome.repeat_lead()), (Some(50.0), 29.5, Some(74.5)));
        let balance = outcome.balance().unwrap();
        assert_eq!((balance.part, balance.gap, balance.is_decisive()), (Part::Information, 25.0, false));
    }

    #[test]
    fn a_part_without_which_the_rival_would_be_ahead_is_decisive() {
        let outcome = outcome_of("#money=100&price=80&search=5&rival.money=100&rival.price=60&rival.search=40");
        let balance = outcome.balance().unwrap();
        assert_eq!((balance.lead, balance.part, balance.gap), (15.0, Part::Search, 35.0));
        assert!(balance.is_decisive());
    }

    #[test]
    fn offers_that_differ_by_less_than_a_coin_are_level() {
        let outcome = outcome_of("#money=0.3&price=0&rival.money=0.1&rival.time=0.2&rival.price=0");
        assert_eq!((outcome.lead(), outcome.balance()), (Some(0.0), None));
    }

    #[test]
    fn hours_are_worth_what_an_hour_is() {
        let outcome = outcome_of("#money=50&time=2&price=60&search=0.5&control=1.5&effort=hours&hour=30");
        assert_eq!((outcome.own.first.benefits, outcome.own.first.costs), (110.0, 120.0));
        assert_eq!(outcome.hour, Some(30.0));
    }

    #[test]
    fn a_change_of_unit_keeps_what_the_offer_is_worth() {
        let document = TOOL.initial(Language::En);
        let hours = in_unit(&document, &Entry::typed(HOURS, Language::En));
        assert_eq!(hours.entry(Part::Time.own()).unwrap().text, "1");
        let value = |document: &Document| outcome(&Settled::of(document, None)).unwrap().unwrap().own.first.difference;
        assert_eq!((value(&hours), value(&document)), (5.0, 5.0));
        assert!(in_unit(&hours, &Entry::typed(MONEY, Language::En)).is_same(&document));
    }

    #[test]
    fn a_rival_without_a_price_is_not_compared() {
        let outcome = outcome_of("#money=50&price=60&rival.money=70");
        assert_eq!((outcome.rival, outcome.lead()), (Rival::WithoutPrice, None));
    }

    #[test]
    fn a_negative_price_is_refused_and_kept() {
        let document = from("#price=-5&rival.price=-1");
        assert_eq!(document.number(Part::Price.own()), Err(Problem::TooSmall(0.0)));
        assert_eq!(document.number(Part::Price.rival()), Err(Problem::TooSmall(0.0)));
        assert!(outcome(&Settled::of(&document, None)).is_none() && result(&document).is_none());
        assert_eq!(document.entry(Part::Price.own()).unwrap().text, "-5");
    }

    #[test]
    fn without_costs_there_is_no_ratio() {
        assert_eq!(outcome_of("#money=50&price=0").own.first.ratio, None);
    }
}
