//! The header: name, pages, languages, theme.

use leptos::prelude::*;

use super::Page;
use super::route::Route;
use super::theme_choice::ThemeChoice;
use crate::app::Words;
use crate::content::Language;

/// The header of every page.
#[component]
pub fn Header(
    /// Where it stands.
    route: Route,
) -> impl IntoView {
    let words = Words::of_view();
    let page_link = |page: Page| {
        let is_here = route.page.area() == Some(page);
        let label = words.text(&format!("nav.{}", page.key()));
        view! { <li><a href=route.link(page) aria-current=is_here.then_some("page")>{label}</a></li> }
    };
    let languages = Language::ALL.map(|language| view! { <LanguageLink route language /> });
    view! {
        <header class="site-header">
            <a class="brand" href=route.link(Page::Home)>
                <span class="brand-mark" aria-hidden="true"></span>
                "Feltworth"
            </a>
            <nav class="site-pages" aria-label=words.text("nav.pages")>
                <ul>{Page::MAIN.map(page_link)}</ul>
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

/// A link to the same page in another language, by its code; its name is said too.
#[component]
fn LanguageLink(route: Route, language: Language) -> impl IntoView {
    let code = language.code();
    let href = route.link_to(Route { language, ..route });
    let is_here = (route.language == language).then_some("true");
    view! {
        <li>
            <a id=format!("language-{code}") href=href hreflang=code lang=code title=language.name() aria-current=is_here>
                <span aria-hidden="true">{code}</span>
                <span class="visually-hidden">{language.name()}</span>
            </a>
        </li>
    }
}
