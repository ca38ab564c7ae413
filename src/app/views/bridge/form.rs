//! The inputs of the bridge: the change of feelings, the assumption, the customers.

use leptos::prelude::*;

use super::Shown;
use super::result::total;
use crate::app::components::actions::Actions;
use crate::app::components::field::{self, Field};
use crate::app::components::field_group::FieldGroup;
use crate::app::components::glance::Glance;
use crate::app::components::number_field::Spoken;
use crate::app::live::live;
use crate::app::{ToolState, Words};
use crate::tools::bridge::{self, Input};

/// The fields, and what can be done with them.
#[component]
pub fn Form(
    /// The tool's state.
    state: ToolState,
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let text = move |key: &str| words.text(key);
    view! {
        <form class="tool-form" aria-label=text("bridge.form") on:submit=|event| event.prevent_default()>
            <Fields state />
            <Actions state />
            <Glance name=live(move || text("bridge.gain.name")) value=live(move || total(words, shown)) />
        </form>
    }
}

/// The fields in their groups.
#[component]
pub fn Fields(
    /// The tool's state.
    state: ToolState,
    /// Whether groups open, since there is little room.
    #[prop(optional)]
    is_compact: bool,
) -> impl IntoView {
    let group = move |(i, (title, inputs)): (usize, &(&'static str, &'static [Input]))| {
        let field = |input: &Input| view! { <Field state place=*input as usize said=end_of_range(state, *input) /> };
        let fields = inputs.iter().map(field).collect_view();
        view! { <FieldGroup title is_compact is_open=i == 0><div class="fields">{fields}</div></FieldGroup> }
    };
    GROUPS.iter().enumerate().map(group).collect_view()
}

/// How an end of the range is said: also that it lies on the wrong side.
fn end_of_range(state: ToolState, input: Input) -> Option<Spoken> {
    let words = Words::of_view();
    let key = match input {
        Input::EffectLow => "bridge.effect.low.order",
        Input::EffectHigh => "bridge.effect.high.order",
        _ => return None,
    };
    let field = state.tool().fields.get(input as usize)?;
    let is_misplaced = move || state.with(|document| bridge::is_misplaced(document, input));
    let conflict = Memo::new(move |_| if is_misplaced() { words.text(key) } else { String::new() });
    Some(Spoken { conflict: Some(conflict), ..field::spoken(state, field, field.number()?) })
}

/// The titles of the groups with their fields.
const GROUPS: [(&str, &[Input]); 3] = [
    ("bridge.group.feelings", &[Input::Change, Input::Effect, Input::EffectLow, Input::EffectHigh]),
    (
        "bridge.group.customers",
        &[Input::Customers, Input::Contribution, Input::Period, Input::Retention, Input::Discount],
    ),
    ("bridge.group.cost", &[Input::Cost, Input::Currency]),
];
