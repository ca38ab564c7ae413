//! The journey in one picture.

use feltworth::charts::{ChartError, Emblem, Ink, KeyEntry, Layout, Station, emblem};

use super::{BAD, LONG, check, check_refused, scattered};

fn station(label: &str, ink: Ink, feeling: f64) -> Station {
    let label = label.into();
    Station { label, feeling: Some(feeling), ink, is_dashed: false, value: None, value_label: String::new() }
}

fn journey(stations: Vec<Station>) -> Emblem {
    Emblem {
        name: "The journey: what customers feel, and what they bring".into(),
        feelings: "what they feel".into(),
        values: "what they bring".into(),
        stations,
        feeling_range: (-4.0, 10.0),
        value_range: (-40.0, 100.0),
        repaid: "cost of winning repaid".into(),
        marked: None,
        key: Vec::new(),
    }
}

const STAGES: [(&str, &str, Ink, f64, Option<f64>); 10] = [
    ("Awareness", "Осведомлённость", Ink::Attention, 1.5, None),
    ("Interest", "Интерес", Ink::Attention, 3.4, None),
    ("Consideration", "Сравнение", Ink::Attention, 2.2, None),
    ("Purchase", "Покупка", Ink::Destroying, -2.0, Some(-60.0)),
    ("Engagement", "Вовлечённость", Ink::Recommendation, 4.5, Some(-33.0)),
    ("Satisfaction", "Удовлетворённость", Ink::Recommendation, 6.0, Some(-6.0)),
    ("Re-purchase", "Повторная покупка", Ink::Recommendation, 7.0, Some(20.0)),
    ("Curiosity", "Любопытство", Ink::Attention, 5.0, Some(47.0)),
    ("Loyalty", "Лояльность", Ink::Recommendation, 7.8, Some(74.0)),
    ("Recommendation", "Рекомендация", Ink::Advocacy, 9.4, Some(100.0)),
];

fn ten_stages(in_russian: bool) -> Emblem {
    let stage = |(i, (english, russian, ink, feeling, value)): (usize, &(&str, &str, Ink, f64, Option<f64>))| Station {
        is_dashed: i < 4,
        value: *value,
        value_label: match (i, in_russian) {
            (3, false) => "−€60".into(),
            (9, false) => "€100".into(),
            (9, true) => "10 000 ₽".into(),
            _ => String::new(),
        },
        ..station(if in_russian { russian } else { english }, *ink, *feeling)
    };
    journey(STAGES.iter().enumerate().map(stage).collect())
}

#[test]
fn emblem_of_the_ten_stages() {
    check("emblem", |layout| emblem(&ten_stages(false), layout));
}

#[test]
fn emblem_marks_a_stage_and_names_the_clusters() {
    let key = [
        (Ink::Destroying, "Destroying"),
        (Ink::Attention, "Attention"),
        (Ink::Recommendation, "Recommendation"),
        (Ink::Advocacy, "Advocacy"),
    ];
    let chart = Emblem {
        marked: Some(5),
        key: key.iter().map(|(ink, label)| KeyEntry { ink: *ink, label: (*label).into() }).collect(),
        ..ten_stages(false)
    };
    check("emblem_marked", |layout| emblem(&chart, layout));
    check("emblem_russian", |layout| emblem(&Emblem { marked: Some(9), ..ten_stages(true) }, layout));
}

#[test]
fn emblem_of_touchpoints_without_values_and_with_gaps() {
    let mut stations: Vec<Station> = ["Poster", "Web page", "Call", "Queue", "Counter", "Receipt"]
        .iter()
        .zip([0.5, 2.0, -1.0, -3.5, 1.0, 2.5])
        .map(|(name, feeling)| station(name, if feeling < 0.0 { Ink::Destroying } else { Ink::Attention }, feeling))
        .collect();
    stations[4].feeling = None;
    check("emblem_touchpoints", |layout| {
        emblem(&Emblem { values: String::new(), marked: Some(3), ..journey(stations.clone()) }, layout)
    });
}

