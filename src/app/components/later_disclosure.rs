//! More to do for those who ask, of a part that is loaded for them.

use leptos::prelude::*;

use super::later_view::LaterView;
use crate::app::ToolState;
use crate::app::live::live_view;

/// A summary that opens on a view of another part. The part is fetched when it is opened first.
#[component]
pub fn LaterDisclosure(
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
    let shown = live_view(move || was_opened.get().then(|| view! { <LaterView part view state /> }));
    let open = move |is_open: bool| {
        if is_open && !was_opened.get_untracked() {
            was_opened.set(true);
        }
    };
    view! {
        <details class="further needs-script" on:toggle:target=move |event| open(event.target().open())>
            <summary>{summary}</summary>
            {shown}
        </details>
    }
}
