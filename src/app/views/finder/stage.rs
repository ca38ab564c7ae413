//! What result and quiz say of a stage.

use leptos::prelude::*;

use crate::app::{Root, Words};
use crate::content::stages::Stage;
use crate::tools::finder::Answered;

/// A text of a stage.
pub fn text(words: Words, stage: Stage, part: &str) -> String {
    words.text(&format!("stage.{}.{part}", stage.id()))
}

/// Why an answer means its stage.
pub fn why(words: Words, (question, name): Answered) -> String {
    words.text(&format!("finder.why.{}.{name}", question.id()))
}

/// The way to all about a stage.
pub fn link(words: Words, root: &Root, stage: Stage, is_in_frame: bool) -> impl IntoView + use<> {
    let address = root.link(words.language, &format!("journey/{}/", stage.id()));
    let target = is_in_frame.then_some("_blank");
    view! {
        <p><a href=address target=target rel=target.map(|_| "noopener")>
            {words.fill("finder.stagePage", &[("stage", &text(words, stage, "name"))])}
        </a></p>
    }
}
