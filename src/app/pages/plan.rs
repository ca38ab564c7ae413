//! The page of the plan.

use leptos::prelude::AnyView;

use super::route::Route;
use super::tool_page;
use crate::app::views::plan::PART;

/// The tool, and where its steps come from.
pub fn draw(route: Route) -> AnyView {
    tool_page::draw(route, &[(&PART, "tool")], &["plan.reading.origin", "plan.reading.coverage", "plan.reading.link"])
}
