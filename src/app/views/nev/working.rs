//! How each number of the result was computed, with the visitor's own answers.

use leptos::prelude::*;

use super::NevState;
use crate::app::Words;
use crate::app::components::working::{Working, formula_lines};
use crate::app::live::live_view;
use crate::metrics::{Cluster, Emotion, NevPull, NevResult, Polarity};
use crate::tools::nev::Sheet;

/// The formulas of all numbers, as soon as there is a score.
pub fn how(state: NevState) -> AnyView {
    let words = Words::of_view();
    let formulas = live_view(move || {
        let lines = state.outcome(|outcome| {
            let (result, pull) = outcome.score.as_ref()?;
            Some(state.with(|sheet| Lines { words, sheet, result, pull }.all()))
        })?;
        let lines = formula_lines(lines);
        Some(view! { {lines}<p>{words.text("nev.working.note")}</p> })
    });
    view! { <Working formulas /> }.into_any()
}

/// What the formulas are filled with.
struct Lines<'a> {
    words: Words,
    sheet: &'a Sheet,
    result: &'a NevResult,
    pull: &'a NevPull,
}

impl Lines<'_> {
    /// What each number is called, and its computation, in the order of the result.
    fn all(&self) -> Vec<(String, String)> {
        let row = |key: &str, line: Option<String>| Some((self.words.text(&format!("nev.row.{key}")), line?));
        let of = |polarity: Polarity| move |emotion: Emotion| emotion.polarity() == polarity;
        let is_lasting = |emotion: Emotion| matches!(emotion.cluster(), Cluster::Recommendation | Cluster::Advocacy);
        let cluster = |cluster: Cluster| {
            let mean = self.mean(&|emotion| emotion.cluster() == cluster, self.result.clusters.get(cluster));
            Some((self.words.text(&format!("cluster.{}", cluster.name())), mean?))
        };
        let lines = [
            Some((self.words.text("nev.working.text"), self.score())),
            Some((self.words.text("nev.working.range"), self.range())),
            row("driver", self.pulls(self.pull.strongest_driver)),
            row("destroyer", self.pulls(self.pull.strongest_destroyer)),
            row("onePoint", self.one_point()),
            row("positive", self.mean(&of(Polarity::Positive), self.result.positive)),
            row("negative", self.mean(&of(Polarity::Negative), self.result.negative)),
            row("shortTerm", self.mean(&|emotion| emotion.cluster() == Cluster::Attention, self.pull.short_term)),
            row("longTerm", self.mean(&is_lasting, self.pull.long_term)),
            cluster(Cluster::Recommendation),
            cluster(Cluster::Advocacy),
        ];
        lines.into_iter().flatten().collect()
    }

    fn score(&self) -> String {
        let [positive, negative] =
            [self.result.positive, self.result.negative].map(|mean| self.words.fixed(mean.unwrap_or_default(), 2));
        format!("{positive} − {negative} = {}", self.words.signed(self.result.nev.unwrap_or_default(), 2))
    }

    fn range(&self) -> String {
        let (least, greatest) = (self.sheet.scale.min(), self.sheet.scale.max());
        format!("±({greatest} − {least}) = ±{}", greatest - least)
    }

    /// The pull of an emotion: how far its answer is above the lowest step, by the number of those of its kind.
    fn pulls(&self, emotion: Option<Emotion>) -> Option<String> {
        let emotion = emotion?;
        let (rating, pull) = (self.sheet.answer(emotion).rating()?, self.pull.pull.get(emotion)?);
        let sign = if emotion.polarity() == Polarity::Negative { "−" } else { "" };
        let (least, count) = (self.sheet.scale.min(), self.count(emotion.polarity()));
        let name = self.words.text(&format!("emotion.{}", emotion.name()));
        Some(format!("{name}: {sign}({rating} − {least}) ÷ {count} = {}", self.words.signed(pull, 2)))
    }

    fn one_point(&self) -> Option<String> {
        let gain = self.pull.one_point.get(self.pull.strongest_destroyer?)?;
        Some(format!("1 ÷ {} = {}", self.count(Polarity::Negative), self.words.signed(gain, 3)))
    }

    /// The answers of some emotions, added up and divided by how many they are.
    fn mean(&self, is_of: &dyn Fn(Emotion) -> bool, mean: Option<f64>) -> Option<String> {
        let answers: Vec<String> = self.ratings(is_of).map(|rating| rating.to_string()).collect();
        Some(format!("({}) ÷ {} = {}", answers.join(" + "), answers.len(), self.words.fixed(mean?, 2)))
    }

    fn count(&self, polarity: Polarity) -> usize {
        self.ratings(&|emotion| emotion.polarity() == polarity).count()
    }

    fn ratings(&self, is_of: &dyn Fn(Emotion) -> bool) -> impl Iterator<Item = u8> {
        Emotion::ALL
            .into_iter()
            .filter(|emotion| is_of(*emotion))
            .filter_map(|emotion| self.sheet.answer(emotion).rating())
    }
}
