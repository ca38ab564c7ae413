//! Exports of shops, as they come: lines to orders, orders to days, days to customers.

#![allow(clippy::unwrap_used, clippy::panic)] // a failed unwrap is a failed test

use feltworth::metrics::MetricError;
use feltworth::metrics::models::Unit;
use feltworth::orders::*;
use feltworth::table::{BinaryKind, Decimal, Encoding, Separator, Skipped, SortedMap, TableError};

fn days() -> OrderOptions {
    OrderOptions::new(Unit::Day)
}

fn with_columns(columns: &[(OrderRole, Option<&str>)]) -> OrderOptions {
    let column = |header: &str| Column::Header(header.to_owned());
    let columns = columns.iter().map(|(role, header)| (*role, header.map(column)));
    OrderOptions { columns: columns.collect(), ..days() }
}

fn in_chunks(chunks: &[&[u8]], options: &OrderOptions) -> Result<OrderOutcome, OrdersError> {
    let mut reader = OrderReader::new(options.clone())?;
    for chunk in chunks {
        reader.push(chunk)?;
    }
    reader.finish()
}

fn read(file: &str, options: &OrderOptions) -> OrderOutcome {
    in_chunks(&[file.as_bytes()], options).unwrap()
}

/// The same whatever the cut, and with a byte at a time.
#[track_caller]
fn at_every_cut(file: &[u8], options: &OrderOptions) -> OrderOutcome {
    let whole = in_chunks(&[file], options).unwrap();
    for cut in 0..=file.len() {
        let (first, second) = file.split_at(cut);
        assert_eq!(in_chunks(&[first, second], options).as_ref(), Ok(&whole), "cut at {cut}");
    }
    assert_eq!(in_chunks(&file.chunks(1).collect::<Vec<_>>(), options).as_ref(), Ok(&whole));
    whole
}

