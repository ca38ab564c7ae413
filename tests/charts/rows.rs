//! Charts of rows: bars, diverging bars, points with intervals, funnel.

use feltworth::charts::{
    Bar, Bars, ChartError, Diverging, Estimate, Funnel, Ink, Intervals, KeyEntry, Step, bars, diverging, funnel,
    intervals,
};

use super::{BAD, LONG, axis, check, check_refused, level, plain};

const EMOTIONS: [(&str, Ink, f64); 20] = [
    ("Раздражение", Ink::Destroying, 3.0),
    ("Ощущение спешки", Ink::Destroying, 6.0),
    ("Чувство, что о вас забыли", Ink::Destroying, 2.0),
    ("Несчастье", Ink::Destroying, 0.0),
    ("Неудовлетворённость", Ink::Destroying, 4.0),
    ("Напряжение и стресс", Ink::Destroying, 5.0),
    ("Разочарование", Ink::Destroying, 1.0),
    ("Бессилие что-либо изменить", Ink::Destroying, 3.0),
    ("Интерес", Ink::Attention, 8.0),
    ("Прилив энергии", Ink::Attention, 6.0),
    ("Воодушевление", Ink::Attention, 7.0),
    ("Желание узнавать новое", Ink::Attention, 5.0),
    ("Удовольствие побаловать себя", Ink::Attention, 4.0),
    ("Доверие", Ink::Recommendation, 9.0),
    ("Чувство, что вас ценят", Ink::Recommendation, 7.0),
    ("Чувство, что о вас заботятся", Ink::Recommendation, 8.0),
    ("Почувствовали себя в центре внимания", Ink::Recommendation, 6.0),
    ("Безопасность", Ink::Recommendation, 10.0),
    ("Счастье", Ink::Advocacy, 7.0),
    ("Удовлетворение от покупки", Ink::Advocacy, 0.0),
];

fn entry(ink: Ink, label: &str) -> KeyEntry {
    KeyEntry { ink, label: label.into() }
}

fn russian_key() -> Vec<KeyEntry> {
    vec![
        entry(Ink::Destroying, "Разрушающие"),
        entry(Ink::Attention, "Привлекающие внимание"),
        entry(Ink::Recommendation, "Ведущие к рекомендации"),
        entry(Ink::Advocacy, "Создающие приверженцев"),
    ]
}

fn pull(label: &str, ink: Ink, pull: f64) -> Bar {
    let value_label = if pull == 0.0 { "0".into() } else { format!("{pull:+.2}").replace('-', "−") };
    Bar { label: label.into(), value: Some(pull), value_label, ink }
}

fn parting(bars: Vec<Bar>) -> Diverging {
    Diverging { name: "Pull".into(), bars, key: Vec::new() }
}

#[test]
fn diverging_bars_of_twenty_emotions() {
    let contribution = |ink, answer: f64| if ink == Ink::Destroying { -answer / 8.0 } else { answer / 12.0 };
    let bars = EMOTIONS.iter().map(|(label, ink, answer)| pull(label, *ink, contribution(*ink, *answer)));
    let mut bars: Vec<Bar> = bars.collect();
    bars.sort_by(|a, b| b.value.unwrap().total_cmp(&a.value.unwrap()));
    let chart = Diverging { name: "Вклад каждой эмоции в NEV".into(), bars, key: russian_key() };
    check("diverging", |layout| diverging(&chart, layout));
}

#[test]
fn diverging_bars_of_one_and_of_equal_values() {
    check("diverging_one", |layout| diverging(&parting(vec![pull("Pleased", Ink::Advocacy, 10.0)]), layout));
    let equal = vec![pull("Basket", Ink::Accent, -2.0), pull("Visits", Ink::Accent, -2.0)];
    check("diverging_equal", |layout| diverging(&parting(equal.clone()), layout));
}

#[test]
fn diverging_bars_of_zeros_and_of_what_is_missing() {
    let missing = Bar { value: None, value_label: "no answer".into(), ..pull("Pleased", Ink::Advocacy, 0.0) };
    let bars = vec![pull("Happy", Ink::Advocacy, 0.0), pull("Irritated", Ink::Destroying, 0.0), missing];
    check("diverging_zero", |layout| diverging(&parting(bars.clone()), layout));
}

#[test]
fn diverging_bars_escape_and_cut_their_names_but_no_number() {
    let huge = Bar {
        value_label: "−1 250 000 000 000 000 000 zł".replace(' ', "\u{a0}"),
        ..pull("<&>", Ink::Destroying, -1.25e18)
    };
    let chart = Diverging {
        name: "\"a\" < b & c".into(),
        bars: vec![pull(LONG, Ink::Attention, 4e17), huge],
        key: vec![entry(Ink::Attention, LONG)],
    };
    check("diverging_long", |layout| diverging(&chart, layout));
}

