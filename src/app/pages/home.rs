//! The story in one screen, with a live miniature of each tool.

use leptos::prelude::*;

use super::{ltv, nev};
use crate::app::components::stage_path::StagePath;
use crate::app::{Page, Place, States, Words};
use crate::tools::nev::ASKING_ORDER;

/// The home page. Its miniatures are the tools themselves: what is set here stands in the tool.
#[component]
pub fn HomePage(
    /// Where the page stands.
    place: Place,
    /// The tools' states.
    states: States,
) -> impl IntoView {
    let words = Words::of_view();
    let [first_emotion, ..] = ASKING_ORDER;
    let text = move |key: &str| words.text(key);
    view! {
        <header class="page-head home-head">
            <h1>{text("home.title")}</h1>
            <p class="lead">{text("home.lead")}</p>
        </header>
        <div class="stories">
            <Story place page=Page::Nev>
                <nev::Question emotion=first_emotion state=states.nev />
                <p class="scale-ends"><span>{text("nev.scale.low")}</span><span>{text("nev.scale.high")}</span></p>
                <p class="story-note">{text("nev.stem")}</p>
            </Story>
            <Story place page=Page::Ltv>
                <ltv::MonthsField inputs=states.ltv.inputs />
                <ltv::Headline shown=states.ltv.shown />
            </Story>
            <Story place page=Page::Journey>
                <StagePath place />
            </Story>
        </div>
        <section class="prose">
            <h2>{text("home.private.title")}</h2>
            <p>{text("home.private.text")}</p>
            <p><a href=place.link(Page::Privacy)>{text("home.private.open")}</a></p>
        </section>
    }
}

/// A tool in small: what it answers, its miniature, and the way to all of it.
#[component]
fn Story(place: Place, page: Page, children: Children) -> impl IntoView {
    let words = Words::of_view();
    let key = page.key();
    let id = format!("home-{key}");
    view! {
        <section class="story" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{words.text(&format!("home.{key}.title"))}</h2>
            <p>{words.text(&format!("home.{key}.text"))}</p>
            <div class="miniature">{children()}</div>
            <p class="story-more"><a class="button" href=place.link(page)>{words.text(&format!("home.{key}.open"))}</a></p>
        </section>
    }
}
