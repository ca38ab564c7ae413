//! A file as far as it is known: its beginning, what is to be asked, what came of reading it.

use std::sync::Arc;

use leptos::prelude::*;

use super::jobs::{Beginning, Rows, Sampled};
use super::said::Said;
use super::sample;
use crate::app::browser::files::Chosen;
use crate::app::browser::work::Work;
use crate::app::views::surveys::{Counted, Findings, Opened, Source};
use crate::app::{ToolState, Words};
use crate::content::Language;
use crate::metrics::{CesVersion, Scale};
use crate::survey::{
    Bin, Inspection, Label, SurveyError, SurveyMetric, SurveyOptions, SurveyOutcome, SurveyResult, SurveyRole,
    SurveySamples, inspect_survey,
};
use crate::table::TableError;
use crate::tools::entry::Entry;
use crate::tools::number::canonical;
use crate::tools::surveys::{Question, level};
use crate::tools::{Document, Edit, ces, csat, group, nev, nps};

/// What the beginning of a file looks like, or why it is none.
pub type Found = Result<Inspection, TableError>;

/// What comes of a file, or why nothing does.
pub type Read = Result<SurveyOutcome, SurveyError>;

/// What has to be known before a file is read, or before its answers count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Which column holds the ratings.
    Column,
    /// What the texts among the ratings mean.
    Labels,
    /// Which version of the question was asked, where nobody gave more than this.
    Version(u8),
    /// Whether the scale began at 0, where the ratings run from one to another.
    Scale(u8, u8),
}

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
        let sheet =
            Self { metric, state, opened, work: Work::default(), chosen, said, found, read, samples, head, fitted };
        Effect::watch(move || opened.file.get(), move |file, _, _| sheet.begin(words, file.clone()), true);
        on_cleanup(move || sheet.take_scale_back());
        Effect::watch(move || head.track(), move |(), _, _| sheet.fit_scale(words.language), false);
        let ready = Memo::new(move |_| sheet.ready());
        Effect::watch(move || ready.get(), move |options, _, _| sheet.start(options.clone()), false);
        Effect::watch(move || sheet.read.track(), move |(), _, _| sheet.count(), false);
        Effect::watch(move || said.with(|said| said.is_scale_sure), move |_, _, _| sheet.count(), false);
        sheet
    }

    /// What is to be asked, if anything is.
    pub fn asked(self) -> Option<Asked> {
        let before = self.found.with(|found| {
            let found = found.as_ref()?.as_ref().ok()?;
            self.said.with(|said| asked_before(self.metric, self.version(), found, said))
        });
        before.or_else(|| self.doubt().map(|(low, high)| Asked::Scale(low, high)))
    }

    /// The question on the scale that is chosen.
    pub fn question(self) -> Question {
        self.state.with(|document| question_of(self.metric, document))
    }

    /// The texts of the chosen columns that carry no number.
    pub fn labels(self) -> Vec<Label> {
        self.found
            .with(|found| found.as_ref().and_then(|found| found.as_ref().ok()).map(|found| found.labels.clone()))
            .unwrap_or_default()
    }

    fn version(self) -> CesVersion {
        self.state.with(ces::version)
    }

    /// Another file: nothing is known of it yet, and its beginning is read.
    fn begin(self, words: Words, file: Option<Source>) {
        self.take_scale_back();
        self.said.set(Said::default());
        self.head.set(None);
        self.read.set(None);
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
        let version = self.version();
        self.found.with(|found| {
            let found = found.as_ref()?.as_ref().ok()?;
            self.said.with(|said| {
                let asked = asked_before(self.metric, version, found, said);
                asked.is_none().then(|| without_doubtful_parts(said.onto(options, &found.labels), found))
            })
        })
    }

    fn start(self, options: Option<SurveyOptions>) {
        if let Some((options, file)) = options.zip(self.chosen.get_untracked()) {
            self.work.ask::<Rows>(options, Some(file), move |read| self.take(read));
        }
    }

    /// Takes what came of the file; `false` where nothing did.
    fn take(self, read: Result<Sampled, SurveyError>) -> bool {
        let is_read = read.is_ok();
        let (read, samples) = match read {
            Ok((outcome, samples)) => (Ok(outcome), Some(samples)),
            Err(error) => (Err(error), None),
        };
        self.samples.try_set(samples);
        self.read.try_set(Some(read));
        is_read
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

    /// Hands the answers to the page, unless there are none, or their scale is in doubt.
    fn count(self) {
        if untrack(|| self.doubt()).is_some() {
            return;
        }
        let Some((counted, findings)) = untrack(|| self.counted()) else { return };
        self.opened.findings.set(findings.map(Arc::new));
        self.opened.counted.set(Some(counted));
    }

    /// The answers, and what they hold beside their result.
    fn counted(self) -> Option<(Counted, Option<Findings>)> {
        let (question, confidence) = (self.question(), self.state.with(level));
        let (source, samples) = (self.opened.file.get()?, self.samples.get()?);
        self.read.with(|read| {
            let outcome = read.as_ref()?.as_ref().ok().filter(|outcome| counts(outcome))?;
            let group = group_of(outcome, question, confidence);
            let steps = if group.is_some() { Vec::new() } else { steps(outcome, question) };
            let counted = Counted { source, question, steps, group, sample: samples.all };
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

/// The question of a metric on the scale that is chosen.
fn question_of(metric: SurveyMetric, document: &Document) -> Question {
    let survey = match metric {
        SurveyMetric::Nps => &nps::SURVEY,
        SurveyMetric::Csat => &csat::SURVEY,
        SurveyMetric::Ces => &ces::SURVEY,
        SurveyMetric::Nev => return group::question(document),
    };
    (survey.question)(document)
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
        has_segments: !outcome.segments.is_empty(),
        bins: outcome.distribution.chunks(2).filter_map(pair).collect(),
        wrong: 0,
        reach: f64::from(question.high - question.low),
        confidence,
    })
}

/// What the inputs of the tool say about the reading.
fn asked_for(metric: SurveyMetric, document: &Document) -> SurveyOptions {
    let options = SurveyOptions { confidence: Some(level(document)), ..SurveyOptions::new(metric) };
    match metric {
        SurveyMetric::Nps => options,
        SurveyMetric::Nev => SurveyOptions { scale: Some(scale_of(question_of(metric, document))), ..options },
        SurveyMetric::Ces => SurveyOptions { version: Some(ces::version(document)), ..options },
        SurveyMetric::Csat => {
            let scale = scale_of(question_of(metric, document));
            let satisfied_from = csat::satisfied_from(document).map(f64::from);
            SurveyOptions { scale: Some(scale), satisfied_from, ..options }
        }
    }
}

fn scale_of(question: Question) -> Scale {
    Scale { min: f64::from(question.low), max: f64::from(question.high) }
}

/// Whether the answers of a metric stand in a column of this role.
pub fn is_answer(metric: SurveyMetric, role: SurveyRole) -> bool {
    let is_emotion = matches!(role, SurveyRole::Emotion(_));
    if metric == SurveyMetric::Nev { is_emotion } else { role == SurveyRole::Rating }
}

/// What is to be asked before the file is read.
fn asked_before(metric: SurveyMetric, version: CesVersion, found: &Inspection, said: &Said) -> Option<Asked> {
    let is_found = found.columns.iter().any(|(role, _)| is_answer(metric, *role));
    if !is_found || found.ambiguous.iter().any(|(role, _)| is_answer(metric, *role)) {
        return Some(Asked::Column);
    }
    let is_open = found.numbers == 0 || found.labels.iter().any(|label| label.suggested.is_some());
    if !found.labels.is_empty() && is_open && !said.uses_suggestions {
        return Some(Asked::Labels);
    }
    let highest = found.scale.map_or(0.0, |scale| scale.max) as u8;
    let is_other = metric == SurveyMetric::Ces && version == CesVersion::Ease && (1..=5).contains(&highest);
    (is_other && !said.is_scale_sure).then_some(Asked::Version(highest))
}

/// The options without what several columns could be, such as a segment or a date, where the result does not rest on it.
fn without_doubtful_parts(mut options: SurveyOptions, found: &Inspection) -> SurveyOptions {
    let metric = options.metric;
    let doubtful = found.ambiguous.iter().filter(|(role, _)| !is_answer(metric, *role));
    options.columns.extend(doubtful.map(|(role, _)| (*role, None)));
    options
}

/// The edits that choose a scale with room for `scale`; none where there is room, or no other scale.
fn fitting(metric: SurveyMetric, document: &Document, scale: Scale, language: Language) -> Vec<Edit> {
    let question = question_of(metric, document);
    let is_held = f64::from(question.low) <= scale.min && scale.max <= f64::from(question.high);
    let is_its = scale_of(question) == scale;
    let set = |place: usize, text: String| Edit::Set(place, Entry::typed(text, language));
    match metric {
        // A wider one may be that of the file before.
        SurveyMetric::Csat if !is_its => vec![
            set(csat::Input::Scale as usize, format!("{}-{}", canonical(scale.min), canonical(scale.max))),
            set(csat::Input::From as usize, String::new()),
        ],
        SurveyMetric::Ces if !is_held && scale.max <= 7.0 => {
            vec![set(ces::Input::Version as usize, ces::VERSIONS.first().copied().unwrap_or_default().to_owned())]
        }
        // What was typed before is on the scale that was chosen for it.
        SurveyMetric::Nev if group::respondents(document) == 0 => {
            let holds =
                |known: &&nev::Scale| f64::from(known.min()) <= scale.min && scale.max <= f64::from(known.max());
            let widths = [nev::Scale::OneToFive, nev::Scale::OneToSeven, nev::Scale::ZeroToTen];
            let narrowest = widths.iter().find(holds).filter(|known| **known != group::scale(document));
            narrowest.map(|known| set(group::Input::Scale as usize, known.key().to_owned())).into_iter().collect()
        }
        SurveyMetric::Nps | SurveyMetric::Nev | SurveyMetric::Csat | SurveyMetric::Ces => Vec::new(),
    }
}
