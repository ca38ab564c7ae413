//! Ways to the answers of a survey beside counts and files: the question asked here, ratings pasted. It is loaded for those who open
//! one of them.

mod asking;
mod pasting;

use leptos::prelude::*;

use crate::app::{Part, ToolState, View};
use crate::tools::surveys::Survey;
use crate::tools::{ces, csat, nps};
use asking::Asking;
use pasting::Pasting;

/// What the page of a survey loads once a way is opened.
pub static PART: Part = Part {
    id: "answers",
    views: &[
        View { name: "nps-ask", tool: &nps::TOOL, draw: |state| ask(&nps::SURVEY, state), messages: None },
        View { name: "nps-paste", tool: &nps::TOOL, draw: |state| paste(&nps::SURVEY, state), messages: None },
        View { name: "csat-ask", tool: &csat::TOOL, draw: |state| ask(&csat::SURVEY, state), messages: None },
        View { name: "csat-paste", tool: &csat::TOOL, draw: |state| paste(&csat::SURVEY, state), messages: None },
        View { name: "ces-ask", tool: &ces::TOOL, draw: |state| ask(&ces::SURVEY, state), messages: None },
        View { name: "ces-paste", tool: &ces::TOOL, draw: |state| paste(&ces::SURVEY, state), messages: None },
    ],
    jobs: &[],
    texts: &["answers.", "nps.wording.", "csat.wording.", "ces.ease.", "ces.effort."],
};

fn ask(survey: &'static Survey, state: ToolState) -> AnyView {
    view! { <Asking survey state /> }.into_any()
}

fn paste(survey: &'static Survey, state: ToolState) -> AnyView {
    view! { <Pasting survey state /> }.into_any()
}
