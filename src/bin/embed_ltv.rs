//! The entry of the embedded tool: takes over the page that was written for its frame.

use feltworth::app::browser::{frame, recovery};
use feltworth::tools::ltv::Inputs;

fn main() {
    recovery::run(frame::start::<Inputs>());
}
