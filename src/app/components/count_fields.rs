//! How often each step of a scale was chosen.

use leptos::prelude::*;

use crate::app::live::{flag, live, live_view, marked, on_change, on_value};
use crate::app::{ToolState, Words};
use crate::tools::Edit;
use crate::tools::entry::Entry;
use crate::tools::range::Problem;
use crate::tools::schema::COUNT;

/// A field for each step, from the lowest; what is wrong with one stands below it.
#[component]
pub fn CountFields(
    /// The tool's state.
    state: ToolState,
    /// The place of the counts among the fields.
    place: usize,
    /// What the fields are about.
    legend: String,
    /// The names of the steps, one a line.
    names: Memo<String>,
) -> impl IntoView {
    let field = state.tool().fields.get(place)?;
    let id = format!("{}-{}", state.tool().id, field.key.replace('.', "-"));
    let step = move |(at, name): (usize, &str)| {
        view! { <CountField id=format!("{id}-{at}") state place at name=name.to_owned() /> }
    };
    let all = live_view(move || Some(names.with(|names| names.lines().enumerate().map(&step).collect_view())));
    Some(view! {
        <fieldset class="counts" data-key=field.key>
            <legend>{legend}</legend>
            <div class="count-fields">{all}</div>
        </fieldset>
    })
}

#[component]
fn CountField(id: String, state: ToolState, place: usize, at: usize, name: String) -> impl IntoView {
    let words = Words::of_view();
    let language = words.language;
    let text = move || state.with(|document| document.list(place).get(at).map(|entry| entry.shown_in(language)));
    let text = move || text().unwrap_or_default();
    let problem = move || state.with(|document| document.list(place).get(at).and_then(|entry| COUNT.read(entry).err()));
    let note_id = format!("{id}-note");
    let note = live(move || problem().map(|problem| said(words, problem)).unwrap_or_default());
    view! {
        <div class="count" class:is-wrong=flag(move || problem().is_some())>
            <label for=id.clone()>{name}</label>
            <input id=id type="text" inputmode="numeric" autocomplete="off" value=untrack(text) prop:value=live(text)
                aria-describedby=note_id.clone() aria-invalid=marked(move || problem().is_some())
                on:input=on_value(move |text| state.apply(Edit::SetItem(place, at, Entry::typed(text, language))))
                on:change=on_change(move || state.end_change()) />
            <span class="field-note" id=note_id>{note}</span>
        </div>
    }
}

fn said(words: Words, problem: Problem) -> String {
    let number = |value: f64| words.number(value, 0);
    words.wrong(problem, &number(1234.0), &number)
}
