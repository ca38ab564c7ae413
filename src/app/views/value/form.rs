//! The inputs of perceived value: both offers part by part.

use leptos::prelude::*;

use super::Shown;
use super::result::difference;
use crate::app::components::actions::Actions;
use crate::app::components::choice_field::ChoiceField;
use crate::app::components::field::{self, Field};
use crate::app::components::field_group::FieldGroup;
use crate::app::components::glance::Glance;
use crate::app::components::number_field::Spoken;
use crate::app::live::live;
use crate::app::{ToolState, Words};
use crate::tools::Document;
use crate::tools::entry::Entry;
use crate::tools::value::{self, EFFORT_UNITS, Input, Part};

/// Both offers, how effort is entered, and what can be done with the inputs.
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
        <form class="tool-form" aria-label=text("value.form") on:submit=|event| event.prevent_default()>
            <Fields state />
            <Actions state />
            <Glance name=live(move || text("value.own")) value=live(move || difference(words, shown)) />
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
    let group = move |(i, group): (usize, Group)| {
        view! { <FieldGroup title=group.title() is_compact is_open=i == 0>{group.fields(state)}</FieldGroup> }
    };
    Group::ALL.into_iter().enumerate().map(group).collect_view()
}

/// Fields that belong together.
#[derive(Clone, Copy)]
enum Group {
    Benefits,
    Costs,
    Settings,
}

impl Group {
    const ALL: [Self; 3] = [Self::Benefits, Self::Costs, Self::Settings];

    const fn title(self) -> &'static str {
        match self {
            Self::Benefits => "value.group.benefits",
            Self::Costs => "value.group.costs",
            Self::Settings => "value.group.settings",
        }
    }

    fn fields(self, state: ToolState) -> AnyView {
        let pair = move |part: Part| view! { <Pair state part /> };
        match self {
            Self::Benefits => view! { <div class="fields offers">{Part::BENEFITS.map(pair)}</div> }.into_any(),
            Self::Costs => {
                let costs = [Part::Price].into_iter().chain(Part::TRANSACTION);
                view! { <div class="fields offers">{costs.map(pair).collect_view()}</div> }.into_any()
            }
            Self::Settings => view! { <Settings state /> }.into_any(),
        }
    }
}

/// A part of one's own offer and of the rival's.
#[component]
fn Pair(state: ToolState, part: Part) -> impl IntoView {
    let field = |place: usize| {
        let said = part.is_effort().then(|| effort(state, place)).flatten();
        view! { <Field state place said /> }
    };
    [part.own(), part.rival()].map(field)
}

/// How effort is said: an amount, or hours and what they are worth.
fn effort(state: ToolState, place: usize) -> Option<Spoken> {
    let words = Words::of_view();
    let field = state.tool().fields.get(place)?;
    let usual = field::spoken(state, field, field.number()?);
    let (bare, said) = (usual.bare, usual.said);
    let in_hours = move |value: f64| {
        let amount = bare.run(value * state.with(hour)?);
        Some(words.plural("value.hours", value, 4, &[("amount", &amount)]))
    };
    Some(Spoken {
        bare: Callback::new(move |value| match state.with(hour) {
            Some(_) => words.number(value, 4),
            None => bare.run(value),
        }),
        said: Callback::new(move |value| in_hours(value).unwrap_or_else(|| said.run(value))),
        ..usual
    })
}

/// What an hour is worth, where effort is in hours and that is known.
fn hour(document: &Document) -> Option<f64> {
    let is_in_hours = document.choice(Input::Effort as usize) == Some(EFFORT_UNITS[1]);
    document.number(Input::Hour as usize).ok().flatten().filter(|_| is_in_hours)
}

/// What an hour is worth, and what it means if that is nothing.
fn worth_of_hour(state: ToolState) -> Option<Spoken> {
    let words = Words::of_view();
    let field = state.tool().fields.get(Input::Hour as usize)?;
    let usual = field::spoken(state, field, field.number()?);
    let said = usual.said;
    let said = move |value: f64| if value == 0.0 { words.text("value.hour.nothing") } else { said.run(value) };
    Some(Spoken { said: Callback::new(said), ..usual })
}

/// How effort is entered, what is left of it at a repeat purchase, and the currency.
#[component]
fn Settings(state: ToolState) -> impl IntoView {
    let words = Words::of_view();
    let field = move |input: Input| view! { <Field state place=input as usize /> };
    let entry = Callback::new(move |()| {
        let entry = state.with(|document| document.entry(Input::Effort as usize).cloned());
        entry.unwrap_or_else(|| Entry::typed("", words.language))
    });
    let set =
        Callback::new(move |unit| state.replace(state.with_untracked(|document| value::in_unit(document, &unit))));
    view! {
        <div class="fields">
            <ChoiceField id="value-effort".to_owned() key="effort" tool="value" keys=&EFFORT_UNITS entry set />
            <Field state place=Input::Hour as usize said=worth_of_hour(state) />
            {[Input::Repeat, Input::Currency].map(field)}
        </div>
    }
}
