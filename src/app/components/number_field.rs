//! A number: a text field and a slider for the same value, what it was read as, and what is wrong with it.

use leptos::prelude::*;

use crate::app::Words;
use crate::app::live::{self, flag, live, marked, on_value};
use crate::content::Language;
use crate::tools::entry::Entry;
use crate::tools::number::{self, canonical};
use crate::tools::range::Problem;
use crate::tools::schema::Number;

/// How the values of a number are said.
#[derive(Debug, Clone)]
pub struct Spoken {
    /// A value with its sign alone.
    pub bare: Callback<f64, String>,
    /// A value as a sentence says it.
    pub said: Callback<f64, String>,
    /// What is said where there is none.
    pub empty: String,
    /// What is wrong with a value beside those of other fields; empty where nothing is.
    pub conflict: Option<Memo<String>>,
}

/// The field of one number.
///
/// Text field and slider share their name and differ in role. What was typed stays as it is; the line below says how it
/// was read, or what is wrong with it.
#[component]
pub fn NumberField(
    /// The id of the text field.
    id: String,
    /// The key of the field, by which a frame locks and hides it.
    key: &'static str,
    /// The name.
    label: String,
    /// What it takes.
    number: &'static Number,
    /// What stands in it.
    entry: Callback<(), Entry>,
    /// Called with another entry.
    set: Callback<Entry>,
    /// Called when a change has come to its end.
    on_end: Callback<()>,
    /// How its values are said.
    spoken: Spoken,
    /// By what the ends and the step of its slider are multiplied.
    level: Memo<f64>,
) -> impl IntoView {
    let words = Words::of_view();
    let language = words.language;
    let shown = Memo::new(move |last| Shown::of(&entry.run(()), number, language, last));
    let text = move || shown.with(|shown| shown.text.clone());
    let conflict = spoken.conflict;
    let conflict = move || conflict.map(|conflict| conflict.get()).unwrap_or_default();
    let is_wrong = move || shown.with(|shown| shown.value.is_err()) || !conflict().is_empty();
    let note_id = format!("{id}-note");
    let said = spoken.said;
    let note = live(move || {
        let conflict = conflict();
        if conflict.is_empty() { note(words, &spoken, shown.with(|shown| shown.value)) } else { conflict }
    });
    view! {
        <div class="field" data-key=key class:is-wrong=flag(is_wrong)>
            <label for=id.clone()>{label.clone()}</label>
            <input id=id.clone() type="text" inputmode="decimal" autocomplete="off" value=untrack(text)
                prop:value=live(text) aria-describedby=note_id.clone()
                aria-invalid=marked(is_wrong)
                on:input=on_value(move |text| set.run(Entry::typed(text, language)))
                on:change=live::on_end(on_end) />
            <Slider id=format!("{id}-slider") label number shown set on_end said level />
            <p class="field-note" id=note_id.clone()>{note}</p>
        </div>
    }
}

#[component]
fn Slider(
    id: String,
    label: String,
    number: &'static Number,
    shown: Memo<Shown>,
    set: Callback<Entry>,
    on_end: Callback<()>,
    said: Callback<f64, String>,
    level: Memo<f64>,
) -> impl IntoView {
    let language = Words::of_view().language;
    let range = number.slider;
    let position = move || shown.with(|shown| shown.position);
    let first = untrack(|| position().max(range.min * level.get()).min(range.max * level.get()));
    let slide = move |text: String| {
        if let Some(value) = number::plain(&text) {
            set.run(Entry::of(value, language));
        }
    };
    let [min, max, step] = [range.min, range.max, range.step].map(|end| live(move || canonical(end * level.get())));
    view! {
        <input id=id class="needs-script" type="range" aria-label=label min=min max=max step=step
            value=canonical(first) prop:value=live(move || canonical(position()))
            aria-valuetext=live(move || said.run(position()))
            on:input=on_value(slide) on:change=live::on_end(on_end) />
    }
}

/// What a field shows of its entry.
#[derive(Debug, Clone, PartialEq)]
struct Shown {
    text: String,
    value: Result<Option<f64>, Problem>,
    /// Where the slider stands: while the text is wrong, where it was.
    position: f64,
}

impl Shown {
    fn of(entry: &Entry, number: &Number, language: Language, last: Option<&Self>) -> Self {
        let value = number.read(entry);
        let least = number.slider.min;
        let position = value.map_or_else(|_| last.map_or(least, |last| last.position), |value| value.unwrap_or(least));
        Self { text: entry.shown_in(language), value, position }
    }
}

/// The line below a field.
fn note(words: Words, spoken: &Spoken, value: Result<Option<f64>, Problem>) -> String {
    match value {
        Ok(Some(value)) => spoken.said.run(value),
        Ok(None) => spoken.empty.clone(),
        Err(problem) => words.wrong(problem, &words.fixed(1234.5, 2), &|value| spoken.bare.run(value)),
    }
}
