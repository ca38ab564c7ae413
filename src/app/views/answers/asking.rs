//! The question in its original wording, put to one respondent after another.

use leptos::prelude::*;

use crate::app::live::{flag, live, live_view, on_click};
use crate::app::{ToolState, Words};
use crate::tools::surveys::{Question, Survey};

/// The question and a button for each answer, which adds to the counts; the last answer can be taken back.
#[component]
pub fn Asking(
    /// The survey.
    survey: &'static Survey,
    /// The tool's state.
    state: ToolState,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let question = move || state.with(|document| (survey.question)(document));
    // The buttons stay where they are until the question is another one.
    let wording = Memo::new(move |_| format!("{}{}", question().text("question"), question().high));
    live_view(move || {
        wording.track();
        Some(view! { <Asked survey state question=untrack(question) said /> })
    })
}

#[component]
fn Asked(survey: &'static Survey, state: ToolState, question: Question, said: RwSignal<String>) -> impl IntoView {
    let words = Words::of_view();
    let text = move |key: &str| words.text(&question.text(key));
    let record = move |answer: u8| {
        let mut steps = vec![0; question.steps()];
        steps.iter_mut().skip(question.place(answer)).take(1).for_each(|count| *count = 1);
        state.replace(state.with_untracked(|document| survey.added(document, &steps, words.language)));
        let n = state.with_untracked(|document| (survey.counts)(document)).iter().sum::<u64>();
        let values = [("answer", answer.to_string()), ("n", words.number(n as f64, 0))];
        said.set(words.fill("answers.asked", &values.each_ref().map(|(name, value)| (*name, value.as_str()))));
    };
    let button = move |answer: u8| {
        view! { <button type="button" class="answer-button" on:click=on_click(move || record(answer))>{answer}</button> }
    };
    let undo = move || {
        state.undo();
        said.set(words.text("answers.unasked"));
    };
    view! {
        <p class="question-stem" id="survey-stem">{text("question")}</p>
        <p class="scale-ends"><span>{text("low")}</span><span>{text("high")}</span></p>
        <div class="answers" role="group" aria-labelledby="survey-stem" data-scale=format!("{}-{}", question.low, question.high)>
            {question.answers().map(button).collect_view()}
        </div>
        <p role="status">{live(move || said.get())}</p>
        <p class="actions">
            <button type="button" class="quiet" disabled=flag(move || said.with(String::is_empty) || !state.can_undo())
                on:click=on_click(undo)>{words.text("answers.unask")}</button>
        </p>
        <p class="fine-print">{words.text("answers.ask.note")}</p>
    }
}
