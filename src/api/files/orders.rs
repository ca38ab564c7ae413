//! Files of orders.

use std::sync::LazyLock;

use serde::Serialize;

use super::super::error::Result;
use super::super::export::exports;
use super::super::models::{UNITS, date};
use super::super::reader::{Object, Place};
use super::super::value::{ScriptResult, ScriptValue, plain};
use super::{FileError, FileReader, by_name, column, form, refused_table};
use crate::metrics::models::{CustomerSummary, Unit};
use crate::metrics::range::UTC_OFFSET;
use crate::orders::{OrderOptions, OrderOutcome, OrderReader, OrderRole, OrdersError, inspect_orders};
use crate::table::Column;

/// The fields of the options.
const OPTIONS: &[&str] = &[
    "encoding",
    "separator",
    "headerRows",
    "decimal",
    "unit",
    "observationEnd",
    "columns",
    "dayFirst",
    "statuses",
    "currency",
    "shopOffset",
];

/// The names of the roles, made once.
static ROLES: LazyLock<Vec<&str>> = LazyLock::new(|| OrderRole::ALL.map(OrderRole::name).to_vec());

exports! {
    /// What the beginning of a file of orders looks like.
    inspectOrders = inspect(head, options) {
        let bytes = super::head(&head)?;
        let options = options.optional(|options| options_of(options, |fields| {
            Ok(fields.optional("unit", |unit| unit.choice(&UNITS))?.unwrap_or(Unit::Day))
        }))?;
        match inspect_orders(&bytes, &options.unwrap_or_else(|| OrderOptions::new(Unit::Day))) {
            Ok(inspection) => plain(inspection),
            Err(OrdersError::Table(error)) => Err(refused_table(error, "head".to_owned())),
            Err(OrdersError::Option(error)) => Err(error.within("options").into()),
        }
    }
}

/// What else there is to say of a file.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Details {
    uncovered_refunds: u64,
    rounded_ids: u64,
}

impl FileReader for OrderReader {
    const NAME: &'static str = "OrderReader";

    fn new<V: ScriptValue>(options: V) -> Result<Self> {
        let options = options_of(&Place::whole(options), |fields| fields.choice("unit", &UNITS))?;
        Ok(Self::new(options).map_err(FileError::from)?)
    }

    fn push_bytes(&mut self, bytes: &[u8]) -> Result<()> {
        Ok(self.push(bytes).map_err(FileError::from)?)
    }

    fn finish<V: ScriptResult>(&self) -> Result<V> {
        let OrderOutcome { customers, lines, orders, refunds, observation_end, currency, skipped, .. } =
            Self::finish(self).map_err(FileError::from)?;
        V::record(vec![
            ("customers", in_columns(&customers)?),
            ("lines", plain(lines)?),
            ("orders", plain(orders)?),
            ("refunds", plain(refunds)?),
            ("observationEnd", plain(observation_end)?),
            ("currency", plain(currency)?),
            ("skipped", plain(skipped)?),
        ])
    }

    fn details<V: ScriptResult>(&self) -> Result<V> {
        let outcome = Self::finish(self).map_err(FileError::from)?;
        plain(Details { uncovered_refunds: outcome.uncovered_refunds, rounded_ids: outcome.rounded_ids })
    }
}

impl From<OrdersError> for FileError {
    fn from(error: OrdersError) -> Self {
        match error {
            OrdersError::Table(error) => Self::Table(error),
            OrdersError::Option(error) => Self::Metric(error),
        }
    }
}

fn options_of<V: ScriptValue>(
    place: &Place<'_, V>,
    unit: impl FnOnce(&Object<'_, V>) -> Result<Unit>,
) -> Result<OrderOptions> {
    let fields = place.object(OPTIONS)?;
    Ok(OrderOptions {
        form: form(&fields)?,
        unit: unit(&fields)?,
        observation_end: fields.optional("observationEnd", date)?,
        columns: fields.optional("columns", columns)?.unwrap_or_default().into_iter().collect(),
        day_first: fields.optional("dayFirst", |first| first.boolean())?,
        statuses: fields.optional("statuses", statuses)?.unwrap_or_default().into_iter().collect(),
        currency: fields.optional("currency", |currency| currency.text())?,
        shop_offset: fields.optional_number("shopOffset", UTC_OFFSET)?,
    })
}

fn columns<V: ScriptValue>(place: &Place<'_, V>) -> Result<Vec<(OrderRole, Option<Column>)>> {
    by_name(&place.object(&ROLES)?, OrderRole::ALL.into_iter().map(|role| (role.name(), role)), column)
}

/// Which words mean a sale.
fn statuses<V: ScriptValue>(place: &Place<'_, V>) -> Result<Vec<(String, bool)>> {
    let words = place.record(|word| word.optional(|word| word.boolean()))?;
    Ok(words.into_iter().filter_map(|(text, is_sale)| Some((text, is_sale?))).collect())
}

/// A column for each field of the summaries; NaN where a customer has no value.
fn in_columns<V: ScriptResult>(customers: &[CustomerSummary]) -> Result<V> {
    let column = |cell: fn(&CustomerSummary) -> f64| V::column(&customers.iter().map(cell).collect::<Vec<_>>());
    V::record(vec![
        ("customer", plain(customers.iter().map(|row| row.customer.as_str()).collect::<Vec<_>>())?),
        ("frequency", column(|row| row.frequency)),
        ("recency", column(|row| row.recency)),
        ("age", column(|row| row.age)),
        ("value", column(|row| row.value.unwrap_or(f64::NAN))),
    ])
}
