//! The miniatures of single stages: what each asks for, and what comes of it.

mod before;
mod staying;
mod telling;
mod using;

pub use before::{AWARENESS, CONSIDERATION};
pub use staying::{CURIOSITY, LOYALTY, REPURCHASE};
pub use telling::RECOMMENDATION;
pub use using::{ENGAGEMENT, SATISFACTION};

use super::numbers::{Given, Outcome, Row, Said};
use crate::content::Language;
use crate::metrics::Result as MetricResult;
use crate::tools::Tool;
use crate::tools::currency::{CURRENCIES, price_level};
use crate::tools::number::canonical;
use crate::tools::schema::{self, Field, Kind, REQUIRED, Unit};

/// The key of the currency, which no form shows: it follows the language, or is that of the link.
pub(super) const CURRENCY: &str = "currency";

/// What comes of right numbers; nothing where one is missing.
type Formula = fn(&Given) -> Option<MetricResult<Outcome>>;

/// Each miniature that computes, with its formula.
static FORMULAS: [(&Tool, Formula); 8] = [
    (&AWARENESS, before::reached),
    (&CONSIDERATION, before::weighed),
    (&ENGAGEMENT, using::used),
    (&SATISFACTION, using::delivered),
    (&REPURCHASE, staying::repaid),
    (&CURIOSITY, staying::renewed),
    (&LOYALTY, staying::stayed),
    (&RECOMMENDATION, telling::told),
];

/// What comes of the numbers of the tool of a name.
pub(super) fn outcome(tool: &str, given: &Given) -> Option<MetricResult<Outcome>> {
    let (_, formula) = FORMULAS.iter().find(|(known, _)| known.id == tool)?;
    formula(given)
}

/// A number that has to be there: its key and unit, its greatest value, and its slider.
const fn number(key: &'static str, unit: Unit, most: f64, slider: (f64, f64, f64)) -> Field {
    schema::number(key, "", unit, (0.0, most), slider, REQUIRED)
}

/// An amount of up to a thousand million.
const fn money(key: &'static str, slider: (f64, f64, f64)) -> Field {
    number(key, Unit::Money, 1e9, slider)
}

/// A share of a whole.
const fn share(key: &'static str, slider: (f64, f64, f64)) -> Field {
    number(key, Unit::Percent, 100.0, slider)
}

const fn currency() -> Field {
    Field { key: CURRENCY, name: "", kind: Kind::Choice(&CURRENCIES) }
}

/// What stands in a field at first.
enum Start {
    /// An amount, in euros.
    Euros(f64),
    /// Any other number.
    Plain(f64),
}

/// What stands in the fields at first, amounts at the prices of the language, and its currency.
fn initial(language: Language, starts: &[Start]) -> Vec<String> {
    let text = |start: &Start| match start {
        Start::Euros(amount) => canonical(amount * price_level(language)),
        Start::Plain(value) => canonical(*value),
    };
    starts.iter().map(text).chain([language.default_currency().to_owned()]).collect()
}

/// The next whole number; what is one but for the rounding of its decimals stays.
fn whole(value: f64) -> f64 {
    libm::ceil(value * (1.0 - 1e-12))
}

/// A row of a picture.
const fn row(name: &'static str, said: Said) -> Row {
    Row { name, place: 0, said }
}

#[cfg(test)]
mod tests {
    use super::super::{Curves, INTEREST, Picture, TOOLS, outcome};
    use super::*;
    use crate::tools::fragment::Fragment;
    use crate::tools::{Document, Settled};

    fn of(tool: &'static Tool, link: &str) -> Option<Outcome> {
        let document = Document::from_fragment(tool, &Fragment::parse(link), Language::En);
        outcome(&Settled::of(&document, None)).map(Result::unwrap)
    }

    /// The number that a sentence has under a name.
    fn named(outcome: &Outcome, name: &str) -> Option<f64> {
        outcome.numbers.iter().find(|(known, _)| *known == name).and_then(|(_, said)| said.value())
    }

    fn curves(outcome: &Outcome) -> &Curves {
        let Some(Picture::Lines(curves)) = &outcome.picture else { panic!("no lines") };
        curves
    }

    #[test]
    fn every_example_has_an_answer_and_a_picture() {
        for tool in TOOLS.into_iter().filter(|tool| tool.id != INTEREST.id) {
            let outcome = of(tool, "").unwrap();
            assert!(outcome.answer != Said::Nothing && outcome.picture.is_some(), "{}", tool.id);
        }
    }

    #[test]
    fn a_first_purchase_costs_what_all_who_were_reached_have_cost() {
        let outcome = of(&AWARENESS, "").unwrap();
        assert_eq!((named(&outcome, "visits"), named(&outcome, "purchases")), (Some(100.0), Some(20.0)));
        assert_eq!(
            (outcome.answer, named(&outcome, "visit")),
            (Said::Money(20.0), Some(4.0)),
            "400 / 20 and 400 / 100"
        );
        let none = of(&AWARENESS, "#buying=0").unwrap();
        assert_eq!((none.answer, none.sentence), (Said::Nothing, "miniature.awareness.none"));
    }

    #[test]
    fn effort_alone_can_cost_more_than_the_offer_leaves() {
        let outcome = of(&CONSIDERATION, "").unwrap();
        assert_eq!((outcome.answer, named(&outcome, "paper")), (Said::Money(10.0), Some(40.0)), "130 - 90 - 2.5 x 12");
        assert_eq!(of(&CONSIDERATION, "#hourly=16").unwrap().sentence, "miniature.consideration.effort");
        assert_eq!(of(&CONSIDERATION, "#asked=130").unwrap().sentence, "miniature.consideration.price");
        assert_eq!(outcome.sentence, "miniature.consideration.said");
    }

