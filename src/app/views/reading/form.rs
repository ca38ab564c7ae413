//! How a file is written, and which of its columns is what: as it was found, to be corrected.

use leptos::prelude::*;

use super::said::Said;
use super::sheet::Sheet;
use crate::app::Words;
use crate::app::components::disclosure::Disclosure;
use crate::app::components::pick::{Options, Pick};
use crate::app::live::{live, live_view};
use crate::metrics::Emotion;
use crate::survey::{Inspection, SurveyMetric, SurveyRole, SurveySource};
use crate::table::{Decimal, Encoding, Separator};

/// What a column is for, in words.
pub fn name_of(words: Words, metric: SurveyMetric, role: SurveyRole) -> String {
    words.text(match role {
        SurveyRole::Emotion(emotion) => return words.text(&format!("emotion.{}", emotion.name())),
        SurveyRole::Rating if metric == SurveyMetric::Nev => "reading.column.likelihood",
        SurveyRole::Rating => "reading.column.rating",
        SurveyRole::Segment => "reading.column.segment",
        SurveyRole::Date => "reading.column.date",
        SurveyRole::Group => "reading.column.group",
    })
}

/// The roles of columns that are shown: what the metric reads, and what parts its answers.
fn roles(metric: SurveyMetric) -> impl Iterator<Item = SurveyRole> {
    let is_nev = metric == SurveyMetric::Nev;
    SurveyRole::all().filter(move |role| match role {
        SurveyRole::Emotion(_) => is_nev,
        SurveyRole::Rating => true,
        SurveyRole::Segment | SurveyRole::Date | SurveyRole::Group => true,
    })
}

/// The most header rows that a file is expected to have.
const HEADER_ROWS: usize = 3;

/// Where a header is cut in a list.
const LONGEST: usize = 60;

/// Whose export it is, its scale, its columns, and behind a disclosure how it is written.
#[component]
pub fn Form(
    /// The file.
    sheet: Sheet,
) -> impl IntoView {
    let words = Words::of_view();
    let known = live(move || found(sheet, |found| whose(words, sheet, found)).unwrap_or_default());
    let headers = Memo::new(move |_| found(sheet, |found| found.headers.clone()).unwrap_or_default());
    let columns = live_view(move || {
        let options = columns(words, &headers.get());
        let pick = move |role: SurveyRole| {
            view! { <ColumnPick sheet role label=name_of(words, sheet.metric, role) options=options.clone() /> }
        };
        Some(roles(sheet.metric).map(pick).collect_view())
    });
    let written = move || view! { <Written sheet /> }.into_any();
    view! {
        <p>{known}</p>
        <div class="fields">{columns}</div>
        <Disclosure class="further" summary=words.text("reading.written") content=Box::new(written) />
    }
}

/// What `read` makes of the beginning of the file.
pub fn found<T>(sheet: Sheet, read: impl FnOnce(&Inspection) -> T) -> Option<T> {
    sheet.found.with(|found| Some(read(found.as_ref()?.as_ref().ok()?)))
}

/// Whose export the file looks like, and the scale of its answers.
fn whose(words: Words, sheet: Sheet, found: &Inspection) -> String {
    let question = sheet.question();
    let source = found.source.map(|source| words.fill("reading.source", &[("name", product(source))]));
    let ends = [question.low, question.high].map(|end| end.to_string());
    let scale = words.fill("reading.scale", &[("low", &ends[0]), ("high", &ends[1])]);
    source.into_iter().chain([scale]).collect::<Vec<_>>().join(" ")
}

const fn product(source: SurveySource) -> &'static str {
    match source {
        SurveySource::Typeform => "Typeform",
        SurveySource::SurveyMonkey => "SurveyMonkey",
        SurveySource::Qualtrics => "Qualtrics",
        SurveySource::LimeSurvey => "LimeSurvey",
        SurveySource::GoogleForms => "Google Forms",
        SurveySource::MicrosoftForms => "Microsoft Forms",
        SurveySource::Formbricks => "Formbricks",
        SurveySource::Tally => "Tally",
    }
}

/// A column each, by its place and its header.
fn columns(words: Words, headers: &[String]) -> Options {
    let column = |(at, header): (usize, &String)| {
        let number = words.number(at as f64 + 1.0, 0);
        let short: String = header.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST).collect();
        (at.to_string(), words.fill("reading.column.named", &[("n", &number), ("header", &short)]))
    };
    let none = (String::new(), words.text("reading.column.none"));
    [none].into_iter().chain(headers.iter().enumerate().map(column)).collect()
}

