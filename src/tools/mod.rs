//! The tools without their looks: inputs, how they are read, how they travel in an address, and what comes of them.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

pub mod currency;
pub mod entry;
pub mod fragment;
pub mod ltv;
pub mod nev;
pub mod number;
pub mod problem;

use crate::content::Language;
use fragment::Fragment;

/// What a visitor can set in a tool: one struct, of which the form, the address and the stored draft are faces.
pub trait Inputs: Clone + Send + Sync + 'static {
    /// The tool's name, in addresses and in storage.
    const TOOL: &'static str;
    /// The keys of the tool in a fragment, without those that every page has.
    const KEYS: &'static [&'static str];

    /// What stands there before the visitor has done anything.
    fn initial(language: Language) -> Self;

    /// The inputs of a fragment; a key that is absent has its initial value, a bad value is kept as it stands.
    fn from_fragment(fragment: &Fragment, language: Language) -> Self;

    /// The pairs of a fragment that bring these inputs back.
    fn pairs(&self) -> Vec<(String, String)>;

    /// Whether others say the same, in whichever language either was typed.
    fn is_same(&self, others: &Self) -> bool {
        self.pairs() == others.pairs()
    }
}
