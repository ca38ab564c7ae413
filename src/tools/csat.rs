//! Customer satisfaction of counted answers: its inputs, and what comes of them.

use super::document::{Document, Edit};
use super::plain::{self, Plain};
use super::range::Range;
use super::schema::{Field, Kind, Number, Slider, Tool, Unit};
use super::settled::Settled;
use super::surveys::{
    CHANGE, CONFIDENCE, Estimate, MARGIN, Measured, Movement, Outcome, Plan, Question, Survey, TOTAL, confidence,
    count, fill, level, number, points, population, steps, tone, whole,
};
use crate::content::Language;
use crate::metrics::{CsatResult, CsatTally, Result as MetricResult, Scale};

/// The places of the fields that are not those of every survey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// The scale of the answers.
    Scale,
    /// How often each step was chosen.
    Counts,
    /// The lowest satisfied step.
    From,
    /// Which number stands first.
    Show,
}

/// The inputs.
pub static TOOL: Tool = Tool {
    id: "csat",
    fields: &[
        Field { key: "scale", name: "scale", kind: Kind::Choice(&SCALES) },
        Field { key: COUNTS, name: "counts", kind: Kind::Counts { most: 11, optional: false } },
        Field { key: FROM, name: "satisfiedFrom", kind: Kind::Number(STEP) },
        Field { key: "show", name: "", kind: Kind::Choice(&SHOWN) },
        count(TOTAL, "", true),
        confidence(),
        Field { key: EARLIER, name: "", kind: Kind::Counts { most: 11, optional: true } },
        points(MARGIN),
        population(),
        points(CHANGE),
    ],
    // Delighted's published example: 42 times 5, 32 times 4, 10 times 3, 9 times 2 and 14 times 1.
    initial: |_| ["1-5", "14.9.10.32.42", "", SHOWN[0], "", "95", "", "5", "", "10"].map(str::to_owned).into(),
    conversions: &[],
};

/// The scales on offer.
pub const SCALES: [&str; 4] = ["1-5", "1-7", "1-10", "0-10"];

/// The numbers of which one stands first: the share of satisfied customers, or the mean rating.
pub const SHOWN: [&str; 2] = ["share", "mean"];

const COUNTS: &str = "counts";
const EARLIER: &str = "earlier.counts";
const FROM: &str = "from";

const STEP: Number = Number {
    range: Range { min: 1.0, max: 10.0, optional: true },
    slider: Slider { min: 1.0, max: 10.0, step: 1.0 },
    unit: Unit::Whole,
};

/// The survey.
pub static SURVEY: Survey = Survey {
    tool: &TOOL,
    question,
    counts: |document| steps(document, COUNTS, question(document)).0,
    recount: |counts, language| fill(&TOOL, COUNTS, counts, language),
    recount_earlier: |counts, language| fill(&TOOL, EARLIER, counts, language),
    part_of: |question, answer| question.place(answer),
    scored,
};

/// The question on the scale of the document; on the first one while the document's is none on offer.
fn question(document: &Document) -> Question {
    let scale = document.choice(Input::Scale as usize).unwrap_or("1-5");
    let (low, high) = scale.split_once('-').unwrap_or(("1", "5"));
    let (low, high) = (low.parse().unwrap_or(1), high.parse().unwrap_or(5));
    Question { tool: "csat", key: "wording", low, high }
}

/// The ratings under a key as the metric counts them, and how many stand beyond the scale.
fn tally(document: &Document, key: &str) -> MetricResult<(CsatTally, Vec<u64>, u64)> {
    let question = question(document);
    let scale = Scale { min: f64::from(question.low), max: f64::from(question.high) };
    let mut tally = CsatTally::new(Some(scale), number(document, FROM))?;
    let (counts, beyond) = steps(document, key, question);
    for (answer, count) in question.answers().zip(&counts) {
        tally.add_times(i64::from(answer), *count);
    }
    Ok((tally, counts, beyond))
}

/// What comes of settled inputs: nothing while scale or counts never were good, or the error of the metric.
pub fn outcome(settled: &Settled) -> Option<MetricResult<Outcome>> {
    let document = &settled.document;
    Some(scored(settled)?.and_then(|scored| followed(document, scored)))
}

fn scored(settled: &Settled) -> Option<MetricResult<Outcome>> {
    (!settled.is_unknown(&[])).then(|| scored_of(&settled.document))
}

/// Whether the mean stands first.
fn shows_mean(document: &Document) -> bool {
    document.choice(Input::Show as usize) == Some(SHOWN[1])
}

/// A score with its movement and its plan.
fn followed(document: &Document, scored: Outcome) -> MetricResult<Outcome> {
    let (tally, ..) = tally(document, COUNTS)?;
    let movement = movement(document, &tally, shows_mean(document))?;
    Ok(scored.followed(document, tally.standard_deviation(), movement))
}

