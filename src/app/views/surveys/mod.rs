//! What the surveys of one question show: the same views for NPS, CSAT and CES.

pub mod charts;
mod choosing;
mod compared;
mod counting;
mod files;
mod findings;
mod movement;
mod planned;
mod planner;
mod result;
mod written;

pub use choosing::{entry_of, show_choice};
pub use compared::how;
pub use counting::StepCounts;
pub use files::{Counted, FileFound, FindingsFound, FromFile, Kept, Opened, Samples, Source};
pub use findings::{Findings, Period, Segment};
pub use movement::{Moved, rows};
pub use written::{chance, count_of, difference, interval, mean_working, p_value, part_working, written};

use leptos::prelude::*;

use crate::app::components::actions::Actions;
use crate::app::components::draft_notice::DraftNotice;
use crate::app::components::field::Field;
use crate::app::components::glance::Glance;
use crate::app::components::later_panel::LaterPanel;
use crate::app::components::shown;
use crate::app::components::working::Working;
use crate::app::live::{flag, live, live_view, on_click};
use crate::app::{ToolState, Words};
use crate::metrics::Result;
use crate::tools::Document;
use crate::tools::settled::Settled;
use crate::tools::surveys::{CONFIDENCE, Outcome, Survey, TOTAL};
use charts::Distribution;
use files::FileOpening;
use movement::MovementSection;
use planner::Planner;
use result::{Results, main_value};

/// What the views of a survey show.
pub type Shown = shown::Shown<Outcome>;

/// A survey as it is shown.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The survey.
    pub survey: &'static Survey,
    /// What comes of settled inputs, movement and plan with it.
    pub outcome: fn(&Settled) -> Option<Result<Outcome>>,
    /// The ids of result region, chart and sections.
    pub ids: &'static Ids,
    /// What is chosen, and how often each answer was given.
    pub counts: fn(ToolState) -> AnyView,
    /// How often each answer was given in an earlier survey.
    pub earlier: fn(ToolState) -> AnyView,
    /// The formulas with the visitor's own numbers.
    pub working: fn(Words, &Outcome) -> AnyView,
    /// What its result stands for in a name at a glance: NPS, CSAT, CES.
    pub short: &'static str,
    /// The name of the view that asks the question here.
    pub asking: &'static str,
    /// The name of the view that takes pasted ratings.
    pub pasting: &'static str,
}

/// Ids in the document.
#[derive(Debug)]
pub struct Ids {
    /// Of the heading of the result region.
    pub result: &'static str,
    /// Of the caption of the chart.
    pub chart: &'static str,
    /// Of the heading about the movement.
    pub movement: &'static str,
    /// Of the heading about the plan.
    pub plan: &'static str,
}

/// The file of a survey, and what comes of its answers, or else of those that were counted by hand.
fn shown(look: Look, state: ToolState) -> (Opened, Shown) {
    let (words, opened) = (Words::of_view(), state.shared(Opened::none));
    let over = Box::new(move |document: &Document| opened.over(look.survey, document, words));
    (opened, Shown::over(state, over, look.outcome))
}

/// A survey: its form, and the result.
pub fn tool(look: Look, state: ToolState) -> AnyView {
    let words = Words::of_view();
    let (opened, shown) = shown(look, state);
    on_cleanup(move || opened.close());
    let value = live(move || shown.with(|outcome| main_value(words, outcome)).unwrap_or_default());
    view! {
        <DraftNotice state />
        <div class="tool survey-tool">
            <form class="tool-form" aria-label=words.text("survey.form") class:has-file=flag(move || opened.is_counted())
                on:submit=|event| event.prevent_default()>
                {(look.counts)(state)}
                <Further look state />
                <FileOpening survey=look.survey state opened />
                <LaterPanel class="further" summary=words.text("survey.ask") part="answers" view=look.asking state />
                <LaterPanel class="further" summary=words.text("survey.paste") part="answers" view=look.pasting state />
                <Actions state said_of_link=Callback::new(move |()| opened.said_of_link(words)) />
                <Glance name=live(move || look.short.to_owned()) value />
            </form>
            <Results survey=look.survey id=look.ids.result shown after=working(look, shown) />
        </div>
        <FileFound state opened />
    }
    .into_any()
}

/// What follows from the answers: their chart, what a file holds beside, movement and plan.
pub fn below(look: Look, state: ToolState) -> AnyView {
    let (opened, shown) = shown(look, state);
    let has_findings = Memo::new(move |_| opened.findings.with(Option::is_some));
    view! {
        <Distribution survey=look.survey id=look.ids.chart shown />
        <FindingsFound state is_there=has_findings />
        <MovementSection look state shown opened />
        <Planner look state shown />
    }
    .into_any()
}

/// Total and confidence.
#[component]
fn Further(look: Look, state: ToolState) -> impl IntoView {
    let words = Words::of_view();
    let field = move |key: &str| look.survey.tool.place(key).map(|place| view! { <Field state place /> });
    let empty = move || state.replace(state.with_untracked(|document| look.survey.emptied(document, words.language)));
    view! {
        <p class="actions needs-script">
            <button type="button" class="quiet" on:click=on_click(empty)>{words.text("survey.empty")}</button>
        </p>
        <div class="fields">{[TOTAL, CONFIDENCE].map(field)}</div>
    }
}

/// How the score was computed.
fn working(look: Look, shown: Shown) -> AnyView {
    let words = Words::of_view();
    let formulas = live_view(move || shown.with(|outcome| (outcome.n > 0).then(|| (look.working)(words, outcome)))?);
    view! { <Working formulas /> }.into_any()
}

/// What is chosen and counted, and the result, whose heading has this id: for a frame, which holds no more on a phone.
pub fn frame(survey: &'static Survey, id: &'static str, counts: fn(ToolState) -> AnyView, state: ToolState) -> AnyView {
    let words = Words::of_view();
    let shown = Shown::of(state, survey.scored);
    view! {
        <div class="tool survey-tool">
            <form class="tool-form" aria-label=words.text("survey.form") on:submit=|event| event.prevent_default()>
                {counts(state)}
            </form>
            <Results survey id shown />
        </div>
    }
    .into_any()
}
