//! What the texts of a file mean: which answer each stands for.

use leptos::prelude::*;

use super::asked::scale_of;
use super::said::{Meaning, Said};
use super::sheet::Sheet;
use crate::app::Words;
use crate::app::components::pick::{Choices, Options};
use crate::app::live::{flag, live_view, on_click};
use crate::survey::Label;
use crate::tools::number::{canonical, plain};

/// What stands for no answer, and for a text without meaning.
const UNANSWERED: &str = "-";
const LEFT_OUT: &str = "";

/// A row for each text, the most frequent first.
#[component]
pub fn Labels(
    /// The file.
    sheet: Sheet,
) -> impl IntoView {
    let labels = Memo::new(move |_| sheet.labels());
    live_view(move || {
        let labels = labels.get();
        (!labels.is_empty()).then(|| view! { <Map sheet labels /> })
    })
}

#[component]
fn Map(sheet: Sheet, labels: Vec<Label>) -> impl IntoView {
    let words = Words::of_view();
    let carries = labels.iter().any(|label| label.carried.is_some());
    let in_words: Vec<Label> = labels.iter().filter(|label| label.carried.is_none()).cloned().collect();
    let used = (!in_words.is_empty()).then(|| view! { <UseAll sheet labels=in_words /> });
    let rows = labels.into_iter().enumerate().map(|(at, label)| view! { <Meant sheet at label /> }).collect_view();
    let head = ["reading.labels.text", "reading.labels.count", "reading.labels.number"];
    let head = head.map(|key| view! { <th scope="col">{words.text(key)}</th> });
    view! {
        <h3 id="file-labels">{words.text("reading.labels")}</h3>
        <div class="table-scroll" tabindex="0" role="region" aria-labelledby="file-labels">
            <table><thead><tr>{head.into_iter().collect_view()}</tr></thead><tbody>{rows}</tbody></table>
        </div>
        {used}
        {carries.then(|| view! { <p class="fine-print">{words.text("reading.labels.carried")}</p> })}
    }
}

/// The button by which the numbers that are suggested count.
#[component]
fn UseAll(sheet: Sheet, labels: Vec<Label>) -> impl IntoView {
    let words = Words::of_view();
    let labels = StoredValue::new(labels);
    let is_settled = move |said: &Said| labels.with_value(|labels| labels.iter().all(|label| said.is_settled(label)));
    let is_used = Memo::new(move |_| sheet.said.with(is_settled));
    let use_all = move || labels.with_value(|labels| sheet.said.update(|said| said.use_suggestions(labels)));
    view! {
        <p class="actions">
            <button type="button" disabled=flag(move || is_used.get()) on:click=on_click(use_all)>{words.text("reading.labels.use")}</button>
        </p>
        <p class="fine-print">{words.text("reading.labels.note")}</p>
    }
}

/// A text with its count and the list of what it may stand for.
#[component]
fn Meant(sheet: Sheet, at: usize, label: Label) -> impl IntoView {
    let words = Words::of_view();
    let (text, count) = (label.text.clone(), words.number(label.count as f64, 0));
    let name = words.fill("reading.labels.meaning", &[("text", &text)]);
    let options = options(words, sheet, label.carried.is_some());
    let label = StoredValue::new(label);
    let meaning = move |said: &Said| label.with_value(|label| said.meaning(label, scale_of(sheet.question())));
    let chosen = Callback::new(move |()| value_of(sheet.said.with(meaning)));
    let set = Callback::new(move |value: String| {
        label.with_value(|label| sheet.said.update(|said| said.set_meaning(&label.text, meaning_of(&value))));
    });
    view! {
        <tr>
            <th scope="row">{text}</th>
            <td>{count}</td>
            <td><Choices id=format!("file-label-{at}") name=Some(name) options chosen set /></td>
        </tr>
    }
}

/// What a text may stand for. One that carries a number always stands for an answer, or for none.
fn options(words: Words, sheet: Sheet, carries: bool) -> Options {
    let steps = untrack(|| sheet.question()).answers().map(|answer| (answer.to_string(), answer.to_string()));
    let others = [(LEFT_OUT, "reading.labels.leftOut"), (UNANSWERED, "reading.labels.unanswered")];
    let others = others.map(|(value, key)| (value.to_owned(), words.text(key)));
    others.into_iter().skip(usize::from(carries)).chain(steps).collect()
}

fn value_of(meaning: Meaning) -> String {
    match meaning {
        Meaning::Number(number) => canonical(number),
        Meaning::Unanswered => UNANSWERED.to_owned(),
        Meaning::LeftOut => LEFT_OUT.to_owned(),
    }
}

fn meaning_of(value: &str) -> Meaning {
    match value {
        UNANSWERED => Meaning::Unanswered,
        other => plain(other).map_or(Meaning::LeftOut, Meaning::Number),
    }
}
