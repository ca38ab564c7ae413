//! Keeps the layers of the crate and the rooms of the site apart: which part may use which, what may touch the browser, and
//! what the pure layers may depend on.

use crate::provision::read;
use crate::run::{Outcome, command, output, root};
use std::path::{Path, PathBuf};

/// A module whose parts use one another in one direction only.
struct Module {
    path: &'static str,
    folder: &'static str,
    /// From the bottom up.
    layers: &'static [Layer],
    /// What stands in the folder beside them.
    others: &'static [&'static str],
}

/// A part of a module and the other parts that it may use.
struct Layer {
    name: &'static str,
    may_use: May,
}

enum May {
    Use(&'static [&'static str]),
    UseAll,
}

const CRATE: Module = Module {
    path: "crate",
    folder: "src",
    layers: &[
        Layer { name: "metrics", may_use: May::Use(&[]) },
        Layer { name: "content", may_use: May::Use(&[]) },
        Layer { name: "tools", may_use: May::Use(&["metrics", "content"]) },
        Layer { name: "table", may_use: May::Use(&[]) },
        Layer { name: "survey", may_use: May::Use(&["metrics", "table"]) },
        Layer { name: "orders", may_use: May::Use(&["metrics", "table"]) },
        Layer { name: "charts", may_use: May::Use(&["metrics", "tools"]) },
        Layer { name: "api", may_use: May::Use(&["metrics", "tools", "table", "survey", "orders"]) },
        Layer { name: "app", may_use: May::UseAll },
    ],
    others: &["bin", "lib.rs", "main.rs", "parts.rs"],
};

/// Nothing uses `pages` but the program that writes them.
const APP: Module = Module {
    path: "crate::app",
    folder: "src/app",
    layers: &[
        Layer { name: "browser", may_use: May::Use(&[]) },
        Layer { name: "format", may_use: May::Use(&[]) },
        Layer { name: "live", may_use: May::Use(&[]) },
        Layer { name: "state", may_use: May::Use(&[]) },
        Layer { name: "words", may_use: May::Use(&["format"]) },
        Layer { name: "part", may_use: May::Use(&["browser", "state", "words"]) },
        Layer { name: "persistence", may_use: May::Use(&["browser", "state"]) },
        Layer { name: "components", may_use: May::Use(&["browser", "live", "state", "part", "words", "persistence"]) },
        Layer { name: "views", may_use: May::Use(&["browser", "live", "state", "part", "words", "components"]) },
        Layer { name: "boot", may_use: May::Use(&["browser", "state", "part", "words", "persistence"]) },
        Layer { name: "pages", may_use: May::Use(&["live", "state", "part", "words", "components", "views"]) },
    ],
    others: &["mod.rs"],
};

/// The parts of the site that may name what the browser offers: adapters, what starts the site, and `Intl`.
const TOUCH_THE_BROWSER: [&str; 3] = ["browser", "boot", "format"];

/// What the browser offers, as crates.
const BROWSER_CRATES: [&str; 4] = ["web_sys", "js_sys", "wasm_bindgen", "gloo"];

/// What the package without features must not depend on.
const WEB_CRATES: [&str; 4] = ["wasm-bindgen", "js-sys", "web-sys", "leptos"];

/// Checks that every arrow between layers, and between the rooms of the site, points the right way.
pub fn arrows() -> Outcome {
    let wrong = [CRATE.wrong_arrows()?, APP.wrong_arrows()?, beyond_the_adapters()?].concat();
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

impl Module {
    fn wrong_arrows(&self) -> Result<Vec<String>, String> {
        let reexports = self.reexports()?;
        let mut wrong = Vec::new();
        for (name, entry) in self.entries()? {
            let Some(layer) = self.layers.iter().find(|layer| layer.name == name) else {
                wrong.push(format!("{} is in no layer: name it in xtask/src/layers.rs", entry.display()));
                continue;
            };
            let May::Use(allowed) = layer.may_use else { continue };
            for file in sources(&entry)? {
                let used = self.layers_used(&read(&file)?, &module_of(&file), &reexports);
                let surplus = used.into_iter().filter(|used| *used != name && !allowed.contains(used));
                wrong.extend(surplus.map(|used| format!("{} uses {used}, which {name} must not", file.display())));
            }
        }
        Ok(wrong)
    }

    /// The parts, whether the table has them or not, and where they are.
    fn entries(&self) -> Result<Vec<(String, PathBuf)>, String> {
        let all = entries(&root().join(self.folder))?.into_iter();
        let named = all.map(|entry| (entry.file_name().unwrap_or_default().to_string_lossy().into_owned(), entry));
        let parts = named.filter(|(name, _)| !self.others.contains(&name.as_str()));
        Ok(parts.map(|(name, entry)| (name.trim_end_matches(".rs").to_owned(), entry)).collect())
    }

    /// The paths by which parts are known in the module itself (`pub use words::Words`).
    fn reexports(&self) -> Result<Vec<String>, String> {
        let file = root().join(self.folder).join("mod.rs");
        let source = if file.is_file() { read(&file)? } else { String::new() };
        let uses = source.lines().filter_map(|line| line.strip_prefix("pub use "));
        Ok(uses.flat_map(|path| expand(self.path, path)).collect())
    }

    /// The parts that a source file names, where `module` is its own path.
    fn layers_used(&self, source: &str, module: &[String], reexports: &[String]) -> Vec<&'static str> {
        let used = paths(source, module);
        let beyond = used.iter().filter_map(|path| path.strip_prefix(self.path)?.strip_prefix("::"));
        let names: Vec<&str> = beyond.map(|rest| self.home(identifier(rest), reexports)).collect();
        self.layers.iter().map(|layer| layer.name).filter(|layer| names.contains(layer)).collect()
    }

    /// The part that a name comes from, if the module passes it on.
    fn home<'a>(&self, name: &'a str, reexports: &'a [String]) -> &'a str {
        let passed_on = reexports.iter().find(|path| path.rsplit("::").next() == Some(name));
        let beyond = passed_on.and_then(|path| path.strip_prefix(self.path)?.strip_prefix("::"));
        beyond.map_or(name, identifier)
    }
}

