//! What can be done with a tool's inputs: share them, take a step back, print what comes of them, begin anew.

use leptos::prelude::*;

use super::link_code::LinkCodeButton;
use super::present_button::PresentButton;
use crate::app::browser::{clipboard, storage};
use crate::app::live::{Live, flag, live, live_view, on_click};
use crate::app::{ToolState, Words, persistence};

/// "Copy link", its QR code, "Undo", "Redo", "Present", "Print" and "Start again", with a word on what happened, and a readable link where there is no
/// clipboard.
#[component]
pub fn Actions(
    /// The tool's state.
    state: ToolState,
    /// Whether the inputs stay on the device: then there is no link.
    #[prop(optional)]
    stays_here: bool,
    /// Whether there is nothing yet that is worth a link.
    #[prop(optional)]
    is_quiet: Option<Live<bool>>,
    /// What is said of a copied link, where that is not all inputs; nothing where it is.
    #[prop(optional)]
    said_of_link: Option<Callback<(), Option<String>>>,
) -> impl IntoView {
    let words = Words::of_view();
    let text = move |key: &str| words.text(key);
    let is_quiet = is_quiet.unwrap_or_else(|| flag(|| false));
    let said = RwSignal::new(String::new());
    let uncopied = RwSignal::new(None::<String>);
    let copy = move || {
        clipboard::copy(state.with_untracked(persistence::link), move |copied| match copied {
            Ok(()) => said.set(said_of_link.and_then(|say| say.run(())).unwrap_or_else(|| text("action.copied"))),
            Err(address) => {
                said.set(text("action.notCopied"));
                uncopied.set(Some(address));
            }
        });
    };
    let restart = move || {
        state.replace(state.tool().initial(words.language));
        uncopied.set(None);
        said.set(text("action.restarted"));
    };
    view! {
        <div class="actions needs-script">
            {(!stays_here).then(|| view! {
                <button type="button" class:quiet=is_quiet on:click=on_click(copy)>{text("action.copyLink")}</button>
                <LinkCodeButton state />
            })}
            <Steps state />
            <PresentButton />
            <button type="button" class="quiet download" data-print="">{text("action.print")}</button>
            <button type="button" class="quiet" on:click=on_click(restart)>{text("action.restart")}</button>
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

/// Back and forth through the changes.
#[component]
pub fn Steps(
    /// The tool's state.
    state: ToolState,
) -> impl IntoView {
    let words = Words::of_view();
    view! {
        <button type="button" class="quiet" disabled=flag(move || !state.can_undo()) on:click=on_click(move || state.undo())>
            {words.text("action.undo")}
        </button>
        <button type="button" class="quiet" disabled=flag(move || !state.can_redo()) on:click=on_click(move || state.redo())>
            {words.text("action.redo")}
        </button>
    }
}
