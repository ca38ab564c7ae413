//! A page that stands around one tool: what it is about, the tool, and how to read its numbers.

use leptos::prelude::*;

use super::Page;
use super::head::PageHead;
use super::mount::Mount;
use super::presenter::Presenter;
use super::route::Route;
use crate::app::{Part, Words};

/// A view of a part, by its name.
pub type Placed = (&'static Part, &'static str);

/// Draws the page of the tool whose views are those of the first part: its texts are `page.<key>.title`, `<part>.lead`,
/// `<part>.reading.title`, `<part>.reading.method`, and the paragraphs below the tool, of these keys. The views of other parts
/// are loaded when the visitor scrolls, or reaches for something.
pub fn draw(route: Route, views: &[Placed], paragraphs: &[&str]) -> AnyView {
    page(route, views, paragraphs, true, ().into_any())
}

/// The same with something below the paragraphs.
pub fn draw_with(route: Route, views: &[Placed], paragraphs: &[&str], after: AnyView) -> AnyView {
    page(route, views, paragraphs, true, after)
}

/// The same of a tool whose inputs are too many for an address: they stay in the browser and travel as files.
pub fn draw_without_address(route: Route, views: &[Placed], paragraphs: &[&str]) -> AnyView {
    page(route, views, paragraphs, false, ().into_any())
}

fn page(route: Route, views: &[Placed], paragraphs: &[&str], has_address: bool, after: AnyView) -> AnyView {
    let words = Words::of_view();
    let Some((tool, _)) = views.first().copied() else { return ().into_any() };
    let text = |key: &str| words.text(&format!("{}.{key}", tool.id));
    let paragraphs: Vec<_> = paragraphs.iter().map(|key| view! { <p>{words.text(key)}</p> }).collect();
    let placed = |(part, view): &Placed| {
        let is_late = !std::ptr::eq(*part, tool);
        view! { <Mount part view has_address=has_address && !is_late is_late /> }
    };
    view! {
        <PageHead route title=route.page.name(words) lead=text("lead") />
        {views.iter().map(placed).collect_view()}
        <section class="prose">
            <h2>{text("reading.title")}</h2>
            {paragraphs}
            {after}
            <p><a href=route.link(Page::Method)>{text("reading.method")}</a></p>
        </section>
        <Presenter />
    }
    .into_any()
}
