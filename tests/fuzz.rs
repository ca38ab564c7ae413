//! Every parser and every function of the models, fed with bytes: whatever comes in, a value or a typed error comes out.
//!
//! `PROPTEST_CASES` sets the inputs per test; how many ran is printed.

#![allow(clippy::unwrap_used)] // a test may stop

use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};

use feltworth::content::{Catalogue, Language};
use feltworth::metrics::models::*;
use feltworth::metrics::{DEFAULT_CONFIDENCE, MetricError};
use feltworth::tools::fragment::Fragment;
use feltworth::tools::{Inputs, ltv, nev, number};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// Runs `check` on bytes, and says how many inputs it withstood. Every second input is bytes of the alphabet, which get
/// further into a parser than any bytes.
fn fuzz(name: &str, alphabet: &'static [u8], check: impl Fn(&[u8])) {
    let telling = prop::collection::vec(prop::sample::select(alphabet), 0..80);
    let bytes = prop_oneof![telling, prop::collection::vec(any::<u8>(), 0..160)];
    let inputs = AtomicUsize::new(0);
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&bytes, |bytes| {
        inputs.fetch_add(1, Ordering::Relaxed);
        check(&bytes);
        Ok(())
    });
    // Not by a macro, whose words of a passing test would be swallowed.
    writeln!(std::io::stderr(), "fuzzed {name} with {} inputs", inputs.into_inner()).unwrap();
    outcome.unwrap();
}

/// The doubles whose bits the bytes are: of all sizes, infinities and NaN among them.
fn doubles(bytes: &[u8]) -> Vec<f64> {
    bytes.chunks_exact(8).map(|chunk| f64::from_le_bytes(chunk.try_into().unwrap())).collect()
}

/// That a result is written without a NaN or an infinity, and an error names its field.
fn plain<T: serde::Serialize>(result: Result<T, MetricError>) {
    match result {
        Ok(value) => assert_finite(&serde_json::to_value(&value).unwrap(), &serde_json::to_string(&value).unwrap()),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}
