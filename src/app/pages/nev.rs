//! The page of the NEV questionnaire.

use leptos::prelude::AnyView;

use super::route::Route;
use super::tool_page;
use crate::app::views::nev::PART;

/// The questionnaire, and what the number means.
pub fn draw(route: Route) -> AnyView {
    tool_page::draw(
        route,
        &[(&PART, "tool")],
        &["nev.reading.clusters", "method.limits.nevScale", "method.limits.nevNps"],
    )
}
