//! The page of customer effort.

use leptos::prelude::AnyView;

use super::route::Route;
use super::tool_page;
use crate::app::views::ces::PART;

/// The tool, and what the numbers mean.
pub fn draw(route: Route) -> AnyView {
    tool_page::draw(route, &PART, &["ces.reading.version", "ces.reading.share", "ces.reading.direction"])
}
