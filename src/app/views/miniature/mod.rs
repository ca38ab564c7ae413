//! The miniature tools of the journey's stages: one form, one result and one picture for all that compute, and the shop floor.

mod charts;
mod result;
mod scene;

use leptos::prelude::*;

use crate::app::components::actions::Actions;
use crate::app::components::draft_notice::DraftNotice;
use crate::app::components::field::fields;
use crate::app::components::shown::Shown;
use crate::app::{Part, ToolState, View, Words};
use crate::tools::Tool;
use crate::tools::miniature::{self, Outcome, Said};
use charts::Chart;
use result::Results;

/// What the page of a stage loads once its visitor reaches for something.
pub static PART: Part = Part {
    id: "miniature",
    views: &[
        numbers_of(&miniature::AWARENESS),
        View { name: miniature::INTEREST.id, tool: &miniature::INTEREST, draw: scene::draw, messages: None },
        numbers_of(&miniature::CONSIDERATION),
        numbers_of(&miniature::ENGAGEMENT),
        numbers_of(&miniature::SATISFACTION),
        numbers_of(&miniature::REPURCHASE),
        numbers_of(&miniature::CURIOSITY),
        numbers_of(&miniature::LOYALTY),
        numbers_of(&miniature::RECOMMENDATION),
    ],
    jobs: &[],
    texts: &["miniature."],
};

/// The view of a miniature that computes, which has the name of its tool.
const fn numbers_of(tool: &'static Tool) -> View {
    View { name: tool.id, tool, draw: numbers, messages: None }
}

/// What the views of a miniature show.
type ShownOutcome = Shown<Outcome>;

/// The numbers of a miniature, what comes of them, and the picture.
fn numbers(state: ToolState) -> AnyView {
    let words = Words::of_view();
    let shown = ShownOutcome::of(state, miniature::outcome);
    let tool = state.tool();
    let places =
        (0..tool.fields.len()).filter(|place| tool.fields.get(*place).is_some_and(|field| field.number().is_some()));
    view! {
        <DraftNotice state />
        <div class="tool miniature-tool">
            <form class="tool-form" aria-label=words.text("miniature.form") on:submit=|event| event.prevent_default()>
                {fields(state, places)}
                <Actions state />
            </form>
            <Results shown tool=tool.id />
            <Chart shown tool=tool.id />
        </div>
    }
    .into_any()
}

/// A number or a word as it is read.
fn said(words: Words, said: Said, currency: &'static str) -> String {
    match said {
        Said::Money(value) => words.money(value, currency),
        Said::Number(value, digits) => words.number(value, digits),
        Said::Signed(value, digits) => words.signed(value, digits),
        Said::Text(key) => words.text(key),
        Said::Nothing => words.text("miniature.nothing"),
    }
}
