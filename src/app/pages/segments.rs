//! The page of segments.

use leptos::prelude::AnyView;

use super::route::Route;
use super::tool_page;
use crate::app::views::segments::PART;

/// The tool, and what the numbers mean.
pub fn draw(route: Route) -> AnyView {
    tool_page::draw(
        route,
        &[(&PART, "tool")],
        &[
            "segments.reading.averages",
            "segments.reading.budget",
            "segments.reading.months",
            "segments.reading.rank",
            "segments.reading.manage",
        ],
    )
}
