//! Fields that belong together.

use leptos::prelude::*;

use crate::app::Words;

/// Fields below a title; where there is little room, as in a frame, the title opens them.
#[component]
pub fn FieldGroup(
    /// The key of the title.
    title: &'static str,
    /// Whether there is little room.
    #[prop(optional)]
    is_compact: bool,
    /// Whether the fields are open at first where there is little room.
    #[prop(optional)]
    is_open: bool,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let title = Words::of_view().text(title);
    if is_compact {
        view! { <details class="field-group" open=is_open><summary>{title}</summary>{children()}</details> }.into_any()
    } else {
        view! { <fieldset><legend>{title}</legend>{children()}</fieldset> }.into_any()
    }
}
