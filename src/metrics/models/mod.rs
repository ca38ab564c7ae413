//! Lifetime value from data: models of purchases, spend and retention, fitted by maximum likelihood.

mod bg_nbd;
mod bootstrap;
mod clv;
pub(crate) mod date;
mod fitting;
mod gamma_gamma;
mod history;
mod likelihood;
mod prediction;
mod profile;
pub(crate) mod purchase_days;
mod purchase_log;
mod refitting;
mod sbg;
mod schedule;
mod simulate;
mod spend_likelihood;
mod summary;
mod unit;
mod valuation;

pub use bg_nbd::{
    PurchaseFit, PurchaseFitting, PurchaseModel, PurchaseParameters, StandardErrors, fit_purchases, log_likelihood,
};
pub use bootstrap::{
    PurchaseBootstrap, PurchaseRefitting, Resampling, ValueBootstrap, ValueRefitting, bootstrap_purchases,
    bootstrap_value,
};
pub use clv::{CustomerValue, DiscountTiming, MonthlyClvInput, ValueRow, monthly_clv};
pub use date::is_iso_date;
pub use gamma_gamma::{
    NoMean, SpendFit, SpendFitting, SpendHistory, SpendParameters, SpendPrediction, fit_spend, predict_spend,
};
pub use history::{PurchaseHistory, contradiction};
pub use prediction::{PurchasePrediction, predict_purchases, purchase_probabilities};
pub use profile::PurchaseIntervals;
pub use purchase_log::{PurchaseLog, history_until};
pub use sbg::{
    DiscountedLifetime, RetentionFit, RetentionForecast, RetentionParameters, discounted_lifetime, fit_retention,
    predict_retention,
};
pub use simulate::{SimulatedCustomer, SimulationInput, simulate_customers, simulate_transactions};
pub use summary::{CustomerSummary, Summariser, Transaction, summarise};
pub use unit::Unit;

use super::error::Result;

/// Says where in a list an error lies; the path is put together only if there is one.
fn at_row<T>(result: Result<T>, list: &str, row: usize, field: &str) -> Result<T> {
    result.map_err(|error| error.within(&format!("{list}[{row}].{field}")))
}
