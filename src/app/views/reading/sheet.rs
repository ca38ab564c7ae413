//! A file as far as it is known: its beginning, what is to be asked, what came of reading it.

use std::sync::Arc;

use leptos::prelude::*;

use super::asked::{Asked, asked_before, asked_for, fitting, question_of, without_doubtful_parts};
use super::jobs::{Beginning, Rows, Sampled};
use super::said::Said;
use super::sample;
use crate::app::browser::files::Chosen;
use crate::app::browser::work::{Stage, Work};
use crate::app::views::surveys::{Counted, Findings, Opened, Source};
use crate::app::{ToolState, Words};
use crate::content::Language;
use crate::survey::{
    Bin, Inspection, Label, SkipReason, SurveyError, SurveyMetric, SurveyOptions, SurveyOutcome, SurveyResult,
    SurveySamples, inspect_survey, labels_of,
};
use crate::table::TableError;
use crate::tools::surveys::{Question, level};
use crate::tools::{Document, group, nev};

/// What the beginning of a file looks like, or why it is none.
pub type Found = Result<Inspection, TableError>;

/// What comes of a file, or why nothing does.
pub type Read = Result<SurveyOutcome, SurveyError>;

/// A file as far as it is known.
#[derive(Debug, Clone, Copy)]
pub struct Sheet {
    /// What it is read for.
    pub metric: SurveyMetric,
    /// The state of the tool.
    pub state: ToolState,
    /// The file and what was counted.
    pub opened: Opened,
    /// Where it is read.
    pub work: Work,
    /// Its bytes.
    pub chosen: RwSignal<Option<Chosen>>,
    /// What the visitor has said about it.
    pub said: RwSignal<Said>,
    /// What the beginning looks like.
    pub found: Memo<Option<Found>>,
    /// What came of it.
    pub read: RwSignal<Option<Read>>,
    /// The same answers as tests compare them.
    samples: RwSignal<Option<SurveySamples>>,
    head: RwSignal<Option<Vec<u8>>>,
    /// The inputs before a file brought its scale, and with it.
    fitted: StoredValue<Option<(Document, Document)>>,
    /// The file that this is about: another one than was opened last, where the reading of that was cancelled.
    source: StoredValue<Option<Source>>,
    /// With what it was read.
    read_with: StoredValue<Option<SurveyOptions>>,
    /// What is put back when the reading of another file is cancelled: the file whose answers count.
    kept: StoredValue<Option<Kept>>,
}

/// A file as far as it is known, once its answers count.
#[derive(Debug, Clone)]
struct Kept {
    source: Source,
    chosen: Option<Chosen>,
    said: Said,
    head: Option<Vec<u8>>,
    read_with: Option<SurveyOptions>,
    read: Option<Read>,
    samples: Option<SurveySamples>,
}

impl Sheet {
    /// Follows the file that is opened, and reads it as soon as nothing is to be asked.
    pub fn of(metric: SurveyMetric, state: ToolState, opened: Opened, words: Words) -> Self {
        let (said, head) = (RwSignal::new(Said::default()), RwSignal::new(None::<Vec<u8>>));
        let options = Memo::new(move |_| {
            let asked = state.with(|document| asked_for(metric, document));
            // No look at a file rests on the confidence, which a slider moves.
            said.with(|said| SurveyOptions { confidence: None, ..said.onto(asked, &[]) })
        });
        let found = Memo::new(move |_| {
            options.with(|options| head.with(|head| head.as_ref().map(|head| inspect_survey(head, options))))
        });
        let (read, samples, chosen) = (RwSignal::new(None), RwSignal::new(None), RwSignal::new(None));
        let fitted = StoredValue::new(None);
        let (work, source) = (Work::default(), StoredValue::new(None));
        let (read_with, kept) = (StoredValue::new(None), StoredValue::new(None));
        let sheet = Self {
            metric,
            state,
            opened,
            work,
            chosen,
            said,
            found,
            read,
            samples,
            head,
            fitted,
            source,
            read_with,
            kept,
        };
        Effect::watch(move || opened.file.get(), move |file, _, _| sheet.begin(words, file.clone()), true);
        on_cleanup(move || sheet.take_scale_back());
        Effect::watch(move || head.track(), move |(), _, _| sheet.fit_scale(words.language), false);
        let ready = Memo::new(move |_| sheet.ready());
        Effect::watch(move || ready.get(), move |options, _, _| sheet.start(options.clone()), false);
        Effect::watch(move || sheet.read.track(), move |(), _, _| sheet.count(), false);
        let is_clear = Memo::new(move |_| sheet.asked().is_none());
        Effect::watch(move || is_clear.get(), move |is_clear, _, _| sheet.count_again(*is_clear), false);
        let is_cancelled = move || work.stage() == Stage::Idle;
        Effect::watch(is_cancelled, move |is_idle, was, _| sheet.put_back(*is_idle && was == Some(&false)), false);
        sheet
    }

