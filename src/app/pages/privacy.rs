//! What leaves the browser, what stays on the device, and how to check it.

use leptos::prelude::*;

use super::Page;
use super::route::Route;
use crate::app::Words;
use crate::tools::TOOLS;

/// The privacy page.
pub fn draw(_route: Route) -> AnyView {
    let words = Words::of_view();
    view! {
        <header class="page-head">
            <h1>{words.text("page.privacy.title")}</h1>
            <p class="lead">{words.text("privacy.lead")}</p>
        </header>
        <section class="prose">
            {["requests", "link", "storage"].map(|key| section(words, key))}
            <Kept />
            {section(words, "check")}
        </section>
    }
    .into_any()
}

fn section(words: Words, key: &str) -> impl IntoView + use<> {
    view! {
        <h2>{words.text(&format!("privacy.{key}.title"))}</h2>
        <p>{words.text(&format!("privacy.{key}.text"))}</p>
    }
}

/// Everything that may be kept: the script of the page shows what is, and removes it.
#[component]
fn Kept() -> impl IntoView {
    let words = Words::of_view();
    let text = |key: &str| words.text(&format!("privacy.kept.{key}"));
    let draft = |id: &'static str| {
        let name = Page::of_tool(id).name(words);
        view! { <li data-kept=id hidden>{words.fill("privacy.kept.draft", &[("name", &name)])}</li> }
    };
    let size = text("pages");
    let (before, after) = size.split_once("{n}").unwrap_or((&size, ""));
    view! {
        <div class="kept needs-script" id="kept">
            <ul>
                <li data-none>{text("none")}</li>
                {TOOLS.map(|tool| draft(tool.id)).to_vec()}
                <li data-kept="theme language" hidden>{text("settings")}</li>
                <li>{before.to_owned()}<span data-size>"0"</span>{after.to_owned()}</li>
            </ul>
            <p class="actions"><button type="button" class="quiet">{text("remove")}</button></p>
            <p role="status" data-said=text("removed")></p>
        </div>
    }
}
