//! The functions of the JavaScript face, native: calls as JSON come in, results as JSON go out, a line each.
//!
//! ```text
//! echo '["nps", [{"detractors": 60, "passives": 90, "promoters": 100}]]' | cargo run --example face
//! ```
//!
//! `tests/api/bits.test.mjs` holds the results of the WebAssembly module against these, to the last bit. The arguments are
//! taken as they fit: checking them is the work of the face itself, and here whatever does not fit is `null`.

pub(crate) mod given;

use std::io::{BufRead, Write, stdin, stdout};

use feltworth::metrics::models::*;
use feltworth::metrics::*;
use given::Given;
use serde::Serialize;
use serde_json::{Value, json, to_value};

fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let mut out = stdout().lock();
    for line in stdin().lock().lines() {
        let call: Value = serde_json::from_str(&line?)?;
        let name = call[0].as_str().ok_or("a call is [name, [argument, …]]")?;
        let result = call_by_name(name, &Given(&call[1])).flatten();
        writeln!(out, "{}", result.unwrap_or(Value::Null))?;
    }
    Ok(())
}

/// None where the function is unknown or an argument does not fit; none within where the core refuses.
pub(crate) fn call_by_name(name: &str, args: &Given<'_>) -> Option<Option<Value>> {
    let input = args.at(0);
    surveys(name, args, &input)
        .or_else(|| comparisons(name, args, &input))
        .or_else(|| formulas(name, args, &input))
        .or_else(|| economics(name, &input))
        .or_else(|| drivers(name, &input))
        .or_else(|| fits(name, args, &input))
        .or_else(|| futures(name, &input))
}

/// What a function returned, as the face would.
#[allow(clippy::unnecessary_wraps)] // the arms of a table of functions
fn is<T: Serialize>(result: feltworth::metrics::Result<T>) -> Option<Option<Value>> {
    Some(result.ok().and_then(|value| to_value(value).ok()))
}

/// A bare number under the name that the face gives it.
fn under<T: Serialize>(name: &str, result: feltworth::metrics::Result<T>) -> Option<Option<Value>> {
    is(result.map(|value| json!({ name: value })))
}

fn surveys(name: &str, args: &Given<'_>, input: &Given<'_>) -> Option<Option<Value>> {
    let segments = input.texts("segments");
    let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
    match name {
        "nev" => is(nev(&input.nev())),
        "nps" => is(nps(&input.nps()?)),
        "nevInColumns" => is(nev(&input.nev_columns())),
        "npsDifference" => is(nps_difference(&input.nps()?, &args.at(1).nps()?)),
        "csat" => is(csat(&input.csat())),
        "ces" => is(ces(&input.ces())),
        "nevBySegment" => is(nev_by_segment(&input.nev(), &segments)),
        "npsBySegment" => is(nps_by_segment(&input.integers("ratings"), input.number("confidence"), &segments)),
        "csatBySegment" => is(csat_by_segment(&input.csat(), &segments)),
        "cesBySegment" => is(ces_by_segment(&input.ces(), &segments)),
        "nevPull" => is(nev_pull(&input.nev())),
        "netShare" => {
            let over = if input.text("over")? == "pool" { NetShareOver::Pool } else { NetShareOver::Respondents };
            under("share", net_share(&input.nev().responses, input.number("feltFrom")?, over))
        }
        "netCount" => {
            let counts = EmotionCounts::of_sheets(&input.nev().responses, input.number("feltFrom")?);
            under("count", Ok(counts.net_count() + 0.0))
        }
        "intensityShare" => {
            let NevInput { responses, scale, .. } = input.nev();
            under("share", intensity_share(&responses, scale.unwrap_or(DEFAULT_NEV_SCALE)))
        }
        _ => None,
    }
}

fn comparisons(name: &str, args: &Given<'_>, input: &Given<'_>) -> Option<Option<Value>> {
    let (second, level) = (args.at(1), input.number("confidence"));
    match name {
        "nevDifference" => is(nev_difference(&input.nev(), &second.nev())),
        "csatDifference" => is(csat_difference(&input.csat(), &second.csat())),
        "cesDifference" => is(ces_difference(&input.ces(), &second.ces())),
        "shareDifference" => {
            let share = |side: Given<'_>| Some(Share { successes: side.integer("successes")?, n: side.integer("n")? });
            let (first, second) = (share(input.field("first"))?, share(input.field("second"))?);
            is(share_difference(first, second, level.unwrap_or(DEFAULT_CONFIDENCE)))
        }
        "meanDifference" => {
            let (first, second) = (input.numbers("first"), input.numbers("second"));
            is(mean_difference(&first, &second, level.unwrap_or(DEFAULT_CONFIDENCE)))
        }
        "npsSampleSize" => under("n", nps_sample_size(input.number("margin")?, input.number("variance"), level)),
        "shareSampleSize" => under("n", share_sample_size(input.number("margin")?, input.number("share"), level)),
        "meanSampleSize" => {
            under("n", mean_sample_size(input.number("margin")?, input.number("standardDeviation")?, level))
        }
        "nevNpsCorrelation" => {
            let respondent = |row: Given<'_>| NevNpsResponse {
                answers: row.sheet(),
                rating: row.number("rating").map(|rating| rating as i64),
            };
            let responses = input.field("responses").rows(respondent);
            is(nev_nps_correlation(&NevNpsInput { responses, scale: input.scale(), confidence: level }))
        }
        _ => None,
    }
}

