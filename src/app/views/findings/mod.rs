//! What answers hold beside the result over all of them: segments against the rest, two of them side by side, periods, NEV beside
//! NPS. It is loaded once there is anything of it.

mod both;
mod earlier;
mod figure;
mod pairs;
mod periods;
mod segments;

use std::sync::Arc;

use leptos::prelude::*;

use super::surveys::{Findings, Opened, Segment};
use crate::app::{Part, ToolState, View};
use crate::metrics::{NevTally, Result as MetricResult};
use crate::tools::group::{self, Counted};
use crate::tools::surveys::{Measured, level};
use crate::tools::{Document, ces, csat, nps};
use both::Both;
use earlier::Earlier;
use pairs::Pairs;
use periods::Periods;
use segments::Segments;

/// What pages load once answers hold more than their result.
pub static PART: Part = Part {
    id: "findings",
    views: &[
        View { name: "nps", tool: &nps::TOOL, draw: of_survey, messages: None },
        View { name: "csat", tool: &csat::TOOL, draw: of_survey, messages: None },
        View { name: "ces", tool: &ces::TOOL, draw: of_survey, messages: None },
        View { name: "group", tool: &group::TOOL, draw: of_group, messages: None },
    ],
    jobs: &[],
    texts: &[
        "findings.",
        "compare.",
        "survey.file.sampleName",
        "survey.file.pasted",
        "survey.file.typed",
        "survey.movement",
        "survey.row.",
        "survey.points",
        "survey.percentagePoints",
        "survey.steps",
        "survey.range",
    ],
};

/// What is shown, following file and table.
pub type Found = Memo<Option<Arc<Findings>>>;

fn of_survey(state: ToolState) -> AnyView {
    let opened = state.shared(Opened::none);
    let found = Memo::new(move |_| opened.findings.get());
    view! { <Pairs found /> <Segments found /> <Periods found /> }.into_any()
}

fn of_group(state: ToolState) -> AnyView {
    let opened = state.shared(Opened::none);
    let found =
        Memo::new(
            move |_| {
                if opened.is_counted() { opened.findings.get() } else { state.with(of_table).ok().map(Arc::new) }
            },
        );
    view! { <Earlier state opened /> <Pairs found /> <Segments found /> <Periods found /> <Both found /> }.into_any()
}

/// What the table of respondents holds.
fn of_table(document: &Document) -> MetricResult<Findings> {
    let (Counted { all, segments, .. }, confidence) = (group::counted(document), level(document));
    let results = segments.results(|tally| Ok((tally.result(confidence)?.interval, tally.test_sample())))?;
    let (intervals, samples) = results.into_iter().map(|segment| segment.result).unzip();
    let differences = segments.against_the_rest(NevTally::test_sample, confidence)?;
    Ok(Findings {
        measured: Measured::Nev,
        confidence,
        all: all.test_sample(),
        segments: Segment::all(intervals, samples, differences),
        groups: Vec::new(),
        months: Vec::new(),
        weeks: Vec::new(),
        both: None,
    })
}

#[cfg(test)]
#[cfg(feature = "prerender")]
mod tests {
    use super::*;
    use crate::app::Words;
    use crate::app::part::SHARED_TEXTS;
    use crate::app::views::surveys::{Counted as FromFile, Source};
    use crate::content::Language;
    use crate::content::catalogue::{Catalogue, entry};
    use crate::metrics::Emotion;
    use crate::survey::{SurveyMetric, SurveyOptions, SurveyReader};
    use crate::tools::surveys::sample::{Names, emotions, ratings};

    /// The words of a part, as the page loads them.
    fn words(language: Language) -> Words {
        let folder = format!("{}/src/content/locales/{}", env!("CARGO_MANIFEST_DIR"), language.code());
        let files =
            std::fs::read_dir(folder).unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
        let is_its = |line: &&str| {
            let key = entry(line).map_or("", |(key, _)| key);
            PART.texts.iter().chain(&SHARED_TEXTS).any(|text| key.starts_with(text))
        };
        let texts: String = files.collect::<String>();
        Words::new(
            language,
            Catalogue::parse(&texts.lines().filter(is_its).map(|line| format!("{line}\n")).collect::<String>()),
        )
    }

