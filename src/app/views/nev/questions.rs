//! The twenty emotions: all at once on a wide screen, one after the other on a narrow one.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::NevState;
use super::question::Question;
use crate::app::Words;
use crate::app::browser::{clock, focus};
use crate::app::live::{Handler, flag, live, on_change, on_click};
use crate::metrics::Emotion;
use crate::tools::nev::{ASKING_ORDER, Sheet};

/// Within how many milliseconds a 0 turns the 1 before it into a 10.
const TEN_WITHIN: f64 = 500.0;

/// The questions in their order of asking, with progress, keys, and the steps of a narrow screen.
#[component]
pub fn Questions(
    /// The questionnaire's state.
    state: NevState,
    /// Called on each step forward, with its beginning and its end.
    #[prop(optional)]
    on_step: Option<Callback<(usize, usize)>>,
    /// Called at the end of the way, where that does not lead to the result.
    #[prop(optional)]
    on_end: Option<Callback<()>>,
) -> impl IntoView {
    let words = Words::of_view();
    let text = move |key: &str| words.text(key);
    let walk = Walk { state, on_step, on_end };
    let last_digit = LastDigit::new(None);
    let on_key: Handler<KeyboardEvent> = Box::new(move |event| {
        let Some(emotion) = emotion_of(&event) else { return };
        if event.key() == "Enter" {
            event.prevent_default();
            walk.go_on(emotion);
        } else if untrack(move || state.has_number_keys()) {
            answer_by_key(state, emotion, &event, last_digit);
        }
    });
    let question = move |(i, emotion): (usize, Emotion)| {
        let on_tap = Callback::new(move |()| walk.forward_to(walk.next_open()));
        view! {
            <li class:is-current=flag(move || state.current() == i)>
                <Question emotion state on_tap />
            </li>
        }
    };
    view! {
        <p class="question-stem" id="nev-stem">{text("nev.stem")}</p>
        <p class="scale-ends"><span>{text("nev.scale.low")}</span><span>{text("nev.scale.high")}</span></p>
        <ol class="questions" data-key="answers" on:keydown=on_key>{ASKING_ORDER.into_iter().enumerate().map(question).collect_view()}</ol>
        <Steps walk />
        <Progress state />
        <label class="check needs-script">
            <input type="checkbox" id="nev-number-keys" checked=untrack(move || state.has_number_keys())
                prop:checked=flag(move || state.has_number_keys())
                on:change=on_change(move || state.set_number_keys(!untrack(move || state.has_number_keys()))) />
            {text("nev.numberKeys")}
        </label>
    }
}

/// Back, skip and on: seen on a narrow screen only.
#[component]
fn Steps(walk: Walk) -> impl IntoView {
    let words = Words::of_view();
    let state = walk.state;
    let is_open = move || state.with(|sheet| sheet.is_open(state.current()));
    let on = move || match walk.way_on(state.current()) {
        WayOn::Next if is_open() => "nev.skip",
        WayOn::Next => "nev.next",
        WayOn::Skipped(_) => "nev.toSkipped",
        WayOn::Result if walk.on_end.is_some() => "group.ask.done",
        WayOn::Result => "nev.toResult",
    };
    view! {
        <div class="steps needs-script">
            <button type="button" class="quiet" disabled=flag(move || state.current() == 0)
                on:click=on_click(move || walk.show(untrack(move || state.current()).saturating_sub(1)))>
                {words.text("nev.back")}
            </button>
            <button type="button" class:quiet=flag(is_open) on:click=on_click(move || walk.step_on())>{live(move || words.text(on()))}</button>
        </div>
    }
}

/// Where the way on leads from an emotion.
enum WayOn {
    Next,
    /// From the last one, to the first other one that has no answer.
    Skipped(usize),
    /// From the last one, where no other is open.
    Result,
}

/// The way through the emotions, one by one in the order of asking, of which a narrow screen shows one.
#[derive(Clone, Copy)]
struct Walk {
    state: NevState,
    on_step: Option<Callback<(usize, usize)>>,
    on_end: Option<Callback<()>>,
}

