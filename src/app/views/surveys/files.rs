//! Answers from a file: opened here, read by a part of the program that is loaded for it.

use std::sync::Arc;

use leptos::prelude::*;

use super::findings::Findings;
use crate::app::browser::download;
use crate::app::browser::files::{self, Chosen};
use crate::app::components::file_drop::FileDrop;
use crate::app::components::later_view::LaterView;
use crate::app::live::{live, live_view, on_click};
use crate::app::{ToolState, Words};
use crate::metrics::TestSample;
use crate::tools::lines::cell;
use crate::tools::surveys::{Question, Survey};
use crate::tools::{Document, group};

/// Where answers come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A file of the visitor's.
    File(Chosen),
    /// Answers of our own making.
    Sample,
}

/// A file that was opened on the page, and what was counted in it: the views of the tool share it.
#[derive(Debug, Clone, Copy)]
pub struct Opened {
    /// What was opened last.
    pub file: RwSignal<Option<Source>>,
    /// What the last file that could be read holds.
    pub counted: RwSignal<Option<Counted>>,
    /// What it holds beside its result.
    pub findings: RwSignal<Option<Arc<Findings>>>,
    /// What was kept to be compared with.
    pub earlier: RwSignal<Option<Counted>>,
}

/// The answers of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    /// The file.
    pub source: Source,
    /// The question, on the scale on which it was read.
    pub question: Question,
    /// How often each answer of the scale was given, from the lowest.
    pub steps: Vec<u64>,
    /// What comes of its respondents, where emotions were asked.
    pub group: Option<group::Outcome>,
    /// How many rows are left out because of a text that stands for no answer.
    pub texts: u64,
    /// The answers, as tests compare them.
    pub sample: TestSample,
}

impl Source {
    /// Its name, in words.
    fn name(&self, words: Words) -> String {
        match self {
            Self::Sample => words.text("survey.file.sampleName"),
            Self::File(chosen) if chosen.name.is_empty() => words.text("survey.file.pasted"),
            Self::File(chosen) => chosen.name.clone(),
        }
    }
}

impl Opened {
    /// No file yet.
    pub fn none() -> Self {
        Self {
            file: RwSignal::new(None),
            counted: RwSignal::new(None),
            findings: RwSignal::new(None),
            earlier: RwSignal::new(None),
        }
    }

    /// The inputs with the answers of the files in place of those that were counted by hand; nothing without a file.
    pub fn over(self, survey: &Survey, document: &Document, words: Words) -> Option<Document> {
        let earlier = self.compared((survey.question)(document));
        let now = self
            .counted
            .with(|counted| counted.as_ref().map(|counted| survey.replaced(document, &counted.steps, words.language)));
        match earlier {
            Some(earlier) => Some(survey.since(now.as_ref().unwrap_or(document), &earlier.steps, words.language)),
            None => now,
        }
    }

    /// The earlier result, if what is on show now can be compared with it: it is of another file, and of the same scale.
    pub fn compared(self, question: Question) -> Option<Counted> {
        self.earlier.get().filter(|earlier| earlier.question == question && !self.is_on_show(earlier))
    }

    fn is_on_show(self, earlier: &Counted) -> bool {
        self.counted.with(|now| now.as_ref().is_some_and(|now| now.source == earlier.source))
    }

    /// Whether the result is that of a file.
    pub fn is_counted(self) -> bool {
        self.counted.with(Option::is_some)
    }

    /// What is said of a copied link while the result is that of a file.
    pub fn said_of_link(self, words: Words) -> Option<String> {
        untrack(move || self.is_counted()).then(|| words.text("survey.file.link"))
    }

    /// The name of what is on show.
    pub fn name(self, words: Words) -> Option<String> {
        self.counted.with(|counted| counted.as_ref().map(|counted| counted.source.name(words)))
    }

    /// Which two results are compared, in words; empty where none are.
    pub fn said_of_both(self, words: Words, question: Question) -> String {
        let Some(earlier) = self.compared(question) else { return String::new() };
        let now = self.name(words).unwrap_or_else(|| words.text("survey.file.typed"));
        words.fill("survey.movement.files", &[("earlier", &earlier.source.name(words)), ("now", &now)])
    }

    /// What was kept, and what is to be done next; empty where nothing was.
    fn said_of_earlier(self, words: Words, question: Question) -> String {
        let Some(earlier) = self.earlier.get() else { return String::new() };
        let kept = words.fill("survey.file.kept", &[("name", &earlier.source.name(words))]);
        let next = match () {
            () if self.is_on_show(&earlier) => words.text("survey.file.keptNext"),
            () if earlier.question != question => words.text("survey.file.keptScale"),
            () => String::new(),
        };
        format!("{kept} {next}").trim_end().to_owned()
    }

    /// Closes the file: what was typed counts again.
    pub fn close(self) {
        self.file.set(None);
        self.counted.set(None);
        self.findings.set(None);
    }
}

