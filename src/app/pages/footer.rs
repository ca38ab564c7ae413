//! The footer: what the site is, and where its rules stand.

use leptos::prelude::*;

use super::Page;
use super::route::Route;
use crate::app::Words;
use crate::content::formulas::Chapter;
use crate::content::stages::Stage;

/// What the start script writes on paper: version, date, and the link with all inputs.
const PRINTED_FROM: &str = concat!("Feltworth ", env!("CARGO_PKG_VERSION"), " · {date} · {link}");

/// The footer of every page.
#[component]
pub fn Footer(
    /// Where it stands.
    route: Route,
) -> impl IntoView {
    let words = Words::of_view();
    let link = move |page: Page, label: String| {
        view! { <li><a href=route.link(page)>{label}</a></li> }
    };
    view! {
        <footer class="site-footer" id="end">
            <p>{words.text("footer.private")}</p>
            <nav aria-label=words.text("footer.label")>
                <ul>
                    {link(Page::Method, words.text("nav.method"))}
                    {link(Page::Embed, words.text("nav.embed"))}
                    {link(Page::Privacy, words.text("nav.privacy"))}
                </ul>
            </nav>
            <p class="fine-print">{words.text("method.trademarks.nev")}</p>
            {names_nps(route.page).then(|| view! { <p class="fine-print">{words.text("method.trademarks.nps")}</p> })}
            <p class="paper-only" data-printed-from=PRINTED_FROM></p>
        </footer>
    }
}

/// Whether a page names NPS, and not its owners: those about surveys name them beside the tool.
const fn names_nps(page: Page) -> bool {
    match page {
        Page::Home | Page::Nev | Page::Group | Page::Csat | Page::Ces => true,
        Page::Bridge | Page::Plan | Page::Privacy | Page::Embed => true,
        Page::Stage(stage) => matches!(stage, Stage::Loyalty | Stage::Recommendation),
        Page::Chapter(chapter) => matches!(chapter, Chapter::Surveys),
        _ => false,
    }
}
