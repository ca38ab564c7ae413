//! The sample answers and the templates of the pages of surveys are read without a question, in every language.
#![allow(clippy::unwrap_used, clippy::panic)] // a test may stop

use std::collections::BTreeMap;

use feltworth::content::Language;
use feltworth::metrics::Emotion;
use feltworth::survey::{Inspection, SurveyMetric, SurveyOptions, SurveyReader, SurveyRole, inspect_survey};
use feltworth::tools::surveys::sample::{Names, emotions, ratings};

mod texts;
use texts::texts;

fn names(texts: &BTreeMap<String, String>, metric: SurveyMetric) -> Names {
    let text = |key: &str| texts.get(key).unwrap_or_else(|| panic!("no {key}")).clone();
    let emotions = Emotion::ALL.map(|emotion| text(&format!("emotion.{}", emotion.name())));
    let questions = match metric {
        SurveyMetric::Nev => emotions.into_iter().chain([text("nps.wording.question")]).collect(),
        SurveyMetric::Nps => vec![text("nps.wording.question")],
        SurveyMetric::Csat => vec![text("csat.wording.question")],
        SurveyMetric::Ces => vec![text("ces.ease.question")],
    };
    let segments = ["online", "shop", "phone"].map(|key| text(&format!("survey.file.{key}"))).into();
    let [date, segment, group] = ["date", "segment", "group"].map(|key| text(&format!("survey.file.{key}")));
    Names { date, segment, group, questions, segments }
}

fn sample(names: &Names, metric: SurveyMetric) -> String {
    match metric {
        SurveyMetric::Nev => emotions(names, 0, 10),
        SurveyMetric::Nps => ratings(names, 0, 10),
        SurveyMetric::Csat => ratings(names, 1, 5),
        SurveyMetric::Ces => ratings(names, 1, 7),
    }
}

fn roles(found: &Inspection) -> Vec<SurveyRole> {
    found.columns.iter().map(|(role, _)| *role).collect()
}

#[test]
fn a_sample_is_read_as_it_is_with_its_segments_groups_and_months() {
    for language in Language::ALL {
        let texts = texts(language);
        for metric in SurveyMetric::ALL {
            let sample = sample(&names(&texts, metric), metric);
            let found = inspect_survey(sample.as_bytes(), &SurveyOptions::new(metric)).unwrap();
            assert!(found.ambiguous.is_empty() && found.labels.is_empty(), "{metric:?} in {language:?}: {found:?}");
            assert!(!found.is_scale_doubtful, "{metric:?} in {language:?}");
            let mut reader = SurveyReader::new(SurveyOptions::new(metric)).unwrap();
            reader.push(sample.as_bytes()).unwrap();
            let outcome = reader.finish().unwrap();
            assert_eq!((outcome.rows, outcome.skipped.count, outcome.segments.len()), (360, 1, 3), "{language:?}");
            assert_eq!(outcome.groups.map(|groups| groups.len()), Some(2), "{metric:?} in {language:?}");
            assert_eq!(outcome.periods.map(|periods| periods.len()), Some(6), "{metric:?} in {language:?}");
            assert_eq!(outcome.nev_and_rating.is_some(), metric == SurveyMetric::Nev);
        }
    }
}

#[test]
fn the_headers_of_a_template_are_known() {
    for language in Language::ALL {
        let texts = texts(language);
        for metric in SurveyMetric::ALL {
            let names = names(&texts, metric);
            let heads = [names.date, names.segment].into_iter().chain(names.questions);
            let line = heads.map(|head| format!("\"{head}\"")).collect::<Vec<_>>().join(",");
            let found = inspect_survey(format!("{line}\r\n").as_bytes(), &SurveyOptions::new(metric)).unwrap();
            let roles = roles(&found);
            let asked = if metric == SurveyMetric::Nev { 21 } else { 1 };
            assert_eq!(roles.len(), asked + 2, "{metric:?} in {language:?}: {roles:?}");
            assert!(
                [SurveyRole::Rating, SurveyRole::Segment, SurveyRole::Date].iter().all(|role| roles.contains(role))
            );
        }
    }
}
