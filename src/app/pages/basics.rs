//! What belongs to no stage: seven short explainers, each with a way to the tool that makes something of it.

use leptos::prelude::*;

use super::Page;
use super::basics_pictures::picture;
use super::head::PageHead;
use super::origin::Noted;
use super::route::Route;
use crate::app::Words;
use crate::content::basics::{BASICS, Basic};

/// Where a reader can do something with an explainer.
#[derive(Clone, Copy)]
enum Way {
    /// On a page.
    Page(Page),
    /// With the worksheet of this key.
    Sheet(&'static str),
    /// With the audit of this key.
    Audit(&'static str),
}

/// The ways from the explainers, in their order.
const WAYS: [&[Way]; BASICS.len()] = [
    &[Way::Page(Page::Plan), Way::Page(Page::Nev)],
    &[Way::Sheet("questions"), Way::Sheet("levels")],
    &[Way::Sheet("driver"), Way::Sheet("rival"), Way::Page(Page::Value)],
    &[Way::Page(Page::Plan), Way::Page(Page::Bridge)],
    &[Way::Audit("reviews"), Way::Sheet("worth")],
    &[Way::Page(Page::Map), Way::Audit("shop"), Way::Audit("online")],
    &[Way::Audit("staff"), Way::Audit("silos"), Way::Page(Page::Finder)],
];

impl Way {
    fn address(self, route: Route) -> String {
        match self {
            Self::Page(page) => route.link(page),
            Self::Sheet(key) => format!("{}#sheet={key}", route.link(Page::Worksheets)),
            Self::Audit(key) => format!("{}#audit={key}", route.link(Page::Audit)),
        }
    }

    fn name(self, words: Words) -> String {
        let named = |key: &str, name: String| words.fill(key, &[("name", &words.text(&name))]);
        match self {
            Self::Page(page) => page.name(words),
            Self::Sheet(key) => named("basics.sheet", format!("worksheets.sheet.{key}")),
            Self::Audit(key) => named("basics.audit", format!("audit.audit.{key}")),
        }
    }
}

/// The page of the explainers.
pub fn draw(route: Route) -> AnyView {
    let words = Words::of_view();
    let contents = BASICS.iter().map(|basic| {
        view! { <li><a href=format!("#{}", basic.id)>{words.text(&basic.key("title"))}</a></li> }
    });
    let explainers = BASICS.iter().zip(WAYS).map(|(basic, ways)| view! { <Explainer route basic ways /> });
    view! {
        <PageHead route title=route.page.name(words) lead=words.text("basics.lead") />
        <nav aria-label=words.text("basics.contents")><ul class="basics-contents">{contents.collect_view()}</ul></nav>
        {explainers.collect_view()}
    }
    .into_any()
}

/// An explainer: its text, and beside it what belongs to it.
#[component]
fn Explainer(route: Route, basic: &'static Basic, ways: &'static [Way]) -> impl IntoView {
    let words = Words::of_view();
    let paragraph = |(key, marks): (String, _)| view! { <p><Noted route text=words.text(&key) marks /></p> };
    view! {
        <section class="basic" aria-labelledby=basic.id>
            <div class="prose">
                <h2 id=basic.id>{words.text(&basic.key("title"))}</h2>
                {basic.paragraphs().map(paragraph).collect_view()}
            </div>
            <div class="basic-side">
                {picture(words, basic.id)}
                <Practice route basic ways />
            </div>
        </section>
    }
}

/// What the reader can do with an explainer, and where.
#[component]
fn Practice(route: Route, basic: &'static Basic, ways: &'static [Way]) -> impl IntoView {
    let words = Words::of_view();
    let way = |way: &Way| view! { <li><a href=way.address(route)>{way.name(words)}</a></li> };
    view! {
        <div class="practice">
            <h3>{words.text("basics.practice")}</h3>
            <p>{words.text(&basic.key("do"))}</p>
            <ul>{ways.iter().map(way).collect_view()}</ul>
        </div>
    }
}
