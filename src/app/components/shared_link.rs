//! The notice on a page that shows a link of somebody else.

use leptos::prelude::*;

use crate::app::browser::storage;
use crate::app::live::{live_view, on_click};
use crate::app::{ToolState, Words};
use crate::tools::Document;
use crate::tools::document::Notice;
use crate::tools::fragment::Fragment;

/// Says that the page shows a link, of a version to come if it is, and that the visitor's own draft is safe; offers the way
/// back to it.
#[component]
pub fn SharedLink(
    /// The tool's state.
    state: ToolState,
) -> impl IntoView {
    let words = Words::of_view();
    let text = move |key: &str| words.text(key);
    let back = move || {
        let tool = state.tool();
        let draft = storage::read(tool.id).unwrap_or_default();
        state.set_shared_link(false);
        state.replace(Document::from_fragment(tool, &Fragment::parse(&draft), words.language));
    };
    let adopt = move || state.set_shared_link(false);
    view! {
        {live_view(move || {
            let is_newer = state.with(|document| document.notices().contains(&Notice::NewerVersion));
            is_newer.then(|| view! { <p class="notice" role="status">{text("sharedLink.newer")}</p> })
        })}
        <Show when=move || state.is_shared_link()>
            <aside class="notice">
                <p>{text("sharedLink.text")}</p>
                <p class="actions">
                    <button type="button" on:click=on_click(back)>{text("sharedLink.back")}</button>
                    <button type="button" class="quiet" on:click=on_click(adopt)>{text("sharedLink.adopt")}</button>
                </p>
            </aside>
        </Show>
    }
}
