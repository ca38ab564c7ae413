//! Two-sided critical values of distributions that are symmetric about zero.

/// A continuous distribution that is symmetric about zero. All arguments `x` are 0 or more.
pub(crate) trait Symmetric {
    /// Density at `x`.
    fn density(&self, x: f64) -> f64;
    /// P(|X| <= x), to full relative accuracy where it is small.
    fn inside(&self, x: f64) -> f64;
    /// P(|X| > x), to full relative accuracy where it is small.
    fn outside(&self, x: f64) -> f64;
    /// A first guess for the x with P(|X| > x) = `tail`, for tails below a half.
    fn tail_start(&self, tail: f64) -> f64;

    /// The x with P(|X| <= x) = `confidence`, for 0 < `confidence` < 1.
    ///
    /// Newton's method on ln P against ln x. Both branches are concave, so that after at most one step the iterates
    /// run monotonically to the root; 1 - `confidence` is exact where it is used.
    fn critical_value(&self, confidence: f64) -> f64 {
        if confidence <= 0.5 {
            let start = confidence / (2.0 * self.density(0.0));
            newton_in_logarithms(start, |x| {
                let inside = self.inside(x);
                (libm::log(inside / confidence), 2.0 * x * self.density(x) / inside)
            })
        } else {
            let tail = 1.0 - confidence;
            newton_in_logarithms(self.tail_start(tail), |x| {
                let outside = self.outside(x);
                (libm::log(outside / tail), -2.0 * x * self.density(x) / outside)
            })
        }
    }
}

/// The root of a function of ln x, given as x to (value, slope by ln x). Convergence is quadratic: the step after one
/// of 1e-9 would be lost in rounding.
fn newton_in_logarithms(start: f64, function: impl Fn(f64) -> (f64, f64)) -> f64 {
    let mut x = start;
    for _ in 0..100 {
        let (value, slope) = function(x);
        let step = value / slope;
        x *= libm::exp(-step);
        if step.abs() < 1e-9 {
            break;
        }
    }
    x
}
