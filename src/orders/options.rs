//! What is said about a file of orders.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Serialize, Serializer};

use super::error::Result;
use crate::metrics::models::Unit;
use crate::metrics::models::date::day_number;
use crate::metrics::range::UTC_OFFSET;
use crate::metrics::{MetricError, Rule};
use crate::table::{Column, FileForm, SortedMap};

/// What a column of a file of orders means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, BorshSerialize, BorshDeserialize)]
pub enum OrderRole {
    /// Who bought.
    Customer,
    /// When.
    Date,
    /// The id that the lines of an order share.
    Order,
    /// What the whole order came to; negative is a refund.
    Amount,
    /// How many pieces of a line; 1 without such a column.
    Quantity,
    /// What one piece costs; without a quantity, the whole line.
    Price,
    /// What is taken off a line.
    Discount,
    /// What of the order has been paid back.
    Refunded,
    /// Its currency.
    Currency,
    /// Whether it was paid.
    Status,
    /// Whether it was a test.
    Mode,
}

impl OrderRole {
    /// All roles.
    pub const ALL: [Self; 11] = [
        Self::Customer,
        Self::Date,
        Self::Order,
        Self::Amount,
        Self::Quantity,
        Self::Price,
        Self::Discount,
        Self::Refunded,
        Self::Currency,
        Self::Status,
        Self::Mode,
    ];

    /// The name in the JavaScript face.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Date => "date",
            Self::Order => "order",
            Self::Amount => "amount",
            Self::Quantity => "quantity",
            Self::Price => "price",
            Self::Discount => "discount",
            Self::Refunded => "refunded",
            Self::Currency => "currency",
            Self::Status => "status",
            Self::Mode => "mode",
        }
    }

    /// Whether amounts of lines come of it, which an amount of the order replaces.
    pub(super) fn is_of_line_amount(self) -> bool {
        matches!(self, Self::Quantity | Self::Price | Self::Discount)
    }

    /// The path of its field in the options.
    pub(super) fn field(self) -> String {
        format!("columns.{}", self.name())
    }
}

impl Serialize for OrderRole {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// What is said about a file of orders; the rest is found from it.
#[derive(Debug, Clone, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct OrderOptions {
    /// How the file is written.
    pub form: FileForm,
    /// The unit of recency and age.
    pub unit: Unit,
    /// ISO date, the last day that counts; by default the last day of a line that is not left out.
    pub observation_end: Option<String>,
    /// Instead of what the headers say; none: not in the file, whatever a header says.
    pub columns: SortedMap<OrderRole, Option<Column>>,
    /// Whether 08/03 is 8 March.
    pub day_first: Option<bool>,
    /// Words of the status column that count as a sale or not, beside those that are known.
    pub statuses: SortedMap<String, bool>,
    /// The one currency that is read; by default the only one in the file.
    pub currency: Option<String>,
    /// Minutes east of UTC of the shop's day, for times that carry their own offset; by default the day as it is written.
    pub shop_offset: Option<f64>,
}

impl OrderOptions {
    /// Nothing said but the unit of time.
    pub fn new(unit: Unit) -> Self {
        Self {
            form: FileForm::default(),
            unit,
            observation_end: None,
            columns: SortedMap::default(),
            day_first: None,
            statuses: SortedMap::default(),
            currency: None,
            shop_offset: None,
        }
    }

    /// The last day that counts, as a day number.
    pub(super) fn end(&self) -> Result<Option<i32>> {
        let day = |text: &String| {
            let wrong = || MetricError::Malformed { field: "observationEnd".to_owned(), rule: Rule::IsoDate };
            day_number(text).ok_or_else(|| wrong().into())
        };
        self.observation_end.as_ref().map(day).transpose()
    }

    /// The shop's offset in minutes.
    pub(super) fn offset(&self) -> Result<Option<i32>> {
        let checked = |value| crate::metrics::check("shopOffset", value, UTC_OFFSET);
        Ok(self.shop_offset.map(checked).transpose()?.map(|minutes| minutes as i32))
    }
}