    /// What is to be asked, if anything is.
    pub fn asked(self) -> Option<Asked> {
        let before = self.found.with(|found| {
            let found = found.as_ref()?.as_ref().ok()?;
            self.said.with(|said| self.asked_first(found, said))
        });
        before.or_else(|| self.doubt().map(|(low, high)| Asked::Scale(low, high)))
    }

    /// The question on the scale that is chosen.
    pub fn question(self) -> Question {
        self.state.with(|document| question_of(self.metric, document))
    }

    /// The texts of the chosen columns.
    pub fn labels(self) -> Vec<Label> {
        let labels = self.found.with(|found| {
            let found = found.as_ref()?.as_ref().ok()?;
            Some(self.said.with(|said| self.labels_with(found, said)))
        });
        labels.unwrap_or_default()
    }

    /// The same, with those that reading has brought up.
    fn labels_with(self, found: &Inspection, said: &Said) -> Vec<Label> {
        let of_head = found.labels.iter().chain(&found.carrying).map(|label| (label.text.clone(), label.count));
        let texts: Vec<(String, u64)> = of_head.chain(said.further.iter().cloned()).collect();
        labels_of(&texts, &self.state.with(|document| asked_for(self.metric, document)))
    }

    /// What is to be asked before the file is read.
    fn asked_first(self, found: &Inspection, said: &Said) -> Option<Asked> {
        let labels = self.labels_with(found, said);
        self.state.with(|document| asked_before(self.metric, document, found, &labels, said))
    }

    /// Reads the answers of a group on a scale; the table is on it as long as the file is open.
    pub fn choose_scale(self, scale: nev::Scale, language: Language) {
        let before = self.state.with_untracked(Document::clone);
        let after = group::on_scale(&before, scale.key(), language);
        self.fitted.set_value(Some((before, after.clone())));
        self.state.replace(after);
        self.said.update(|said| said.is_scale_sure = true);
    }

    /// Another file: nothing is known of it yet, and its beginning is read.
    fn begin(self, words: Words, file: Option<Source>) {
        self.take_scale_back();
        self.said.set(Said::default());
        self.head.set(None);
        self.read.set(None);
        self.read_with.set_value(None);
        self.source.set_value(file.clone());
        if file.is_none() {
            self.kept.set_value(None);
        }
        let chosen = match file {
            Some(Source::File(chosen)) => Some(chosen),
            Some(Source::Sample) => Chosen::of_text(&sample::text(words, self.metric, untrack(|| self.question()))),
            None => None,
        };
        self.chosen.set(chosen.clone());
        if let Some(chosen) = chosen {
            let take = move |head| self.head.try_set(Some(head)).is_none();
            self.work.ask::<Beginning>((), Some(chosen), take);
        }
    }

    /// Chooses a scale that holds the numbers of the beginning, where the present one does not.
    fn fit_scale(self, language: Language) {
        let scale = self.found.with_untracked(|found| found.as_ref().and_then(|found| found.as_ref().ok()?.scale));
        let edits =
            scale.map(|scale| self.state.with_untracked(|document| fitting(self.metric, document, scale, language)));
        let edits = edits.unwrap_or_default();
        if !edits.is_empty() {
            let before = self.state.with_untracked(Document::clone);
            let mut document = before.clone();
            edits.into_iter().for_each(|edit| drop(document.apply(edit)));
            self.fitted.set_value(Some((before, document.clone())));
            self.state.replace(document);
        }
    }

    /// Puts back the scale that was chosen before a file brought its own, unless the inputs were changed since.
    pub fn take_scale_back(self) {
        let Some(Some((before, fitted))) = self.fitted.try_update_value(Option::take) else { return };
        if self.state.with_untracked(|document| document.is_same(&fitted)) {
            self.state.replace(before);
        }
    }

    /// With what the file is read, as soon as nothing is to be asked.
    pub fn ready(self) -> Option<SurveyOptions> {
        let options = self.state.with(|document| asked_for(self.metric, document));
        self.found.with(|found| {
            let found = found.as_ref()?.as_ref().ok()?;
            self.said.with(|said| {
                self.asked_first(found, said)
                    .is_none()
                    .then(|| without_doubtful_parts(said.onto(options, &self.labels_with(found, said)), found))
            })
        })
    }

    fn start(self, options: Option<SurveyOptions>) {
        // What was put back is read already.
        let options = options.filter(|options| self.read_with.with_value(|known| known.as_ref() != Some(options)));
        if let Some((options, file)) = options.zip(self.chosen.get_untracked()) {
            self.read_with.set_value(None);
            let with = options.clone();
            let take = move |read| {
                self.read_with.try_set_value(Some(with.clone()));
                self.take(read)
            };
            self.work.ask::<Rows>(options, Some(file), take);
        }
    }

    /// Shows again the file whose answers count, where the reading of another one, or anew, was cancelled.
    fn put_back(self, is_cancelled: bool) {
        let Some(kept) = self.kept.try_get_value().flatten().filter(|_| is_cancelled) else { return };
        self.source.set_value(Some(kept.source));
        self.read_with.set_value(kept.read_with);
        self.chosen.set(kept.chosen);
        self.samples.set(kept.samples);
        self.said.set(kept.said);
        self.head.set(kept.head);
        self.read.set(kept.read);
    }

