//! What one thing at a time does.

use feltworth::charts::{ChartError, Level, Swing, TornadoChart, tornado};

use super::{BAD, LONG, axis, check, check_refused, plain};

fn swing(label: &str, ends: (f64, f64)) -> Swing {
    Swing { label: label.into(), ends, value_label: format!("€{} – €{}", plain(ends.0), plain(ends.1)) }
}

fn chart(swings: Vec<Swing>) -> TornadoChart<'static> {
    let base = Level { label: "Now".into(), value_label: "€180".into(), value: 180.0 };
    TornadoChart { name: "What each input does", base, swings, axis: axis("Profit", &plain) }
}

#[test]
fn tornado_of_six_inputs_of_which_two_do_nothing() {
    let swings = vec![
        swing("Months", (120.0, 270.0)),
        swing("Average order value", (162.0, 216.0)),
        swing("Discount rate", (185.0, 170.0)),
        swing("Margin", (180.0, 180.0)),
        swing("Acquisition cost", (180.0, 180.0)),
    ];
    check("tornado", |layout| tornado(&chart(swings.clone()), layout));
}

#[test]
fn tornado_with_a_long_name_and_losses() {
    check("tornado_long", |layout| tornado(&chart(vec![swing(LONG, (-1e6, 1e7)), swing("B", (0.0, 0.0))]), layout));
}

#[test]
fn tornado_refuses_what_cannot_be_drawn() {
    check_refused(ChartError::Empty, |layout| tornado(&chart(Vec::new()), layout));
    for bad in BAD {
        check_refused(ChartError::Undrawable, |layout| tornado(&chart(vec![swing("A", (0.0, bad))]), layout));
    }
}
