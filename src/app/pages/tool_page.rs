//! A page that stands around one tool: what it is about, the tool, and how to read its numbers.

use leptos::prelude::*;

use super::Page;
use super::head::PageHead;
use super::mount::Mount;
use super::presenter::Presenter;
use super::route::Route;
use crate::app::{Part, Words};

/// The view of a part that is a page's tool.
const VIEW: &str = "tool";

/// Draws the page of the tool that a part brings: its texts are `page.<key>.title`, `<part>.lead`, `<part>.reading.title`,
/// `<part>.reading.method`, and the paragraphs below the tool, of these keys.
pub fn draw(route: Route, part: &'static Part, paragraphs: &[&str]) -> AnyView {
    page(route, part, paragraphs, true)
}

/// The same of a tool whose inputs are too many for an address: they stay in the browser and travel as files.
pub fn draw_without_address(route: Route, part: &'static Part, paragraphs: &[&str]) -> AnyView {
    page(route, part, paragraphs, false)
}

fn page(route: Route, part: &'static Part, paragraphs: &[&str], has_address: bool) -> AnyView {
    let words = Words::of_view();
    let text = |key: &str| words.text(&format!("{}.{key}", part.id));
    let paragraphs: Vec<_> = paragraphs.iter().map(|key| view! { <p>{words.text(key)}</p> }).collect();
    view! {
        <PageHead route title=route.page.name(words) lead=text("lead") />
        <Mount part view=VIEW has_address />
        <section class="prose">
            <h2>{text("reading.title")}</h2>
            {paragraphs}
            <p><a href=route.link(Page::Method)>{text("reading.method")}</a></p>
        </section>
        <Presenter />
    }
    .into_any()
}