fn mean(label: &str, ink: Ink, value: Option<f64>) -> Bar {
    Bar { label: label.into(), value, value_label: value.map_or("—".into(), |v| format!("{v:.1}")), ink }
}

fn scaled(scale: (f64, f64), bars: Vec<Bar>) -> Bars {
    Bars { name: "Means".into(), scale, ends: (plain(scale.0), plain(scale.1)), bars }
}

#[test]
fn bars_of_clusters_on_their_scale() {
    let chart = Bars {
        name: "Средние по группам эмоций".into(),
        scale: (0.0, 10.0),
        ends: ("0 — совсем нет".into(), "10 — очень сильно".into()),
        bars: vec![
            mean("Разрушающие", Ink::Destroying, Some(3.0)),
            mean("Привлекающие внимание", Ink::Attention, Some(6.0)),
            mean("Ведущие к рекомендации", Ink::Recommendation, Some(10.0)),
            mean("Создающие приверженцев", Ink::Advocacy, None),
        ],
    };
    check("bars", |layout| bars(&chart, layout));
}

#[test]
fn bars_at_and_beyond_the_ends_of_their_scale() {
    let beyond = vec![
        mean("Destroying", Ink::Destroying, Some(1.0)),
        mean("Advocacy", Ink::Advocacy, Some(7.0)),
        mean("Attention", Ink::Attention, Some(-2.0)),
    ];
    check("bars_ends", |layout| bars(&scaled((1.0, 5.0), beyond.clone()), layout));
}

#[test]
fn bars_without_ends_of_long_names_and_huge_amounts() {
    let huge = Bar {
        value_label: "1 200 000 000 000 000 ₽".replace(' ', "\u{a0}"),
        ..mean(LONG, Ink::Accent, Some(1.2e15))
    };
    let bar = Bar { value_label: "3 ₽".into(), ..mean("B", Ink::Accent, Some(3.0)) };
    let chart = Bars { ends: (String::new(), String::new()), ..scaled((0.0, 1.2e15), vec![huge, bar]) };
    check("bars_long", |layout| bars(&chart, layout));
}

fn segment(label: &str, value: f64, half: f64) -> Estimate {
    Estimate {
        label: label.into(),
        value: Some(value),
        interval: Some((value - half, value + half)),
        value_label: format!("{value} ({} to {})", value - half, value + half).replace('-', "−"),
        ink: Ink::Accent,
    }
}

fn side_by_side(estimates: Vec<Estimate>) -> Intervals<'static> {
    Intervals { name: "NPS by segment", estimates, reference: None, axis: axis("NPS", &plain) }
}

#[test]
fn intervals_of_segments_are_sorted_beside_the_whole() {
    let lonely = Estimate { interval: None, value_label: "50".into(), ..segment("One answer", 50.0, 0.0) };
    let missing =
        Estimate { value: None, interval: None, value_label: "no answers".into(), ..segment("Nobody", 0.0, 0.0) };
    let chart = Intervals {
        reference: level("All customers", "31", 31.0),
        ..side_by_side(vec![
            segment("Online shop", 12.0, 15.0),
            missing,
            segment("Gym members", 46.0, 8.0),
            segment("Trial week", -9.0, 22.0),
            lonely,
            segment("Personal training", 62.0, 19.0),
        ])
    };
    check("intervals", |layout| intervals(&chart, layout));
}

#[test]
fn intervals_of_one_and_of_equal_points() {
    check("intervals_one", |layout| intervals(&side_by_side(vec![segment("All", 4.5, 0.25)]), layout));
    let points = ["A", "B"].map(|name| Estimate { interval: None, ..segment(name, 7.0, 0.0) });
    check("intervals_equal", |layout| intervals(&side_by_side(points.to_vec()), layout));
}

#[test]
fn intervals_of_long_names_and_huge_numbers() {
    let chart = Intervals {
        reference: level(LONG, "1e16", 1e16),
        ..side_by_side(vec![
            Estimate { ink: Ink::Destroying, ..segment(LONG, 4e16, 3e16) },
            Estimate { ink: Ink::Advocacy, ..segment("B", 2e16, 1e16) },
        ])
    };
    check("intervals_long", |layout| intervals(&chart, layout));
}

