//! A number: a text field and a slider for the same value, what it was read as, and what is wrong with it.

use leptos::prelude::*;

use crate::app::Words;
use crate::app::live::live;
use crate::tools::entry::Entry;
use crate::tools::ltv::{Field, Inputs};
use crate::tools::number::{self, Problem, canonical};

/// The field of one number of the lifetime-value form.
///
/// Text field and slider share their name and differ in role. What was typed stays as it is; the line below says how it
/// was read, or what is wrong with it.
#[component]
pub fn NumberField(
    /// Which number.
    field: Field,
    /// All inputs of the form.
    inputs: RwSignal<Inputs>,
) -> impl IntoView {
    let words = Words::of_view();
    let language = words.language;
    let label = words.text(&format!("ltv.{}.label", field.key()));
    let text = Memo::new(move |_| inputs.with(|inputs| inputs.entry(field).shown_in(language)));
    let value = Memo::new(move |_| inputs.with(|inputs| inputs.value(field)));
    let set = move |text: String| inputs.update(|inputs| inputs.set(field, Entry::typed(text, language)));
    let id = format!("ltv-{}", field.key());
    let note_id = format!("{id}-note");
    let known = move || inputs.with(Inputs::currency_code).unwrap_or(language.default_currency());
    let currency = Memo::new(move |_| known());
    let note = live(move || note(words, field, value.get(), currency.get()));
    view! {
        <div class="field" data-key=field.key() class:is-wrong=move || value.get().is_err()>
            <label for=id.clone()>{label.clone()}</label>
            <input id=id.clone() type="text" inputmode="decimal" autocomplete="off" value=text.get_untracked()
                prop:value=move || text.get() aria-describedby=note_id.clone()
                aria-invalid=move || value.get().is_err().then_some("true")
                on:input:target=move |event| set(event.target().value()) />
            <Slider field value currency id=format!("{id}-slider") label inputs />
            <p class="field-note" id=note_id.clone()>{note}</p>
        </div>
    }
}

#[component]
fn Slider(
    field: Field,
    value: Memo<Result<Option<f64>, Problem>>,
    currency: Memo<&'static str>,
    id: String,
    label: String,
    inputs: RwSignal<Inputs>,
) -> impl IntoView {
    let words = Words::of_view();
    let range = field.slider();
    // While the text is wrong the slider stays where it was.
    let position = Memo::new(move |last: Option<&f64>| match value.get() {
        Ok(value) => value.unwrap_or(range.min),
        Err(_) => last.copied().unwrap_or(range.min),
    });
    let spoken = move || with_unit(words, field, position.get(), currency.get());
    let set = move |text: String| {
        if let Some(value) = number::plain(&text) {
            let language = words.language;
            inputs.update(|inputs| inputs.set(field, Entry::of(value, language)));
        }
    };
    let [min, max, step] = [range.min, range.max, range.step].map(canonical);
    view! {
        <input id=id class="needs-script" type="range" aria-label=label min=min max=max step=step
            value=canonical(position.get_untracked()) prop:value=move || canonical(position.get()) aria-valuetext=spoken
            on:input:target=move |event| set(event.target().value()) />
    }
}

/// The line below a field.
fn note(words: Words, field: Field, value: Result<Option<f64>, Problem>, currency: &'static str) -> String {
    match value {
        Ok(Some(value)) => with_unit(words, field, value, currency),
        Ok(None) => words.text(&format!("ltv.{}.empty", field.key())),
        Err(Problem::Empty) => words.text("error.empty"),
        Err(Problem::NotANumber) => words.fill("error.notANumber", &[("example", &words.fixed(1234.5, 2))]),
        Err(Problem::TooSmall(least)) => {
            words.fill("error.tooSmall", &[("least", &bare(words, field, least, currency))])
        }
        Err(Problem::TooLarge(greatest)) => {
            words.fill("error.tooLarge", &[("greatest", &bare(words, field, greatest, currency))])
        }
    }
}

/// How many digits after the decimal sign are read back of a count: once a year is 0.083333 purchases a month.
const DIGITS: u8 = 6;

/// A value of the field with its sign alone.
fn bare(words: Words, field: Field, value: f64, currency: &'static str) -> String {
    match field {
        Field::Check | Field::AcquisitionCost => words.typed_money(value, currency),
        Field::Margin | Field::Discount => words.percent(value / 100.0),
        Field::Purchases | Field::Months => words.number(value, DIGITS),
    }
}

/// A value of the field as a sentence would say it.
fn with_unit(words: Words, field: Field, value: f64, currency: &'static str) -> String {
    let bare = bare(words, field, value, currency);
    match field {
        Field::Check => words.fill("ltv.check.read", &[("amount", &bare)]),
        Field::AcquisitionCost => bare,
        Field::Margin => words.fill("ltv.margin.read", &[("percent", &bare)]),
        Field::Discount => words.fill("ltv.discount.read", &[("percent", &bare)]),
        Field::Purchases => words.plural("ltv.purchases.read", value, DIGITS, &[]),
        Field::Months => words.plural("ltv.months.read", value, DIGITS, &[]),
    }
}
