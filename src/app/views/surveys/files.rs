//! Answers from a file: opened here, read by a part of the program that is loaded for it.

use leptos::prelude::*;

use crate::app::browser::files::Chosen;
use crate::app::browser::work::Work;
use crate::app::components::file_drop::FileDrop;
use crate::app::components::later_view::LaterView;
use crate::app::live::{live, live_view, on_click};
use crate::app::{ToolState, Words};
use crate::tools::surveys::Survey;
use crate::tools::{Document, group};

/// A file that was opened on the page, and what was counted in it. The part that reads it has it from context.
#[derive(Debug, Clone, Copy)]
pub struct Opened {
    /// The file that was opened last.
    pub file: RwSignal<Option<Chosen>>,
    /// Where it is read.
    pub work: Work,
    /// What the last file that could be read holds.
    pub counted: RwSignal<Option<Counted>>,
}

/// The answers of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Counted {
    /// Its name; empty for pasted rows.
    pub name: String,
    /// How often each answer of the scale was given, from the lowest.
    pub steps: Vec<u64>,
    /// What comes of its respondents, where emotions were asked.
    pub group: Option<group::Outcome>,
}

impl Opened {
    /// No file yet.
    pub fn none() -> Self {
        Self { file: RwSignal::new(None), work: Work::default(), counted: RwSignal::new(None) }
    }

    /// The inputs with the answers of the file in place of those that were counted by hand; nothing without a file.
    pub fn over(self, survey: &Survey, document: &Document, words: Words) -> Option<Document> {
        self.counted
            .with(|counted| counted.as_ref().map(|counted| survey.replaced(document, &counted.steps, words.language)))
    }

    /// Whether the result is that of a file.
    pub fn is_counted(self) -> bool {
        self.counted.with(Option::is_some)
    }

    /// Whose answers count, in words.
    pub fn said(self, words: Words) -> String {
        let name = self.counted.with(|counted| counted.as_ref().map(|counted| counted.name.clone()));
        let name = name.filter(|name| !name.is_empty()).unwrap_or_else(|| words.text("survey.file.pasted"));
        words.fill("survey.file.counted", &[("name", &name)])
    }

    /// Closes the file: what was typed counts again.
    pub fn close(self) {
        self.work.cancel();
        self.file.set(None);
        self.counted.set(None);
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
    let is_counted = Memo::new(move |_| opened.is_counted());
    let note = words.text("survey.file.note");
    let on_file = Callback::new(move |file| opened.file.set(Some(file)));
    view! {
        <FileDrop id="survey-file" note work=opened.work on_file />
        {live_view(move || is_counted.get().then(|| view! { <FromFile survey state opened /> }))}
    }
}

#[component]
fn FromFile(survey: &'static Survey, state: ToolState, opened: Opened) -> impl IntoView {
    let words = Words::of_view();
    let take = move || {
        let document = untrack(|| state.with(|document| opened.over(survey, document, words)));
        document.into_iter().for_each(|document| state.replace(document));
        opened.close();
    };
    view! {
        <div class="notice" role="status">
            <p>{live(move || opened.said(words))}</p>
            <p class="actions">
                <button type="button" on:click=on_click(move || opened.close())>{words.text("survey.file.close")}</button>
                <button type="button" class="quiet" on:click=on_click(take)>{words.text("survey.file.take")}</button>
            </p>
        </div>
    }
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
