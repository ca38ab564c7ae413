//! The formulas with the visitor's own numbers.

use leptos::prelude::*;

use super::result::money;
use crate::app::Words;
use crate::app::components::working::formula_lines;
use crate::metrics::{RateKind, RatePeriod, convert_rate};
use crate::tools::ltv::Outcome;

/// What a number is called, and its computation.
type Line = (String, String);

/// The formulas, and what of them is rounded.
pub fn working(words: Words, outcome: &Outcome) -> impl IntoView + use<> {
    let lines = formula_lines(lines(words, outcome));
    view! { {lines}<p>{words.text("ltv.working.note")}</p> }
}

/// What each number is called, and its computation.
fn lines(words: Words, outcome: &Outcome) -> Vec<Line> {
    let result = &outcome.result;
    let money = |value: f64| money(words, outcome, value);
    let cost = outcome.input.acquisition_cost;
    let mut lines = of_profit(words, outcome);
    lines.extend(discounted(words, outcome));
    if let Some((ratio, cost)) = result.ratio.zip(cost) {
        let formula = format!("{} ÷ {} = {}", money(result.discounted_profit), money(cost), words.fixed(ratio, 2));
        lines.push((words.text("ltv.working.ratio"), formula));
    }
    lines.extend(of_rows(words, outcome));
    if let Some((left, cost)) = outcome.after_cost().zip(cost) {
        let formula = format!("{} − {} = {}", money(result.profit), money(cost), money(left));
        lines.push((words.text("ltv.left.name"), formula));
    }
    lines.extend([payback(words, outcome), discounted_payback(words, outcome)].into_iter().flatten());
    lines
}

/// The factors as they are written: average order value, purchases, margin, months.
fn factors(words: Words, outcome: &Outcome) -> [String; 4] {
    let input = &outcome.input;
    let [purchases, months] = [input.purchases_per_month, input.months].map(|value| words.number(value, 4));
    [money(words, outcome, input.average_check), purchases, words.percent(input.margin), months]
}

/// Revenue and profit.
fn of_profit(words: Words, outcome: &Outcome) -> Vec<Line> {
    let [check, purchases, margin, months] = factors(words, outcome);
    let [revenue, profit] = [outcome.result.revenue, outcome.result.profit].map(|value| money(words, outcome, value));
    vec![
        (words.text("ltv.working.revenue"), format!("{check} × {purchases} × {months} = {revenue}")),
        (words.text("ltv.working.profit"), format!("{check} × {purchases} × {margin} × {months} = {profit}")),
    ]
}

/// Revenue per year, profit per month, purchases.
fn of_rows(words: Words, outcome: &Outcome) -> Vec<Line> {
    let [check, purchases, margin, months] = factors(words, outcome);
    let [revenue, profit] =
        [outcome.yearly.revenue, outcome.result.profit_per_month].map(|value| money(words, outcome, value));
    let orders = words.number(outcome.result.orders, 1);
    vec![
        (words.text("ltv.row.revenuePerYear"), format!("{check} × {purchases} × 12 = {revenue}")),
        (words.text("ltv.row.profitPerMonth"), format!("{check} × {purchases} × {margin} = {profit}")),
        (words.text("ltv.row.orders"), format!("{purchases} × {months} = {orders}")),
    ]
}

/// The discount rate of a month, where there is any.
fn monthly(outcome: &Outcome) -> Option<f64> {
    let yearly = outcome.input.discount_per_year.filter(|_| outcome.is_discounted())?;
    convert_rate(yearly, RateKind::Discount, RatePeriod::Year, RatePeriod::Month).ok()
}

/// The rate of a month, then the profit of all months: 5 € × (1 − 1.007974^−36) ÷ 0.007974 = 155.93 €.
fn discounted(words: Words, outcome: &Outcome) -> Option<Line> {
    let (rate, yearly) = (monthly(outcome)?, words.percent(outcome.input.discount_per_year?));
    let name = words.fill("ltv.working.discounted", &[("percent", &yearly)]);
    let [factor, rate] = [1.0 + rate, rate].map(|value| words.number(value, 6));
    let [profit, all] = [outcome.result.profit_per_month, outcome.result.discounted_profit];
    let [profit, all] = [profit, all].map(|value| money(words, outcome, value));
    let months = words.number(outcome.input.months, 4);
    let line = format!("(1 + {yearly})^(1 ÷ 12) − 1 = {rate};  {profit} × (1 − {factor}^−{months}) ÷ {rate} = {all}");
    Some((name, line))
}

