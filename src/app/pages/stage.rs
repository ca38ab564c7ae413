//! The explainer of a stage of the journey.

use leptos::prelude::*;

use super::Page;
use super::emblem::JourneyEmblem;
use super::miniature::StageMiniature;
use super::origin::{Noted, Origin};
use super::route::Route;
use super::stage_path::StagePath;
use crate::app::Words;
use crate::content::basics::Basic;
use crate::content::stages::{Section, Stage, Tool};

/// What happens at a stage, what the customer feels, what helps, and where it leads.
pub fn draw(route: Route) -> AnyView {
    let Page::Stage(stage) = route.page else { return ().into_any() };
    let words = Words::of_view();
    let text = |key: &str| words.text(&format!("stage.{}.{key}", stage.id()));
    // The miniature follows on what happens and what is felt.
    let sections = |sections: &[Section]| {
        sections.iter().map(|section| view! { <StageSection route stage section=*section /> }).collect_view()
    };
    let (first, others) = Section::ALL.split_at(2);
    view! {
        <header class="page-head">
            <p class="eyebrow"><a href=route.link(Page::Journey)>{words.text("journey.title")}</a></p>
            <h1>{text("name")}</h1>
            <p class="lead">{text("summary")}</p>
        </header>
        <nav class="stage-nav" aria-label=words.text("journey.stages")><StagePath route /></nav>
        <JourneyEmblem marked=stage />
        <div class="prose stage-sections">{sections(first)}</div>
        <StageMiniature route stage />
        <div class="prose stage-sections">{sections(others)}</div>
        <FittingTool route stage />
        <Neighbours route stage />
    }
    .into_any()
}

/// A section of the explainer. What all of it rests on is said below its heading, what only a part does behind the part.
#[component]
fn StageSection(route: Route, stage: Stage, section: Section) -> impl IntoView {
    let words = Words::of_view();
    let id = format!("stage-{}", section.id());
    let common = stage.common_sources(section);
    view! {
        <section class=format!("stage-section section-{}", section.id()) aria-labelledby=id.clone()>
            <h2 id=id.clone()>{words.text(&format!("journey.section.{}", section.id()))}</h2>
            {common.map(|sources| view! { <p class="origins"><Origin route sources /></p> })}
            <Body route stage section is_noted=common.is_none() />
        </section>
    }
}

#[component]
fn Body(
    route: Route,
    stage: Stage,
    section: Section,
    /// Whether each part says what it rests on.
    is_noted: bool,
) -> impl IntoView {
    let words = Words::of_view();
    let text = |key: &str| {
        let text = words.text(&format!("stage.{}.{key}", stage.id()));
        if is_noted { view! { <Noted route text marks=stage.marks(key) /> }.into_any() } else { text.into_any() }
    };
    let keys = stage.section_keys(section);
    match section {
        Section::Helps | Section::Kills => {
            view! { <ul>{keys.iter().map(|key| view! { <li>{text(key)}</li> }).collect_view()}</ul> }.into_any()
        }
        Section::Staff => {
            terms(keys.iter().map(|key| (words.text(&format!("journey.section.{key}")), text(key))).collect())
        }
        Section::Levers => {
            let name = |key: &str| words.text(&key.replace("lever.", "journey.channel."));
            terms(keys.iter().map(|key| (name(key), text(key))).collect())
        }
        Section::Measure => {
            let metric = |id: &str| view! { <li>{words.text(&format!("journey.metric.{id}"))}</li> };
            let metrics = stage.explainer().metrics.iter().map(|m| metric(m.id())).collect_view();
            view! { <ul class="tags">{metrics}</ul><p>{text("measure")}</p> }.into_any()
        }
        Section::Happens | Section::Feels | Section::Next => view! { <p>{text(section.id())}</p> }.into_any(),
    }
}

fn terms(rows: Vec<(String, AnyView)>) -> AnyView {
    let row = |(name, text): (String, AnyView)| view! { <div><dt>{name}</dt><dd>{text}</dd></div> };
    view! { <dl class="terms">{rows.into_iter().map(row).collect_view()}</dl> }.into_any()
}

/// The tool that fits the stage, and the map that it has a place on.
#[component]
fn FittingTool(route: Route, stage: Stage) -> impl IntoView {
    let words = Words::of_view();
    let (page, key) = match stage.explainer().tool {
        Tool::Nev => (Page::Nev, "journey.tool.nev"),
        Tool::Ltv => (Page::Ltv, "journey.tool.ltv"),
    };
    view! {
        <aside class="fitting-tool">
            <h2>{words.text("journey.tool")}</h2>
            <p><a class="button" href=route.link(page)>{words.text(key)}</a></p>
            <p><a href=route.link(Page::Map)>{words.text("journey.tool.map")}</a></p>
            {Basic::of_stage(stage).map(|basic| basics_link(words, route, basic)).collect_view()}
        </aside>
    }
}

/// The way to a short explainer of what belongs to no stage.
fn basics_link(words: Words, route: Route, basic: &Basic) -> impl IntoView + use<> {
    let name = words.fill("basics.see", &[("title", &words.text(&basic.key("title")))]);
    view! { <p><a href=format!("{}#{}", route.link(Page::Basics), basic.id)>{name}</a></p> }
}

/// The stages before and after.
#[component]
fn Neighbours(route: Route, stage: Stage) -> impl IntoView {
    let words = Words::of_view();
    let link = |key: &str, stage: Stage| {
        let label = words.fill(key, &[("stage", &words.text(&format!("stage.{}.name", stage.id())))]);
        view! { <a href=route.link(Page::Stage(stage))>{label}</a> }
    };
    view! {
        <nav class="neighbours" aria-label=words.text("journey.all")>
            {stage.previous().map(|stage| link("journey.previous", stage))}
            <a href=route.link(Page::Journey)>{words.text("journey.all")}</a>
            {stage.next().map(|stage| link("journey.following", stage))}
        </nav>
    }
}
