//! Which audit, and how far each of its statements holds.

use leptos::prelude::*;

use super::Shown;
use super::result::{answers, name};
use crate::app::browser::{download, radios};
use crate::app::components::actions::Actions;
use crate::app::components::field::Field;
use crate::app::components::segments;
use crate::app::live::{live_view, on_click, on_value};
use crate::app::{ToolState, Words};
use crate::tools::audit::{self, ANSWERS, AUDITS, Area, CHOSEN};
use crate::tools::lines;

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
        let answers = shown.with_untracked(|outcome| state.with_untracked(|held| answers(words, held, outcome)));
        if let Some(answers) = answers {
            download::save("feltworth-audit.csv", &lines::csv(&answers));
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
                <button type="button" class="quiet download" on:click=on_click(save)>{words.text("audit.save")}</button>
            </p>
            <Actions state />
        </form>
    }
}

/// The statements of an audit in their areas.
fn statements(state: ToolState, words: Words, audit: usize) -> AnyView {
    let mut at = 0;
    let answers: String =
        ANSWERS.map(|value| format!("{value}\t{}\n", words.text(&format!("audit.answer.{value}")))).concat();
    let areas = AUDITS.get(audit).map(|audit| audit.areas).unwrap_or_default();
    let group = |area: &'static Area| {
        let first = at;
        at += area.statements;
        let inside = (1..=area.statements)
            .map(|number| statement(state, words, &answers, (audit, first + number - 1), area, number));
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
fn statement(
    state: ToolState,
    words: Words,
    answers: &str,
    (audit, at): (usize, usize),
    area: &Area,
    number: usize,
) -> AnyView {
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
            <div class="segments" inner_html=segments::written(&id, answers, &untrack(chosen))></div>
        </fieldset>
    }
    .into_any()
}
