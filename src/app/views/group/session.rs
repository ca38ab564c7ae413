//! A chosen file becomes the session that was saved in it, or is opened as a file of answers.

use leptos::prelude::*;

use super::ChosenFile;
use crate::app::browser::files::Chosen;
use crate::app::browser::{plain, spawn};
use crate::app::live::live_view;
use crate::app::views::surveys::{Opened, Source};
use crate::app::{ToolState, Words};
use crate::tools::{Document, group};

/// A session with more bytes is none of this page.
const LONGEST: u64 = 1 << 24;

/// Reads each file that is chosen; says of one that should be a session if it is none.
pub fn session(state: ToolState) -> AnyView {
    let words = Words::of_view();
    let (opened, chosen) = (state.shared(Opened::none), state.shared(ChosenFile::none));
    let is_refused = RwSignal::new(false);
    Effect::new(move |_| {
        if let Some(file) = chosen.0.get() {
            // Read once: the page may be left and met again.
            chosen.0.update_untracked(|chosen| *chosen = None);
            is_refused.set(false);
            spawn(read(state, words, opened, is_refused, file));
        }
    });
    let refused = move || view! { <p class="notice" role="alert">{words.text("group.file.refused")}</p> };
    live_view(move || is_refused.get().then(refused)).into_any()
}

async fn read(state: ToolState, words: Words, opened: Opened, is_refused: RwSignal<bool>, file: Chosen) {
    let is_json = file.name.as_bytes().last_chunk().is_some_and(|end: &[u8; 5]| end.eq_ignore_ascii_case(b".json"));
    let text = if file.bytes > LONGEST { None } else { file.clone().text().await };
    match text.and_then(|text| restored(state, words, is_json, &text)) {
        Some(session) => {
            opened.close();
            state.replace(session);
        }
        None if is_json => drop(is_refused.try_set(true)),
        None => drop(opened.file.try_set(Some(Source::File(file)))),
    }
}

/// The session of a text that was saved here, in place of the present one.
fn restored(state: ToolState, words: Words, is_json: bool, text: &str) -> Option<Document> {
    state.with_untracked(|document| match is_json {
        true => group::read(document, &plain::parse(text)?, words.language),
        false => group::read_csv(document, text, words.language),
    })
}
