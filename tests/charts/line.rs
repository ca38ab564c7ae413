//! Lines.

use feltworth::charts::{Axis, ChartError, Curve, Ink, Layout, Line, Mark, line};

use super::{BAD, LAYOUTS, LONG, axis, check, check_refused, level, months, plain, scattered};

fn curve(ink: Ink, label: &str, value_label: &str, points: &[(f64, f64)]) -> Curve {
    let points = points.iter().map(|(place, value)| (*place, Some(*value))).collect();
    Curve { label: label.into(), value_label: value_label.into(), ink, points }
}

fn mark(label: &str, month: f64, value: f64) -> Option<Mark> {
    Some(Mark { label: label.into(), at: (month, value) })
}

fn lines<'a>(curves: Vec<Curve>, tick: &'a dyn Fn(f64) -> String) -> Line<'a> {
    Line { name: "Cumulative value", curves, level: None, mark: None, across: months("months"), up: axis("", tick) }
}

/// A chart of nothing but a profit.
fn profit(points: &[(f64, f64)]) -> Line<'static> {
    lines(vec![curve(Ink::Accent, "Profit", "", points)], &plain)
}

/// The gym of the first preset: 20 a visit, one visit a month, 36 months, margin 25 %.
#[test]
fn line_of_the_gym() {
    let discounted: Vec<_> =
        (0..=36).map(|m| (f64::from(m), 5.0 * f64::from(m) * (1.0 - f64::from(m) * 0.004))).collect();
    let curves = vec![
        curve(Ink::Second, "Revenue", "€720", &[(0.0, 0.0), (36.0, 720.0)]),
        curve(Ink::Discounted, "Discounted profit", "€154", &discounted),
        curve(Ink::Accent, "Profit", "€180", &[(0.0, 0.0), (36.0, 180.0)]),
    ];
    let euro = |value: f64| format!("€{value}");
    let chart = Line {
        level: level("Acquisition cost", "€60", 60.0),
        mark: mark("Paid back after 12 months", 12.0, 60.0),
        ..lines(curves, &euro)
    };
    check("line", |layout| line(&chart, layout));
}

#[test]
fn line_with_long_names() {
    let rouble = |value: f64| format!("{value}\u{a0}₽");
    let curves = vec![
        curve(
            Ink::Discounted,
            "Дисконтированная прибыль",
            "154\u{a0}000\u{a0}₽",
            &[(0.0, 0.0), (18.0, 84.0), (36.0, 154.0)],
        ),
        curve(Ink::Accent, LONG, "180\u{a0}000\u{a0}₽", &[(0.0, 0.0), (36.0, 180.0)]),
    ];
    let chart = Line {
        level: level("Стоимость привлечения", "170\u{a0}000\u{a0}₽", 170.0),
        mark: mark(LONG, 34.0, 170.0),
        across: months("месяцев"),
        ..lines(curves, &rouble)
    };
    check("line_long", |layout| line(&chart, layout));
}

/// 7.5 months: the last mark is at 7.5, not at 6.
#[test]
fn line_whose_end_is_no_round_month() {
    check("line_plain", |layout| line(&profit(&[(0.0, 0.0), (7.5, 180.0)]), layout));
    for (layout, _) in LAYOUTS {
        assert!(line(&profit(&[(0.0, 0.0), (37.0, 180.0)]), layout).unwrap().contains(">37</text>"));
    }
}

/// Whole euros of a profit of 80 cents: 0 and 1, not 1 at 60 cents.
#[test]
fn line_marks_only_what_its_labels_tell_apart() {
    let whole = |value: f64| format!("€{}", value.round());
    let chart = lines(vec![curve(Ink::Accent, "", "", &[(0.0, 0.0), (1.0, 0.8)])], &whole);
    for (layout, _) in LAYOUTS {
        let drawn = line(&chart, layout).unwrap();
        assert_eq!((drawn.matches(">€0<").count(), drawn.matches(">€1<").count()), (1, 1));
        assert!(drawn.contains("y=\"22.9\"") || drawn.contains("y=\"22.2\""), "€1 stands at the top");
    }
}

#[test]
fn line_that_is_all_zero() {
    check("line_zero", |layout| line(&profit(&[(0.0, 0.0), (36.0, 0.0)]), layout));
}

#[test]
fn line_of_a_loss() {
    let curves = vec![
        curve(Ink::Second, "Revenue", "720", &[(0.0, 0.0), (36.0, 720.0)]),
        curve(Ink::Accent, "Profit", "−360", &[(0.0, 0.0), (36.0, -360.0)]),
    ];
    let chart = Line { level: level("Acquisition cost", "60", 60.0), ..lines(curves, &plain) };
    check("line_loss", |layout| line(&chart, layout));
}

