//! The log-likelihood of BG/NBD and MBG/NBD with its first and second derivatives.
//!
//! Symbols: x, t, T a customer's frequency, recency and age; r, α the shape and rate of the gamma distribution of
//! purchase rates; a, b the parameters of the beta distribution of dropout chances. With y = x for BG/NBD, y = x + 1
//! for MBG/NBD (which lets a customer drop out after the first purchase too),
//!
//! ln L = ln (r)_x - (r + x) ln(1 + T/α) - x ln α + ln (b)_y - ln (a + b)_y + [y > 0] ln(1 + e^D),
//! D = ln a - ln(b + y - 1) + (r + x) ln((α + T)/(α + t)),
//!
//! where (u)_n = Γ(u + n)/Γ(u).

use libm::{exp, log, log1p};

use super::PurchaseModel;
use super::history::PurchaseHistory;
use crate::metrics::numeric::gamma::{GammaRatio, gamma_ratio};
use crate::metrics::numeric::optimise::Evaluation;

/// Merged histories in scaled time, ready for many evaluations.
#[derive(Debug, Clone)]
pub(super) struct Likelihood {
    model: PurchaseModel,
    rows: Vec<Row>,
    /// Customers by frequency, ascending: the terms with gamma functions depend on nothing else.
    frequencies: Vec<Frequency>,
    customers: f64,
    purchases: f64,
    exposure: f64,
    /// The data's time unit in units of the scaled time.
    scale: f64,
}

#[derive(Debug, Clone)]
struct Row {
    frequency_index: usize,
    recency: f64,
    age: f64,
    count: f64,
}

#[derive(Debug, Clone)]
struct Frequency {
    x: f64,
    count: f64,
}

/// What the rows of one frequency share at given parameters.
struct Shared {
    /// r + x.
    shape: f64,
    x: f64,
    drops: bool,
    /// ln a - ln(b + y - 1).
    log_odds: f64,
    /// Derivatives of `log_odds` by ln b.
    slope: f64,
    bend: f64,
}

impl Likelihood {
    pub(super) fn model(&self) -> PurchaseModel {
        self.model
    }

    /// Of sorted rows without repetition. Time is scaled by the largest age, so that a fit does not depend on the unit.
    pub(super) fn new(model: PurchaseModel, histories: &[PurchaseHistory]) -> Self {
        let oldest = histories.iter().fold(0.0, |most: f64, h| most.max(h.age));
        let scale = if oldest > 0.0 { oldest } else { 1.0 };
        let mut frequencies: Vec<Frequency> = Vec::new();
        for history in histories {
            match frequencies.last_mut() {
                Some(last) if last.x == history.frequency => last.count += history.count,
                _ => frequencies.push(Frequency { x: history.frequency, count: history.count }),
            }
        }
        let mut index = 0;
        let rows = histories.iter().map(|h| {
            while frequencies.get(index).is_some_and(|f| f.x < h.frequency) {
                index += 1;
            }
            Row { frequency_index: index, recency: h.recency / scale, age: h.age / scale, count: h.count }
        });
        let rows: Vec<Row> = rows.collect();
        let exposure = rows.iter().map(|row| row.count * row.age).sum();
        let customers = frequencies.iter().map(|f| f.count).sum();
        let purchases = frequencies.iter().map(|f| f.count * f.x).sum();
        Self { model, rows, frequencies, customers, purchases, exposure, scale }
    }

    pub(super) fn customers(&self) -> f64 {
        self.customers
    }

    /// Repeat purchases of all customers.
    pub(super) fn purchases(&self) -> f64 {
        self.purchases
    }

    /// Scaled time under observation of all customers.
    pub(super) fn exposure(&self) -> f64 {
        self.exposure
    }

    pub(super) fn scale(&self) -> f64 {
        self.scale
    }

    /// The log-likelihood in the data's own unit: a density of `purchases` points in time.
    pub(super) fn in_own_unit(&self, scaled: f64) -> f64 {
        scaled - self.purchases * log(self.scale)
    }

    /// At [r, α, a, b], α in scaled time; the derivatives are by the logarithms of the parameters.
    pub(super) fn evaluate(&self, parameters: &[f64; 4]) -> Evaluation<4> {
        let mut sums = Sums { product: 1.0, ..Sums::default() };
        let shared = self.frequency_terms(parameters, &mut sums);
        let [r, alpha, _, _] = *parameters;
        for row in &self.rows {
            if let Some(shared) = shared.get(row.frequency_index) {
                sums.add_row(row, shared, r, alpha);
            }
        }
        sums.evaluation(r)
    }

    fn frequency_terms(&self, &[r, alpha, a, b]: &[f64; 4], sums: &mut Sums) -> Vec<Shared> {
        let log_alpha = log(alpha);
        let (mut rate, mut kept, mut all) = (GammaRatio::default(), GammaRatio::default(), GammaRatio::default());
        let (mut x_before, mut y_before) = (0.0, 0.0);
        let mut shared = Vec::with_capacity(self.frequencies.len());
        for &Frequency { x, count } in &self.frequencies {
            let y = self.model.chances_to_drop_out(x);
            rate = rate.then(gamma_ratio(r + x_before, x - x_before));
            kept = kept.then(gamma_ratio(b + y_before, y - y_before));
            all = all.then(gamma_ratio(a + b + y_before, y - y_before));
            (x_before, y_before) = (x, y);
            sums.value += count * (rate.ln + (kept.ln - all.ln) - x * log_alpha);
            sums.add_rate(count, r, rate);
            sums.add_dropout(count, a, b, kept, all);
            let tries = b + (y - 1.0);
            let drops = y > 0.0;
            let log_odds = if drops { log(a / tries) } else { 0.0 };
            let bend = -b * (y - 1.0) / (tries * tries);
            shared.push(Shared { shape: r + x, x, drops, log_odds, slope: -b / tries, bend });
        }
        shared
    }
}

