//! The page of the worksheets on customer value.

use leptos::prelude::AnyView;

use super::route::Route;
use super::tool_page;
use crate::app::views::worksheets::{PART, below};

/// The sheets, and where they come from.
pub fn draw(route: Route) -> AnyView {
    tool_page::draw(
        route,
        &[(&PART, "tool"), (&below::PART, "below")],
        &[
            "worksheets.reading.demand",
            "worksheets.reading.worth",
            "worksheets.reading.examples",
            "worksheets.reading.origin",
            "worksheets.reading.link",
        ],
    )
}
