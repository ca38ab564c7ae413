//! Keeps the layers apart: which part of `src` may use which, and what the pure ones may depend on.

use crate::provision::read;
use crate::run::{Outcome, command, output, root};
use std::path::{Path, PathBuf};

/// A part of `src` and the other parts that it may use.
struct Layer {
    name: &'static str,
    may_use: May,
}

enum May {
    Use(&'static [&'static str]),
    UseAll,
}

const LAYERS: [Layer; 9] = [
    Layer { name: "metrics", may_use: May::Use(&[]) },
    Layer { name: "content", may_use: May::Use(&[]) },
    Layer { name: "tools", may_use: May::Use(&["metrics", "content"]) },
    Layer { name: "table", may_use: May::Use(&[]) },
    Layer { name: "survey", may_use: May::Use(&["metrics", "table"]) },
    Layer { name: "orders", may_use: May::Use(&["metrics", "table"]) },
    Layer { name: "charts", may_use: May::Use(&["metrics", "tools"]) },
    Layer { name: "api", may_use: May::Use(&["metrics", "tools", "table", "survey", "orders"]) },
    Layer { name: "app", may_use: May::UseAll },
];

/// What the package without features must not depend on.
const WEB_CRATES: [&str; 5] = ["wasm-bindgen", "js-sys", "web-sys", "leptos", "serde-wasm-bindgen"];

/// What stands in `src` beside the layers.
const NOT_LAYERS: [&str; 3] = ["bin", "lib.rs", "main.rs"];

/// Checks that every arrow between the layers points the right way.
pub fn arrows() -> Outcome {
    let mut wrong = Vec::new();
    for entry in entries(&root().join("src"))? {
        let name = entry.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if NOT_LAYERS.contains(&name.as_str()) {
            continue;
        }
        match LAYERS.iter().find(|layer| layer.name == name.trim_end_matches(".rs")) {
            Some(layer) => wrong.extend(wrong_arrows(layer, &entry)?),
            None => wrong.push(format!("src/{name} is in no layer: name it in xtask/src/layers.rs")),
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(format!("layers:\n  {}", wrong.join("\n  "))) }
}

/// Checks that the package without features reaches no web crate.
pub fn pure_dependencies() -> Outcome {
    let tree = ["tree", "--package", "feltworth", "--edges", "normal", "--target", "all", "--prefix", "none"];
    let tree = output(&mut command("cargo", &tree))?;
    let packages = tree.lines().filter_map(|line| line.split_whitespace().next());
    let web: Vec<_> = packages.filter(|package| WEB_CRATES.contains(package)).collect();
    if web.is_empty() { Ok(()) } else { Err(format!("the pure layers depend on {}", web.join(", "))) }
}

fn wrong_arrows(layer: &Layer, entry: &Path) -> Result<Vec<String>, String> {
    let May::Use(allowed) = layer.may_use else { return Ok(Vec::new()) };
    let mut wrong = Vec::new();
    for file in sources(entry)? {
        for used in layers_used(&read(&file)?) {
            if used != layer.name && !allowed.contains(&used) {
                wrong.push(format!("{} uses {used}, which {} must not", file.display(), layer.name));
            }
        }
    }
    Ok(wrong)
}

/// The layers that a source file names in paths from the crate's root.
fn layers_used(source: &str) -> Vec<&'static str> {
    let code: String = source.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
    let names: Vec<&str> = code.split("crate::").skip(1).flat_map(first_names).collect();
    LAYERS.iter().map(|layer| layer.name).filter(|layer| names.contains(layer)).collect()
}

/// The names that may follow at once: one, or those in braces.
fn first_names(path: &str) -> Vec<&str> {
    let Some(group) = path.strip_prefix('{') else { return vec![identifier(path)] };
    let mut depth = 0_i32;
    let mut names = vec![identifier(group)];
    for (position, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(identifier(group.get(position + 1..).unwrap_or_default())),
            _ => {}
        }
    }
    names
}

fn identifier(text: &str) -> &str {
    let text = text.trim_start();
    text.split(|character: char| !character.is_alphanumeric() && character != '_').next().unwrap_or_default()
}

/// The Rust files of a layer, be it a file or a folder.
fn sources(entry: &Path) -> Result<Vec<PathBuf>, String> {
    if entry.is_dir() {
        let inner: Vec<_> = entries(entry)?.iter().map(|entry| sources(entry)).collect::<Result<_, _>>()?;
        return Ok(inner.concat());
    }
    Ok(entry.extension().filter(|extension| *extension == "rs").map(|_| entry.to_path_buf()).into_iter().collect())
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_name_a_layer_is_seen() {
        assert_eq!(layers_used("use crate::metrics::nps;"), ["metrics"]);
        assert_eq!(layers_used("use crate::{\n    charts::{a, app},\n    tools,\n};"), ["tools", "charts"]);
        assert_eq!(layers_used("pub(in crate::api) fn f(x: crate::survey::Row)"), ["survey", "api"]);
    }

    #[test]
    fn a_comment_is_no_arrow() {
        assert!(layers_used("/// See [`crate::charts`].\nuse crate::error::Error;").is_empty());
    }
}
