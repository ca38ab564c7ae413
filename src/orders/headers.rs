//! The headers by which columns and exports are recognised.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

use super::options::OrderRole;
use crate::table::{is_in_word, small};

/// Whose export a file looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub enum OrderSource {
    /// A row a line item, order columns on the first row of an order.
    Shopify,
    /// The orders of WooCommerce Analytics, or of an export plug-in.
    WooCommerce,
    /// Payments.
    Stripe,
    /// Items, date and time apart.
    Square,
    /// Order reports, parted by tabs.
    Amazon,
}

impl OrderSource {
    /// By the headers that no other export has together.
    pub(super) fn of(headers: &[String]) -> Option<Self> {
        let has = |wanted: &str| headers.iter().any(|header| header == wanted);
        let any = |wanted: &[&str]| wanted.iter().any(|wanted| has(wanted));
        match () {
            () if has("name") && has("financial status") && headers.iter().any(|h| h.starts_with("lineitem")) => {
                Some(Self::Shopify)
            }
            () if any(&["created utc", "created date utc"]) && has("amount") => Some(Self::Stripe),
            () if has("customer type") && any(&["attribution", "items sold", "n revenue formatted", "net sales"]) => {
                Some(Self::WooCommerce)
            }
            () if has("order status") && any(&["email billing", "item", "order line total", "order total amount"]) => {
                Some(Self::WooCommerce)
            }
            () if has("time zone") && any(&["transaction id", "payment id"]) => Some(Self::Square),
            () if has("purchase date") && any(&["order id", "amazon order id"]) => Some(Self::Amazon),
            () => None,
        }
    }
}

/// A header in small letters, without marks: `Email (Billing)` is `email billing`, `order-id` is `order id`.
pub(super) fn in_words(header: &str) -> String {
    let letters = |character: char| if is_in_word(character) { small(character) } else { ' ' };
    let spaced: String = header.chars().map(letters).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A header in words without the currency that it ends with: `Amount (EUR)` is `amount`.
pub(super) fn without_currency(words: &str) -> &str {
    const CURRENCIES: &str = "eur usd gbp pln rub chf czk huf sek nok dkk cad aud jpy inr brl uah try zł zl руб";
    match words.rsplit_once(' ') {
        Some((before, last)) if CURRENCIES.split(' ').any(|currency| currency == last) => before,
        _ => words,
    }
}

/// The headers of a role, the better ones first: of a rank that is there the later ranks do not count.
pub(super) fn ranks(role: OrderRole, source: Option<OrderSource>) -> Vec<&'static str> {
    let own = match (role, source) {
        (OrderRole::Order, Some(OrderSource::Shopify)) => "name",
        (OrderRole::Order, Some(OrderSource::Stripe)) => "id",
        // A formatted total stands beside the plain one, which is without taxes and shipping.
        (OrderRole::Amount, Some(OrderSource::WooCommerce)) => "net sales|n revenue",
        _ => "",
    };
    std::iter::once(own).chain(known(role).iter().copied()).filter(|rank| !rank.is_empty()).collect()
}

/// Whether a header is in a rank.
pub(super) fn is_in(rank: &str, words: &str) -> bool {
    rank.split('|').any(|header| header == words || header == without_currency(words))
}

/// Prices of a whole line, which no quantity multiplies.
pub(super) const LINE_TOTALS: &str = "order line total|line total|lineitem total|item total|line amount|item price|net sales|\
    sales value|extended price|wartość pozycji|znesek postavke|сумма позиции|totale riga";

