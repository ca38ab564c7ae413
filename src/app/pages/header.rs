//! The header: name, pages, languages, theme.

use leptos::prelude::*;

use super::theme_choice::ThemeChoice;
use crate::app::{Page, Place, Words};
use crate::content::Language;

/// The header of every page.
#[component]
pub fn Header(
    /// Where the visitor is.
    place: Signal<Place>,
) -> impl IntoView {
    let words = Words::of_view();
    let page_link = move |page: Page, label: String| {
        let is_here = move || {
            let here = place.get().page;
            let part = match here {
                Page::Stage(_) => Page::Journey,
                Page::Chapter(_) => Page::Method,
                whole => whole,
            };
            part == page
        };
        view! {
            <li>
                <a href=move || place.get().link(page) aria-current=move || is_here().then_some("page")>{label}</a>
            </li>
        }
    };
    let pages = Page::MAIN.map(|page| page_link(page, words.text(&format!("nav.{}", page.key()))));
    let languages = Language::ALL.map(|language| view! { <LanguageLink place language /> });
    view! {
        <header class="site-header">
            <a class="brand" href=move || place.get().link(Page::Home)>
                <span class="brand-mark" aria-hidden="true"></span>
                "Feltworth"
            </a>
            <nav class="site-pages" aria-label=words.text("nav.pages")>
                <ul>{pages}</ul>
            </nav>
            <div class="site-settings">
                <nav class="site-languages" aria-label=words.text("nav.languages")>
                    <ul>{languages}</ul>
                </nav>
                <ThemeChoice />
            </div>
        </header>
    }
}

/// A link to the same page in another language; the app adds what the visitor set to the address.
#[component]
fn LanguageLink(place: Signal<Place>, language: Language) -> impl IntoView {
    let href = move || {
        let here = place.get();
        here.link_to(Place { language, ..here })
    };
    let is_here = move || (place.get().language == language).then_some("true");
    view! {
        <li>
            <a id=format!("language-{}", language.code()) href=href hreflang=language.code() lang=language.code()
                aria-label=language.name() aria-current=is_here>
                {language.code()}
            </a>
        </li>
    }
}
