//! Charts drawn from fixed data, compared with the drawings in `tests/charts/` byte for byte.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --features charts --test charts` writes them anew; look at them before you commit.
#![cfg(feature = "charts")]
#![allow(clippy::unwrap_used)] // clippy.toml allows it in test functions, not in what they share

use std::path::Path;

use feltworth::charts::{
    ClusterBar, Clusters, CumulativeValue, Curve, Ink, KeyEntry, Layout, Level, Moment, NevPull, PullBar, clusters,
    cumulative_value, nev_pull,
};

const LAYOUTS: [(Layout, &str); 2] = [(Layout::Wide, "wide"), (Layout::Narrow, "narrow")];

/// Compares both layouts with their snapshots, and checks what holds for every drawing.
fn check(case: &str, draw: impl Fn(Layout) -> Option<String>) {
    for (layout, suffix) in LAYOUTS {
        let drawn = draw(layout).unwrap();
        check_markup(case, &drawn);
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/charts/{case}_{suffix}.svg"));
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::write(&path, drawn + "\n").unwrap();
            continue;
        }
        let expected = std::fs::read_to_string(&path).unwrap();
        assert!(expected.trim_end() == drawn, "{case}_{suffix} differs from its snapshot");
    }
}

/// No literal colour, no `style` attribute, no number that is none, and every tag closed.
fn check_markup(case: &str, drawn: &str) {
    for forbidden in ["style=", "#", "rgb(", "NaN", "inf", "\"-0\""] {
        assert!(!drawn.contains(forbidden), "{case} holds {forbidden}");
    }
    let opened = drawn.matches('<').count() - 2 * drawn.matches("</").count();
    assert_eq!(opened, drawn.matches("/>").count(), "{case} has a tag that is not closed");
}

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

fn pull(label: &str, cluster: Ink, pull: f64) -> PullBar {
    let value_label = if pull == 0.0 { "0".into() } else { format!("{pull:+.2}").replace('-', "−") };
    PullBar { label: label.into(), pull, value_label, cluster }
}

fn twenty_emotions() -> NevPull {
    let contribution = |ink, answer: f64| if ink == Ink::Destroying { -answer / 8.0 } else { answer / 12.0 };
    let bars = EMOTIONS.iter().map(|(label, ink, answer)| pull(label, *ink, contribution(*ink, *answer)));
    let mut bars: Vec<PullBar> = bars.collect();
    bars.sort_by(|a, b| b.pull.total_cmp(&a.pull));
    NevPull { name: "Вклад каждой эмоции в NEV".into(), bars, key: russian_key() }
}

#[test]
fn nev_pull_of_twenty_emotions() {
    check("nev_pull", |layout| nev_pull(&twenty_emotions(), layout));
}

#[test]
fn nev_pull_of_one_emotion() {
    let chart = NevPull { name: "One".into(), bars: vec![pull("Pleased", Ink::Advocacy, 10.0)], key: Vec::new() };
    check("nev_pull_one", |layout| nev_pull(&chart, layout));
}

#[test]
fn nev_pull_of_answers_that_are_all_zero() {
    let bars = vec![pull("Happy", Ink::Advocacy, 0.0), pull("Irritated", Ink::Destroying, 0.0)];
    let chart = NevPull { name: "Zero".into(), bars, key: Vec::new() };
    check("nev_pull_zero", |layout| nev_pull(&chart, layout));
}

#[test]
fn nev_pull_escapes_and_cuts_its_labels() {
    let long = "Emotion with <b>markup</b> & \"quotes\", and a name that no layout has the room to set in full length";
    let bars = vec![pull(long, Ink::Attention, 0.4), pull("<&>", Ink::Destroying, -1.25)];
    let chart = NevPull { name: "\"a\" < b & c".into(), bars, key: vec![entry(Ink::Attention, long)] };
    check("nev_pull_markup", |layout| nev_pull(&chart, layout));
}

