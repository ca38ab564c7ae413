//! Round numbers for axes.

/// Ten to the power of `exponent`, exact up to 22: built by multiplication, so that it has the same bits everywhere.
fn power_of_ten(exponent: u32) -> f64 {
    (0..exponent).fold(1.0, |power, _| power * 10.0)
}

/// `count` steps of `mantissa` · 10^`exponent`; dividing for negative exponents keeps 3 · 0.1 at 0.3.
fn multiple(count: f64, mantissa: f64, exponent: i32) -> f64 {
    let power = power_of_ten(exponent.unsigned_abs());
    let value = if exponent < 0 { count * mantissa / power } else { count * mantissa * power };
    value + 0.0
}

/// The exponent of the largest power of ten that is not above `value` (> 0), between -300 and 300.
fn decade(value: f64) -> i32 {
    let mut exponent = 0;
    while exponent < 300 && multiple(1.0, 1.0, exponent + 1) <= value {
        exponent += 1;
    }
    while exponent > -300 && multiple(1.0, 1.0, exponent) > value {
        exponent -= 1;
    }
    exponent
}

/// The finest of the steps 1, 2, 5 · 10^e, and 25, 250 and so on, that cuts `span` (> 0) into at most `most` parts, as mantissa and exponent.
fn decimal_step(span: f64, most: u32) -> (f64, i32) {
    let rough = span / f64::from(most.max(1));
    let exponent = decade(rough);
    let fits = |(mantissa, exponent): &(f64, i32)| multiple(1.0, *mantissa, *exponent) >= rough * (1.0 - 1e-12);
    // A step of 2.5 or 0.25 would ask for one digit more than its neighbours.
    let steps = [1.0, 2.0, 2.5, 5.0].into_iter().filter(|mantissa| exponent > 0 || *mantissa != 2.5);
    steps.map(|mantissa| (mantissa, exponent)).find(fits).unwrap_or((1.0, exponent + 1))
}

/// Round values from `low` to `high`, zero among them where it lies between: at most `most` + 1 of them.
pub(super) fn values(low: f64, high: f64, most: u32) -> Vec<f64> {
    let span = high - low;
    if span <= 1e-290 {
        return vec![low];
    }
    let (mantissa, exponent) = decimal_step(span, most);
    let step = multiple(1.0, mantissa, exponent);
    let slack = span * 1e-9;
    let first = ((low - slack) / step).ceil();
    let parts = ((high + slack) / step).floor() - first;
    (0..=most).map(f64::from).take_while(|i| *i <= parts).map(|i| multiple(first + i, mantissa, exponent)).collect()
}

/// Month marks from 0 to `horizon` that fall on quarters and years: at most `most` + 1 of them.
pub(super) fn months(horizon: f64, most: u32) -> Vec<f64> {
    const STEPS: [f64; 11] = [1.0, 2.0, 3.0, 6.0, 12.0, 24.0, 36.0, 60.0, 120.0, 240.0, 600.0];
    let rough = horizon / f64::from(most.max(1));
    match STEPS.into_iter().find(|step| *step >= rough) {
        Some(step) if horizon >= 2.0 => {
            (0..=most).map(|i| f64::from(i) * step).take_while(|m| *m <= horizon * (1.0 + 1e-9)).collect()
        }
        _ => values(0.0, horizon, most),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_fall_on_quarters_and_years() {
        assert_eq!(months(36.0, 6), [0.0, 6.0, 12.0, 18.0, 24.0, 30.0, 36.0]);
        assert_eq!(months(36.0, 4), [0.0, 12.0, 24.0, 36.0]);
        assert_eq!(months(600.0, 6), [0.0, 120.0, 240.0, 360.0, 480.0, 600.0]);
        assert_eq!(months(7.5, 4), [0.0, 2.0, 4.0, 6.0]);
        assert_eq!(months(0.3, 4), [0.0, 0.1, 0.2, 0.3]);
    }

    #[test]
    fn values_are_round_and_hold_zero() {
        assert_eq!(values(0.0, 720.0, 4), [0.0, 200.0, 400.0, 600.0]);
        assert_eq!(values(-30.0, 180.0, 5), [0.0, 50.0, 100.0, 150.0]);
        assert_eq!(values(-360.0, 720.0, 5), [-250.0, 0.0, 250.0, 500.0]);
        assert_eq!(values(0.0, 12.0, 5), [0.0, 5.0, 10.0]);
        assert_eq!(values(-1.0, 1.0, 4), [-1.0, -0.5, 0.0, 0.5, 1.0]);
        assert_eq!(values(0.0, 0.0, 4), [0.0]);
        assert_eq!(values(0.0, 3e12, 3), [0.0, 1e12, 2e12, 3e12]);
    }

    #[test]
    fn values_stay_finite_at_the_ends_of_the_double() {
        for (low, high) in [(-1e300, 1e300), (0.0, 1e300), (0.0, 1e-280), (0.0, 5e-324), (1e9, 1e9 + 1e-6)] {
            let ticks = values(low, high, 5);
            assert!(ticks.len() <= 6 && ticks.iter().all(|tick| tick.is_finite()), "{low} {high} {ticks:?}");
        }
    }
}
