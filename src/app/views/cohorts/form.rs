//! The inputs of the cohorts.

use leptos::prelude::*;

use super::Shown;
use super::result::lifetime;
use crate::app::components::actions::Actions;
use crate::app::components::field::fields;
use crate::app::components::field_group::FieldGroup;
use crate::app::components::glance::Glance;
use crate::app::components::presets::Presets;
use crate::app::components::series_field::SeriesField;
use crate::app::live::{fixed, live};
use crate::app::{ToolState, Words};
use crate::tools::cohorts::{Flaw, Input, Preset, flaw};
use crate::tools::entry::Entry;

/// Presets, the numbers, and what can be done with them.
#[component]
pub fn Form(
    /// The tool's state.
    state: ToolState,
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let examples = Preset::ALL.map(|preset| (preset.key(), preset.document(words.language))).into();
    let places = [Input::HeldOut, Input::Discount, Input::Contribution, Input::Currency].map(|input| input as usize);
    view! {
        <form class="tool-form" aria-label=words.text("cohorts.form") on:submit=|event| event.prevent_default()>
            <Presets state examples source="method/models/#fader2007" />
            <SeriesField state place=Input::Survivors as usize flaw=said />
            <FieldGroup title="cohorts.group.value">{fields(state, places)}</FieldGroup>
            <Actions state />
            <Glance name=fixed(words.text("cohorts.result")) value=live(move || lifetime(words, shown)) />
        </form>
    }
}

/// What is wrong with the lines of numbers.
fn said(words: Words, entry: &Entry) -> Option<String> {
    let number = |value: f64| words.number(value, 2);
    let line = |place: usize| number(place as f64);
    Some(match flaw(entry)? {
        Flaw::Empty => words.text("cohorts.flaw.empty"),
        Flaw::Unreadable(place, text) => {
            words.fill("cohorts.flaw.unreadable", &[("line", &line(place)), ("text", &text)])
        }
        Flaw::Negative(place) => words.fill("cohorts.flaw.negative", &[("line", &line(place))]),
        Flaw::Grows(place, before, after) => words.fill(
            "cohorts.flaw.grows",
            &[("line", &line(place)), ("before", &number(before)), ("after", &number(after))],
        ),
        Flaw::Short(place) => words.fill("cohorts.flaw.short", &[("line", &line(place))]),
    })
}
