//! The game of the pyramid: emotions are sorted into the four clusters, and each answer teaches why.

use leptos::prelude::*;

use crate::app::browser::{focus, radios};
use crate::app::live::{flag, live, live_view, on_click, on_value};
use crate::app::{ToolState, Words};
use crate::metrics::{Cluster, Emotion};
use crate::tools::nev::sorting::{ROUNDS, Sorted, Sorting};

/// The id of the button that stands at the end of a round.
const ON: &str = "sorting-on";

/// A game, kept in the page alone.
#[derive(Clone, Copy)]
struct Game {
    words: Words,
    sorting: RwSignal<Sorting>,
    in_hand: Memo<Option<usize>>,
}

impl Game {
    fn new(words: Words) -> Self {
        let sorting = RwSignal::new(Sorting::default());
        let in_hand = Memo::new(move |_| sorting.with(Sorting::in_hand).map(|emotion| emotion as usize));
        Self { words, sorting, in_hand }
    }

    fn in_hand(self) -> Option<Emotion> {
        self.in_hand.get().and_then(|place| Emotion::ALL.get(place).copied())
    }

    fn emotion(self, emotion: Emotion) -> String {
        self.words.text(&format!("emotion.{}", emotion.name()))
    }

    fn cluster(self, cluster: Cluster) -> String {
        self.words.text(&format!("cluster.{}", cluster.name()))
    }

    /// Puts the emotion in hand into a cluster; the last of a round leads to the button that goes on.
    fn put(self, cluster: Cluster) {
        self.sorting.update(|sorting| sorting.put(cluster));
        if self.sorting.with_untracked(Sorting::is_round_over) {
            request_animation_frame(|| focus::to(ON));
        }
    }

    /// Goes on to the next round, whose first emotion takes the focus.
    fn go_on(self) {
        self.sorting.update(Sorting::go_on);
        let first = self.sorting.with_untracked(Sorting::in_hand);
        request_animation_frame(move || first.into_iter().for_each(|emotion| focus::to(&choice_id(emotion))));
    }
}

fn choice_id(emotion: Emotion) -> String {
    format!("sorting-{}", emotion.name())
}

/// The emotions of the round, the pyramid, and what the last answer teaches.
pub fn draw(_state: ToolState) -> AnyView {
    let words = Words::of_view();
    let game = Game::new(words);
    let round = move || {
        let round = game.sorting.with(Sorting::round);
        let (round, rounds) = (round.to_string(), ROUNDS.len().to_string());
        words.fill("emotions.sorting.round", &[("round", &round), ("rounds", &rounds)])
    };
    view! {
        <div class="panel-inside sorting">
            <div class="panel-inputs">
                <p class="field-note">{words.text("emotions.sorting.note")}</p>
                <p class="eyebrow">{live(round)}</p>
                <Waiting game />
                <div class="sorting-why" role="status">
                    {live_view(move || game.sorting.with(Sorting::last).map(|last| why(game, last)))}
                </div>
                <RoundEnd game />
            </div>
            <Pyramid game />
            <p class="fine-print">{words.text("method.trademarks.nev")}</p>
        </div>
    }
    .into_any()
}

/// The emotions of this round that are not sorted yet, one of which is in hand.
#[component]
fn Waiting(game: Game) -> impl IntoView {
    let waiting = Memo::new(move |_| game.sorting.with(|sorting| sorting.waiting().len()));
    let choice = move |emotion: Emotion| {
        let id = choice_id(emotion);
        view! {
            <input type="radio" name="sorting" id=id.clone() value=emotion.name() checked=untrack(move || game.in_hand() == Some(emotion)) />
            <label for=id>{game.emotion(emotion)}</label>
        }
    };
    let choices = live_view(move || {
        waiting.get();
        Some(game.sorting.with_untracked(Sorting::waiting).into_iter().map(choice).collect_view())
    });
    let pick = move |name: String| {
        if let Some(emotion) = Emotion::from_name(&name) {
            game.sorting.update(|sorting| sorting.pick(emotion));
        }
    };
    radios::follow("sorting-waiting".to_owned(), move || {
        waiting.get();
        game.in_hand().map(|emotion| emotion.name().to_owned()).unwrap_or_default()
    });
    view! {
        <fieldset class="segmented worded" id="sorting-waiting" hidden=flag(move || waiting.get() == 0) on:change=on_value(pick)>
            <legend>{game.words.text("emotions.sorting.pick")}</legend>
            <div class="segments">{choices}</div>
        </fieldset>
    }
}

