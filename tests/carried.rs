//! What goes to a worker and comes from it is the same on both sides, to the last bit.
#![allow(clippy::unwrap_used, clippy::panic)] // a test may stop

use std::fmt::Debug;
use std::sync::Arc;

use borsh::{BorshDeserialize, BorshSerialize};
use feltworth::content::Language;
use feltworth::metrics::models::Unit;
use feltworth::metrics::{CesVersion, Emotion, Job, MetricError, Rule, Scale, range};
use feltworth::orders::{OrderOptions, OrderReader, OrderRole, OrdersError, inspect_orders};
use feltworth::survey::{SurveyError, SurveyMetric, SurveyOptions, SurveyReader, SurveyRole};
use feltworth::table::{BinaryKind, Column, Decimal, Encoding, FileForm, Separator, TableError};
use feltworth::tools::fragment::Fragment;
use feltworth::tools::orders::{Bounding, Customers, Modelling, chosen, demo};
use feltworth::tools::{Document, Settled, drivers, orders};

fn assert_carried<T: BorshSerialize + BorshDeserialize + PartialEq + Debug>(value: &T) {
    let bytes = borsh::to_vec(value).unwrap();
    assert_eq!(&borsh::from_slice::<T>(&bytes).unwrap(), value);
    let shorter = bytes.get(..bytes.len().saturating_sub(1)).unwrap();
    assert!(borsh::from_slice::<T>(shorter).is_err(), "what is cut off is refused");
}

fn survey(metric: SurveyMetric, text: &str) {
    let options = SurveyOptions { confidence: Some(0.9), ..SurveyOptions::new(metric) };
    let mut reader = SurveyReader::new(options).unwrap();
    reader.push(text.as_bytes()).unwrap();
    let read: Result<_, SurveyError> = reader.finish_with_samples();
    assert!(read.is_ok(), "{read:?}");
    assert_carried(&read);
}

#[test]
fn what_comes_of_survey_files_is_carried() {
    survey(SurveyMetric::Nps, "Date,Channel,Group,NPS\n2026-05-01,shop,A,10\n2026-06-02,online,B,3\nx,,A,eleven\n");
    survey(SurveyMetric::Csat, "Channel,Satisfaction\nshop,5\nonline,1\n,9\nshop,4\n");
    survey(SurveyMetric::Ces, "Effort\n7\n1\n5\n");
    let heads = Emotion::ALL.map(Emotion::name).join(",");
    let row = (0..20).map(|i| (i % 10).to_string()).collect::<Vec<_>>().join(",");
    survey(SurveyMetric::Nev, &format!("Segment,{heads},Recommend\nshop,{row},9\nonline,{row},3\nshop,,,{row},1\n"));
    survey(SurveyMetric::Nps, "NPS\n\n");
}

#[test]
fn what_is_said_of_a_survey_file_is_carried() {
    assert_carried(&SurveyOptions {
        form: FileForm {
            encoding: Some(Encoding::Windows1251),
            separator: Some(Separator::Bar),
            header_rows: Some(2),
            decimal: Some(Decimal::Comma),
        },
        metric: SurveyMetric::Ces,
        scale: Some(Scale { min: 1.0, max: 5.0 }),
        satisfied_from: Some(4.0),
        version: Some(CesVersion::Effort),
        felt_from: Some(3),
        confidence: Some(0.9),
        columns: vec![
            (SurveyRole::Emotion(Emotion::Pleased), Some(Column::Header("é".to_owned()))),
            (SurveyRole::Date, Some(Column::Position(7))),
            (SurveyRole::Group, None),
        ],
        labels: vec![("very".to_owned(), Some(-0.0)), ("—".to_owned(), None)],
        day_first: Some(true),
    });
}

#[test]
fn errors_are_carried_with_their_rules_and_numbers() {
    let field = || "labels.x".to_owned();
    for error in [
        MetricError::OutOfRange { field: field(), value: f64::INFINITY, rule: range::NOT_NEGATIVE.into() },
        MetricError::OutOfRange { field: field(), value: -1.5, rule: Rule::AtMostTrials { most: 7.0 } },
        MetricError::NotFinite { field: field() },
        MetricError::Malformed { field: field(), rule: Rule::IsoDate },
        MetricError::Missing { field: field() },
        MetricError::Empty { field: String::new() },
        MetricError::Inconsistent { field: field(), rule: Rule::OneColumn },
        MetricError::NotConverged { field: field(), rule: Rule::NobodyLeft },
    ] {
        assert_carried(&SurveyError::Metric(error.clone()));
        assert_carried(&OrdersError::Option(error));
    }
    for error in [TableError::Empty, TableError::Binary(BinaryKind::Compressed)] {
        assert_carried(&SurveyError::Table(error));
        assert_carried(&OrdersError::Table(error));
    }
}

#[test]
fn orders_their_customers_and_what_the_models_make_of_them_are_carried() {
    let text = demo();
    let mut options = OrderOptions::new(Unit::Day);
    options.columns.insert(OrderRole::Amount, Some(Column::Header("Total".to_owned())));
    options.columns.insert(OrderRole::Discount, None);
    options.statuses.insert("paid".to_owned(), true);
    options.shop_offset = Some(-90.0);
    assert_carried(&options);
    assert_carried(&inspect_orders(text.as_bytes(), &options).unwrap());
    let mut reader = OrderReader::new(options).unwrap();
    reader.push(text.as_bytes()).unwrap();
    let (outcome, log) = reader.finish_with_days().unwrap();
    assert_carried(&outcome);
    let end = log.customers().filter_map(|days| days.last().copied()).max().unwrap();
    let customers = Arc::new(Customers { summaries: outcome.customers, log, end });
    let document = Document::from_fragment(&orders::TOOL, &Fragment::parse("holdout=50&resamples=20"), Language::En);
    let chosen = chosen(&Settled::of(&document, None)).unwrap().unwrap();
    assert_carried(&(customers.clone(), chosen));
    let modelled = Modelling::new(customers.clone(), chosen).finish();
    assert!(modelled.as_ref().is_ok_and(|modelled| modelled.values.is_some() && modelled.hold_out.is_some()));
    assert_carried(&modelled);
    let bounds = Bounding::new(&customers, chosen).finish();
    assert!(bounds.as_ref().is_ok_and(|bounds| bounds.value.is_ok()));
    assert_carried(&bounds);
    let few = Arc::new(Customers { summaries: Vec::new(), log: Default::default(), end: 0 });
    assert_carried(&Modelling::new(few.clone(), chosen).finish());
    assert_carried(&Bounding::new(&few, chosen).finish());
}

#[test]
fn draws_and_what_they_rest_on_are_carried() {
    let document = drivers::TOOL.initial(Language::En);
    let outcome = drivers::outcome(&Settled::of(&document, None)).unwrap().unwrap();
    assert_carried(&drivers::Sampled::of(&outcome));
    assert_carried(&outcome.simulate(5000));
}
