//! The main journeys, frames, layout, paper and console of the site in three engines.

use crate::browser;
use crate::provision;
use crate::run::{Outcome, Steps, command, output, run};
use crate::suites;
use std::path::{Path, PathBuf};
use std::process::Command;

/// An engine: its name in the tests, how its program is found, and Debian's packages that bring it.
struct Engine {
    name: &'static str,
    find: fn() -> Option<PathBuf>,
    packages: &'static [&'static str],
}

/// Those beside Chromium, with which they are compared.
const OTHERS: [Engine; 2] = [
    Engine { name: "firefox", find: firefox, packages: &["firefox-esr"] },
    Engine { name: "webkit", find: webkit, packages: &["webkit2gtk-driver", "xvfb", "xauth", "dbus"] },
];

/// A step for each engine. One that cannot be had counts as skipped, in CI too.
pub fn steps(steps: &mut Steps) {
    steps.step("engine chromium", || chromium().and_then(|program| test("chromium", &program)));
    for engine in &OTHERS {
        steps.attempt(&format!("engine {}", engine.name), || match engine.program() {
            Some(program) => test(engine.name, &program).map(|()| true),
            None => Ok(false),
        });
    }
}

/// Installs the engines that are not here, where that is possible.
pub fn install() {
    for engine in &OTHERS {
        engine.program();
    }
}

impl Engine {
    /// The engine's program, which is installed if it is nowhere yet and that is possible.
    fn program(&self) -> Option<PathBuf> {
        if let Some(found) = (self.find)() {
            return Some(found);
        }
        if let Err(error) = provision::debian(self.packages) {
            println!("{error}\n{} is left out.", self.name);
        }
        (self.find)()
    }
}

fn chromium() -> Result<PathBuf, String> {
    suites::packages()?;
    browser::chromium(&suites::tests())
}

fn firefox() -> Option<PathBuf> {
    let names = ["firefox-esr", "firefox"].map(PathBuf::from);
    names.into_iter().find(|program| browser::runs(program)).map(browser::whole_path)
}

/// The browser that WebKit's driver starts, which lies beside its library; the driver and a screen have to be there too.
fn webkit() -> Option<PathBuf> {
    let is_there = |program: &&str| output(Command::new("sh").args(["-c", &format!("command -v {program}")])).is_ok();
    if !["WebKitWebDriver", "xvfb-run", "dbus-run-session"].iter().all(is_there) {
        return None;
    }
    let folders = std::fs::read_dir("/usr/lib").ok()?.flatten().map(|folder| folder.path());
    let libraries =
        folders.flat_map(|folder| ["4.1", "4.0"].map(|version| folder.join(format!("webkit2gtk-{version}"))));
    libraries.filter_map(|library| provision::executable(&library, "MiniBrowser")).next()
}

/// Runs the tests in an engine, and beside it in Chromium, with which it is compared.
fn test(engine: &str, program: &Path) -> Outcome {
    let site = suites::origin_site()?;
    let folder = suites::tests().join("engines");
    suites::packages_in(&folder)?;
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    let mut node = command("node", &["--test", "--test-reporter=spec", "--test-concurrency=1"]);
    node.args(files).current_dir(folder).env("FELTWORTH_ORIGIN", site);
    node.env("FELTWORTH_ENGINE", engine).env("FELTWORTH_PROGRAM", program).env("FELTWORTH_CHROMIUM", chromium()?);
    run(&mut node)
}