/// The parts of the site that reach for the browser themselves instead of through an adapter.
fn beyond_the_adapters() -> Result<Vec<String>, String> {
    let mut wrong = Vec::new();
    for (_, entry) in APP.entries()?.into_iter().filter(|(name, _)| !TOUCH_THE_BROWSER.contains(&name.as_str())) {
        for file in sources(&entry)? {
            let code = without_comments(&read(&file)?);
            let found = BROWSER_CRATES.into_iter().find(|name| code.contains(name));
            wrong.extend(found.map(|name| format!("{} uses {name}: it belongs into app/browser", file.display())));
        }
    }
    Ok(wrong)
}

/// The path of the module that a source file is.
fn module_of(file: &Path) -> Vec<String> {
    let below = file.strip_prefix(root().join("src")).unwrap_or(file).with_extension("");
    let names = below.iter().map(|name| name.to_string_lossy().into_owned());
    std::iter::once("crate".to_owned()).chain(names.filter(|name| name != "mod")).collect()
}

fn without_comments(source: &str) -> String {
    source.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The paths from the crate's root that a source file of a module names, also where it counts from itself (`super::`).
fn paths(source: &str, module: &[String]) -> Vec<String> {
    let mut code = without_comments(source);
    for steps in (1..module.len()).rev() {
        let above = module.get(..module.len() - steps).unwrap_or_default().join("::");
        code = code.replace(&"super::".repeat(steps), &format!("{above}::"));
    }
    code.split("crate::").skip(1).flat_map(|path| expand("crate", path)).collect()
}

/// A path and all that stand in its braces, each whole.
fn expand(before: &str, text: &str) -> Vec<String> {
    if let Some(group) = text.strip_prefix('{') {
        return branches(group).into_iter().flat_map(|branch| expand(before, branch)).collect();
    }
    let name = identifier(text);
    let path = format!("{before}::{name}");
    match text.get(name.len()..).and_then(|rest| rest.strip_prefix("::")) {
        Some(rest) => expand(&path, rest),
        None => vec![path],
    }
}

/// The beginnings of what commas part in a group, up to its end.
fn branches(group: &str) -> Vec<&str> {
    let mut depth = 0_i32;
    let mut branches = vec![group.trim_start()];
    for (position, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => branches.push(group.get(position + 1..).unwrap_or_default().trim_start()),
            _ => {}
        }
    }
    branches
}

fn identifier(text: &str) -> &str {
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

    fn layers_used(source: &str) -> Vec<&'static str> {
        CRATE.layers_used(source, &module_of(&root().join("src/api/rows.rs")), &[])
    }

    /// Of a file of a room, where the site passes on `Words`, `Part` and `View`.
    fn rooms_used(source: &str) -> Vec<&'static str> {
        let reexports: Vec<String> =
            ["words::Words", "part::{Part, View}"].into_iter().flat_map(|path| expand(APP.path, path)).collect();
        APP.layers_used(source, &module_of(&root().join("src/app/views/nev/mod.rs")), &reexports)
    }

    #[test]
    fn every_way_to_name_a_layer_is_seen() {
        assert_eq!(layers_used("use crate::metrics::nps;"), ["metrics"]);
        assert_eq!(layers_used("use crate::{\n    charts::{a, app},\n    tools,\n};"), ["tools", "charts"]);
        assert_eq!(layers_used("pub(in crate::api) fn f(x: crate::survey::Row)"), ["survey", "api"]);
        assert_eq!(layers_used("use super::super::charts::svg;"), ["charts"]);
    }

    #[test]
    fn every_way_to_name_a_room_is_seen() {
        assert_eq!(rooms_used("use crate::app::{browser::{clock, focus}, live};"), ["browser", "live"]);
        assert_eq!(rooms_used("use crate::{tools, app::{Words, View, boot}};"), ["words", "part", "boot"]);
        assert_eq!(
            rooms_used("use super::super::{Words, pages::Page};\nfn f() -> super::super::State {}"),
            ["words", "pages"]
        );
        assert_eq!(rooms_used("use super::{home, live};\nuse super::super::state::ToolState;"), ["state", "views"]);
    }

    #[test]
    fn a_comment_is_no_arrow() {
        assert!(layers_used("/// See [`crate::charts`].\nuse crate::error::Error;").is_empty());
        assert!(layers_used("use crate::error::Error; // not crate::charts").is_empty());
    }

    #[test]
    fn no_layer_may_use_one_above_it() {
        for Module { layers, .. } in [CRATE, APP] {
            for (height, layer) in layers.iter().enumerate() {
                let below: Vec<&str> = layers[..height].iter().map(|below| below.name).collect();
                let May::Use(allowed) = layer.may_use else { continue };
                assert!(allowed.iter().all(|name| below.contains(name)), "{}", layer.name);
            }
        }
    }
}
