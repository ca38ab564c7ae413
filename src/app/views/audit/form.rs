//! Which audit, and how far each of its statements holds.

use leptos::prelude::*;

use super::Shown;
use super::result::{csv, name};
use crate::app::browser::{download, radios};
use crate::app::components::actions::Actions;
use crate::app::components::field::Field;
use crate::app::live::{live_view, on_click, on_value};
use crate::app::{ToolState, Words};
use crate::tools::audit::{self, ANSWERS, AUDITS, Area, CHOSEN};

/// The choice of the audit, its statements area by area, and what can be done with the answers.
#[component]
pub fn Form(
    /// The tool's state.
    state: ToolState,
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let chosen = Memo::new(move |_| state.with(audit::chosen));
    let save = move || {
        if let Some(text) = shown.with_untracked(|outcome| state.with_untracked(|held| csv(words, held, outcome))) {
            download::save("feltworth-audit.csv", &text);
        }
    };
    view! {
        <form class="tool-form" aria-label=words.text("audit.form") on:submit=|event| event.prevent_default()>
            <Field state place=CHOSEN />
            {live_view(move || {
                let text = state.with(|held| audit::unknown(held, chosen.get()))?;
                Some(view! { <p class="notice" role="status">{words.fill("audit.unknown", &[("text", &text)])}</p> })
            })}
            {live_view(move || Some(statements(state, words, chosen.get())))}
            <p class="actions needs-script">
                <button type="button" class="quiet" on:click=on_click(save)>{words.text("audit.save")}</button>
            </p>
            <Actions state />
        </form>
    }
}

/// The statements of an audit in their areas.
fn statements(state: ToolState, words: Words, audit: usize) -> AnyView {
    let mut at = 0;
    let areas = AUDITS.get(audit).map(|audit| audit.areas).unwrap_or_default();
    let group = |area: &'static Area| {
        let first = at;
        at += area.statements;
        let inside =
            (1..=area.statements).map(|number| statement(state, words, (audit, first + number - 1), area, number));
        view! {
            <fieldset class="statements">
                <legend>{name(words, audit, area.key)}</legend>
                {inside.collect_view()}
            </fieldset>
        }
    };
    areas.iter().map(group).collect_view().into_any()
}

/// A statement with its answers side by side.
fn statement(state: ToolState, words: Words, (audit, at): (usize, usize), area: &Area, number: usize) -> AnyView {
    let key = AUDITS.get(audit).map(|audit| audit.key).unwrap_or_default();
    let id = format!("audit-{key}-{at}");
    let chosen = move || {
        let answer = state.with(|held| audit::answered(held, audit).get(at).copied());
        answer.unwrap_or_default().to_owned()
    };
    let choose = move |text: String| {
        state.end_change();
        state.apply(state.with_untracked(|held| audit::answer(held, audit, at, &text)));
    };
    radios::follow(id.clone(), chosen);
    view! {
        <fieldset class="statement segmented worded" id=id.clone() on:change=on_value(choose)>
            <legend>{words.text(&format!("audit.{key}.{}.{number}", area.key))}</legend>
            <div class="segments" inner_html=written(words, &id, &untrack(chosen))></div>
        </fieldset>
    }
    .into_any()
}

/// The answers as HTML: values and names are the site's own.
fn written(words: Words, id: &str, chosen: &str) -> String {
    let answer = |value: &str| {
        let checked = if value == chosen { " checked" } else { "" };
        let name = words.text(&format!("audit.answer.{value}"));
        format!(
            "<input type=\"radio\" name=\"{id}\" id=\"{id}-{value}\" value=\"{value}\"{checked}>\
             <label for=\"{id}-{value}\">{name}</label>"
        )
    };
    ANSWERS.map(answer).concat()
}
