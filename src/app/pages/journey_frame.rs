//! The journey in a frame: its stages, each leading to its page of the site.

use leptos::prelude::*;

use super::Page;
use super::route::Route;
use crate::app::Words;
use crate::content::stages::Stage;

/// The ten stages with what each is. It is written once and needs no app; `root` is the way from the frame's page to the
/// site's root.
pub fn draw(words: Words, root: &str) -> AnyView {
    let stage = |stage: Stage| {
        let route = Route { language: words.language, page: Page::Stage(stage) };
        let text = |what: &str| words.text(&format!("stage.{}.{what}", stage.id()));
        view! {
            <li class="stage">
                <a href=format!("{root}{}", route.path()) target="_blank" rel="noopener">{text("name")}</a>
                <p>{text("summary")}</p>
            </li>
        }
    };
    view! { <ol class="embedded-stages">{Stage::ALL.map(stage)}</ol> }.into_any()
}
