//! Every formula, its source, its limits.

use leptos::prelude::*;

use crate::app::Words;
use crate::content::formulas::{FORMULAS, Formula};
use crate::content::sources::{SOURCES, Source, Title};

/// What the numbers rest on.
#[component]
pub fn MethodPage() -> impl IntoView {
    let words = Words::of_view();
    let paragraph = |key: &str| view! { <p>{words.text(key)}</p> };
    let limits = ["nevScale", "nevNps", "benchmarks", "causes", "journey", "emotions"];
    let marks = ["nev", "nps", "ces"];
    view! {
        <header class="page-head">
            <h1>{words.text("method.title")}</h1>
            <p class="lead">{words.text("method.lead")}</p>
        </header>
        <section class="prose" aria-labelledby="formulas">
            <h2 id="formulas">{words.text("method.formulas")}</h2>
            <p>{words.text("method.rounding")}</p>
            {FORMULAS.iter().map(|formula| view! { <FormulaEntry formula /> }).collect_view()}
        </section>
        <section class="prose" aria-labelledby="limits">
            <h2 id="limits">{words.text("method.limits")}</h2>
            {limits.map(|key| paragraph(&format!("method.limits.{key}")))}
        </section>
        <Glossary />
        <section class="prose" aria-labelledby="sources">
            <h2 id="sources">{words.text("method.sources")}</h2>
            <ol class="sources">{SOURCES.iter().map(|source| view! { <SourceEntry source /> }).collect_view()}</ol>
        </section>
        <section class="prose" aria-labelledby="trademarks">
            <h2 id="trademarks">{words.text("method.trademarks")}</h2>
            {marks.map(|key| paragraph(&format!("method.trademarks.{key}")))}
        </section>
    }
}

/// A formula with its symbols, its example and its sources.
#[component]
fn FormulaEntry(formula: &'static Formula) -> impl IntoView {
    let words = Words::of_view();
    let text = |key: &str| words.text(&format!("method.{}.{key}", formula.id));
    let worked = in_language(words, formula.worked);
    let cited = formula.sources.iter().map(|id| view! { <li><a href=format!("#{id}")>{name(words, id)}</a></li> });
    view! {
        <article class="formula-entry" id=formula.id>
            <h3>{text("name")}</h3>
            <p>{text("text")}</p>
            <dl class="terms">
                <div><dt>{words.text("method.formula")}</dt><dd class="formula">{formula.expression}</dd></div>
                <div><dt>{words.text("method.where")}</dt><dd>{text("where")}</dd></div>
                <div><dt>{words.text("method.example")}</dt><dd class="formula">{worked}</dd></div>
                <div><dt>{words.text("method.sources")}</dt><dd><ul class="cited">{cited.collect_view()}</ul></dd></div>
            </dl>
        </article>
    }
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

#[component]
fn Glossary() -> impl IntoView {
    let words = Words::of_view();
    let mut terms: Vec<(String, String)> = GLOSSARY
        .into_iter()
        .map(|term| (words.text(&format!("glossary.{term}.name")), words.text(&format!("glossary.{term}.text"))))
        .collect();
    terms.sort_by_key(|(name, _)| name.to_lowercase());
    let entry = |(name, text)| view! { <div><dt>{name}</dt><dd>{text}</dd></div> };
    view! {
        <section class="prose" aria-labelledby="glossary">
            <h2 id="glossary">{words.text("method.glossary")}</h2>
            <dl class="terms">{terms.into_iter().map(entry).collect_view()}</dl>
        </section>
    }
}

/// The terms of the glossary, under their keys in the catalogue.
const GLOSSARY: [&str; 16] = [
    "acquisitionCost",
    "churn",
    "cluster",
    "discountRate",
    "driver",
    "friction",
    "interval",
    "margin",
    "momentOfTruth",
    "promoters",
    "pull",
    "retention",
    "shareOfWallet",
    "tenure",
    "touchpoint",
    "transactionCosts",
];
