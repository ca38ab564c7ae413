//! What folds below the questionnaire, and the way from the result of a link to its answers.

use leptos::prelude::*;

use super::NevState;
use crate::app::Words;
use crate::app::browser::focus;
use crate::app::components::later_panel::LaterPanel;
use crate::app::live::{live_view, on_click};

/// The part whose views stand in the panels.
const PART: &str = "emotions";

/// What if one answer were another, what others publish as NEV, and the game of the pyramid. The first two need a score.
#[component]
pub fn Panels(
    /// The questionnaire's state.
    state: NevState,
) -> impl IntoView {
    let words = Words::of_view();
    let tool = state.tool;
    let panel = move |view: &'static str| {
        let summary = words.text(&format!("nev.more.{view}"));
        view! { <LaterPanel class="panel" summary part=PART view state=tool /> }
    };
    let has_score = Memo::new(move |_| state.outcome(|outcome| outcome.score.is_some()));
    let of_score = live_view(move || has_score.get().then(|| ["whatIf", "variants"].map(panel).collect_view()));
    view! { <div class="panels">{of_score}{panel("sorting")}</div> }
}

/// On a narrow screen that has opened on the result: the way to the answers.
#[component]
pub fn ShowAnswers(
    /// The questionnaire's state.
    state: NevState,
) -> impl IntoView {
    let words = Words::of_view();
    let opens_on_result = Memo::new(move |_| state.opens_on_result());
    let show = move || {
        state.tool.go_to_step(0);
        request_animation_frame(|| focus::to_heading("#nev-stem"));
    };
    live_view(move || {
        opens_on_result.get().then(|| {
            view! {
                <p class="actions show-answers">
                    <button type="button" on:click=on_click(show)>{words.text("nev.more.answers")}</button>
                </p>
            }
        })
    })
}
