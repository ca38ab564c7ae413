//! Finds or installs Chromium.

use crate::provision;
use crate::run::{Outcome, command, output, run, timed};
use std::path::{Path, PathBuf};
use std::process::Command;

const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const MEND: &str = "To mend it: install Chromium or Chrome and name its program in the variable CHROME";

/// A Chromium that runs: the one that `CHROME` names, one that is installed, or one installed now.
pub fn chromium(packages: &Path) -> Result<PathBuf, String> {
    if let Some(named) = std::env::var_os("CHROME").map(PathBuf::from) {
        return if runs(&named) { Ok(named) } else { Err(format!("CHROME={} does not run", named.display())) };
    }
    if let Some(found) = installed().or_else(|| playwrights(packages)) {
        return Ok(found);
    }
    // Either way of installing may be closed; what counts is whether a Chromium is there afterwards.
    if let Err(error) = provision::debian(&["chromium"]) {
        println!("{error}");
    }
    if let Some(found) = installed() {
        return Ok(found);
    }
    download(packages).map_err(|error| format!("{error}\n{MEND}"))?;
    playwrights(packages).ok_or(format!("Playwright's Chromium does not run\n{MEND}"))
}

fn installed() -> Option<PathBuf> {
    let on_path = NAMES.into_iter().map(PathBuf::from);
    on_path.chain([PathBuf::from(MAC)]).find(|program| runs(program)).map(whole_path)
}

/// Whether a program can be started.
pub fn runs(program: &Path) -> bool {
    output(Command::new(program).arg("--version")).is_ok()
}

/// The path of a program: tests want it, not a name to look up.
pub fn whole_path(program: PathBuf) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).map(|folder| folder.join(&program)).find(|file| file.is_file()).unwrap_or(program)
}

/// The Chromium that Playwright downloaded earlier.
fn playwrights(packages: &Path) -> Option<PathBuf> {
    let ask = "process.stdout.write(require('playwright-core').chromium.executablePath())";
    let path = output(command("node", &["--eval", ask]).current_dir(packages)).ok()?;
    Some(PathBuf::from(path)).filter(|program| runs(program))
}

fn download(packages: &Path) -> Outcome {
    let mut install = command("npx", &["--no-install", "playwright", "install", "chromium"]);
    timed("Downloading Playwright's Chromium, once", || run(install.current_dir(packages)))
}
