//! The tools in small, as the home page has them: what is set here stands in the tool.

use leptos::prelude::*;

use super::{ltv, nev};
use crate::app::components::draft_notice::DraftNotice;
use crate::app::components::field::{Field, fields};
use crate::app::components::result::{Figure, Headline, UNKNOWN};
use crate::app::components::shown::Shown;
use crate::app::live::{fixed, live};
use crate::app::{Part, ToolState, View, Words};
use crate::tools::nev::ASKING_ORDER;
use crate::tools::story;

/// The views of the home page.
pub static PART: Part = Part {
    id: "home",
    views: &[
        View { name: "feeling", tool: &story::TOOL, draw: feeling, messages: None },
        View { name: "question", tool: &crate::tools::nev::TOOL, draw: question, messages: None },
        View { name: "months", tool: &crate::tools::ltv::TOOL, draw: months, messages: None },
    ],
    jobs: &[],
    texts: &["story.", "emotion.interested", "nev.link.", "ltv.left.", "ltv.months.", "ltv.profit.", "ltv.revenue."],
};

/// The first question of the questionnaire.
fn question(held: ToolState) -> AnyView {
    let [emotion, ..] = ASKING_ORDER;
    let state = nev::NevState::new(held);
    view! {
        <DraftNotice state=held />
        <nev::Question emotion state />
    }
    .into_any()
}

/// The months of the what-if, and what comes of them.
fn months(state: ToolState) -> AnyView {
    let shown = ltv::Shown::of(state, crate::tools::ltv::outcome);
    view! {
        <DraftNotice state />
        <Field state place=crate::tools::ltv::Input::Months as usize />
        <ltv::Headline shown />
    }
    .into_any()
}

/// A feeling, what it is assumed to do, and what that is worth.
fn feeling(state: ToolState) -> AnyView {
    let words = Words::of_view();
    let shown = Shown::of(state, story::outcome);
    let figures = vec![Figure {
        name: Some(fixed(words.text("ltv.left.name"))),
        value: live(move || shown.with(|outcome| left(words, outcome)).unwrap_or_else(|| UNKNOWN.to_owned())),
        unit: live(move || {
            shown.with(|outcome| words.plural("story.months", outcome.months, 1, &[])).unwrap_or_default()
        }),
    }];
    view! {
        <DraftNotice state />
        {fields(state, [story::Input::Feeling as usize, story::Input::Effect as usize])}
        <Headline figures />
    }
    .into_any()
}

fn left(words: Words, outcome: &story::Outcome) -> String {
    words.money(outcome.left_in(words.language), words.language.default_currency())
}
