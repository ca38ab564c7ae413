//! The page of what drives lifetime value.

use leptos::prelude::AnyView;

use super::route::Route;
use super::tool_page;
use crate::app::views::drivers::{PART, below};

/// The tool, and what the numbers mean.
pub fn draw(route: Route) -> AnyView {
    tool_page::draw_with_below(
        route,
        &PART,
        &below::PART,
        &["drivers.reading.ranges", "drivers.reading.tornado", "drivers.reading.draws"],
    )
}
