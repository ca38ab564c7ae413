//! The metrics core as a WebAssembly module of its own: `feltworth-core.js`.
//!
//! What it exports stands in `feltworth::api`; naming the library links it.

use feltworth as _;

fn main() {}