    /// Keeps what is known of the file whose answers count.
    fn keep(self, source: Source) {
        self.kept.set_value(Some(Kept {
            source,
            chosen: self.chosen.get_untracked(),
            said: self.said.get_untracked(),
            head: self.head.get_untracked(),
            read_with: self.read_with.get_value(),
            read: self.read.get_untracked(),
            samples: self.samples.get_untracked(),
        }));
    }

    /// Takes what came of the file; `false` where nothing did.
    fn take(self, read: Result<Sampled, SurveyError>) -> bool {
        let is_read = read.is_ok();
        if let Ok((outcome, _)) = &read
            && !self.said.is_disposed()
        {
            self.gather(&outcome.texts);
        }
        let (read, samples) = match read {
            Ok((outcome, samples)) => (Ok(outcome), Some(samples)),
            Err(error) => (Err(error), None),
        };
        self.samples.try_set(samples);
        self.read.try_set(Some(read));
        is_read
    }

    /// Keeps the texts that the beginning of the file does not have.
    fn gather(self, texts: &[(String, u64)]) {
        let known = untrack(|| self.labels());
        let is_new = |(text, _): &&(String, u64)| !known.iter().any(|label| label.text == *text);
        let new: Vec<(String, u64)> = texts.iter().filter(is_new).cloned().collect();
        if !new.is_empty() {
            self.said.update(|said| said.further.extend(new));
        }
    }

    /// With what the file was read.
    pub fn read_with(self) -> Option<SurveyOptions> {
        self.read_with.get_value()
    }

    /// The lowest and the highest rating, where the scale begins at 0 and nobody gave a 0.
    fn doubt(self) -> Option<(u8, u8)> {
        let is_sure = self.said.with(|said| said.is_scale_sure);
        self.read.with(|read| {
            let bins = &read.as_ref()?.as_ref().ok()?.distribution;
            let (low, high) = (bins.first()?.low as u8, bins.last()?.low as u8);
            (self.metric == SurveyMetric::Nps && low > 0 && !is_sure).then_some((low, high))
        })
    }

    /// Hands the answers to the page once nothing is asked any more, unless they are read anew.
    fn count_again(self, is_clear: bool) {
        if is_clear && untrack(|| self.ready()) == self.read_with() {
            self.count();
        }
    }

    /// Hands the answers to the page, unless there are none, or something is to be asked about them.
    fn count(self) {
        if untrack(|| self.asked()).is_some() {
            return;
        }
        let Some((counted, findings)) = untrack(|| self.counted()) else { return };
        self.keep(counted.source.clone());
        self.opened.findings.set(findings.map(Arc::new));
        self.opened.counted.set(Some(counted));
    }

    /// The answers, and what they hold beside their result.
    fn counted(self) -> Option<(Counted, Option<Findings>)> {
        let (question, confidence) = (self.question(), self.state.with(level));
        let (source, samples) = (self.source.get_value()?, self.samples.get()?);
        self.read.with(|read| {
            let outcome = read.as_ref()?.as_ref().ok().filter(|outcome| counts(outcome))?;
            let group = group_of(outcome, question, confidence);
            let steps = if group.is_some() { Vec::new() } else { steps(outcome, question) };
            let texts = outcome.skipped.reasons.get(&SkipReason::Number).copied().unwrap_or_default();
            let counted = Counted { source, question, steps, group, texts, sample: samples.all };
            Some((counted, Findings::of_file(outcome, samples, confidence)))
        })
    }
}

/// Whether answers were counted, and none of them may be lost in a quotation that is never closed.
fn counts(outcome: &SurveyOutcome) -> bool {
    outcome.skipped.count < outcome.rows && outcome.swallowing_line.is_none()
}

/// How often each answer was given, from the lowest.
fn steps(outcome: &SurveyOutcome, question: Question) -> Vec<u64> {
    let mut steps = vec![0; question.steps()];
    for bin in &outcome.distribution {
        steps.iter_mut().skip(question.place(bin.low as u8)).take(1).for_each(|count| *count = bin.count);
    }
    steps
}

/// What comes of the respondents of a file, where emotions were asked.
fn group_of(outcome: &SurveyOutcome, question: Question, confidence: f64) -> Option<group::Outcome> {
    let SurveyResult::Nev(result) = &outcome.result else { return None };
    let pair = |pair: &[Bin]| {
        let (first, last) = (pair.first()?, pair.last()?);
        Some((first.low, last.high, pair.iter().map(|bin| bin.count).sum()))
    };
    Some(group::Outcome {
        result: **result,
        variants: outcome.variants?,
        has_segments: !outcome.segments.is_empty(),
        bins: outcome.distribution.chunks(2).filter_map(pair).collect(),
        wrong: 0,
        reach: f64::from(question.high - question.low),
        confidence,
    })
}
