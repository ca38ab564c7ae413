//! The pages: a folder or a file each.

pub mod home;
pub mod journey;
pub mod ltv;
pub mod method;
pub mod nev;
pub mod privacy;
pub mod stage;

use super::{Page, Words};

/// The title of a page, as the browser's tab shows it.
pub fn title(words: Words, page: Page) -> String {
    let name = match page {
        Page::Home => return words.text("page.home.title"),
        Page::Stage(stage) => words.text(&format!("stage.{}.name", stage.id())),
        _ => words.text(&format!("page.{}.title", page.key())),
    };
    format!("{name} · Feltworth")
}

/// What a search result or a card says of a page.
pub fn description(words: Words, page: Page) -> String {
    match page {
        Page::Stage(stage) => words.text(&format!("stage.{}.summary", stage.id())),
        _ => words.text(&format!("page.{}.description", page.key())),
    }
}
