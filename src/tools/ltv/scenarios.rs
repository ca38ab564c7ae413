//! Scenarios: sets of inputs that are kept, to be compared with one another.

use super::{Input, Outcome, TOOL, outcome};
use crate::content::Language;
use crate::metrics::attribute_change;
use crate::tools::Document;
use crate::tools::entry::Entry;
use crate::tools::fragment::{Fragment, encode};
use crate::tools::schema::VERSION;
use crate::tools::settled::Settled;

/// So many are kept.
pub const MOST: usize = 4;

/// What parts them.
const BETWEEN: &str = ";";

/// The key of a scenario's name.
const NAME: &str = "name";

/// The key of the scenarios, which none holds itself.
const KEY: &str = "scenarios";

/// A set of inputs with a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// The name; empty where it has none.
    pub name: String,
    fragment: Fragment,
}

impl Scenario {
    /// The inputs of a document under a name.
    pub fn of(document: &Document, name: &str) -> Self {
        let pairs = document
            .pairs()
            .into_iter()
            .filter(|(key, _)| key != KEY && (key != VERSION || TOOL.version() > 1))
            .collect();
        Self { name: name.to_owned(), fragment: Fragment::default().with(&[], pairs) }
    }

    fn read(text: &str) -> Self {
        let fragment = Fragment::parse(text);
        let name = fragment.get(NAME).unwrap_or_default();
        Self { name: name.trim().to_owned(), fragment: fragment.with(&[NAME, KEY], Vec::new()) }
    }

    fn text(&self) -> String {
        self.fragment.with(&[], vec![(NAME.to_owned(), encode(&self.name))]).text()
    }

    /// The inputs.
    pub fn document(&self, language: Language) -> Document {
        Document::from_fragment(&TOOL, &self.fragment, language)
    }

    /// What comes of them; nothing where one of them cannot be taken.
    pub fn outcome(&self, language: Language) -> Option<Outcome> {
        let settled = Settled::of(&self.document(language), None);
        outcome(&settled).filter(|_| !settled.has_wrong())?.ok()
    }
}

/// The scenarios that a document keeps, and how many more its address holds.
pub fn kept(document: &Document) -> (Vec<Scenario>, usize) {
    let text = document.entry(Input::Scenarios as usize).map(|entry| entry.text.as_str()).unwrap_or_default();
    let mut all: Vec<Scenario> = text.split(BETWEEN).filter(|text| !text.is_empty()).map(Scenario::read).collect();
    let surplus = all.len().saturating_sub(MOST);
    all.truncate(MOST);
    (all, surplus)
}

/// The entry that keeps scenarios.
pub fn entry(scenarios: &[Scenario], language: Language) -> Entry {
    let texts: Vec<String> = scenarios.iter().map(Scenario::text).collect();
    Entry::typed(texts.join(BETWEEN), language)
}

/// How one scenario differs from another in what a customer leaves after the cost of winning them, or before it where only one
/// says what that is.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// How much more the second one leaves.
    pub change: f64,
    /// Whether the cost is left aside, since only one of them has it.
    pub is_before_cost: bool,
    /// What each input adds to that; none where a factor is zero or below, so that it has no logarithm.
    pub shares: Option<Vec<(Input, f64)>>,
}

/// The factors of the profit.
const FACTORS: [Input; 4] = [Input::Check, Input::Purchases, Input::Margin, Input::Months];

impl Compared {
    /// Compares two outcomes, nothing where their currencies differ.
    pub fn of(first: &Outcome, second: &Outcome) -> Option<Self> {
        let costs = [first, second].map(|outcome| outcome.input.acquisition_cost);
        let saved = if let [Some(before), Some(after)] = costs { before - after } else { 0.0 };
        let is_before_cost = matches!(costs, [Some(_), None] | [None, Some(_)]);
        let profit = second.result.profit - first.result.profit;
        let shares = shares(first, second).or_else(|| (profit == 0.0).then(Vec::new));
        let shares = shares.map(|shares| shares.into_iter().chain([(Input::AcquisitionCost, saved)]).collect());
        (first.currency == second.currency).then_some(Self { change: profit + saved, is_before_cost, shares })
    }
}

/// What each factor adds to the profit.
fn shares(first: &Outcome, second: &Outcome) -> Option<Vec<(Input, f64)>> {
    let factors = |Outcome { input, .. }: &Outcome| {
        let values = [input.average_check, input.purchases_per_month, input.margin, input.months];
        FACTORS.iter().zip(values).map(|(factor, value)| (key(*factor).to_owned(), value)).collect::<Vec<_>>()
    };
    let attributed = attribute_change(&factors(first), &factors(second)).ok()?;
    Some(FACTORS.into_iter().zip(attributed.shares.into_iter().map(|(_, share)| share)).collect())
}