fn cluster(label: &str, cluster: Ink, value: Option<f64>) -> ClusterBar {
    ClusterBar { label: label.into(), value, value_label: value.map_or("—".into(), |v| format!("{v:.1}")), cluster }
}

#[test]
fn clusters_on_their_scale() {
    let chart = Clusters {
        name: "Средние по группам эмоций".into(),
        scale: (0.0, 10.0),
        ends: ("0 — совсем нет".into(), "10 — очень сильно".into()),
        bars: vec![
            cluster("Разрушающие", Ink::Destroying, Some(3.0)),
            cluster("Привлекающие внимание", Ink::Attention, Some(6.0)),
            cluster("Ведущие к рекомендации", Ink::Recommendation, Some(10.0)),
            cluster("Создающие приверженцев", Ink::Advocacy, None),
        ],
    };
    check("clusters", |layout| clusters(&chart, layout));
}

#[test]
fn clusters_at_and_beyond_the_ends_of_the_scale() {
    let chart = Clusters {
        name: "Clusters".into(),
        scale: (1.0, 5.0),
        ends: ("1".into(), "5".into()),
        bars: vec![cluster("Destroying", Ink::Destroying, Some(1.0)), cluster("Advocacy", Ink::Advocacy, Some(7.0))],
    };
    check("clusters_ends", |layout| clusters(&chart, layout));
}

fn plain(value: f64) -> String {
    format!("{value}").replace('-', "−")
}

fn line(label: &str, value_label: &str, points: &[(f64, f64)]) -> Curve {
    Curve { label: label.into(), value_label: value_label.into(), points: points.to_vec() }
}

fn level(label: &str, value_label: &str, value: f64) -> Option<Level> {
    Some(Level { label: label.into(), value_label: value_label.into(), value })
}

fn moment(label: &str, month: f64, value: f64) -> Option<Moment> {
    Some(Moment { label: label.into(), month, value })
}

/// A chart of nothing but `profit`.
fn profit<'a>(points: &[(f64, f64)], value_tick: &'a dyn Fn(f64) -> String) -> CumulativeValue<'a> {
    CumulativeValue {
        name: "Cumulative value",
        profit: line("Profit", "", points),
        revenue: None,
        discounted: None,
        acquisition_cost: None,
        payback: None,
        month_axis: "months",
        month_tick: &plain,
        value_tick,
    }
}

/// The gym of the first preset: 20 a visit, one visit a month, 36 months, margin 25 %.
fn gym(value_tick: &dyn Fn(f64) -> String) -> CumulativeValue<'_> {
    let discounted: Vec<_> =
        (0..=36).map(|m| (f64::from(m), 5.0 * f64::from(m) * (1.0 - f64::from(m) * 0.004))).collect();
    CumulativeValue {
        revenue: Some(line("Revenue", "€720", &[(0.0, 0.0), (36.0, 720.0)])),
        discounted: Some(line("Discounted profit", "€154", &discounted)),
        acquisition_cost: level("Acquisition cost", "€60", 60.0),
        payback: moment("Paid back after 12 months", 12.0, 60.0),
        ..profit(&[(0.0, 0.0), (36.0, 180.0)], value_tick)
    }
}

#[test]
fn cumulative_value_of_the_gym() {
    let euro = |value: f64| format!("€{value}");
    check("cumulative_value", |layout| cumulative_value(&gym(&euro), layout));
}

#[test]
fn cumulative_value_with_long_names() {
    let rouble = |value: f64| format!("{value}\u{a0}₽");
    let chart = CumulativeValue {
        name: "Накопленная ценность клиента",
        profit: line("Прибыль", "180\u{a0}000\u{a0}₽", &[(0.0, 0.0), (36.0, 180.0)]),
        revenue: None,
        discounted: Some(line(
            "Дисконтированная прибыль",
            "154\u{a0}000\u{a0}₽",
            &[(0.0, 0.0), (18.0, 84.0), (36.0, 154.0)],
        )),
        acquisition_cost: level("Стоимость привлечения", "170\u{a0}000\u{a0}₽", 170.0),
        payback: moment("Окупается через 34 месяца", 34.0, 170.0),
        month_axis: "месяцев",
        ..profit(&[], &rouble)
    };
    check("cumulative_value_long", |layout| cumulative_value(&chart, layout));
}

