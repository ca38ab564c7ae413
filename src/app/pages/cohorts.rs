//! The page of cohorts.

use leptos::prelude::AnyView;

use super::route::Route;
use super::tool_page;
use crate::app::views::cohorts::{PART, below};

/// The tool, and what the numbers mean.
pub fn draw(route: Route) -> AnyView {
    tool_page::draw(
        route,
        &[(&PART, "tool"), (&below::PART, "below")],
        &["cohorts.reading.loyal", "cohorts.reading.heldOut", "cohorts.reading.contract"],
    )
}
