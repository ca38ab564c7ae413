//! The list of tools that can be embedded, and the registry of parts, against what a compiler or a hook cannot make of them.
#![cfg(feature = "prerender")]
#![allow(clippy::unwrap_used)] // a test may stop

use feltworth::app::pages::FRAMES;
use feltworth::app::views::{FRAME_PARTS, all_parts};
use feltworth::content::Language;
use feltworth::tools::TOOLS;

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
fn every_frame_is_described() {
    let readme = file("README.md");
    for frame in &FRAMES {
        let row = readme.lines().find(|line| line.starts_with(&format!("| `/{}` |", frame.page.path())));
        assert!(row.is_some_and(|row| row.ends_with("| yes |")), "README: {} is embeddable", frame.name());
    }
}

#[test]
fn every_key_of_a_tool_is_described() {
    let readme = file("README.md");
    for (tool, field) in TOOLS.iter().flat_map(|tool| tool.fields.iter().map(move |field| (tool, field))) {
        // A tool's page may stand below that of its area.
        let path = format!("/{}/`", tool.id);
        let is_row = |line: &&str| line.starts_with("| `/") && line.split(" | ").next().unwrap().ends_with(&path);
        let row = readme.lines().find(is_row);
        assert!(
            row.is_some_and(|row| row.contains(&format!("`{}`", field.key))),
            "README: {} of {}",
            field.key,
            tool.id
        );
    }
}

#[test]
fn every_language_is_declared_and_described() {
    let codes = Language::ALL.map(|language| format!("`{}`", language.code())).join(", ");
    assert!(file("EMBEDDING.md").contains(&codes));
}

#[test]
fn the_first_frame_computes() {
    // The snippets that need no script are of the first tool, and the JavaScript API is among them.
    assert!(FRAMES[0].part().is_some());
}
