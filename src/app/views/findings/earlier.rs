//! The NEV of a group beside an earlier one.

use leptos::prelude::*;

use crate::app::live::{live, live_view};
use crate::app::views::surveys::{Moved, Opened};
use crate::app::{ToolState, Words};
use crate::tools::group;
use crate::tools::surveys::{Measured, Movement, level};

/// How far it has moved, while an earlier result is kept that it can be compared with.
#[component]
pub fn Earlier(
    /// The tool's state.
    state: ToolState,
    /// The files.
    opened: Opened,
) -> impl IntoView {
    let words = Words::of_view();
    let both = Memo::new(move |_| opened.said_of_both(words, state.with(group::question)));
    let movement = Memo::new(move |_| Some((Measured::Nev, movement(state, opened)?)));
    let is_there = Memo::new(move |_| both.with(|both| !both.is_empty()));
    live_view(move || {
        let without = Box::new(move || words.text("survey.movement.untestable"));
        is_there.get().then(|| {
            view! {
                <section class="survey-section" aria-labelledby="group-movement">
                    <h2 id="group-movement">{words.text("survey.movement")}</h2>
                    <p>{live(move || both.get())}</p>
                    <Moved movement without />
                </section>
            }
        })
    })
}

/// From the earlier respondents to those of the file, or of the table where no file is open.
fn movement(state: ToolState, opened: Opened) -> Option<Movement> {
    let earlier = opened.compared(state.with(group::question))?;
    let now = opened.counted.with(|counted| counted.as_ref().map(|counted| counted.sample));
    let now = now.unwrap_or_else(|| state.with(group::counted).all.test_sample());
    Movement::between([earlier.sample, now], state.with(level), true).ok()?
}