impl Walk {
    fn way_on(self, at: usize) -> WayOn {
        let last = ASKING_ORDER.len() - 1;
        if at < last {
            return WayOn::Next;
        }
        self.state.with(|sheet| sheet.first_open(0..last)).map_or(WayOn::Result, WayOn::Skipped)
    }

    /// The next emotion that has no answer, else the one after this, if there is one.
    fn next_open(self) -> usize {
        let after = untrack(move || self.state.current()) + 1;
        let open = self.state.with_untracked(|sheet| sheet.first_open(after..ASKING_ORDER.len()));
        open.unwrap_or(after.min(ASKING_ORDER.len() - 1))
    }

    /// Shows the emotion at a place.
    fn show(self, at: usize) {
        self.state.tool.go_to_step(at);
        let shown = ASKING_ORDER.get(at).copied();
        request_animation_frame(move || shown.into_iter().for_each(|emotion| focus::rescue_to_answer(emotion.name())));
    }

    fn forward_to(self, at: usize) {
        let from = untrack(move || self.state.current());
        if let (true, Some(on_step)) = (from != at, self.on_step) {
            on_step.run((from, at));
        }
        self.show(at);
    }

    fn step_on(self) {
        let at = untrack(move || self.state.current());
        match untrack(|| self.way_on(at)) {
            WayOn::Next => self.forward_to(at + 1),
            WayOn::Skipped(open) => self.forward_to(open),
            WayOn::Result => match self.on_end {
                Some(on_end) => on_end.run(()),
                None => focus::to_heading("#nev-result"),
            },
        }
    }

    /// Enter goes on to the emotion after this one.
    fn go_on(self, emotion: Emotion) {
        let at = ASKING_ORDER.iter().position(|asked| *asked == emotion).unwrap_or(0);
        let Some(next) = ASKING_ORDER.get(at + 1) else { return };
        self.forward_to(at + 1);
        focus::to_answer(next.name());
        // A narrow screen shows the next emotion, and lets it take the focus, only after this.
        request_animation_frame(|| focus::to_answer(next.name()));
    }
}

#[component]
fn Progress(state: NevState) -> impl IntoView {
    let words = Words::of_view();
    let answered = Memo::new(move |_| state.with(Sheet::answered));
    let text = live(move || words.plural("nev.progress", answered.get() as f64, 0, &[]));
    view! {
        <p class="progress">
            <progress max="20" value=live(move || answered.get().to_string()) aria-labelledby="nev-progress"></progress>
            <span id="nev-progress">{text}</span>
        </p>
    }
}

/// The digit that was typed last: at which emotion, which, and when.
type LastDigit = StoredValue<Option<(Emotion, u8, f64)>>;

/// A digit answers, Delete takes the answer back.
fn answer_by_key(state: NevState, emotion: Emotion, event: &KeyboardEvent, last_digit: LastDigit) {
    if let Some(digit) = digit(event) {
        answer_by_digit(state, emotion, digit, last_digit);
    } else if matches!(event.key().as_str(), "Delete" | "Backspace") {
        state.answer(emotion, None);
    }
}

/// A digit answers; a 0 shortly after a 1 makes it a 10.
fn answer_by_digit(state: NevState, emotion: Emotion, digit: u8, last_digit: LastDigit) {
    let now = clock::now();
    let completes_ten = matches!(last_digit.get_value(), Some((of, 1, at)) if of == emotion && now - at <= TEN_WITHIN);
    let rating = if completes_ten && digit == 0 { 10 } else { digit };
    last_digit.set_value(Some((emotion, digit, now)));
    if state.with_untracked(|sheet| sheet.scale.answers().any(|answer| answer == rating)) {
        state.answer(emotion, Some(rating));
        focus::to(&format!("nev-{}-{rating}", emotion.name()));
    }
}

/// The emotion in whose group a key was pressed.
fn emotion_of(event: &KeyboardEvent) -> Option<Emotion> {
    let name = focus::closest_attribute(event, "data-emotion")?;
    Emotion::from_name(&name)
}

fn digit(event: &KeyboardEvent) -> Option<u8> {
    let has_modifier = event.ctrl_key() || event.alt_key() || event.meta_key();
    if has_modifier { None } else { event.key().parse().ok().filter(|digit| *digit <= 9) }
}
