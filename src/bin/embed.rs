//! The entry of the tools in frames: takes over the page that was written for the frame.

use feltworth::app::Part;
use feltworth::app::boot::{frame, recovery};

#[macro_use]
#[path = "../parts.rs"]
mod parts;

feltworth::frame_parts!(parts);

/// A frame shows one tool, so the main program has none.
fn part_in_main(_name: &str) -> Option<&'static Part> {
    None
}

fn main() {
    recovery::run(frame::start(load));
}
