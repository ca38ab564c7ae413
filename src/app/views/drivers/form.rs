//! The inputs: each with its value and its range.

use leptos::prelude::*;

use super::Shown;
use super::result::headline;
use super::simulation::Drawn;
use crate::app::components::actions::Actions;
use crate::app::components::field::{Field, fields};
use crate::app::components::field_group::FieldGroup;
use crate::app::components::glance::Glance;
use crate::app::components::presets::Presets;
use crate::app::live::{fixed, flag, live, live_view};
use crate::app::{ToolState, Words};
use crate::tools::drivers::{Flaw, KEYS, Preset, flaw, place, place_of_flaw};

/// Presets, inputs with ranges, what is asked for, and what can be done with them.
#[component]
pub fn Form(
    /// The tool's state.
    state: ToolState,
    /// The outcome on show.
    shown: Shown,
    /// The draws on show.
    drawn: Drawn,
) -> impl IntoView {
    let words = Words::of_view();
    let asked = [place::OUTPUT, place::SURE, place::DRAWS, place::SEED, place::CURRENCY];
    let examples = Preset::ALL.map(|preset| (preset.key(), preset.document(words.language))).into();
    view! {
        <form class="tool-form" aria-label=words.text("drivers.form") on:submit=|event| event.prevent_default()>
            <Presets state examples source="method/#valueText" />
            <Ranges state />
            <FieldGroup title="drivers.group.asked">{fields(state, asked)}</FieldGroup>
            <Actions state />
            <Glance name=fixed(words.text("drivers.median.name")) value=live(move || headline(words, shown, drawn)) />
        </form>
    }
}

#[component]
fn Ranges(state: ToolState) -> impl IntoView {
    let words = Words::of_view();
    let inputs = (0..KEYS.len()).map(|factor| view! { <WithRange state factor /> }).collect_view();
    view! {
        <fieldset>
            <legend>{words.text("drivers.group.inputs")}</legend>
            <p class="fine-print">{words.text("drivers.group.note")}</p>
            {inputs}
        </fieldset>
    }
}

/// The value of an input, and below it its range behind a disclosure that says what it is.
#[component]
fn WithRange(state: ToolState, factor: usize) -> impl IntoView {
    let words = Words::of_view();
    let range = move || {
        state.with(|document| {
            let [low, high, _] =
                place::range(factor).map(|place| document.entry(place).map(|entry| entry.text.clone()));
            (low.unwrap_or_default(), high.unwrap_or_default())
        })
    };
    let summary = live(move || match range() {
        (low, high) if low.is_empty() && high.is_empty() => words.text("drivers.range.none"),
        (low, high) => words.fill("drivers.range.is", &[("low", &low), ("high", &high)]),
    });
    let problem =
        Memo::new(move |_| state.with(|document| Some((flaw(document, factor)?, place_of_flaw(document, factor)))));
    // What has opened once does not close under the visitor.
    let is_open = Memo::new(move |was| was == Some(&true) || problem.with(Option::is_some));
    let field = |place: usize| view! { <End state place problem /> };
    let fields = place::range(factor).map(field).into_iter().collect_view();
    view! {
        <div class="with-range">
            <Field state place=factor />
            <details class="range" open=flag(move || is_open.get())>
                <summary>{summary}</summary>
                <div class="fields">{fields}</div>
            </details>
        </div>
    }
}

/// A field of a range, and below it what is wrong with the range, where that is to be changed here.
#[component]
fn End(state: ToolState, place: usize, problem: Memo<Option<(Flaw, usize)>>) -> impl IntoView {
    let words = Words::of_view();
    let here = move || problem.get().filter(|(_, at)| *at == place).map(|(flaw, _)| words.text(said(flaw)));
    let note = live_view(move || here().map(|text| view! { <p class="field-note">{text}</p> }));
    let id = format!("drivers-flaw-{place}");
    let described_by = id.clone();
    view! {
        <div role="group" aria-describedby=described_by class:is-flawed=flag(move || here().is_some())>
            <Field state place />
            <div class="is-wrong" role="status" id=id>{note}</div>
        </div>
    }
}

const fn said(flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::OneEnd => "drivers.flaw.oneEnd",
        Flaw::LowAboveHigh => "drivers.flaw.lowAboveHigh",
        Flaw::NotPositive => "drivers.flaw.notPositive",
        Flaw::ValueOutside => "drivers.flaw.valueOutside",
    }
}
