//! The page of customer effort.

use leptos::prelude::AnyView;

use super::route::Route;
use super::tool_page;
use crate::app::views::ces::PART;
use crate::app::views::surveyfigures;

/// The tool, and what the numbers mean.
pub fn draw(route: Route) -> AnyView {
    tool_page::draw(
        route,
        &[(&PART, "tool"), (&surveyfigures::PART, "ces")],
        &["ces.reading.version", "ces.reading.share", "ces.reading.direction"],
    )
}
