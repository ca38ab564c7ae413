//! Fetches the data that the repository may not hold.

use crate::run::{command, output, root};

/// A file of data and the script that fetches it, which ends with 0 if it is there, with [`UNREACHABLE`] if it cannot be had.
struct Data {
    file: &'static str,
    program: &'static str,
    script: &'static str,
    /// What goes without it.
    without: &'static str,
}

/// How a script ends where neither the package index nor pip brings the data.
const UNREACHABLE: i32 = 3;

const CDNOW: Data = Data {
    file: ".data/CDNOW_sample.txt",
    program: "node",
    script: "tests/fetch_cdnow.mjs",
    without: "The tests and benchmarks on the CDNOW sample will check nothing.",
};

const COMPLETE_JOURNEY: Data = Data {
    file: ".data/completejourney.csv",
    program: "python3",
    script: "tests/fetch_completejourney.py",
    without: "The tests on the order lines of the Complete Journey will check nothing.",
};

/// Puts the CDNOW sample in place and tells whether it is there; only a wrong sample is an error.
pub fn cdnow() -> Result<bool, String> {
    CDNOW.fetch()
}

/// Likewise the order lines of the Complete Journey.
pub fn complete_journey() -> Result<bool, String> {
    COMPLETE_JOURNEY.fetch()
}

impl Data {
    fn fetch(&self) -> Result<bool, String> {
        let is_there = || root().join(self.file).is_file();
        if is_there() {
            println!("{} is there", self.file);
            return Ok(true);
        }
        if let Err(error) = output(&mut command(self.program, &["--version"])) {
            println!("{error}\nFetching {} takes {}. {}", self.file, self.program, self.without);
            return Ok(false);
        }
        let mut fetch = command(self.program, &[self.script]);
        match fetch.status().map_err(|error| error.to_string())?.code() {
            Some(0) => Ok(is_there()),
            Some(UNREACHABLE) => {
                println!("{}", self.without);
                Ok(false)
            }
            _ => Err(format!("{} failed", self.script)),
        }
    }
}
