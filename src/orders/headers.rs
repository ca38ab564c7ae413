//! The headers by which columns and exports are recognised.

use serde::Serialize;

use super::options::OrderRole;

/// Whose export a file looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
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
    let letters = |character: char| if character.is_alphanumeric() { character } else { ' ' };
    let spaced: String = header.to_lowercase().chars().map(letters).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The headers of a role, the better ones first: of a rank that is there the later ranks do not count.
pub(super) fn ranks(role: OrderRole, source: Option<OrderSource>) -> Vec<&'static [&'static str]> {
    let own: &'static [&'static str] = match (role, source) {
        (OrderRole::Order, Some(OrderSource::Shopify)) => &["name"],
        (OrderRole::Order, Some(OrderSource::Stripe)) => &["id"],
        // A formatted total stands beside the plain one, which is without taxes and shipping.
        (OrderRole::Amount, Some(OrderSource::WooCommerce)) => &["net sales", "n revenue"],
        // The price of all pieces.
        (OrderRole::Price, Some(OrderSource::Square)) => &["net sales"],
        _ => &[],
    };
    std::iter::once(own).chain(known(role).iter().copied()).filter(|rank| !rank.is_empty()).collect()
}

/// Prices of a whole line, which no quantity multiplies.
pub(super) const LINE_TOTALS: &[&str] = &[
    "order line total",
    "line total",
    "lineitem total",
    "item total",
    "line amount",
    "item price",
    "net sales",
    "sales value",
    "extended price",
    "wartość pozycji",
    "znesek postavke",
    "сумма позиции",
    "totale riga",
];

fn known(role: OrderRole) -> &'static [&'static [&'static str]] {
    match role {
        OrderRole::Customer => &[
            &[
                "customer id",
                "customerid",
                "customer number",
                "customer no",
                "client id",
                "clientid",
                "user id",
                "userid",
                "buyer id",
                "household id",
                "member id",
                "cust id",
                "id klienta",
                "numer klienta",
                "id stranke",
                "številka stranke",
                "id клиента",
                "номер клиента",
                "id cliente",
                "codice cliente",
            ],
            &[
                "email",
                "e mail",
                "email address",
                "customer email",
                "email billing",
                "billing email",
                "buyer email",
                "customer account email address",
                "adres e mail",
                "email klienta",
                "e mail klienta",
                "e pošta",
                "elektronska pošta",
                "email stranke",
                "электронная почта",
                "эл почта",
                "почта",
                "email клиента",
                "indirizzo email",
                "indirizzo e mail",
                "posta elettronica",
                "email cliente",
            ],
            &[
                "customer",
                "client",
                "buyer",
                "customer name",
                "buyer name",
                "billing name",
                "klient",
                "kupujący",
                "stranka",
                "kupec",
                "клиент",
                "покупатель",
                "cliente",
                "acquirente",
            ],
        ],
        OrderRole::Date => &[
            &[
                "created at",
                "created utc",
                "created date utc",
                "order date",
                "orderdate",
                "purchase date",
                "invoicedate",
                "invoice date",
                "transaction date",
                "transaction timestamp",
                "date created",
                "data zamówienia",
                "data zakupu",
                "datum naročila",
                "datum nakupa",
                "дата заказа",
                "дата покупки",
                "data ordine",
                "data dell ordine",
                "data acquisto",
                "data di acquisto",
            ],
            &["date", "created", "timestamp", "datetime", "date time", "paid at", "sale date", "data", "datum", "дата"],
        ],
        OrderRole::Order => &[
            &[
                "order",
                "order number",
                "order no",
                "ordernumber",
                "invoiceno",
                "invoice no",
                "invoice number",
                "invoice",
                "numer zamówienia",
                "nr zamówienia",
                "zamówienie",
                "številka naročila",
                "naročilo",
                "номер заказа",
                "заказ",
                "numero ordine",
                "n ordine",
                "ordine",
            ],
            &[
                "order id",
                "orderid",
                "amazon order id",
                "transaction id",
                "basket id",
                "id zamówienia",
                "id naročila",
                "id заказа",
                "id ordine",
            ],
            &["payment id", "receipt number", "sale id"],
        ],
        OrderRole::Amount => &[
            &[
                "total",
                "order total",
                "order total amount",
                "grand total",
                "total amount",
                "order amount",
                "suma",
                "razem",
                "wartość zamówienia",
                "kwota zamówienia",
                "skupaj",
                "znesek naročila",
                "сумма заказа",
                "итого",
                "totale",
                "totale ordine",
                "importo totale",
            ],
            &["amount", "revenue", "value", "kwota", "wartość", "znesek", "vrednost", "сумма", "importo", "valore"],
        ],
        OrderRole::Price => &[
            LINE_TOTALS,
            &[
                "lineitem price",
                "unitprice",
                "unit price",
                "price",
                "item cost",
                "cena",
                "cena jednostkowa",
                "cena na enoto",
                "цена",
                "prezzo",
                "prezzo unitario",
            ],
        ],
        OrderRole::Quantity => &[&[
            "quantity",
            "qty",
            "lineitem quantity",
            "item quantity",
            "quantity purchased",
            "ilość",
            "količina",
            "количество",
            "кол во",
            "quantità",
        ]],
        OrderRole::Discount => &[&[
            "lineitem discount",
            "line discount",
            "item discount",
            "discount",
            "rabat",
            "popust",
            "скидка",
            "sconto",
        ]],
        OrderRole::Refunded => &[&[
            "refunded amount",
            "amount refunded",
            "order refund amount",
            "refund amount",
            "refunded",
            "refund",
            "zwrot",
            "kwota zwrotu",
            "vračilo",
            "znesek vračila",
            "возврат",
            "сумма возврата",
            "rimborso",
            "importo rimborsato",
        ]],
        OrderRole::Currency => &[&["currency", "order currency", "currency code", "waluta", "valuta", "валюта"]],
        OrderRole::Status => &[
            &["financial status", "payment status", "order status"],
            &[
                "status",
                "stan",
                "status zamówienia",
                "stanje",
                "status naročila",
                "статус",
                "статус заказа",
                "stato",
                "stato ordine",
            ],
        ],
        OrderRole::Mode => &[&["mode", "livemode", "live mode", "test", "is test", "test order"]],
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
    fn every_known_header_is_written_in_its_words_and_means_one_thing_in_a_rank() {
        for role in OrderRole::ALL {
            let all: Vec<&str> = known(role).concat();
            for header in &all {
                assert_eq!(in_words(header), *header);
                assert_eq!(all.iter().filter(|other| *other == header).count(), 1, "{header}");
            }
        }
    }
}
