//! What has to be known before a file is read: which column holds the answers, what its texts mean, on which scale it is.

use super::said::Said;
use crate::content::Language;
use crate::metrics::{CesVersion, Scale};
use crate::survey::{Inspection, Label, SurveyMetric, SurveyOptions, SurveyRole, known_words, runs_against_words};
use crate::tools::entry::Entry;
use crate::tools::number::canonical;
use crate::tools::surveys::{Question, level};
use crate::tools::{Document, Edit, ces, csat, group, nev, nps};

/// What has to be known before a file is read, or before its answers count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Which column holds the ratings.
    Column,
    /// What the texts among the ratings mean.
    Labels,
    /// Where the emotions are that no header names, while columns of answers are left over.
    Emotions,
    /// Whether the numbers in texts count, or their words, which run the other way.
    Direction,
    /// Which version of the question was asked, where nobody gave more than this.
    Version(u8),
    /// Which version of the question was asked, where the answers are in words that scales of five steps have.
    VersionOfWords,
    /// Whether the scale began at 0, where the ratings run from one to another.
    Scale(u8, u8),
    /// On which scale the answers of a group were given, where the file shows another one than the table has.
    Group(nev::Scale, nev::Scale),
}

/// The question of a metric on the scale that is chosen.
pub(super) fn question_of(metric: SurveyMetric, document: &Document) -> Question {
    let survey = match metric {
        SurveyMetric::Nps => &nps::SURVEY,
        SurveyMetric::Csat => &csat::SURVEY,
        SurveyMetric::Ces => &ces::SURVEY,
        SurveyMetric::Nev => return group::question(document),
    };
    (survey.question)(document)
}

/// What the inputs of the tool say about the reading.
pub(super) fn asked_for(metric: SurveyMetric, document: &Document) -> SurveyOptions {
    let options = SurveyOptions { confidence: Some(level(document)), ..SurveyOptions::new(metric) };
    match metric {
        SurveyMetric::Nps => options,
        SurveyMetric::Nev => {
            let scale = scale_of(question_of(metric, document));
            SurveyOptions { scale: Some(scale), felt_from: Some(group::felt_from(document)), ..options }
        }
        SurveyMetric::Ces => SurveyOptions { version: Some(ces::version(document)), ..options },
        SurveyMetric::Csat => {
            let scale = scale_of(question_of(metric, document));
            let satisfied_from = csat::satisfied_from(document).map(f64::from);
            SurveyOptions { scale: Some(scale), satisfied_from, ..options }
        }
    }
}

pub(super) fn scale_of(question: Question) -> Scale {
    Scale { min: f64::from(question.low), max: f64::from(question.high) }
}

/// Whether the answers of a metric stand in a column of this role.
pub fn is_answer(metric: SurveyMetric, role: SurveyRole) -> bool {
    let is_emotion = matches!(role, SurveyRole::Emotion(_));
    if metric == SurveyMetric::Nev { is_emotion } else { role == SurveyRole::Rating }
}

/// What is to be asked before the file is read, or its answers count; `labels` are its texts as far as they are known.
pub(super) fn asked_before(
    metric: SurveyMetric,
    document: &Document,
    found: &Inspection,
    labels: &[Label],
    said: &Said,
) -> Option<Asked> {
    asked_of_columns(metric, found, said)
        .or_else(|| asked_of_words(metric, document, found, labels, said))
        .or_else(|| asked_of_texts(found, labels, said))
        .or_else(|| asked_of_version(metric, document, found, said))
        .or_else(|| asked_of_group(metric, document, found, said))
}

fn asked_of_columns(metric: SurveyMetric, found: &Inspection, said: &Said) -> Option<Asked> {
    let is_found = found.columns.iter().any(|(role, _)| is_answer(metric, *role));
    let is_open = found.ambiguous.iter().any(|(role, _)| is_answer(metric, *role));
    match () {
        () if !is_found || is_open => Some(Asked::Column),
        () if !found.missing.is_empty() && !said.is_complete => Some(Asked::Emotions),
        () => None,
    }
}

/// On which scale answers in words were given, where another one has their words.
fn asked_of_words(
    metric: SurveyMetric,
    document: &Document,
    found: &Inspection,
    labels: &[Label],
    said: &Said,
) -> Option<Asked> {
    let known = |scale: Scale| known_words(labels, scale);
    let now = known(scale_of(question_of(metric, document)));
    let (five, version) = (known(Scale { min: 1.0, max: 5.0 }), ces::version(document));
    if found.numbers > 0 || said.is_scale_sure {
        return None;
    }
    match metric {
        SurveyMetric::Nev => {
            let shown = nev::Scale::ALL.into_iter().rev().max_by_key(|scale| known(ends_of(*scale)))?;
            (known(ends_of(shown)) > now).then(|| Asked::Group(shown, group::scale(document)))
        }
        SurveyMetric::Ces if version == CesVersion::Ease => (five > 0 && five >= now).then_some(Asked::VersionOfWords),
        SurveyMetric::Nps | SurveyMetric::Csat | SurveyMetric::Ces => None,
    }
}

