//! The models side by side, and what the data hardly bind.

use leptos::prelude::*;

use super::results::money;
use super::studio::{Made, Studio};
use super::trouble::problem;
use crate::app::Words;
use crate::app::components::chart_figure::{Table, table_rows};
use crate::app::components::result::UNKNOWN;
use crate::app::live::live_view;
use crate::metrics::Interval;
use crate::metrics::models::{PurchaseFit, SpendFit};
use crate::tools::orders::{Bounds, PARAMETERS, Spread};

/// From here on spend and frequency go together so much that Gamma-Gamma, which takes them to be independent, misleads.
const CORRELATED: f64 = 0.2;

/// Parameters of both purchase models and of the spend model, then what is wrong or uncertain about them.
#[component]
pub fn Models(
    /// The file.
    studio: Studio,
) -> impl IntoView {
    let words = Words::of_view();
    let table = live_view(move || {
        let made = studio.modelled.get()?;
        let bounds = studio.bounds.get();
        Some(tables(words, &made, bounds.as_deref()))
    });
    let warnings = live_view(move || {
        let made = studio.modelled.get()?;
        let bounds = studio.bounds.get();
        let said = warnings(words, &made, bounds.as_deref());
        Some(said.into_iter().map(|text| view! { <p class="notice" role="status">{text}</p> }).collect_view())
    });
    view! {
        <section class="models" data-panel="" aria-labelledby="orderfile-models">
            <h2 id="orderfile-models">{words.text("orderfile.models")}</h2>
            <p>{words.text("orderfile.models.note")}</p>
            {warnings}
            {table}
        </section>
    }
}

fn tables(words: Words, made: &Made, bounds: Option<&Bounds>) -> AnyView {
    let purchases = table_rows(&purchases(words, made));
    let spend = made.modelled.spend.as_ref().ok().map(|fit| {
        let table = table_rows(&spend(words, made, fit));
        view! { <div class="table-scroll" tabindex="0" role="region" aria-label=words.text("orderfile.spend")><table>{table}</table></div> }
    });
    let firm = bounds.filter(|bounds| !bounds.spreads.is_empty()).map(|bounds| {
        let table = table_rows(&firmness(words, &bounds.spreads));
        view! {
            <h3 id="orderfile-firm">{words.text("orderfile.firm")}</h3>
            <div class="table-scroll" tabindex="0" role="region" aria-labelledby="orderfile-firm"><table>{table}</table></div>
            <p class="fine-print">{words.text("orderfile.firm.note")}</p>
        }
    });
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-labelledby="orderfile-models"><table>{purchases}</table></div>
        {spend}
        {firm}
    }
    .into_any()
}

/// So many digits as a parameter needs: 0.2426, 217.
pub fn short(words: Words, value: f64) -> String {
    let digits = match value.abs() {
        size if size >= 100.0 => 0,
        size if size >= 1.0 => 2,
        size if size >= 0.001 => 4,
        _ => 6,
    };
    words.number(value, digits)
}

fn purchases(words: Words, made: &Made) -> Table {
    let fits = &made.modelled.purchases;
    let of: [fn(&PurchaseFit) -> f64; 4] = [|fit| fit.r, |fit| fit.alpha, |fit| fit.a, |fit| fit.b];
    let row = |(name, read): (&str, &fn(&PurchaseFit) -> f64)| {
        let cells =
            fits.iter().map(|fit| fit.as_ref().map_or_else(|_| UNKNOWN.to_owned(), |fit| short(words, read(fit))));
        [name.to_owned()].into_iter().chain(cells).collect()
    };
    let likelihood = fits
        .iter()
        .map(|fit| fit.as_ref().map_or_else(|_| UNKNOWN.to_owned(), |fit| words.fixed(fit.log_likelihood, 3)));
    let mut rows: Vec<Vec<String>> = PARAMETERS.into_iter().zip(&of).map(row).collect();
    rows.push([words.text("orderfile.likelihood")].into_iter().chain(likelihood).collect());
    let head = [words.text("orderfile.parameter"), "BG/NBD".to_owned(), "MBG/NBD".to_owned()];
    Table { head: head.into(), rows }
}

fn spend(words: Words, made: &Made, fit: &SpendFit) -> Table {
    let rows = vec![
        vec!["p".to_owned(), short(words, fit.p)],
        vec!["q".to_owned(), short(words, fit.q)],
        vec!["γ".to_owned(), money(words, made, fit.gamma)],
        vec![words.text("orderfile.likelihood"), words.fixed(fit.log_likelihood, 3)],
    ];
    Table { head: vec![words.text("orderfile.parameter"), "Gamma-Gamma".to_owned()], rows }
}

/// How far refits and intervals of each parameter reach.
fn firmness(words: Words, spreads: &[Spread]) -> Table {
    let range = |interval: Option<Interval>| {
        let said = |interval: Interval| format!("{} – {}", short(words, interval.low), short(words, interval.high));
        interval.map_or_else(|| UNKNOWN.to_owned(), said)
    };
    let row = |spread: &Spread| {
        let weak = if spread.is_weak { "orderfile.firm.weak" } else { "orderfile.firm.strong" };
        let name = PARAMETERS.get(spread.parameter).copied().unwrap_or_default().to_owned();
        vec![name, range(spread.refits), range(spread.interval), words.text(weak)]
    };
    let head = ["orderfile.parameter", "orderfile.firm.refits", "orderfile.firm.interval", "orderfile.firm.bound"];
    Table { head: head.map(|key| words.text(key)).into(), rows: spreads.iter().map(row).collect() }
}

/// Fit problems, and what makes the numbers doubtful.
fn warnings(words: Words, made: &Made, bounds: Option<&Bounds>) -> Vec<String> {
    let names = ["BG/NBD", "MBG/NBD"];
    let mut said = Vec::new();
    for (name, fit) in names.into_iter().zip(&made.modelled.purchases) {
        let why = fit.as_ref().err().map(|error| problem(words, error));
        said.extend(why.map(|why| words.fill("orderfile.noFit", &[("model", name), ("why", &why)])));
    }
    if let Err(error) = &made.modelled.spend {
        said.push(words.fill("orderfile.noFit", &[("model", "Gamma-Gamma"), ("why", &problem(words, error))]));
    }
    if let Some(Err(error)) = &made.modelled.hold_out {
        said.push(words.fill("orderfile.noHoldOut", &[("why", &problem(words, error))]));
    }
    if let Some(r) = made.modelled.correlation.as_ref().and_then(|found| found.r).filter(|r| r.abs() >= CORRELATED) {
        said.push(words.fill("orderfile.correlated", &[("r", &words.number(r, 2))]));
    }
    let Some(bounds) = bounds else { return said };
    let weak = bounds.weak_of_purchases();
    if !weak.is_empty() {
        said.push(words.fill("orderfile.weak", &[("names", &weak.join(", "))]));
    }
    if let Some(bootstrap) = bounds.purchases.as_ref().ok().filter(|_| bounds.fail_often()) {
        let share = words.percent((100.0 * bootstrap.failed_share).round() / 100.0);
        said.push(words.fill("orderfile.failed", &[("share", &share)]));
    }
    said
}
