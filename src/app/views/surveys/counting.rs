//! Counts a step of the scale, with the wording of its ends.

use leptos::prelude::*;

use crate::app::components::count_fields::CountFields;
use crate::app::{ToolState, Words};
use crate::tools::surveys::{Question, Survey};

/// The counts of a survey whose parts are the steps of its scale.
#[component]
pub fn StepCounts(
    /// The survey.
    survey: &'static Survey,
    /// The tool's state.
    state: ToolState,
    /// The place of the counts among the fields.
    place: usize,
    /// What the fields are about.
    legend: String,
) -> impl IntoView {
    let words = Words::of_view();
    let names = Memo::new(move |_| step_names(words, state.with(|document| (survey.question)(document))).join("\n"));
    view! { <CountFields state place legend names /> }
}

/// The names of the steps of a scale, those of its ends with their wording.
pub fn step_names(words: Words, question: Question) -> Vec<String> {
    let end = |end: &str| words.text(&question.text(end));
    let name = |step: u8| {
        let number = step.to_string();
        match step {
            step if step == question.low => words.fill("survey.end", &[("n", &number), ("end", &end("low"))]),
            step if step == question.high => words.fill("survey.end", &[("n", &number), ("end", &end("high"))]),
            _ => number,
        }
    };
    question.answers().map(name).collect()
}
