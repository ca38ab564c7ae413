//! A view of another part, which is loaded when its visitor asks for it.

use leptos::prelude::*;

use crate::app::browser::spawn;
use crate::app::live::{live_view, on_click};
use crate::app::part::{Later, Part};
use crate::app::{ToolState, Words};

/// What has come of a part so far.
#[derive(Clone, Copy)]
enum Arrival {
    /// It is on its way.
    Coming,
    /// It cannot be had.
    Lost,
    /// It is here.
    Here(&'static Part, Words),
}

/// A view of the part of a name, fetched when this stands on the page. Until then it says so; where the part cannot be had it
/// offers to try again.
#[component]
pub fn LaterView(
    /// The name of the part.
    part: &'static str,
    /// The name of its view.
    view: &'static str,
    /// The state of the tool.
    state: ToolState,
) -> impl IntoView {
    let words = Words::of_view();
    let later: Option<Later> = use_context();
    let arrival = RwSignal::new(Arrival::Coming);
    let ask = move || {
        arrival.set(Arrival::Coming);
        let Some(later) = later else { return };
        spawn(async move {
            let come = (later.with_words)(later.load, part, words.language).await;
            arrival.try_set(come.map_or(Arrival::Lost, |(part, words)| Arrival::Here(part, words)));
        });
    };
    ask();
    live_view(move || {
        Some(match arrival.get() {
            Arrival::Coming => view! { <p role="status">{words.text("later.coming")}</p> }.into_any(),
            Arrival::Lost => view! {
                <div class="notice" role="alert">
                    <p>{words.text("later.lost")}</p>
                    <p class="actions"><button type="button" on:click=on_click(ask)>{words.text("later.again")}</button></p>
                </div>
            }
            .into_any(),
            Arrival::Here(part, words) => {
                provide_context(words);
                part.view(view).map_or_else(|| ().into_any(), |view| (view.draw)(state))
            }
        })
    })
}
