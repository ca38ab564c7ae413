//! A place within a view where another view of the page stands, which may come later.

use leptos::prelude::*;

/// What a written page puts into the slot of the view that it draws.
#[derive(Debug, Clone, Copy)]
pub struct Inserted(pub fn() -> AnyView);

/// An empty place. A written page draws the other view into it; once this one is at work, what was written moves over.
#[component]
pub fn Slot() -> impl IntoView {
    let inserted = use_context::<Inserted>().map(|Inserted(draw)| draw());
    view! { <div data-slot="">{inserted}</div> }
}
