//! The page of a group's NEV.

use leptos::prelude::AnyView;

use super::route::Route;
use super::tool_page;
use crate::app::views::group::{PART, below};

/// The tool, and how to read its numbers.
pub fn draw(route: Route) -> AnyView {
    tool_page::draw_without_address(
        route,
        &[(&PART, "tool"), (&below::PART, "below")],
        &["group.reading.interval", "group.reading.segments"],
    )
}
