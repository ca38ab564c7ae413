//! What the page around a tool can preset, as the form for that offers it.

use crate::tools::number::Bounds;

/// An input of a tool that the page around can preset, lock and hide.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// Its key in an address.
    pub key: &'static str,
    /// What visitors read at it.
    pub label: String,
    /// What it takes.
    pub kind: Kind,
}

/// What a setting takes.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A number.
    Number {
        /// What the field takes.
        bounds: Bounds,
        /// What the tool begins with; nothing where the field begins empty.
        initial: Option<f64>,
        /// Its name in the JavaScript face.
        name: &'static str,
        /// By what it is divided there, which has shares where the form has percent.
        scale: f64,
    },
    /// One of a list.
    OneOf(Vec<Choice>),
}

/// An entry of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Its value in an address.
    pub key: &'static str,
    /// What visitors read.
    pub shown: String,
    /// What is written for it in a call of the JavaScript face, if that takes it.
    pub face: Option<String>,
}
