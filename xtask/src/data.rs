//! Fetches the data that the repository may not hold.

use crate::run::{command, output, root};

const SAMPLE: &str = ".data/CDNOW_sample.txt";
const UNFETCHED: &str = "The tests and benchmarks on the CDNOW sample are left out.";
/// How tests/fetch_cdnow.mjs ends where neither the package index nor pip brings the sample.
const UNREACHABLE: i32 = 3;

/// Puts the CDNOW sample in place and tells whether it is there. A wrong sample is an error; in CI a missing one is, too.
pub fn cdnow() -> Result<bool, String> {
    let is_there = fetched()?;
    if !is_there && std::env::var_os("CI").is_some() {
        return Err("CI has to have the CDNOW sample".to_owned());
    }
    Ok(is_there)
}

fn fetched() -> Result<bool, String> {
    let is_there = || root().join(SAMPLE).is_file();
    if is_there() {
        println!("{SAMPLE} is there");
        return Ok(true);
    }
    if let Err(error) = output(&mut command("node", &["--version"])) {
        println!("{error}\nFetching the CDNOW sample takes Node 20 or newer. {UNFETCHED}");
        return Ok(false);
    }
    let mut fetch = command("node", &["tests/fetch_cdnow.mjs"]);
    match fetch.status().map_err(|error| error.to_string())?.code() {
        Some(0) => Ok(is_there()),
        Some(UNREACHABLE) => {
            println!("{UNFETCHED}");
            Ok(false)
        }
        _ => Err("tests/fetch_cdnow.mjs failed".to_owned()),
    }
}
