//! Content as data: the stages of the journey, the formulas of the method page and the sources that they cite.
//!
//! The tables hold what is the same in every language; the words are in `locales/<language>/*.properties`, under keys
//! that are made from the ids here.

pub mod formulas;
pub mod sources;
pub mod stages;