fn formulas(name: &str, args: &Given<'_>, input: &Given<'_>) -> Option<Option<Value>> {
    let number = |name| input.number(name);
    match name {
        "ltv" => is(ltv(&input.ltv()?)),
        "retentionClv" => is(retention_clv(&RetentionClvInput {
            margin_per_period: number("marginPerPeriod")?,
            retention: number("retention")?,
            discount: number("discount")?,
            timing: match input.text("timing")? {
                "immediate" => Timing::Immediate,
                "residual" => Timing::Residual,
                "arrears" => Timing::Arrears,
                _ => Timing::MidPeriod,
            },
            growth: number("growth"),
            periods: number("periods"),
        })),
        "payback" => is(payback(&PaybackInput {
            acquisition_cost: number("acquisitionCost")?,
            margin_per_period: number("marginPerPeriod")?,
            retention: number("retention"),
            discount: number("discount"),
        })),
        "attributeChange" => {
            let before: Vec<_> = input.pairs();
            let after: Vec<_> =
                before.iter().filter_map(|(key, _)| Some((key.clone(), args.at(1).number(key)?))).collect();
            is(attribute_change(&before, &after))
        }
        "perceivedValue" => {
            let (benefits, costs) = (input.field("benefits"), input.field("transactionCosts"));
            let benefit = |name| benefits.number(name).unwrap_or(0.0);
            let cost = |name| costs.number(name).unwrap_or(0.0);
            is(perceived_value(&PerceivedValueInput {
                benefits: Benefits {
                    money: benefit("money"),
                    time: benefit("time"),
                    information: benefit("information"),
                    psychological: benefit("psychological"),
                    social: benefit("social"),
                },
                price: number("price")?,
                transaction_costs: TransactionCosts {
                    search: cost("search"),
                    relationship: cost("relationship"),
                    negotiation: cost("negotiation"),
                    decision: cost("decision"),
                    contract: cost("contract"),
                    control: cost("control"),
                },
            }))
        }
        _ => None,
    }
}

fn economics(name: &str, input: &Given<'_>) -> Option<Option<Value>> {
    let number = |name| input.number(name);
    match name {
        "retentionCostClv" => is(retention_cost_clv(&RetentionCostInput {
            contribution_per_period: number("contributionPerPeriod")?,
            retention_cost_per_period: number("retentionCostPerPeriod")?,
            retention: number("retention")?,
            discount: number("discount")?,
            renewals: number("renewals"),
        })),
        "ltvToCac" => under("ratio", ltv_to_cac(number("lifetimeValue")?, number("acquisitionCost")?)),
        "breakEvenRoas" => under("roas", break_even_roas(number("margin")?)),
        "maximumAcquisitionCost" => {
            let rule = input.field("payback");
            is(maximum_acquisition_cost(&AcquisitionLimitInput {
                lifetime_value: number("lifetimeValue")?,
                target_ratio: number("targetRatio"),
                buffer: number("buffer"),
                payback: rule.number("periods").zip(rule.number("marginPerPeriod")).map(
                    |(periods, margin_per_period)| {
                        let (retention, discount) = (rule.number("retention"), rule.number("discount"));
                        PaybackRule { margin_per_period, periods, retention, discount }
                    },
                ),
            }))
        }
        "subscriptionLtv" => {
            let expansion = input.field("expansion");
            is(subscription_ltv(&SubscriptionLtvInput {
                revenue_per_account: number("revenuePerAccount")?,
                margin: number("margin")?,
                churn: number("churn")?,
                discount: number("discount"),
                expansion: match expansion.text("kind") {
                    Some("linear") => Some(Expansion::Linear { amount: expansion.number("amount")? }),
                    Some(_) => Some(Expansion::Geometric { rate: expansion.number("rate")? }),
                    None => None,
                },
                periods: number("periods"),
            }))
        }
        "revenueRetention" => is(revenue_retention(&RevenueMovement {
            opening: number("opening")?,
            new: number("new")?,
            expansion: number("expansion")?,
            contraction: number("contraction")?,
            churned: number("churned")?,
        })),
        "convertRate" => {
            let kind = match input.text("kind")? {
                "discount" => RateKind::Discount,
                "retention" => RateKind::Retention,
                _ => RateKind::Churn,
            };
            under("rate", convert_rate(number("rate")?, kind, input.period("from")?, input.period("to")?))
        }
        "continuousRate" => under("rate", continuous_rate(number("yearly")?, number("periodsPerYear")?)),
        "inMonths" => under("months", in_months(number("count")?, input.period("period")?)),
        _ => None,
    }
}