    #[test]
    fn what_is_used_seldom_is_dear() {
        let outcome = of(&ENGAGEMENT, "").unwrap();
        assert_eq!((outcome.answer, outcome.sentence), (Said::Money(10.0), "miniature.engagement.dear"), "20 / 2");
        assert_eq!(named(&outcome, "even"), Some(3.0), "20 / 8 is 2.5");
        assert_eq!(of(&ENGAGEMENT, "#uses=4").unwrap().sentence, "miniature.engagement.fair");
        for link in ["#fee=16&uses=2&single=8", "#fee=0.3&uses=3&single=0.1"] {
            assert_eq!(of(&ENGAGEMENT, link).unwrap().sentence, "miniature.engagement.same", "{link}");
        }
        assert_eq!(of(&ENGAGEMENT, "#uses=0").unwrap().answer, Said::Nothing);
        assert_eq!(of(&ENGAGEMENT, "#single=0").unwrap().sentence, "miniature.engagement.free");
    }

    #[test]
    fn the_gap_is_what_was_delivered_less_what_was_promised() {
        let outcome = of(&SATISFACTION, "").unwrap();
        assert_eq!((outcome.answer, named(&outcome, "gap")), (Said::Signed(-1.0, 1), Some(-3.0)), "(-1 + 1 - 3) / 3");
        assert_eq!(outcome.numbers.first(), Some(&("worst", Said::Text("miniature.satisfaction.service"))));
        assert_eq!(of(&SATISFACTION, "#serviceGot=9").unwrap().sentence, "miniature.satisfaction.mixed");
        assert_eq!(of(&SATISFACTION, "#serviceGot=9&productGot=9").unwrap().sentence, "miniature.satisfaction.kept");
    }

    #[test]
    fn so_many_purchases_repay_the_acquisition_cost() {
        let outcome = of(&REPURCHASE, "").unwrap();
        assert_eq!(outcome.answer.value(), Some(12.0), "60 / (20 x 25 %)");
        assert_eq!(named(&outcome, "balance"), Some(-40.0), "4 x 5 - 60");
        assert_eq!(curves(&outcome).mark.unwrap().1, (12.0, 0.0));
        assert_eq!(of(&REPURCHASE, "#bought=13").unwrap().sentence, "miniature.repurchase.paid");
        assert_eq!(
            of(&REPURCHASE, "#acquisition=61").unwrap().answer.value(),
            Some(13.0),
            "a part of a purchase is none"
        );
        let rounded = of(&REPURCHASE, "#acquisition=21&basket=7&kept=30").unwrap();
        assert_eq!(rounded.answer.value(), Some(10.0), "7 x 0.3 is a little less than 2.1 as a double");
        assert_eq!(of(&REPURCHASE, "#kept=0").unwrap().sentence, "miniature.repurchase.never");
    }

    #[test]
    fn a_point_of_retention_lengthens_the_stay_of_all() {
        let outcome = of(&CURIOSITY, "").unwrap();
        let months = ["before", "after"].map(|name| named(&outcome, name).unwrap());
        assert!((months[0] - 20.0).abs() < 1e-9 && (months[1] - 25.0).abs() < 1e-9, "1 / 5 % and 1 / 4 %: {months:?}");
        assert!((outcome.answer.value().unwrap() - 15.0).abs() < 1e-9, "5 x 25 - 5 x 20 - 10");
        assert_eq!(of(&CURIOSITY, "#lift=-2").unwrap().sentence, "miniature.curiosity.loss");
        let endless = of(&CURIOSITY, "#lift=5").unwrap();
        assert_eq!((endless.answer, endless.sentence), (Said::Nothing, "miniature.curiosity.endless"));
        assert_eq!(of(&CURIOSITY, "#staying=1&lift=-2").unwrap().sentence, "miniature.curiosity.gone");
    }

    #[test]
    fn loyal_months_count_in_full() {
        let outcome = of(&LOYALTY, "").unwrap();
        assert_eq!(
            (named(&outcome, "before"), outcome.answer),
            (Some(60.0), Said::Money(120.0)),
            "24 x 5 - 60, 36 x 5 - 60"
        );
        assert_eq!(of(&LOYALTY, "#until=6").unwrap().sentence, "miniature.loyalty.open");
    }

    #[test]
    fn recommended_customers_recommend_in_turn() {
        let outcome = of(&RECOMMENDATION, "").unwrap();
        assert_eq!(named(&outcome, "first"), Some(18.0), "100 x 30 % x 3 x 20 %");
        assert!((outcome.answer.value().unwrap() - 21.951_219_512_195_12).abs() < 1e-9, "18 / (1 - 0.18)");
        assert!((named(&outcome, "saved").unwrap() - 1_317.073_170_731_707).abs() < 1e-6, "60 each");
        let endless = of(&RECOMMENDATION, "#told=20").unwrap();
        assert_eq!((endless.answer, endless.sentence), (Said::Nothing, "miniature.recommendation.endless"));
    }

    #[test]
    fn amounts_are_in_the_currency_of_the_language_or_of_the_link() {
        let polish = AWARENESS.initial(Language::Pl);
        let outcome = outcome(&Settled::of(&polish, None)).unwrap().unwrap();
        assert_eq!((outcome.currency, outcome.answer), ("PLN", Said::Money(80.0)));
        assert_eq!(of(&AWARENESS, "#currency=PLN").unwrap().currency, "PLN");
    }
}
