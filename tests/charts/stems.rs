//! Amounts at points in time.

use feltworth::charts::{Axis, ChartError, Ink, Stem, Stems, Steps, stems};

use super::{BAD, LONG, check, check_refused, plain};

fn row(label: &str, value: &str, ink: Ink, amounts: &[(f64, f64)]) -> Stem {
    Stem { label: label.into(), value_label: value.into(), ink, amounts: amounts.to_vec() }
}

fn chart(rows: Vec<Stem>) -> Stems<'static> {
    Stems { name: "Expected payments", rows, across: Axis { name: "Years", steps: Steps::Round, tick: &plain } }
}

/// 100 a year, 80 % stay, 10 % discount.
fn payments(first: f64) -> Vec<(f64, f64)> {
    (0..7).map(|k| (f64::from(k) + first, 100.0 * (0.8_f64 / 1.1).powi(k))).collect()
}

#[test]
fn stems_of_four_timings() {
    let rows = vec![
        row("Now", "€366.67", Ink::Accent, &payments(0.0)),
        row("After the first renewal", "€266.67", Ink::Second, &payments(1.0)),
        row("In the middle of the period", "€349.60", Ink::Second, &payments(0.5)),
    ];
    check("stems", |layout| stems(&chart(rows.clone()), layout));
}

#[test]
fn stems_with_a_long_name_and_losses() {
    let rows = vec![
        row(LONG, "−180\u{a0}000\u{a0}₽", Ink::Accent, &[(0.0, -5.0), (1.0, 2.0)]),
        row("B", "", Ink::Second, &[(0.0, 0.0)]),
    ];
    check("stems_loss", |layout| stems(&chart(rows.clone()), layout));
}

#[test]
fn stems_of_nothing_are_level() {
    check("stems_zero", |layout| stems(&chart(vec![row("A", "0", Ink::Accent, &[(0.0, 0.0), (1.0, 0.0)])]), layout));
}

#[test]
fn stems_refuse_what_cannot_be_drawn() {
    check_refused(ChartError::Empty, |layout| stems(&chart(Vec::new()), layout));
    check_refused(ChartError::Empty, |layout| stems(&chart(vec![row("A", "", Ink::Accent, &[])]), layout));
    for bad in BAD {
        check_refused(ChartError::Undrawable, |layout| {
            stems(&chart(vec![row("A", "", Ink::Accent, &[(0.0, bad)])]), layout)
        });
    }
}
