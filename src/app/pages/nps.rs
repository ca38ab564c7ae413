//! The page of the Net Promoter Score.

use leptos::prelude::AnyView;

use super::route::Route;
use super::tool_page;
use crate::app::views::nps::PART;
use crate::app::views::surveyfigures;

/// The tool, and what the numbers mean.
pub fn draw(route: Route) -> AnyView {
    tool_page::draw(
        route,
        &[(&PART, "tool"), (&surveyfigures::PART, "nps")],
        &["nps.reading.groups", "nps.reading.scale", "nps.reading.relation", "method.trademarks.nps"],
    )
}
