//! The page of the stage finder.

use leptos::prelude::AnyView;

use super::route::Route;
use super::tool_page;
use crate::app::views::finder::{PART, quiz};

/// The tool, situations to practise on, and how to read the answer.
pub fn draw(route: Route) -> AnyView {
    tool_page::draw(
        route,
        &[(&PART, "tool"), (&quiz::PART, "quiz")],
        &["finder.reading.misread", "finder.reading.origin"],
    )
}
