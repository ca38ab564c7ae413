//! The Net Promoter Score of counted answers: its inputs, and what comes of them.

use super::document::{Document, Edit};
use super::plain::Plain;
use super::schema::Tool;
use super::settled::Settled;
use super::surveys::{
    CHANGE, Estimate, MARGIN, Measured, Movement, Outcome, Plan, Question, Spread, Survey, TOTAL, Tone, confidence,
    count, counted, level, points, population, whole,
};
use crate::content::Language;
use crate::metrics::{NpsAnswers, NpsInput, NpsResult, Result as MetricResult, nps, nps_difference};

/// The inputs.
pub static TOOL: Tool = Tool {
    id: "nps",
    fields: &[
        count(GROUPS[0], "detractors", false),
        count(GROUPS[1], "passives", false),
        count(GROUPS[2], "promoters", false),
        count(TOTAL, "", true),
        confidence(),
        count(EARLIER[0], "", true),
        count(EARLIER[1], "", true),
        count(EARLIER[2], "", true),
        points(MARGIN),
        population(),
        points(CHANGE),
    ],
    initial: |_| ["60", "90", "100", "", "95", "", "", "", "5", "", "10"].map(str::to_owned).into(),
    conversions: &[],
};

/// The keys of the three groups.
pub const GROUPS: [&str; 3] = ["detractors", "passives", "promoters"];
/// Those of an earlier survey.
pub const EARLIER: [&str; 3] = ["earlier.detractors", "earlier.passives", "earlier.promoters"];

/// The survey.
pub static SURVEY: Survey = Survey {
    tool: &TOOL,
    question: |_| QUESTION,
    counts: |document| GROUPS.map(|key| whole(document, key).unwrap_or_default()).into(),
    recount: |groups, language| edits(GROUPS, groups, language),
    recount_earlier: |groups, language| edits(EARLIER, groups, language),
    part_of: |_, answer| match answer {
        0..=6 => 0,
        7..=8 => 1,
        _ => 2,
    },
    scored,
};

/// The edits that set three groups under their keys.
fn edits(keys: [&str; 3], groups: &[u64], language: Language) -> Vec<Edit> {
    let edit = |(key, count): (&str, &u64)| Some(Edit::Set(TOOL.place(key)?, counted(*count, language)));
    keys.into_iter().zip(groups).filter_map(edit).collect()
}

const QUESTION: Question = Question { tool: "nps", key: "wording", low: 0, high: 10 };

/// What comes of settled inputs: nothing while a group never held a good value, or the error of the metric.
pub fn outcome(settled: &Settled) -> Option<MetricResult<Outcome>> {
    let document = &settled.document;
    let groups = answers(document, GROUPS)?;
    Some(scored_of(document, groups).and_then(|scored| followed(document, groups, scored)))
}

fn scored(settled: &Settled) -> Option<MetricResult<Outcome>> {
    Some(scored_of(&settled.document, answers(&settled.document, GROUPS)?))
}

/// The three groups under their keys, if all of them are there.
fn answers(document: &Document, keys: [&str; 3]) -> Option<[u64; 3]> {
    let [detractors, passives, promoters] = keys.map(|key| whole(document, key));
    Some([detractors?, passives?, promoters?])
}

fn input([detractors, passives, promoters]: [u64; 3], confidence: f64) -> NpsInput {
    NpsInput { answers: NpsAnswers::Counts { detractors, passives, promoters }, confidence: Some(confidence) }
}

/// A score with its movement and its plan.
fn followed(document: &Document, groups: [u64; 3], scored: Outcome) -> MetricResult<Outcome> {
    let confidence = scored.confidence;
    let result = nps(&input(groups, confidence))?;
    let earlier = answers(document, EARLIER);
    let movement = earlier.map(|earlier| movement(earlier, &result, confidence)).transpose()?.flatten();
    let spread = Spread::of(Measured::Points, variance(&result), None, 1.0);
    Ok(Outcome { movement, plan: Plan::of(document, spread, confidence), ..scored })
}

fn scored_of(document: &Document, groups: [u64; 3]) -> MetricResult<Outcome> {
    let confidence = level(document);
    let result = nps(&input(groups, confidence))?;
    Ok(Outcome {
        question: QUESTION,
        counts: groups.into(),
        tones: vec![Tone::Bad, Tone::Neutral, Tone::Good],
        n: result.n,
        other_total: whole(document, TOTAL).filter(|total| *total != result.n),
        beyond: 0,
        confidence,
        estimates: vec![Estimate {
            id: "score",
            measured: Measured::Points,
            value: result.score,
            interval: result.interval,
        }],
        movement: None,
        plan: Plan::NONE,
    })
}

/// The movement since an earlier survey, if both have answers.
fn movement(earlier: [u64; 3], result: &NpsResult, confidence: f64) -> MetricResult<Option<Movement>> {
    let before = nps(&input(earlier, confidence))?;
    if before.n == 0 || result.n == 0 {
        return Ok(None);
    }
    let now = [result.detractors, result.passives, result.promoters];
    let difference = nps_difference(&input(earlier, confidence), &input(now, confidence))?;
    Ok(Movement::of([before.score, result.score], [before.n, result.n], difference, confidence, true))
}

/// The variance of -1, 0 and 1.
fn variance(result: &NpsResult) -> Option<f64> {
    result.standard_error.map(|error| error * error * result.n as f64 / 1e4)
}

