//! A chart with its caption and the numbers that it shows.

use leptos::prelude::*;

use super::disclosure::Disclosure;
use super::exports::{CHART, Exports};
use crate::app::Words;
use crate::app::browser::layout::Layouts;
use crate::app::live::live;
use crate::charts::Layout;

/// The numbers of a chart, as they are printed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// The head of each column.
    pub head: Vec<String>,
    /// The rows, whose first cell is their head.
    pub rows: Vec<Vec<String>>,
}

/// Says that charts have no buttons by which they leave the page.
#[derive(Clone, Copy)]
struct WithoutExports;

/// Draws charts of the view that is being built without [`Exports`], as frames do.
pub fn without_exports() {
    provide_context(WithoutExports);
}

/// A chart in both of its layouts, of which the style sheet shows the fitting one, with caption and data table.
#[component]
pub fn ChartFigure(
    /// The id of the caption, which names the chart.
    id: &'static str,
    /// The caption.
    #[prop(into)]
    caption: Signal<String>,
    /// Draws the chart as SVG in a layout.
    draw: Callback<Layout, String>,
    /// The numbers.
    #[prop(into)]
    table: Signal<Table>,
) -> impl IntoView {
    let words = Words::of_view();
    let layouts = use_context::<Layouts>().unwrap_or_else(Layouts::both);
    let drawing = move |is_in_sight: RwSignal<bool>, layout: Layout| {
        move || if is_in_sight.get() { draw.run(layout) } else { String::new() }
    };
    let has_exports = use_context::<WithoutExports>().is_none();
    let summary = words.text(if has_exports { "chart.table" } else { "chart.numbers" });
    let numbers = move || {
        let rows = table_rows(&table.get());
        view! {
            <div class="table-scroll" tabindex="0" role="region" aria-labelledby=id><table>{rows}</table></div>
            {has_exports.then(|| view! { <Exports kinds=CHART /> })}
        }
        .into_any()
    };
    view! {
        <figure class="chart-figure" data-panel="" aria-labelledby=id>
            <div class="chart-frame">
                <div class="chart-wide" inner_html=drawing(layouts.wide, Layout::Wide)></div>
                <div class="chart-narrow" inner_html=drawing(layouts.narrow, Layout::Narrow)></div>
            </div>
            <figcaption id=id>{live(move || caption.get())}</figcaption>
            <Disclosure class="chart-table" summary content=Box::new(numbers) />
        </figure>
    }
}

/// Head and body of a table.
pub fn table_rows(table: &Table) -> impl IntoView + use<> {
    let head = table.head.iter().map(|text| view! { <th scope="col">{text.clone()}</th> }).collect_view();
    let row = |cells: &Vec<String>| {
        let mut cells = cells.iter().cloned();
        let first = cells.next();
        let rest = cells.map(|text| view! { <td>{text}</td> }).collect_view();
        view! { <tr><th scope="row">{first}</th>{rest}</tr> }
    };
    let body = table.rows.iter().map(row).collect_view();
    view! { <thead><tr>{head}</tr></thead><tbody>{body}</tbody> }
}
