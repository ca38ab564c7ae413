//! Buttons by which a chart or a table leaves the page.

use leptos::prelude::*;

use crate::app::Words;

/// What a chart with its table can be handed out as.
pub const CHART: &[&str] = &["svg", "png", "csv", "print"];

/// What a table by itself can be handed out as.
pub const TABLE: &[&str] = &["csv", "print"];

/// The buttons of the `.chart-figure` that they stand in. The start script serves them, so that they weigh nothing until they
/// are pressed, and work on a page whose program has not come.
#[component]
pub fn Exports(
    /// What there is to choose.
    kinds: &'static [&'static str],
) -> impl IntoView {
    let words = Words::of_view();
    let button = |kind: &&str| {
        let name = words.text(&format!("chart.export.{kind}"));
        format!("<button type=\"button\" class=\"quiet\" data-export=\"{kind}\">{name}</button>")
    };
    let buttons: String = kinds.iter().map(button).collect();
    view! { <p class="actions exports needs-script" inner_html=buttons></p> }
}
