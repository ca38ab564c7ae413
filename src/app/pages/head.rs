//! The head of a page: title, what it is about, and the way to the other pages of its area.

use leptos::prelude::*;

use super::Page;
use super::route::Route;
use crate::app::Words;

/// Title and lead, and the pages of the area where there are several.
#[component]
pub fn PageHead(
    /// Where it stands.
    route: Route,
    /// The title.
    title: String,
    /// What the page is about, in a sentence or two.
    lead: String,
) -> impl IntoView {
    view! {
        <header class="page-head">
            <h1>{title}</h1>
            <p class="lead">{lead}</p>
        </header>
        {area_pages(route)}
    }
}

/// The links between the pages of an area: nothing where it has one page only.
fn area_pages(route: Route) -> Option<impl IntoView> {
    let words = Words::of_view();
    let area = route.page.area()?;
    let pages: Vec<Page> = area.pages().collect();
    let link = |page: Page| {
        let label = words.text(&format!("area.{}", page.key()));
        let is_here = (page == route.page).then_some("page");
        view! { <li><a href=route.link(page) aria-current=is_here>{label}</a></li> }
    };
    (pages.len() > 1).then(|| {
        let name = words.text(&format!("nav.{}", area.key()));
        view! { <nav class="area-pages" aria-label=name><ul>{pages.into_iter().map(link).collect_view()}</ul></nav> }
    })
}
