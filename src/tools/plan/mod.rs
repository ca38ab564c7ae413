//! The plan: five steps from what is known to what is done, with the levers of each stage as a checklist.

use super::document::{Document, Edit};
use super::entry::Entry;
use super::range::Range;
use super::schema::{Column, Field, Kind, Number, Slider, Tool, Unit};
use super::settled::Settled;
use crate::content::Language;
use crate::content::stages::Stage;
use crate::metrics::Result as MetricResult;

/// The steps, in their order; the keys of a step's fields begin with its own.
pub const STEPS: [&str; 5] = ["assess", "goals", "path", "priorities", "act"];

/// What a good experience brings, by when; what is within each is a goal to choose.
pub const BENEFITS: [(&str, &[&str]); 2] = [
    ("short", &["satisfaction", "praise", "team"]),
    ("long", &["loyalty", "complaints", "acquisition", "turnover", "profit", "image"]),
];

/// How many levers the checklist has of each stage.
pub const LEVERS: usize = 4;

/// The key of the benefits that are chosen.
pub const CHOSEN: &str = "goals.benefits";

/// The key of the levers that are in use.
pub const IN_USE: &str = "path.levers";

/// The key of the touchpoints.
pub const TOUCHPOINTS: &str = "priorities.rows";

/// The inputs.
pub static TOOL: Tool = Tool {
    id: "plan",
    fields: &[
        text("assess.complaints"),
        text("assess.staff"),
        text("assess.studies"),
        text("assess.figures"),
        text(CHOSEN),
        text("goals.goal"),
        text("goals.position"),
        text(IN_USE),
        Field { key: TOUCHPOINTS, name: "", kind: Kind::Rows(3) },
        text("act.shop"),
        text("act.online"),
        text("act.contact"),
        text("act.across"),
    ],
    initial: |_| vec![String::new(); 13],
    conversions: &[],
};

const fn text(key: &'static str) -> Field {
    Field { key, name: "", kind: Kind::Text }
}

const fn column(key: &'static str) -> Column {
    let range = Range { min: 0.0, max: 3.0, optional: false };
    Column { key, number: Some(Number { range, slider: Slider { min: 0.0, max: 3.0, step: 1.0 }, unit: Unit::Whole }) }
}

/// The columns of the touchpoints: a name, impact and friction from 0 to 3.
pub static COLUMNS: [Column; 3] = [Column { key: "name", number: None }, column("impact"), column("friction")];

/// A touchpoint.
#[derive(Debug, Clone, PartialEq)]
pub struct Touchpoint {
    /// Its name.
    pub name: String,
    /// How much it matters, from 0 to 3; 3 is a moment of truth.
    pub impact: f64,
    /// How much stands in the way there, from 0 to 3.
    pub friction: f64,
}

impl Touchpoint {
    /// Of a row, if both of its numbers are right.
    pub fn of(row: &[Entry]) -> Option<Self> {
        let number = |column: usize| COLUMNS.get(column)?.number.as_ref()?.read(row.get(column)?).ok()?;
        Some(Self { name: row.first()?.text.trim().to_owned(), impact: number(1)?, friction: number(2)? })
    }

    /// The row that says the same.
    fn row(&self, language: Language) -> Vec<Entry> {
        let level = |value: f64| Entry::from_address(&value.to_string(), language);
        vec![Entry::text(self.name.clone(), language), level(self.impact), level(self.friction)]
    }

    /// By what touchpoints are ranked.
    pub const fn priority(&self) -> f64 {
        self.impact * self.friction
    }

    /// Whether it is a moment of truth.
    pub const fn is_moment(&self) -> bool {
        self.impact >= 3.0
    }
}

/// How many of a stage's levers are in use.
#[derive(Debug, Clone, PartialEq)]
pub struct Coverage {
    /// The stage.
    pub stage: Stage,
    /// How many of its levers are in use.
    pub in_use: usize,
}

impl Coverage {
    /// The share of its levers that are in use.
    pub fn share(&self) -> f64 {
        self.in_use as f64 / LEVERS as f64
    }
}

/// What comes of the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Whether something stands in each step.
    pub begun: [bool; STEPS.len()],
    /// The stages with their levers.
    pub coverage: Vec<Coverage>,
    /// The share of all levers that are in use.
    pub share: f64,
    /// The stages with the least coverage, once a lever is in use and none is left out.
    pub weakest: Vec<Stage>,
    /// The touchpoints with something in the way, the one to begin with first.
    pub ranked: Vec<Touchpoint>,
}