#[component]
fn ColumnPick(sheet: Sheet, role: SurveyRole, label: String, options: Options) -> impl IntoView {
    let name = role.name();
    let chosen = Callback::new(move |()| {
        let column = found(sheet, |found| found.columns.iter().find(|(of, _)| *of == role).map(|(_, column)| *column));
        column.flatten().map(|column| column.to_string()).unwrap_or_default()
    });
    let set = Callback::new(move |value: String| sheet.said.update(|said| said.set_column(role, value.parse().ok())));
    let words = Words::of_view();
    let note =
        Callback::new(
            move |()| if is_missing(sheet, role) { words.text("reading.column.missing") } else { String::new() },
        );
    view! { <Pick id=format!("file-{name}") label options chosen set note /> }
}

/// Whether no header names an emotion, while columns of answers are left over.
fn is_missing(sheet: Sheet, role: SurveyRole) -> bool {
    let is_open = !sheet.said.with(|said| said.is_complete);
    let is_it = |emotion: &Emotion| SurveyRole::Emotion(*emotion) == role;
    is_open && found(sheet, |found| found.missing.iter().any(is_it)).unwrap_or_default()
}

/// The separators by their values in the list.
const SEPARATORS: [(Separator, &str, &str); 4] = [
    (Separator::Comma, ",", "reading.separator.comma"),
    (Separator::Semicolon, ";", "reading.separator.semicolon"),
    (Separator::Tab, "tab", "reading.separator.tab"),
    (Separator::Bar, "|", "reading.separator.bar"),
];

/// The decimal signs by their values in the list.
const DECIMALS: [(Decimal, &str, &str); 2] =
    [(Decimal::Point, ".", "reading.decimal.point"), (Decimal::Comma, ",", "reading.decimal.comma")];

/// What stands first in dates, by its value in the list.
const DATES: [(Option<bool>, &str, &str); 3] = [
    (None, "", "reading.dates.found"),
    (Some(true), "day", "reading.dates.day"),
    (Some(false), "month", "reading.dates.month"),
];

/// Encoding, separator, header rows, decimal sign, and what stands first in dates.
#[component]
fn Written(sheet: Sheet) -> impl IntoView {
    let words = Words::of_view();
    let encodings = Encoding::ALL.map(|encoding| (encoding.name().to_owned(), encoding.name().to_uppercase())).into();
    let rows = (0..=HEADER_ROWS).map(|rows| (rows.to_string(), words.number(rows as f64, 0))).collect();
    let pick = |id: &str, label: &str, options: Options, now: fn(&Inspection) -> String, set: fn(&mut Said, &str)| {
        let chosen = Callback::new(move |()| found(sheet, now).unwrap_or_default());
        let set = Callback::new(move |value: String| sheet.said.update(|said| said.set_form(|said| set(said, &value))));
        view! { <Pick id=id.to_owned() label=words.text(label) options chosen set /> }
    };
    view! {
        <div class="fields">
            {pick("file-encoding", "reading.encoding", encodings, |found| found.form.encoding.name().to_owned(), |said, value| {
                said.form.encoding = Encoding::from_name(value);
            })}
            {pick("file-separator", "reading.separator", listed(words, &SEPARATORS), |found| value_of(&SEPARATORS, found.form.separator), |said, value| {
                said.form.separator = of_value(&SEPARATORS, value);
            })}
            {pick("file-header-rows", "reading.headerRows", rows, |found| found.form.header_rows.to_string(), |said, value| {
                said.form.header_rows = value.parse().ok();
            })}
            {pick("file-decimal", "reading.decimal", listed(words, &DECIMALS), |found| value_of(&DECIMALS, found.form.decimal), |said, value| {
                said.form.decimal = of_value(&DECIMALS, value);
            })}
            <DatesPick sheet />
        </div>
    }
}

#[component]
fn DatesPick(sheet: Sheet) -> impl IntoView {
    let words = Words::of_view();
    let chosen = Callback::new(move |()| value_of(&DATES, sheet.said.with(|said| said.day_first)));
    let set = Callback::new(move |value: String| {
        sheet.said.update(|said| said.day_first = of_value(&DATES, &value).flatten());
    });
    let options = listed(words, &DATES);
    view! { <Pick id="file-dates".to_owned() label=words.text("reading.dates") options chosen set /> }
}

/// The names of what a list offers.
fn listed<T>(words: Words, offered: &[(T, &str, &str)]) -> Options {
    offered.iter().map(|(_, value, key)| ((*value).to_owned(), words.text(key))).collect()
}

fn value_of<T: PartialEq>(offered: &[(T, &str, &str)], known: T) -> String {
    offered.iter().find(|(of, ..)| *of == known).map(|(_, value, _)| (*value).to_owned()).unwrap_or_default()
}

fn of_value<T: Copy>(offered: &[(T, &str, &str)], value: &str) -> Option<T> {
    offered.iter().find(|(_, of, _)| *of == value).map(|(known, ..)| *known)
}
