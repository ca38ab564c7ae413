//! The checks that need neither a built site nor a browser.

use crate::data::{self, Data};
use crate::layers;
use crate::provision;
use crate::run::{Outcome, Steps, command, run};

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

/// Everything that `cargo xtask check` does.
pub fn steps(steps: &mut Steps) {
    steps.step("format", format);
    steps.step("layers", || layers::arrows().and_then(|()| layers::pure_dependencies()));
    steps.step("clippy pure", || clippy(&["--all-targets"]));
    steps.step("clippy charts", || clippy(&["--all-targets", "--features", "charts"]));
    steps.step("clippy prerender", || clippy(&["--all-targets", "--features", "prerender"]));
    steps.step("clippy wasm32 app", || clippy_wasm(&["--lib", "--bins", "--features", "app"]));
    steps.step("clippy wasm32 api", || clippy_wasm(&["--lib", "--bins", "--features", "api"]));
    steps.step("clippy xtask", || clippy(&["--package", "xtask", "--all-targets"]));
    steps.step("documentation", documentation);
    steps.step("tests xtask", || cargo(&["test", "--package", "xtask"]));
    // This feature brings every other layer that compiles natively.
    steps.step("tests and doctests", || cargo(&["test", "--features", "prerender"]));
    steps.attempt("tests on CDNOW", || tests_on(&data::CDNOW));
    steps.attempt("tests on Complete Journey", || tests_on(&data::COMPLETE_JOURNEY));
}

fn cargo(arguments: &[&str]) -> Outcome {
    run(&mut command("cargo", arguments))
}

/// Tells whether the tests ran: they take data that may be out of reach.
fn tests_on(data: &Data) -> Result<bool, String> {
    let is_there = data.fetch()?;
    if is_there {
        cargo(&["test", "--features", "prerender", "--test", data.tests, "--", "--ignored"])?;
    }
    Ok(is_there)
}

fn format() -> Outcome {
    provision::component("rustfmt", "fmt")?;
    cargo(&["fmt", "--all", "--check"])
}

fn clippy(arguments: &[&str]) -> Outcome {
    provision::component("clippy", "clippy")?;
    run(command("cargo", &["clippy"]).args(arguments).args(["--", "--deny", "warnings"]))
}

fn clippy_wasm(arguments: &[&str]) -> Outcome {
    provision::wasm_target()?;
    clippy(&[&WASM, arguments].concat())
}

fn documentation() -> Outcome {
    let mut rustdoc = command("cargo", &["doc", "--no-deps", "--lib", "--features", "prerender"]);
    run(rustdoc.env("RUSTDOCFLAGS", "--deny warnings"))
}
