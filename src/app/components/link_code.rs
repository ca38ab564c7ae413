//! The link of a tool's inputs as a QR code.

use leptos::prelude::*;

use super::later_view::LaterView;
use crate::app::browser::throttle::throttled;
use crate::app::live::{live, live_view, on_click};
use crate::app::{ToolState, Words, persistence};
use crate::charts::code;

/// A button that opens the code of the link, whose part is loaded then.
#[component]
pub fn LinkCodeButton(
    /// The tool's state.
    state: ToolState,
) -> impl IntoView {
    let words = Words::of_view();
    let is_open = RwSignal::new(false);
    let expanded = live(move || is_open.get().to_string());
    view! {
        <button type="button" class="quiet" data-code="" aria-expanded=expanded on:click=on_click(move || is_open.update(|open| *open = !*open))>
            {words.text("action.code")}
        </button>
        {live_view(move || is_open.get().then(|| view! { <LaterView part="code" view="link" state /> }))}
    }
}

/// The code of the link with the inputs as they are, and the link itself below it.
#[component]
pub fn LinkCode(
    /// The tool's state.
    state: ToolState,
) -> impl IntoView {
    let words = Words::of_view();
    let beat = throttled(Box::new(move || state.track()));
    let link = Memo::new(move |_| {
        beat.track();
        state.with_untracked(persistence::link)
    });
    let drawing = live_view(move || Some(link.with(|link| drawing(words, link))));
    view! {
        <section class="link-code" data-panel="" data-link="" aria-labelledby="link-code">
            <h2 id="link-code">{words.text("code.title")}</h2>
            {drawing}
            <code class="link-text">{live(move || link.get())}</code>
        </section>
    }
}

/// The code of a link, or why there is none.
fn drawing(words: Words, link: &str) -> AnyView {
    let said = |key: &str| view! { <p class="notice" role="status">{words.text(key)}</p> }.into_any();
    if link.starts_with("file:") {
        return said("code.file");
    }
    match code(link) {
        Ok(drawing) => view! {
            <p class="field-note">{words.text("code.note")}</p>
            <div class="code-frame" role="img" aria-label=words.text("code.label") inner_html=drawing></div>
        }
        .into_any(),
        Err(_) => said("code.tooLong"),
    }
}
