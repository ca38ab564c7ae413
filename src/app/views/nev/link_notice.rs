//! What was wrong with the link that the answers came from.

use leptos::prelude::*;

use super::NevState;
use crate::app::Words;
use crate::app::live::live_view;
use crate::tools::nev::LinkProblem;

/// Says what was wrong, if anything was.
#[component]
pub fn LinkNotice(
    /// The questionnaire's state.
    state: NevState,
) -> impl IntoView {
    let words = Words::of_view();
    let problem = Memo::new(move |_| state.sheet.with(|sheet| sheet.link_problem.clone()));
    let text = move |problem: LinkProblem| match problem {
        LinkProblem::UnknownScale(text) => words.fill("nev.link.scale", &[("text", &text)]),
        LinkProblem::WrongCount(count) => words.plural("nev.link.count", count as f64, 0, &[]),
    };
    live_view(move || problem.get().map(|problem| view! { <p class="notice" role="status">{text(problem)}</p> }))
}
