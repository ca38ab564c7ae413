//! Parts of a view that follow their signals, and what is done on events.
//!
//! All texts share one type, and so do all views, flags and handlers: how they are built and rebuilt is compiled once, not
//! for every closure, which makes the program markedly smaller.

use leptos::ev::{Event, MouseEvent};
use leptos::prelude::*;

/// A part of a view that is drawn anew when a signal that it reads has changed.
pub type Live<T> = Box<dyn FnMut() -> T + Send>;

/// A text that follows its signals.
pub fn live(text: impl FnMut() -> String + Send + 'static) -> Live<String> {
    Box::new(text)
}

/// A text that stays.
pub fn fixed(text: String) -> Live<String> {
    Box::new(move || text.clone())
}

/// A view that follows its signals; nothing where there is none.
pub fn live_view<V: IntoAny>(mut view: impl FnMut() -> Option<V> + Send + 'static) -> Live<AnyView> {
    Box::new(move || view().map_or_else(|| ().into_any(), IntoAny::into_any))
}

/// Whether something holds, following its signals.
pub fn flag(holds: impl FnMut() -> bool + Send + 'static) -> Live<bool> {
    Box::new(holds)
}

/// `"true"` where something holds and no attribute where it does not, following its signals.
pub fn marked(mut holds: impl FnMut() -> bool + Send + 'static) -> Live<Option<&'static str>> {
    Box::new(move || holds().then_some("true"))
}

/// What is done on an event.
pub type Handler<E> = Box<dyn FnMut(E)>;

/// Acts on a click.
pub fn on_click(act: impl Fn() + 'static) -> Handler<MouseEvent> {
    Box::new(move |_| act())
}

/// Acts when a change has come to its end.
pub fn on_change(act: impl Fn() + 'static) -> Handler<Event> {
    Box::new(move |_| act())
}

/// Passes on that a change has come to its end, if anybody still listens: a field that is taken away while it is typed in says so
/// after its view is gone.
pub fn on_end(end: Callback<()>) -> Handler<Event> {
    on_change(move || end.try_run(()).unwrap_or_default())
}

/// Acts on what stands in a field now.
pub fn on_value(act: impl Fn(String) + 'static) -> Handler<Event> {
    Box::new(move |event| act(event_target_value(&event)))
}
