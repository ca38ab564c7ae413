//! From a file of orders to fitted models: the work of `/ltv/orders/` without its looks.
#![allow(clippy::unwrap_used, clippy::panic)] // a test may stop

use std::sync::Arc;

use feltworth::content::Language;
use feltworth::metrics::models::{PurchaseModel, Unit, fit_purchases, is_iso_date};
use feltworth::metrics::{Interval, Job};
use feltworth::orders::{OrderOptions, OrderReader, OrderSkipReason};
use feltworth::tools::fragment::Fragment;
use feltworth::tools::orders::{
    Bounding, Bounds, Chosen, Customers, Modelled, Modelling, PARAMETERS, TOOL, alive_map, chosen, csv, demo,
};
use feltworth::tools::{Document, Settled};

fn asked(link: &str) -> Chosen {
    let document = Document::from_fragment(&TOOL, &Fragment::parse(link), Language::En);
    chosen(&Settled::of(&document, None)).unwrap().unwrap()
}

fn customers(text: &str) -> Arc<Customers> {
    let mut reader = OrderReader::new(OrderOptions::new(Unit::Day)).unwrap();
    reader.push(text.as_bytes()).unwrap();
    let (outcome, log) = reader.finish_with_days().unwrap();
    let end = log.customers().filter_map(|days| days.last().copied()).max().unwrap();
    Arc::new(Customers { summaries: outcome.customers, log, end })
}

fn modelled(customers: &Arc<Customers>, chosen: Chosen, budget: u64) -> Modelled {
    let mut modelling = Modelling::new(customers.clone(), chosen);
    while !modelling.step(budget).is_complete() {}
    modelling.result().unwrap()
}

fn bounds(customers: &Arc<Customers>, chosen: Chosen) -> Bounds {
    Bounding::new(customers, chosen).finish().unwrap()
}

#[test]
fn the_demonstration_is_the_same_file_each_time_and_holds_what_real_ones_have() {
    let text = demo();
    assert_eq!(text, demo());
    let mut reader = OrderReader::new(OrderOptions::new(Unit::Week)).unwrap();
    reader.push(text.as_bytes()).unwrap();
    let (outcome, log) = reader.finish_with_days().unwrap();
    assert!(outcome.skipped.reasons[&OrderSkipReason::Status] > 50, "{:?}", outcome.skipped.reasons);
    assert!(outcome.skipped.reasons[&OrderSkipReason::Customer] > 5 && outcome.refunds > 50);
    assert_eq!((outcome.uncovered_refunds, outcome.currency.as_deref()), (0, Some("EUR")));
    assert!(outcome.customers.len() > 2200 && is_iso_date(&outcome.observation_end.unwrap()));
    let days: usize = outcome.customers.iter().map(|customer| customer.frequency as usize + 1).sum();
    assert_eq!((log.len(), log.count()), (outcome.customers.len(), days));
}

#[test]
fn the_customers_of_a_file_are_those_that_the_models_would_get_directly() {
    let customers = customers(&demo());
    let modelled = modelled(&customers, asked(""), 1);
    let histories: Vec<_> =
        customers.rows(Unit::Week).iter().map(feltworth::metrics::models::ValueRow::purchases).collect();
    for (fit, model) in modelled.purchases.iter().zip([PurchaseModel::BgNbd, PurchaseModel::MbgNbd]) {
        assert_eq!(*fit, fit_purchases(model, &histories));
    }
    // The customers were drawn from BG/NBD with r = 0.243 and Gamma-Gamma with p = 6.25.
    assert!((modelled.fit().unwrap().r - 0.243).abs() < 0.04, "{:?}", modelled.fit());
    assert!((modelled.spend.unwrap().p - 6.25).abs() < 0.8);
    assert!(modelled.correlation.unwrap().r.unwrap().abs() < 0.1);
}

#[test]
fn how_the_work_is_cut_changes_no_bit_and_its_progress_never_goes_back() {
    let customers = customers(&demo());
    let one = modelled(&customers, asked("#model=mbgNbd"), 1);
    assert_eq!(one, modelled(&customers, asked("#model=mbgNbd"), 1000));
    let mut modelling = Modelling::new(customers, asked(""));
    let mut last = 0.0;
    loop {
        let progress = modelling.step(1);
        let share = progress.done as f64 / progress.of as f64;
        assert!(last <= share && share <= 1.0);
        last = share;
        if progress.is_complete() {
            break;
        }
        assert!(modelling.result().is_err());
    }
}

