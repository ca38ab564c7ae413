//! The JavaScript test suites: the core's face under Node, the site in a browser.

use crate::browser;
use crate::data;
use crate::demo::Demo;
use crate::run::{Outcome, command, root, run, timed};
use crate::{serve, site};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The folder of the sub-folder site: one build must work in any.
const SUB_FOLDER: &str = "/some/sub-folder/";

/// The newest packages that the lock file asks for are in place when this copy equals it.
const INSTALLED_LOCK: &str = "node_modules/.installed-lock.json";

/// Tests the JavaScript face of the core in `dist`.
pub fn api() -> Outcome {
    built_site()?;
    packages()?;
    let entries = std::fs::read_dir(tests().join("api")).map_err(|error| format!("tests/api: {error}"))?;
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    if files.is_empty() {
        return Err("tests/api holds no test".to_owned());
    }
    run(command("node", &["--test", "--test-reporter=spec"]).args(files).current_dir(tests()))
}

/// Tests what hosts find on a site that is built for an address.
pub fn origin() -> Outcome {
    let mut node = command("node", &["--test", "--test-reporter=spec", "origin.test.mjs"]);
    run(node.current_dir(tests()).env("FELTWORTH_ORIGIN", origin_site()?))
}

/// The address of a site that is built for it and served there: once, for all steps that take it.
pub fn origin_site() -> Result<String, String> {
    static SITE: OnceLock<Result<String, String>> = OnceLock::new();
    let build = || {
        let folder = root().join("target/origin-dist");
        let origin = serve::start(&folder, SUB_FOLDER, 0)?;
        site::build_into(&folder, Some(&origin)).map(|()| origin)
    };
    SITE.get_or_init(build).clone()
}

/// Tests `dist` in a browser, at the root of a host and in a sub-folder of another; arguments are Playwright's.
pub fn browser(arguments: &[String]) -> Outcome {
    let dist = built_site()?;
    packages()?;
    let chromium = browser::chromium(&tests())?;
    let root_site = serve::start(&dist, "/", 0)?;
    let folder_site = serve::start(&dist, SUB_FOLDER, 0)?;
    let demo = Demo { language: "en", online: None }.write(&dist)?;
    let mut playwright = command("npx", &["--no-install", "playwright", "test", "--config", "browser"]);
    playwright.args(arguments).current_dir(tests());
    playwright
        .env("FELTWORTH_CHROMIUM", chromium)
        .env("FELTWORTH_ROOT", root_site)
        .env("FELTWORTH_FOLDER", folder_site)
        .env("FELTWORTH_DEMO", demo);
    run(&mut playwright)
}

/// Times the core natively, then in a page of `dist` beside the native one.
pub fn bench() -> Outcome {
    let dist = built_site()?;
    packages()?;
    let chromium = browser::chromium(&tests())?;
    data::CDNOW.fetch()?;
    run(&mut command("cargo", &["bench", "--bench", "core"]))?;
    let site = serve::start(&dist, "/", 0)?;
    let mut ratios = command("node", &["benches/browser.mjs"]);
    run(ratios.env("FELTWORTH_CHROMIUM", chromium).env("FELTWORTH_ROOT", site))
}

/// Where the JavaScript tests and their packages are.
pub fn tests() -> PathBuf {
    root().join("tests")
}

/// The built site, if there is one.
pub fn built_site() -> Result<PathBuf, String> {
    let dist = site::dist();
    if dist.join("index.html").is_file() {
        Ok(dist)
    } else {
        Err("there is no dist: run cargo xtask build first".into())
    }
}

/// Installs the npm packages of the tests.
pub fn packages() -> Outcome {
    packages_in(&tests())
}

/// Installs the npm packages of a folder's lock file, unless they are there.
pub fn packages_in(folder: &Path) -> Outcome {
    let (lock, installed) = (folder.join("package-lock.json"), folder.join(INSTALLED_LOCK));
    let same =
        |one: &Path, other: &Path| matches!((std::fs::read(one), std::fs::read(other)), (Ok(a), Ok(b)) if a == b);
    if same(&lock, &installed) {
        return Ok(());
    }
    let name = folder.display();
    timed(&format!("Installing the npm packages of {}", lock.display()), || {
        run(command("npm", &["ci", "--prefer-offline", "--no-audit", "--no-fund"]).current_dir(folder))
    })
    .map_err(|error| format!("{error}\nTo mend it: install Node 20 or newer with npm, then (cd {name} && npm ci)"))?;
    std::fs::copy(&lock, &installed).map(drop).map_err(|error| format!("cannot write {}: {error}", installed.display()))
}
