//! Two groups, or two segments, side by side: A and B.

use std::sync::Arc;

use leptos::prelude::*;

use super::Found;
use crate::app::Words;
use crate::app::components::pick::{Options, Pick};
use crate::app::components::rows::Rows;
use crate::app::live::{live, live_view};
use crate::app::views::surveys::{Findings, chance, how, rows, written};
use crate::metrics::TestSample;
use crate::tools::surveys::{Measured, Movement, Verdict};

/// A name and its answers.
type Named = (String, TestSample);

/// The two that were chosen, by their places.
type Chosen = RwSignal<[usize; 2]>;

/// Two lists to choose from where there are more than two, and what is to be made of the difference.
#[component]
pub fn Pairs(
    /// What was found.
    found: Found,
) -> impl IntoView {
    let words = Words::of_view();
    let chosen = RwSignal::new([0, 1]);
    let names = Memo::new(move |_| {
        found.get().map(|found| sides(&found).into_iter().map(|(name, _)| name).collect::<Vec<_>>()).unwrap_or_default()
    });
    Effect::watch(move || names.track(), move |(), _, _| chosen.set([0, 1]), false);
    live_view(move || {
        let names = names.get();
        (names.len() > 1).then(|| {
            let picks = (names.len() > 2).then(|| view! { <Picks names=names.clone() chosen /> });
            view! {
                <section class="survey-section findings" aria-labelledby="findings-pair">
                    <h2 id="findings-pair">{words.text("findings.pair")}</h2>
                    {picks}
                    <Difference found chosen />
                </section>
            }
        })
    })
}

/// The two groups of a file; else its segments.
fn sides(found: &Findings) -> Vec<Named> {
    if !found.groups.is_empty() {
        return found.groups.clone();
    }
    found.segments.iter().map(|segment| (segment.difference.segment.clone(), segment.sample)).collect()
}

#[component]
fn Picks(names: Vec<String>, chosen: Chosen) -> impl IntoView {
    let words = Words::of_view();
    let options: Options = names.into_iter().enumerate().map(|(place, name)| (place.to_string(), name)).collect();
    let pick = |side: usize, id: &str, label: &str| {
        let now = move || chosen.get().get(side).map(usize::to_string).unwrap_or_default();
        let set = move |value: String| {
            let place = value.parse().unwrap_or_default();
            chosen.update(|chosen| chosen.iter_mut().skip(side).take(1).for_each(|chosen| *chosen = place));
        };
        let (chosen, set) = (Callback::new(move |()| now()), Callback::new(set));
        view! { <Pick id=id.to_owned() label=words.text(label) options=options.clone() chosen set /> }
    };
    view! {
        <div class="fields">
            {pick(0, "pair-first", "findings.pair.first")}
            {pick(1, "pair-second", "findings.pair.second")}
        </div>
        <p class="fine-print">{words.text("findings.pair.note")}</p>
    }
}

/// The verdict in a sentence, and what a statistician asks for.
#[component]
fn Difference(found: Found, chosen: Chosen) -> impl IntoView {
    let words = Words::of_view();
    let pair = Memo::new(move |_| pair(found.get()?, chosen.get()));
    let said = live(move || pair.with(|pair| said(words, pair.as_ref())));
    let rows = Memo::new(move |_| {
        pair.with(|pair| pair.as_ref().map(|pair| rows(words, pair.measured, &pair.movement))).unwrap_or_default()
    });
    let compared = move || pair.with(|pair| pair.as_ref().map(|pair| (pair.measured, pair.movement)));
    let how = move || how(Callback::new(move |()| compared()));
    let rows = live_view(move || rows.with(|rows| !rows.is_empty()).then(|| view! { <Rows rows /> {how()} }));
    view! { <p class="verdict" role="status">{said}</p> {rows} }
}

/// Two names, and how their answers differ.
#[derive(Debug, Clone, PartialEq)]
struct Pair {
    names: [String; 2],
    measured: Measured,
    movement: Movement,
}

/// The two that were chosen; nothing where they are one, or one of them has no answers.
fn pair(found: Arc<Findings>, [first, second]: [usize; 2]) -> Option<Pair> {
    let sides = sides(&found);
    let (one, other) = (sides.get(first)?, sides.get(second).filter(|_| first != second)?);
    let movement = Movement::between([one.1, other.1], found.confidence, true).ok()??;
    Some(Pair { names: [one.0.clone(), other.0.clone()], measured: found.measured, movement })
}

fn said(words: Words, pair: Option<&Pair>) -> String {
    let Some(Pair { names: [first, second], measured, movement }) = pair else {
        return words.text("findings.pair.none");
    };
    let score = |value: f64| written(words, *measured, value);
    let chance = movement.p_value.map(|p_value| chance(words, p_value)).unwrap_or_default();
    let key = match movement.verdict {
        Verdict::Real => "findings.pair.real",
        Verdict::Chance => "findings.pair.chance",
        Verdict::Untested => "findings.pair.untested",
    };
    let (from, to) = (score(movement.from), score(movement.to));
    words.fill(key, &[("first", first), ("from", &from), ("second", second), ("to", &to), ("chance", &chance)])
}
