//! Mount points: the places of a page where its program brings a tool to life.

use leptos::prelude::*;

use crate::app::{Given, Part, ToolState, Words};

/// A view of a part, drawn with the tool's example.
#[component]
pub fn Mount(
    /// The part.
    part: &'static Part,
    /// The name of the view.
    view: &'static str,
    /// Whether the address of the page is that of the tool's inputs.
    #[prop(optional)]
    has_address: bool,
    /// Whether the part is loaded only when the visitor reaches for something.
    #[prop(optional)]
    is_late: bool,
    /// What only the page can tell the view.
    #[prop(optional, into)]
    given: Option<String>,
) -> impl IntoView {
    let words = Words::of_view();
    provide_context(Given(given.clone().unwrap_or_default()));
    // A test draws every page: a view that the part has not is found there.
    part.view(view).map(|found| {
        let state = ToolState::new(found.tool.initial(words.language));
        let inside = (found.draw)(state);
        view! {
            <div class="mount" data-part=part.id data-view=view data-tool=found.tool.id
                data-address=has_address.then_some("") data-late=is_late.then_some("") data-given=given>
                {inside}
            </div>
        }
    })
}
