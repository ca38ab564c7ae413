//! Segments, channels or periods side by side: what each is worth, what all are, and what a moved budget does.

mod outcome;
mod table;
mod tenure;

pub use outcome::{Moved, Outcome, Segment, Stays, Totals};
pub use table::{Import, csv, pasted, read};
pub use tenure::{Flaw, Tenure, tenure};

use super::currency::{CURRENCIES, price_level};
use super::document::Document;
use super::entry::Entry;
use super::number::canonical;
use super::range::Range;
use super::schema::{Column, Field, Kind, Number, OPTIONAL, Slider, Tool, Unit, is_empty, number};
use super::settled::Settled;
use crate::content::Language;
use crate::metrics::{LtvInput, Result as MetricResult};

/// The places of the fields in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// The table.
    Rows,
    /// The ISO 4217 code of every amount.
    Currency,
    /// The row from which budget is moved, the first being 1.
    From,
    /// The row to which it is moved.
    To,
    /// How much of it.
    Moved,
    /// What the rows are.
    Lines,
    /// How many months each customer of a segment has stayed.
    Stayed,
}

/// What the rows can be: kinds of customers, or one after the other in time.
pub static LINES: [&str; 2] = ["segments", PERIODS];

/// Rows that follow each other in time.
const PERIODS: &str = "periods";

const WIDTH: usize = 7;

/// The column of the months.
pub const MONTHS: usize = 4;

/// The column of the margin: a file has it as a share, the table in percent.
pub const MARGIN: usize = 3;

/// The columns of the table: a name, and numbers.
pub static COLUMNS: [Column; WIDTH] = [
    Column { key: "name", number: None },
    column("check", Unit::Money, 0.0, 1e9, false),
    column("purchases", Unit::Count, 0.0, 1e4, false),
    column("margin", Unit::Percent, -1000.0, 100.0, false),
    column("months", Unit::Count, 0.0, 1200.0, false),
    column("cac", Unit::Money, 0.0, 1e9, true),
    column("customers", Unit::Count, 0.0, 1e12, true),
];

const fn column(key: &'static str, unit: Unit, min: f64, max: f64, optional: bool) -> Column {
    let slider = Slider { min: 0.0, max: 1.0, step: 1.0 };
    Column { key, number: Some(Number { range: Range { min, max, optional }, slider, unit }) }
}

/// The inputs.
pub static TOOL: Tool = Tool {
    id: "segments",
    fields: &[
        Field { key: "rows", name: "segments", kind: Kind::Rows(WIDTH) },
        Field { key: "currency", name: "currency", kind: Kind::Choice(&CURRENCIES) },
        number("from", "from", Unit::Whole, (1.0, 500.0), (1.0, 10.0, 1.0), OPTIONAL),
        number("to", "to", Unit::Whole, (1.0, 500.0), (1.0, 10.0, 1.0), OPTIONAL),
        number("moved", "moved", Unit::Money, (0.0, 1e12), (0.0, 5000.0, 50.0), OPTIONAL),
        Field { key: "lines", name: "lines", kind: Kind::Choice(&LINES) },
        Field { key: "stayed", name: "stayed", kind: Kind::Series { optional: true } },
    ],
    initial: |language| Preset::Gym.texts(language),
    conversions: &[],
};

/// A set of inputs to begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    /// The segments of the gym, as the formula's source names them; the numbers are ours.
    Gym,
    /// Channels that win customers.
    Channels,
    /// Quarters of a year, in which customers become dearer to win.
    Quarters,
}

/// A row of an example: check, purchases, margin, months, cost, customers.
type Example = [f64; 6];

impl Preset {
    /// Every preset, the first being where the tool begins.
    pub const ALL: [Self; 3] = [Self::Gym, Self::Channels, Self::Quarters];

