//! The page of perceived customer value.

use leptos::prelude::AnyView;

use super::route::Route;
use super::tool_page;
use crate::app::views::value::PART;

/// The tool, and how to read its answer.
pub fn draw(route: Route) -> AnyView {
    tool_page::draw(
        route,
        &[(&PART, "tool")],
        &[
            "value.reading.difference",
            "value.reading.benefits",
            "value.reading.costs",
            "value.reading.repeat",
            "value.reading.balance",
        ],
    )
}
