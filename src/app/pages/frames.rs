//! The tools as they stand in a frame of another site: bare, without pages, drafts and address.

mod journey;
mod ltv;
mod nev;
mod setting;

use leptos::prelude::*;
use wasm_bindgen::JsValue;

pub use setting::{Choice, Kind, Setting};

use super::{Page, Words};
use crate::content::Language;
use crate::tools::{self, Inputs};

/// The tools that can be embedded. The builder offers them in this order, the first one to begin with.
///
/// From an entry follow the tool's pages, pinned ones included, its oEmbed and pictures, the height that hosts reserve,
/// and its part of the builder. A tool that computes is a program of its own besides: `src/bin/embed_<name>.rs`.
pub static TOOLS: [Tool; 3] = [
    Tool::computing::<tools::ltv::Inputs>(Page::Ltv, [961, 921, 658]),
    Tool::computing::<tools::nev::Inputs>(Page::Nev, [623, 602, 603]),
    Tool { page: Page::Journey, heights: [990, 785, 546], draw: journey::draw, program: None },
];

/// A tool that can be embedded.
#[derive(Debug)]
pub struct Tool {
    /// Its page of the site, from which it has name and title.
    pub page: Page,
    /// The heights that it needs in frames of up to 400 px, up to 615 px and more, in the language that takes most room.
    /// A browser test measures them.
    pub heights: [u16; 3],
    /// Draws it as it is written into the frame's page; the text is the way from there to the site's root.
    pub draw: fn(Words, &str) -> AnyView,
    /// What computes in it, if anything does.
    pub program: Option<Program>,
}

/// The computing part of a tool.
#[derive(Debug)]
pub struct Program {
    /// The first words of the keys of the texts that it shows.
    pub texts: &'static [&'static str],
    /// What the page around can preset, in the order of the form.
    pub settings: fn(Words) -> Vec<Setting>,
    /// The call of the JavaScript face that computes the same.
    pub call: Call,
}

/// A call of the function of the JavaScript face that has the name of the tool.
#[derive(Debug, Clone, Copy)]
pub struct Call {
    /// What its input has besides the settings, as in `months: 36`; may be empty.
    pub sample: &'static str,
    /// The field of the result that says most.
    pub result: &'static str,
}

impl Tool {
    const fn computing<T: Embedded>(page: Page, heights: [u16; 3]) -> Self {
        let program = Program { texts: T::TEXTS, settings: T::settings, call: T::CALL };
        Self {
            page,
            heights,
            draw: |words, _| view(RwSignal::new(T::initial(words.language)), words),
            program: Some(program),
        }
    }

    /// The name in addresses, attributes and the JavaScript face.
    pub const fn name(&self) -> &'static str {
        self.page.key()
    }

    /// The tool that a page shows, if it can be embedded.
    pub fn of(page: Page) -> Option<&'static Self> {
        TOOLS.iter().find(|tool| tool.page == page)
    }
}

/// A tool that can be embedded and computes.
pub trait Embedded: Inputs {
    /// See [`Program::texts`].
    const TEXTS: &'static [&'static str];
    /// See [`Program::call`].
    const CALL: Call;

    /// See [`Program::settings`].
    fn settings(words: Words) -> Vec<Setting>;

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
