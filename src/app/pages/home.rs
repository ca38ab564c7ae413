//! The story in one screen, with a live miniature of each tool.

use leptos::prelude::*;

use super::Page;
use super::mount::Mount;
use super::route::Route;
use super::stage_path::StagePath;
use crate::app::Words;
use crate::app::views::home::PART;

/// The home page. Its miniatures are the tools themselves: what is set here stands in the tool.
pub fn draw(route: Route) -> AnyView {
    let words = Words::of_view();
    let text = move |key: &str| words.text(key);
    view! {
        <header class="page-head home-head">
            <h1>{text("home.title")}</h1>
            <p class="lead">{text("home.lead")}</p>
        </header>
        <div class="stories">
            <Story route page=Page::Nev>
                <Mount part=&PART view="question" />
                <p class="scale-ends"><span>{text("nev.scale.low")}</span><span>{text("nev.scale.high")}</span></p>
                <p class="story-note">{text("nev.stem")}</p>
            </Story>
            <Story route page=Page::Ltv>
                <Mount part=&PART view="months" />
            </Story>
            <Story route page=Page::Journey>
                <StagePath route />
            </Story>
        </div>
        <section class="prose">
            <h2>{text("home.private.title")}</h2>
            <p>{text("home.private.text")}</p>
            <p><a href=route.link(Page::Privacy)>{text("home.private.open")}</a></p>
        </section>
    }
    .into_any()
}

/// A tool in small: what it answers, its miniature, and the way to all of it.
#[component]
fn Story(route: Route, page: Page, children: Children) -> impl IntoView {
    let words = Words::of_view();
    let key = page.key();
    let id = format!("home-{key}");
    view! {
        <section class="story" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{words.text(&format!("home.{key}.title"))}</h2>
            <p>{words.text(&format!("home.{key}.text"))}</p>
            <div class="miniature">{children()}</div>
            <p class="story-more"><a class="button" href=route.link(page)>{words.text(&format!("home.{key}.open"))}</a></p>
        </section>
    }
}
