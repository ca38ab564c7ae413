//! What a map says: how many go on from stage to stage, where it matters and hinders most, where the channel changes, and
//! how long it takes at three paces.

use super::Input;
use super::row::{Column, Map, Row};
use crate::metrics::Result as MetricResult;
use crate::tools::range::Problem;
use crate::tools::settled::Settled;

/// An impact from which on a touchpoint is a moment of truth.
const MOMENT_OF_TRUTH: f64 = 3.0;

/// A number of a stage, or one that follows from such; nothing where a cell is empty, a problem where one cannot be read.
pub type Figure = Result<Option<f64>, Problem>;

/// A stage.
#[derive(Debug, Clone, PartialEq)]
pub struct StageOutcome {
    /// Its row.
    pub row: usize,
    /// Its name, or the id of one of the ten.
    pub name: String,
    /// How many came to it.
    pub people: Figure,
    /// The share of those of the last stage before it whose people are known; none without one, or if nobody was there.
    pub step: Figure,
    /// The share of those of the first stage whose people are known.
    pub cumulative: Figure,
    /// The NEV that was measured there.
    pub nev: Option<f64>,
    /// How many days an ordinary customer stays.
    pub days: Figure,
    /// The mean of its emotions, if there is any.
    pub emotion: Option<f64>,
    /// How many touchpoints it has.
    pub touchpoints: usize,
}

/// A touchpoint.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Its row.
    pub row: usize,
    /// Its stage among the stages.
    pub stage: usize,
    /// Its name.
    pub name: String,
    /// Where it happens.
    pub channel: String,
    /// The note.
    pub note: String,
    /// What is felt, from −2 to 2.
    pub emotion: Option<f64>,
    /// How much it counts, from 0 to 3.
    pub impact: Option<f64>,
    /// How much it hinders, from 0 to 3.
    pub friction: Option<f64>,
}

impl StageOutcome {
    /// Whether something stands for its people, be it wrong.
    fn is_counted(&self) -> bool {
        self.people != Ok(None)
    }
}

impl Point {
    /// Impact × friction, where both are known.
    pub fn score(&self) -> Option<f64> {
        Some(self.impact? * self.friction?)
    }

    /// Whether it is a moment of truth.
    pub fn is_moment_of_truth(&self) -> bool {
        self.impact.is_some_and(|impact| impact >= MOMENT_OF_TRUTH)
    }
}

/// Two touchpoints between which the channel changes, by their places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Handover {
    /// The last one whose channel is known.
    pub from: usize,
    /// The first one in the other channel.
    pub to: usize,
}

/// The same path at the paces of innovators, ordinary and conservative customers.
#[derive(Debug, Clone, PartialEq)]
pub struct Paces {
    /// The days of the whole path.
    pub days: [Option<f64>; 3],
    /// The stage at which each is on the day that is asked about; none behind the last.
    pub reached: Option<[Option<usize>; 3]>,
    /// The day that is asked about.
    pub day: Option<f64>,
}

/// What comes of a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The stages in order.
    pub stages: Vec<StageOutcome>,
    /// The touchpoints in order.
    pub points: Vec<Point>,
    /// The places of the touchpoints whose impact × friction is above zero, the greatest first.
    pub ranking: Vec<usize>,
    /// Where the channel changes.
    pub handovers: Vec<Handover>,
    /// The stage before which most people are lost.
    pub leak: Result<Option<usize>, Problem>,
    /// The stage with the lowest step conversion below 1.
    pub lowest: Result<Option<usize>, Problem>,
    /// The three paces; none without a number of days.
    pub paces: Result<Option<Paces>, Problem>,
}

/// What comes of settled inputs.
pub fn outcome(settled: &Settled) -> Option<MetricResult<Outcome>> {
    let document = &settled.document;
    let number = |input: Input| document.number(input as usize).ok().flatten();
    let factors = [number(Input::Innovator), Some(1.0), number(Input::Conservative)];
    Some(Ok(Outcome::of(&Map::of(document), factors, number(Input::Day))))
}

impl Outcome {
    /// What comes of a map whose days differ by these factors.
    pub fn of(map: &Map, factors: [Option<f64>; 3], day: Option<f64>) -> Self {
        let (mut stages, points) = parts(map);
        convert(&mut stages);
        Self {
            ranking: ranking(&points),
            handovers: handovers(&points),
            leak: lowest_of(&stages, &|before, here| Some(here.people.ok()?? - before.people.ok()??), 0.0),
            lowest: lowest_of(&stages, &|_, here| here.step.ok()?, 1.0),
            paces: paces(&stages, factors, day),
            stages,
            points,
        }
    }

    /// How many people are lost before a stage, since the last one before it whose people are known.
    pub fn lost_before(&self, stage: usize) -> Option<f64> {
        let before = self.stages.get(..stage)?.iter().rfind(|stage| stage.is_counted())?;
        Some(before.people.ok()?? - self.stages.get(stage)?.people.ok()??)
    }

    /// The mean emotion of all touchpoints that have one.
    pub fn emotion(&self) -> Option<f64> {
        mean(self.points.iter().filter_map(|point| point.emotion))
    }
}

