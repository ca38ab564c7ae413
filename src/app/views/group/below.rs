//! How the respondents' NEV is spread, and what else the answers hold.

use leptos::prelude::*;

use super::charts::SpreadChart;
use super::session::session;
use super::variants::Variants;
use super::{Passing, Shown, shown};
use crate::app::live::live_view;
use crate::app::views::surveys::{FindingsFound, Opened};
use crate::app::{Part, ToolState, View};
use crate::tools::group::TOOL;

/// What is loaded when the visitor scrolls, or reaches for something.
pub static PART: Part = Part {
    id: "groupfigures",
    views: &[
        View { name: "below", tool: &TOOL, draw: below, messages: None },
        View { name: "session", tool: &TOOL, draw: session, messages: None },
    ],
    jobs: &[],
    texts: &["group.", "survey.range", "nev.range", "nev.more.variants", "emotions.variants."],
};

/// Nothing while the device is passed around: nobody sees what others have answered.
fn below(state: ToolState) -> AnyView {
    let passing = state.shared(|| Passing::of(state));
    let (opened, shown) = shown(state);
    let has_findings = Memo::new(move |_| has_findings(shown, opened));
    let is_shown = Memo::new(move |_| !passing.is_asking());
    live_view(move || {
        is_shown.get().then(|| {
            view! {
                <SpreadChart shown />
                <Variants state shown />
                <FindingsFound state is_there=has_findings />
            }
        })
    })
    .into_any()
}

/// Whether there is more to show than the result: of the file, of the table where none is open, or an earlier one beside.
fn has_findings(shown: Shown, opened: Opened) -> bool {
    let found = opened.findings.with(Option::is_some);
    let has_segments = !opened.is_counted() && shown.with(|outcome| outcome.has_segments).unwrap_or_default();
    found || has_segments || opened.earlier.with(Option::is_some)
}
