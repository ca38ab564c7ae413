//! Laws that hold for every file of orders, and bytes that are none. `PROPTEST_CASES` sets how many inputs each gets.

#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

use feltworth::metrics::models::{Transaction, Unit, summarise};
use feltworth::orders::*;
use feltworth::table::{Skipped, SortedMap};
use proptest::prelude::*;
use proptest::test_runner::Config;

fn config(usual: u32) -> Config {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual);
    Config { failure_persistence: None, ..Config::with_cases(cases) }
}

fn in_chunks(file: &[u8], sizes: &[usize], options: &OrderOptions) -> Result<OrderOutcome, OrdersError> {
    let mut reader = OrderReader::new(options.clone())?;
    let (mut rest, mut sizes) = (file, sizes.iter().cycle());
    while !rest.is_empty() {
        let size = sizes.next().map_or(rest.len(), |size| rest.len().min(*size));
        let (chunk, behind) = rest.split_at(size);
        reader.push(chunk)?;
        rest = behind;
    }
    reader.finish()
}

/// Cells that get further than any text does.
const CELLS: &[&str] = &[
    "",
    " ",
    "1",
    "2",
    "2.0",
    "17850.0",
    "5,58E+12",
    "'3",
    "=\"4\"",
    "ann",
    "bob",
    "new",
    "-5",
    "0",
    "9.50",
    "9,50",
    "100.000",
    "(3.00)",
    "€1.234,56",
    "1e400",
    "99999999999999999999",
    "2026-05-01",
    "2026-02-30",
    "03/08/2026",
    "21/08/2026",
    "08/21/2026",
    "01.05.26 10:00",
    "2026-05-01T23:30:00-07:00",
    "May 1, 2026",
    "9999-12-31T23:59:59Z",
    "0000-01-01 00:00 +2359",
    "paid",
    "voided",
    "refunded",
    "strange",
    "EUR",
    "usd",
    "test",
    "Live",
    "\"",
    "\"a\nb\"",
    "\"a;b,c\"",
    "\u{feff}",
    "\u{fffd}",
    "ł",
    "x",
];

const HEADERS: &[&str] = &[
    "customer",
    "Email",
    "date",
    "Created at",
    "order",
    "Name",
    "amount",
    "Total",
    "quantity",
    "price",
    "Net Sales",
    "discount",
    "refunded",
    "currency",
    "status",
    "mode",
    "Time Zone",
    "Transaction ID",
    "Customer type",
    "x",
    "",
];

/// A table of such cells below such headers.
fn table() -> impl Strategy<Value = Vec<u8>> {
    let row = |cells: &'static [&'static str]| prop::collection::vec(prop::sample::select(cells), 1..9);
    let rows = prop::collection::vec(row(CELLS), 0..12);
    (
        row(HEADERS),
        rows,
        prop::sample::select(&[",", ";", "\t", "|"][..]),
        prop::sample::select(&["\n", "\r\n", "\r"][..]),
    )
        .prop_map(|(headers, rows, separator, end)| {
            let lines: Vec<_> = std::iter::once(headers).chain(rows).map(|row| row.join(separator)).collect();
            lines.join(end).into_bytes()
        })
}

/// What mostly stands in the columns of a file that is one: header and cells.
const COLUMNS: [(&str, &[&str]); 8] = [
    ("order", &["1", "2", "3", "4.0", ""]),
    ("customer", &["ann", "bob", "17850", "17850.0", ""]),
    ("date", &["2026-05-01", "2026-06-11", "03/08/2026", "04/05/2026", "21/08/2026", "2026-05-09T23:30:00-07:00", ""]),
    ("amount", &["1.50", "9.50", "20", "-5", "-9.50", "0", ""]),
    ("price", &["1.50", "9.50", "20", "-5", ""]),
    ("refunded", &["", "0.00", "2.5", "-30"]),
    ("currency", &["EUR", "EUR", "eur", ""]),
    ("status", &["paid", "paid", "refunded", "voided", ""]),
];

