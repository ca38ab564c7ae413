//! The pictures of the embedded tools, for social cards and oEmbed: taken from the built site, committed, and checked to
//! show what the tools draw now.

use crate::browser;
use crate::run::{Outcome, command, root, run};
use crate::serve;
use crate::suites;

/// Takes all pictures anew.
pub fn take() -> Outcome {
    camera(&[])
}

/// Fails if a tool is drawn in another way than when its picture was taken.
pub fn check() -> Outcome {
    camera(&["--check"])
}

fn camera(arguments: &[&str]) -> Outcome {
    let dist = suites::built_site()?;
    suites::packages()?;
    let site = serve::start(&dist, "/", 0)?;
    let mut node = command("node", &["tests/pictures.mjs"]);
    node.args(arguments).env("FELTWORTH_CHROMIUM", browser::chromium(&suites::tests())?).env("FELTWORTH_ROOT", site);
    run(node.current_dir(root()))
}
