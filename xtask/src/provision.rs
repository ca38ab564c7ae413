//! Finds or installs the tools that the commands need: once, in the version that they need.

use crate::run::{Outcome, command, output, root, run, timed};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// A program that cargo builds from its registry.
struct Tool {
    package: &'static str,
    program: &'static str,
    version: String,
    flags: &'static [&'static str],
    minutes: u32,
}

/// Finds or installs what building the site needs; returns the PATH on which Trunk finds it all.
pub fn site_tools() -> Result<OsString, String> {
    wasm_target()?;
    let trunk = Tool {
        package: "trunk",
        program: "trunk",
        version: "0.21.14".to_owned(),
        flags: &["--debug", "--no-default-features", "--features", "rustls"],
        minutes: 4,
    };
    let wasm_bindgen = Tool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: locked_version("wasm-bindgen")?,
        flags: &["--no-default-features", "--bin", "wasm-bindgen"],
        minutes: 2,
    };
    path_with(&[trunk.folder()?, wasm_bindgen.folder()?])
}

/// Finds or adds the compile target of the web.
pub fn wasm_target() -> Outcome {
    let sysroot = output(&mut command("rustc", &["--print", "sysroot"]))?;
    if Path::new(&sysroot).join("lib/rustlib").join(WASM_TARGET).is_dir() {
        return Ok(());
    }
    rustup("target", WASM_TARGET)
}

/// Finds or adds a component of the toolchain, by the cargo command that it brings.
pub fn component(name: &str, cargo_command: &str) -> Outcome {
    match output(&mut command("cargo", &[cargo_command, "--version"])) {
        Ok(_) => Ok(()),
        Err(_) => rustup("component", name),
    }
}

fn rustup(kind: &str, name: &str) -> Outcome {
    timed(&format!("Adding the Rust {kind} {name}"), || run(&mut command("rustup", &[kind, "add", name])))
        .map_err(|error| format!("{error}\nTo mend it: rustup {kind} add {name}"))
}

impl Tool {
    /// The folder that holds the program in its version, which is installed if it is nowhere yet.
    fn folder(&self) -> Result<PathBuf, String> {
        let own_root = cargo_home()?.join("feltworth-tools").join(format!("{}-{}", self.package, self.version));
        let mut folders: Vec<PathBuf> = std::env::var_os("PATH").iter().flat_map(std::env::split_paths).collect();
        folders.extend([cargo_home()?.join("bin"), own_root.join("bin")]);
        match folders.into_iter().find(|folder| self.is_in(folder)) {
            Some(folder) => Ok(folder),
            None => self.install(&own_root).map(|()| own_root.join("bin")),
        }
    }

    fn is_in(&self, folder: &Path) -> bool {
        let program = executable(folder, self.program);
        let Some(program) = program else { return false };
        let version = output(&mut command(program, &["--version"])).unwrap_or_default();
        version.split_whitespace().any(|word| word == self.version)
    }

    fn install(&self, own_root: &Path) -> Outcome {
        let Self { package, version, minutes, .. } = self;
        let what = format!(
            "Installing {package} {version} into {}, once (about {minutes} min on two cores)",
            own_root.display()
        );
        // A lock file may name a version that its registry has not or has withdrawn: then cargo chooses.
        timed(&what, || self.cargo_install(own_root, &["--locked"]).or_else(|_| self.cargo_install(own_root, &[])))
            .map_err(|error| {
                format!("{error}\nTo mend it: cargo install {package} --version {version} {}", self.flags.join(" "))
            })
    }

    fn cargo_install(&self, own_root: &Path, lock: &[&str]) -> Outcome {
        let mut install = command("cargo", &["install", self.package, "--version", &self.version]);
        run(install.args(lock).args(self.flags).arg("--root").arg(own_root))
    }
}

/// Installs Debian's packages, where that is possible.
pub fn debian(packages: &[&str]) -> Outcome {
    let names = packages.join(", ");
    let is_root = output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0");
    if !is_root || output(Command::new("apt-get").arg("--version")).is_err() {
        return Err(format!("{names}: not here, and it takes root and apt-get to install Debian's"));
    }
    let apt = |arguments: &[&str]| {
        let mut apt = command("apt-get", &["--option", "DPkg::Lock::Timeout=300"]);
        run(apt.args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    timed(&format!("Installing Debian's {names}, once"), || {
        apt(&["update"])?;
        apt(&[&["install", "--yes", "--no-install-recommends"], packages].concat())
    })
}

/// The version of a package in Cargo.lock.
fn locked_version(package: &str) -> Result<String, String> {
    let lock = read(&root().join("Cargo.lock"))?;
    let entry = lock.split("[[package]]").find(|entry| entry.contains(&format!("\nname = \"{package}\"\n")));
    let version = entry.and_then(|entry| entry.lines().find_map(|line| line.strip_prefix("version = ")));
    version.map(|version| version.trim_matches('"').to_owned()).ok_or(format!("Cargo.lock does not name {package}"))
}

fn cargo_home() -> Result<PathBuf, String> {
    let home = || std::env::home_dir().map(|home| home.join(".cargo"));
    std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home).ok_or("set CARGO_HOME".to_owned())
}

fn path_with(folders: &[PathBuf]) -> Result<OsString, String> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(std::env::split_paths(&path));
    std::env::join_paths(all).map_err(|error| error.to_string())
}

/// A program in a folder, if it is there.
pub fn executable(folder: &Path, program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    Some(folder.join(name)).filter(|path| path.is_file())
}

/// Reads a text file.
pub fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}
