//! A file of answers: how it is written, which column is what, what its texts mean, what was counted and what left out.
//! It is loaded once a file is opened.

mod asked;
mod asking;
mod form;
mod jobs;
mod labels;
mod left_out;
mod said;
mod sample;
mod sheet;
mod trouble;

use leptos::prelude::*;

use super::surveys::Opened;
use crate::app::browser::work::Offer;
use crate::app::components::file_drop::Progress;
use crate::app::live::live_view;
use crate::app::{Part, ToolState, View, Words};
use crate::survey::SurveyMetric;
use crate::tools::{ces, csat, group, nps};
use asking::Asking;
use form::Form;
use jobs::{Listing, Rows};
use labels::Labels;
use left_out::LeftOut;
use sheet::Sheet;
use trouble::Trouble;

/// What pages load once a file of answers is opened.
pub static PART: Part = Part {
    id: "reading",
    views: &[
        View { name: "nps", tool: &nps::TOOL, draw: |state| draw(SurveyMetric::Nps, state), messages: None },
        View { name: "csat", tool: &csat::TOOL, draw: |state| draw(SurveyMetric::Csat, state), messages: None },
        View { name: "ces", tool: &ces::TOOL, draw: |state| draw(SurveyMetric::Ces, state), messages: None },
        View { name: "group", tool: &group::TOOL, draw: |state| draw(SurveyMetric::Nev, state), messages: None },
    ],
    jobs: &[Offer::of::<Rows>(), Offer::of::<Listing>()],
    texts: &[
        "reading.",
        "emotion.",
        "ces.version.",
        "survey.file.",
        "nps.wording.question",
        "csat.wording.question",
        "ces.ease.question",
        "ces.effort.question",
        "file.",
        "answers.paste.doubt",
        "answers.paste.sure",
        "answers.paste.otherScale",
        "rule.atMostParts",
        "rule.columnOfItsOwn",
        "rule.missing",
        "rule.oneColumn",
    ],
};

/// All that is known of the file that is open on the page.
fn draw(metric: SurveyMetric, state: ToolState) -> AnyView {
    let words = Words::of_view();
    let opened = state.shared(Opened::none);
    let sheet = Sheet::of(metric, state, opened, words);
    let is_known = Memo::new(move |_| sheet.found.with(|found| found.as_ref().is_some_and(Result::is_ok)));
    let known = live_view(move || {
        is_known.get().then(|| {
            view! {
                <Asking sheet />
                <Form sheet />
                <Labels sheet />
                <LeftOut sheet />
            }
        })
    });
    view! {
        <section class="file-found" aria-labelledby="file-found">
            <h2 id="file-found">{words.text("reading.title")}</h2>
            <Progress work=sheet.work />
            <Trouble sheet />
            {known}
        </section>
    }
    .into_any()
}
