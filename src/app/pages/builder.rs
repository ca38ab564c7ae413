//! The page of the builder: how a tool gets into another page.
//!
//! What is written embeds the first tool as it is, and can be used without scripts.

use leptos::prelude::*;

use super::frames::{FRAMES, Frame};
use super::head::PageHead;
use super::mount::Mount;
use super::route::Route;
use crate::app::Words;
use crate::app::views::builder::PART;
use crate::content::Language;
use crate::tools::embedded::Offers;

/// The address that the site will have, if the build was told; it ends with a slash.
#[derive(Debug, Clone)]
pub struct SiteAddress(pub Option<String>);

/// The page about embedding.
pub fn draw(route: Route) -> AnyView {
    let words = Words::of_view();
    let site = use_context::<SiteAddress>().and_then(|site| site.0);
    let offers = Offers { site, frames: FRAMES.iter().map(Frame::offered).collect() };
    view! {
        <PageHead route title=route.page.name(words) lead=words.text("builder.lead") />
        <p class="without-script prose">{without_script(words)}</p>
        <Mount part=&PART view="tool" has_address=true given=offers.text() />
    }
    .into_any()
}

/// How the snippets serve a visitor without scripts.
fn without_script(words: Words) -> String {
    let [first, others @ ..] = &FRAMES;
    words.fill(
        "builder.withoutScript",
        &[
            ("title", &words.text(&format!("page.{}.title", first.name()))),
            ("tool", first.name()),
            ("others", &others.each_ref().map(Frame::name).join(", ")),
            ("languages", &Language::ALL.map(Language::code).join(", ")),
        ],
    )
}
