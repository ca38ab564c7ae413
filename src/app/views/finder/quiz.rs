//! The quiz below the finder: ten situations, in each of which the stage is chosen and what staff should do.

use leptos::prelude::*;

use super::stage;
use crate::app::browser::focus;
use crate::app::live::{flag, live_view, on_click, on_value};
use crate::app::{Part, Root, ToolState, View, Words};
use crate::content::stages::Stage;
use crate::tools::finder::TOOL;
use crate::tools::finder::quiz::{Asked, Chosen, Phase, Quiz, SITUATIONS, Situation};

/// What is loaded when the visitor scrolls, or reaches for something.
pub static PART: Part = Part {
    id: "quiz",
    views: &[View { name: "quiz", tool: &TOOL, draw, messages: None }],
    jobs: &[],
    texts: &["quiz.", "finder.why.", "finder.stagePage", "stage.*.name", "stage.*.right"],
};

/// The id of the heading above a situation, and above the score.
const HEADING: &str = "quiz-heading";

/// The id of the button that leads to the next situation.
const ON: &str = "quiz-on";

/// A run through the quiz, kept in the page alone.
#[derive(Clone, Copy)]
struct Game {
    words: Words,
    quiz: RwSignal<Quiz>,
    phase: Memo<Phase>,
}

impl Game {
    fn new(words: Words) -> Self {
        let quiz = RwSignal::new(Quiz::default());
        Self { words, quiz, phase: Memo::new(move |_| quiz.with(Quiz::phase)) }
    }

    fn is_checked(self) -> bool {
        self.phase.get() == Phase::Checked
    }

    /// Checks the answers; once they are, the focus goes to the button that leads on.
    fn check(self) {
        self.quiz.update(Quiz::check);
        if self.quiz.with_untracked(Quiz::phase) == Phase::Checked {
            request_animation_frame(|| focus::to(ON));
        }
    }

    /// Changes the situation on show, whose heading takes the focus.
    fn leave(self, change: fn(&mut Quiz)) {
        self.quiz.update(change);
        request_animation_frame(|| focus::to_heading(&format!("#{HEADING}")));
    }

    /// A text with the place of a situation, counted from 1, and how many there are.
    fn counted(self, key: &str, place: usize) -> String {
        let (n, all) = (place + 1, SITUATIONS.len());
        self.words.fill(key, &[("n", &n.to_string()), ("all", &all.to_string())])
    }
}

/// The situation on show, or the score after the last.
fn draw(_state: ToolState) -> AnyView {
    let words = Words::of_view();
    let (game, root) = (Game::new(words), Root::of_view());
    let place = Memo::new(move |_| game.quiz.with(Quiz::place));
    let on_show = live_view(move || {
        let (place, root) = (place.get(), root.clone());
        Some(match SITUATIONS.get(place) {
            Some(situation) => view! { <Posed game root place situation /> }.into_any(),
            None => view! { <Score game /> }.into_any(),
        })
    });
    view! {
        <section class="survey-section quiz needs-script" aria-labelledby="quiz-title">
            <h2 id="quiz-title">{words.text("quiz.title")}</h2>
            <p class="fine-print">{words.text("quiz.note")}</p>
            {on_show}
        </section>
    }
    .into_any()
}

/// A situation, what is asked about it, and what there is to learn from the answers.
#[component]
fn Posed(game: Game, root: Root, place: usize, situation: &'static Situation) -> impl IntoView {
    let words = game.words;
    let check = move || {
        let button = || view! { <button type="button" on:click=on_click(move || game.check())>{words.text("quiz.check")}</button> };
        (!game.is_checked()).then(button)
    };
    let said = move || match game.phase.get() {
        Phase::Choosing => None,
        Phase::Incomplete => Some(view! { <p class="notice">{words.text("quiz.incomplete")}</p> }.into_any()),
        Phase::Checked => Some(taught(words, &root, situation, game.quiz.with_untracked(Quiz::chosen)).into_any()),
    };
    let on = move || {
        let key = if place + 1 == SITUATIONS.len() { "quiz.end" } else { "quiz.on" };
        let button = || view! { <button type="button" id=ON on:click=on_click(move || game.leave(Quiz::go_on))>{words.text(key)}</button> };
        game.is_checked().then(button)
    };
    view! {
        <h3 id=HEADING>{game.counted("quiz.place", place)}</h3>
        <p class="situation">{words.text(situation.text)}</p>
        {Asked::ALL.map(|asked| view! { <Choices game situation asked /> })}
        <div class="actions">{live_view(check)}</div>
        <div class="taught" role="status">{live_view(said)}</div>
        <div class="actions">{live_view(on)}</div>
    }
}

