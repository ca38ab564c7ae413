//! Audits.

mod form;
mod result;

use leptos::prelude::*;

use crate::app::components::draft_notice::DraftNotice;
use crate::app::components::shown;
use crate::app::{Part, ToolState, View};
use crate::tools::audit;
use form::Form;
use result::{AreasChart, Results};

/// What the views of the tool show.
pub type Shown = shown::Shown<audit::Outcome>;

/// What the page of the tool loads.
pub static PART: Part = Part {
    id: "audit",
    views: &[View { name: "tool", tool: &audit::TOOL, draw: tool, messages: None }],
    jobs: &[],
    texts: &["audit."],
};

/// The statements, then what comes of the answers.
fn tool(state: ToolState) -> AnyView {
    let shown = Shown::of(state, audit::outcome);
    view! {
        <DraftNotice state />
        <div class="tool audit-tool">
            <Form state shown />
            <Results shown />
        </div>
        <AreasChart shown />
    }
    .into_any()
}
