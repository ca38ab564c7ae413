//! A panel that folds, and whose inside is loaded when it is opened for the first time.

use leptos::prelude::*;

use super::later_view::LaterView;
use crate::app::ToolState;
use crate::app::live::live_view;

/// A summary that opens on a view of another part.
#[component]
pub fn LaterPanel(
    /// The class of the element.
    class: &'static str,
    /// What stands there before it is opened.
    summary: String,
    /// The name of the part.
    part: &'static str,
    /// The name of its view.
    view: &'static str,
    /// The state of the tool.
    state: ToolState,
) -> impl IntoView {
    let was_opened = RwSignal::new(false);
    let open = move |is_open: bool| {
        if is_open && !was_opened.get_untracked() {
            was_opened.set(true);
        }
    };
    let inside = live_view(move || was_opened.get().then(|| view! { <LaterView part view state /> }));
    view! {
        <details class=format!("{class} needs-script") on:toggle:target=move |event| open(event.target().open())>
            <summary>{summary}</summary>
            {inside}
        </details>
    }
}
