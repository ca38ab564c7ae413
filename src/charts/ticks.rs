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

/// Round values at or between `low` and `high`, zero among them where it lies between: at most `most` + 1 of them.
pub(super) fn values(low: f64, high: f64, most: u32) -> Vec<f64> {
    rounds(low, high, most, |low, high, slack| ((low - slack).ceil(), (high + slack).floor()))
}

/// Round values of which the first is not above `low` and the last not below `high`: at most `most` + 2 of them.
pub(super) fn around(low: f64, high: f64, most: u32) -> Vec<f64> {
    rounds(low, high, most, |low, high, slack| ((low + slack).floor(), (high - slack).ceil()))
}

/// Multiples of a round step; `ends` says which, given both ends and a slack in steps. `low` alone where there is no span.
fn rounds(low: f64, high: f64, most: u32, ends: fn(f64, f64, f64) -> (f64, f64)) -> Vec<f64> {
    let span = high - low;
    if span <= 1e-290 {
        return vec![low];
    }
    let (mantissa, exponent) = decimal_step(span, most);
    let step = multiple(1.0, mantissa, exponent);
    let (first, last) = ends(low / step, high / step, span / step * 1e-9);
    let counts = (0..=most + 1).map(|i| first + f64::from(i)).take_while(|count| *count <= last);
    let mut values: Vec<f64> = counts.map(|count| multiple(count, mantissa, exponent)).collect();
    values.dedup();
    values
}

/// Month marks from 0 that fall on quarters and years, and the last month itself: at most `most` + 1 of them.
fn months(horizon: f64, most: u32) -> Vec<f64> {
    const STEPS: [f64; 11] = [1.0, 2.0, 3.0, 6.0, 12.0, 24.0, 36.0, 60.0, 120.0, 240.0, 600.0];
    let rough = horizon / f64::from(most.max(1));
    let Some(step) = STEPS.into_iter().find(|step| *step >= rough) else { return values(0.0, horizon, most) };
    // A mark that would stand too close to the last month gives way to it.
    let has_room = |month: &f64| *month <= (horizon - step / 2.0).max(0.0);
    let mut marks: Vec<f64> = (0..most).map(|i| f64::from(i) * step).take_while(has_room).collect();
    marks.push(horizon);
    marks
}

/// Which values an axis marks between its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Steps {
    /// Round values: 1, 2, 5, 10 and so on apart.
    Round,
    /// Quarters and years of an axis that counts months from 0.
    Months,
}

impl Steps {
    /// The marks from `low` to `high`, at most `most` + 1 of them.
    pub(super) fn marks(self, low: f64, high: f64, most: u32) -> Vec<f64> {
        match self {
            Self::Months if low == 0.0 => months(high, most),
            _ => values(low, high, most),
        }
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
    }

    #[test]
    fn the_last_month_is_marked_and_none_is_split() {
        assert_eq!(months(7.5, 4), [0.0, 2.0, 4.0, 6.0, 7.5]);
        assert_eq!(months(37.0, 4), [0.0, 12.0, 24.0, 37.0]);
        assert_eq!(months(1.0, 6), [0.0, 1.0]);
        assert_eq!(months(0.3, 4), [0.0, 0.3]);
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
    fn marks_around_reach_both_ends() {
        assert_eq!(around(0.0, 720.0, 5), [0.0, 200.0, 400.0, 600.0, 800.0]);
        assert_eq!(around(-30.0, 180.0, 5), [-50.0, 0.0, 50.0, 100.0, 150.0, 200.0]);
        assert_eq!(around(0.0, 1.0, 5), [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]);
        assert_eq!(around(7.0, 7.0, 5), [7.0]);
        for (low, high) in [(-1e300, 1e300), (0.0, 1e300), (0.0, 1e-280), (1e9, 1e9 + 1e-6), (-0.3, 0.1), (1.1, 9.9)] {
            let marks = around(low, high, 5);
            let (first, last) = (marks[0], marks[marks.len() - 1]);
            let slack = (high - low) * 1e-8;
            assert!(first <= low + slack && last >= high - slack && last.is_finite(), "{low} {high} {marks:?}");
        }
    }

    #[test]
    fn values_stay_finite_at_the_ends_of_the_double() {
        for (low, high) in [(-1e300, 1e300), (0.0, 1e300), (0.0, 1e-280), (0.0, 5e-324), (1e9, 1e9 + 1e-6)] {
            let ticks = values(low, high, 5);
            assert!(ticks.len() <= 6 && ticks.iter().all(|tick| tick.is_finite()), "{low} {high} {ticks:?}");
        }
    }
}