    fn names(questions: Vec<String>) -> Names {
        let text = |text: &str| text.to_owned();
        let segments = ["Online", "Shop", "Phone"].map(text).into();
        Names { date: text("Date"), segment: text("Segment"), group: text("Group"), questions, segments }
    }

    fn sample(metric: SurveyMetric) -> String {
        match metric {
            SurveyMetric::Nev => {
                let felt = Emotion::ALL.map(|emotion| emotion.name().to_owned());
                emotions(&names(felt.into_iter().chain(["Would you recommend us?".to_owned()]).collect()), 0, 10)
            }
            SurveyMetric::Nps => ratings(&names(vec!["Would you recommend us?".to_owned()]), 0, 10),
            SurveyMetric::Csat => ratings(&names(vec!["How satisfied are you?".to_owned()]), 1, 5),
            SurveyMetric::Ces => ratings(&names(vec!["Was it easy?".to_owned()]), 1, 7),
        }
    }

    fn found(metric: SurveyMetric) -> (Findings, FromFile) {
        let mut reader = SurveyReader::new(SurveyOptions::new(metric)).unwrap();
        reader.push(sample(metric).as_bytes()).unwrap();
        let (outcome, samples) = reader.finish_with_samples().unwrap();
        let question = group::question(&group::TOOL.initial(Language::En));
        let counted = FromFile {
            source: Source::Sample,
            question,
            steps: Vec::new(),
            group: None,
            texts: 0,
            sample: samples.all,
        };
        (Findings::of_file(&outcome, samples, 0.95).unwrap(), counted)
    }

    #[test]
    fn a_file_with_segments_groups_and_dates_holds_all_of_them() {
        for metric in SurveyMetric::ALL {
            let (found, _) = found(metric);
            assert_eq!((found.segments.len(), found.groups.len(), found.months.len()), (3, 2, 6), "{metric:?}");
            assert!((24..=27).contains(&found.weeks.len()), "{metric:?}: {}", found.weeks.len());
            assert_eq!(found.both.is_some(), metric == SurveyMetric::Nev);
            assert!(found.segments.iter().any(|segment| segment.difference.beyond_chance), "{metric:?}");
        }
    }

    #[test]
    fn what_was_found_is_said_in_every_language_with_the_texts_that_the_part_loads() {
        for language in Language::ALL {
            for (metric, view) in SurveyMetric::ALL.into_iter().zip(["group", "nps", "csat", "ces"]) {
                let html = Owner::new().with(|| {
                    let ((found, counted), opened) = (found(metric), Opened::none());
                    opened.findings.set(Some(Arc::new(found)));
                    opened.counted.set(Some(counted));
                    provide_context(words(language));
                    provide_context(opened);
                    let view = PART.view(view).unwrap();
                    (view.draw)(ToolState::new(view.tool.initial(language))).to_html()
                });
                let unknown =
                    ["findings.", "survey.", "compare.", "chart.", "{"].into_iter().find(|key| html.contains(key));
                assert_eq!(unknown, None, "{metric:?} in {language:?}");
                assert!(html.contains("Online") && html.contains("2026-03") && html.contains("<svg"), "{metric:?}");
            }
        }
    }

    #[test]
    fn an_earlier_group_is_compared_with_the_present_one() {
        let html = Owner::new().with(|| {
            let (now, before) = (found(SurveyMetric::Nev).1, found(SurveyMetric::Nev).1);
            let opened = Opened::none();
            opened.earlier.set(Some(before));
            provide_context(words(Language::En));
            provide_context(opened);
            let state = ToolState::new(group::TOOL.initial(Language::En));
            opened.counted.set(Some(now));
            let same = of_group(state).to_html();
            assert!(!same.contains("group-movement"), "a result is not compared with itself");
            opened.counted.set(None);
            of_group(state).to_html()
        });
        assert!(html.contains("group-movement") && html.contains("one side has no answers"));
    }
}
