//! The page of the NEV questionnaire.

use leptos::prelude::*;

use super::charts::NevCharts;
use super::questions::Questions;
use super::result::{ResultRegion, glance_name, score};
use super::scale::ScaleChoice;
use crate::app::browser::{address, focus, keeping};
use crate::app::components::actions::Actions;
use crate::app::components::foreign_link::ForeignLink;
use crate::app::components::glance::Glance;
use crate::app::live::{live, live_view};
use crate::app::state::{ForeignLinks, NevState};
use crate::app::{Page, Place, Words};
use crate::tools::nev::{Inputs, LinkProblem};

/// The questionnaire: scale, twenty emotions, score, chart, and what the number means.
#[component]
pub fn NevPage(
    /// Where the page stands.
    place: Place,
    /// The tool's state.
    state: NevState,
) -> impl IntoView {
    let words = Words::of_view();
    let replace = Callback::new(move |inputs| state.replace(inputs));
    let foreign = use_context::<ForeignLinks>().map(|links| links.nev);
    view! {
        <header class="page-head">
            <h1>{words.text("page.nev.title")}</h1>
            <p class="lead">{words.text("nev.lead")}</p>
        </header>
        {foreign.map(|is_foreign| view! { <ForeignLink is_foreign inputs=state.inputs replace /> })}
        <LinkNotice state />
        <div class="tool nev-tool">
            <form class="tool-form" aria-label=words.text("nev.form") on:submit=|event| event.prevent_default()>
                <ScaleChoice state />
                <Questions state on_step=Callback::new(keep_step) />
                <Actions link=Callback::new(move |()| state.inputs.with_untracked(keeping::link))
                    on_restart=Callback::new(move |()| state.replace(Inputs::default())) />
                <Glance name=live(move || glance_name(words, state.outcome)) value=live(move || score(words, state.outcome)) />
            </form>
            <ResultRegion place outcome=state.outcome />
        </div>
        <NevCharts outcome=state.outcome />
        <section class="prose">
            <h2>{words.text("nev.reading.title")}</h2>
            <p>{words.text("nev.reading.clusters")}</p>
            <p>{words.text("method.limits.nevScale")}</p>
            <p>{words.text("method.limits.nevNps")}</p>
            <p><a href=place.link(Page::Method)>{words.text("nev.reading.method")}</a></p>
        </section>
    }
}

/// A narrow screen asks step by step, and the browser's way back leads from step to step.
fn keep_step((from, to): (usize, usize)) {
    if focus::is_shown(".steps") {
        address::push_step(from, to);
    }
}

/// What was wrong with the link that the answers came from.
#[component]
pub fn LinkNotice(
    /// The questionnaire's state.
    state: NevState,
) -> impl IntoView {
    let words = Words::of_view();
    let problem = Memo::new(move |_| state.inputs.with(|inputs| inputs.link_problem.clone()));
    let text = move |problem: LinkProblem| match problem {
        LinkProblem::UnknownScale(text) => words.fill("nev.link.scale", &[("text", &text)]),
        LinkProblem::WrongCount(count) => words.plural("nev.link.count", count as f64, 0, &[]),
    };
    live_view(move || problem.get().map(|problem| view! { <p class="notice" role="status">{text(problem)}</p> }))
}