/// The four levels, the highest first: each is a button that takes the emotion in hand, and holds what belongs to it.
#[component]
fn Pyramid(game: Game) -> impl IntoView {
    let words = game.words;
    let question = move || match game.in_hand() {
        Some(emotion) => words.fill("emotions.sorting.where", &[("emotion", &game.emotion(emotion))]),
        None => words.text("emotions.sorting.sorted"),
    };
    let meaning = move || game.in_hand().map(|emotion| words.text(&format!("emotion.{}.meaning", emotion.name())));
    let level = move |cluster: Cluster| {
        let held = live_view(move || {
            let held: Vec<_> = game.sorting.with(|sorting| sorting.of_cluster(cluster).collect());
            Some(held.into_iter().map(|sorted| placed(game, sorted)).collect_view())
        });
        view! {
            <li class=format!("level ink-{}", cluster.name())>
                <button type="button" class="quiet" disabled=flag(move || game.in_hand().is_none()) on:click=on_click(move || game.put(cluster))>
                    {game.cluster(cluster)}
                </button>
                <ul>{held}</ul>
            </li>
        }
    };
    view! {
        <div role="group" aria-labelledby="sorting-question" aria-describedby="sorting-meaning">
            <p class="verdict" id="sorting-question">{live(question)}</p>
            <p class="field-note" id="sorting-meaning">{live(move || meaning().unwrap_or_default())}</p>
            <ol class="pyramid">{Cluster::ALL.into_iter().rev().map(level).collect_view()}</ol>
        </div>
    }
}

/// A sorted emotion in its place, with whether it was put there.
fn placed(game: Game, sorted: Sorted) -> impl IntoView + use<> {
    let (sign, said) =
        if sorted.is_right() { ("✓", "emotions.sorting.mark.right") } else { ("✗", "emotions.sorting.mark.wrong") };
    let said = game.words.text(said);
    view! {
        <li><span aria-hidden="true">{sign}</span>" "{game.emotion(sorted.emotion)}<span class="visually-hidden">{format!(" ({said})")}</span></li>
    }
}

/// What the last answer teaches: where the emotion belongs, what its cluster does, and when that pays.
fn why(game: Game, last: Sorted) -> impl IntoView + use<> {
    let cluster = last.emotion.cluster();
    let key = if last.is_right() { "emotions.sorting.right" } else { "emotions.sorting.wrong" };
    let (emotion, belongs, chosen) = (game.emotion(last.emotion), game.cluster(cluster), game.cluster(last.chosen));
    let said = game.words.fill(key, &[("emotion", &emotion), ("cluster", &belongs), ("chosen", &chosen)]);
    let [does, term] = lesson(cluster).map(|key| game.words.text(key));
    view! { <p><strong>{said}</strong></p><p>{does}</p><p>{term}</p> }
}

/// The keys of what a cluster does, and of when that shows.
const fn lesson(cluster: Cluster) -> [&'static str; 2] {
    match cluster {
        Cluster::Destroying => ["emotions.sorting.destroying.does", "emotions.sorting.destroying.term"],
        Cluster::Attention => ["emotions.sorting.attention.does", "emotions.sorting.attention.term"],
        Cluster::Recommendation => ["emotions.sorting.recommendation.does", "emotions.sorting.recommendation.term"],
        Cluster::Advocacy => ["emotions.sorting.advocacy.does", "emotions.sorting.advocacy.term"],
    }
}

/// At the end of a round: how many were right, and the way on.
#[component]
fn RoundEnd(game: Game) -> impl IntoView {
    let words = game.words;
    let is_over = Memo::new(move |_| game.sorting.with(Sorting::is_round_over));
    let end = move || {
        let (right, all) = game.sorting.with_untracked(Sorting::score);
        let score = words.fill("emotions.sorting.score", &[("right", &right.to_string()), ("all", &all.to_string())]);
        let is_last = game.sorting.with_untracked(Sorting::is_over);
        let on = words.text(if is_last { "emotions.sorting.again" } else { "emotions.sorting.on" });
        view! {
            <p class="verdict" role="status">{score}</p>
            <p class="actions"><button type="button" id=ON on:click=on_click(move || game.go_on())>{on}</button></p>
        }
    };
    live_view(move || is_over.get().then(end))
}
