//! More to read for those who ask.

use leptos::prelude::*;

use crate::app::live::{Live, live_view};

/// A summary that opens on what follows its signals; while it is closed it keeps what it last held.
#[component]
pub fn Disclosure(
    /// The class of the element.
    class: &'static str,
    /// What stands there before it is opened.
    summary: String,
    /// What opens.
    mut content: Live<AnyView>,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let shown = live_view(move || Some(if is_open.get() { content() } else { untrack(&mut content) }));
    view! {
        <details class=class on:toggle:target=move |event| is_open.set(event.target().open())>
            <summary>{summary}</summary>
            {shown}
        </details>
    }
}