#[test]
fn customers_are_counted_once_by_the_model_and_in_the_file() {
    let customers = customers(&demo());
    let modelled = modelled(&customers, asked(""), 1);
    let n = customers.summaries.len() as f64;
    let sum =
        |part: fn(&feltworth::tools::orders::Frequency) -> f64| modelled.frequencies.iter().map(part).sum::<f64>();
    assert_eq!(sum(|frequency| frequency.actual), n);
    assert!((sum(|frequency| frequency.expected) - n).abs() < 1e-6 * n);
    // The model made them: it finds as many one-time buyers as there are, within chance.
    let once = modelled.frequencies[0];
    assert!((once.actual - once.expected).abs() < 4.0 * once.expected.sqrt());
}

#[test]
fn what_was_kept_back_is_what_came_after_the_cut() {
    let customers = customers(&demo());
    let held = modelled(&customers, asked("#holdout=40"), 7).hold_out.unwrap().unwrap();
    let known = customers.log.customers().filter(|days| days[0] <= held.cut);
    let (count, after) = known
        .fold((0, 0), |(count, after), days| (count + 1, after + days.iter().filter(|day| **day > held.cut).count()));
    assert_eq!((held.customers, held.actual), (count, after as f64));
    assert!((held.expected / held.actual - 1.0).abs() < 0.15, "{} {}", held.expected, held.actual);
    let last = held.track.last().unwrap();
    let all: usize = customers.log.customers().filter(|days| days[0] <= held.cut).map(|days| days.len() - 1).sum();
    assert_eq!(last.actual, all as f64);
    assert!(held.track.windows(2).all(|pair| pair[0].expected <= pair[1].expected + 1e-9));
    assert_eq!(held.groups.iter().map(|group| group.customers).sum::<f64>(), count as f64);
}

#[test]
fn nothing_is_kept_back_where_that_is_not_asked_for() {
    let modelled = modelled(&customers(&demo()), asked("#model=bgNbd&months=6"), 3);
    assert_eq!(modelled.hold_out, None);
    assert!(modelled.values.unwrap().unwrap().mean.is_some());
}

#[test]
fn the_file_of_customers_has_a_line_for_each_and_keeps_their_names() {
    let customers =
        customers("customer,date,amount\n\"Bo, \"\"B\"\"\",2026-01-01,5\nann,2026-01-02,4\nann,2026-02-02,4\n");
    let modelled = modelled(&customers, asked(""), 1);
    assert!(modelled.values.is_none() && modelled.fit().is_err());
    assert_eq!(csv(&customers, &modelled).lines().count(), 1, "nothing is expected without a model");
    let demo = customers_of_demo();
    let text = csv(&demo.0, &demo.1);
    assert_eq!(text.lines().count(), demo.0.summaries.len() + 1);
    assert!(!text.contains("NaN") && !text.contains("inf"));
}

fn customers_of_demo() -> (Arc<Customers>, Modelled) {
    let customers = customers(&demo());
    let modelled = modelled(&customers, asked(""), 10);
    (customers, modelled)
}

#[test]
fn bounds_of_the_demonstration_are_firm_and_hold_the_value() {
    let customers = customers(&demo());
    let bounds = bounds(&customers, asked("#resamples=60"));
    assert!(bounds.weak_of_purchases().is_empty() && !bounds.fail_often(), "{:?}", bounds.spreads);
    let value = bounds.value.unwrap();
    let fit = [value.spend.p, value.spend.q, value.spend.gamma];
    assert_eq!(bounds.spreads.len(), PARAMETERS.len());
    for (spread, fitted) in bounds.spreads.iter().skip(4).zip(fit) {
        let Interval { low, high } = spread.refits.unwrap();
        assert!(low < fitted && fitted < high && spread.interval.is_none(), "{spread:?} for {fitted}");
    }
    let (clv, interval) = (value.clv.unwrap(), value.interval.unwrap());
    assert!(interval.low < clv && clv < interval.high);
}

#[test]
fn problems_of_a_fit_are_errors_and_leave_the_rest() {
    let once: String = (1..40).map(|day| format!("c{day},2026-01-{:02},5\n", day % 28 + 1)).collect();
    let customers = customers(&format!("customer,date,amount\n{once}"));
    let modelled = modelled(&customers, asked(""), 1);
    assert!(modelled.purchases.iter().all(Result::is_err) && modelled.spend.is_err());
    let bounds = bounds(&customers, asked(""));
    assert!(bounds.purchases.is_err() && bounds.value.is_err() && bounds.spreads.is_empty());
}

#[test]
fn the_map_of_the_probability_alive_rises_with_the_last_purchase() {
    let (_, modelled) = customers_of_demo();
    let map = alive_map(&modelled.fit().unwrap().parameters(), 39.0, 12, 10).unwrap();
    assert_eq!((map.len(), map[0].len()), (10, 12));
    assert!(map.iter().all(|row| row.windows(2).all(|pair| pair[0] <= pair[1])));
    // Who bought often and not for long is less likely to be alive than who bought seldom.
    assert!(map[9][2] < map[0][2]);
}
