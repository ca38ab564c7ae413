//! The field of a tool's form, as the tool's table of fields describes it.

use leptos::prelude::*;

use super::choice_field::ChoiceField;
use super::number_field::{NumberField, Spoken};
use crate::app::{ToolState, Words};
use crate::tools::Edit;
use crate::tools::currency::{currency_of, price_level_in};
use crate::tools::entry::Entry;
use crate::tools::schema::{Field as Described, Kind, Number, Unit};

/// The field at a place of a tool's table: a number or a choice. Lists and tables have components of their own.
#[component]
pub fn Field(
    /// The tool's state.
    state: ToolState,
    /// The place of the field.
    place: usize,
    /// How the values of a number are said, where that is not as its unit has it.
    #[prop(optional_no_strip)]
    said: Option<Spoken>,
) -> impl IntoView {
    let tool = state.tool();
    let field = tool.fields.get(place)?;
    let words = Words::of_view();
    let language = words.language;
    let entry = Callback::new(move |()| {
        let entry = state.with(|document| document.entry(place).cloned());
        entry.unwrap_or_else(|| Entry::typed("", language))
    });
    let id = format!("{}-{}", tool.id, field.key);
    let set = Callback::new(move |entry| state.apply(Edit::Set(place, entry)));
    Some(match &field.kind {
        Kind::Number(number) => {
            let label = label(words, tool.id, field.key);
            let on_end = Callback::new(move |()| state.end_change());
            let spoken = said.unwrap_or_else(|| spoken(state, field, number));
            let is_money = number.unit == Unit::Money;
            let level =
                Memo::new(move |_| if is_money { state.with(currency_of).map_or(1.0, price_level_in) } else { 1.0 });
            view! { <NumberField id key=field.key label number entry set on_end spoken level /> }.into_any()
        }
        Kind::Choice(keys) => view! { <ChoiceField id key=field.key tool=tool.id keys entry set /> }.into_any(),
        Kind::List(_) | Kind::Counts { .. } | Kind::Series { .. } | Kind::Rows(_) => ().into_any(),
        Kind::Text | Kind::Settings(_) | Kind::Marks(..) => ().into_any(),
    })
}

/// The fields at some places, side by side.
pub fn fields(state: ToolState, places: impl IntoIterator<Item = usize>) -> AnyView {
    let fields = places.into_iter().map(|place| view! { <Field state place /> }).collect_view();
    view! { <div class="fields">{fields}</div> }.into_any()
}

/// The name of a field; of an end of a range, with that of what it is the range of.
pub fn label(words: Words, tool: &str, key: &str) -> String {
    let own = || words.text(&format!("{}.label", words.field(tool, key)));
    match range_part(words, tool, key) {
        Some((whole, part)) => {
            let name = words.text(&format!("{}.label", words.field(tool, whole)));
            words.fill(&format!("{tool}.{part}.label"), &[("name", &name)])
        }
        None => own(),
    }
}

/// With what the keys of a field's texts begin: all ranges of a tool share theirs.
pub fn prefix(words: Words, tool: &str, key: &str) -> String {
    words.field(tool, range_part(words, tool, key).map_or(key, |(_, part)| part))
}

/// What a range is of, and which part of it a key means; nothing where the field has texts of its own.
fn range_part<'k>(words: Words, tool: &str, key: &'k str) -> Option<(&'k str, &'k str)> {
    let (whole, part) = key.split_once('.')?;
    let is_shared = words.field(tool, key).starts_with("field.") && words.field(tool, part).starts_with(tool);
    is_shared.then_some((whole, part))
}

/// How the values of a number are said: `<tool>.<key>.read` is a sentence about one, `.empty` about none.
pub fn spoken(state: ToolState, field: &'static Described, number: &'static Number) -> Spoken {
    let words = Words::of_view();
    let prefix = prefix(words, state.tool().id, field.key);
    let currency = move || state.with(currency_of).unwrap_or(words.language.default_currency());
    let bare = move |value: f64| match number.unit {
        Unit::Money => words.typed_money(value, currency()),
        Unit::Percent => words.percent(value / 100.0),
        Unit::Count | Unit::Whole => words.number(value, DIGITS),
    };
    let read = format!("{prefix}.read");
    let said = move |value: f64| match number.unit {
        Unit::Count | Unit::Whole => {
            words.fill_or(&read, &[("n", &bare(value))], || words.plural(&read, value, DIGITS, &[]))
        }
        Unit::Money | Unit::Percent => said_with(words, &read, &bare(value)),
    };
    let empty =
        if number.range.optional { words.fill_or(&format!("{prefix}.empty"), &[], String::new) } else { String::new() };
    Spoken { bare: Callback::new(bare), said: Callback::new(said), empty, conflict: None }
}

/// The sentence about a value, if the catalogue has one for the field.
fn said_with(words: Words, read: &str, value: &str) -> String {
    words.fill_or(read, &[("amount", value), ("percent", value)], || value.to_owned())
}

/// How many digits after the decimal sign are read back of a count: once a year is 0.083333 purchases a month.
const DIGITS: u8 = 6;
