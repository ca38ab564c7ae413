//! The builder: a form for what is embedded, a preview, and the snippets.

mod field;
mod form;
mod look;
mod preview;
mod settings;
mod shown;
mod snippets;
mod text_area;

use leptos::prelude::*;

use crate::app::components::actions::Actions;
use crate::app::components::draft_notice::DraftNotice;
use crate::app::{Given, Part, ToolState, View};
use crate::tools::builder;
use crate::tools::embedded::Offers;
use form::Form;
use preview::Preview;
use shown::Shown;
use snippets::SnippetList;

/// What the page of the builder loads.
pub static PART: Part = Part {
    id: "builder",
    views: &[View { name: "tool", tool: &builder::TOOL, draw: tool, messages: None }],
    jobs: &[],
    texts: &[
        "builder.",
        "theme.",
        "page.*.title",
        "*.label",
        "bridge.period.",
        "ces.version.",
        "retention.period.",
        "retention.timing.",
        "value.effort.",
    ],
};

/// Form, preview and snippets of what the page offers.
fn tool(state: ToolState) -> AnyView {
    let offers = Offers::read(&Given::of_view().0);
    if offers.frames.is_empty() {
        return ().into_any();
    }
    let shown = Shown::of(state, offers);
    view! {
        <DraftNotice state />
        <div class="builder">
            <Form shown />
            <Actions state />
            <Preview shown />
            <SnippetList shown />
        </div>
    }
    .into_any()
}
