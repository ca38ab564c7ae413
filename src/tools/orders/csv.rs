//! The customers as a table of a file.

use super::{Customers, Modelled};
use crate::tools::lines::quoted;
use crate::tools::number::canonical;

const HEAD: &str = "customer,frequency,recency,age,value,expectedPurchases,probabilityAlive,expectedSpend,clv";

/// Every customer with what is expected of them; times are in the unit that was chosen.
pub fn csv(customers: &Customers, modelled: &Modelled) -> String {
    let rows = modelled.values.as_ref().and_then(|values| values.as_ref().ok()).map(|values| values.rows.as_slice());
    let optional = |value: Option<f64>| value.map(canonical).unwrap_or_default();
    let days = modelled.chosen.unit.days();
    let mut text = format!("{HEAD}\r\n");
    for (summary, valued) in customers.summaries.iter().zip(rows.unwrap_or_default()) {
        let times = [summary.frequency, summary.recency / days, summary.age / days].map(canonical);
        let found = [optional(summary.value), canonical(valued.expected), canonical(valued.alive)];
        let money = [optional(valued.spend), optional(valued.clv)];
        let name = quoted(&summary.customer);
        text += &[vec![name], times.into(), found.into(), money.into()].concat().join(",");
        text += "\r\n";
    }
    text
}
