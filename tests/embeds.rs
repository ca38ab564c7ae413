//! The list of tools that can be embedded against what a compiler or a hook cannot make of it.
#![cfg(feature = "prerender")]
#![allow(clippy::unwrap_used)] // a test may stop

use feltworth::app::embed::{TOOLS, Tool};
use feltworth::content::Language;

fn file(path: &str) -> String {
    std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// Asserts that a file has `part` of every tool that `is_meant` picks.
fn assert_each(path: &str, is_meant: impl Fn(&Tool) -> bool, part: impl Fn(&str) -> String) {
    let file = file(path);
    for tool in TOOLS.iter().filter(|tool| is_meant(tool)) {
        assert!(file.contains(&part(tool.name())), "{path} has to have: {}", part(tool.name()));
    }
}

#[test]
fn every_tool_that_computes_is_a_program() {
    let computes = |tool: &Tool| tool.program.is_some();
    assert_each("Cargo.toml", computes, |name| format!("path = \"src/bin/embed_{name}.rs\""));
    assert_each("index.html", computes, |name| format!("data-bin=\"feltworth-embed-{name}\""));
}

#[test]
fn every_tool_is_declared_and_described() {
    assert_each("src/bin/prerender/scripts/feltworth-embed.d.ts", |_| true, |name| format!("\"{name}\""));
    assert_each("EMBEDDING.md", |_| true, |name| format!("`{name}`"));
    assert_each("EMBEDDING.md", |tool| tool.program.is_some(), |name| format!("| `{name}` | `"));
}

#[test]
fn every_language_is_declared_and_described() {
    let codes = Language::ALL.map(|language| format!("\"{}\"", language.code())).join(" | ");
    assert!(file("src/bin/prerender/scripts/feltworth-embed.d.ts").contains(&format!("type Language = {codes};")));
    let codes = Language::ALL.map(|language| format!("`{}`", language.code())).join(", ");
    assert!(file("EMBEDDING.md").contains(&codes));
}

#[test]
fn the_first_tool_computes() {
    // The snippets that need no script are of the first tool, and the JavaScript face is among them.
    assert!(TOOLS[0].program.is_some());
}
