//! Ratings pasted from a spreadsheet or a form builder.

use leptos::prelude::*;

use crate::app::live::{live_view, on_click, on_value};
use crate::app::{Root, ToolState, Words};
use crate::content::Language;
use crate::tools::Document;
use crate::tools::surveys::pasted::{LeftOut, Reason};
use crate::tools::surveys::{Doubt, Pasted, Survey};

/// What was pasted, and what the visitor has said of it.
#[derive(Debug, Clone, Copy)]
struct Paste {
    text: RwSignal<String>,
    is_sure: RwSignal<bool>,
    /// Whether it has been counted.
    is_counted: RwSignal<bool>,
}

/// A text area for ratings: what was read of them, what was left out and why, and the way into the counts.
#[component]
pub fn Pasting(
    /// The survey.
    survey: &'static Survey,
    /// The tool's state.
    state: ToolState,
) -> impl IntoView {
    let words = Words::of_view();
    let paste =
        Paste { text: RwSignal::new(String::new()), is_sure: RwSignal::new(false), is_counted: RwSignal::new(false) };
    let take = move |text: String| {
        paste.is_sure.set(false);
        paste.is_counted.set(false);
        paste.text.set(text);
    };
    view! {
        <label for="survey-paste">{words.text("answers.paste.label")}</label>
        <textarea id="survey-paste" rows="5" spellcheck="false" autocomplete="off" prop:value=move || paste.text.get()
            aria-describedby="survey-paste-note" on:input=on_value(take)></textarea>
        <p class="fine-print" id="survey-paste-note">{words.text("answers.paste.note")}</p>
        <Read survey state paste />
    }
}

/// What was read.
#[component]
fn Read(survey: &'static Survey, state: ToolState, paste: Paste) -> impl IntoView {
    let words = Words::of_view();
    live_view(move || {
        let question = state.with(|document| (survey.question)(document));
        let pasted = paste.text.with(|text| Pasted::read(text, question, words.language));
        let is_empty = paste.text.with(|text| text.trim().is_empty());
        let doubt = pasted.doubt(question).filter(|_| !paste.is_sure.get());
        let (said, left_out) = (summary(words, &pasted), left_out(words, &pasted));
        let next = match (pasted.n(), doubt) {
            (0, _) => ().into_any(),
            _ if paste.is_counted.get() => view! { <p role="status">{words.text("answers.paste.done")}</p> }.into_any(),
            (_, Some(doubt)) => view! { <Asked doubt paste /> }.into_any(),
            (_, None) => view! { <Count survey state paste steps=pasted.steps /> }.into_any(),
        };
        (!is_empty).then(|| view! { <p role="status">{said}</p> {left_out} {next} })
    })
}

fn summary(words: Words, pasted: &Pasted) -> String {
    let (read, left_out) = (words.number(pasted.n() as f64, 0), words.number(pasted.left_out_count as f64, 0));
    words.fill("answers.paste.read", &[("n", &read), ("out", &left_out)])
}

/// What was left out, by line and reason.
fn left_out(words: Words, pasted: &Pasted) -> Option<impl IntoView + use<>> {
    let row = |out: &LeftOut| {
        let reason = match out.reason {
            Reason::NotANumber => "answers.paste.notANumber",
            Reason::NotWhole => "answers.paste.notWhole",
            Reason::OutsideScale => "answers.paste.outsideScale",
        };
        let line = words.number(out.line as f64, 0);
        view! { <li>{words.fill("answers.paste.line", &[("line", &line), ("text", &out.text), ("reason", &words.text(reason))])}</li> }
    };
    let rows = pasted.left_out.iter().map(row).collect_view();
    (pasted.left_out_count > 0).then(|| view! { <ul class="left-out" tabindex="0">{rows}</ul> })
}

/// The question which scale was used.
#[component]
fn Asked(doubt: Doubt, paste: Paste) -> impl IntoView {
    let words = Words::of_view();
    let other = Root::of_view().link(words.language, "csat/");
    let (lowest, highest) = (doubt.lowest.to_string(), doubt.highest.to_string());
    let asked = words.fill("answers.paste.doubt", &[("lowest", &lowest), ("highest", &highest)]);
    view! {
        <div class="notice" role="alert">
            <p>{asked}</p>
            <p class="actions">
                <button type="button" on:click=on_click(move || paste.is_sure.set(true))>{words.text("answers.paste.sure")}</button>
                <a href=other>{words.text("answers.paste.otherScale")}</a>
            </p>
        </div>
    }
}

/// The ways into the counts.
#[component]
fn Count(survey: &'static Survey, state: ToolState, paste: Paste, steps: Vec<u64>) -> impl IntoView {
    let words = Words::of_view();
    let button = |key: &str, how: fn(&Survey, &Document, &[u64], Language) -> Document| {
        let steps = steps.clone();
        let count = move || {
            state.replace(state.with_untracked(|document| how(survey, document, &steps, words.language)));
            paste.is_counted.set(true);
        };
        view! { <button type="button" on:click=on_click(count)>{words.text(key)}</button> }
    };
    view! {
        <p class="actions">
            {button("answers.paste.replace", Survey::replaced)}
            {button("answers.paste.add", Survey::added)}
        </p>
    }
}
