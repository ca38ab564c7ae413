//! The first lines of the file: what was seen in each, and what became of it.

use leptos::prelude::*;

use super::studio::{Found, Studio};
use crate::app::Words;
use crate::app::components::chart_figure::{Table, table_rows};
use crate::app::live::live_view;
use crate::orders::{OrderOutcome, OrderRole, OrderSkipReason, Pieces};

/// The first lines, as orders of customers on days.
#[component]
pub fn FirstLines(
    /// The file.
    studio: Studio,
) -> impl IntoView {
    let words = Words::of_view();
    live_view(move || {
        let found = studio.kept.get()?.found.clone()?;
        let read = studio.read.get()?;
        let table = table_rows(&table(words, &found, &read.outcome));
        Some(view! {
            <h3 id="orderfile-lines">{words.text("orderfile.lines")}</h3>
            <div class="table-scroll" tabindex="0" role="region" aria-labelledby="orderfile-lines"><table>{table}</table></div>
        })
    })
}

fn table(words: Words, found: &Found, outcome: &OrderOutcome) -> Table {
    let head = [
        "orderfile.line",
        "orderfile.role.order",
        "orderfile.role.customer",
        "orderfile.role.date",
        "orderfile.role.amount",
        "orderfile.became",
    ];
    let mut seen: Vec<&str> = Vec::new();
    let mut rows = Vec::new();
    for (line, cells) in &found.lines {
        let cell = |role: OrderRole| {
            found.inspection.columns.get(&role).and_then(|at| cells.get(*at)).map_or("", String::as_str)
        };
        let order = cell(OrderRole::Order);
        let pieces = found.inspection.pieces(cells).filter(Pieces::is_computed);
        let amount = pieces.map_or_else(|| as_it_stands(&cell), |pieces| computed(words, &pieces));
        let kind = match (found.inspection.is_refund(cells), !order.is_empty() && seen.contains(&order)) {
            (true, _) => "orderfile.became.refund",
            (false, true) => "orderfile.became.same",
            (false, false) => "orderfile.became.order",
        };
        let became = became(words, outcome, *line, kind);
        seen.push(order);
        let values = [order, cell(OrderRole::Customer), cell(OrderRole::Date), amount.as_str()];
        let cells = [words.number(*line as f64, 0)].into_iter().chain(values.map(str::to_owned)).chain([became]);
        rows.push(cells.collect());
    }
    Table { head: head.map(|key| words.text(key)).into(), rows }
}

/// The amount of a line as the file has it.
fn as_it_stands<'a>(cell: &dyn Fn(OrderRole) -> &'a str) -> String {
    let amount = [OrderRole::Amount, OrderRole::Price].map(cell).into_iter().find(|text| !text.is_empty());
    amount.unwrap_or_default().to_owned()
}

/// How the amount of a line came about: 2 × 9.50 − 1.00 = 18.00.
fn computed(words: Words, pieces: &Pieces) -> String {
    let discount =
        if pieces.discount == 0.0 { String::new() } else { format!(" − {}", words.fixed(pieces.discount, 2)) };
    let (quantity, price) = (words.number(pieces.quantity, 3), words.fixed(pieces.price, 2));
    format!("{quantity} × {price}{discount} = {}", words.fixed(pieces.amount(), 2))
}

fn became(words: Words, outcome: &OrderOutcome, line: u64, kind: &str) -> String {
    match outcome.skipped.rows.iter().find(|row| row.line == line) {
        Some(row) => words.fill("orderfile.became.out", &[("reason", &reason(words, row.reason))]),
        None => words.text(kind),
    }
}

/// Why a line is left out.
pub fn reason(words: Words, reason: OrderSkipReason) -> String {
    words.text(match reason {
        OrderSkipReason::Status => "orderfile.reason.status",
        OrderSkipReason::Customer => "orderfile.reason.customer",
        OrderSkipReason::Date => "orderfile.reason.date",
        OrderSkipReason::Amount => "orderfile.reason.amount",
        OrderSkipReason::Currency => "orderfile.reason.currency",
        OrderSkipReason::Late => "orderfile.reason.late",
        OrderSkipReason::Fields => "orderfile.reason.fields",
    })
}
