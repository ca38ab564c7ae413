//! The result at a glance, while a narrow screen shows the inputs.

use leptos::prelude::*;

use crate::app::live::Live;

/// A line at the lower edge of a narrow screen that shows the main number as long as the form is in sight.
///
/// It repeats what the result region says, so it is for eyes only.
#[component]
pub fn Glance(
    /// What the number is.
    name: Live<String>,
    /// The number, as the result shows it.
    value: Live<String>,
) -> impl IntoView {
    view! {
        <p class="glance needs-script" aria-hidden="true">
            <span>{name}</span>
            <strong>{value}</strong>
        </p>
    }
}
