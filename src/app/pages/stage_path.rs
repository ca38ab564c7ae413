//! The ten stages as a path.

use leptos::prelude::*;

use super::Page;
use super::route::Route;
use crate::app::Words;
use crate::content::stages::{Origin, Stage};

/// The stages of the journey in their order, each a link to its page.
#[component]
pub fn StagePath(
    /// Where the links start from.
    route: Route,
    /// Whether each stage says in a sentence what it is.
    #[prop(optional)]
    with_summaries: bool,
) -> impl IntoView {
    let words = Words::of_view();
    let here = route.page;
    let stage = |stage: Stage| {
        let summary = with_summaries.then(|| view! { <p>{words.text(&format!("stage.{}.summary", stage.id()))}</p> });
        let page = Page::Stage(stage);
        let origin = if stage.explainer().origin == Origin::Source { "source" } else { "own" };
        view! {
            <li class="stage" data-origin=origin>
                <a href=route.link(page) aria-current=(here == page).then_some("step")>
                    {words.text(&format!("stage.{}.name", stage.id()))}
                </a>
                {summary}
            </li>
        }
    };
    let class = if with_summaries { "stage-path with-summaries" } else { "stage-path" };
    view! { <ol class=class>{Stage::ALL.map(stage)}</ol> }
}
