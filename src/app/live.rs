//! Parts of a view that follow their signals.
//!
//! All texts share one type, and so do all views: how they are built and rebuilt is compiled once, not for every
//! closure, which makes the app markedly smaller.

use leptos::prelude::*;

/// A part of a view that is drawn anew when a signal that it reads has changed.
pub type Live<T> = Box<dyn FnMut() -> T + Send>;

/// A text that follows its signals.
pub fn live(text: impl FnMut() -> String + Send + 'static) -> Live<String> {
    Box::new(text)
}

/// A view that follows its signals; nothing where there is none.
pub fn live_view<V: IntoAny>(mut view: impl FnMut() -> Option<V> + Send + 'static) -> Live<AnyView> {
    Box::new(move || view().map_or_else(|| ().into_any(), IntoAny::into_any))
}