/// Customer, frequency, recency, age, value.
type Customer = (&'static str, f64, f64, f64, Option<f64>);

#[track_caller]
fn has(outcome: &OrderOutcome, customers: &[Customer]) {
    let actual: Vec<_> =
        outcome.customers.iter().map(|c| (c.customer.as_str(), c.frequency, c.recency, c.age, c.value)).collect();
    assert_eq!(actual, customers);
}

fn reasons(outcome: &OrderOutcome) -> Vec<(u64, OrderSkipReason)> {
    outcome.skipped.rows.iter().map(|row| (row.line, row.reason)).collect()
}

#[track_caller]
fn refused(file: &str, options: &OrderOptions) -> (String, String) {
    match in_chunks(&[file.as_bytes()], options).unwrap_err() {
        OrdersError::Option(error) => {
            let kind = format!("{error:?}");
            (kind.split([' ', '{']).next().unwrap().to_owned(), error.field().to_owned())
        }
        OrdersError::Table(error) => ("Table".to_owned(), format!("{error:?}")),
    }
}

// ---- Exports -----------------------------------------------------------------------------------------------------------

const SHOPIFY: &str = "\u{feff}Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Total,Discount Amount,Created at,\
Lineitem quantity,Lineitem name,Lineitem price,Billing Name,Refunded Amount
#1050,ann@example.org,paid,2026-05-01 00:31:00 +0200,fulfilled,EUR,100.90,100.90,0.00,2026-05-01 00:30:00 +0200,1,\"Tea, green\",62.95,Ann Nowak,0.00
#1050,ann@example.org,,,,,,,,,1,\"Cup 12\"\" tall\",37.95,,
#1051,bob@example.org,voided,,,EUR,20.00,20.00,0.00,2026-05-02 10:00:00 +0200,2,Cup,10.00,Bob,0.00
#1051,bob@example.org,,,,,,,,,1,Tea,5.00,,
#1052,ann@example.org,partially_refunded,,,EUR,40.00,40.00,0.00,2026-05-11 10:00:00 +0200,4,Cup,10.00,Ann Nowak,10.00
#1053,ann@example.org,refunded,,,EUR,15.00,15.00,0.00,2026-05-21 10:00:00 +0200,1,Cup,15.00,Ann Nowak,15.00
#1054,,pending,,,EUR,15.00,15.00,0.00,2026-05-21 10:00:00 +0200,1,Cup,15.00,,0.00
#1055,cid@example.org,paid,,,EUR,9.00,9.00,0.00,2026-05-31 23:59:59 +0200,1,Cup,9.00,Cid,0.00
";

#[test]
fn shopify_has_a_row_a_line_item_and_the_order_on_the_first() {
    let inspection = inspect_orders(SHOPIFY.as_bytes(), &days()).unwrap();
    assert_eq!(inspection.source, Some(OrderSource::Shopify));
    let header = |role| inspection.headers[inspection.columns[&role]].as_str();
    assert_eq!((header(OrderRole::Order), header(OrderRole::Customer)), ("Name", "Email"));
    assert_eq!((header(OrderRole::Date), header(OrderRole::Amount)), ("Created at", "Total"));
    assert_eq!((header(OrderRole::Status), header(OrderRole::Refunded)), ("Financial Status", "Refunded Amount"));
    assert_eq!(inspection.ambiguous, SortedMap::default());
    assert_eq!(inspection.currencies, ["EUR"]);
    assert_eq!(inspection.statuses[0], StatusWord { text: "paid".to_owned(), count: 2, is_sale: Some(true) });

    let outcome = at_every_cut(SHOPIFY.as_bytes(), &days());
    has(&outcome, &[("ann@example.org", 1.0, 10.0, 30.0, Some(30.0)), ("cid@example.org", 0.0, 0.0, 0.0, None)]);
    assert_eq!((outcome.lines, outcome.orders, outcome.refunds), (8, 4, 2));
    assert_eq!((outcome.observation_end.as_deref(), outcome.currency.as_deref()), (Some("2026-05-31"), Some("EUR")));
    assert_eq!(outcome.skipped.reasons, SortedMap::from([(OrderSkipReason::Status, 3)]));
    let first = &outcome.skipped.rows[0];
    assert_eq!(
        (first.line, first.column.as_deref(), first.value.as_deref()),
        (4, Some("Financial Status"), Some("voided"))
    );
    assert_eq!(reasons(&outcome)[1], (5, OrderSkipReason::Status), "a blank status is that of the first line");
}

#[test]
fn the_shop_decides_on_which_day_a_moment_falls() {
    let in_zone = |minutes| OrderOptions { shop_offset: Some(minutes), ..days() };
    let first_day = |options: &OrderOptions| read(SHOPIFY, options).customers[0].age;
    assert_eq!(first_day(&in_zone(120.0)), 30.0);
    assert_eq!(first_day(&in_zone(0.0)), 31.0, "00:30 +0200 is yesterday in Greenwich");
    assert_eq!(first_day(&days()), 30.0, "as it is written");
}

const ANALYTICS: &str = "Date,Order #,N. Revenue (formatted),Status,Customer,Customer type,Product(s),Items sold,Coupon(s),Net Sales,Attribution
2026-05-01 10:00:00,1050,\"€100,90\",completed,Ann Nowak,returning,\"1× Tea, 1× Cup\",2,,92.57,Direct
2026-05-02 10:00:00,1051,\"€20,00\",cancelled,Bob,new,Tea,1,,20.00,Direct
2026-05-11 10:00:00,1052,\"€50,00\",processing,Ann Nowak,returning,Cup,1,,45.00,Direct
2026-05-12 10:00:00,1052,\"-€5,00\",completed,Ann Nowak,returning,Cup,1,,-5.00,Direct
";

#[test]
fn woocommerce_analytics_has_formatted_money_beside_plain() {
    let inspection = inspect_orders(ANALYTICS.as_bytes(), &days()).unwrap();
    assert_eq!(inspection.source, Some(OrderSource::WooCommerce));
    assert_eq!((inspection.columns[&OrderRole::Customer], inspection.columns[&OrderRole::Amount]), (4, 9));
    let outcome = at_every_cut(ANALYTICS.as_bytes(), &days());
    has(&outcome, &[("Ann Nowak", 1.0, 10.0, 11.0, Some(40.0))]);
    assert_eq!((outcome.orders, outcome.refunds, outcome.skipped.count), (2, 1, 1));

    let formatted = with_columns(&[(OrderRole::Amount, Some("N. Revenue (formatted)"))]);
    assert_eq!(inspect_orders(ANALYTICS.as_bytes(), &formatted).unwrap().decimal, Decimal::Comma);
    has(&read(ANALYTICS, &formatted), &[("Ann Nowak", 1.0, 10.0, 11.0, Some(45.0))]);
}

#[test]
fn a_customer_column_of_new_and_returning_is_refused() {
    let options = with_columns(&[(OrderRole::Customer, Some("Customer type"))]);
    assert_eq!(refused(ANALYTICS, &options), ("Inconsistent".into(), "columns.customer".into()));
    let once =
        "Date,Order #,Status,Customer,Customer type,Items sold,Net Sales\n2026-05-01,1,completed,new,new,1,5.00\n";
    assert_eq!(refused(once, &days()), ("Inconsistent".into(), "columns.customer".into()));
}

const PLUG_IN: &str = "\"Order Number\",\"Order Status\",\"Order Date\",\"Email (Billing)\",\"Item #\",\"Quantity\",\"Order Line Total\",\"Order Refund Amount\"
\"1050\",\"wc-completed\",\"2026-05-01 10:00\",\"ann@example.org\",\"1\",\"2\",\"62.95\",\"7.95\"
\"1050\",\"wc-completed\",\"2026-05-01 10:00\",\"ann@example.org\",\"2\",\"1\",\"37.95\",\"7.95\"
\"1051\",\"wc-backordered\",\"2026-05-04 10:00\",\"ann@example.org\",\"1\",\"1\",\"10.00\",\"0\"
\"1052\",\"wc-failed\",\"2026-05-04 10:00\",\"ann@example.org\",\"1\",\"1\",\"10.00\",\"0\"
";

#[test]
fn woocommerce_plug_ins_have_line_totals_which_no_quantity_multiplies() {
    let inspection = inspect_orders(PLUG_IN.as_bytes(), &days()).unwrap();
    assert_eq!(inspection.source, Some(OrderSource::WooCommerce));
    assert_eq!(inspection.columns.get(&OrderRole::Quantity), None);
    let waits = inspection.statuses.iter().find(|status| status.text == "wc-backordered").unwrap();
    assert_eq!(waits.is_sale, None, "kept, and asked about");
    let outcome = at_every_cut(PLUG_IN.as_bytes(), &days());
    has(&outcome, &[("ann@example.org", 1.0, 3.0, 3.0, Some(10.0))]);
    assert_eq!((outcome.orders, outcome.refunds, outcome.skipped.count), (2, 1, 1));
    let as_no_sale = OrderOptions { statuses: SortedMap::from([("WC-backordered".to_owned(), false)]), ..days() };
    has(&read(PLUG_IN, &as_no_sale), &[("ann@example.org", 0.0, 0.0, 0.0, None)]);
}

const STRIPE: &str = "id,Created (UTC),Amount,Amount Refunded,Currency,Mode,Status,Customer ID,Customer Email
ch_1,2026-05-01 08:00,100.90,20.00,eur,Live,Paid,cus_1,ann@example.org
ch_2,2026-05-11 08:00,50.00,0.00,eur,Live,Failed,cus_1,ann@example.org
ch_3,2026-05-11 08:01,50.00,50.00,eur,Live,Refunded,cus_1,ann@example.org
ch_4,2026-05-12 08:00,1.00,0.00,eur,Test,Paid,cus_1,ann@example.org
ch_5,2026-05-21 08:00,30.00,0.00,EUR,Live,Paid,cus_1,ann@example.org
ch_6,2026-05-21 08:00,30.00,0.00,eur,Live,Paid,,guest@example.org
";

#[test]
fn stripe_lists_failed_and_test_charges_too() {
    let inspection = inspect_orders(STRIPE.as_bytes(), &days()).unwrap();
    assert_eq!((inspection.source, inspection.columns[&OrderRole::Order]), (Some(OrderSource::Stripe), 0));
    let outcome = at_every_cut(STRIPE.as_bytes(), &days());
    has(&outcome, &[("cus_1", 1.0, 20.0, 20.0, Some(30.0))]);
    assert_eq!((outcome.orders, outcome.refunds, outcome.currency.as_deref()), (3, 2, Some("EUR")));
    use OrderSkipReason::{Customer, Status};
    assert_eq!(reasons(&outcome), [(3, Status), (5, Status), (7, Customer)]);
    assert_eq!(outcome.skipped.rows[1].column.as_deref(), Some("Mode"));
    let guests = with_columns(&[(OrderRole::Customer, Some("Customer Email"))]);
    assert_eq!(read(STRIPE, &guests).customers.len(), 2);
    let nobody_known = STRIPE.replace("cus_1", "");
    let inspection = inspect_orders(nobody_known.as_bytes(), &days()).unwrap();
    assert_eq!(inspection.columns[&OrderRole::Customer], 8, "an empty column is nobody's");
}

const SQUARE: &str = "Date,Time,Time Zone,Category,Item,Qty,Gross Sales,Discounts,Net Sales,Transaction ID,Customer ID
2026-05-01,09:00,AWST,Drinks,Tea,2, $11.00, $0.00, $11.00,ABC1,C1
2026-05-01,09:00,AWST,Drinks,Cup,1,\" $1,005.50\",-$5.00,\" $1,000.50\",ABC1,C1
2026-05-08,09:30,AWST,Drinks,Tea,1, $5.50, $0.00, $5.50,ABC2,C1
2026-05-09,09:30,AWST,Drinks,Tea,1, -$5.50, $0.00, -$5.50,ABC3,C1
2026-05-15,09:30,AWST,Drinks,Tea,1, $5.50, $0.00, $5.50,ABC4,C1
";

#[test]
fn square_has_dollars_a_line() {
    let inspection = inspect_orders(SQUARE.as_bytes(), &days()).unwrap();
    assert_eq!((inspection.source, inspection.columns[&OrderRole::Price]), (Some(OrderSource::Square), 8));
    let outcome = at_every_cut(SQUARE.as_bytes(), &days());
    has(&outcome, &[("C1", 1.0, 14.0, 14.0, Some(5.5))]);
    assert_eq!((outcome.orders, outcome.refunds), (3, 1));
}

const AMAZON: &str = "order-id\tpurchase-date\torder-status\tquantity\tcurrency\titem-price\tbuyer-email
026-1\t2026-05-01T08:00:00+00:00\tShipped\t2\tGBP\t19.98\tb1@marketplace.example
026-1\t2026-05-01T08:00:00+00:00\tShipped\t1\tGBP\t5.00\tb1@marketplace.example
026-2\t2026-05-04T08:00:00+00:00\tCancelled\t1\tGBP\t\tb1@marketplace.example
026-3\t2026-05-06T23:30:00-07:00\tShipped\t1\tGBP\t7.50\tb1@marketplace.example
";

#[test]
fn amazon_parts_by_tabs_and_prices_whole_lines() {
    let inspection = inspect_orders(AMAZON.as_bytes(), &days()).unwrap();
    assert_eq!((inspection.source, inspection.separator), (Some(OrderSource::Amazon), Separator::Tab));
    let outcome = at_every_cut(AMAZON.as_bytes(), &days());
    has(&outcome, &[("b1@marketplace.example", 1.0, 5.0, 5.0, Some(7.5))]);
    assert_eq!((outcome.lines, outcome.orders, reasons(&outcome)), (4, 2, vec![(4, OrderSkipReason::Status)]));
    let utc = OrderOptions { shop_offset: Some(0.0), ..days() };
    has(&read(AMAZON, &utc), &[("b1@marketplace.example", 1.0, 6.0, 6.0, Some(7.5))]);
}

const UCI: &str = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
536365,85123A,\"HEART, WHITE\",6,12/1/2010 8:26,2.55,17850.0,United Kingdom
536365,71053,LANTERN,2,12/1/2010 8:26,3.00,17850.0,United Kingdom
536366,22633,WARMER,6,12/2/2010 8:28,1.85,,United Kingdom
536367,84879,BIRD,32,12/13/2010 8:34,1.69,17850,United Kingdom
C536368,85123A,HEART,-1,12/14/2010 9:00,2.55,17850,United Kingdom
C536369,D,Discount,-1,12/14/2010 9:00,27.50,13047.0,United Kingdom
536370,84879,BIRD,1,12/20/2010 8:34,1.69,13047.0,United Kingdom
";

#[test]
fn plain_lines_are_multiplied_and_cancellations_lessen_the_latest_day_that_covers_them() {
    let inspection = inspect_orders(UCI.as_bytes(), &days()).unwrap();
    assert_eq!((inspection.source, inspection.day_first), (None, Some(false)));
    let outcome = at_every_cut(UCI.as_bytes(), &days());
    has(&outcome, &[("17850", 1.0, 12.0, 19.0, Some(32.0 * 1.69 - 2.55)), ("13047", 0.0, 0.0, 0.0, None)]);
    assert_eq!((outcome.lines, outcome.orders, outcome.refunds, outcome.uncovered_refunds), (7, 3, 2, 1));
    assert_eq!(reasons(&outcome), [(4, OrderSkipReason::Customer)]);
}

#[test]
fn the_headers_of_five_languages_are_known() {
    for (headers, language) in [
        ("Numer zamówienia;Data zamówienia;Klient;Kwota zamówienia;Waluta;Status zamówienia", "Polish"),
        ("Številka naročila;Datum naročila;Stranka;Znesek naročila;Valuta;Status naročila", "Slovenian"),
        ("Номер заказа;Дата заказа;Клиент;Сумма заказа;Валюта;Статус заказа", "Russian"),
        ("Numero ordine;Data ordine;Cliente;Totale ordine;Valuta;Stato ordine", "Italian"),
        ("Order number;Order date;Customer;Order total;Currency;Order status", "English"),
    ] {
        let file = format!(
            "{headers}\n7;2026-05-01;ann;1.234,50;EUR;x\n7;2026-05-01;ann;1.234,50;EUR;x\n8;2026-05-03;ann;9,50;EUR;x\n"
        );
        let outcome = read(&file, &days());
        has(&outcome, &[("ann", 1.0, 2.0, 2.0, Some(9.5))]);
        assert_eq!((outcome.orders, outcome.currency.as_deref()), (2, Some("EUR")), "{language}");
        assert_eq!(inspect_orders(file.as_bytes(), &days()).unwrap().statuses[0].count, 3, "{language}");
    }
}

#[test]
fn other_encodings_are_read_at_every_cut() {
    let text = "Klient;Data;Kwota\nŁukasz;2026-05-01;9,50\nŻaneta;2026-05-03;1,25\n";
    let wide: Vec<u8> = "\u{feff}".chars().chain(text.chars()).flat_map(|c| (c as u16).to_le_bytes()).collect();
    let outcome = at_every_cut(&wide, &days());
    has(&outcome, &[("Łukasz", 0.0, 0.0, 2.0, None), ("Żaneta", 0.0, 0.0, 0.0, None)]);
    let narrow: Vec<u8> = text
        .chars()
        .map(|c| match c {
            'Ł' => 0xa3,
            'Ż' => 0xaf,
            _ => c as u8,
        })
        .collect();
    assert_eq!(inspect_orders(&narrow, &days()).unwrap().encoding, Encoding::Windows1250);
    assert_eq!(at_every_cut(&narrow, &days()), outcome);
}

// ---- Rules of orders -------------------------------------------------------------------------------------------------------

/// Lines of order, customer, date, amount.
fn log(lines: &[&str]) -> String {
    format!("order,customer,date,amount\n{}\n", lines.join("\n"))
}

#[test]
fn an_order_has_its_amount_once_from_its_first_line_that_has_one() {
    let outcome = read(&log(&["1,ann,2026-01-01,", "1,ann,2026-01-01,20", "1,ann,2026-01-01,99", "1,,,"]), &days());
    has(&outcome, &[("ann", 0.0, 0.0, 0.0, None)]);
    assert_eq!((outcome.orders, outcome.skipped.count), (1, 0));
    let outcome = read(&log(&["0,ann,2026-01-01,1", "1,ann,2026-01-02,", "1,,,20", "1,,,99"]), &days());
    has(&outcome, &[("ann", 1.0, 1.0, 1.0, Some(20.0))]);
}

#[test]
fn amounts_that_differ_within_an_order_are_pointed_out() {
    let differ = |lines: &[&str]| inspect_orders(log(lines).as_bytes(), &days()).unwrap().amounts_differ_within_orders;
    assert!(differ(&["1,ann,2026-01-01,20", "2,ann,2026-01-01,5", "1,ann,2026-01-01,9"]));
    assert!(!differ(&["1,ann,2026-01-01,20", "1,ann,2026-01-01,20", "1,ann,2026-01-01,", "1,ann,2026-01-03,-5"]));
    assert!(!differ(&[",ann,2026-01-01,20", ",ann,2026-01-01,9"]));
}

#[test]
fn the_headers_of_other_shops_are_known() {
    let roles = |headers: &str| {
        let file = format!("{headers}\n{}1\n", "1,".repeat(headers.matches(',').count()));
        inspect_orders(file.as_bytes(), &days()).unwrap()
    };
    for (headers, customer, date, order, money) in [
        (
            "Sale Date,Item Name,Buyer,Quantity,Price,Item Total,Currency,Transaction ID,Order ID",
            2,
            0,
            8,
            (OrderRole::Price, 5),
        ),
        (
            "Order ID,Customer ID,Customer Name,Customer Email,Order Date,Order Status,Order Total (inc tax)",
            1,
            4,
            0,
            (OrderRole::Amount, 6),
        ),
        (
            "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,Transaction ID",
            10,
            0,
            11,
            (OrderRole::Amount, 7),
        ),
        ("ID,Reference,New client,Delivery,Customer,Total,Payment,Status,Date", 4, 8, 1, (OrderRole::Amount, 5)),
        ("Order number,Date created,Time,Contact email,Item,Qty,Price,Currency", 3, 1, 0, (OrderRole::Price, 6)),
        ("id,customer_id,date,amount (EUR)", 1, 2, 0, (OrderRole::Amount, 3)),
    ] {
        let inspection = roles(headers);
        let at = |role| inspection.columns.get(&role).copied();
        assert_eq!(at(OrderRole::Customer), Some(customer), "{headers}");
        assert_eq!((at(OrderRole::Date), at(OrderRole::Order)), (Some(date), Some(order)), "{headers}");
        assert_eq!(at(money.0), Some(money.1), "{headers}");
        assert_eq!(inspection.ambiguous, SortedMap::default(), "{headers}");
    }
}

const MAGENTO: &str = "ID,Purchase Date,Grand Total (Base),Grand Total (Purchased),Status,Customer Email,Total Refunded\n\
    1,\"Jan 2, 2025 1:23:45 PM\",€20.00,€20.00,complete,ann@example.org,€0.00\n\
    2,\"Jan 9, 2025 9:00:00 AM\",€30.00,€30.00,closed,ann@example.org,€30.00\n\
    3,\"Jan 16, 2025 9:00:00 AM\",€50.00,€50.00,complete,ann@example.org,€0.00\n";

#[test]
fn magento_has_two_totals_which_are_asked_about_and_what_was_paid_back() {
    let inspection = inspect_orders(MAGENTO.as_bytes(), &days()).unwrap();
    assert_eq!(inspection.ambiguous.get(&OrderRole::Amount), Some(&vec![2, 3]));
    assert_eq!(inspection.columns.get(&OrderRole::Refunded), Some(&6));
    assert_eq!(refused(MAGENTO, &days()), ("Inconsistent".to_owned(), "columns.amount".to_owned()));
    let options = with_columns(&[(OrderRole::Amount, Some("Grand Total (Base)"))]);
    let outcome = read(MAGENTO, &options);
    has(&outcome, &[("ann@example.org", 1.0, 14.0, 14.0, Some(50.0))]);
    assert_eq!((outcome.orders, outcome.refunds, outcome.uncovered_refunds), (3, 1, 0));
}

#[test]
fn a_closed_order_may_be_a_refunded_one_and_is_asked_about_where_no_column_says_so() {
    let file = MAGENTO.replace(",Total Refunded", ",Note");
    let known = |file: &str| {
        let statuses = inspect_orders(file.as_bytes(), &days()).unwrap().statuses;
        statuses.into_iter().find(|status| status.text == "closed").unwrap().is_sale
    };
    assert_eq!((known(&file), known(MAGENTO)), (None, Some(true)));
}

#[test]
fn the_currency_beside_amounts_is_that_of_all_of_them() {
    let currency = |amounts: [&'static str; 3]| {
        let inspection = inspect_orders(log(&["1,ann,2026-01-01,20"]).as_bytes(), &days()).unwrap();
        let rows = amounts.map(|amount| ["1", "ann", "2026-01-01", amount].map(str::to_owned));
        inspection.currency_of_amounts(rows.iter().map(<[String; 4]>::as_slice))
    };
    assert_eq!(currency(["€20", "7", "€9"]).as_deref(), Some("EUR"));
    assert_eq!((currency(["€20", "$7", "€9"]), currency(["$20", "$7", "9"])), (None, None));
}

#[test]
fn a_row_with_an_amount_below_zero_is_a_refund() {
    let is_refund = |head: &str, row: &[&str]| {
        let file = format!("order,customer,date,{head}\n1,ann,2026-01-01,{}\n", "1,".repeat(row.len()));
        let inspection = inspect_orders(file.as_bytes(), &days()).unwrap();
        let cells = ["1", "ann", "2026-01-01"].iter().chain(row).map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        inspection.is_refund(&cells)
    };
    assert!(is_refund("amount", &["−5.00"]) && is_refund("quantity,price", &["-2", "9.50"]));
    assert!(!is_refund("amount", &["5"]) && !is_refund("amount", &[""]) && !is_refund("quantity,price", &["2", "9"]));
}

#[test]
fn an_order_without_any_amount_is_left_out_line_by_line() {
    let outcome =
        read(&log(&["1,ann,2026-01-01,", "x,ann,2026-01-01,y", "2,ann,2026-01-05,9", "1,ann,2026-01-09,"]), &days());
    use OrderSkipReason::Amount;
    assert_eq!(reasons(&outcome), [(2, Amount), (3, Amount), (5, Amount)]);
    assert_eq!((outcome.orders, outcome.observation_end.as_deref()), (1, Some("2026-01-05")));
}

#[test]
fn a_line_without_an_amount_has_one_reason_when_it_is_late_too() {
    let until = OrderOptions { observation_end: Some("2026-01-31".to_owned()), ..days() };
    use OrderSkipReason::{Amount, Late};
    let without = log(&["1,ann,2026-02-01,", "2,ann,2026-02-01,"]);
    assert_eq!(reasons(&read(&without, &until)), [(2, Amount), (3, Amount)]);
    let with = log(&["1,ann,2026-02-01,", "1,ann,2026-01-01,5"]);
    assert_eq!(reasons(&read(&with, &until)), [(2, Late)]);
}

#[test]
fn lines_of_an_order_need_not_stand_together() {
    let file = "order,customer,date,quantity,price,discount\n1,ann,2026-01-01,2,10,1\n2,bob,2026-01-02,1,5,\n1,,,,4,0.5\n\
        3,ann,2026-01-03,,7,\n";
    let outcome = at_every_cut(file.as_bytes(), &days());
    has(&outcome, &[("ann", 1.0, 2.0, 2.0, Some(7.0)), ("bob", 0.0, 0.0, 1.0, None)]);
    let first_day = file.replace("2026-01-01", "2026-01-04");
    has(&read(&first_day, &days()), &[("ann", 1.0, 1.0, 1.0, Some(22.5)), ("bob", 0.0, 0.0, 2.0, None)]);
}

#[test]
fn without_ids_every_line_is_an_order_and_days_are_merged() {
    let file = "customer,date,amount\nann,2026-01-11,5\nann,2026-01-01,3\nann,2026-01-11,4\n";
    let outcome = at_every_cut(file.as_bytes(), &days());
    has(&outcome, &[("ann", 1.0, 10.0, 10.0, Some(9.0))]);
    assert_eq!(outcome.orders, 3);
}

#[test]
fn a_column_that_is_not_there_is_not_read_whatever_its_header_says() {
    let file = "order,customer,date,amount,price,quantity\n1,ann,2026-01-01,3,10,2\n1,ann,2026-01-01,3,1,5\n2,ann,2026-01-03,3,1,5\n";
    has(&read(file, &days()), &[("ann", 1.0, 2.0, 2.0, Some(3.0))]);
    has(&read(file, &with_columns(&[(OrderRole::Amount, None)])), &[("ann", 1.0, 2.0, 2.0, Some(5.0))]);
    let line_totals = with_columns(&[(OrderRole::Amount, None), (OrderRole::Quantity, None)]);
    has(&read(file, &line_totals), &[("ann", 1.0, 2.0, 2.0, Some(1.0))]);
    let no_ids = with_columns(&[(OrderRole::Order, None)]);
    assert_eq!(read(file, &no_ids).orders, 3);
}

#[test]
fn columns_by_position_need_no_header() {
    let at = |position| Some(Column::Position(position));
    let columns = SortedMap::from([(OrderRole::Customer, at(1)), (OrderRole::Date, at(0)), (OrderRole::Amount, at(2))]);
    let mut options = OrderOptions { columns, ..days() };
    options.form.header_rows = Some(0);
    let outcome = at_every_cut(b"2026-01-01,ann,5\n2026-01-03,ann,x\n2026-01-05,ann,6,surplus", &options);
    has(&outcome, &[("ann", 1.0, 4.0, 4.0, Some(6.0))]);
    let skipped = &outcome.skipped.rows[0];
    assert_eq!((skipped.line, skipped.column.as_deref(), skipped.value.as_deref()), (2, None, Some("x")));
}

#[test]
fn ids_are_texts_but_a_whole_number_is_itself() {
    let lines = ["1,208310224003697457,2026-01-01,1", "2,208310224003697458,2026-01-01,1", "3,17850.0,2026-01-01,1"];
    let outcome = read(&log(&[&lines[..], &["4,'17850,2026-01-02,1", "4.0,17850,2026-01-02,1"]].concat()), &days());
    let names: Vec<_> = outcome.customers.iter().map(|customer| customer.customer.as_str()).collect();
    assert_eq!(names, ["208310224003697457", "208310224003697458", "17850"]);
    assert_eq!((outcome.orders, outcome.rounded_ids), (4, 0));
}

#[test]
fn ids_that_a_spreadsheet_has_rounded_are_warned_about() {
    let file = "customer;date;amount\n5,58E+12;2026-01-01;1,5\n5,58E+12;2026-01-02;1,5\n6;2026-01-02;1,5\n";
    assert_eq!(read(file, &days()).rounded_ids, 2);
    assert!(inspect_orders(file.as_bytes(), &days()).unwrap().has_rounded_ids);
    assert!(!inspect_orders(UCI.as_bytes(), &days()).unwrap().has_rounded_ids);
}

#[test]
fn the_first_reason_that_applies_is_given() {
    let file = "order,status,customer,date,amount,currency\n1,void,,x,y,USD\n2,paid,,x,y,USD\n3,paid,ann,x,y,USD\n4,paid,ann,2026-09-01,y,USD\n\
        5,paid,ann,2026-09-01,1,USD\n6,paid,ann,2026-09-01,1,EUR\n7,paid,ann,2026-05-01,1,EUR\n8,paid,ann,2026-05-01,1,EUR,more\n9,paid,ann,2026-05-01,1,EUR,,\n";
    let options =
        OrderOptions { currency: Some("eur".to_owned()), observation_end: Some("2026-08-31".to_owned()), ..days() };
    let outcome = at_every_cut(file.as_bytes(), &options);
    use OrderSkipReason::*;
    assert_eq!(
        reasons(&outcome),
        [(2, Status), (3, Customer), (4, Date), (5, Amount), (6, Currency), (7, Late), (9, Fields)]
    );
    assert_eq!((outcome.lines, outcome.orders, outcome.skipped.count), (9, 2, 7));
    assert_eq!(outcome.observation_end.as_deref(), Some("2026-08-31"));
    assert_eq!(outcome.skipped.rows[5].value.as_deref(), Some("2026-09-01"));
}

#[test]
fn all_left_out_lines_are_counted_and_the_first_hundred_listed() {
    let lines: Vec<String> =
        (0..250).map(|n| if n % 2 == 0 { format!("{n},ann,x,1") } else { format!("{n},ann,2026-01-01,") }).collect();
    let outcome = read(&log(&lines.iter().map(String::as_str).collect::<Vec<_>>()), &days());
    assert_eq!((outcome.skipped.count, outcome.skipped.rows.len()), (250, Skipped::<OrderSkipReason>::LISTED));
    let reasons = &outcome.skipped.reasons;
    assert_eq!((reasons[&OrderSkipReason::Date], reasons[&OrderSkipReason::Amount]), (125, 125));
    assert!(outcome.skipped.rows.iter().zip(2..).all(|(row, line)| row.line == line), "in the order of the file");
    assert_eq!((outcome.orders, outcome.observation_end, outcome.customers.len()), (0, None, 0));
}

#[test]
fn an_open_quotation_leaves_its_line_out() {
    let outcome = read("customer,date,amount\nann,2026-01-01,1\nbob,2026-01-01,\"1\ncid,2026-01-01,2\n", &days());
    assert_eq!((outcome.lines, reasons(&outcome)), (2, vec![(3, OrderSkipReason::Fields)]));
}

#[test]
fn a_torn_line_tells_nothing() {
    let file = "customer,date,amount\nann,03/08/2026,1\nann,\"x\",13/08/2026,4\nann,08/14/2026,2\n";
    let outcome = read(file, &days());
    has(&outcome, &[("ann", 1.0, 159.0, 159.0, Some(2.0))]);
    assert_eq!(reasons(&outcome), [(3, OrderSkipReason::Fields)]);
    let torn = read("customer,date,amount\nann,13/08/2026,1,x\nbob,2026-01-02,4\n", &days());
    assert_eq!((torn.orders, torn.customers.len()), (1, 1));
}

// ---- Refunds ---------------------------------------------------------------------------------------------------------------

#[test]
fn a_refund_with_the_id_of_an_order_lessens_that_order_wherever_it_stands() {
    let lines = ["1,ann,2026-01-20,-5", "1,ann,2026-01-10,9", "0,ann,2026-01-01,7", "2,ann,2026-01-15,30"];
    let outcome = read(&log(&lines), &days());
    has(&outcome, &[("ann", 2.0, 14.0, 19.0, Some(17.0))]);
    assert_eq!((outcome.orders, outcome.refunds, outcome.uncovered_refunds), (3, 1, 0));
}

#[test]
fn a_refund_of_another_customer_lessens_the_order_that_it_names() {
    let lines = ["0,ann,2026-01-01,7", "1,ann,2026-01-10,9", "1,bob,2026-01-20,-9"];
    has(&read(&log(&lines), &days()), &[("ann", 0.0, 0.0, 19.0, None)]);
}

#[test]
fn a_refund_without_a_known_id_lessens_the_latest_day_that_covers_it() {
    let lines = [
        "0,ann,2026-01-01,50",
        "1,ann,2026-01-10,9",
        "2,ann,2026-01-12,4",
        "3,ann,2026-01-30,99",
        ",ann,2026-01-20,-8",
    ];
    has(&read(&log(&lines), &days()), &[("ann", 3.0, 29.0, 29.0, Some((1.0 + 4.0 + 99.0) / 3.0))]);
    let unknown = lines.map(|line| line.replace(",ann,2026-01-20,-8", "9,ann,2026-01-20,-60"));
    let outcome = read(&log(&unknown.each_ref().map(String::as_str)), &days());
    has(&outcome, &[("ann", 2.0, 29.0, 29.0, Some((9.0 + 99.0) / 2.0))]);
    assert_eq!((outcome.refunds, outcome.uncovered_refunds), (1, 1), "more than any day: the latest one goes");
}

#[test]
fn refunds_are_applied_by_date_and_then_by_line() {
    let sales = ["0,ann,2026-01-01,1", "1,ann,2026-01-10,10", "2,ann,2026-01-12,6"];
    // The 5 of the 13th first: it leaves 1 of the 12th, so that the 6 go to the 10th.
    let refunds = [",ann,2026-01-14,-6", ",ann,2026-01-13,-5"];
    has(&read(&log(&[&sales[..], &refunds].concat()), &days()), &[("ann", 2.0, 11.0, 13.0, Some(2.5))]);
    let same_day = [",ann,2026-01-14,-6", ",ann,2026-01-14,-5"];
    has(&read(&log(&[&sales[..], &same_day].concat()), &days()), &[("ann", 1.0, 9.0, 13.0, Some(5.0))]);
}

#[test]
fn a_refund_before_everything_is_only_counted() {
    let outcome = read(&log(&[",ann,2026-01-01,-5", "1,ann,2026-01-10,9", ",bob,2026-01-12,-3"]), &days());
    has(&outcome, &[("ann", 0.0, 0.0, 2.0, None)]);
    assert_eq!((outcome.refunds, outcome.uncovered_refunds, outcome.orders), (2, 2, 1));
}

#[test]
fn a_day_that_nets_to_nothing_is_no_purchase_day() {
    let lines = [
        "0,ann,2026-01-01,5",
        "1,ann,2026-01-10,0.1",
        "2,ann,2026-01-10,0.2",
        ",ann,2026-01-11,-0.3",
        "3,ann,2026-01-20,0",
    ];
    let outcome = read(&log(&lines), &days());
    has(&outcome, &[("ann", 0.0, 0.0, 19.0, None)]);
    assert_eq!((outcome.orders, outcome.uncovered_refunds), (4, 0));
}

#[test]
fn what_is_refunded_of_an_order_that_is_left_out_lessens_no_other() {
    let file = "order,status,customer,date,amount\n1,paid,ann,2026-01-01,50\n2,cancelled,ann,2026-01-05,9\n2,paid,ann,2026-01-06,-9\n";
    let outcome = read(file, &days());
    has(&outcome, &[("ann", 0.0, 0.0, 5.0, None)]);
    assert_eq!((outcome.orders, outcome.refunds, outcome.uncovered_refunds), (1, 1, 1));
}

#[test]
fn a_column_of_refunds_is_read_once_an_order_and_without_its_sign() {
    let file = "order,customer,date,amount,refunded\n0,ann,2026-01-01,5,\n1,ann,2026-01-10,20,-8\n1,ann,2026-01-10,,-8\n2,ann,2026-01-12,9,9\n";
    let outcome = at_every_cut(file.as_bytes(), &days());
    has(&outcome, &[("ann", 1.0, 9.0, 11.0, Some(12.0))]);
    assert_eq!((outcome.orders, outcome.refunds), (3, 2));
    let no_ids = with_columns(&[(OrderRole::Order, None)]);
    let outcome = read(&file.replace("10,,-8", "10,1,0"), &no_ids);
    has(&outcome, &[("ann", 1.0, 9.0, 11.0, Some(13.0))]);
}

#[test]
fn more_refunded_than_paid_takes_the_day_away_and_is_told() {
    let file = "customer,date,amount,refunded\nann,2026-01-01,5,\nann,2026-01-10,20,25\n";
    let outcome = read(file, &days());
    has(&outcome, &[("ann", 0.0, 0.0, 9.0, None)]);
    assert_eq!((outcome.refunds, outcome.uncovered_refunds), (1, 1));
}

// ---- Dates, currencies, decimals ------------------------------------------------------------------------------------------

#[test]
fn one_day_above_twelve_decides_for_the_whole_file() {
    let file = log(&["1,ann,03/08/2026,5", "2,ann,10/08/2026,7", "3,bob,21/08/2026,7", "4,ann,03/08/2026,1"]);
    let outcome = at_every_cut(file.as_bytes(), &days());
    has(&outcome, &[("ann", 1.0, 7.0, 18.0, Some(7.0)), ("bob", 0.0, 0.0, 0.0, None)]);
    assert_eq!(outcome.observation_end.as_deref(), Some("2026-08-21"));
}

#[test]
fn days_and_months_that_cannot_be_told_apart_are_asked_about() {
    let file = log(&["1,ann,03/08/2026,5", "2,ann,10/08/2026,7", "3,ann,05/05/2026,1"]);
    assert_eq!(refused(&file, &days()), ("Missing".into(), "dayFirst".into()));
    assert_eq!(inspect_orders(file.as_bytes(), &days()).unwrap().day_first, None);
    let said = |day_first| OrderOptions { day_first: Some(day_first), ..days() };
    has(&read(&file, &said(true)), &[("ann", 2.0, 97.0, 97.0, Some(6.0))]);
    has(&read(&file, &said(false)), &[("ann", 2.0, 214.0, 214.0, Some(4.0))]);
    let equal = log(&["1,ann,05/05/2026,1"]);
    assert_eq!(read(&equal, &days()).orders, 1, "the same either way");
}

#[test]
fn dates_that_contradict_one_another_are_asked_about_and_then_left_out() {
    let file = log(&["1,ann,21/08/2026,5", "2,ann,08/22/2026,7"]);
    assert_eq!(refused(&file, &days()), ("Inconsistent".into(), "dayFirst".into()));
    let outcome = read(&file, &OrderOptions { day_first: Some(true), ..days() });
    assert_eq!((outcome.orders, reasons(&outcome)), (1, vec![(3, OrderSkipReason::Date)]));
}

#[test]
fn what_is_late_is_known_when_the_order_of_day_and_month_is() {
    let lines =
        ["1,ann,03/08/2026,5", "2,ann,08/03/2026,7", "3,ann,2026-09-01,1", "4,bob,04/02/2026,2", ",ann,05/12/2026,-1"];
    let until = |last: &str| {
        let options = OrderOptions { observation_end: Some("2026-06-30".to_owned()), ..days() };
        at_every_cut(log(&[&lines[..], &[last]].concat()).as_bytes(), &options)
    };
    use OrderSkipReason::Late;
    let day_first = until("5,eve,31/01/2026,1");
    assert_eq!(reasons(&day_first), [(2, Late), (4, Late), (6, Late)]);
    has(&day_first, &[("ann", 0.0, 0.0, 114.0, None), ("bob", 0.0, 0.0, 146.0, None), ("eve", 0.0, 0.0, 150.0, None)]);
    assert_eq!((day_first.orders, day_first.refunds), (3, 0));
    let month_first = until("5,eve,01/31/2026,1");
    assert_eq!(reasons(&month_first), [(3, Late), (4, Late)]);
    assert_eq!((month_first.orders, month_first.refunds, month_first.customers.len()), (3, 1, 3));
}

#[test]
fn several_currencies_are_asked_about() {
    let file = "customer,date,amount,currency\nann,2026-01-01,5,EUR\nann,2026-01-02,5,usd\nann,2026-01-04,6,eur\n";
    assert_eq!(refused(file, &days()), ("Inconsistent".into(), "currency".into()));
    let euros = OrderOptions { currency: Some("EUR".to_owned()), ..days() };
    let outcome = at_every_cut(file.as_bytes(), &euros);
    has(&outcome, &[("ann", 1.0, 3.0, 3.0, Some(6.0))]);
    assert_eq!(reasons(&outcome), [(3, OrderSkipReason::Currency)]);
    let none = OrderOptions { currency: Some("PLN".to_owned()), ..days() };
    assert_eq!((read(file, &none).orders, read(file, &none).currency), (0, None));
}

#[test]
fn a_decimal_sign_that_nothing_decides_is_asked_about() {
    let file = "customer;date;amount\nann;2026-01-01;100.000\nann;2026-01-03;200.000\n";
    assert_eq!(refused(file, &days()), ("Missing".into(), "decimal".into()));
    assert!(!inspect_orders(file.as_bytes(), &days()).unwrap().is_decimal_certain);
    let mut said = days();
    said.form.decimal = Some(Decimal::Comma);
    has(&read(file, &said), &[("ann", 1.0, 2.0, 2.0, Some(200_000.0))]);
    said.form.decimal = Some(Decimal::Point);
    has(&read(file, &said), &[("ann", 1.0, 2.0, 2.0, Some(200.0))]);
    let elsewhere = "customer,date,amount,version\nann,2026-01-01,100,\"1,5\"\nann,2026-01-03,200,\"2,5\"\n";
    assert_eq!(inspect_orders(elsewhere.as_bytes(), &days()).unwrap().decimal, Decimal::Point);
}

// ---- What is refused --------------------------------------------------------------------------------------------------------

#[test]
fn what_is_no_table_is_refused() {
    for (file, expected) in [
        (&b""[..], TableError::Empty),
        (b"\n\r\n", TableError::Empty),
        (b"PK\x03\x04\x14\x00\x06\x00", TableError::Binary(BinaryKind::ZipOrWorkbook)),
        (b"\x00\x01\x02\x03customer", TableError::Binary(BinaryKind::Other)),
    ] {
        assert_eq!(in_chunks(&[file], &days()), Err(OrdersError::Table(expected)));
        assert_eq!(inspect_orders(file, &days()), Err(OrdersError::Table(expected)));
    }
}

#[test]
fn what_is_missing_or_stands_twice_is_named() {
    let field = |header: &str| refused(&format!("{header}\nann,2026-01-01,5,6\n"), &days());
    assert_eq!(field("customer,date,x,y"), ("Missing".into(), "columns.amount".into()));
    assert_eq!(field("customer,x,amount,y"), ("Missing".into(), "columns.date".into()));
    assert_eq!(field("x,date,amount,y"), ("Missing".into(), "columns.customer".into()));
    assert_eq!(field("customer,date,amount,amount"), ("Inconsistent".into(), "columns.amount".into()));
    let twice = inspect_orders(b"customer,date,amount,amount\nann,2026-01-01,5,6\n", &days()).unwrap();
    assert_eq!(twice.ambiguous, SortedMap::from([(OrderRole::Amount, vec![2, 3])]));
    let file = "customer,date,a,a\nann,2026-01-01,5,6\n";
    let named = |header: &str| refused(file, &with_columns(&[(OrderRole::Amount, Some(header))]));
    assert_eq!(named("total"), ("Missing".into(), "columns.amount".into()));
    assert_eq!(named("a"), ("Inconsistent".into(), "columns.amount".into()));
}

#[test]
fn wrong_options_are_refused_before_any_byte() {
    let field = |options| match OrderReader::new(options).unwrap_err() {
        OrdersError::Option(error) => error,
        error => panic!("{error}"),
    };
    let end = |text: &str| OrderOptions { observation_end: Some(text.to_owned()), ..days() };
    assert!(matches!(field(end("31.12.2026")), MetricError::Malformed { field, .. } if field == "observationEnd"));
    let offset = |minutes| OrderOptions { shop_offset: Some(minutes), ..days() };
    for minutes in [1440.0, 0.5, -1e9] {
        assert!(matches!(field(offset(minutes)), MetricError::OutOfRange { field, .. } if field == "shopOffset"));
    }
    assert!(matches!(field(offset(f64::NAN)), MetricError::NotFinite { .. }));
}

#[test]
fn what_is_wrong_at_the_beginning_is_said_as_soon_as_the_beginning_is_there() {
    let mut file = "a,b,c\n1,2,3\n".repeat(20_000);
    let mut reader = OrderReader::new(days()).unwrap();
    let errors = file.as_bytes().chunks(1000).map(|chunk| reader.push(chunk).is_err()).collect::<Vec<_>>();
    assert_eq!(errors.iter().position(|is_error| *is_error), Some(65));
    assert!(errors[65..].iter().all(|is_error| *is_error) && reader.finish().is_err());
    file.insert_str(0, "customer,date,amount\n");
    assert_eq!(read(&file, &days()).skipped.count, 40_000, "rows that say nothing are left out");
}

#[test]
fn headers_longer_than_the_beginning_are_read() {
    let file = format!("customer,{},date,amount\nann,x,2026-01-01,5\nann,x,2026-01-03,7\n", "q".repeat(100_000));
    let outcome = in_chunks(&file.as_bytes().chunks(4096).collect::<Vec<_>>(), &days()).unwrap();
    has(&outcome, &[("ann", 1.0, 2.0, 2.0, Some(7.0))]);
}

#[test]
fn a_header_alone_is_a_file_without_orders() {
    let outcome = read("customer,date,amount\n", &days());
    assert_eq!((outcome.lines, outcome.orders, outcome.observation_end), (0, 0, None));
}

#[test]
fn asking_in_between_changes_nothing() {
    let file = log(&["1,ann,2026-01-01,5", "2,ann,2026-01-03,7", "3,bob,2026-01-05,7"]);
    let mut reader = OrderReader::new(days()).unwrap();
    let mut orders = Vec::new();
    for byte in file.as_bytes().chunks(1) {
        reader.push(byte).unwrap();
        orders.push(reader.finish().map_or(0, |outcome| outcome.orders));
    }
    assert!(orders.is_sorted() && orders.last() == Some(&3));
    assert_eq!(reader.finish().unwrap(), read(&file, &days()));
}

#[test]
fn a_sum_beyond_the_range_of_a_double_is_refused() {
    let huge = format!("1{}", "0".repeat(308));
    let file = log(&[&format!("1,ann,2026-01-01,{huge}"), &format!("2,ann,2026-01-01,{huge}")]);
    assert_eq!(refused(&file, &days()), ("OutOfRange".into(), String::new()));
}
