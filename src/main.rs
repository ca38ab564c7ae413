//! The app's entry: takes over the page that was written for this address.

use feltworth::app::browser::{recovery, start::start};
use wasm_bindgen_futures::spawn_local;

fn main() {
    recovery::install();
    spawn_local(async {
        if let Err(reason) = start().await {
            recovery::give_up(&reason);
        }
    });
}
