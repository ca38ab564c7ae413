//! The formulas of the calculators, their sources and limits; the way to all others.

use leptos::prelude::*;

use super::Page;
use super::formula_entry::{FormulaEntry, SourceList};
use super::route::Route;
use crate::app::Words;
use crate::content::formulas::{Chapter, FORMULAS};
use crate::content::glossary::TERMS;
use crate::content::stages::Stage;

/// What the numbers rest on.
pub fn draw(route: Route) -> AnyView {
    let words = Words::of_view();
    let cited = FORMULAS.iter().flat_map(|formula| formula.sources).copied();
    let cited = cited.chain(Stage::ALL.into_iter().flat_map(Stage::sources)).collect();
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
        <section class="prose" aria-labelledby="chapters">
            <h2 id="chapters">{words.text("method.chapters")}</h2>
            <dl class="terms">{Chapter::ALL.map(|chapter| chapter_entry(words, route, chapter))}</dl>
        </section>
        <section class="prose" aria-labelledby="limits">
            <h2 id="limits">{words.text("method.limits")}</h2>
            {limits.map(|key| paragraph(&format!("method.limits.{key}")))}
        </section>
        <Glossary />
        <SourceList cited />
        <section class="prose" aria-labelledby="trademarks">
            <h2 id="trademarks">{words.text("method.trademarks")}</h2>
            {marks.map(|key| paragraph(&format!("method.trademarks.{key}")))}
        </section>
    }
    .into_any()
}

/// The way to a chapter, and what is in it.
fn chapter_entry(words: Words, route: Route, chapter: Chapter) -> impl IntoView {
    let text = |part: &str| words.text(&format!("page.{}.{part}", chapter.id()));
    let address = route.link(Page::Chapter(chapter));
    view! { <div><dt><a href=address>{text("title")}</a></dt><dd>{text("description")}</dd></div> }
}

#[component]
fn Glossary() -> impl IntoView {
    let words = Words::of_view();
    let mut terms: Vec<(String, String)> = TERMS
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
