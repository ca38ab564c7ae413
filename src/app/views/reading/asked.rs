//! What has to be known before a file is read: which column holds the answers, what its texts mean, on which scale it is.

use super::said::Said;
use crate::content::Language;
use crate::metrics::{CesVersion, Scale};
use crate::survey::{Inspection, SurveyMetric, SurveyOptions, SurveyRole};
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
    /// Which version of the question was asked, where nobody gave more than this.
    Version(u8),
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
pub(super) fn asked_before(
    metric: SurveyMetric,
    version: CesVersion,
    found: &Inspection,
    said: &Said,
) -> Option<Asked> {
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
pub(super) fn asked_of_group(
    metric: SurveyMetric,
    document: &Document,
    found: &Inspection,
    said: &Said,
) -> Option<Asked> {
    let is_open = metric == SurveyMetric::Nev && group::respondents(document) > 0 && !said.is_scale_sure;
    let (shown, now) = (narrowest(found.scale.filter(|_| is_open)?)?, group::scale(document));
    (shown != now).then_some(Asked::Group(shown, now))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::inspect_survey;
    use crate::tools::fragment::Fragment;

    /// A group with a respondent on a scale.
    fn group_on(scale: &str, has_respondent: bool) -> Document {
        let answers = ["2"; 20].join(",");
        let rows = if has_respondent { format!("&respondents=,{answers}") } else { String::new() };
        Document::from_fragment(&group::TOOL, &Fragment::parse(&format!("#scale={scale}{rows}")), Language::En)
    }

    fn asked(document: &Document, file: &str, said: &Said) -> Option<Asked> {
        let found = inspect_survey(file.as_bytes(), &asked_for(SurveyMetric::Nev, document)).unwrap();
        asked_of_group(SurveyMetric::Nev, document, &found, said)
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
