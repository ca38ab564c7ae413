//! What can be done with a tool's inputs: share them, begin anew.

use leptos::prelude::*;

use crate::app::Words;
use crate::app::browser::{clipboard, storage};
use crate::app::live::{live, live_view};

/// "Copy link" and "Start again", with a word on what happened, and a readable link where there is no clipboard.
#[component]
pub fn Actions(
    /// The address with all inputs.
    link: Callback<(), String>,
    /// Puts the inputs back to where they began.
    on_restart: Callback<()>,
) -> impl IntoView {
    let words = Words::of_view();
    let text = move |key: &str| words.text(key);
    let said = RwSignal::new(String::new());
    let uncopied = RwSignal::new(None::<String>);
    let copy = move |_| {
        clipboard::copy(link.run(()), move |copied| match copied {
            Ok(()) => said.set(text("action.copied")),
            Err(address) => {
                said.set(text("action.notCopied"));
                uncopied.set(Some(address));
            }
        });
    };
    let restart = move |_| {
        on_restart.run(());
        uncopied.set(None);
        said.set(text("action.restarted"));
    };
    view! {
        <div class="actions needs-script">
            <button type="button" on:click=copy>{text("action.copyLink")}</button>
            <button type="button" class="quiet" on:click=restart>{text("action.restart")}</button>
            <p role="status">{live(move || said.get())}</p>
            {storage::is_blocked().then(|| view! { <p class="fine-print">{text("action.noStorage")}</p> })}
            {live_view(move || {
                uncopied.get().map(|address| {
                    view! { <input type="text" readonly aria-label=text("action.link") prop:value=address /> }
                })
            })}
        </div>
    }
}
