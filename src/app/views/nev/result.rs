//! The score, what it is made of and what would change it.

use leptos::prelude::*;

use super::NevState;
use crate::app::Words;
use crate::app::components::result::{Figure, Headline, ResultRegion, UNKNOWN};
use crate::app::components::rows::{Row, Rows};
use crate::app::live::{live, live_view};
use crate::metrics::{Emotion, NevPull, NevResult};
use crate::tools::nev::Outcome;

/// The result: the score with its range, then what pulls it up and down.
#[component]
pub fn Results(
    /// The questionnaire's state.
    state: NevState,
    /// What stands below the numbers.
    #[prop(optional)]
    after: Option<AnyView>,
) -> impl IntoView {
    let words = Words::of_view();
    let rows = Memo::new(move |_| state.outcome(|outcome| findings(words, outcome)));
    view! {
        <ResultRegion id="nev-result" title=words.text("nev.result") after>
            <Score state />
            <Rows rows />
            {live_view(move || state.outcome(is_rounded_apart).then(|| view! { <p class="fine-print">{words.text("nev.rounded")}</p> }))}
        </ResultRegion>
    }
}

/// The score in a large numeral, its range, and whether it is still provisional.
#[component]
fn Score(state: NevState) -> impl IntoView {
    let words = Words::of_view();
    let range = live(move || {
        let scale = state.scale();
        let reach = f64::from(scale.max() - scale.min());
        let (least, greatest) = (words.signed(-reach, 0), words.signed(reach, 0));
        words.fill("nev.range", &[("least", &least), ("greatest", &greatest)])
    });
    let figures = vec![Figure { name: None, value: live(move || score(words, state)), unit: range }];
    view! { <Headline figures sentence=live(move || state.outcome(|outcome| status(words, outcome))) /> }
}

/// The score on show, or a dash.
pub fn score(words: Words, state: NevState) -> String {
    let nev = state.outcome(|outcome| outcome.score.as_ref().and_then(|(result, _)| result.nev));
    nev.map_or_else(|| UNKNOWN.to_owned(), |nev| words.signed(nev, 1))
}

/// What the score is called at a glance, where there is no room to say how many answers it rests on.
pub fn glance_name(words: Words, state: NevState) -> String {
    let is_provisional = state.outcome(|outcome| outcome.score.is_some() && outcome.is_provisional());
    if is_provisional { words.text("nev.soFar") } else { "NEV".to_owned() }
}

fn status(words: Words, outcome: &Outcome) -> String {
    match (&outcome.score, outcome.is_provisional()) {
        (None, _) => words.text("nev.undefined"),
        (Some(_), true) => words.plural("nev.provisional", outcome.answered as f64, 0, &[]),
        (Some((result, _)), false) => verdict(words, result.nev.unwrap_or_default()),
    }
}

fn verdict(words: Words, nev: f64) -> String {
    let key = match nev {
        nev if nev > 0.0 => "nev.verdict.positive",
        nev if nev < 0.0 => "nev.verdict.negative",
        _ => "nev.verdict.balanced",
    };
    words.text(key)
}

/// The findings in their order.
const FINDINGS: [&str; 7] = ["driver", "destroyer", "onePoint", "positive", "negative", "shortTerm", "longTerm"];

/// What the score is made of: name and value. The names are there before there is a score, so that nothing moves then.
fn findings(words: Words, outcome: &Outcome) -> Vec<Row> {
    let values = outcome.score.as_ref().map(|(result, pull)| values(words, result, pull));
    let values = values.unwrap_or_else(|| std::array::from_fn(|_| UNKNOWN.to_owned()));
    let row = |(name, value)| Row { name: words.text(&format!("nev.row.{name}")), value, is_stale: false };
    FINDINGS.into_iter().zip(values).map(row).collect()
}

/// Whether the two means, rounded as they are shown, do not differ by the score that is shown.
fn is_rounded_apart(outcome: &Outcome) -> bool {
    let tenths = |value: f64| (value * 10.0).round();
    let parts = outcome.score.as_ref().and_then(|(result, _)| Some((result.positive?, result.negative?, result.nev?)));
    parts.is_some_and(|(positive, negative, nev)| tenths(positive) - tenths(negative) != tenths(nev))
}

/// The values of [`FINDINGS`].
fn values(words: Words, result: &NevResult, pull: &NevPull) -> [String; 7] {
    let none = || words.text("nev.none");
    let mean = |value: Option<f64>| value.map_or_else(none, |value| words.fixed(value, 1));
    let emotion = |emotion: Option<Emotion>| emotion.map_or_else(none, |emotion| with_pull(words, pull, emotion));
    [
        emotion(pull.strongest_driver),
        emotion(pull.strongest_destroyer),
        one_point(words, pull),
        mean(result.positive),
        mean(result.negative),
        mean(pull.short_term),
        mean(pull.long_term),
    ]
}

/// An emotion, how many others of its kind pull as much, and the pull.
fn with_pull(words: Words, pull: &NevPull, emotion: Emotion) -> String {
    let name = words.text(&format!("emotion.{}", emotion.name()));
    let effect = pull.pull.get(emotion).unwrap_or_default();
    let is_equal = |(other, pull): &(Emotion, Option<f64>)| {
        *other != emotion && other.polarity() == emotion.polarity() && *pull == Some(effect)
    };
    let equals = pull.pull.iter().filter(is_equal).count();
    let effect = words.signed(effect, 2);
    let values = [("emotion", &*name), ("pull", &*effect)];
    if equals == 0 {
        words.fill("nev.emotionPull", &values)
    } else {
        words.plural("nev.emotionPulls", equals as f64, 0, &values)
    }
}

/// What one point on the strongest destroyer would change.
fn one_point(words: Words, pull: &NevPull) -> String {
    let gain = pull.strongest_destroyer.and_then(|emotion| Some((emotion, pull.one_point.get(emotion)?)));
    gain.map_or_else(
        || words.text("nev.none"),
        |(emotion, gain)| {
            let name = words.text(&format!("emotion.{}", emotion.name()));
            words.fill("nev.onePoint", &[("emotion", &name), ("gain", &words.signed(gain, 3))])
        },
    )
}
