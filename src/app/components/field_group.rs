//! Fields that belong together.

use leptos::prelude::*;

use super::field::Field;
use crate::app::{ToolState, Words};

/// Fields under a legend, which is `<tool>.group.<key>`.
#[component]
pub fn FieldGroup(
    /// The tool's state.
    state: ToolState,
    /// The key of the legend.
    key: &'static str,
    /// The places of the fields.
    places: Vec<usize>,
) -> impl IntoView {
    let words = Words::of_view();
    let fields = places.into_iter().map(|place| view! { <Field state place /> }).collect_view();
    view! {
        <fieldset>
            <legend>{words.text(&format!("{}.group.{key}", state.tool().id))}</legend>
            <div class="fields">{fields}</div>
        </fieldset>
    }
}
