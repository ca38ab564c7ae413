//! What is around every page.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::browser::focus;
use super::components::{footer::Footer, header::Header};
use super::pages::{home::HomePage, ltv::LtvPage, nev::NevPage, prose};
use super::{Page, Place, States, Words};

/// The whole site at a place: header, page, footer.
///
/// A change of language draws everything anew with the new words; a change of page draws the page. `states` live above
/// both, so neither loses what the visitor set.
#[component]
pub fn App(
    /// Where the visitor is.
    #[prop(into)]
    page: Signal<Page>,
    /// The words of the language that the visitor reads.
    #[prop(into)]
    words: Signal<Words>,
    /// The tools' states.
    states: States,
) -> impl IntoView {
    move || {
        let words = words.get();
        let language = words.language;
        let place = Signal::derive(move || Place { language, page: page.get() });
        provide_context(words);
        view! {
            <a class="skip" href="#main" on:click=to_main>{words.text("skip")}</a>
            <Header place />
            <main id="main" tabindex="-1">{move || current_page(place.get(), states)}</main>
            <Footer place />
        }
    }
}

/// The address keeps the inputs that it holds.
fn to_main(event: MouseEvent) {
    event.prevent_default();
    focus::to("main");
}

fn current_page(place: Place, states: States) -> AnyView {
    match place.page {
        Page::Home => view! { <div class="page"><HomePage place states /></div> }.into_any(),
        Page::Nev => view! { <div class="page"><NevPage place state=states.nev /></div> }.into_any(),
        Page::Ltv => view! { <div class="page"><LtvPage place state=states.ltv /></div> }.into_any(),
        _ => prose::page(place),
    }
}
