//! What comes of a miniature's numbers, as data: an answer, a sentence with numbers in it, and a picture.

use super::stages;
use crate::metrics::Result as MetricResult;
use crate::tools::Settled;

/// A number or a word, and how it is said.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Said {
    /// An amount in the miniature's currency.
    Money(f64),
    /// A number with at most so many digits after the decimal sign.
    Number(f64, u8),
    /// The same with its sign.
    Signed(f64, u8),
    /// The text of a key.
    Text(&'static str),
    /// What there is not.
    Nothing,
}

impl Said {
    /// A number that may be missing.
    pub fn or_nothing(value: Option<f64>, said: fn(f64) -> Self) -> Self {
        value.map_or(Self::Nothing, said)
    }

    /// The number behind it, if it is one.
    pub const fn value(self) -> Option<f64> {
        match self {
            Self::Money(value) | Self::Number(value, _) | Self::Signed(value, _) => Some(value),
            Self::Text(_) | Self::Nothing => None,
        }
    }
}

/// A named number of a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// The key of its name.
    pub name: &'static str,
    /// What stands for `{n}` in the name.
    pub place: u32,
    /// The number.
    pub said: Said,
}

/// A line: the key of its name, and its points.
pub type NamedLine = (&'static str, Vec<(f64, f64)>);

/// Lines over a counted axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Curves {
    /// The key of what the axis counts.
    pub across: &'static str,
    /// The lines, of which the last one is the main line.
    pub lines: Vec<NamedLine>,
    /// A level: the key of its name, and where it is.
    pub level: Option<(&'static str, f64)>,
    /// A marked point: the key of what happens there, and where it is.
    pub mark: Option<(&'static str, (f64, f64))>,
}

/// The picture, by its form.
#[derive(Debug, Clone, PartialEq)]
pub enum Picture {
    /// Bars from zero.
    Bars(Vec<Row>),
    /// Bars that part at zero.
    Parting(Vec<Row>),
    /// Lines of money.
    Lines(Curves),
}

/// What comes of right inputs.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The currency of every amount.
    pub currency: &'static str,
    /// The number that answers the question of the miniature.
    pub answer: Said,
    /// The key of the sentence that says what it means.
    pub sentence: &'static str,
    /// What stands in the sentence for its names.
    pub numbers: Vec<(&'static str, Said)>,
    /// The picture; none where there is nothing to draw.
    pub picture: Option<Picture>,
}

/// What comes of the inputs; nothing while one is wrong and never was right.
pub fn outcome(settled: &Settled) -> Option<MetricResult<Outcome>> {
    let document = &settled.document;
    let tool = document.tool();
    let number = |key: &str| document.number(tool.place(key)?).ok().flatten();
    let given = Given { number: &number, currency: document.choice(tool.place(stages::CURRENCY)?)? };
    stages::outcome(tool.id, &given)
}

/// The inputs of a miniature.
pub(super) struct Given<'a> {
    /// The number under a key, if there is one.
    pub(super) number: &'a dyn Fn(&str) -> Option<f64>,
    /// The currency of every amount.
    pub(super) currency: &'static str,
}

impl Given<'_> {
    /// The numbers under some keys, if each is there.
    pub(super) fn numbers<const COUNT: usize>(&self, keys: [&str; COUNT]) -> Option<[f64; COUNT]> {
        let mut numbers = [0.0; COUNT];
        for (number, key) in numbers.iter_mut().zip(keys) {
            *number = (self.number)(key)?;
        }
        Some(numbers)
    }

    pub(super) fn outcome(
        &self,
        answer: Said,
        sentence: &'static str,
        numbers: Vec<(&'static str, Said)>,
        picture: Option<Picture>,
    ) -> Outcome {
        Outcome { currency: self.currency, answer, sentence, numbers, picture }
    }
}
