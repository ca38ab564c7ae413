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

/// The view of a part that stands below the tool.
const BELOW: &str = "below";

/// Draws the page of the tool that a part brings: its texts are `page.<key>.title`, `<part>.lead`, `<part>.reading.title`,
/// `<part>.reading.method`, and the paragraphs below the tool, of these keys.
pub fn draw(route: Route, part: &'static Part, paragraphs: &[&str]) -> AnyView {
    page(route, part, None, paragraphs, true)
}

/// The same of a tool with further views below, of a part that is loaded when the visitor comes near or changes an input.
pub fn draw_with_below(route: Route, part: &'static Part, below: &'static Part, paragraphs: &[&str]) -> AnyView {
    page(route, part, Some(below), paragraphs, true)
}

/// The same of a tool whose inputs are too many for an address: they stay in the browser and travel as files.
pub fn draw_without_address(
    route: Route,
    part: &'static Part,
    below: Option<&'static Part>,
    paragraphs: &[&str],
) -> AnyView {
    page(route, part, below, paragraphs, false)
}

fn page(
    route: Route,
    part: &'static Part,
    below: Option<&'static Part>,
    paragraphs: &[&str],
    has_address: bool,
) -> AnyView {
    let words = Words::of_view();
    let text = |key: &str| words.text(&format!("{}.{key}", part.id));
    let paragraphs: Vec<_> = paragraphs.iter().map(|key| view! { <p>{words.text(key)}</p> }).collect();
    view! {
        <PageHead route title=route.page.name(words) lead=text("lead") />
        <Mount part view=VIEW has_address />
        {below.map(|part| view! { <Mount part view=BELOW is_late=true /> })}
        <section class="prose">
            <h2>{text("reading.title")}</h2>
            {paragraphs}
            <p><a href=route.link(Page::Method)>{text("reading.method")}</a></p>
        </section>
        <Presenter />
    }
    .into_any()
}
