//! The app's entry: takes over the page that was written for this address.

use feltworth::app::browser::{recovery, start::start};

fn main() {
    recovery::run(start());
}
