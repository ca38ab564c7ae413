//! The tools in small, as the home page has them: what is set here stands in the tool.

use leptos::prelude::*;

use super::{ltv, nev};
use crate::app::components::field::Field;
use crate::app::{Part, ToolState, View};
use crate::tools::nev::ASKING_ORDER;

/// The views of the home page.
pub static PART: Part = Part {
    id: "home",
    views: &[
        View { name: "question", tool: &crate::tools::nev::TOOL, draw: question, messages: None },
        View { name: "months", tool: &crate::tools::ltv::TOOL, draw: months, messages: None },
    ],
    texts: &["emotion.interested", "nev.link.", "ltv.left.", "ltv.months.", "ltv.profit.", "ltv.revenue."],
};

/// The first question of the questionnaire.
fn question(state: ToolState) -> AnyView {
    let [emotion, ..] = ASKING_ORDER;
    let state = nev::NevState::new(state);
    view! { <nev::Question emotion state /> }.into_any()
}

/// The months of the what-if, and what comes of them.
fn months(state: ToolState) -> AnyView {
    let shown = ltv::Shown::of(state, crate::tools::ltv::outcome);
    view! {
        <Field state place=crate::tools::ltv::Input::Months as usize />
        <ltv::Headline shown />
    }
    .into_any()
}