/// Value, gradient and the distinct elements of the Hessian by (ln r, ln α, ln a, ln b).
#[derive(Default)]
struct Sums {
    value: f64,
    gradient: [f64; 4],
    rr: f64,
    r_alpha: f64,
    ra: f64,
    rb: f64,
    alpha_alpha: f64,
    alpha_a: f64,
    alpha_b: f64,
    aa: f64,
    ab: f64,
    bb: f64,
    /// Factors of the likelihood whose logarithm `value` does not hold yet.
    product: f64,
    /// Weighted sum of ln(1 + T/α), which enters value, gradient and Hessian by r alike.
    log_growth: f64,
}

impl Sums {
    fn add_rate(&mut self, count: f64, r: f64, rate: GammaRatio) {
        self.gradient[0] += count * r * rate.digamma;
        self.rr += count * (r * rate.digamma + r * r * rate.trigamma);
    }

    fn add_dropout(&mut self, count: f64, a: f64, b: f64, kept: GammaRatio, all: GammaRatio) {
        let by_a = -a * all.digamma;
        let by_b = b * (kept.digamma - all.digamma);
        self.gradient[2] += count * by_a;
        self.gradient[3] += count * by_b;
        self.aa += count * (by_a - a * a * all.trigamma);
        self.ab -= count * a * b * all.trigamma;
        self.bb += count * (by_b + b * b * (kept.trigamma - all.trigamma));
    }

    fn add_row(&mut self, row: &Row, shared: &Shared, r: f64, alpha: f64) {
        let &Row { recency, age, count, .. } = row;
        let &Shared { shape, x, .. } = shared;
        let inverse = 1.0 / (alpha + age);
        let log_growth = log1p(age / alpha);
        self.value -= count * shape * log_growth;
        self.log_growth += count * log_growth;
        self.gradient[1] += count * (r * age - x * alpha) * inverse;
        self.r_alpha += count * r * age * inverse;
        self.alpha_alpha -= count * shape * alpha * age * inverse * inverse;
        if shared.drops {
            self.add_dropped(shared, r, alpha, age - recency, 1.0 / (alpha + recency), inverse, count);
        }
    }

    /// The term ln(1 + e^D): the customer may have dropped out right after the last purchase.
    #[expect(clippy::too_many_arguments, reason = "what the row has computed already")]
    fn add_dropped(&mut self, shared: &Shared, r: f64, alpha: f64, silence: f64, early: f64, late: f64, count: f64) {
        let log_stretch = log1p(silence * early);
        let d = shared.log_odds + shared.shape * log_stretch;
        let small = exp(-d.abs());
        let chance = if d > 0.0 { 1.0 / (1.0 + small) } else { small / (1.0 + small) };
        let weight = count * chance;
        let curve = weight * if d > 0.0 { small / (1.0 + small) } else { 1.0 / (1.0 + small) };
        let by_r = r * log_stretch;
        let per_alpha = -alpha * silence * early * late;
        let by_alpha = shared.shape * per_alpha;
        let by_b = shared.slope;
        self.value += count * d.max(0.0);
        self.add_log1p(count, small);
        self.gradient[0] += weight * by_r;
        self.gradient[1] += weight * by_alpha;
        self.gradient[2] += weight;
        self.gradient[3] += weight * by_b;
        self.rr += weight * by_r + curve * by_r * by_r;
        self.r_alpha += weight * r * per_alpha + curve * by_r * by_alpha;
        self.ra += curve * by_r;
        self.rb += curve * by_r * by_b;
        self.alpha_alpha += weight * by_alpha * (1.0 - alpha * (early + late)) + curve * by_alpha * by_alpha;
        self.alpha_a += curve * by_alpha;
        self.alpha_b += curve * by_alpha * by_b;
        self.aa += curve;
        self.ab += curve * by_b;
        self.bb += weight * shared.bend + curve * by_b * by_b;
    }

    /// count ln(1 + small), for small <= 1: factors are multiplied up, and a logarithm is taken once in a while.
    fn add_log1p(&mut self, count: f64, small: f64) {
        if count == 1.0 {
            self.product *= 1.0 + small;
            if self.product > 1e250 {
                self.value += log(self.product);
                self.product = 1.0;
            }
        } else {
            self.value += count * log1p(small);
        }
    }

    fn evaluation(mut self, r: f64) -> Evaluation<4> {
        self.value += log(self.product);
        self.gradient[0] -= r * self.log_growth;
        self.rr -= r * self.log_growth;
        Evaluation {
            value: self.value,
            gradient: self.gradient,
            hessian: [
                [self.rr, self.r_alpha, self.ra, self.rb],
                [self.r_alpha, self.alpha_alpha, self.alpha_a, self.alpha_b],
                [self.ra, self.alpha_a, self.aa, self.ab],
                [self.rb, self.alpha_b, self.ab, self.bb],
            ],
        }
    }
}
