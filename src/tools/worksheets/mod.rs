//! Worksheets on customer value: a sheet is some fields, and a verdict that follows from what stands in them.

mod held;
mod loyalty;
mod numbers;
mod verdict;
mod words;

pub use numbers::{MIDDLE, Quadrant, SATISFACTION, WORTH, Worth, quadrant, worths};
pub use verdict::{Placed, ROW, Said, Sentence, Verdict};

use super::address::pairs_of;
use super::currency::price_level;
use super::document::Document;
use super::number::canonical;
use super::schema::{Field, Kind, OPTIONAL, REQUIRED, Tool, Unit, number};
use super::settled::Settled;
use crate::content::Language;
use crate::metrics::Result as MetricResult;
use held::Held;

/// A worksheet.
#[derive(Debug)]
pub struct Sheet {
    /// Its key in addresses and in the catalogue; its fields are those whose keys begin with it.
    pub key: &'static str,
    verdict: fn(Held) -> MetricResult<Verdict>,
}

const fn sheet(key: &'static str, verdict: fn(Held) -> MetricResult<Verdict>) -> Sheet {
    Sheet { key, verdict }
}

const KEYS: [&str; 10] =
    ["driver", "rival", "questions", "levels", "innovation", "stay", "worth", "email", "loyalty", "quality"];

/// Every sheet.
pub static SHEETS: [Sheet; 10] = [
    sheet("driver", words::driver),
    sheet("rival", words::rival),
    sheet("questions", words::questions),
    sheet("levels", words::levels),
    sheet("innovation", words::innovation),
    sheet("stay", numbers::stay),
    sheet("worth", numbers::worth),
    sheet("email", words::email),
    sheet("loyalty", loyalty::loyalty),
    sheet("quality", words::quality),
];

/// The place of the field that says which sheet is on show.
pub const CHOSEN: usize = 0;

/// How often something is sent, and how many times a year that is.
const OFTEN: [(&str, f64); 4] = [("once", 1.0), ("quarterly", 4.0), ("monthly", 12.0), ("weekly", 52.0)];

const HOW_OFTEN: Kind = Kind::Choice(&["", OFTEN[0].0, OFTEN[1].0, OFTEN[2].0, OFTEN[3].0]);

/// How good the visible cues of a touchpoint are.
const CUES: Kind = Kind::Choice(&["", "none", "weak", "strong"]);

/// The inputs: which sheet, and the fields of each.
pub static TOOL: Tool = Tool {
    id: "worksheets",
    fields: &[
        field("sheet", Kind::Choice(&KEYS)),
        field("driver.sold", Kind::Text),
        field("driver.bought", Kind::Text),
        field("driver.reason", Kind::Text),
        field("driver.substitutes", Kind::Text),
        field("rival.name", Kind::Text),
        field("rival.better", Kind::Text),
        field("rival.worse", Kind::Text),
        field("rival.more", Kind::Text),
        field("rival.less", Kind::Text),
        field("rival.faster", Kind::Text),
        field("rival.slower", Kind::Text),
        field("rival.cue", Kind::Text),
        field("questions.problem", Kind::Text),
        field("questions.result", Kind::Text),
        field("questions.issues", Kind::Text),
        field("questions.actions", Kind::Text),
        field("questions.risks", Kind::Text),
        field("levels.same", Kind::Text),
        field("levels.need", Kind::Text),
        field("levels.wider", Kind::Text),
        field("innovation.idea", Kind::Text),
        field("innovation.notice", Kind::Choice(&["", "yes", "no"])),
        field("innovation.gain", Kind::Choice(&["", "above", "below"])),
        field("innovation.who", Kind::Choice(&["", "known", "excluded", "fresh"])),
        field("innovation.job", Kind::Choice(&["", "same", "further"])),
        field("innovation.source", Kind::Choice(&["", "result", "task", "limit"])),
        field("stay.rows", Kind::Rows(3)),
        field("worth.rows", Kind::Rows(5)),
        field("email.motivation", HOW_OFTEN),
        field("email.loyalty", HOW_OFTEN),
        field("email.knowledge", HOW_OFTEN),
        field("email.service", HOW_OFTEN),
        field("email.contests", HOW_OFTEN),
        field("email.surveys", HOW_OFTEN),
        field("email.experts", HOW_OFTEN),
        field("email.next", Kind::Text),
        number("loyalty.check", "", Unit::Count, (0.0, 1e9), (0.0, 200.0, 1.0), REQUIRED),
        number("loyalty.purchases", "", Unit::Count, (0.0, 1e4), (0.0, 12.0, 0.5), REQUIRED),
        number("loyalty.margin", "", Unit::Percent, (-1000.0, 100.0), (0.0, 100.0, 1.0), REQUIRED),
        number("loyalty.months", "", Unit::Count, (0.0, 1200.0), (0.0, 120.0, 1.0), REQUIRED),
        number("loyalty.reward", "", Unit::Percent, (0.0, 100.0), (0.0, 30.0, 0.5), REQUIRED),
        number("loyalty.redeemed", "", Unit::Percent, (0.0, 100.0), (0.0, 100.0, 5.0), REQUIRED),
        number("loyalty.cost", "", Unit::Count, (0.0, 1e9), (0.0, 10.0, 0.1), OPTIONAL),
        number("loyalty.longer", "", Unit::Count, (0.0, 1200.0), (0.0, 36.0, 1.0), REQUIRED),
        field("quality.site", CUES),
        field("quality.phone", CUES),
        field("quality.office", CUES),
        field("quality.brochure", CUES),
        field("quality.meeting", CUES),
        field("quality.pitch", CUES),
        field("quality.hidden", Kind::Text),
        field("quality.shown", Kind::Text),
    ],
    initial,
    conversions: &[],
};