/// Whether a key is among those in a field.
pub fn has(document: &Document, field: &str, key: &str) -> bool {
    keys(document, field).contains(&key)
}

fn keys<'a>(document: &'a Document, field: &str) -> Vec<&'a str> {
    let entry = TOOL.place(field).and_then(|place| document.entry(place));
    let text = entry.map(|entry| entry.text.as_str()).unwrap_or_default();
    text.split('.').map(str::trim).filter(|key| !key.is_empty()).collect()
}

/// The change that puts a key among those in a field, or takes it away.
pub fn toggled(document: &Document, field: &str, key: &str) -> Option<Edit> {
    let mut keys = keys(document, field);
    match keys.iter().position(|known| *known == key) {
        Some(place) => {
            keys.remove(place);
        }
        None => keys.push(key),
    }
    Some(Edit::Set(TOOL.place(field)?, Entry::typed(keys.join("."), Language::default())))
}

/// The change that adds touchpoints to those that are there; none where all of them are, by their names.
pub fn added(document: &Document, touchpoints: &[Touchpoint], language: Language) -> Option<Edit> {
    let place = TOOL.place(TOUCHPOINTS)?;
    let is_written = |row: &&Vec<Entry>| row.iter().any(|cell| !cell.text.trim().is_empty());
    let mut rows: Vec<Vec<Entry>> = document.rows(place).iter().filter(is_written).cloned().collect();
    let is_known = |known: &[Vec<Entry>], name: &str| {
        known.iter().filter_map(|row| row.first()).any(|cell| cell.text.trim() == name)
    };
    let before = rows.len();
    for touchpoint in touchpoints {
        if !is_known(&rows, &touchpoint.name) {
            rows.push(touchpoint.row(language));
        }
    }
    (rows.len() > before).then_some(Edit::FillRows(place, rows))
}

/// The key of a lever of a stage, the first being 1.
pub fn lever(stage: Stage, number: usize) -> String {
    format!("{}{number}", stage.id())
}

/// What comes of the plan that a document holds.
pub fn outcome(settled: &Settled) -> Option<MetricResult<Outcome>> {
    let document = &settled.document;
    let in_use = keys(document, IN_USE);
    let covered = |stage: Stage| {
        let is_on = |number: &usize| in_use.contains(&lever(stage, *number).as_str());
        Coverage { stage, in_use: (1..=LEVERS).filter(is_on).count() }
    };
    let coverage: Vec<Coverage> = Stage::ALL.into_iter().map(covered).collect();
    let share = coverage.iter().map(Coverage::share).sum::<f64>() / coverage.len() as f64;
    let least = coverage.iter().map(Coverage::share).fold(1.0, f64::min);
    let is_weakest = |coverage: &&Coverage| share > 0.0 && least < 1.0 && coverage.share() == least;
    let weakest = coverage.iter().filter(is_weakest).map(|coverage| coverage.stage).collect();
    Some(Ok(Outcome {
        begun: STEPS.map(|step| is_begun(document, step)),
        share,
        weakest,
        ranked: ranked(document),
        coverage,
    }))
}

/// Whether something stands in a field of a step.
fn is_begun(document: &Document, step: &str) -> bool {
    let fields = TOOL.fields.iter().enumerate();
    let mut own = fields.filter(|(_, field)| field.key.split_once('.').is_some_and(|(key, _)| key == step));
    own.any(|(place, _)| {
        let is_written = document.entry(place).is_some_and(|entry| !entry.text.trim().is_empty());
        is_written || document.rows(place).iter().flatten().any(|cell| !cell.text.trim().is_empty())
    })
}

