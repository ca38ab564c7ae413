//! The formula with the visitor's own numbers.

use super::Shown;
use super::result::amount;
use super::simulation::Drawn;
use crate::app::Words;
use crate::metrics::{LtvInput, LtvOutput};
use crate::tools::drivers::{Outcome, SHARES, Simulated, monthly, months_today, value_of};

/// What a number is called, and its computation.
pub type Line = (String, String);

/// What comes of an input, number by number: 20 € × 1 × 25% × 36 = 180 €.
pub fn formula(words: Words, outcome: &Outcome, input: &LtvInput) -> Option<String> {
    let output = outcome.chosen.output;
    let is_discounted = matches!(output, LtvOutput::DiscountedProfit | LtvOutput::Ratio);
    let money = |value: f64| words.money(value, outcome.chosen.currency);
    let months = if is_discounted { months_today(input)? } else { input.months };
    let margin = (output != LtvOutput::Revenue).then(|| words.percent(input.margin));
    let cost = input.acquisition_cost.filter(|_| output == LtvOutput::Ratio);
    let cost = cost.map(|cost| format!(" ÷ {}", money(cost))).unwrap_or_default();
    let factors = [money(input.average_check), words.number(input.purchases_per_month, 4)].into_iter();
    let factors: Vec<String> = factors.chain(margin).chain([words.number(months, 4)]).collect();
    Some(format!("{}{cost} = {}", factors.join(" × "), amount(words, outcome, value_of(input, output)?)))
}

/// How the months are discounted, where they are: (1 − 1.007974^−36) ÷ 0.007974 = 31.2.
fn discounting(words: Words, outcome: &Outcome) -> Option<Line> {
    let is_asked = matches!(outcome.chosen.output, LtvOutput::DiscountedProfit | LtvOutput::Ratio);
    let rate = outcome.input.discount_per_year.filter(|rate| is_asked && *rate != 0.0)?;
    let [factor, a_month] = [1.0, 0.0].map(|more| words.number(more + monthly(rate), 6));
    let (months, today) = (words.number(outcome.input.months, 4), words.number(months_today(&outcome.input)?, 4));
    let name = words.fill("drivers.working.months", &[("percent", &words.percent(rate))]);
    Some((name, format!("(1 − {factor}^−{months}) ÷ {a_month} = {today}")))
}

/// The value with the numbers as they are, then what the draws come to.
pub fn lines(words: Words, shown: Shown, drawn: Drawn) -> Vec<Line> {
    let of = |outcome: &Outcome| {
        let base = formula(words, outcome, &outcome.input).map(|line| (words.text("drivers.row.base"), line));
        let draws = drawn.with(|simulated| of_draws(words, outcome, simulated));
        base.into_iter().chain(discounting(words, outcome)).chain(draws.into_iter().flatten()).collect()
    };
    shown.with(of).unwrap_or_default()
}

/// Mean, percentiles, and the share of draws that cover the cost.
fn of_draws(words: Words, outcome: &Outcome, simulated: &Simulated) -> Vec<Line> {
    let count = simulated.outputs.len() as f64;
    let (n, before) = (words.number(count, 0), words.number(count - 1.0, 0));
    let sum = amount(words, outcome, simulated.outputs.iter().sum());
    let mean = format!("{sum} ÷ {n} = {}", amount(words, outcome, simulated.mean));
    let percentile = |(share, value): (f64, f64)| {
        let percent = words.percent(share);
        let place = words.number(1.0 + (count - 1.0) * share, 2);
        let name = words.fill("drivers.row.percentile", &[("percent", &percent)]);
        (name, format!("1 + {before} × {percent} = {place} → {}", amount(words, outcome, value)))
    };
    let covered = simulated.covered.map(|share| {
        let cases = words.number((share * count).round(), 0);
        (words.text("drivers.working.covered"), format!("{cases} ÷ {n} = {}", words.percent(share)))
    });
    let mean = (words.text("drivers.row.mean"), mean);
    [mean].into_iter().chain(SHARES.into_iter().zip(simulated.percentiles).map(percentile)).chain(covered).collect()
}

#[cfg(test)]
#[cfg(feature = "prerender")]
mod tests {
    use super::*;
    use crate::content::{Catalogue, Language};
    use crate::tools::fragment::Fragment;
    use crate::tools::{Document, Settled, drivers};

    #[test]
    fn each_kind_of_result_is_computed_in_sight() {
        for (output, expected) in [
            ("profit", "€20 × 1 × 25% × 36 = €180"),
            ("revenue", "€20 × 1 × 36 = €720"),
            ("discountedProfit", "€20 × 1 × 25% × 31.1865 = €155.93"),
            ("ratio", "€20 × 1 × 25% × 31.1865 ÷ €100 = 1.56"),
        ] {
            let link = format!("#check=20&purchases=1&margin=25&months=36&discount=10&cac=100&output={output}");
            let document = Document::from_fragment(&drivers::TOOL, &Fragment::parse(&link), Language::En);
            let outcome = drivers::outcome(&Settled::of(&document, None)).unwrap().unwrap();
            let words = Words::new(Language::En, Catalogue::parse("drivers.ratio = {ratio}\n"));
            assert_eq!(formula(words, &outcome, &outcome.input).as_deref(), Some(expected));
        }
    }
}
