//! The QR code of a link, which is loaded when somebody asks for it.

use leptos::prelude::*;

use crate::app::components::link_code::LinkCode;
use crate::app::{Part, ToolState, View};
use crate::tools::ltv;

/// What pages load for the code of a link. It takes the state of any tool; the one that is named here stands for all.
pub static PART: Part = Part {
    id: "code",
    views: &[View { name: "link", tool: &ltv::TOOL, draw, messages: None }],
    jobs: &[],
    texts: &["code."],
};

fn draw(state: ToolState) -> AnyView {
    view! { <LinkCode state /> }.into_any()
}