/// A file with these columns, some of them left out, whose cells are now and then others.
fn plausible() -> impl Strategy<Value = Vec<u8>> {
    let cells =
        COLUMNS.map(|(_, cells)| prop_oneof![30 => prop::sample::select(cells), 1 => prop::sample::select(CELLS)]);
    let rows = prop::collection::vec(cells, 1..14);
    (rows, prop::collection::vec(0_usize..COLUMNS.len(), 0..3)).prop_map(|(rows, without)| {
        let kept = |row: [&str; COLUMNS.len()]| {
            let cells = row.into_iter().enumerate().filter(|(place, _)| !without.contains(place));
            cells.map(|(_, cell)| cell).collect::<Vec<_>>().join(";")
        };
        let lines: Vec<_> = std::iter::once(COLUMNS.map(|(header, _)| header)).chain(rows).map(kept).collect();
        lines.join("\n").into_bytes()
    })
}

/// Options that fit such a file.
fn fitting() -> impl Strategy<Value = OrderOptions> {
    let end = prop::sample::select(&["2026-05-31", "2026-06-30", "2026-07-15"][..]).prop_map(str::to_owned);
    (prop::option::of(end), prop::option::of(any::<bool>()), any::<bool>()).prop_map(
        |(observation_end, day_first, is_one)| OrderOptions {
            observation_end,
            day_first,
            currency: is_one.then(|| "EUR".to_owned()),
            ..OrderOptions::new(Unit::Day)
        },
    )
}

/// Options of any kind, wrong ones too.
fn options() -> impl Strategy<Value = OrderOptions> {
    let column = prop_oneof![
        Just(None),
        prop::sample::select(HEADERS).prop_map(|header| Some(Column::Header(header.to_owned()))),
        (0_usize..12).prop_map(|position| Some(Column::Position(position))),
        Just(Some(Column::Position(usize::MAX))),
    ];
    let columns = prop::collection::btree_map(prop::sample::select(&OrderRole::ALL[..]), column, 0..5);
    let end = prop::sample::select(&["2026-05-01", "2026-06-30", "9999-12-31", "x"][..]).prop_map(str::to_owned);
    let offset = prop::sample::select(&[0.0, 120.0, -1439.0, 1439.0, 0.5, f64::NAN][..]);
    let currency = prop::sample::select(&["EUR", "usd", ""][..]).prop_map(str::to_owned);
    (
        columns,
        prop::option::of(end),
        prop::option::of(any::<bool>()),
        prop::option::of(offset),
        prop::option::of(currency),
    )
        .prop_map(|(columns, observation_end, day_first, shop_offset, currency)| OrderOptions {
            columns: columns.into_iter().collect(),
            observation_end,
            day_first,
            shop_offset,
            currency,
            statuses: SortedMap::from([("strange".to_owned(), false)]),
            ..OrderOptions::new(Unit::Day)
        })
}