const FACTORS: [(&str, LtvFactor); 6] = [
    ("averageCheck", LtvFactor::AverageCheck),
    ("purchasesPerMonth", LtvFactor::PurchasesPerMonth),
    ("margin", LtvFactor::Margin),
    ("months", LtvFactor::Months),
    ("discountPerYear", LtvFactor::DiscountPerYear),
    ("acquisitionCost", LtvFactor::AcquisitionCost),
];

fn drivers(name: &str, input: &Given<'_>) -> Option<Option<Value>> {
    fn by_factor<T>(given: &Given<'_>, read: impl Fn(Given<'_>) -> Option<T>) -> Vec<(LtvFactor, T)> {
        FACTORS.iter().filter_map(|&(name, factor)| Some((factor, read(given.field(name))?))).collect()
    }
    fn bounds(range: Given<'_>) -> Option<Bounds> {
        Some(Bounds { low: range.number("low")?, high: range.number("high")? })
    }
    let base = input.field("base").ltv();
    let output = match input.text("output") {
        Some("revenue") => LtvOutput::Revenue,
        Some("profit") => LtvOutput::Profit,
        Some("discountedProfit") => LtvOutput::DiscountedProfit,
        _ => LtvOutput::Ratio,
    };
    match name {
        "ltvTornado" => is(ltv_tornado(&base?, output, &by_factor(&input.field("ranges"), bounds))),
        "ltvGoalSeek" => {
            let factor = FACTORS.iter().find(|(name, _)| Some(*name) == input.text("factor"))?.1;
            is(ltv_goal_seek(&base?, factor, output, input.number("target")?, bounds(input.field("range"))))
        }
        "ltvMonteCarlo" => {
            let options = MonteCarloOptions {
                draws: input.number("draws")?,
                seed: input.integer("seed")?,
                shares: input.numbers("shares"),
                threshold: input.number("threshold"),
            };
            is(ltv_monte_carlo(&base?, output, &by_factor(&input.field("inputs"), |law| law.distribution()), &options))
        }
        _ => None,
    }
}

fn fits(name: &str, args: &Given<'_>, input: &Given<'_>) -> Option<Option<Value>> {
    let (parameters, rows) = (args.at(0), args.at(1));
    let customers = input.field("customers");
    match name {
        "summarise" => {
            let transaction = |row: Given<'_>| Transaction {
                customer: row.text("customer").unwrap_or_default().to_owned(),
                date: row.text("date").unwrap_or_default().to_owned(),
                value: row.number("value"),
            };
            let log = input.field("transactions").rows(transaction);
            is(summarise(&log, input.text("observationEnd")?, input.unit()?))
        }
        "fitPurchases" => is(fit_purchases(input.model()?, &customers.rows(|row| row.value_row().purchases()))),
        "predictPurchases" => {
            let rows = rows.rows(|row| row.value_row().purchases());
            is(predict_purchases(&parameters.purchases()?, &rows, args.at(2).0.as_f64()?))
        }
        "predictPurchasesInColumns" => is(predict_purchases(
            &parameters.purchases()?,
            &rows.history_columns(),
            args.at(2).0.as_f64()?,
        )
        .map(|rows| json!({ "expected": column(&rows, |row| row.expected), "alive": column(&rows, |row| row.alive) }))),
        "fitSpend" => is(fit_spend(&customers.rows(|row| row.value_row().spend()))),
        "predictSpend" => is(predict_spend(&parameters.spend()?, &rows.rows(|row| row.value_row().spend()))),
        "fitRetention" => is(fit_retention(&input.field("cohorts").rows(|cohort| cohort.doubles()))),
        "predictRetention" => is(predict_retention(&parameters.retention()?, rows.0.as_f64()?)),
        "discountedLifetime" => {
            let renewals = args.at(2).0.as_f64().unwrap_or(0.0);
            is(discounted_lifetime(&parameters.retention()?, rows.0.as_f64()?, renewals))
        }
        _ => None,
    }
}

fn column<T>(rows: &[T], cell: impl Fn(&T) -> f64) -> Vec<f64> {
    rows.iter().map(cell).collect()
}

fn futures(name: &str, input: &Given<'_>) -> Option<Option<Value>> {
    let customers = || input.field("customers").rows(|row| row.value_row());
    match name {
        "purchaseProbabilities" => {
            let parameters = input.field("parameters").purchases()?;
            is(purchase_probabilities(&parameters, input.number("horizon")?, input.number("most")?))
        }
        "monthlyClv" => {
            let (purchases, spend) = (input.field("purchases").purchases()?, input.field("spend").spend()?);
            is(monthly_clv(&purchases, &spend, &customers(), &input.money()?))
        }
        "bootstrapPurchases" => {
            let histories: Vec<_> = customers().iter().map(ValueRow::purchases).collect();
            is(bootstrap_purchases(input.model()?, &histories, &input.resampling()?))
        }
        "bootstrapValue" => is(bootstrap_value(input.model()?, &customers(), &input.money()?, &input.resampling()?)),
        "simulateCustomers" => is(simulate_customers(&input.simulation()?)),
        "simulateTransactions" => is(simulate_transactions(&input.simulation()?, input.text("start")?, input.unit()?)),
        _ => None,
    }
}
