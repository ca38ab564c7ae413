//! How long customers stay, from the months of each of them.

use crate::metrics::{DEFAULT_CONFIDENCE, Interval, mean_interval};
use crate::tools::entry::Entry;
use crate::tools::series::{self, Unreadable};

/// The mean of the months that customers stayed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tenure {
    /// How many customers it rests on.
    pub customers: usize,
    /// Their mean, in months.
    pub mean: f64,
    /// Its Student t interval of 95 %; none for a single customer.
    pub interval: Option<Interval>,
}

/// What is wrong with the months.
#[derive(Debug, Clone, PartialEq)]
pub enum Flaw {
    /// A text that is no number.
    Unreadable(Unreadable),
    /// A number that is no time: below 0, or above 1,200 months.
    NoTime(f64),
}

/// The longest time that the table takes, in months.
const LONGEST: f64 = 1200.0;

/// The mean of months typed or pasted as lines of numbers; nothing where there are none.
///
/// # Errors
/// The first number that is none, or no time.
pub fn tenure(entry: &Entry) -> Result<Option<Tenure>, Flaw> {
    let months = series::read(entry).map_err(Flaw::Unreadable)?.concat();
    if let Some(wrong) = months.iter().find(|months| !(0.0..=LONGEST).contains(*months)) {
        return Err(Flaw::NoTime(*wrong));
    }
    let interval = mean_interval(&months, DEFAULT_CONFIDENCE).ok().flatten();
    let customers = months.len();
    let mean = months.iter().sum::<f64>() / customers as f64;
    Ok((customers > 0).then_some(Tenure { customers, mean, interval }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Language;

    fn of(text: &str) -> Result<Option<Tenure>, Flaw> {
        tenure(&Entry::typed(text, Language::En))
    }

    /// Student's hours of sleep, without the one below zero, by integrating the density of t: the critical value is 2.306004135204.
    #[test]
    fn a_mean_comes_with_the_interval_of_student() {
        let tenure = of("1.9 0.8 1.1 0.1\n4.4 5.5 1.6 4.6 3.4").unwrap().unwrap();
        assert_eq!(tenure.customers, 9);
        assert!((tenure.mean - 2.6).abs() < 1e-14);
        let interval = tenure.interval.unwrap();
        assert!((interval.low - 1.123_436_903_0).abs() < 1e-9 && (interval.high - 4.076_563_097_0).abs() < 1e-9);
    }

    #[test]
    fn one_customer_has_a_mean_and_none_has_nothing() {
        assert_eq!(of("12"), Ok(Some(Tenure { customers: 1, mean: 12.0, interval: None })));
        assert_eq!(of(" \n"), Ok(None));
    }

    #[test]
    fn what_is_no_time_is_named() {
        assert_eq!(of("12 -3"), Err(Flaw::NoTime(-3.0)));
        assert_eq!(of("12\n1201"), Err(Flaw::NoTime(1201.0)));
        assert!(matches!(of("12 x"), Err(Flaw::Unreadable(_))));
    }
}
