//! The site. Pages are drawn natively, as HTML; in the browser their tools are brought to life where they stand.

pub mod boot;
pub mod browser;
pub mod components;
pub mod format;
pub mod live;
pub mod part;
pub mod persistence;
pub mod state;
pub mod views;
pub mod words;

#[cfg(feature = "prerender")]
pub mod pages;

pub use part::{Given, Part, View};
pub use state::ToolState;
pub use words::{Root, Words};
