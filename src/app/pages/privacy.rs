//! What leaves the browser, and how to check it.

use leptos::prelude::*;

use super::route::Route;
use crate::app::Words;

/// The privacy page.
pub fn draw(_route: Route) -> AnyView {
    let words = Words::of_view();
    let section = |key: &str| {
        view! {
            <h2>{words.text(&format!("privacy.{key}.title"))}</h2>
            <p>{words.text(&format!("privacy.{key}.text"))}</p>
        }
    };
    view! {
        <header class="page-head">
            <h1>{words.text("page.privacy.title")}</h1>
            <p class="lead">{words.text("privacy.lead")}</p>
        </header>
        <section class="prose">{["requests", "link", "storage", "check"].map(section)}</section>
    }
    .into_any()
}
