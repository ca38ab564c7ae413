//! The region of a tool's result: large numerals first, then what follows from them.

use leptos::prelude::*;

use crate::app::live::{Live, flag, live_view};

/// What stands for a number that cannot be known.
pub const UNKNOWN: &str = "–";

/// A result region, named by its heading.
#[component]
pub fn ResultRegion(
    /// The id of the heading.
    id: &'static str,
    /// The heading.
    title: String,
    /// What is wrong with the outcome as a whole, empty where nothing is; none for a tool of which nothing can be wrong.
    #[prop(optional)]
    problem: Option<Memo<String>>,
    /// Whether what is shown belongs to earlier inputs.
    #[prop(optional)]
    is_stale: Option<Live<bool>>,
    /// What stands below the numbers, as how they were computed.
    #[prop(optional_no_strip)]
    after: Option<AnyView>,
    /// Headline and rows.
    children: Children,
) -> impl IntoView {
    let is_stale = is_stale.unwrap_or_else(|| flag(|| false));
    let problem = problem.map(|problem| view! { <ProblemNote problem /> });
    view! {
        <section class="tool-result" data-panel="" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            {problem}
            <div class="results" class:is-stale=is_stale>{children()}</div>
            {after}
        </section>
    }
}

/// What is wrong with a result.
#[component]
pub fn ProblemNote(
    /// In words; empty where nothing is.
    problem: Memo<String>,
) -> impl IntoView {
    let said = live_view(move || Some(problem.get()).filter(|problem| !problem.is_empty()));
    view! { <p class="stale-note" role="status">{said}</p> }
}

/// A number that is the answer.
pub struct Figure {
    /// What it is; nothing where the heading says it.
    pub name: Option<Live<String>>,
    /// The number as it is read.
    pub value: Live<String>,
    /// Its unit, or what it ranges over.
    pub unit: Live<String>,
}

/// The main result in large numerals, read out as it changes: the first one is the hero.
#[component]
pub fn Headline(
    /// The numbers.
    figures: Vec<Figure>,
    /// A sentence that says what they mean.
    #[prop(optional)]
    sentence: Option<Live<String>>,
) -> impl IntoView {
    let figure = |(i, Figure { name, value, unit }): (usize, Figure)| {
        view! {
            <p class=if i == 0 { "figure main-figure" } else { "figure" }>
                {name.map(|name| view! { <span class="figure-name">{name}</span> })}
                <strong class="figure-value">{value}</strong>
                <span class="figure-unit">{unit}</span>
            </p>
        }
    };
    view! {
        <div class="headline" aria-live="polite" aria-atomic="true">
            {figures.into_iter().enumerate().map(figure).collect_view()}
            {sentence.map(|sentence| view! { <p class="score-status">{sentence}</p> })}
        </div>
    }
}
