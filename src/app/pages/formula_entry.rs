//! A formula and its sources, as the method pages show them.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::app::Words;
use crate::content::formulas::Formula;
use crate::content::sources::{SOURCES, Source, Title};

/// A formula with its symbols, its example and its sources.
#[component]
pub fn FormulaEntry(
    /// The formula.
    formula: &'static Formula,
) -> impl IntoView {
    let words = Words::of_view();
    let text = |key: &str| words.text(&format!("method.{}.{key}", formula.id));
    let worked = in_language(words, formula.worked);
    let cited = formula.sources.iter().map(|id| view! { <li><a href=format!("#{id}")>{name(words, id)}</a></li> });
    view! {
        <article class="formula-entry" id=formula.id>
            <h3>{text("name")}</h3>
            <p>{text("text")}</p>
            <dl class="terms">
                <div><dt>{words.text("method.formula")}</dt><dd class="formula">{in_parts(formula.expression)}</dd></div>
                <div><dt>{words.text("method.where")}</dt><dd>{text("where")}</dd></div>
                <div><dt>{words.text("method.example")}</dt><dd class="formula">{in_parts(&worked)}</dd></div>
                <div><dt>{words.text("method.sources")}</dt><dd><ul class="cited">{cited.collect_view()}</ul></dd></div>
                {functions(formula)}
            </dl>
        </article>
    }
}

/// Where the entry explains functions of the core: which.
fn functions(formula: &Formula) -> Option<impl IntoView + use<>> {
    let names = formula.explains.iter().map(|name| view! { <li><code>{*name}</code></li> });
    (!formula.explains.is_empty()).then(|| {
        view! { <div><dt>"feltworth-core.js"</dt><dd><ul class="cited">{names.collect_view()}</ul></dd></div> }
    })
}

/// A formula whose parts, two spaces apart, stay whole where a line breaks.
fn in_parts(text: &str) -> impl IntoView + use<> {
    let part = |part: &str| view! { <span>{part.to_owned()}</span>" " };
    text.split("  ").map(part).collect_view()
}

/// The text of a worked example with the decimal sign of the language between digits, and its percent sign.
fn in_language(words: Words, worked: &str) -> String {
    let percent = words.percent(0.01).replace('1', "");
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mut text = String::with_capacity(worked.len());
    let mut rest = worked.chars().peekable();
    while let Some(c) = rest.next() {
        let between = c == '.' && is_digit(text.chars().last()) && is_digit(rest.peek().copied());
        text.push(if between { words.language.decimal_sign() } else { c });
    }
    text.replace(" %", &percent)
}

/// Authors and year, by which a source is cited.
fn name(words: Words, id: &str) -> String {
    Source::by_id(id).map_or_else(String::new, |source| match source.title {
        Title::Described(key) => words.text(key),
        Title::Printed(title) => {
            let authors = if source.authors.is_empty() { title } else { source.authors };
            format!("{authors} ({})", year(words, source))
        }
    })
}

fn year(words: Words, source: &Source) -> String {
    source.year.map_or_else(|| words.text("method.undated"), |year| year.to_string())
}

/// The sources that a page cites, with all that is known of them.
#[component]
pub fn SourceList(
    /// Their ids.
    cited: BTreeSet<&'static str>,
) -> impl IntoView {
    let words = Words::of_view();
    let sources = SOURCES.iter().filter(|source| cited.contains(source.id));
    view! {
        <section class="prose" aria-labelledby="sources">
            <h2 id="sources">{words.text("method.sources")}</h2>
            <ol class="sources">{sources.map(|source| view! { <SourceEntry source /> }).collect_view()}</ol>
        </section>
    }
}

/// A source with all that is known of it.
#[component]
fn SourceEntry(source: &'static Source) -> impl IntoView {
    let words = Words::of_view();
    let title = match source.title {
        Title::Described(key) => return view! { <li id=source.id>{words.text(key)}</li> }.into_any(),
        Title::Printed(title) => title,
    };
    let authors = if source.authors.is_empty() { String::new() } else { format!("{}. ", source.authors) };
    let address = source.address.map(|address| {
        let shown = address.trim_start_matches("https://").trim_start_matches("http://");
        view! { ". "<a href=address rel="noopener noreferrer external">{shown}</a> }
    });
    let stop = if title.ends_with('?') { " " } else { ". " };
    let published = format!("{stop}{}, {}", source.published_in, year(words, source));
    view! {
        <li id=source.id>{authors}<cite lang="en">{title}</cite>{published}{address}</li>
    }
    .into_any()
}
