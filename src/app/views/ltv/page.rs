//! The page of the lifetime-value what-if.

use leptos::prelude::*;

use super::charts::ValueChart;
use super::form::Form;
use super::result::ResultRegion;
use crate::app::components::foreign_link::ForeignLink;
use crate::app::state::{ForeignLinks, LtvState};
use crate::app::{Page, Place, Words};

/// The what-if: form, result, chart, and what the numbers mean.
#[component]
pub fn LtvPage(
    /// Where the page stands.
    place: Place,
    /// The tool's state.
    state: LtvState,
) -> impl IntoView {
    let words = Words::of_view();
    let replace = Callback::new(move |inputs| state.inputs.set(inputs));
    let foreign = use_context::<ForeignLinks>().map(|links| links.ltv);
    view! {
        <header class="page-head">
            <h1>{words.text("page.ltv.title")}</h1>
            <p class="lead">{words.text("ltv.lead")}</p>
        </header>
        {foreign.map(|is_foreign| view! { <ForeignLink is_foreign inputs=state.inputs replace /> })}
        <div class="tool ltv-tool">
            <Form state />
            <ResultRegion place shown=state.shown />
        </div>
        <ValueChart shown=state.shown />
        <section class="prose">
            <h2>{words.text("ltv.reading.title")}</h2>
            <p>{words.text("ltv.reading.averages")}</p>
            <p>{words.text("ltv.reading.tenure")}</p>
            <p>{words.text("ltv.reading.segments")}</p>
            <p><a href=place.link(Page::Method)>{words.text("ltv.reading.method")}</a></p>
        </section>
    }
}