#[test]
fn emblem_of_many_touchpoints_is_numbered() {
    let inks = [Ink::Destroying, Ink::Attention, Ink::Recommendation, Ink::Advocacy];
    let touchpoint = |(i, share): (usize, f64)| Station {
        value: Some(i as f64 * 2.0 - 30.0),
        ..station("Touchpoint with a name", inks[(share * 4.0) as usize], share * 10.0 - 4.0)
    };
    let chart = Emblem { marked: Some(20), ..journey(scattered(40).enumerate().map(touchpoint).collect()) };
    check("emblem_many", |layout| emblem(&chart, layout));
    assert!(emblem(&chart, Layout::Narrow).unwrap().contains(">21 Touchpoint with a name<"));
}

#[test]
fn emblem_of_one_of_equal_of_unknown_and_of_huge_stations() {
    let one =
        Station { value: Some(-60.0), value_label: "−€60".into(), ..station("Purchase", Ink::Destroying, -2.0) };
    check("emblem_one", |layout| emblem(&journey(vec![one.clone()]), layout));
    let equal = Emblem {
        feeling_range: (0.0, 0.0),
        ..journey(vec![station("A", Ink::Advocacy, 0.0), station("B", Ink::Advocacy, 0.0)])
    };
    check("emblem_equal", |layout| emblem(&equal, layout));
    let unknown = ["A", "B"].map(|name| Station { feeling: None, ..station(name, Ink::Attention, 0.0) });
    check("emblem_unknown", |layout| emblem(&journey(unknown.to_vec()), layout));
    let end = |sign: f64| Station {
        value: Some(sign * 1e300),
        value_label: "€6,000,000,000,000,000,000,000,000,000,000,000,000,000,000".into(),
        ..station(LONG, Ink::Advocacy, sign * 1e300)
    };
    let huge = Emblem {
        repaid: LONG.into(),
        feelings: LONG.into(),
        values: LONG.into(),
        ..journey(vec![end(-1.0), end(1.0)])
    };
    check("emblem_huge", |layout| emblem(&huge, layout));
}

/// From −6 at the sixth station to 20 at the seventh: repaid after 6 / 26 of the way; never for values that stay below zero.
#[test]
fn emblem_says_when_the_cost_is_repaid_only_where_it_is() {
    let says = |chart: &Emblem| emblem(chart, Layout::Wide).unwrap().contains("repaid");
    let mut chart = ten_stages(false);
    assert!(says(&chart));
    let place = 72.0 * (5.5 + 6.0 / 26.0);
    assert!(emblem(&chart, Layout::Wide).unwrap().contains(&format!("<circle cx=\"{place:.1}\"")));
    chart.stations[9].value = Some(-1.0);
    assert!(!says(&chart));
    chart.stations.iter_mut().for_each(|station| station.value = station.value.map(f64::abs));
    assert!(!says(&chart));
}

#[test]
fn emblems_that_cannot_be_drawn_are_refused() {
    check_refused(ChartError::Empty, |layout| emblem(&journey(Vec::new()), layout));
    check_refused(ChartError::TooMany, |layout| emblem(&journey(vec![station("A", Ink::Attention, 0.0); 61]), layout));
    check_refused(ChartError::Inconsistent, |layout| emblem(&Emblem { marked: Some(10), ..ten_stages(false) }, layout));
    check_refused(ChartError::Inconsistent, |layout| {
        emblem(&Emblem { value_range: (1.0, 0.0), ..ten_stages(false) }, layout)
    });
    for bad in BAD {
        check_refused(ChartError::Undrawable, |layout| {
            emblem(&journey(vec![station("A", Ink::Attention, bad)]), layout)
        });
        let value = Station { value: Some(bad), ..station("A", Ink::Attention, 0.0) };
        check_refused(ChartError::Undrawable, |layout| emblem(&journey(vec![value.clone()]), layout));
        check_refused(ChartError::Undrawable, |layout| {
            emblem(&Emblem { feeling_range: (bad, 1.0), ..ten_stages(false) }, layout)
        });
    }
}