/// The result in the names of the JavaScript API; nothing while any input is wrong.
pub fn result(document: &Document) -> Option<Plain> {
    let settled = Settled::of(document, None);
    let groups = answers(document, GROUPS).filter(|_| !settled.has_wrong())?;
    let NpsResult { n, detractors, passives, promoters, score, standard_error, interval } =
        nps(&input(groups, level(document))).ok()?;
    Some(Plain::object([
        ("n", Plain::Number(n as f64)),
        ("detractors", Plain::Number(detractors as f64)),
        ("passives", Plain::Number(passives as f64)),
        ("promoters", Plain::Number(promoters as f64)),
        ("score", Plain::number(score)),
        ("standardError", Plain::number(standard_error)),
        ("interval", Plain::interval(interval)),
    ]))
}

/// The inputs without any answer.
pub fn unanswered(language: Language) -> Document {
    SURVEY.emptied(&TOOL.initial(language), language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::fragment::Fragment;
    use crate::tools::surveys::{Needed, Verdict};

    fn from(link: &str) -> Document {
        Document::from_fragment(&TOOL, &Fragment::parse(link), Language::En)
    }

    fn outcome_of(link: &str) -> Outcome {
        outcome(&Settled::of(&from(link), None)).unwrap().unwrap()
    }

    #[test]
    fn the_published_example_scores_16() {
        // proprofssurvey.com: 60, 90 and 100 of 250; the interval from mpmath
        let outcome = outcome_of("#detractors=60&passives=90&promoters=100");
        let main = outcome.main().unwrap();
        assert_eq!((main.value, outcome.n, outcome.share(2)), (Some(16.0), 250, Some(0.4)));
        let interval = main.interval.unwrap();
        assert!((interval.low - 6.160_001_636_880).abs() < 1e-9 && (interval.high - 25.460_551_722_8).abs() < 1e-9);
    }

    #[test]
    fn without_answers_there_is_no_score_and_nothing_is_said_of_them() {
        let outcome = outcome(&Settled::of(&unanswered(Language::En), None)).unwrap().unwrap();
        assert_eq!((outcome.main().unwrap().value, outcome.main().unwrap().interval), (None, None));
        assert_eq!(outcome.plan.for_margin, Some(Ok(Needed { like_these: None, at_most: 1534 })));
    }

    #[test]
    fn answers_needed_are_those_of_the_published_table() {
        // MeasuringU: 1534 for 5 points; 7.8489 * 2 / 0.01 for a change of 10 points
        let outcome = outcome_of("#margin=5&change=10&population=1000");
        assert_eq!(outcome.plan.for_margin.unwrap().unwrap().at_most, 1534);
        assert_eq!(outcome.plan.for_change.unwrap().unwrap().at_most, 1570);
        // Cochran: 1534 / (1 + 1533 / 1000) = 605.6
        assert_eq!(outcome.plan.of_population.unwrap().unwrap().at_most, 606);
    }

    #[test]
    fn a_movement_is_the_difference_to_the_earlier_survey() {
        let link =
            "#detractors=40&passives=60&promoters=150&earlier.detractors=60&earlier.passives=90&earlier.promoters=100";
        let movement = outcome_of(link).movement.unwrap();
        assert_eq!((movement.from, movement.to, movement.difference), (16.0, 44.0, 28.0));
        assert_eq!((movement.verdict, movement.is_better), (Verdict::Real, Some(true)));
        let link = "#earlier.detractors=60&earlier.passives=90&earlier.promoters=101";
        assert_eq!(outcome_of(link).movement.unwrap().verdict, Verdict::Chance);
        assert_eq!(outcome_of("#earlier.detractors=60").movement, None, "a part of a survey is none");
    }

    #[test]
    fn the_answers_of_an_earlier_file_are_those_of_the_earlier_survey() {
        let mut steps = [0; 11];
        (steps[3], steps[8], steps[10]) = (60, 90, 100);
        let now = from("#detractors=40&passives=60&promoters=150");
        let both = SURVEY.since(&now, &steps, Language::En);
        let movement = outcome(&Settled::of(&both, None)).unwrap().unwrap().movement.unwrap();
        assert_eq!((movement.from, movement.to, movement.verdict), (16.0, 44.0, Verdict::Real));
    }

    #[test]
    fn a_total_that_is_not_the_sum_of_its_parts_is_kept_to_be_pointed_out() {
        assert_eq!(outcome_of("#total=260").other_total, Some(260));
        assert_eq!(outcome_of("#total=250").other_total, None);
    }

    #[test]
    fn half_a_customer_is_no_count() {
        let document = from("#detractors=0.5");
        assert!(document.is_wrong(0) && outcome(&Settled::of(&document, None)).is_none());
        assert!(result(&document).is_none());
    }

    #[test]
    fn answers_replace_the_example_and_add_up_afterwards() {
        let language = Language::En;
        let mut answers = [0; 11];
        answers[9] = 1;
        let first = SURVEY.added(&TOOL.initial(language), &answers, language);
        assert_eq!((SURVEY.counts)(&first), [0, 0, 1]);
        answers[6] = 2;
        assert_eq!((SURVEY.counts)(&SURVEY.added(&first, &answers, language)), [2, 0, 2]);
        assert_eq!((SURVEY.counts)(&SURVEY.replaced(&first, &answers, language)), [2, 0, 1]);
    }
}
