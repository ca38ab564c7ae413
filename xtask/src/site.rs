//! Builds the site with Trunk.

use crate::provision;
use crate::run::{Outcome, command, root, run, timed};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What Trunk watches for changes: all that the site is made of.
const SOURCES: [&str; 5] = ["src", "style", "index.html", "Cargo.toml", "Trunk.toml"];

/// Where the release site is.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Where the development site is: apart, so that nothing takes it for the release.
pub fn dev_dist() -> PathBuf {
    root().join("target/dev-dist")
}

/// Where cargo builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Builds the release site into `dist`, for the address that it will have if that is known.
pub fn build(origin: Option<&str>) -> Outcome {
    build_into(&dist(), origin)
}

/// The same into a folder.
pub fn build_into(folder: &Path, origin: Option<&str>) -> Outcome {
    let mut trunk = trunk(&["build", "--release", "--dist"])?;
    trunk.arg(folder);
    match origin {
        Some(origin) => trunk.env("FELTWORTH_ORIGIN", origin),
        None => trunk.env_remove("FELTWORTH_ORIGIN"),
    };
    if std::env::var_os("CI").is_some() {
        trunk.arg("--locked");
    }
    timed("Building the release site", || run(&mut trunk))
}

/// Builds the development site into a folder, again on every change, until it is stopped.
pub fn watch(folder: &Path) -> Outcome {
    let mut trunk = trunk(&["watch", "--dist"])?;
    trunk.arg(folder);
    for source in SOURCES.into_iter().filter(|source| root().join(source).exists()) {
        trunk.args(["--watch", source]);
    }
    run(&mut trunk)
}

fn trunk(arguments: &[&str]) -> Result<Command, String> {
    let path = provision::site_tools()?;
    let mut trunk = command("trunk", arguments);
    trunk.env("PATH", path).env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Trunk reads NO_COLOR as a truth value and refuses what is not one; its errors need no backtrace of its own code.
    trunk.env_remove("NO_COLOR").env("RUST_BACKTRACE", "0");
    Ok(trunk)
}
