//! A chart of what comes of a tool's inputs.

use leptos::prelude::*;

use super::chart_figure::{ChartFigure, Table};
use super::shown::Shown;
use crate::app::Words;
use crate::app::browser::throttle::throttled;
use crate::charts::Layout;

/// The chart of an outcome, where there is one of which there is something to draw. It follows the inputs throttled.
#[component]
pub fn OutcomeChart<O: PartialEq + Send + Sync + 'static>(
    /// The outcome on show.
    shown: Shown<O>,
    /// The id of the caption.
    id: &'static str,
    /// The key of the caption.
    caption: &'static str,
    /// Whether there is something to draw.
    is_there: fn(&O) -> bool,
    /// Draws an outcome as SVG.
    draw: impl Fn(Words, &O, Layout) -> String + Copy + Send + Sync + 'static,
    /// The numbers that are drawn.
    table: impl Fn(Words, &O) -> Table + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let words = Words::of_view();
    let beat = throttled(Box::new(move || shown.track()));
    let drawn = move |layout: Layout| {
        beat.track();
        shown.with_untracked(|outcome| draw(words, outcome, layout)).unwrap_or_default()
    };
    let numbers = move || {
        beat.track();
        shown.with_untracked(|outcome| table(words, outcome)).unwrap_or_default()
    };
    let caption = Signal::stored(words.text(caption));
    let is_there = Memo::new(move |_| shown.with(is_there).unwrap_or_default());
    view! {
        <Show when=move || is_there.get()>
            <ChartFigure id caption draw=Callback::new(drawn) table=Signal::derive(numbers) />
        </Show>
    }
}
