//! The page of the map builder.

use leptos::prelude::AnyView;

use super::route::Route;
use super::tool_page;
use crate::app::views::map::{PART, below};

/// The tool, and what its numbers mean.
pub fn draw(route: Route) -> AnyView {
    tool_page::draw_without_address(
        route,
        &[(&PART, "shelf"), (&below::PART, "curve"), (&PART, "tool"), (&below::PART, "below")],
        &["map.reading.curve", "map.reading.ranking", "map.reading.people", "map.reading.origin"],
    )
}