const fn field(key: &'static str, kind: Kind) -> Field {
    Field { key, name: "", kind }
}

/// All is empty but for the numbers of the programme, which are made up: the gym of the formula.
fn initial(language: Language) -> Vec<String> {
    let check = canonical(20.0 * price_level(language));
    let value = |field: &Field| {
        match field.key {
            "sheet" => "driver",
            "loyalty.check" => &check,
            "loyalty.purchases" => "1",
            "loyalty.margin" => "25",
            "loyalty.months" => "36",
            "loyalty.reward" => "5",
            "loyalty.redeemed" => "60",
            "loyalty.longer" => "6",
            _ => "",
        }
        .to_owned()
    };
    TOOL.fields.iter().map(value).collect()
}

impl Sheet {
    /// The places of its fields.
    pub fn places(&self) -> impl Iterator<Item = usize> {
        let is_own = |field: &Field| field.key.split_once('.').is_some_and(|(sheet, _)| sheet == self.key);
        TOOL.fields.iter().enumerate().filter(move |(_, field)| is_own(field)).map(|(place, _)| place)
    }

    /// Whether something stands in it that stands there at the start in no language; `initial` is what does.
    pub fn is_begun(&self, document: &Document, initial: &[Document]) -> bool {
        let own = self.pairs(document);
        initial.iter().all(|initial| self.pairs(initial) != own)
    }

    /// What stands in its fields, as an address has it.
    fn pairs(&self, document: &Document) -> Vec<(String, String)> {
        let pairs = |place: usize| Some(pairs_of(TOOL.fields.get(place)?, document.value(place)?));
        self.places().filter_map(pairs).flatten().collect()
    }
}

/// The place of the sheet that a document shows.
pub fn chosen(document: &Document) -> usize {
    let key = document.choice(CHOSEN).unwrap_or_default();
    SHEETS.iter().position(|sheet| sheet.key == key).unwrap_or_default()
}

/// How many columns the table of that sheet has; 0 where it has none.
pub fn columns(document: &Document) -> usize {
    let places = SHEETS.get(chosen(document)).into_iter().flat_map(|sheet| sheet.places());
    let kinds = places.filter_map(|place| TOOL.fields.get(place)).map(|field| &field.kind);
    kinds.filter_map(|kind| if let Kind::Rows(columns) = kind { Some(*columns) } else { None }).max().unwrap_or(0)
}

/// What follows from the sheet that a document shows.
pub fn outcome(settled: &Settled) -> Option<MetricResult<Verdict>> {
    let sheet = SHEETS.get(chosen(&settled.document))?;
    Some((sheet.verdict)(Held { document: &settled.document, sheet: sheet.key }))
}

#[cfg(test)]
mod tests;
