//! The page of the lifetime-value what-if.

use leptos::prelude::*;

use super::Page;
use super::mount::Mount;
use super::route::Route;
use crate::app::Words;
use crate::app::views::ltv::PART;

/// The tool, and what the numbers mean.
pub fn draw(route: Route) -> AnyView {
    let words = Words::of_view();
    view! {
        <header class="page-head">
            <h1>{words.text("page.ltv.title")}</h1>
            <p class="lead">{words.text("ltv.lead")}</p>
        </header>
        <Mount part=&PART view="tool" has_address=true />
        <section class="prose">
            <h2>{words.text("ltv.reading.title")}</h2>
            <p>{words.text("ltv.reading.averages")}</p>
            <p>{words.text("ltv.reading.tenure")}</p>
            <p>{words.text("ltv.reading.segments")}</p>
            <p><a href=route.link(Page::Method)>{words.text("ltv.reading.method")}</a></p>
        </section>
    }
    .into_any()
}
