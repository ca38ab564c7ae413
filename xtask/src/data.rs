//! Data that is in no repository, since it has no explicit licence or is large: fetched once, for those tests that take it.

use crate::run::{command, output, root};

/// A file of data, the script that fetches it, and the tests that take it.
pub struct Data {
    file: &'static str,
    program: &'static str,
    /// Ends with 0 if the file is there, with [`UNREACHABLE`] if it cannot be had.
    script: &'static str,
    /// The file of tests, which are ignored where nobody asks for them.
    pub tests: &'static str,
}

/// How a script ends where neither the package index nor pip brings the data.
const UNREACHABLE: i32 = 3;

/// The customers of the papers on BG/NBD and Gamma-Gamma.
pub const CDNOW: Data =
    Data { file: ".data/CDNOW_sample.txt", program: "node", script: "tests/fetch_cdnow.mjs", tests: "cdnow" };

/// The order lines of 2,469 households.
pub const COMPLETE_JOURNEY: Data = Data {
    file: ".data/completejourney.csv",
    program: "python3",
    script: "tests/fetch_completejourney.py",
    tests: "completejourney",
};

impl Data {
    /// Puts the data in place and tells whether it is there. Wrong data is an error; in CI missing data is, too.
    pub fn fetch(&self) -> Result<bool, String> {
        let is_there = self.fetched()?;
        if !is_there && std::env::var_os("CI").is_some() {
            return Err(format!("CI has to have {}", self.file));
        }
        Ok(is_there)
    }

    fn fetched(&self) -> Result<bool, String> {
        let is_there = || root().join(self.file).is_file();
        if is_there() {
            println!("{} is there", self.file);
            return Ok(true);
        }
        if let Err(error) = output(&mut command(self.program, &["--version"])) {
            println!("{error}\nFetching {} takes {}. What takes it is left out.", self.file, self.program);
            return Ok(false);
        }
        let mut fetch = command(self.program, &[self.script]);
        match fetch.status().map_err(|error| error.to_string())?.code() {
            Some(0) => Ok(is_there()),
            Some(UNREACHABLE) => {
                println!("{} is out of reach. What takes it is left out.", self.file);
                Ok(false)
            }
            _ => Err(format!("{} failed", self.script)),
        }
    }
}
