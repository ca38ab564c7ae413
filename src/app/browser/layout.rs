//! Which of a chart's two layouts is in sight, so that the other one need not be drawn at every step.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::MediaQueryList;

use super::window;

/// From which width on the style sheet shows the wide layout; the same query stands in `style/chart.css`.
const WIDE: &str = "(min-width: 42rem)";

/// Which layouts are to be drawn.
#[derive(Debug, Clone, Copy)]
pub struct Layouts {
    /// The wide one.
    pub wide: RwSignal<bool>,
    /// The narrow one.
    pub narrow: RwSignal<bool>,
}

impl Layouts {
    /// Both, as in a written page.
    pub fn both() -> Self {
        Self { wide: RwSignal::new(true), narrow: RwSignal::new(true) }
    }

    /// The narrow one, as in frames, where a chart stands beside the tool.
    pub fn narrow() -> Self {
        Self { wide: RwSignal::new(false), narrow: RwSignal::new(true) }
    }

    /// The one in sight; both while the page is printed, whose width is another.
    pub fn in_sight() -> Self {
        let layouts = Self::both();
        if let Some(query) = window().and_then(|window| window.match_media(WIDE).ok().flatten()) {
            layouts.follow(&query);
        }
        layouts
    }

    fn follow(self, query: &MediaQueryList) {
        let asked = query.clone();
        let update = move || {
            self.wide.set(asked.matches());
            self.narrow.set(!asked.matches());
        };
        update();
        let on_change = Closure::<dyn Fn()>::new(update);
        query.set_onchange(Some(on_change.as_ref().unchecked_ref()));
        let on_print = Closure::<dyn Fn()>::new(move || {
            self.wide.set(true);
            self.narrow.set(true);
        });
        if let Some(window) = window() {
            window.set_onbeforeprint(Some(on_print.as_ref().unchecked_ref()));
            window.set_onafterprint(Some(on_change.as_ref().unchecked_ref()));
        }
        on_change.forget();
        on_print.forget();
    }
}
