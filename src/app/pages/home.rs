//! The story in one screen, with a live miniature of each tool.

use leptos::prelude::*;

use super::Page;
use super::emblem::JourneyEmblem;
use super::mount::Mount;
use super::route::Route;
use crate::app::Words;
use crate::app::views::home::PART;
use crate::content::illustration::CHECK;
use crate::tools::currency::price_level;

/// The home page. Its miniatures are the tools themselves: what is set here stands in the tool.
pub fn draw(route: Route) -> AnyView {
    let words = Words::of_view();
    let text = move |key: &str| words.text(key);
    let check = words.money(CHECK * price_level(words.language), words.language.default_currency());
    view! {
        <header class="page-head home-head">
            <h1>{text("home.title")}</h1>
            <p class="lead">{text("home.lead")}</p>
        </header>
        <div class="home-hero">
            <JourneyEmblem />
            <section class="home-gesture" aria-labelledby="home-gesture">
                <h2 id="home-gesture">{text("story.title")}</h2>
                <div class="miniature"><Mount part=&PART view="feeling" has_address=true /></div>
                <p class="story-note">{words.fill("story.note", &[("check", &check)])}</p>
                <p class="story-more"><a class="button" href=route.link(Page::Bridge)>{text("story.open")}</a></p>
            </section>
        </div>
        <div class="stories">
            <Story route page=Page::Nev>
                <Mount part=&PART view="question" />
                <p class="scale-ends"><span>{text("nev.scale.low")}</span><span>{text("nev.scale.high")}</span></p>
                <p class="story-note">{text("nev.stem")}</p>
            </Story>
            <Story route page=Page::Ltv>
                <Mount part=&PART view="months" />
            </Story>
        </div>
        <nav class="ways" aria-labelledby="home-ways">
            <h2 id="home-ways">{text("home.ways")}</h2>
            <ul>{WAYS.map(|page| view! { <Way route page /> })}</ul>
        </nav>
        <section class="prose">
            <h2>{text("home.private.title")}</h2>
            <p>{text("home.private.text")}</p>
            <p><a href=route.link(Page::Privacy)>{text("home.private.open")}</a></p>
        </section>
    }
    .into_any()
}

/// The tools that the home page leads to, beside those that it has in small.
const WAYS: [Page; 6] = [Page::Surveys, Page::Retention, Page::Journey, Page::Finder, Page::Value, Page::Bridge];

/// A way to a tool: its name and what it does.
#[component]
fn Way(route: Route, page: Page) -> impl IntoView {
    let words = Words::of_view();
    view! {
        <li>
            <a href=route.link(page)>{page.name(words)}</a>
            <p>{page.description(words)}</p>
        </li>
    }
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
