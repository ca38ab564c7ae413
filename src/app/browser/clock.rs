//! Time since the page was opened.

use super::window;

/// Milliseconds since the page was opened; 0 where the browser does not tell.
pub fn now() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}