/// "Open a file", and while its answers count, which file it is, with the ways back.
#[component]
pub fn FileOpening(
    /// The survey.
    survey: &'static Survey,
    /// The tool's state.
    state: ToolState,
    /// The file.
    opened: Opened,
) -> impl IntoView {
    let words = Words::of_view();
    let note = words.text("survey.file.note");
    let on_file = Callback::new(move |file| opened.file.set(Some(Source::File(file))));
    let question = Callback::new(move |()| state.with(|document| (survey.question)(document)));
    let headers = Callback::new(move |()| vec![words.text(&untrack(|| question.run(())).text("question"))]);
    let take = Callback::new(move |()| {
        let document = untrack(|| state.with(|document| opened.over(survey, document, words)));
        document.into_iter().for_each(|document| state.replace(document));
        opened.earlier.set(None);
        opened.close();
    });
    view! {
        <FileDrop id="survey-file" part="reading" note on_file />
        <Samples opened tool=state.tool().id headers />
        <FromFile id="survey-file" opened take />
        <Kept opened question />
    }
}

/// Answers to try the page with, and a file with the headers that it knows.
#[component]
pub fn Samples(
    /// The file.
    opened: Opened,
    /// The name of the tool.
    tool: &'static str,
    /// What is asked, as headers of the template.
    headers: Callback<(), Vec<String>>,
) -> impl IntoView {
    let words = Words::of_view();
    let template = move || {
        let common = ["survey.file.date", "survey.file.segment"].map(|key| words.text(key));
        let cells: Vec<String> = common.into_iter().chain(headers.run(())).map(|header| cell(&header)).collect();
        // Where numbers have decimal commas, spreadsheets part cells by semicolons.
        let separator = if words.language.decimal_sign() == ',' { ";" } else { "," };
        download::save(&format!("feltworth-{tool}-{}.csv", words.language.code()), &(cells.join(separator) + "\r\n"));
    };
    view! {
        <p class="actions needs-script">
            <button type="button" class="quiet" on:click=on_click(move || opened.file.set(Some(Source::Sample)))>
                {words.text("survey.file.sample")}
            </button>
            <button type="button" class="quiet" on:click=on_click(template)>{words.text("survey.file.template")}</button>
            <span class="fine-print">{words.text("survey.file.sampleNote")}</span>
        </p>
    }
}

/// While the answers of a file count: which file it is, and what can be done with it.
#[component]
pub fn FromFile(
    /// The id of the input by which another file is opened.
    id: &'static str,
    /// The file.
    opened: Opened,
    /// Loads its counts into the form, where there is one for them.
    #[prop(optional)]
    take: Option<Callback<()>>,
) -> impl IntoView {
    let words = Words::of_view();
    let is_counted = Memo::new(move |_| opened.is_counted());
    let keep = move || {
        opened.earlier.set(opened.counted.get_untracked());
        files::ask_for(id);
    };
    let said = move || {
        let name = opened.name(words).unwrap_or_default();
        words.fill("survey.file.counted", &[("name", &name)])
    };
    let button = move |key: &str, class: &'static str, act: Box<dyn Fn()>| {
        view! { <button type="button" class=class on:click=on_click(act)>{words.text(key)}</button> }
    };
    live_view(move || {
        is_counted.get().then(|| {
            let take = take.map(|take| button("survey.file.take", "quiet", Box::new(move || take.run(()))));
            view! {
                <div class="notice" role="status">
                    <p>{live(said)}</p>
                    <LeftOutForTexts opened />
                    <p class="actions">
                        {button("survey.file.close", "", Box::new(move || opened.close()))}
                        {button("survey.file.keep", "quiet", Box::new(keep))}
                        {take}
                    </p>
                </div>
            }
        })
    })
}

/// How many rows of the file do not count because of their texts, where there are any.
#[component]
fn LeftOutForTexts(opened: Opened) -> impl IntoView {
    let words = Words::of_view();
    let texts = Memo::new(move |_| opened.counted.with(|counted| counted.as_ref().map_or(0, |counted| counted.texts)));
    live_view(move || {
        let count = Some(texts.get()).filter(|texts| *texts > 0)?;
        Some(view! { <p>{words.fill("survey.file.texts", &[("n", &words.number(count as f64, 0))])}</p> })
    })
}

/// The earlier result, as long as one is kept.
#[component]
pub fn Kept(
    /// The file.
    opened: Opened,
    /// The question that is asked now.
    question: Callback<(), Question>,
) -> impl IntoView {
    let words = Words::of_view();
    let said = Memo::new(move |_| opened.said_of_earlier(words, question.run(())));
    live_view(move || {
        let said = said.get();
        let forget = on_click(move || opened.earlier.set(None));
        (!said.is_empty()).then(|| {
            view! {
                <div class="notice" role="status">
                    <p>{said}</p>
                    <p class="actions"><button type="button" class="quiet" on:click=forget>{words.text("survey.file.forget")}</button></p>
                </div>
            }
        })
    })
}

/// What the file holds and how it is read, once one was opened.
#[component]
pub fn FileFound(
    /// The tool's state.
    state: ToolState,
    /// The file.
    opened: Opened,
) -> impl IntoView {
    let is_open = Memo::new(move |_| opened.file.with(Option::is_some));
    let view = state.tool().id;
    live_view(move || is_open.get().then(|| view! { <LaterView part="reading" view state /> }))
}

/// What the answers hold beside their result, as soon as there is anything.
#[component]
pub fn FindingsFound(
    /// The tool's state.
    state: ToolState,
    /// Whether there is anything.
    is_there: Memo<bool>,
) -> impl IntoView {
    let view = state.tool().id;
    live_view(move || is_there.get().then(|| view! { <LaterView part="findings" view state /> }))
}
