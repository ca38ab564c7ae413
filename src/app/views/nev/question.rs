//! One emotion and its answers.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::NevState;
use crate::app::Words;
use crate::app::browser::radios;
use crate::app::live::{Handler, flag, live, live_view, on_value};
use crate::metrics::Emotion;
use crate::tools::nev::{Answer, Scale};

/// A radio group named by the emotion.
#[component]
pub fn Question(
    /// The emotion that is asked for.
    emotion: Emotion,
    /// The questionnaire's state.
    state: NevState,
    /// Called when an answer was chosen by pointer.
    #[prop(optional)]
    on_tap: Option<Callback<()>>,
) -> impl IntoView {
    let words = Words::of_view();
    let name = words.text(&format!("emotion.{}", emotion.name()));
    let meaning = words.text(&format!("emotion.{}.meaning", emotion.name()));
    let answer = Memo::new(move |_| state.with(|sheet| sheet.answer(emotion).clone()));
    let id = format!("nev-{}", emotion.name());
    let [name_id, meaning_id, note_id] = ["name", "meaning", "note"].map(|part| format!("{id}-{part}"));
    let description = format!("{meaning_id} {note_id}");
    let note = live_view(move || {
        let problem = answer.with(|answer| problem(words, answer, state.scale()))?;
        Some(view! { <p class="field-note" id=note_id.clone()>{problem}</p> })
    });
    let options = live(move || choices(emotion, state.scale(), answer.with_untracked(Answer::rating)));
    radios::follow(id.clone(), move || {
        state.scale();
        answer.with(|answer| answer.rating().map(|rating| rating.to_string()).unwrap_or_default())
    });
    // A click that a key made has no detail: arrows move within the group and must not leave it.
    let tap: Handler<MouseEvent> = Box::new(move |event| {
        if let (true, Some(on_tap)) = (event.detail() > 0 && radios::is_radio(&event), on_tap) {
            on_tap.run(());
        }
    });
    view! {
        <fieldset class="question" id=id.clone() role="radiogroup" aria-labelledby=name_id.clone() aria-describedby=description
            data-emotion=emotion.name() class:is-answered=flag(move || answer.with(|answer| answer.rating().is_some()))
            on:change=on_value(move |value| state.answer(emotion, value.parse().ok())) on:click=tap>
            <legend>
                <span class="question-name" id=name_id.clone()>{name}</span>
                <span class="question-meaning" id=meaning_id.clone()>{meaning}</span>
            </legend>
            <div class="answers" data-scale=live(move || state.scale().key().to_owned()) inner_html=options></div>
            {note}
        </fieldset>
    }
}

/// The answers as HTML, since there are 220 of them: what is chosen follows the inputs for each group at once.
fn choices(emotion: Emotion, scale: Scale, rating: Option<u8>) -> String {
    let name = emotion.name();
    let choice = |step: u8| {
        let checked = if rating == Some(step) { " checked" } else { "" };
        format!(
            "<label class=\"answer\"><input type=\"radio\" id=\"nev-{name}-{step}\" name=\"nev-{name}\" \
             value=\"{step}\"{checked}><span>{step}</span></label>"
        )
    };
    scale.answers().map(choice).collect()
}

fn problem(words: Words, answer: &Answer, scale: Scale) -> Option<String> {
    let Answer::Unreadable(text) = answer else { return None };
    let (least, greatest) = (scale.min().to_string(), scale.max().to_string());
    Some(words.fill("nev.link.answer", &[("text", text), ("least", &least), ("greatest", &greatest)]))
}