/// Stages and touchpoints; those before any stage belong to one without a name.
fn parts(map: &Map) -> (Vec<StageOutcome>, Vec<Point>) {
    let (mut stages, mut points) = (Vec::new(), Vec::<Point>::new());
    for (row, cells) in map.rows.iter().enumerate() {
        if cells.is_stage || stages.is_empty() {
            stages.push(stage(row, cells));
        }
        if !cells.is_stage {
            points.push(point(row, stages.len() - 1, cells));
        }
    }
    for (place, stage) in stages.iter_mut().enumerate() {
        let own = || points.iter().filter(|point| point.stage == place);
        stage.touchpoints = own().count();
        stage.emotion = mean(own().filter_map(|point| point.emotion));
    }
    (stages, points)
}

fn stage(row: usize, cells: &Row) -> StageOutcome {
    let number = |column: Column| if cells.is_stage { cells.read(column) } else { Ok(None) };
    StageOutcome {
        row,
        name: if cells.is_stage { cells.get(Column::Name).to_owned() } else { String::new() },
        people: number(Column::PEOPLE),
        step: Ok(None),
        cumulative: Ok(None),
        nev: number(Column::NEV).unwrap_or_default(),
        days: number(Column::DAYS),
        emotion: None,
        touchpoints: 0,
    }
}

fn point(row: usize, stage: usize, cells: &Row) -> Point {
    Point {
        row,
        stage,
        name: cells.get(Column::Name).to_owned(),
        channel: cells.get(Column::Channel).trim().to_owned(),
        note: cells.get(Column::Note).to_owned(),
        emotion: cells.number(Column::Emotion),
        impact: cells.number(Column::Impact),
        friction: cells.number(Column::Friction),
    }
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    // A mean of −1 and 1 is 0 and not −0.
    (count > 0.0).then(|| sum / count + 0.0)
}

/// The shares of each stage, of those whose people are known before it.
fn convert(stages: &mut [StageOutcome]) {
    let first = stages.iter().find(|stage| stage.is_counted()).map_or(Ok(None), |stage| stage.people);
    let mut before = Ok(None);
    for stage in stages.iter_mut().filter(|stage| stage.is_counted()) {
        (stage.step, stage.cumulative) = (share(stage.people, before), share(stage.people, first));
        before = stage.people;
    }
}

fn share(people: Figure, of: Figure) -> Figure {
    let (people, of) = (people?, of?.filter(|of| *of > 0.0));
    Ok(people.zip(of).map(|(people, of)| people / of))
}

/// The stage at which a number is lowest, if it is below `limit` there; with the last one before whose people are known.
fn lowest_of(
    stages: &[StageOutcome],
    number: &dyn Fn(&StageOutcome, &StageOutcome) -> Option<f64>,
    limit: f64,
) -> Result<Option<usize>, Problem> {
    let known: Vec<(usize, &StageOutcome)> =
        stages.iter().enumerate().filter(|(_, stage)| stage.is_counted()).collect();
    known.iter().try_for_each(|(_, stage)| stage.people.map(|_| ()))?;
    let mut found = (None, limit);
    for pair in known.windows(2) {
        let &[(_, before), (place, here)] = pair else { continue };
        if let Some(value) = number(before, here).filter(|value| *value < found.1) {
            found = (Some(place), value);
        }
    }
    Ok(found.0)
}

/// The greatest score first; of equal ones the one that is felt worse, then the earlier.
fn ranking(points: &[Point]) -> Vec<usize> {
    let mut ranking: Vec<(f64, f64, usize)> = points
        .iter()
        .enumerate()
        .filter_map(|(place, point)| Some((point.score()?, point.emotion.unwrap_or_default(), place)))
        .filter(|(score, ..)| *score > 0.0)
        .collect();
    ranking.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.total_cmp(&other.1)));
    ranking.into_iter().map(|(.., place)| place).collect()
}

fn handovers(points: &[Point]) -> Vec<Handover> {
    let mut handovers = Vec::new();
    let mut before: Option<(usize, String)> = None;
    for (to, point) in points.iter().enumerate().filter(|(_, point)| !point.channel.is_empty()) {
        let channel = point.channel.to_lowercase();
        if let Some((from, _)) = before.filter(|(_, known)| *known != channel) {
            handovers.push(Handover { from, to });
        }
        before = Some((to, channel));
    }
    handovers
}

fn paces(stages: &[StageOutcome], factors: [Option<f64>; 3], day: Option<f64>) -> Result<Option<Paces>, Problem> {
    let days = stages.iter().map(|stage| stage.days).collect::<Result<Vec<_>, _>>()?;
    if days.iter().all(Option::is_none) {
        return Ok(None);
    }
    let days: Vec<f64> = days.into_iter().map(Option::unwrap_or_default).collect();
    let whole: f64 = days.iter().sum();
    let reached = |factor: Option<f64>| {
        let (mut end, day) = (0.0, day?);
        days.iter().position(|days| {
            end += days * factor.unwrap_or(1.0);
            day < end
        })
    };
    Ok(Some(Paces {
        days: factors.map(|factor| factor.map(|factor| whole * factor)),
        reached: day.map(|_| factors.map(reached)),
        day,
    }))
}