fn step(label: &str, count: f64, conversion: &str) -> Step {
    Step { label: label.into(), count: Some(count), count_label: plain(count), conversion_label: conversion.into() }
}

fn journey(steps: Vec<Step>, leak: Option<(usize, String)>) -> Funnel {
    Funnel { name: "People per stage".into(), steps, leak }
}

#[test]
fn funnel_of_a_journey_with_its_leak() {
    let steps = vec![
        step("Awareness", 12000.0, ""),
        step("Interest", 5400.0, "45%"),
        step("Consideration", 3100.0, "57%"),
        step("Purchase", 480.0, "15%"),
        step("Re-purchase", 310.0, "65%"),
        step("Recommendation", 90.0, "29%"),
    ];
    let chart = journey(steps, Some((3, "biggest leak: 2620 of 3100 do not buy".into())));
    check("funnel", |layout| funnel(&chart, layout));
}

#[test]
fn funnel_of_one_of_equal_and_of_missing_steps() {
    check("funnel_one", |layout| funnel(&journey(vec![step("Purchase", 7.0, "")], None), layout));
    let missing = Step { count: None, count_label: "not known".into(), ..step("Loyalty", 0.0, "") };
    let steps = vec![step("Purchase", 7.0, ""), step("Use", 7.0, "100%"), missing, step("Return", 9.0, "")];
    check("funnel_equal", |layout| funnel(&journey(steps.clone(), None), layout));
}

#[test]
fn funnel_of_long_names_huge_counts_and_nobody() {
    let steps = vec![step(LONG, 8e9, ""), step("Nobody", 0.0, "0.0000001%")];
    let chart = journey(steps, Some((1, LONG.into())));
    check("funnel_long", |layout| funnel(&chart, layout));
    check("funnel_zero", |layout| {
        funnel(&journey(vec![step("Nobody", 0.0, ""), step("Still nobody", 0.0, "")], None), layout)
    });
}

#[test]
fn rows_that_are_none_or_too_many_or_not_numbers_are_refused() {
    check_refused(ChartError::Empty, |layout| diverging(&parting(Vec::new()), layout));
    check_refused(ChartError::Empty, |layout| bars(&scaled((0.0, 1.0), Vec::new()), layout));
    check_refused(ChartError::Empty, |layout| intervals(&side_by_side(Vec::new()), layout));
    check_refused(ChartError::Empty, |layout| funnel(&journey(Vec::new(), None), layout));
    let many = vec![pull("Same", Ink::Accent, 1.0); 10_000];
    check_refused(ChartError::TooMany, |layout| diverging(&parting(many.clone()), layout));
    check_refused(ChartError::TooMany, |layout| bars(&scaled((0.0, 1.0), many.clone()), layout));
    check_refused(ChartError::TooMany, |layout| {
        intervals(&side_by_side(vec![segment("Same", 1.0, 1.0); 10_000]), layout)
    });
    check_refused(ChartError::TooMany, |layout| funnel(&journey(vec![step("Same", 1.0, ""); 10_000], None), layout));
    for bad in BAD {
        check_refused(ChartError::Undrawable, |layout| {
            diverging(&parting(vec![pull("Bad", Ink::Accent, bad)]), layout)
        });
        check_refused(ChartError::Undrawable, |layout| {
            bars(&scaled((0.0, 1.0), vec![mean("Bad", Ink::Accent, Some(bad))]), layout)
        });
        check_refused(ChartError::Undrawable, |layout| {
            bars(&scaled((0.0, bad), vec![mean("Bad", Ink::Accent, None)]), layout)
        });
        check_refused(ChartError::Undrawable, |layout| {
            intervals(&side_by_side(vec![segment("Bad", 1.0, bad)]), layout)
        });
        check_refused(ChartError::Undrawable, |layout| funnel(&journey(vec![step("Bad", bad, "")], None), layout));
    }
}

#[test]
fn rows_that_contradict_themselves_are_refused() {
    check_refused(ChartError::Inconsistent, |layout| {
        bars(&scaled((1.0, 1.0), vec![mean("A", Ink::Accent, None)]), layout)
    });
    check_refused(ChartError::Inconsistent, |layout| intervals(&side_by_side(vec![segment("A", 1.0, -1.0)]), layout));
    check_refused(ChartError::Inconsistent, |layout| funnel(&journey(vec![step("A", -1.0, "")], None), layout));
    for place in [0, 1, 7] {
        let chart = journey(vec![step("A", 1.0, "")], Some((place, "leak".into())));
        check_refused(ChartError::Inconsistent, |layout| funnel(&chart, layout));
    }
}
