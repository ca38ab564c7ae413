//! Orders to try the tool with.

use crate::metrics::models::{SimulationInput, Transaction, Unit, simulate_transactions};
use crate::metrics::sorted;
use crate::tools::number::canonical;

/// The first day of the orders.
const START: &str = "2025-06-02";

/// Every order of these places, from the first day on, is not one that counts, or is paid back.
const CANCELLED: usize = 97;
const REFUNDED: usize = 61;
const TEST: usize = 401;
const WITHOUT_CUSTOMER: usize = 353;

/// What a shop's export looks like: the orders of 2,357 customers of our own making over 39 weeks, the same ones each time, with
/// what a real file has besides: orders that were cancelled or only tests, refunds, lines without a customer.
pub fn demo() -> String {
    let orders = simulate_transactions(&SimulationInput::demo(), START, Unit::Week).unwrap_or_default();
    let day = |order: &Transaction| {
        order.date.bytes().filter(u8::is_ascii_digit).fold(0.0, |n, d| 10.0 * n + f64::from(d - b'0'))
    };
    let orders = sorted(&orders, |order| [day(order), 0.0, 0.0, 0.0]);
    let mut text = "Order,Date,Customer,Total,Currency,Status\r\n".to_owned();
    for (place, order) in orders.iter().enumerate() {
        let number = 1001 + place;
        let amount = order.value.unwrap_or_default();
        let is_each = |nth: usize| place % nth == nth - 1;
        let status = match () {
            () if is_each(CANCELLED) => "cancelled",
            () if is_each(TEST) => "test",
            () => "paid",
        };
        let customer = if is_each(WITHOUT_CUSTOMER) { "" } else { order.customer.as_str() };
        line(&mut text, number, order, customer, amount, status);
        if is_each(REFUNDED) {
            line(&mut text, number, order, customer, -amount, status);
        }
    }
    text
}

fn line(text: &mut String, number: usize, order: &Transaction, customer: &str, amount: f64, status: &str) {
    *text += &format!("{number},{},{customer},{},EUR,{status}\r\n", order.date, canonical(amount));
}
