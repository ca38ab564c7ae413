//! Verdicts on sheets of rows: satisfied or locked in, and the value of each customer.

use super::held::Held;
use super::verdict::{Placed, ROW, Said, Verdict, count};
use crate::metrics::Result;
use crate::tools::entry::Entry;
use crate::tools::range::Range;
use crate::tools::schema::{Column, Number, Slider, Unit, is_empty};

const fn column(key: &'static str, min: f64, max: f64, optional: bool) -> Column {
    let slider = Slider { min, max, step: 1.0 };
    Column { key, number: Some(Number { range: Range { min, max, optional }, slider, unit: Unit::Count }) }
}

const NAME: Column = Column { key: "name", number: None };

/// The columns of the sheet of those who stay: a name, how satisfied they are, how hard leaving is.
pub static SATISFACTION: [Column; 3] =
    [NAME, column("satisfaction", 0.0, 10.0, false), column("barrier", 0.0, 10.0, false)];

/// The columns of the sheet of customers' value: a name, and what each component brings.
pub static WORTH: [Column; 5] = [
    NAME,
    column("purchases", -1e12, 1e12, true),
    column("referral", -1e12, 1e12, true),
    column("others", -1e12, 1e12, true),
    column("information", -1e12, 1e12, true),
];

/// The number of a cell: nothing where it is wrong, or missing and needed.
fn cell(columns: &[Column], row: &[Entry], column: usize) -> Option<f64> {
    let number = columns.get(column)?.number.as_ref()?;
    let value = number.read(row.get(column)?).ok()?;
    value.or(number.range.optional.then_some(0.0))
}

/// The name of the row at a place; of one without a name its number behind [`ROW`].
fn name((place, row): (usize, &Vec<Entry>)) -> String {
    let typed = row.first().map(|cell| cell.text.trim().to_owned()).filter(|name| !name.is_empty());
    typed.unwrap_or_else(|| format!("{ROW}{}", place + 1))
}

/// Why somebody stays, by satisfaction and by what holds them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quadrant {
    /// Satisfied and free: they stay by choice.
    Stays,
    /// Satisfied and held: not put to the test.
    Untested,
    /// Dissatisfied and held: locked in.
    Locked,
    /// Dissatisfied and free: leaving.
    Leaves,
}

impl Quadrant {
    const ALL: [Self; 4] = [Self::Locked, Self::Leaves, Self::Untested, Self::Stays];

    /// The key in the catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Stays => "stays",
            Self::Untested => "untested",
            Self::Locked => "locked",
            Self::Leaves => "leaves",
        }
    }
}

/// The middle of both scales: who is above is satisfied, or held.
pub const MIDDLE: f64 = 5.0;

/// How hard leaving is and how satisfied a row is, if both numbers are right.
fn ratings(row: &[Entry]) -> Option<(f64, f64)> {
    Some((cell(&SATISFACTION, row, 2)?, cell(&SATISFACTION, row, 1)?))
}

/// The quadrant of a row, if both of its numbers are right.
pub fn quadrant(row: &[Entry]) -> Option<Quadrant> {
    let (barrier, satisfaction) = ratings(row)?;
    Some(match (satisfaction > MIDDLE, barrier > MIDDLE) {
        (true, false) => Quadrant::Stays,
        (true, true) => Quadrant::Untested,
        (false, true) => Quadrant::Locked,
        (false, false) => Quadrant::Leaves,
    })
}

/// Satisfied or locked in: who stands in which quadrant.
pub(super) fn stay(held: Held) -> Result<Verdict> {
    let rows = || held.rows("rows").iter().enumerate();
    let found: Vec<(String, Quadrant)> = rows().filter_map(|row| Some((name(row), quadrant(row.1)?))).collect();
    if found.is_empty() {
        return Ok(Verdict::of("open", Vec::new()));
    }
    let names = |of: Quadrant| -> Vec<String> {
        found.iter().filter(|(_, quadrant)| *quadrant == of).map(|(name, _)| name.clone()).collect()
    };
    let locked = names(Quadrant::Locked).len();
    let counts = vec![("n", count(locked)), ("all", count(found.len()))];
    let first = Verdict::of(if locked > 0 { "some" } else { "nobody" }, counts);
    let verdict = Quadrant::ALL.into_iter().fold(first, |verdict, quadrant| {
        let names = names(quadrant);
        verdict.and_if(!names.is_empty(), quadrant.key(), vec![("names", Said::Names(names))])
    });
    let placed = |at: (usize, &Vec<Entry>)| {
        let (_, row) = at;
        Some(Placed { name: name(at), at: ratings(row)?, quadrant: quadrant(row)?.key() })
    };
    Ok(Verdict { places: rows().filter_map(placed).collect(), ..verdict })
}

/// What a customer is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Worth {
    /// The name.
    pub name: String,
    /// What purchases bring.
    pub purchases: f64,
    /// What all four components bring.
    pub total: f64,
    /// The place among the customers by the total, from 1 on.
    pub rank: usize,
}

/// What the customer of each row is worth; nothing where a row is empty or not right.
pub fn worths(rows: &[Vec<Entry>]) -> Vec<Option<Worth>> {
    let one = |at: (usize, &Vec<Entry>)| {
        let (_, row) = at;
        let parts: Option<Vec<f64>> = (1..WORTH.len()).map(|column| cell(&WORTH, row, column)).collect();
        let parts = parts.filter(|_| !is_empty(row))?;
        Some(Worth { name: name(at), purchases: parts.first().copied()?, total: parts.iter().sum(), rank: 0 })
    };
    let mut found: Vec<Option<Worth>> = rows.iter().enumerate().map(one).collect();
    let totals: Vec<f64> = found.iter().flatten().map(|worth| worth.total).collect();
    for worth in found.iter_mut().flatten() {
        worth.rank = 1 + totals.iter().filter(|total| **total > worth.total).count();
    }
    found
}

/// The value of customers by four components.
pub(super) fn worth(held: Held) -> Result<Verdict> {
    let mut found: Vec<Worth> = worths(held.rows("rows")).into_iter().flatten().collect();
    let most = |by: fn(&Worth) -> f64| found.iter().max_by(|one, other| by(one).total_cmp(&by(other))).cloned();
    let (Some(first), Some(buyer)) = (most(|worth| worth.total), most(|worth| worth.purchases)) else {
        return Ok(Verdict::of("open", Vec::new()));
    };
    let (all, purchases): (f64, f64) =
        found.iter().fold((0.0, 0.0), |(all, purchases), worth| (all + worth.total, purchases + worth.purchases));
    found.sort_by_key(|worth| worth.rank);
    let verdict =
        Verdict::of("first", vec![("name", Said::Names(vec![first.name])), ("total", Said::Number(first.total, 2))]);
    let verdict = if buyer.purchases > first.purchases {
        verdict.and("moved", vec![("name", Said::Names(vec![buyer.name]))])
    } else {
        verdict.and("sameOrder", Vec::new())
    };
    let beyond = vec![("share", Said::Percent(((all - purchases) / all * 100.0).round() / 100.0))];
    let verdict = verdict.and_if(all > 0.0 && purchases >= 0.0 && purchases <= all, "beyond", beyond);
    let bars = found.into_iter().map(|worth| (worth.name, worth.total)).collect();
    Ok(Verdict { bars, ..verdict })
}