/// What holds of every outcome.
fn checked(outcome: &OrderOutcome) {
    let OrderOutcome { customers, lines, orders, refunds, uncovered_refunds, skipped, .. } = outcome;
    assert!(skipped.count <= *lines && *orders <= *lines && uncovered_refunds <= refunds, "{outcome:?}");
    assert_eq!(skipped.reasons.values().sum::<u64>(), skipped.count);
    assert_eq!(skipped.rows.len() as u64, skipped.count.min(Skipped::<OrderSkipReason>::LISTED as u64));
    assert!(skipped.rows.is_sorted_by(|one, other| one.line < other.line));
    for customer in customers {
        let history = customer.purchases();
        assert!(history.frequency >= 0.0 && history.recency >= 0.0 && history.recency <= history.age, "{customer:?}");
        assert_eq!(history.frequency == 0.0, history.recency == 0.0, "{customer:?}");
        assert_eq!(history.frequency == 0.0, customer.value.is_none(), "{customer:?}");
        assert!(customer.value.is_none_or(|value| value.is_finite() && value > 0.0), "{customer:?}");
    }
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn any_table_comes_to_something_or_is_refused_whatever_the_cut(
        file in table(), options in options(), sizes in prop::collection::vec(1_usize..40, 1..5),
    ) {
        let _ = inspect_orders(&file, &options);
        let whole = in_chunks(&file, &[usize::MAX], &options);
        whole.iter().for_each(checked);
        prop_assert_eq!(in_chunks(&file, &sizes, &options), whole);
    }

    #[test]
    fn a_plausible_file_keeps_the_laws_whatever_the_cut(
        file in plausible(), options in fitting(), sizes in prop::collection::vec(1_usize..40, 1..5),
    ) {
        let whole = in_chunks(&file, &[usize::MAX], &options);
        whole.iter().for_each(checked);
        prop_assert_eq!(in_chunks(&file, &sizes, &options), whole);
    }

    #[test]
    fn any_bytes_come_to_something_or_are_refused(
        file in prop::collection::vec(any::<u8>(), 0..300), options in options(), size in 1_usize..40,
    ) {
        let _ = inspect_orders(&file, &options);
        let whole = in_chunks(&file, &[usize::MAX], &options);
        whole.iter().for_each(checked);
        prop_assert_eq!(in_chunks(&file, &[size], &options), whole);
    }
}

/// Sales of customers in cents: customer, day of 2026, cents.
fn sales() -> impl Strategy<Value = Vec<(u8, u16, u32)>> {
    prop::collection::vec((0_u8..6, 0_u16..300, 1_u32..100_000), 1..60)
}

fn date(day: u16) -> String {
    format!("2026-{:02}-{:02}", 1 + day / 28, 1 + day % 28)
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn sales_alone_are_reduced_as_summarise_reduces_them(sales in sales(), with_ids: bool) {
        let mut file = "id,customer,date,amount\n".to_owned();
        let mut log = Vec::new();
        for (place, (customer, day, cents)) in sales.iter().enumerate() {
            let (date, amount) = (date(*day), format!("{}.{:02}", cents / 100, cents % 100));
            let id = if with_ids { place.to_string() } else { String::new() };
            file.push_str(&format!("{id},c{customer},{date},{amount}\n"));
            log.push(Transaction { customer: format!("c{customer}"), date, value: Some(amount.parse().unwrap()) });
        }
        let columns = SortedMap::from([(OrderRole::Order, Some(Column::Position(0)))]);
        let outcome = in_chunks(file.as_bytes(), &[37], &OrderOptions { columns, ..OrderOptions::new(Unit::Week) }).unwrap();
        let end = log.iter().map(|sale| sale.date.clone()).max().unwrap();
        prop_assert_eq!(outcome.customers, summarise(&log, &end, Unit::Week).unwrap());
        prop_assert_eq!(outcome.orders, sales.len() as u64);
        prop_assert_eq!(outcome.observation_end, Some(end));
    }

    #[test]
    fn the_order_of_lines_with_ids_does_not_matter_but_for_the_customers_order(sales in sales(), turn in 0_usize..60) {
        let mut lines: Vec<String> = sales
            .iter()
            .enumerate()
            .flat_map(|(id, (customer, day, cents))| {
                // Whole amounts, whose sums are the same in any order.
                let sale = format!("{id},c{customer},{},{cents}", date(*day));
                [sale, format!("{id},c{customer},{},-{}", date(day + 5), cents.div_ceil(3))]
            })
            .collect();
        let outcome = |lines: &[String]| {
            let file = format!("order,customer,date,amount\n{}\n", lines.join("\n"));
            let mut outcome = in_chunks(file.as_bytes(), &[50], &OrderOptions::new(Unit::Day)).unwrap();
            outcome.customers.sort_by(|one, other| one.customer.cmp(&other.customer));
            outcome
        };
        let before = outcome(&lines);
        let turn = turn % lines.len();
        lines.rotate_left(turn);
        lines.reverse();
        prop_assert_eq!(outcome(&lines), before);
    }
}
