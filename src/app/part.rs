//! Parts of the program: what a page loads to bring its tools to life.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::{AnyView, use_context};

use super::browser::work::Offer;
use super::{ToolState, Words};
use crate::content::Language;
use crate::tools::plain::Plain;
use crate::tools::{Document, Edit, Tool};

/// The views that are loaded together.
#[derive(Debug)]
pub struct Part {
    /// Its name: of its texts, and in the mount points of written pages.
    pub id: &'static str,
    /// How its tools can be shown.
    pub views: &'static [View],
    /// The long work of its views, which a worker can do.
    pub jobs: &'static [Offer],
    /// The keys of the texts that the views ask for, beside those of [`SHARED_TEXTS`]: their beginnings, or beginning and
    /// end with a `*` between.
    pub texts: &'static [&'static str],
}

/// A way to show a tool. Where it stands in a page is a mount point, written with the tool's example.
#[derive(Debug)]
pub struct View {
    /// Its name among those of its part.
    pub name: &'static str,
    /// The tool whose inputs it shows.
    pub tool: &'static Tool,
    /// Draws it.
    pub draw: fn(ToolState) -> AnyView,
    /// What the page around a frame hears and says, where the view is made for frames.
    pub messages: Option<Messages>,
}

/// The inputs and the result of a tool in the names of the JavaScript API.
#[derive(Debug)]
pub struct Messages {
    /// The inputs.
    pub inputs: fn(&Document) -> Plain,
    /// The result; nothing while there is none.
    pub result: fn(&Document) -> Option<Plain>,
    /// The changes that the page around asks for.
    pub edits: fn(&Document, &Plain, Language) -> Vec<Edit>,
    /// The names of what it has set in vain.
    pub refused: fn(&Document, &Plain) -> Vec<String>,
}

/// What the page around a view tells it, since nothing else knows it. Views get it from context with [`Given::of_view`].
#[derive(Debug, Clone, Default)]
pub struct Given(pub String);

impl Given {
    /// What the view that is being built was told; empty if nothing.
    pub fn of_view() -> Self {
        use_context().unwrap_or_default()
    }
}

/// Loads the part of a name; nothing where it cannot be had, or the program has none of that name.
pub type Loader = fn(&str) -> Pin<Box<dyn Future<Output = Option<&'static Part>>>>;

/// A part with its words, on its way.
pub type Coming = Pin<Box<dyn Future<Output = Option<(&'static Part, Words)>>>>;

/// What a view loads only when its visitor asks for it: another part, with its words. Views get it from context; where there is
/// none, as in a frame, they do without.
#[derive(Debug, Clone, Copy)]
pub struct Later {
    /// Loads a part.
    pub load: Loader,
    /// Loads it with its words.
    pub with_words: fn(Loader, &'static str, Language) -> Coming,
}

/// What stands second in keys that only written pages, or views that are in no frame, ask for.
pub const NOT_LOADED: [&str; 2] = ["lead", "reading"];

/// See [`NOT_LOADED`].
pub const NOT_IN_FRAMES: [&str; 14] = [
    "ask",
    "chart",
    "file",
    "lead",
    "more",
    "movement",
    "paste",
    "plan",
    "preset",
    "reading",
    "scenarios",
    "soFar",
    "table",
    "working",
];

/// The beginnings of the keys of the texts that every part may ask for.
pub const SHARED_TEXTS: [&str; 7] = ["action.", "chart.", "error.", "later.", "otherTab.", "sharedLink.", "result."];

/// Those of them that a frame asks for.
pub const SHARED_IN_FRAMES: [&str; 2] = ["error.", "result."];

impl Part {
    /// The view of a name.
    pub fn view(&self, name: &str) -> Option<&'static View> {
        self.views.iter().find(|view| view.name == name)
    }
}
