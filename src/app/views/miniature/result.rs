//! The answer of a miniature, and the sentence that says what it means.

use leptos::prelude::*;

use super::{ShownOutcome, said};
use crate::app::Words;
use crate::app::components::result::{Figure, Headline, ResultRegion, UNKNOWN};
use crate::app::live::{fixed, flag, live};
use crate::tools::miniature::{Outcome, Said};

/// The number that answers, a sentence, and how both are calculated.
#[component]
pub fn Results(
    /// The outcome on show.
    shown: ShownOutcome,
    /// The name of the tool.
    tool: &'static str,
) -> impl IntoView {
    let words = Words::of_view();
    let problem = Memo::new(move |_| shown.problem(words));
    let figures = vec![Figure {
        name: Some(fixed(words.text(&format!("{tool}.answer")))),
        value: live(move || shown.with(|outcome| answer(words, outcome)).unwrap_or_else(|| UNKNOWN.to_owned())),
        unit: fixed(String::new()),
    }];
    let sentence = live(move || shown.with(|outcome| sentence(words, outcome)).unwrap_or_default());
    let how = words.text(&format!("{tool}.how"));
    view! {
        <ResultRegion id="miniature-result" title=words.text("miniature.result") problem is_stale=flag(move || shown.is_stale(&[]))>
            <Headline figures sentence />
            <p class="fine-print">{how}</p>
        </ResultRegion>
    }
}

fn answer(words: Words, outcome: &Outcome) -> String {
    match outcome.answer {
        Said::Nothing => UNKNOWN.to_owned(),
        answer => said(words, answer, outcome.currency),
    }
}

fn sentence(words: Words, outcome: &Outcome) -> String {
    let numbers: Vec<(&str, String)> =
        outcome.numbers.iter().map(|(name, number)| (*name, said(words, *number, outcome.currency))).collect();
    let values: Vec<(&str, &str)> = numbers.iter().map(|(name, text)| (*name, text.as_str())).collect();
    words.fill(outcome.sentence, &values)
}
