//! The page of the bridge from feelings to money.

use leptos::prelude::AnyView;

use super::route::Route;
use super::tool_page;
use crate::app::views::bridge::PART;

/// The tool, and how to read its answer.
pub fn draw(route: Route) -> AnyView {
    tool_page::draw(
        route,
        &[(&PART, "tool")],
        &["bridge.reading.assumption", "bridge.reading.range", "bridge.reading.formula"],
    )
}
