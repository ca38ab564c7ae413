//! The entry of the tools in frames: takes over the page that was written for the frame.

use feltworth::app::boot::{frame, recovery};

#[macro_use]
#[path = "../parts.rs"]
mod parts;

feltworth::frame_parts!(parts);

fn main() {
    recovery::run(frame::start(load));
}
