//! The notice on a page that shows a link of somebody else.

use leptos::prelude::*;

use crate::app::Words;
use crate::app::browser::storage;
use crate::tools::Inputs;
use crate::tools::fragment::Fragment;

/// Says that the page shows a link and that the visitor's own draft is safe; offers the way back to it.
#[component]
pub fn ForeignLink<T: Inputs>(
    /// Whether the page shows such a link.
    is_foreign: RwSignal<bool>,
    /// The tool's inputs.
    inputs: RwSignal<T>,
    /// Puts the draft in their place.
    replace: Callback<T>,
) -> impl IntoView {
    let words = Words::of_view();
    let text = move |key: &str| words.text(key);
    let back = move |_| {
        let language = words.language;
        let draft = storage::read(T::TOOL).unwrap_or_default();
        is_foreign.set(false);
        replace.run(T::from_fragment(&Fragment::parse(&draft), language));
    };
    let adopt = move |_| {
        is_foreign.set(false);
        inputs.update(|_| {});
    };
    view! {
        <Show when=move || is_foreign.get()>
            <aside class="notice">
                <p>{text("foreign.text")}</p>
                <p class="actions">
                    <button type="button" on:click=back>{text("foreign.back")}</button>
                    <button type="button" class="quiet" on:click=adopt>{text("foreign.adopt")}</button>
                </p>
            </aside>
        </Show>
    }
}
