//! The steps of a tool that asks step by step, as entries of the browser's history.

use super::{address, focus};

/// A narrow screen asks step by step, and the browser's way back leads from step to step.
pub fn keep_step((from, to): (usize, usize)) {
    if focus::is_shown(".steps") {
        address::push_step(from, to);
    }
}