fn ranked(document: &Document) -> Vec<Touchpoint> {
    let rows = TOOL.place(TOUCHPOINTS).map(|place| document.rows(place)).unwrap_or_default();
    let mut found: Vec<Touchpoint> = rows.iter().filter_map(|row| Touchpoint::of(row)).collect();
    found.retain(|touchpoint| touchpoint.priority() > 0.0);
    // Of equal ones a moment of truth is first.
    found.sort_by(|one, other| {
        other.priority().total_cmp(&one.priority()).then(other.is_moment().cmp(&one.is_moment()))
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::fragment::Fragment;
    use crate::tools::range::Problem;
    use crate::tools::schema::problem;

    fn from(link: &str) -> Document {
        Document::from_fragment(&TOOL, &Fragment::parse(link), Language::En)
    }

    fn outcome_of(document: &Document) -> Outcome {
        outcome(&Settled::of(document, None)).unwrap().unwrap()
    }

    #[test]
    fn every_lever_has_a_text_of_its_stage() {
        let source = include_str!("../../content/locales/en/journey.properties");
        for stage in Stage::ALL {
            for number in 1..=LEVERS {
                assert!(source.contains(&format!("\nstage.{}.helps.{number} = ", stage.id())), "{stage:?} {number}");
            }
        }
    }

    #[test]
    fn levers_are_counted_by_stage_and_the_least_covered_are_named() {
        let all: Vec<String> =
            Stage::ALL.iter().flat_map(|stage| (1..=LEVERS).map(move |number| lever(*stage, number))).collect();
        let most: Vec<&String> = all.iter().filter(|key| !key.starts_with("loyalty") || key.ends_with('1')).collect();
        let link =
            format!("#path.levers={}.nonsense", most.iter().map(|key| key.as_str()).collect::<Vec<_>>().join("."));
        let outcome = outcome_of(&from(&link));
        assert_eq!((outcome.weakest, outcome.share), (vec![Stage::Loyalty], 37.0 / 40.0));
        let full = outcome_of(&from(&format!("#path.levers={}", all.join("."))));
        assert_eq!((full.weakest.len(), full.share), (0, 1.0));
        assert_eq!(outcome_of(&from("")).weakest.len(), 0, "nothing is weak before anything is ticked");
    }

    #[test]
    fn a_lever_is_ticked_and_unticked() {
        let mut document = from("");
        for is_on in [true, false] {
            let edit = toggled(&document, IN_USE, "interest2").unwrap();
            document.apply(edit);
            assert_eq!(has(&document, IN_USE, "interest2"), is_on);
        }
        assert!(document.is_same(&TOOL.initial(Language::En)));
    }

    #[test]
    fn touchpoints_are_ranked_by_impact_times_friction() {
        let document = from("#priorities.rows=Queue,1,3;Till,2,3;Site,3,1;Sign,3,0;Call,x,2;Post,1,4;,,");
        let outcome = outcome_of(&document);
        let ranked: Vec<(&str, f64, bool)> =
            outcome.ranked.iter().map(|point| (point.name.as_str(), point.priority(), point.is_moment())).collect();
        assert_eq!(ranked, [("Till", 6.0, false), ("Site", 3.0, true), ("Queue", 3.0, false)]);
        let rows = document.rows(TOOL.place(TOUCHPOINTS).unwrap());
        assert_eq!(
            (problem(&COLUMNS, &rows[4], 1), problem(&COLUMNS, &rows[5], 2)),
            (Some(Problem::NotANumber), Some(Problem::TooLarge(3.0)))
        );
        assert_eq!(problem(&COLUMNS, &rows[6], 1), None);
    }

    #[test]
    fn touchpoints_of_a_map_are_added_once() {
        let mut document = from("#priorities.rows=Till,2,3;,,");
        let found = |name: &str| Touchpoint { name: name.to_owned(), impact: 3.0, friction: 1.0 };
        let edit = added(&document, &[found("Parcel"), found("Till")], Language::En).unwrap();
        document.apply(edit);
        let ranked: Vec<String> = outcome_of(&document).ranked.into_iter().map(|point| point.name).collect();
        assert_eq!(ranked, ["Till", "Parcel"]);
        assert_eq!(document.rows(TOOL.place(TOUCHPOINTS).unwrap()).len(), 2, "an empty row gives way");
        assert!(added(&document, &[found("Parcel")], Language::En).is_none());
    }

    #[test]
    fn a_step_is_begun_by_whatever_stands_in_it() {
        assert_eq!(outcome_of(&from("")).begun, [false; 5]);
        assert_eq!(outcome_of(&from("#assess.staff=x&act.shop=y")).begun, [true, false, false, false, true]);
        assert_eq!(
            outcome_of(&from("#goals.benefits=loyalty&priorities.rows=a,,")).begun,
            [false, true, false, true, false]
        );
    }
}