fn scored_of(document: &Document) -> MetricResult<Outcome> {
    let (confidence, question) = (level(document), question(document));
    let (tally, counts, beyond) = tally(document, COUNTS)?;
    let result = tally.result(confidence)?;
    let mut estimates = estimates(&result);
    if shows_mean(document) {
        estimates.swap(0, 1);
    }
    Ok(Outcome {
        question,
        counts,
        tones: question.answers().map(|answer| tone(f64::from(answer) >= tally.satisfied_from())).collect(),
        n: result.n,
        other_total: whole(document, TOTAL).filter(|total| *total != result.n),
        beyond,
        confidence,
        estimates: estimates.into(),
        movement: None,
        plan: Plan::NONE,
    })
}

fn estimates(result: &CsatResult) -> [Estimate; 3] {
    let estimate = |id, measured, value, interval| Estimate { id, measured, value, interval };
    [
        estimate("share", Measured::Share, result.share, result.share_interval),
        estimate("mean", Measured::Rating, result.mean, result.mean_interval),
        estimate("index", Measured::Index, result.index, None),
    ]
}

/// The movement since an earlier survey, if both have answers.
fn movement(document: &Document, now: &CsatTally, of_mean: bool) -> MetricResult<Option<Movement>> {
    let confidence = level(document);
    let (before, ..) = tally(document, EARLIER)?;
    let [from, to] = [before.result(confidence)?, now.result(confidence)?];
    if from.n == 0 || to.n == 0 {
        return Ok(None);
    }
    let difference = before.difference_to(now, confidence)?;
    Ok(if of_mean {
        Movement::of([from.mean, to.mean], [from.n, to.n], difference.mean, confidence, true)
    } else {
        Movement::of([from.share, to.share], [from.n, to.n], difference.share, confidence, true)
    })
}

/// The lowest satisfied step: the one that was chosen, or that of the top two.
pub fn satisfied_from(document: &Document) -> Option<u8> {
    tally(document, COUNTS).ok().map(|(tally, ..)| tally.satisfied_from() as u8)
}

/// The inputs in the names of the JavaScript API, the ratings as counts a step.
pub fn inputs(document: &Document) -> Plain {
    let question = question(document);
    let end = |end: u8| Plain::Number(f64::from(end));
    let scale = Plain::object([("min", end(question.low)), ("max", end(question.high))]);
    let counts = steps(document, COUNTS, question).0.into_iter().map(|count| Plain::Number(count as f64));
    Plain::object([
        ("scale", scale),
        ("counts", Plain::List(counts.collect())),
        ("satisfiedFrom", Plain::number(number(document, FROM))),
        ("confidence", Plain::number(number(document, CONFIDENCE).map(|percent| percent / 100.0))),
    ])
}

/// The changes that the page around asks for, in the names of the JavaScript API or of an address.
pub fn edits(document: &Document, set: &Plain, language: Language) -> Vec<Edit> {
    let end = |scale: &Plain, name: &str| scale.get(name).map(Plain::text).unwrap_or_default();
    let named = |(name, value): &(String, Plain)| match value {
        Plain::Object(_) if name == "scale" => {
            (name.clone(), Plain::Text(format!("{}-{}", end(value, "min"), end(value, "max"))))
        }
        _ => (name.clone(), value.clone()),
    };
    match set {
        Plain::Object(entries) => plain::edits(document, &Plain::Object(entries.iter().map(named).collect()), language),
        _ => Vec::new(),
    }
}

