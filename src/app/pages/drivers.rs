//! The page of what drives lifetime value.

use leptos::prelude::AnyView;

use super::route::Route;
use super::tool_page;
use crate::app::views::drivers::{PART, below};

/// The tool, and what the numbers mean.
pub fn draw(route: Route) -> AnyView {
    tool_page::draw(
        route,
        &[(&PART, "tool"), (&below::PART, "below")],
        &["drivers.reading.ranges", "drivers.reading.tornado", "drivers.reading.draws"],
    )
}
