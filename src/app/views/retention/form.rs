//! The inputs of lifetime value from retention.

use leptos::prelude::*;

use super::Shown;
use super::result::value;
use crate::app::components::actions::Actions;
use crate::app::components::field::fields;
use crate::app::components::field_group::FieldGroup;
use crate::app::components::glance::Glance;
use crate::app::components::presets::Presets;
use crate::app::live::{fixed, live};
use crate::app::{ToolState, Words};
use crate::tools::retention::{Input, Preset};

/// The key of a legend and the inputs below it.
type Group = (&'static str, &'static [Input]);

/// All inputs.
const GROUPS: [Group; 4] = [
    (
        "retention.group.customer",
        &[Input::Contribution, Input::Period, Input::Retention, Input::Growth, Input::Expansion],
    ),
    ("retention.group.time", &[Input::Timing, Input::Periods, Input::Discount]),
    ("retention.group.cost", &[Input::AcquisitionCost, Input::Trial, Input::Conversion, Input::Currency]),
    ("retention.group.rules", &[Input::Ratio, Input::Buffer, Input::Payback]),
];

/// Those that a frame has room for.
const IN_FRAMES: [Group; 2] = [
    ("retention.group.customer", &[Input::Contribution, Input::Period, Input::Retention]),
    (
        "retention.group.time",
        &[Input::Timing, Input::Periods, Input::Discount, Input::AcquisitionCost, Input::Currency],
    ),
];

/// Presets, inputs, and what can be done with them.
#[component]
pub fn Form(
    /// The tool's state.
    state: ToolState,
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let examples = Preset::ALL.map(|preset| (preset.key(), preset.document(words.language))).into();
    view! {
        <form class="tool-form" aria-label=words.text("retention.form") on:submit=|event| event.prevent_default()>
            <Presets state examples source="method/#valueText" />
            {groups(state, &GROUPS)}
            <Actions state />
            <Glance name=fixed(words.text("retention.result")) value=live(move || value(words, shown)) />
        </form>
    }
}

/// The inputs alone.
#[component]
pub fn FrameForm(
    /// The tool's state.
    state: ToolState,
) -> impl IntoView {
    let words = Words::of_view();
    view! {
        <form class="tool-form" aria-label=words.text("retention.form") on:submit=|event| event.prevent_default()>
            {groups(state, &IN_FRAMES)}
        </form>
    }
}

fn groups(state: ToolState, groups: &[Group]) -> impl IntoView + use<> {
    let group = |(title, inputs): &Group| {
        let fields = fields(state, inputs.iter().map(|input| *input as usize));
        view! { <FieldGroup title>{fields}</FieldGroup> }
    };
    groups.iter().map(group).collect_view()
}