fn ends_of(scale: nev::Scale) -> Scale {
    Scale { min: f64::from(scale.min()), max: f64::from(scale.max()) }
}

/// Whether the numbers in texts count, and what texts without any mean.
fn asked_of_texts(found: &Inspection, labels: &[Label], said: &Said) -> Option<Asked> {
    let open: Vec<&Label> = labels.iter().filter(|label| !said.is_settled(label)).collect();
    let is_in_words = found.numbers == 0 || open.iter().any(|label| label.suggested.is_some());
    match () {
        () if said.turns.is_none() && runs_against_words(labels) => Some(Asked::Direction),
        () if !open.is_empty() && is_in_words => Some(Asked::Labels),
        () => None,
    }
}

/// Which version of the question was asked, where nobody gave more than the other one has.
fn asked_of_version(metric: SurveyMetric, document: &Document, found: &Inspection, said: &Said) -> Option<Asked> {
    let highest = found.scale.map_or(0.0, |scale| scale.max) as u8;
    let is_ease = metric == SurveyMetric::Ces && ces::version(document) == CesVersion::Ease;
    (is_ease && (1..=5).contains(&highest) && !said.is_scale_sure).then_some(Asked::Version(highest))
}

/// The options without what several columns could be, such as a segment or a date, where the result does not rest on it.
pub(super) fn without_doubtful_parts(mut options: SurveyOptions, found: &Inspection) -> SurveyOptions {
    let metric = options.metric;
    let doubtful = found.ambiguous.iter().filter(|(role, _)| !is_answer(metric, *role));
    options.columns.extend(doubtful.map(|(role, _)| (*role, None)));
    options
}

/// The edits that choose a scale with room for `scale`; none where there is room, or no other scale.
pub(super) fn fitting(metric: SurveyMetric, document: &Document, scale: Scale, language: Language) -> Vec<Edit> {
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
            let narrowest = narrowest(scale).filter(|known| *known != group::scale(document));
            narrowest.map(|known| set(group::Input::Scale as usize, known.key().to_owned())).into_iter().collect()
        }
        SurveyMetric::Nps | SurveyMetric::Nev | SurveyMetric::Csat | SurveyMetric::Ces => Vec::new(),
    }
}

/// The narrowest scale of emotions that has room for another one.
fn narrowest(scale: Scale) -> Option<nev::Scale> {
    [nev::Scale::OneToFive, nev::Scale::OneToSeven, nev::Scale::ZeroToTen]
        .into_iter()
        .find(|known| holds(*known, scale))
}

/// Whether a scale of emotions has room for another one.
pub(super) fn holds(known: nev::Scale, scale: Scale) -> bool {
    f64::from(known.min()) <= scale.min && scale.max <= f64::from(known.max())
}

