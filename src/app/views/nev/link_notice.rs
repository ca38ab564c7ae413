//! What was wrong with the link that the answers came from.

use leptos::prelude::*;

use super::NevState;
use crate::app::Words;
use crate::app::live::live_view;
use crate::tools::nev::{LinkProblem, Sheet};

/// Says what was wrong, if anything was.
#[component]
pub fn LinkNotice(
    /// The questionnaire's state.
    state: NevState,
) -> impl IntoView {
    let words = Words::of_view();
    let text = move |sheet: &Sheet| match &sheet.link_problem {
        Some(LinkProblem::UnknownScale(text)) => words.fill("nev.link.scale", &[("text", text)]),
        Some(LinkProblem::WrongCount(count)) => words.plural("nev.link.count", *count as f64, 0, &[]),
        None => String::new(),
    };
    let problem = Memo::new(move |_| state.with(text));
    let notice = |problem| view! { <p class="notice" role="status">{problem}</p> };
    live_view(move || Some(problem.get()).filter(|problem| !problem.is_empty()).map(notice))
}
