//! The page of lifetime value from retention.

use leptos::prelude::AnyView;

use super::route::Route;
use super::tool_page;
use crate::app::views::retention::{PART, below};

/// The tool, and what the numbers mean.
pub fn draw(route: Route) -> AnyView {
    tool_page::draw(
        route,
        &[(&PART, "tool"), (&below::PART, "below")],
        &["retention.reading.timing", "retention.reading.constant", "retention.reading.rules"],
    )
}
