//! What follows from a sheet, as data: the catalogue has the words.

/// Stands before the number of a row that has no name: the catalogue has a word for it.
pub const ROW: &str = "\u{1}row ";

/// What stands in the braces of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// What the visitor has typed.
    Text(String),
    /// Names of rows, those that have none behind [`ROW`].
    Names(Vec<String>),
    /// A number with at most so many digits after the decimal sign.
    Number(f64, u8),
    /// The same with its sign.
    Signed(f64, u8),
    /// A share.
    Percent(f64),
    /// Texts of the catalogue, one after the other.
    Keys(Vec<String>),
}

/// A sentence: its key in the catalogue, and what stands in its braces.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// The key, below `worksheets.<sheet>.says`.
    pub key: &'static str,
    /// Names and what stands for them.
    pub values: Vec<(&'static str, Said)>,
}

/// What follows from a sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Verdict {
    /// What stands first, in large type.
    pub headline: Option<Said>,
    /// What there is to say; the first sentence is the verdict.
    pub sentences: Vec<Sentence>,
    /// Names with amounts, to be drawn.
    pub bars: Vec<(String, f64)>,
    /// Names with two ratings and the quadrant that follows, to be drawn.
    pub places: Vec<Placed>,
}

/// Somebody between the quadrants of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// The name.
    pub name: String,
    /// How hard leaving is, and how satisfied they are.
    pub at: (f64, f64),
    /// The key of the quadrant.
    pub quadrant: &'static str,
}

impl Verdict {
    /// A verdict of one sentence.
    pub(super) fn of(key: &'static str, values: Vec<(&'static str, Said)>) -> Self {
        Self::default().and(key, values)
    }

    /// The same with another sentence.
    pub(super) fn and(mut self, key: &'static str, values: Vec<(&'static str, Said)>) -> Self {
        self.sentences.push(Sentence { key, values });
        self
    }

    /// The same with another sentence if something holds.
    pub(super) fn and_if(self, holds: bool, key: &'static str, values: Vec<(&'static str, Said)>) -> Self {
        if holds { self.and(key, values) } else { self }
    }
}

/// What was typed.
pub(super) fn text(text: &str) -> Said {
    Said::Text(text.to_owned())
}

/// How many there are.
pub(super) const fn count(count: usize) -> Said {
    Said::Number(count as f64, 0)
}
