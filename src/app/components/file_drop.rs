//! A file of the visitor's: chosen, dropped or pasted, then read with progress and a way to stop.

use leptos::ev::{ClipboardEvent, DragEvent, Event};
use leptos::prelude::*;

use crate::app::Words;
use crate::app::browser::files::Chosen;
use crate::app::browser::spawn;
use crate::app::browser::work::{Failure, SHORT, Stage, Work, prepare};
use crate::app::live::{Handler, flag, live, live_view, on_click};
use crate::app::part::Later;
use crate::content::Language;
use crate::tools::number::canonical;

/// "Open a file", by button, by drop, or by pasting its rows while the focus is here. The texts are those of `file.`. While the
/// visitor looks for the file, what reads it is fetched.
#[component]
pub fn FileDrop(
    /// The id of the input.
    id: &'static str,
    /// The name of the part that reads the file.
    part: &'static str,
    /// What may stand in the file, and where it stays.
    note: String,
    /// Takes what was chosen.
    on_file: Callback<Chosen>,
    /// How its reading goes on, where this part of the program reads it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let words = Words::of_view();
    let is_over = RwSignal::new(false);
    let later: Option<Later> = use_context();
    let ahead = move || fetch_ahead(later, part, words.language);
    let take = move |chosen: Option<Chosen>| {
        is_over.set(false);
        if let Some(chosen) = chosen {
            if chosen.bytes > SHORT {
                prepare(part);
            }
            on_file.run(chosen);
        }
    };
    let chosen: Handler<Event> = Box::new(move |event| take(Chosen::of_input(&event)));
    let over: Handler<DragEvent> = Box::new(move |event| {
        event.prevent_default(); // else the browser would open the file in place of the page
        if !is_over.get_untracked() {
            is_over.set(true);
            ahead();
        }
    });
    let dropped: Handler<DragEvent> = Box::new(move |event| {
        event.prevent_default();
        take(Chosen::of_drop(&event));
    });
    let pasted: Handler<ClipboardEvent> = Box::new(move |event| take(Chosen::of_paste(&event)));
    let left: Handler<DragEvent> = Box::new(move |_| is_over.set(false));
    let note_id = format!("{id}-note");
    view! {
        <div class="file-drop needs-script" class:is-over=flag(move || is_over.get()) on:dragover=over
            on:dragleave=left on:drop=dropped on:paste=pasted>
            <label class="button">
                {words.text("file.open")}
                <input id=id type="file" class="visually-hidden" aria-describedby=note_id.clone()
                    on:click=on_click(ahead) on:change=chosen />
            </label>
            <p class="field-note" id=note_id>{words.text("file.drop")}" "{note}</p>
            {children.map(|children| children())}
        </div>
    }
}

/// Fetches the part for the page, and for a worker.
fn fetch_ahead(later: Option<Later>, part: &'static str, language: Language) {
    if let Some(later) = later {
        spawn(async move {
            // Where it cannot be had, the view that needs it says so.
            (later.with_words)(later.load, part, language).await;
        });
        prepare(part);
    }
}

/// How far the work has come, with a way to stop it; or that it has ended before, and what to do about it.
#[component]
pub fn Progress(
    /// What is being done.
    work: Work,
) -> impl IntoView {
    let words = Words::of_view();
    let is_running = Memo::new(move |_| matches!(work.stage(), Stage::Running(_)));
    let is_unreadable = Memo::new(move |_| work.stage() == Stage::Failed(Failure::Unreadable));
    let share = move || match work.stage() {
        Stage::Running(share) => share,
        Stage::Idle | Stage::Done | Stage::Failed(_) => 0.0,
    };
    let running = move || {
        let value = live(move || canonical(share()));
        let percent = live(move || words.percent((share() * 100.0).floor() / 100.0));
        view! {
            <div class="progress">
                <progress max="1" value=value aria-label=words.text("file.progress")></progress>
                <span>{percent}</span>
                <button type="button" class="quiet" on:click=on_click(move || work.cancel())>{words.text("file.cancel")}</button>
            </div>
        }
        .into_any()
    };
    let unreadable = move || view! { <p class="notice" role="alert">{words.text("file.unreadable")}</p> };
    let running = live_view(move || is_running.get().then(running));
    let unreadable = live_view(move || is_unreadable.get().then(unreadable));
    view! { {running} {unreadable} <Lost work /> }
}

/// That the work has stopped by itself, with a way to do it again.
#[component]
pub fn Lost(
    /// What was being done.
    work: Work,
) -> impl IntoView {
    let words = Words::of_view();
    let is_lost = Memo::new(move |_| work.stage() == Stage::Failed(Failure::Lost));
    let again = move || work.again();
    let lost = move || {
        view! {
            <div class="notice" role="alert">
                <p>{words.text("file.lost")}</p>
                <p class="actions"><button type="button" on:click=on_click(again)>{words.text("later.again")}</button></p>
            </div>
        }
    };
    live_view(move || is_lost.get().then(lost))
}
