//! The page of orders.

use leptos::prelude::AnyView;

use super::route::Route;
use super::tool_page;
use crate::app::views::orders::PART;

/// The tool, and what the forecast rests on.
pub fn draw(route: Route) -> AnyView {
    tool_page::draw(
        route,
        &[(&PART, "tool")],
        &["orders.reading.models", "orders.reading.limits", "orders.reading.spend"],
    )
}
