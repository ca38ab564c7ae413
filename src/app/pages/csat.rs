//! The page of customer satisfaction.

use leptos::prelude::AnyView;

use super::route::Route;
use super::tool_page;
use crate::app::views::csat::PART;
use crate::app::views::surveyfigures;

/// The tool, and what the numbers mean.
pub fn draw(route: Route) -> AnyView {
    tool_page::draw(
        route,
        &[(&PART, "tool"), (&surveyfigures::PART, "csat")],
        &["csat.reading.share", "csat.reading.mean", "csat.reading.contact"],
    )
}