/// The key of an input.
pub fn key(input: Input) -> &'static str {
    TOOL.fields.get(input as usize).map(|field| field.key).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::Edit;

    fn from(link: &str) -> Document {
        Document::from_fragment(&TOOL, &Fragment::parse(link), Language::En)
    }

    fn outcome_of(link: &str) -> Outcome {
        Scenario::of(&from(link), "").outcome(Language::En).unwrap()
    }

    #[test]
    fn a_link_holds_scenarios_as_encoded_fragments_with_a_name() {
        let link = "#check=20&scenarios=name%3DNow%26check%3D20%26cac%3D5;name%3DA%253B%2520B%26months%3D48";
        let (scenarios, surplus) = kept(&from(link));
        assert_eq!(scenarios.iter().map(|scenario| scenario.name.as_str()).collect::<Vec<_>>(), ["Now", "A; B"]);
        assert_eq!((surplus, scenarios[1].outcome(Language::En).unwrap().result.profit), (0, 240.0));
        assert_eq!(scenarios[0].outcome(Language::En).unwrap().after_cost(), Some(175.0));
    }

    #[test]
    fn what_is_kept_comes_back_from_its_link_to_the_last_digit() {
        let mut document = from("#check=19.99&purchases=1.25&margin=33.3&months=7&cac=0.1&discount=8");
        let (first, second) = (Scenario::of(&document, "50 % & more; #1"), Scenario::of(&from("#check=3"), "Plan"));
        let scenarios = [first, second];
        document.apply(Edit::Set(Input::Scenarios as usize, entry(&scenarios, Language::En)));
        let link = Fragment::default().with(&[], document.pairs()).text();
        let (again, _) = kept(&from(&link));
        assert_eq!(again.iter().map(|scenario| &scenario.name).collect::<Vec<_>>(), ["50 % & more; #1", "Plan"]);
        for (kept, scenario) in again.iter().zip(&scenarios) {
            assert_eq!(kept.outcome(Language::Pl), scenario.outcome(Language::Pl));
        }
        assert_eq!(link.matches(';').count(), 1, "{link}");
    }

    #[test]
    fn only_four_are_kept_and_the_others_are_counted() {
        let (scenarios, surplus) = kept(&from("#scenarios=name%3D1;name%3D2;name%3D3;;name%3D4;name%3D5;name%3D6"));
        assert_eq!((scenarios.len(), surplus), (4, 2));
    }

    #[test]
    fn inputs_that_cannot_be_taken_have_no_outcome() {
        let (scenarios, _) = kept(&from("#scenarios=name%3DA%26check%3Dabc;name%3DB%26margin%3D400"));
        assert!(scenarios.iter().all(|scenario| scenario.outcome(Language::En).is_none()));
    }

    #[test]
    fn the_difference_is_split_exactly_among_its_factors() {
        // 20 × 1 × 25 % × 36 = 180 and 40 × 1 × 25 % × 18 = 180: ± 180 ln 2, and the cost that is saved.
        let compared =
            Compared::of(&outcome_of("#check=20&cac=30"), &outcome_of("#check=40&months=18&cac=20")).unwrap();
        let shares = compared.shares.unwrap();
        let share = |input| shares.iter().find(|(known, _)| *known == input).unwrap().1;
        let expected = 180.0 * std::f64::consts::LN_2;
        assert!((share(Input::Check) - expected).abs() < 1e-9 && (share(Input::Months) + expected).abs() < 1e-9);
        assert_eq!((share(Input::Margin), share(Input::AcquisitionCost), compared.change), (0.0, 10.0, 10.0));
    }

    #[test]
    fn a_factor_of_zero_or_below_has_no_share_and_currencies_are_not_compared() {
        let gym = outcome_of("#check=20");
        assert_eq!(Compared::of(&gym, &outcome_of("#margin=-5")).unwrap().shares, None);
        assert_eq!(Compared::of(&gym, &outcome_of("#months=0")).unwrap().change, -180.0);
        assert_eq!(Compared::of(&gym, &outcome_of("#currency=PLN")), None);
        let only_cost = Compared::of(&outcome_of("#margin=0&cac=0"), &outcome_of("#margin=0&cac=9")).unwrap();
        assert_eq!(only_cost.shares, Some(vec![(Input::AcquisitionCost, -9.0)]));
    }

    #[test]
    fn a_cost_that_only_one_of_them_has_is_left_aside() {
        let compared = Compared::of(&outcome_of("#check=20&cac=60"), &outcome_of("#check=20&cac=")).unwrap();
        assert_eq!((compared.change, compared.is_before_cost), (0.0, true));
        assert!(compared.shares.unwrap().iter().all(|(_, share)| *share == 0.0));
        let without = Compared::of(&outcome_of("#check=20&cac="), &outcome_of("#check=20&cac=")).unwrap();
        assert!(!without.is_before_cost);
    }
}
