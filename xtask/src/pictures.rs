//! The pictures of the embedded tools, for social cards and oEmbed: taken from the built site, committed, and checked to
//! be of the pages and styles as they are written now. What the app alone draws is not seen by that check.

use crate::browser;
use crate::provision::read;
use crate::run::{Outcome, command, root, run};
use crate::serve;
use crate::site;
use crate::suites;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

/// What the pictures were taken of: the name of each and a fingerprint of its page.
const TAKEN_OF: &str = "taken-of.txt";

/// Takes all pictures anew.
pub fn take() -> Outcome {
    let dist = suites::built_site()?;
    suites::packages()?;
    let site = serve::start(&dist, "/", 0)?;
    let mut camera = command("node", &["tests/pictures.mjs"]);
    camera.env("FELTWORTH_CHROMIUM", browser::chromium(&suites::tests())?).env("FELTWORTH_ROOT", site);
    run(camera.current_dir(root()))?;
    let list = folder().join(TAKEN_OF);
    std::fs::write(&list, fingerprints(&dist)?).map_err(|error| format!("{}: {error}", list.display()))
}

/// Fails if a page has changed since its picture was taken.
pub fn check() -> Outcome {
    let (taken_of, now) = (read(&folder().join(TAKEN_OF))?, fingerprints(&site::dist())?);
    let stale: Vec<_> = now.lines().filter(|line| !taken_of.lines().any(|taken| taken == *line)).collect();
    if stale.is_empty() {
        return Ok(());
    }
    Err(format!(
        "these pages have changed since their pictures were taken (cargo xtask pictures): {}",
        stale.join(", ")
    ))
}

fn folder() -> PathBuf {
    root().join("pictures")
}

/// A line for each embedded page: its name and what changes with its text and its style.
fn fingerprints(dist: &Path) -> Result<String, String> {
    let mut lines = Vec::new();
    for tool in folders(&dist.join("embed"))? {
        for language in folders(&tool)? {
            let name =
                [&tool, &language].map(|path| path.file_name().unwrap_or_default().to_string_lossy().into_owned());
            let page = read(&language.join("index.html"))?;
            let style = page.split('"').find(|part| part.ends_with(".css")).unwrap_or_default();
            let style = read(&dist.join(style.trim_start_matches("../")))?;
            let mut hasher = DefaultHasher::new();
            hasher.write(unhashed(&page).as_bytes());
            hasher.write(style.as_bytes());
            lines.push(format!("{} {:016x}\n", name.join("-"), hasher.finish()));
        }
    }
    lines.sort();
    Ok(lines.concat())
}

/// A page without the names of its files, which change with each build of the app.
fn unhashed(page: &str) -> String {
    let lines = page.lines().filter(|line| !line.contains("/assets/") && !line.contains(" data-texts="));
    lines.collect()
}

fn folders(parent: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(parent).map_err(|error| format!("{}: {error}", parent.display()))?;
    Ok(entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect())
}
