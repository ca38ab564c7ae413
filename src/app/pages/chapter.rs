//! The formulas of one chapter.

use leptos::prelude::*;

use super::Page;
use super::formula_entry::{FormulaEntry, SourceList};
use super::route::Route;
use crate::app::Words;

/// What the core computes beyond the calculators, on one subject.
pub fn draw(route: Route) -> AnyView {
    let Page::Chapter(chapter) = route.page else { return ().into_any() };
    let words = Words::of_view();
    let id = chapter.id();
    let formulas = chapter.formulas();
    let contents = formulas.iter().map(|formula| {
        let name = words.text(&format!("method.{}.name", formula.id));
        view! { <li><a href=format!("#{}", formula.id)>{name}</a></li> }
    });
    let cited = formulas.iter().flat_map(|formula| formula.sources).copied().collect();
    view! {
        <header class="page-head">
            <h1>{words.text(&format!("page.{id}.title"))}</h1>
            <p class="lead">{words.text(&format!("method.{id}.lead"))}</p>
        </header>
        <section class="prose" aria-labelledby="formulas">
            <h2 id="formulas">{words.text("method.formulas")}</h2>
            <ul class="contents">{contents.collect_view()}</ul>
            {formulas.iter().map(|formula| view! { <FormulaEntry formula /> }).collect_view()}
        </section>
        <SourceList cited />
        <p><a href=route.link(Page::Method)>{words.text("method.back")}</a></p>
    }
    .into_any()
}