/// Headers in words, parted by `|`, in ranks.
fn known(role: OrderRole) -> &'static [&'static str] {
    match role {
        OrderRole::Customer => &[
            "customer id|customerid|customer number|customer no|client id|clientid|user id|userid|buyer id|buyer user id|\
             household id|member id|cust id|id klienta|numer klienta|id stranke|številka stranke|id клиента|номер клиента|\
             id cliente|codice cliente",
            "email|e mail|email address|customer email|email billing|billing email|buyer email|contact email|purchase email|\
             customer account email address|from email address|adres e mail|email klienta|e mail klienta|e pošta|\
             elektronska pošta|email stranke|электронная почта|эл почта|почта|email клиента|indirizzo email|\
             indirizzo e mail|posta elettronica|email cliente",
            "customer|client|buyer|customer name|buyer name|billing name|full name|klient|kupujący|stranka|kupec|клиент|\
             покупатель|cliente|acquirente",
        ],
        OrderRole::Date => &[
            "created at|created utc|created date utc|order date|orderdate|purchase date|invoicedate|invoice date|\
             transaction date|transaction timestamp|date created|data zamówienia|data zakupu|datum naročila|datum nakupa|\
             дата заказа|дата покупки|data ordine|data dell ordine|data acquisto|data di acquisto",
            "date|created|timestamp|datetime|date time|sale date|data|datum|дата",
            "paid at|date paid|paid date",
        ],
        OrderRole::Order => &[
            "order|order number|order no|ordernumber|invoiceno|invoice no|invoice number|invoice|numer zamówienia|\
             nr zamówienia|zamówienie|številka naročila|naročilo|номер заказа|заказ|numero ordine|n ordine|ordine",
            "order id|orderid|amazon order id|id zamówienia|id naročila|id заказа|id ordine",
            "transaction id|basket id|receipt number|sale id|order reference|reference",
            "payment id|номер",
            "id",
        ],
        OrderRole::Amount => &[
            "total|order total|order total amount|grand total|grand total purchased|grand total base|total amount|order amount|\
             total order amount|order total inc tax|suma|razem|wartość zamówienia|kwota zamówienia|skupaj|znesek naročila|\
             сумма заказа|итого|totale|totale ordine|importo totale",
            "amount|gross|revenue|value|order value|kwota|wartość|znesek|vrednost|сумма|importo|valore",
        ],
        OrderRole::Price => &[
            LINE_TOTALS,
            "lineitem price|unitprice|unit price|price|item cost|cena|cena jednostkowa|cena na enoto|цена|prezzo|\
             prezzo unitario",
        ],
        OrderRole::Quantity => {
            &["quantity|qty|lineitem quantity|item quantity|quantity purchased|ilość|količina|количество|кол во|\
             quantità"]
        }
        OrderRole::Discount => &["lineitem discount|line discount|item discount|discount|rabat|popust|скидка|sconto"],
        OrderRole::Refunded => &[
            "refunded amount|amount refunded|total refunded|total refund|order refund amount|refund amount|refunded|refund|zwrot|\
             kwota zwrotu|vračilo|znesek vračila|возврат|сумма возврата|rimborso|importo rimborsato",
        ],
        OrderRole::Currency => &["currency|order currency|currency code|waluta|valuta|валюта"],
        OrderRole::Status => &[
            "financial status|payment status|order status",
            "status|stan|status zamówienia|stanje|status naročila|статус|статус заказа|stato|stato ordine|état",
        ],
        OrderRole::Mode => &["mode|livemode|live mode|test|is test|test order"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_compared_by_their_words() {
        for (header, expected) in [("Email (Billing)", "email billing"), ("Order #", "order"), ("order-id", "order id")]
        {
            assert_eq!(in_words(header), expected);
        }
    }

    #[test]
    fn every_known_header_is_written_in_its_words_and_means_one_thing_in_a_role() {
        for role in OrderRole::ALL {
            let all: Vec<&str> = known(role).iter().flat_map(|rank| rank.split('|')).collect();
            for header in &all {
                assert_eq!(in_words(header), *header);
                assert_eq!(all.iter().filter(|other| *other == header).count(), 1, "{header}");
            }
        }
    }

    #[test]
    fn a_currency_in_the_header_says_nothing_of_the_role() {
        assert!(is_in("total|amount", "amount eur") && is_in("total|amount", "total"));
        assert!(!is_in("total|amount", "eur") && !is_in("total|amount", "amount due"));
    }
}