/// What is still missing of a cost when the last month is over.
fn missing(words: Words, outcome: &Outcome, cost: f64, profit: f64) -> String {
    let [cost, profit, missing] = [cost, profit, cost - profit].map(|value| money(words, outcome, value));
    format!("{cost} − {profit} = {missing}")
}

/// The cost by the profit of a month, or what is missing of it.
fn payback(words: Words, outcome: &Outcome) -> Option<Line> {
    let cost = outcome.input.acquisition_cost.filter(|cost| *cost > 0.0)?;
    let line = match outcome.result.payback_months {
        None => missing(words, outcome, cost, outcome.result.profit),
        Some(months) => {
            let months = words.plural("ltv.months.read", months, 1, &[]);
            let [cost, profit] = [cost, outcome.result.profit_per_month].map(|value| money(words, outcome, value));
            format!("{cost} ÷ {profit} = {months}")
        }
    };
    Some((words.text("ltv.row.payback"), line))
}

/// The same in today's money: −ln(1 − 60 € × 0.007974 ÷ 5 €) ÷ ln 1.007974 = 12.7 months.
fn discounted_payback(words: Words, outcome: &Outcome) -> Option<Line> {
    let rate = monthly(outcome)?;
    let cost = outcome.input.acquisition_cost.filter(|cost| *cost > 0.0)?;
    let line = match outcome.discounted_payback {
        None => missing(words, outcome, cost, outcome.result.discounted_profit),
        Some(months) => {
            let months = words.plural("ltv.months.read", months, 1, &[]);
            let [cost, profit] = [cost, outcome.result.profit_per_month].map(|value| money(words, outcome, value));
            let [factor, rate] = [1.0 + rate, rate].map(|value| words.number(value, 6));
            format!("−ln(1 − {cost} × {rate} ÷ {profit}) ÷ ln {factor} = {months}")
        }
    };
    Some((words.text("ltv.row.discountedPayback"), line))
}

#[cfg(test)]
#[cfg(feature = "prerender")]
mod tests {
    use super::*;
    use crate::content::{Catalogue, Language};
    use crate::tools::fragment::Fragment;
    use crate::tools::ltv::{TOOL, outcome};
    use crate::tools::{Document, Settled};

    fn lines_of(link: &str) -> Vec<String> {
        let document = Document::from_fragment(&TOOL, &Fragment::parse(link), Language::En);
        let outcome = outcome(&Settled::of(&document, None)).unwrap().unwrap();
        let words = Words::new(Language::En, Catalogue::parse("ltv.months.read.other = {n} months\n"));
        lines(words, &outcome).into_iter().map(|(_, line)| line).collect()
    }

    /// 1.1^(1/12) = 1.007974; 5 × 31.1865 = 155.93; −ln(1 − 60 × 0.007974 ÷ 5) ÷ ln 1.007974 = 12.66.
    #[test]
    fn a_discount_stands_in_the_formulas_of_what_it_changes() {
        let lines = lines_of("#check=20&purchases=1&margin=25&months=36&discount=10&cac=60&currency=EUR");
        for expected in [
            "€20 × 1 × 25% × 36 = €180",
            "(1 + 10%)^(1 ÷ 12) − 1 = 0.007974;  €5 × (1 − 1.007974^−36) ÷ 0.007974 = €155.93",
            "€155.93 ÷ €60 = 2.60",
            "€60 ÷ €5 = 12 months",
            "−ln(1 − €60 × 0.007974 ÷ €5) ÷ ln 1.007974 = 12.7 months",
        ] {
            assert!(lines.iter().any(|line| line == expected), "{expected} in {lines:#?}");
        }
    }

    #[test]
    fn what_is_never_repaid_has_a_difference_for_a_formula() {
        let lines = lines_of("#check=20&purchases=1&margin=25&months=36&discount=10&cac=200&currency=EUR");
        for expected in ["€200 − €180 = €20", "€200 − €155.93 = €44.07"] {
            assert!(lines.iter().any(|line| line == expected), "{expected} in {lines:#?}");
        }
    }
}