/// On which scale the answers of a group were given, where there are respondents in the table already and the file shows another
/// one than theirs.
fn asked_of_group(metric: SurveyMetric, document: &Document, found: &Inspection, said: &Said) -> Option<Asked> {
    let is_open = metric == SurveyMetric::Nev && group::respondents(document) > 0 && !said.is_scale_sure;
    let (shown, now) = (narrowest(found.scale.filter(|_| is_open)?)?, group::scale(document));
    (shown != now).then_some(Asked::Group(shown, now))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::{inspect_survey, labels_of};
    use crate::tools::fragment::Fragment;

    /// A group with a respondent on a scale.
    fn group_on(scale: &str, has_respondent: bool) -> Document {
        let answers = ["2"; 20].join(",");
        let rows = if has_respondent { format!("&respondents=,{answers}") } else { String::new() };
        Document::from_fragment(&group::TOOL, &Fragment::parse(&format!("#scale={scale}{rows}")), Language::En)
    }

    fn asked_for_file(metric: SurveyMetric, document: &Document, file: &str, said: &Said) -> Option<Asked> {
        let options = asked_for(metric, document);
        let found = inspect_survey(file.as_bytes(), &options).unwrap();
        let texts: Vec<(String, u64)> = found.labels.iter().map(|label| (label.text.clone(), label.count)).collect();
        let carrying = found.carrying.iter().map(|label| (label.text.clone(), label.count));
        let texts: Vec<_> = texts.into_iter().chain(carrying).chain(said.further.clone()).collect();
        asked_before(metric, document, &found, &labels_of(&texts, &options), said)
    }

    fn asked(document: &Document, file: &str, said: &Said) -> Option<Asked> {
        asked_for_file(SurveyMetric::Nev, document, file, said)
    }

    fn ces_of(fragment: &str) -> Document {
        Document::from_fragment(&ces::TOOL, &Fragment::parse(fragment), Language::En)
    }

    fn csat() -> Document {
        Document::from_fragment(&csat::TOOL, &Fragment::parse("#"), Language::En)
    }

    #[test]
    fn a_grid_in_words_of_another_scale_is_asked_about() {
        let grid = "Irritated,Happy\nNot at all,Very\nSlightly,Extremely\nModerately,Very\n";
        let proposed = Some(Asked::Group(nev::Scale::OneToFive, nev::Scale::ZeroToTen));
        assert_eq!(asked(&group_on("0-10", false), grid, &Said::default()), proposed);
        assert_eq!(asked(&group_on("1-5", false), grid, &Said::default()), Some(Asked::Labels));
    }

    #[test]
    fn effort_in_words_of_five_steps_is_asked_about() {
        let easy = "How easy was it?\nVery easy\nEasy\nDifficult\nVery difficult\nEasy\n";
        let asked =
            |document: &Document, file: &str, said: &Said| asked_for_file(SurveyMetric::Ces, document, file, said);
        assert_eq!(asked(&ces_of("#"), easy, &Said::default()), Some(Asked::VersionOfWords));
        let sure = Said { is_scale_sure: true, ..Said::default() };
        assert_eq!(asked(&ces_of("#"), easy, &sure), Some(Asked::Labels));
        let seven = "How easy was it?\nVery easy\nEasy\nSlightly easy\nSlightly difficult\nDifficult\nEasy\n";
        assert_eq!(asked(&ces_of("#"), seven, &Said::default()), Some(Asked::Labels));
    }

    #[test]
    fn numbers_that_run_against_their_words_are_asked_about() {
        let file = "Satisfaction\n1 - Very satisfied\n1 - Very satisfied\n5 - Very dissatisfied\n";
        let asked = |said: &Said| asked_for_file(SurveyMetric::Csat, &csat(), file, said);
        assert_eq!(asked(&Said::default()), Some(Asked::Direction));
        assert_eq!(asked(&Said { turns: Some(false), ..Said::default() }), None);
    }

    #[test]
    fn a_known_wording_that_comes_late_is_asked_about() {
        let file = "Satisfaction\n5\n4\n";
        let late = |text: &str| Said { further: vec![(text.to_owned(), 3)], ..Said::default() };
        let asked = |said: &Said| asked_for_file(SurveyMetric::Csat, &csat(), file, said);
        assert_eq!(asked(&late("Very dissatisfied")), Some(Asked::Labels));
        assert_eq!(asked(&late("N/A")), None, "the result says that such rows are left out");
    }

    #[test]
    fn emotions_that_no_header_names_are_asked_about_where_columns_are_left_over() {
        let file = "Irritated,Happy,Cosy\n1,5,3\n2,4,3\n";
        assert_eq!(asked(&group_on("1-5", false), file, &Said::default()), Some(Asked::Emotions));
        let complete = Said { is_complete: true, ..Said::default() };
        assert_eq!(asked(&group_on("1-5", false), file, &complete), None);
        assert_eq!(asked(&group_on("1-5", false), "Irritated,Happy,Why\n1,5,good\n2,4,bad\n", &Said::default()), None);
    }

    #[test]
    fn a_group_with_respondents_is_asked_about_a_file_on_another_scale() {
        use nev::Scale::{OneToFive, ZeroToTen};
        let (file, wide) = ("Irritated,Happy\n1,5\n2,4\n", "Irritated,Happy\n0,10\n2,9\n");
        let said = Said::default();
        assert_eq!(asked(&group_on("0-10", true), file, &said), Some(Asked::Group(OneToFive, ZeroToTen)));
        assert_eq!(asked(&group_on("1-5", true), wide, &said), Some(Asked::Group(ZeroToTen, OneToFive)));
        assert_eq!(asked(&group_on("1-5", true), file, &said), None);
        assert_eq!(asked(&group_on("0-10", false), file, &said), None, "an empty table takes the scale of the file");
        let sure = Said { is_scale_sure: true, ..said };
        assert_eq!(asked(&group_on("0-10", true), file, &sure), None);
    }
}
