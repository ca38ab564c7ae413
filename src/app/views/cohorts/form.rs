//! The inputs of the cohorts.

use leptos::prelude::*;

use super::Shown;
use super::result::lifetime;
use crate::app::components::actions::Actions;
use crate::app::components::field::{self, Field};
use crate::app::components::field_group::FieldGroup;
use crate::app::components::glance::Glance;
use crate::app::components::number_field::Spoken;
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
    let others = [Input::Discount, Input::Contribution, Input::Currency];
    let others = others.map(|input| view! { <Field state place=input as usize /> });
    view! {
        <form class="tool-form" aria-label=words.text("cohorts.form") on:submit=|event| event.prevent_default()>
            <Presets state examples source="method/models/#fader2007" />
            <SeriesField state place=Input::Survivors as usize flaw=said />
            <FieldGroup title="cohorts.group.value">
                <div class="fields"><Field state place=Input::HeldOut as usize said=held_out(state, shown) />{others}</div>
            </FieldGroup>
            <Actions state />
            <Glance name=fixed(words.text("cohorts.result")) value=live(move || lifetime(words, shown)) />
        </form>
    }
}

/// How the periods that are held back are said: those that really are, and why there are not more.
fn held_out(state: ToolState, shown: Shown) -> Option<Spoken> {
    let words = Words::of_view();
    let field = state.tool().fields.get(Input::HeldOut as usize)?;
    let usual = field::spoken(state, field, field.number()?);
    let (read, empty) = (usual.said, usual.empty.clone());
    let said = move |asked: f64| {
        let held = shown.with(|outcome| outcome.held_out_of(asked as usize) as f64).unwrap_or(asked);
        if held == asked {
            return read.run(asked);
        }
        let why = words.fill("cohorts.holdout.fewer", &[("asked", &words.number(asked, 0))]);
        let held = if held == 0.0 { empty.clone() } else { read.run(held) };
        format!("{held}. {why}")
    };
    Some(Spoken { said: Callback::new(said), ..usual })
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