/// The result in the names of the JavaScript API; nothing while any input is wrong.
pub fn result(document: &Document) -> Option<Plain> {
    let settled = Settled::of(document, None);
    let (tally, ..) = tally(document, COUNTS).ok().filter(|_| !settled.has_wrong())?;
    let CsatResult { n, satisfied, share, share_interval, mean, mean_interval, index } =
        tally.result(level(document)).ok()?;
    Some(Plain::object([
        ("n", Plain::Number(n as f64)),
        ("satisfied", Plain::Number(satisfied as f64)),
        ("share", Plain::number(share)),
        ("shareInterval", Plain::interval(share_interval)),
        ("mean", Plain::number(mean)),
        ("meanInterval", Plain::interval(mean_interval)),
        ("index", Plain::number(index)),
    ]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::{CsatInput, csat_difference};
    use crate::tools::fragment::Fragment;
    use crate::tools::surveys::Verdict;

    fn from(link: &str) -> Document {
        Document::from_fragment(&TOOL, &Fragment::parse(link), Language::En)
    }

    fn outcome_of(link: &str) -> Outcome {
        outcome(&Settled::of(&from(link), None)).unwrap().unwrap()
    }

    #[test]
    fn the_published_example_has_74_satisfied_of_107() {
        // help.delighted.com, article 240; mean, index and interval computed with double precision elsewhere
        let outcome = outcome_of("#scale=1-5&counts=14.9.10.32.42");
        let [share, mean, index] = outcome.estimates[..] else { panic!() };
        assert_eq!((share.value, outcome.n), (Some(74.0 / 107.0), 107));
        assert!((mean.value.unwrap() - 3.738_318).abs() < 5e-7 && (index.value.unwrap() - 68.457_944).abs() < 5e-7);
        let interval = share.interval.unwrap();
        assert!((interval.low - 0.598_715).abs() < 5e-7 && (interval.high - 0.771_183).abs() < 5e-7);
    }

    #[test]
    fn the_mean_stands_first_where_it_was_chosen() {
        assert_eq!(outcome_of("#show=mean").main().unwrap().id, "mean");
    }

    #[test]
    fn another_lowest_satisfied_step_is_another_share() {
        assert_eq!(outcome_of("#counts=14.9.10.32.42&from=5").main().unwrap().value, Some(42.0 / 107.0));
        assert_eq!(satisfied_from(&from("#scale=0-10")), Some(9));
        assert_eq!(satisfied_from(&from("#from=3")), Some(3));
        assert!(outcome(&Settled::of(&from("#from=7"), None)).unwrap().is_err(), "a step that the scale has not");
    }

    #[test]
    fn answers_beyond_the_scale_are_told_and_do_not_count() {
        let outcome = outcome_of("#scale=1-5&counts=1.1.1.1.1.7.7");
        assert_eq!((outcome.n, outcome.beyond, outcome.counts.len()), (5, 14, 5));
    }

    #[test]
    fn a_movement_is_that_of_the_ratings_themselves() {
        let ratings = |counts: [usize; 5]| {
            let ratings = (1..).zip(counts).flat_map(|(rating, count)| vec![rating; count]).collect();
            CsatInput { ratings, ..CsatInput::default() }
        };
        let expected = csat_difference(&ratings([3, 4, 5, 6, 2]), &ratings([1, 2, 5, 9, 8])).unwrap();
        let link = "#counts=1.2.5.9.8&earlier.counts=3.4.5.6.2";
        let movement = outcome_of(link).movement.unwrap();
        assert_eq!((movement.difference, movement.p_value), (expected.share.difference, expected.share.p_value));
        assert_eq!(movement.verdict, Verdict::Chance); // p = 0.06
        let movement = outcome_of(&format!("{link}&show=mean")).movement.unwrap();
        assert!((movement.p_value.unwrap() - expected.mean.p_value.unwrap()).abs() < 1e-12);
        assert!((movement.difference - expected.mean.difference).abs() < 1e-12);
    }

    #[test]
    fn a_wrong_count_keeps_the_last_good_ones_and_no_result() {
        let document = from("#counts=1.x.3");
        assert!(outcome(&Settled::of(&document, None)).is_none() && result(&document).is_none());
        let good = Settled::of(&from("#counts=1.2.3"), None);
        let settled = Settled::of(&document, Some(&good));
        assert_eq!(outcome(&settled).unwrap().unwrap().counts, [1, 2, 3, 0, 0]);
        assert!(settled.is_stale(&[]));
    }

    #[test]
    fn what_a_frame_says_and_hears_has_the_names_of_the_api() {
        let language = Language::En;
        let mut document = from("#scale=1-7&counts=1.2&from=6");
        let said = inputs(&document);
        assert_eq!(said.get("scale").unwrap().get("max"), Some(&Plain::Number(7.0)));
        assert_eq!(said.get("counts").unwrap().get("6"), Some(&Plain::Number(0.0)));
        let end = |end| Plain::Number(end);
        let scale = Plain::object([("min", end(0.0)), ("max", end(10.0))]);
        let set = Plain::object([("scale", scale), ("counts", Plain::List(vec![end(3.0), end(4.0)]))]);
        edits(&document, &set, language).into_iter().for_each(|edit| drop(document.apply(edit)));
        assert_eq!(document.choice(Input::Scale as usize), Some("0-10"));
        assert_eq!((SURVEY.counts)(&document)[..3], [3, 4, 0]);
    }

    #[test]
    fn a_link_keeps_as_many_counts_as_there_are() {
        let pairs = from("#counts=1.2.3").pairs();
        assert!(pairs.contains(&("counts".to_owned(), "1.2.3".to_owned())), "{pairs:?}");
        assert!(!from("#counts=1.2.3").is_same(&from("#counts=1.2.3.4")));
    }
}
