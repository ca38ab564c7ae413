//! Charts follow the inputs throttled: a drawing costs as much as all the rest of a slider's step, and nobody sees more
//! than some of them a second.

use std::time::Duration;

use leptos::prelude::*;

/// How far a chart may be behind.
const INTERVAL: Duration = Duration::from_millis(100);

/// Beats after `follow` was notified, at most so often; the last notification always has its beat.
pub fn throttled(follow: Box<dyn Fn()>) -> Trigger {
    let beat = Trigger::new();
    let is_waiting = StoredValue::new(false);
    let strike = move || {
        // The page may be gone when the time has come; then nothing is to be drawn.
        if is_waiting.try_set_value(false).is_none() {
            beat.notify();
        }
    };
    Effect::watch(
        follow,
        move |(), _, _| {
            if !is_waiting.get_value() {
                is_waiting.set_value(true);
                set_timeout(strike, INTERVAL);
            }
        },
        false,
    );
    beat
}
