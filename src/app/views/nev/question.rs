//! One emotion and its answers.

use leptos::prelude::*;

use super::NevState;
use crate::app::Words;
use crate::app::live::live_view;
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
    let answer = Memo::new(move |_| state.sheet.with(|sheet| sheet.answer(emotion).clone()));
    let scale = Memo::new(move |_| state.sheet.with(|sheet| sheet.scale));
    let id = format!("nev-{}", emotion.name());
    let (name_id, note_id) = (format!("{id}-name"), format!("{id}-note"));
    let note = live_view(move || {
        let problem = problem(words, &answer.get(), scale.get())?;
        Some(view! { <p class="field-note" id=note_id.clone()>{problem}</p> })
    });
    let options = live_view(move || {
        Some(scale.get().answers().map(|rating| view! { <Choice rating emotion state answer on_tap /> }).collect_view())
    });
    view! {
        <fieldset class="question" id=id.clone() role="radiogroup" aria-labelledby=name_id.clone() aria-describedby=format!("{id}-note")
            data-emotion=emotion.name() class:is-answered=move || answer.get().rating().is_some()>
            <legend id=name_id.clone()>{name}</legend>
            <div class="answers" data-scale=move || scale.get().key()>{options}</div>
            {note}
        </fieldset>
    }
}

#[component]
fn Choice(
    rating: u8,
    emotion: Emotion,
    state: NevState,
    answer: Memo<Answer>,
    on_tap: Option<Callback<()>>,
) -> impl IntoView {
    let id = format!("nev-{}-{rating}", emotion.name());
    let is_on = move || answer.get().rating() == Some(rating);
    // A click that a key made has no detail: arrows move within the group and must not leave it.
    let tap = move |event: leptos::ev::MouseEvent| {
        if let (true, Some(on_tap)) = (event.detail() > 0, on_tap) {
            on_tap.run(());
        }
    };
    view! {
        <label class="answer" for=id.clone()>
            <input type="radio" id=id.clone() name=format!("nev-{}", emotion.name()) value=rating checked=is_on
                prop:checked=is_on on:change=move |_| state.answer(emotion, Some(rating))
                on:click=tap />
            <span>{rating}</span>
        </label>
    }
}

fn problem(words: Words, answer: &Answer, scale: Scale) -> Option<String> {
    let Answer::Unreadable(text) = answer else { return None };
    let (least, greatest) = (scale.min().to_string(), scale.max().to_string());
    Some(words.fill("nev.link.answer", &[("text", text), ("least", &least), ("greatest", &greatest)]))
}
