//! The footer: what the site is, and where its rules stand.

use leptos::prelude::*;

use super::Page;
use super::route::Route;
use crate::app::Words;

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
            <p class="paper-only" data-printed-from=PRINTED_FROM></p>
        </footer>
    }
}
