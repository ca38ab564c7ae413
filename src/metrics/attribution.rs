//! What each factor of a product contributed to its change.

use serde::{Serialize, Serializer};

use crate::metrics::error::{outcome, positive};
use crate::metrics::rule::Rule;
use crate::metrics::{MetricError, Result};

/// The result of [`attribute_change`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangeAttribution {
    /// Product after less product before.
    pub change: f64,
    /// Contribution of each factor, in the order of the first argument.
    #[serde(serialize_with = "as_map")]
    pub shares: Vec<(String, f64)>,
}

fn as_map<S: Serializer>(shares: &[(String, f64)], serializer: S) -> std::result::Result<S::Ok, S::Error> {
    serializer.collect_map(shares.iter().map(|(name, share)| (name, share)))
}

/// The change of a product of named factors, split exactly among them (logarithmic mean Divisia index).
///
/// # Formula
/// share_i = L(V1, V0) ln(f_i1 / f_i0) with L(a, b) = (a - b) / ln(a / b), L(a, a) = a, V the product of the factors.
///
/// # Inputs
/// `before` and `after`: the same names, each with a factor above 0, in any order.
///
/// # Returns
/// V1 - V0 and the shares, which sum to it.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at `before.<name>` or `after.<name>`; `Inconsistent` there if the name is in one of them
/// only, or twice; `OutOfRange` at `""` if a product leaves the range of a double.
///
/// # Numerics
/// V1 - V0 is taken from products in doubled precision, so that near-equal products keep their digits. The rounding
/// that the shares leave is put into the largest of them; `change` is the sum of the shares in their order.
///
/// # Examples
/// ```
/// use feltworth::metrics::attribute_change;
/// let factors = |check: f64, months: f64| vec![("check".to_owned(), check), ("months".to_owned(), months)];
/// let result = attribute_change(&factors(20.0, 36.0), &factors(40.0, 18.0))?;
/// assert_eq!(result.change, 0.0);
/// assert!((result.shares[0].1 - 720.0 * 2_f64.ln()).abs() < 1e-9);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Ang 2005, "The LMDI approach to decomposition analysis: a practical guide", Energy Policy 33.
pub fn attribute_change(before: &[(String, f64)], after: &[(String, f64)]) -> Result<ChangeAttribution> {
    let pairs = paired(before, after)?;
    let (old, new) = (product(pairs.iter().map(|p| p.1))?, product(pairs.iter().map(|p| p.2))?);
    let change = new.minus(&old);
    let mean = logarithmic_mean(old.high, new.high, change);
    let share = |&(name, from, to): &(&str, f64, f64)| (name.to_owned(), mean * ln_quotient(from, to));
    let shares = balanced(pairs.iter().map(share).collect(), change);
    for (_, share) in &shares {
        outcome(*share)?;
    }
    let shares: Vec<_> = shares.into_iter().map(|(name, share)| (name, share + 0.0)).collect();
    Ok(ChangeAttribution { change: outcome(total(&shares))?, shares })
}

/// Each name with its factor before and after, in the order of `before`.
fn paired<'a>(before: &'a [(String, f64)], after: &[(String, f64)]) -> Result<Vec<(&'a str, f64, f64)>> {
    each_positive_once(before, "before")?;
    let known = |name: &String| before.iter().any(|(other, _)| other == name);
    let missing = |name: &String| !after.iter().any(|(other, _)| other == name);
    let strange = after.iter().map(|(name, _)| name).find(|name| !known(name));
    if let Some(name) = strange.or_else(|| before.iter().map(|(name, _)| name).find(|name| missing(name))) {
        return Err(MetricError::Inconsistent { field: format!("after.{name}"), rule: Rule::FactorsOfBefore });
    }
    each_positive_once(after, "after")?;
    let later = |name: &str| after.iter().find(|(other, _)| other == name).map(|(_, factor)| *factor);
    Ok(before.iter().filter_map(|(name, from)| Some((name.as_str(), *from, later(name)?))).collect())
}

fn each_positive_once(factors: &[(String, f64)], argument: &str) -> Result<()> {
    for (index, (name, factor)) in factors.iter().enumerate() {
        let field = format!("{argument}.{name}");
        positive(&field, *factor)?;
        if factors.iter().take(index).any(|(other, _)| other == name) {
            return Err(MetricError::Inconsistent { field, rule: Rule::EachFactorOnce });
        }
    }
    Ok(())
}

/// A number as the exact sum of two doubles.
#[derive(Clone, Copy)]
struct Doubled {
    high: f64,
    low: f64,
}

impl Doubled {
    /// Dekker's product with a fused multiply-add.
    fn times(self, factor: f64) -> Self {
        let high = self.high * factor;
        let low = libm::fma(self.high, factor, -high) + self.low * factor;
        Self { high: high + low, low: low - ((high + low) - high) }
    }

    fn minus(&self, other: &Self) -> f64 {
        (self.high - other.high) + (self.low - other.low)
    }
}

fn product(factors: impl Iterator<Item = f64>) -> Result<Doubled> {
    let product = factors.fold(Doubled { high: 1.0, low: 0.0 }, Doubled::times);
    // The logarithm of a product that sank to a subnormal has lost its digits, like one that overflowed.
    if product.high.is_normal() {
        return Ok(product);
    }
    let rule = Rule::Representable;
    Err(MetricError::OutOfRange { field: String::new(), value: product.high, rule })
}

/// L(new, old), from their difference where that has more digits than their quotient.
fn logarithmic_mean(old: f64, new: f64, change: f64) -> f64 {
    let relative = change / old;
    if change == 0.0 {
        return old;
    }
    change / if relative.abs() < 0.5 { libm::log1p(relative) } else { ln_quotient(old, new) }
}

/// ln(to / from), all digits near to = from, and over the whole range of a double.
fn ln_quotient(from: f64, to: f64) -> f64 {
    let relative = (to - from) / from;
    if relative.abs() < 0.5 {
        return libm::log1p(relative);
    }
    let quotient = to / from;
    if quotient.is_normal() { libm::log(quotient) } else { libm::log(to) - libm::log(from) }
}

/// The shares, the largest corrected by what rounding has left of the change.
fn balanced(mut shares: Vec<(String, f64)>, change: f64) -> Vec<(String, f64)> {
    for _ in 0..3 {
        let left = change - total(&shares);
        let largest = shares.iter_mut().max_by(|one, other| one.1.abs().total_cmp(&other.1.abs()));
        match largest {
            Some((_, share)) if left != 0.0 && *share != 0.0 && left.is_finite() => *share += left,
            _ => break,
        }
    }
    shares
}

fn total(shares: &[(String, f64)]) -> f64 {
    shares.iter().fold(0.0, |sum, (_, share)| sum + share)
}
