//! The device on its way from one respondent to the next: nobody sees what another has answered.

use leptos::prelude::*;

use crate::app::browser::focus;
use crate::app::live::{flag, live_view, on_click};
use crate::app::views::group::Turn;
use crate::app::views::nev::{NevState, Questions};
use crate::app::{ToolState, Words};
use crate::tools::group::{self, finished};
use crate::tools::nev::ASKING_ORDER;

/// A neutral screen to begin with, then the questions.
#[component]
pub fn Asking(
    /// The tool's state.
    state: ToolState,
    /// The questionnaire of the respondent whose turn it is.
    nev: NevState,
    /// Whose turn it is.
    turn: RwSignal<Turn>,
    /// The segment of those who are asked.
    segment: RwSignal<String>,
) -> impl IntoView {
    live_view(move || {
        Some(match turn.get() {
            Turn::Asked => view! { <Asked state nev turn segment /> }.into_any(),
            now => view! { <Start state turn has_thanks={now == Turn::AfterThanks} /> }.into_any(),
        })
    })
}

/// What the next respondent sees first.
#[component]
fn Start(state: ToolState, turn: RwSignal<Turn>, has_thanks: bool) -> impl IntoView {
    let words = Words::of_view();
    let text = move |key: &str| words.text(key);
    let count = words.number(state.with_untracked(group::respondents) as f64, 0);
    let can_take_back = move || state.with(group::respondents) > 0;
    let take_back = move || {
        state.replace(state.with_untracked(group::without_last));
        turn.set(Turn::Next);
    };
    let back = move || {
        turn.set(Turn::Nobody);
        request_animation_frame(|| focus::to_heading("#group-result"));
    };
    let begin = move || {
        turn.set(Turn::Asked);
        // Its digits answer once the focus is in the first question.
        request_animation_frame(|| ASKING_ORDER.first().into_iter().for_each(|first| focus::to_answer(first.name())));
    };
    view! {
        <section class="group-start" aria-labelledby="group-start">
            {has_thanks.then(|| view! { <p class="notice" role="status">{text("group.ask.thanks")}</p> })}
            <h2 id="group-start" tabindex="-1">{text("group.start.title")}</h2>
            <p>{text("group.start.text")}</p>
            <p class="actions"><button type="button" on:click=on_click(begin)>{text("group.start.begin")}</button></p>
            <p class="fine-print">{words.fill("group.start.count", &[("n", &count)])}</p>
            <p class="actions">
                <button type="button" class="quiet" on:click=on_click(back)>{text("group.start.back")}</button>
                <button type="button" class="quiet" disabled=flag(move || !can_take_back()) on:click=on_click(take_back)>
                    {text("group.takeBack")}
                </button>
            </p>
        </section>
    }
}

#[component]
fn Asked(state: ToolState, nev: NevState, turn: RwSignal<Turn>, segment: RwSignal<String>) -> impl IntoView {
    let words = Words::of_view();
    let finish = move || {
        if state.with_untracked(group::is_begun) {
            let segment = segment.get_untracked();
            state.replace(state.with_untracked(|document| finished(document, segment.trim(), words.language)));
        }
        turn.set(Turn::AfterThanks);
        request_animation_frame(|| focus::to("group-start"));
    };
    let is_open = move || nev.with(|sheet| sheet.answered() == 0);
    let back = move || {
        turn.set(Turn::Next);
        request_animation_frame(|| focus::to("group-start"));
    };
    view! {
        <div class="tool nev-tool group-asked">
            <form class="tool-form" aria-label=words.text("nev.form") on:submit=|event| event.prevent_default()>
                <Questions state=nev on_end=Callback::new(move |()| finish()) />
                <p class="actions">
                    <button type="button" disabled=flag(is_open) on:click=on_click(finish)>{words.text("group.ask.done")}</button>
                    <button type="button" class="quiet" disabled=flag(move || !is_open()) on:click=on_click(back)>{words.text("group.ask.back")}</button>
                </p>
            </form>
        </div>
    }
}
