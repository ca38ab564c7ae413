//! Runs commands and steps, and says how long they took.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What a command or a step comes to: nothing, or the message that says what is wrong.
pub type Outcome = Result<(), String>;

/// The folder of the repository.
pub fn root() -> PathBuf {
    let xtask = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    xtask.parent().map(Path::to_path_buf).unwrap_or(xtask)
}

/// A command in the repository's folder.
pub fn command(program: impl AsRef<std::ffi::OsStr>, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// Runs a command for its effect, with its output shown.
pub fn run(command: &mut Command) -> Outcome {
    let shown = shown(command);
    println!("$ {shown}");
    let status = command.stdin(Stdio::null()).status().map_err(|error| format!("cannot start {shown}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{shown} failed ({status})")) }
}

/// Runs a command for what it prints.
pub fn output(command: &mut Command) -> Result<String, String> {
    let shown = shown(command);
    let output = command.stdin(Stdio::null()).output().map_err(|error| format!("cannot start {shown}: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    } else {
        Err(format!("{shown} failed: {}", String::from_utf8_lossy(&output.stderr).trim()))
    }
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// Does something slow: says before what, and after how long it took.
pub fn timed<T>(what: &str, action: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    println!("{what} …");
    let start = Instant::now();
    let result = action()?;
    println!("{what}: done in {}", seconds(start.elapsed()));
    Ok(result)
}

fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}

/// Named steps in a row. One that fails does not keep the others from running: a run tells everything that is wrong.
#[derive(Default)]
pub struct Steps {
    done: Vec<(String, Duration, Option<Outcome>)>,
}

impl Steps {
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a group of steps.
    pub fn with(mut self, group: impl FnOnce(&mut Self)) -> Self {
        group(&mut self);
        self
    }

    /// Runs a step and tells whether it passed.
    pub fn step(&mut self, name: &str, action: impl FnOnce() -> Outcome) -> bool {
        self.attempt(name, || action().map(|()| true))
    }

    /// Runs a step that may find that it cannot do its work here, and then counts as skipped; tells whether it passed.
    pub fn attempt(&mut self, name: &str, action: impl FnOnce() -> Result<bool, String>) -> bool {
        println!("\n── {name}");
        let start = Instant::now();
        let result = action();
        if let Err(message) = &result {
            println!("FAILED {name}: {message}");
        }
        let passed = result == Ok(true);
        let outcome = if result == Ok(false) { None } else { Some(result.map(drop)) };
        self.done.push((name.to_owned(), start.elapsed(), outcome));
        passed
    }

    /// Leaves out a step that cannot run because one before it failed.
    pub fn skip(&mut self, name: &str) {
        self.done.push((name.to_owned(), Duration::ZERO, None));
    }

    /// Prints what became of each step; an error if any failed.
    pub fn finish(self) -> Outcome {
        println!("\n── summary");
        for (name, duration, outcome) in &self.done {
            println!("{:<7} {name:<28} {:>9}", word(outcome.as_ref()), seconds(*duration));
        }
        let count = |wanted| self.done.iter().filter(|(_, _, outcome)| word(outcome.as_ref()) == wanted).count();
        let (passed, failed, skipped) = (count("passed"), count("FAILED"), count("skipped"));
        let tail = if skipped > 0 { format!(", {skipped} skipped") } else { String::new() };
        println!("\n{passed} passed, {failed} failed{tail}");
        if failed == 0 { Ok(()) } else { Err(format!("{failed} of {} steps failed", self.done.len())) }
    }
}

fn word(outcome: Option<&Outcome>) -> &'static str {
    match outcome {
        Some(Ok(())) => "passed",
        Some(Err(_)) => "FAILED",
        None => "skipped",
    }
}
