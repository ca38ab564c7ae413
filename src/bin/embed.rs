//! The entry of the tools in frames: takes over the page that was written for the frame.

use feltworth::app::boot::{frame, recovery};
use feltworth::app::{Part, views};

#[path = "../parts.rs"]
mod parts;

parts::parts! {
    nev: views::nev::FRAME,
    ltv: views::ltv::FRAME,
}

/// A frame shows one tool, so the main program has none.
fn part_in_main(_name: &str) -> Option<&'static Part> {
    None
}

fn main() {
    recovery::run(frame::start(load));
}
