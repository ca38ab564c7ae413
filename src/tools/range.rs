//! What a number field takes, and what is wrong with a text that it does not.

use super::number;
use crate::content::Language;

/// Why a text is not a number that its field can take.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Problem {
    /// Nothing is there, and something must be.
    Empty,
    /// The text is not one number.
    NotANumber,
    /// The number is not whole, and only whole ones are taken.
    NotWhole,
    /// Below the least value allowed.
    TooSmall(f64),
    /// Above the greatest value allowed.
    TooLarge(f64),
}

/// The values that a field allows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// The least value allowed.
    pub min: f64,
    /// The greatest value allowed.
    pub max: f64,
    /// Whether the field may stay empty.
    pub optional: bool,
}

impl Range {
    /// Reads what was typed: a number, nothing where nothing is needed, or what is wrong with it.
    ///
    /// # Errors
    /// The first [`Problem`] of the text.
    pub fn read(&self, text: &str, language: Language) -> Result<Option<f64>, Problem> {
        if text.trim().is_empty() {
            return if self.optional { Ok(None) } else { Err(Problem::Empty) };
        }
        let value = number::read(text, language).ok_or(Problem::NotANumber)?;
        match value {
            v if v < self.min => Err(Problem::TooSmall(self.min)),
            v if v > self.max => Err(Problem::TooLarge(self.max)),
            v => Ok(Some(v)),
        }
    }
}
