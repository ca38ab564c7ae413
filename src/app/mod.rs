//! The site as a Leptos app: it is drawn natively when the pages are written, and takes them over in the browser.

pub mod browser;
pub mod components;
pub mod embed;
pub mod format;
pub mod live;
pub mod pages;
pub mod place;
pub mod shell;
pub mod state;
pub mod words;

pub use place::{Page, Place};
pub use shell::App;
pub use state::States;
pub use words::Words;
