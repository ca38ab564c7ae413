//! The list of tools that can be embedded, and the registry of parts, against what a compiler or a hook cannot make of them.
#![cfg(feature = "prerender")]
#![allow(clippy::unwrap_used, clippy::panic)] // a test may stop

use feltworth::app::Words;
use feltworth::app::pages::frames::{Frame, Inside};
use feltworth::app::pages::route::Route;
use feltworth::app::pages::{self, FRAMES, Page};
use feltworth::app::views::{FRAME_PARTS, all_parts, builder};
use feltworth::content::{Catalogue, Language};
use feltworth::tools::builder::settings;
use feltworth::tools::embedded::Offers;
use feltworth::tools::schema::{Field, Kind};
use feltworth::tools::{TOOLS, Tool};
use leptos::prelude::*;

mod texts;

fn file(path: &str) -> String {
    std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn every_tool_has_a_view_and_every_view_a_tool_of_the_registry() {
    let views = all_parts().flat_map(|part| part.views);
    for view in views.clone() {
        assert!(TOOLS.iter().any(|tool| std::ptr::eq(*tool, view.tool)), "{} is in no registry", view.tool.id);
    }
    for tool in TOOLS {
        assert!(views.clone().any(|view| std::ptr::eq(view.tool, tool)), "{} is shown nowhere", tool.id);
    }
}

#[test]
fn every_frame_that_computes_shows_a_part_of_the_registry_by_its_view_for_frames() {
    for frame in FRAMES.iter().filter(|frame| frame.part().is_some()) {
        let part = frame.part().unwrap();
        assert!(FRAME_PARTS.iter().any(|known| known.id == part.id), "{} is no part of frames", part.id);
        assert!(frame.tool().is_some(), "{} has no view for frames", part.id);
    }
}

#[test]
fn every_part_of_frames_is_shown_by_one_and_every_chart_is_of_its_tool() {
    let charts = || FRAMES.iter().filter_map(|frame| frame.chart().map(|(part, _)| part.id));
    let shown: Vec<_> = FRAMES.iter().filter_map(Frame::part).map(|part| part.id).chain(charts()).collect();
    assert!(FRAME_PARTS.iter().all(|part| shown.contains(&part.id)), "{shown:?}");
    for frame in &FRAMES {
        let is_named = matches!(frame.inside, Inside::Tool { chart: Some(_), .. });
        assert_eq!(frame.chart().is_some(), is_named, "{} has no chart of its tool", frame.name());
    }
}

#[test]
fn every_frame_is_described() {
    let readme = file("README.md");
    for frame in &FRAMES {
        let row = readme.lines().find(|line| line.starts_with(&format!("| `/{}` |", frame.page.path())));
        assert!(
            row.is_some_and(|row| row.ends_with(&format!("| `{}` |", frame.name()))),
            "README: {} has a frame",
            frame.name()
        );
    }
}

/// The tools whose inputs are too many for an address: they stay in the browser and travel as files.
const WITHOUT_ADDRESS: [&str; 1] = ["map"];

/// The page on which a tool stands: its address holds the inputs, unless they stay on the device.
fn page_of(tool: &Tool) -> Page {
    let words = Words::new(Language::En, Catalogue::default());
    let html = |page| {
        let draw = || pages::draw(Route { language: Language::En, page }, words).to_html();
        Owner::new().with(draw)
    };
    let mark = format!("data-tool=\"{}\"", tool.id);
    let page = |mark: &str| Page::all().find(|page| html(*page).contains(mark));
    page(&format!("{mark} data-address")).or_else(|| page(&mark)).unwrap()
}

#[test]
fn the_privacy_page_names_the_draft_of_every_tool_by_its_page() {
    let words = Words::new(Language::En, Catalogue::default());
    let privacy =
        Owner::new().with(|| pages::draw(Route { language: Language::En, page: Page::Privacy }, words).to_html());
    for tool in TOOLS {
        assert_eq!(Page::of_tool(tool.id), page_of(tool), "{}", tool.id);
        assert_eq!(privacy.matches(&format!("data-kept=\"{}\"", tool.id)).count(), 1, "{}", tool.id);
    }
}

#[test]
fn every_key_of_a_tool_is_described() {
    let readme = file("README.md");
    for tool in TOOLS.into_iter().filter(|tool| !WITHOUT_ADDRESS.contains(&tool.id)) {
        let start = format!("| `/{}` |", page_of(tool).path());
        let row = readme.lines().find(|line| line.starts_with(&start)).unwrap_or_default();
        // Of inputs that are set for other tools the table says how their keys are made.
        let own = tool.fields.iter().filter(|field| !matches!(field.kind, Kind::Settings(_)));
        for key in own.flat_map(Field::keys) {
            assert!(row.contains(&format!("`{key}`")), "README: {key} of {}", tool.id);
        }
    }
}

#[test]
fn the_builder_offers_every_frame_with_its_inputs() {
    let offers = Offers { site: None, frames: FRAMES.iter().map(Frame::offered).collect() };
    let read = Offers::read(&offers.text());
    for (frame, offered) in FRAMES.iter().zip(&read.frames) {
        assert_eq!(offered.name, frame.name());
        assert_eq!(offered.tool.map(|tool| tool.id), frame.tool().map(|tool| tool.id), "{}", frame.name());
        assert_eq!(offered.has_call(), frame.call().is_some(), "{}", frame.name());
        assert_eq!(offered.computes(), frame.part().is_some(), "{}", frame.name());
    }
    assert_eq!(read.frames.len(), FRAMES.len());
}

/// What the builder calls a choice, unless it is a currency or a scale, whose keys are their names.
fn name_of(tool: &Tool, field: &Field, choice: &str) -> Option<String> {
    let is_own_name = field.key == "currency" || field.key == "scale";
    (!is_own_name).then(|| format!("{}.{}.{}", tool.id, field.key, choice.replace('.', "")))
}

#[test]
fn the_builder_has_words_for_every_choice_of_a_tool_that_it_offers() {
    let known = texts::texts(Language::En);
    let is_offered = |tool: &Tool| FRAMES.iter().filter_map(Frame::tool).any(|offered| std::ptr::eq(offered, tool));
    for setting in settings().into_iter().filter(|setting| is_offered(setting.tool)) {
        let Kind::Choice(choices) = setting.field.kind else { continue };
        for name in choices.iter().filter_map(|choice| name_of(setting.tool, setting.field, choice)) {
            assert!(known.contains_key(&name), "no text {name}");
            let is_loaded = builder::PART.texts.iter().any(|beginning| name.starts_with(beginning));
            assert!(is_loaded, "the builder does not load {name}");
        }
    }
}

#[test]
fn the_first_frame_computes() {
    // The snippets that need no script are of the first tool, and the JavaScript API is among them.
    assert!(FRAMES[0].part().is_some());
}