/// Months 0: the axis marks 0 and nothing else.
#[test]
fn line_of_a_single_point() {
    let chart = Line {
        level: level("Acquisition cost", "0", 0.0),
        mark: mark("Paid back at once", 0.0, 0.0),
        ..profit(&[(0.0, 0.0)])
    };
    check("line_point", |layout| line(&chart, layout));
    for (layout, _) in LAYOUTS {
        assert!(!line(&chart, layout).unwrap().contains("0.2"));
    }
}

#[test]
fn line_with_gaps() {
    let survivors = [Some(1.0), Some(0.63), None, Some(0.41), None, Some(0.3), Some(0.27)];
    let observed = Curve {
        label: "Observed".into(),
        value_label: "27%".into(),
        ink: Ink::Text,
        points: survivors.iter().enumerate().map(|(i, value)| (i as f64, *value)).collect(),
    };
    let model: Vec<_> = (0..=12).map(|i| (f64::from(i), 1.0 / (1.0 + 0.5 * f64::from(i)))).collect();
    let percent = |value: f64| format!("{}%", (value * 100.0).round());
    let chart = Line {
        across: axis("periods", &plain),
        ..lines(vec![curve(Ink::Accent, "Model", "14%", &model), observed], &percent)
    };
    check("line_gaps", |layout| line(&chart, layout));
}

#[test]
fn line_of_huge_numbers_over_fifty_years() {
    let billions = |value: f64| format!("{} Mrd\u{a0}€", value / 1e9);
    let chart = Line {
        level: level("Acquisition cost", "250 Mrd\u{a0}€", 2.5e11),
        mark: mark("Paid back after 125 months", 125.0, 2.5e11),
        ..lines(vec![curve(Ink::Accent, "Profit", "", &[(0.0, 0.0), (600.0, 1.2e12)])], &billions)
    };
    check("line_huge", |layout| line(&chart, layout));
}

/// The greatest inputs of the what-if, written out: numbers are set smaller, never cut.
#[test]
fn line_of_amounts_that_are_written_out() {
    let written = |value: f64| {
        let digits = format!("{value}");
        let groups: Vec<_> =
            digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
        format!("€{}", groups.join(","))
    };
    let end = "€6,000,000,000,000,000";
    let curves = vec![curve(Ink::Accent, "Profit", end, &[(0.0, 0.0), (600.0, 6e15)])];
    let chart = lines(curves, &written);
    check("line_written_out", |layout| line(&chart, layout));
    for (layout, _) in LAYOUTS {
        assert_eq!(line(&chart, layout).unwrap().matches(end).count(), 2);
    }
}

#[test]
fn line_of_tiny_numbers_within_days() {
    check("line_tiny", |layout| line(&profit(&[(0.0, 0.0), (0.3, 0.0004)]), layout));
}

#[test]
fn line_of_ten_thousand_points_is_a_short_path() {
    let points: Vec<_> = scattered(10_000).enumerate().map(|(i, share)| (i as f64, share * i as f64)).collect();
    let chart = Line { across: axis("draws", &plain), ..lines(vec![curve(Ink::Second, "Noise", "", &points)], &plain) };
    check("line_many", |layout| line(&chart, layout));
    assert!(line(&chart, Layout::Wide).unwrap().len() < 40_000);
}

#[test]
fn lines_that_cannot_be_drawn_are_refused() {
    for bad in BAD {
        check_refused(ChartError::Undrawable, |layout| line(&profit(&[(0.0, 0.0), (1.0, bad)]), layout));
        check_refused(ChartError::Undrawable, |layout| line(&profit(&[(0.0, 0.0), (bad, 1.0)]), layout));
        let chart = Line { level: level("Bad", "", bad), ..profit(&[(0.0, 0.0)]) };
        check_refused(ChartError::Undrawable, |layout| line(&chart, layout));
    }
    check_refused(ChartError::Empty, |layout| line(&profit(&[]), layout));
    check_refused(ChartError::Empty, |layout| line(&lines(Vec::new(), &plain), layout));
    check_refused(ChartError::Inconsistent, |layout| line(&profit(&[(1.0, 0.0), (0.0, 0.0)]), layout));
}

#[test]
fn any_pair_of_finite_values_gives_a_line_without_nan() {
    for end in [1e-300, 1e-12, 1.0, 1e15, 1e300, -1e300, f64::MIN_POSITIVE] {
        for place in [0.0, 1e-9, 0.5, 1.0, 3.0, 37.0, 600.0, 1e9, 1e300] {
            for across in [months(""), Axis { name: LONG, ..axis("", &plain) }] {
                let chart = Line { across, ..profit(&[(0.0, -end), (place, end)]) };
                let drawn = line(&chart, Layout::Narrow).unwrap();
                assert!(!drawn.contains("NaN") && !drawn.contains("inf\""), "{end} {place}");
            }
        }
    }
}