/// A question about a situation with the answers on offer, which are marked when they are checked.
#[component]
fn Choices(game: Game, situation: &'static Situation, asked: Asked) -> impl IntoView {
    let words = game.words;
    let (name, question, part) = match asked {
        Asked::Stage => ("quiz-stage", "quiz.stage.question", "name"),
        Asked::Behaviour => ("quiz-behaviour", "quiz.behaviour.question", "right"),
    };
    let choices = situation.choices(asked).iter().copied();
    let choice = |stage: Stage| {
        view! {
            <label class="choice">
                <input type="radio" name=name id=format!("{name}-{}", stage.id()) value=stage.id() />
                <span>{stage::text(words, stage, part)}{live_view(move || mark(game, situation, asked, stage))}</span>
            </label>
        }
    };
    let choose = move |id: String| {
        let chosen = Stage::ALL.into_iter().find(|stage| stage.id() == id);
        chosen.into_iter().for_each(|stage| game.quiz.update(|quiz| quiz.choose(asked, stage)));
    };
    view! {
        <fieldset class="choices" disabled=flag(move || game.is_checked()) on:change=on_value(choose)>
            <legend>{words.text(question)}</legend>
            {choices.map(choice).collect_view()}
        </fieldset>
    }
}

/// The mark of the right answer, and of a wrong one that was chosen, in words too.
fn mark(game: Game, situation: &Situation, asked: Asked, stage: Stage) -> Option<impl IntoView + use<>> {
    let is_right = stage == situation.stage;
    let is_chosen = game.quiz.with(|quiz| quiz.chosen().of(asked) == Some(stage));
    let (sign, key) = if is_right { ("✓", "quiz.mark.right") } else { ("✗", "quiz.mark.wrong") };
    (game.is_checked() && (is_right || is_chosen)).then(|| {
        view! { " "<strong class="mark"><span aria-hidden="true">{sign}</span>" "{game.words.text(key)}</strong> }
    })
}

/// Whether both answers were right, why the situation shows its stage, and what helps there.
fn taught(words: Words, root: &Root, situation: &Situation, chosen: Chosen) -> impl IntoView + use<> {
    let name = |stage: Stage| stage::text(words, stage, "name");
    let verdict = |asked: Asked, [right, wrong]: [&str; 2]| {
        let chosen = chosen.of(asked).unwrap_or(situation.stage);
        let key = if chosen == situation.stage { right } else { wrong };
        words.fill(key, &[("stage", &name(situation.stage)), ("chosen", &name(chosen))])
    };
    let helps = (chosen.of(Asked::Behaviour) != Some(situation.stage))
        .then(|| view! { <p>{stage::text(words, situation.stage, "right")}</p> });
    view! {
        <p><strong>{verdict(Asked::Stage, ["quiz.stage.right", "quiz.stage.wrong"])}</strong></p>
        <p>{stage::why(words, situation.answered)}</p>
        <p><strong>{verdict(Asked::Behaviour, ["quiz.behaviour.right", "quiz.behaviour.wrong"])}</strong></p>
        {helps}
        {stage::link(words, root, situation.stage, false)}
    }
}

/// How many answers were right, and the way to another run.
#[component]
fn Score(game: Game) -> impl IntoView {
    let words = game.words;
    let all = SITUATIONS.len().to_string();
    let score = |asked: Asked, key: &str| {
        let right = game.quiz.with_untracked(|quiz| quiz.score(asked));
        words.plural(key, right as f64, 0, &[("all", &all)])
    };
    view! {
        <h3 id=HEADING>{words.text("quiz.score.title")}</h3>
        <div role="status">
            <p class="verdict">{score(Asked::Stage, "quiz.score.stage")}</p>
            <p class="verdict">{score(Asked::Behaviour, "quiz.score.behaviour")}</p>
        </div>
        <p class="actions">
            <button type="button" on:click=on_click(move || game.leave(|quiz| *quiz = Quiz::default()))>
                {words.text("quiz.again")}
            </button>
        </p>
    }
}
