//! The bar of the view for a projector, hidden until somebody presents.

use leptos::prelude::*;

use crate::app::Words;

/// Where the presenter is, and what they can do. A script of its own shows and serves it.
#[component]
pub fn Presenter() -> impl IntoView {
    let words = Words::of_view();
    let text = |key: &str| words.text(&format!("present.{key}"));
    view! {
        <div id="presenter" class="presenter" role="group" aria-label=text("label") data-name=text("name") hidden>
            <button type="button" class="quiet" data-step="-1">{text("previous")}</button>
            <button type="button" data-step="1">{text("next")}</button>
            <p role="status" data-place=text("place")></p>
            <button type="button" data-inputs="" aria-pressed="true">{text("inputs")}</button>
            <button type="button" data-hide-names="" aria-pressed="false">{text("hideNames")}</button>
            <button type="button" class="quiet" data-leave="">{text("leave")}</button>
        </div>
    }
}
