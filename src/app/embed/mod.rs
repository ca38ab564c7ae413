//! The tools as they stand in a frame of another site: bare, without pages, drafts and address.

mod journey;
mod ltv;
mod nev;

use leptos::prelude::*;
use wasm_bindgen::JsValue;

pub use journey::EmbeddedJourney;

use super::{Page, Words};
use crate::content::Language;
use crate::tools::Inputs;

/// The tools that can be embedded, with the heights that they need in frames of up to 400 px, up to 615 px and more, in the
/// language that takes most room. A browser test measures them.
pub const TOOLS: [(Page, [u16; 3]); 3] =
    [(Page::Ltv, [936, 872, 626]), (Page::Nev, [618, 580, 584]), (Page::Journey, [990, 785, 540])];

/// Whether a page is that of a tool that can be embedded.
pub fn is_embeddable(page: Page) -> bool {
    TOOLS.iter().any(|(tool, _)| *tool == page)
}

/// A tool that can be embedded. One implementation more makes one tool more embeddable.
pub trait Embedded: Inputs {
    /// The tool's view.
    fn view(inputs: RwSignal<Self>) -> AnyView;

    /// Inputs and result as the page around hears of them, in the names of the JavaScript face; nothing while there is
    /// no result.
    fn told(&self) -> Option<Told>;

    /// These inputs with what the page around sets, in the names of the JavaScript face. What is no right value is
    /// kept and reported at its field.
    #[must_use]
    fn with_set(self, set: &JsValue, language: Language) -> Self;
}

/// What the page around hears after a change.
#[derive(Debug)]
pub struct Told {
    /// The inputs.
    pub inputs: JsValue,
    /// The result.
    pub result: JsValue,
}

/// An embedded tool with its words around it.
pub fn view<T: Embedded>(inputs: RwSignal<T>, words: Words) -> AnyView {
    provide_context(words);
    T::view(inputs)
}