    /// The key in the catalogue of texts.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Gym => "gym",
            Self::Channels => "channels",
            Self::Quarters => "quarters",
        }
    }

    /// The inputs of the preset; the names of its rows in the language.
    pub fn document(self, language: Language) -> Document {
        Document::from_texts(&TOOL, &self.texts(language), language)
    }

    const fn examples(self) -> [Example; 4] {
        match self {
            Self::Gym => [
                [20.0, 1.0, 25.0, 36.0, 60.0, 300.0],
                [45.0, 2.0, 35.0, 14.0, 150.0, 40.0],
                [30.0, 0.5, 30.0, 18.0, 10.0, 120.0],
                [60.0, 0.2, 40.0, 24.0, 15.0, 60.0],
            ],
            Self::Channels => [
                [40.0, 0.6, 30.0, 24.0, 45.0, 400.0],
                [35.0, 0.5, 30.0, 18.0, 30.0, 600.0],
                [55.0, 0.8, 30.0, 36.0, 80.0, 120.0],
                [45.0, 0.9, 30.0, 40.0, 12.0, 80.0],
            ],
            Self::Quarters => [
                [40.0, 0.6, 30.0, 26.0, 42.0, 300.0],
                [41.0, 0.6, 30.0, 24.0, 55.0, 340.0],
                [39.0, 0.6, 29.0, 22.0, 78.0, 410.0],
                [42.0, 0.7, 28.0, 21.0, 118.0, 520.0],
            ],
        }
    }

    /// What the rows are called: as the file of the language says; nothing where it does not.
    fn names(self, language: Language) -> impl Iterator<Item = &'static str> {
        let names = language.example(&format!("segments.{}", self.key())).unwrap_or_default();
        names.split("; ").chain(std::iter::repeat(""))
    }

    fn texts(self, language: Language) -> Vec<String> {
        let level = price_level(language);
        let row = |(name, [check, purchases, margin, months, cost, customers]): (&str, Example)| {
            let numbers = [check * level, purchases, margin, months, cost * level, customers].map(canonical);
            format!("{},{}", super::fragment::encode(name), numbers.join(","))
        };
        let rows: Vec<String> = self.names(language).zip(self.examples()).map(row).collect();
        let moved = canonical(1000.0 * level);
        let [segments, periods] = LINES;
        let rest = match self {
            Self::Gym | Self::Channels => ["3", "4", &moved, segments],
            Self::Quarters => ["", "", "", periods],
        };
        [&[rows.join(";").as_str(), language.default_currency()], &rest[..], &[""]]
            .concat()
            .into_iter()
            .map(str::to_owned)
            .collect()
    }
}

/// The name and the numbers of a row, if all that it needs is there.
fn segment(row: &[Entry]) -> Option<(String, LtvInput, f64)> {
    let number = |column: usize| {
        let number = COLUMNS.get(column)?.number.as_ref()?;
        number.read(row.get(column)?).ok()
    };
    let input = LtvInput {
        average_check: number(1)??,
        purchases_per_month: number(2)??,
        margin: number(3)?? / 100.0,
        months: number(4)??,
        discount_per_year: None,
        acquisition_cost: number(5)?,
    };
    Some((row.first()?.text.trim().to_owned(), input, number(6)?.unwrap_or(1.0)))
}

/// What comes of settled inputs; rows that are not right are left out.
pub fn outcome(settled: &Settled) -> Option<MetricResult<Outcome>> {
    let document = &settled.document;
    let number = |input: Input| document.number(input as usize).ok().flatten();
    let typed = document.rows(Input::Rows as usize);
    let rows: Vec<_> = typed.iter().map(|row| segment(row)).collect();
    let wrong = typed.iter().zip(&rows).enumerate().filter(|(_, (typed, row))| row.is_none() && !is_empty(typed));
    let left_out = wrong.map(|(place, _)| place + 1).collect();
    let is_blank = |row: &[Entry]| row.last().is_some_and(|customers| customers.text.trim().is_empty());
    let blank = typed.iter().zip(&rows).enumerate().filter(|(_, (typed, row))| row.is_some() && is_blank(typed));
    let counted_as_one = blank.map(|(place, _)| place + 1).collect();
    let place = |input: Input| number(input).map(|place| place as usize - 1);
    let moved = place(Input::From).zip(place(Input::To)).zip(number(Input::Moved));
    let currency = document.choice(Input::Currency as usize)?;
    let is_over_time = document.choice(Input::Lines as usize)? == PERIODS;
    let moved = moved.map(|((from, to), amount)| (from, to, amount));
    Some(Outcome::of(rows, moved, left_out, currency).map(|outcome| Outcome {
        is_over_time,
        counted_as_one,
        ..outcome
    }))
}

#[cfg(test)]
mod tests;
