//! The notice on a page whose inputs are not the visitor's draft: those of somebody else's link, or another tab has written it.

use leptos::prelude::*;

use crate::app::live::{live, live_view, on_click};
use crate::app::state::Apart;
use crate::app::{ToolState, Words, persistence};
use crate::tools::document::Notice;

/// What it says and offers, of a link and of another tab.
const TEXTS: [[&str; 3]; 2] =
    [["sharedLink.text", "sharedLink.back", "sharedLink.adopt"], ["otherTab.text", "otherTab.back", "otherTab.adopt"]];

/// Says whose inputs the page shows, if they are of a version to come, and that the draft is safe; offers the way to the draft, and to
/// make these the draft.
#[component]
pub fn DraftNotice(
    /// The tool's state.
    state: ToolState,
) -> impl IntoView {
    let words = Words::of_view();
    let is_link = move || state.apart() != Some(Apart::OtherTab);
    let text = move |place: usize| {
        live(move || {
            let [of_link, of_tab] = TEXTS.map(|keys| keys.get(place).copied().unwrap_or_default());
            words.text(if is_link() { of_link } else { of_tab })
        })
    };
    let back = move || persistence::take_draft(state, words.language);
    let adopt = move || persistence::replace_draft(state);
    view! {
        {live_view(move || {
            let is_newer = state.with(|document| document.notices().contains(&Notice::NewerVersion));
            is_newer.then(|| view! { <p class="notice" role="status">{words.text("sharedLink.newer")}</p> })
        })}
        <Show when=move || state.apart().is_some()>
            <aside class="notice">
                <p role="status">{text(0)}</p>
                <p class="actions">
                    <button type="button" on:click=on_click(back)>{text(1)}</button>
                    <button type="button" class="quiet" on:click=on_click(adopt)>{text(2)}</button>
                </p>
            </aside>
        </Show>
    }
}
