//! How a result was computed.

use leptos::prelude::*;

use super::disclosure::Disclosure;
use crate::app::live::Live;
use crate::app::{Root, Words};

/// The page of formulas and sources.
const METHOD: &str = "method/";

/// The formulas of a result with the visitor's own numbers, behind a disclosure, and the way to their sources.
#[component]
pub fn Working(
    /// The formulas, filled in.
    mut formulas: Live<AnyView>,
) -> impl IntoView {
    let words = Words::of_view();
    let method = Root::of_view().link(words.language, METHOD);
    let content = move || {
        let sources = view! { <p><a href=method.clone()>{words.text("result.method")}</a></p> };
        (formulas(), sources).into_any()
    };
    view! { <Disclosure class="working" summary=words.text("result.working") content=Box::new(content) /> }
}

/// What each number is called, and its computation.
pub fn formula_lines(lines: Vec<(String, String)>) -> AnyView {
    let line = |(name, line): (String, String)| view! { <p>{name}<br/><span class="formula">{line}</span></p> };
    lines.into_iter().map(line).collect_view().into_any()
}
