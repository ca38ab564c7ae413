//! The months of a segment, from how long each of its customers stayed.

use leptos::prelude::*;

use crate::app::components::pick::{Options, Pick};
use crate::app::components::series_field::SeriesField;
use crate::app::live::{live, live_view, on_click};
use crate::app::{ToolState, Words};
use crate::tools::entry::Entry;
use crate::tools::segments::{Flaw, Input, MONTHS, Tenure, tenure};
use crate::tools::{Document, Edit};

/// The list of months, its mean, and a button that puts the mean into a row.
pub fn draw(state: ToolState) -> AnyView {
    let words = Words::of_view();
    let mean = Memo::new(move |_| state.with(of));
    let says = live(move || mean.get().map(|tenure| said(words, tenure)).unwrap_or_default());
    let has_mean = Memo::new(move |_| mean.with(Option::is_some));
    let use_it = live_view(move || has_mean.get().then(|| view! { <Use state mean /> }));
    view! {
        <SeriesField state place=Input::Stayed as usize flaw />
        <p role="status">{says}</p>
        {use_it}
    }
    .into_any()
}

fn of(document: &Document) -> Option<Tenure> {
    tenure(document.entry(Input::Stayed as usize)?).ok().flatten()
}

fn flaw(words: Words, entry: &Entry) -> Option<String> {
    Some(match tenure(entry).err()? {
        Flaw::Unreadable(wrong) => {
            let line = words.number(wrong.line as f64, 0);
            words.fill("segmentdata.stayed.unreadable", &[("line", &line), ("text", &wrong.text)])
        }
        Flaw::NoTime(value) => words.fill("segmentdata.stayed.noTime", &[("value", &words.number(value, 2))]),
    })
}

fn said(words: Words, tenure: Tenure) -> String {
    let months = |value: f64| words.number(value, 1);
    let mean = months(tenure.mean);
    let count = words.number(tenure.customers as f64, 0);
    match tenure.interval {
        Some(interval) => {
            // No customer stays less than no time, whatever the interval of Student says.
            let (low, high) = (months(interval.low.max(0.0)), months(interval.high));
            let ends = [("customers", count.as_str()), ("mean", &mean), ("low", &low), ("high", &high)];
            words.fill("segmentdata.stayed.mean", &ends)
        }
        None => words.fill("segmentdata.stayed.single", &[("mean", &mean)]),
    }
}

/// A list of the rows, and a button that puts the mean there.
#[component]
fn Use(state: ToolState, mean: Memo<Option<Tenure>>) -> impl IntoView {
    let words = Words::of_view();
    let row = RwSignal::new(String::from("0"));
    let options = Memo::new(move |_| state.with(|document| options(words, document)));
    let (chosen, set) = (Callback::new(move |()| row.get()), Callback::new(move |text| row.set(text)));
    let list = live_view(move || {
        let (id, label, options) =
            ("segments-stayed-row".to_owned(), words.text("segmentdata.stayed.row"), options.get());
        Some(view! { <Pick id label options chosen set /> })
    });
    let put = move || {
        let (mean, row) = (mean.get_untracked().map(|tenure| tenure.mean), row.with_untracked(|row| row.parse().ok()));
        if let Some((mean, row)) = mean.zip(row) {
            let entry = Entry::of((mean * 10.0).round() / 10.0, words.language);
            state.apply_alone(Edit::SetCell(Input::Rows as usize, row, MONTHS, entry));
        }
    };
    view! {
        {list}
        <p class="actions">
            <button type="button" class="quiet" on:click=on_click(put)>{words.text("segmentdata.stayed.use")}</button>
        </p>
    }
}

fn options(words: Words, document: &Document) -> Options {
    let option = |(row, cells): (usize, &Vec<Entry>)| {
        let name = cells.first().map(|name| name.text.trim().to_owned()).unwrap_or_default();
        let number = words.number(row as f64 + 1.0, 0);
        let label = if name.is_empty() { words.fill("segmentdata.stayed.nameless", &[("row", &number)]) } else { name };
        (row.to_string(), label)
    };
    document.rows(Input::Rows as usize).iter().enumerate().map(option).collect()
}