#[test]
fn cumulative_value_of_a_plain_profit() {
    check("cumulative_value_plain", |layout| cumulative_value(&profit(&[(0.0, 0.0), (7.5, 180.0)], &plain), layout));
}

#[test]
fn cumulative_value_that_is_all_zero() {
    check("cumulative_value_zero", |layout| cumulative_value(&profit(&[(0.0, 0.0), (36.0, 0.0)], &plain), layout));
}

#[test]
fn cumulative_value_of_a_loss() {
    let chart = CumulativeValue {
        revenue: Some(line("Revenue", "720", &[(0.0, 0.0), (36.0, 720.0)])),
        acquisition_cost: level("Acquisition cost", "60", 60.0),
        ..profit(&[(0.0, 0.0), (36.0, -360.0)], &plain)
    };
    check("cumulative_value_loss", |layout| cumulative_value(&chart, layout));
}

#[test]
fn cumulative_value_of_a_single_point() {
    let chart = CumulativeValue {
        acquisition_cost: level("Acquisition cost", "0", 0.0),
        payback: moment("Paid back at once", 0.0, 0.0),
        ..profit(&[(0.0, 0.0)], &plain)
    };
    check("cumulative_value_point", |layout| cumulative_value(&chart, layout));
}

#[test]
fn cumulative_value_of_huge_numbers_over_fifty_years() {
    let billions = |value: f64| format!("{} Mrd\u{a0}€", value / 1e9);
    let chart = CumulativeValue {
        acquisition_cost: level("Acquisition cost", "250 Mrd\u{a0}€", 2.5e11),
        payback: moment("Paid back after 125 months", 125.0, 2.5e11),
        ..profit(&[(0.0, 0.0), (600.0, 1.2e12)], &billions)
    };
    check("cumulative_value_huge", |layout| cumulative_value(&chart, layout));
}

#[test]
fn cumulative_value_of_tiny_numbers_within_days() {
    check("cumulative_value_tiny", |layout| cumulative_value(&profit(&[(0.0, 0.0), (0.3, 0.0004)], &plain), layout));
}

#[test]
fn numbers_that_cannot_be_drawn_give_no_chart() {
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e301] {
        for (layout, _) in LAYOUTS {
            assert_eq!(cumulative_value(&profit(&[(0.0, 0.0), (1.0, bad)], &plain), layout), None);
            assert_eq!(cumulative_value(&profit(&[(0.0, 0.0), (bad, 1.0)], &plain), layout), None);
            let bars = vec![pull("Happy", Ink::Advocacy, bad)];
            assert_eq!(nev_pull(&NevPull { name: String::new(), bars, key: Vec::new() }, layout), None);
        }
    }
    assert_eq!(cumulative_value(&profit(&[], &plain), Layout::Wide), None);
    assert_eq!(cumulative_value(&profit(&[(-1.0, 0.0)], &plain), Layout::Wide), None);
}

#[test]
fn any_pair_of_finite_values_gives_a_chart_without_nan() {
    for end in [1e-300, 1e-12, 1.0, 1e15, 1e300, -1e300, f64::MIN_POSITIVE] {
        for months in [0.0, 1e-9, 0.5, 1.0, 3.0, 37.0, 600.0, 1e9] {
            let drawn = cumulative_value(&profit(&[(0.0, -end), (months, end)], &plain), Layout::Narrow).unwrap();
            assert!(!drawn.contains("NaN") && !drawn.contains("inf\""), "{end} {months}");
        }
    }
}
