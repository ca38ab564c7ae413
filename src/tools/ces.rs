//! Customer effort of counted answers: its inputs, and what comes of them.

use super::document::Document;
use super::plain::Plain;
use super::schema::{Field, Kind, Tool};
use super::settled::Settled;
use super::surveys::{
    CHANGE, Estimate, MARGIN, Measured, Movement, Outcome, Plan, Question, Survey, TOTAL, confidence, count, fill,
    level, points, population, steps, tone, whole,
};
use crate::metrics::{CesResult, CesTally, CesVersion, Result as MetricResult};

/// The places of the fields that are not those of every survey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// The version of the question.
    Version,
    /// How often each step was chosen.
    Counts,
    /// Which number stands first.
    Show,
}

/// The inputs.
pub static TOOL: Tool = Tool {
    id: "ces",
    fields: &[
        Field { key: "version", name: "version", kind: Kind::Choice(&VERSIONS) },
        Field { key: COUNTS, name: "counts", kind: Kind::Counts { most: 7, optional: false } },
        Field { key: "show", name: "", kind: Kind::Choice(&SHOWN) },
        count(TOTAL, "", true),
        confidence(),
        Field { key: EARLIER, name: "", kind: Kind::Counts { most: 7, optional: true } },
        points(MARGIN),
        population(),
        points(CHANGE),
    ],
    // The published example of support.cys.group.
    initial: |_| {
        ["2.0", "80.210.140.110.160.180.120", SHOWN[0], "", "95", "", "0.2", "", "0.3"].map(str::to_owned).into()
    },
    conversions: &[],
};

/// The numbers of which one stands first: the mean rating, or the share of those who had it easy.
pub const SHOWN: [&str; 2] = ["mean", "share"];

/// The versions of the question.
pub const VERSIONS: [&str; 2] = ["2.0", "1.0"];

const COUNTS: &str = "counts";
const EARLIER: &str = "earlier.counts";

/// The survey.
pub static SURVEY: Survey = Survey {
    tool: &TOOL,
    question: |document| question(version(document)),
    counts: |document| steps(document, COUNTS, question(version(document))).0,
    recount: |counts, language| fill(&TOOL, COUNTS, counts, language),
    recount_earlier: |counts, language| fill(&TOOL, EARLIER, counts, language),
    part_of: |question, answer| question.place(answer),
    scored,
};

/// The version of the document; 2.0 while the document's is none on offer.
pub fn version(document: &Document) -> CesVersion {
    if document.choice(Input::Version as usize) == Some(VERSIONS[1]) { CesVersion::Effort } else { CesVersion::Ease }
}

const fn question(version: CesVersion) -> Question {
    match version {
        CesVersion::Ease => Question { tool: "ces", key: "ease", low: 1, high: 7 },
        CesVersion::Effort => Question { tool: "ces", key: "effort", low: 1, high: 5 },
    }
}

/// The ratings under a key as the metric counts them, and how many stand beyond the scale.
fn tally(document: &Document, key: &str) -> (CesTally, Vec<u64>, u64) {
    let version = version(document);
    let mut tally = CesTally::new(version);
    let (counts, beyond) = steps(document, key, question(version));
    for (answer, count) in question(version).answers().zip(&counts) {
        tally.add_times(i64::from(answer), *count);
    }
    (tally, counts, beyond)
}

/// What comes of settled inputs: nothing while version or counts never were good, or the error of the metric.
pub fn outcome(settled: &Settled) -> Option<MetricResult<Outcome>> {
    let document = &settled.document;
    Some(scored(settled)?.and_then(|scored| followed(document, scored)))
}

fn scored(settled: &Settled) -> Option<MetricResult<Outcome>> {
    (!settled.is_unknown(&[])).then(|| scored_of(&settled.document))
}

/// Whether the share stands first.
fn shows_share(document: &Document) -> bool {
    document.choice(Input::Show as usize) == Some(SHOWN[1])
}

/// A score with its movement and its plan.
fn followed(document: &Document, scored: Outcome) -> MetricResult<Outcome> {
    let (tally, ..) = tally(document, COUNTS);
    let movement = movement(document, &tally, shows_share(document))?;
    Ok(scored.followed(document, tally.standard_deviation(), movement))
}

fn scored_of(document: &Document) -> MetricResult<Outcome> {
    let (confidence, question) = (level(document), question(version(document)));
    let (tally, counts, beyond) = tally(document, COUNTS);
    let result = tally.result(confidence)?;
    let mut estimates = estimates(&result);
    if shows_share(document) {
        estimates.swap(0, 1);
    }
    Ok(Outcome {
        question,
        counts,
        tones: question.answers().map(|answer| tone(version(document).is_easy(i64::from(answer)))).collect(),
        n: result.n,
        other_total: whole(document, TOTAL).filter(|total| *total != result.n),
        beyond,
        confidence,
        estimates: estimates.into(),
        movement: None,
        plan: Plan::NONE,
    })
}

