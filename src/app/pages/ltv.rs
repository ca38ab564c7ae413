//! The page of the lifetime-value what-if.

use leptos::prelude::*;

use super::mount::Mount;
use super::route::Route;
use super::tool_page;
use crate::app::components::slot::Inserted;
use crate::app::views::ltv::{PART, below};

/// The tool, and what the numbers mean.
pub fn draw(route: Route) -> AnyView {
    provide_context(Inserted(|| view! { <Mount part=&below::PART view="chart" is_late=true /> }.into_any()));
    tool_page::draw(
        route,
        &[(&PART, "tool"), (&below::PART, "below")],
        &["ltv.reading.averages", "ltv.reading.tenure", "ltv.reading.segments", "ltv.reading.uses"],
    )
}
