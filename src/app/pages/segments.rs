//! The page of segments.

use leptos::prelude::*;

use super::route::Route;
use super::{Page, tool_page};
use crate::app::Words;
use crate::app::views::segments::PART;

/// The tool, and what the numbers mean.
pub fn draw(route: Route) -> AnyView {
    let worth = format!("{}#sheet=worth", route.link(Page::Worksheets));
    let paragraphs = [
        "segments.reading.averages",
        "segments.reading.budget",
        "segments.reading.months",
        "segments.reading.manage",
        "segments.reading.rank",
    ];
    let after = view! { <p><a href=worth>{Words::of_view().text("segments.reading.worth")}</a></p> }.into_any();
    tool_page::draw_with(route, &[(&PART, "tool")], &paragraphs, after)
}
