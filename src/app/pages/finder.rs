//! The page of the stage finder.

use leptos::prelude::AnyView;

use super::route::Route;
use super::tool_page;
use crate::app::views::finder::PART;

/// The tool, and how to read its answer.
pub fn draw(route: Route) -> AnyView {
    tool_page::draw(route, &[(&PART, "tool")], &["finder.reading.misread", "finder.reading.origin"])
}