fn estimates(result: &CesResult) -> [Estimate; 2] {
    let estimate = |id, measured, value, interval| Estimate { id, measured, value, interval };
    [
        estimate("mean", Measured::Rating, result.mean, result.mean_interval),
        estimate("share", Measured::Share, result.easy_share, result.easy_share_interval),
    ]
}

/// The movement since an earlier survey, if both have answers.
fn movement(document: &Document, now: &CesTally, of_share: bool) -> MetricResult<Option<Movement>> {
    let confidence = level(document);
    let (before, ..) = tally(document, EARLIER);
    let [from, to] = [before.result(confidence)?, now.result(confidence)?];
    if from.n == 0 || to.n == 0 {
        return Ok(None);
    }
    let difference = before.difference_to(now, confidence)?;
    Ok(if of_share {
        Movement::of([from.easy_share, to.easy_share], [from.n, to.n], difference.easy_share, confidence, true)
    } else {
        Movement::of([from.mean, to.mean], [from.n, to.n], difference.mean, confidence, to.higher_is_better)
    })
}

/// The result in the names of the JavaScript API; nothing while any input is wrong.
pub fn result(document: &Document) -> Option<Plain> {
    let settled = Settled::of(document, None);
    let (tally, ..) = Some(tally(document, COUNTS)).filter(|_| !settled.has_wrong())?;
    let CesResult { n, mean, mean_interval, easy_share, easy_share_interval, higher_is_better } =
        tally.result(level(document)).ok()?;
    Some(Plain::object([
        ("n", Plain::Number(n as f64)),
        ("mean", Plain::number(mean)),
        ("meanInterval", Plain::interval(mean_interval)),
        ("easyShare", Plain::number(easy_share)),
        ("easyShareInterval", Plain::interval(easy_share_interval)),
        ("higherIsBetter", Plain::Flag(higher_is_better)),
    ]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Language;
    use crate::metrics::{CesInput, ces_difference};
    use crate::tools::fragment::Fragment;
    use crate::tools::surveys::Verdict;

    fn from(link: &str) -> Document {
        Document::from_fragment(&TOOL, &Fragment::parse(link), Language::En)
    }

    fn outcome_of(link: &str) -> Outcome {
        outcome(&Settled::of(&from(link), None)).unwrap().unwrap()
    }

    #[test]
    fn the_published_example_has_a_mean_of_4_08() {
        // support.cys.group, article 3000095529
        let outcome = outcome_of("#version=2.0&counts=80.210.140.110.160.180.120");
        let [mean, share] = outcome.estimates[..] else { panic!() };
        assert_eq!((mean.value, share.value, outcome.n), (Some(4.08), Some(0.46), 1000));
    }

    #[test]
    fn in_the_older_version_less_is_better_and_nothing_is_turned() {
        let outcome = outcome_of("#version=1.0&counts=6.9.5.2.1&earlier.counts=1.2.5.9.6");
        let movement = outcome.movement.unwrap();
        assert!(movement.difference < 0.0 && movement.is_better == Some(true), "{movement:?}");
        assert_eq!((movement.verdict, outcome.question.high), (Verdict::Real, 5));
    }

    #[test]
    fn a_movement_is_that_of_the_ratings_themselves() {
        let ratings = |counts: [usize; 7]| {
            let ratings = (1..).zip(counts).flat_map(|(rating, count)| vec![rating; count]).collect();
            CesInput { ratings, ..CesInput::default() }
        };
        let expected = ces_difference(&ratings([3, 4, 5, 6, 2, 1, 1]), &ratings([1, 2, 5, 9, 8, 2, 3])).unwrap();
        let link = "#counts=1.2.5.9.8.2.3&earlier.counts=3.4.5.6.2.1.1";
        let movement = outcome_of(link).movement.unwrap();
        assert!((movement.difference - expected.mean.difference).abs() < 1e-12);
        assert!((movement.p_value.unwrap() - expected.mean.p_value.unwrap()).abs() < 1e-12);
        let movement = outcome_of(&format!("{link}&show=share")).movement.unwrap();
        assert_eq!(movement.p_value, expected.easy_share.p_value);
    }

    #[test]
    fn answers_all_alike_have_no_test_and_plan_for_the_worst() {
        let outcome = outcome_of("#counts=0.0.0.5&earlier.counts=0.0.0.4&margin=0.5&change=1");
        assert_eq!(outcome.movement.unwrap().verdict, Verdict::Untested);
        let needed = outcome.plan.for_margin.unwrap().unwrap();
        // 1.96² × 3² / 0.5² = 138.3, with Student's t for so many 141
        assert_eq!((needed.like_these, needed.at_most), (None, 141));
    }
}
