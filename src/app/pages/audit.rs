//! The page of the audits.

use leptos::prelude::AnyView;

use super::route::Route;
use super::tool_page;
use crate::app::views::audit::PART;

/// The tool, and how to read its score.
pub fn draw(route: Route) -> AnyView {
    tool_page::draw(route, &[(&PART, "tool")], &["audit.reading.score", "audit.reading.origin", "audit.reading.link"])
}
