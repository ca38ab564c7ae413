//! The page of the NEV questionnaire.

use leptos::prelude::*;

use super::Page;
use super::mount::Mount;
use super::route::Route;
use crate::app::Words;
use crate::app::views::nev::PART;

/// The questionnaire, and what the number means.
pub fn draw(route: Route) -> AnyView {
    let words = Words::of_view();
    view! {
        <header class="page-head">
            <h1>{words.text("page.nev.title")}</h1>
            <p class="lead">{words.text("nev.lead")}</p>
        </header>
        <Mount part=&PART view="tool" has_address=true />
        <section class="prose">
            <h2>{words.text("nev.reading.title")}</h2>
            <p>{words.text("nev.reading.clusters")}</p>
            <p>{words.text("method.limits.nevScale")}</p>
            <p>{words.text("method.limits.nevNps")}</p>
            <p><a href=route.link(Page::Method)>{words.text("nev.reading.method")}</a></p>
        </section>
    }
    .into_any()
}
