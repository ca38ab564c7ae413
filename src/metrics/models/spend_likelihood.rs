//! The log-likelihood of the Gamma-Gamma model with its first and second derivatives.

use libm::{lgamma, log, log1p};

use crate::metrics::numeric::gamma::{GammaRatio, gamma_ratio, trigamma};
use crate::metrics::numeric::optimise::Evaluation;
use crate::metrics::numeric::order::sorted;

/// x repeat purchases of mean value z, of `count` customers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub(super) x: f64,
    pub(super) z: f64,
    pub(super) count: f64,
}

/// Rows sorted by frequency, their money in units of its mean.
#[derive(Debug, Clone)]
pub(super) struct Spends {
    rows: Vec<Row>,
    pub(super) customers: f64,
    /// Mean value of a customer's purchase.
    pub(super) scale: f64,
    /// Σ ln z in the data's money, which no parameter changes.
    pub(super) log_values: f64,
}

impl Spends {
    pub(super) fn new(rows: &[Row]) -> Self {
        let mut rows = sorted(rows, |row| [row.x, row.z, 0.0, 0.0]);
        let customers: f64 = rows.iter().map(|row| row.count).sum();
        let scale = rows.iter().map(|row| row.count / customers * row.z).sum();
        let log_values = rows.iter().map(|row| row.count * log(row.z)).sum();
        rows.iter_mut().for_each(|row| row.z /= scale);
        Self { rows, customers, scale, log_values }
    }

    /// At [p, q, γ], γ in scaled money, without the term Σ ln z; the derivatives are by the logarithms.
    pub(super) fn evaluate(&self, &[p, q, gamma]: &[f64; 3]) -> Evaluation<3> {
        let mut sums = Sums::default();
        for rows in self.rows.chunk_by(|a, b| a.x == b.x) {
            let Some(x) = rows.first().map(|row| row.x) else { continue };
            let mut group = Group { x, ..Group::default() };
            rows.iter().for_each(|row| group.add(row, gamma));
            sums.add(&group, p, q);
        }
        sums.evaluation()
    }
}

/// Sums over the customers of one frequency, with u = xz and s = γ + u.
#[derive(Default)]
struct Group {
    x: f64,
    count: f64,
    /// Σ ln(u/s) and Σ ln(γ/s).
    log_own: f64,
    log_common: f64,
    /// Σ u/s, Σ γ/s and Σ γu/s².
    own: f64,
    common: f64,
    product: f64,
}

impl Group {
    fn add(&mut self, row: &Row, gamma: f64) {
        let u = self.x * row.z;
        let s = gamma + u;
        let (own, common) = (u / s, gamma / s);
        self.count += row.count;
        self.log_own -= row.count * log1p(gamma / u);
        self.log_common -= row.count * log1p(u / gamma);
        self.own += row.count * own;
        self.common += row.count * common;
        self.product += row.count * own * common;
    }
}

#[derive(Default)]
struct Sums {
    value: f64,
    by_p: f64,
    by_q: f64,
    by_gamma: f64,
    pp: f64,
    pq: f64,
    p_gamma: f64,
    qq: f64,
    q_gamma: f64,
    gamma_gamma: f64,
}

impl Sums {
    fn add(&mut self, group: &Group, p: f64, q: f64) {
        let &Group { x, count, .. } = group;
        let px = p * x;
        let own: GammaRatio = gamma_ratio(px, q);
        let common: GammaRatio = gamma_ratio(q, px);
        // ln B(px, q), from the ratio that does not cancel.
        let log_beta = if px < q { lgamma(px) - common.ln } else { lgamma(q) - own.ln };
        self.value += px * group.log_own + q * group.log_common - count * log_beta;
        self.by_p += px * (count * own.digamma + group.log_own);
        self.by_q += q * (count * common.digamma + group.log_common);
        self.by_gamma += q * group.own - px * group.common;
        self.pp += count * px * px * own.trigamma;
        self.pq += count * px * q * trigamma(px + q);
        self.p_gamma -= px * group.common;
        self.qq += count * q * q * common.trigamma;
        self.q_gamma += q * group.own;
        self.gamma_gamma -= (px + q) * group.product;
    }

    fn evaluation(self) -> Evaluation<3> {
        Evaluation {
            value: self.value,
            gradient: [self.by_p, self.by_q, self.by_gamma],
            hessian: [
                [self.by_p + self.pp, self.pq, self.p_gamma],
                [self.pq, self.by_q + self.qq, self.q_gamma],
                [self.p_gamma, self.q_gamma, self.gamma_gamma],
            ],
        }
    }
}
