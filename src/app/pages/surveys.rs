//! The surveys: which one when, and all of them on one sample.

use leptos::prelude::*;

use super::Page;
use super::head::PageHead;
use super::mount::Mount;
use super::presenter::Presenter;
use super::route::Route;
use crate::app::Words;
use crate::app::views::together::PART;

/// The metrics in the order of the columns.
const METRICS: [Page; 4] = [Page::Nev, Page::Nps, Page::Csat, Page::Ces];

/// What each is for, then the sample.
pub fn draw(route: Route) -> AnyView {
    let words = Words::of_view();
    let text = |key: &str| words.text(&format!("surveys.{key}"));
    view! {
        <PageHead route title=route.page.name(words) lead=text("lead") />
        <div class="metrics">{METRICS.map(|page| metric(words, route, page))}</div>
        <section class="prose">
            <h2>{text("sample.title")}</h2>
            <p>{text("sample.text")}</p>
            <p>{text("sample.own")}</p>
        </section>
        <Mount part=&PART view="tool" has_address=true />
        <section class="prose">
            <p>{text("sample.reading")}</p>
            <p><a href=route.link(Page::Method)>{text("method")}</a></p>
            <p class="fine-print">{words.text("method.trademarks.nps")}</p>
            <p class="fine-print">{words.text("method.trademarks.ces")}</p>
        </section>
        <Presenter />
    }
    .into_any()
}

/// What a metric asks, when it is the right one, and the way to its tool.
fn metric(words: Words, route: Route, page: Page) -> impl IntoView {
    let text = |key: &str| words.text(&format!("surveys.{}.{key}", page.key()));
    view! {
        <section class="metric">
            <h2><a href=route.link(page)>{page.name(words)}</a></h2>
            <p>{text("asks")}</p>
            <p>{text("when")}</p>
        </section>
    }
}
