//! The page of a group's NEV.

use leptos::prelude::*;

use super::Page;
use super::head::PageHead;
use super::mount::Mount;
use super::route::Route;
use crate::app::Words;
use crate::app::views::group::PART;

/// The tool, and how to read its numbers. No address holds its inputs.
pub fn draw(route: Route) -> AnyView {
    let words = Words::of_view();
    let text = move |key: &str| words.text(key);
    view! {
        <PageHead route title=route.page.name(words) lead=text("group.lead") />
        <Mount part=&PART view="tool" />
        <section class="prose">
            <h2>{text("group.reading.title")}</h2>
            <p>{text("group.reading.interval")}</p>
            <p>{text("group.reading.segments")}</p>
            <p><a href=route.link(Page::Method)>{text("group.reading.method")}</a></p>
        </section>
    }
    .into_any()
}
