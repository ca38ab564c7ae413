//! Lifetime value from a file of orders: where the file is opened, and what is asked. What reads it and fits the models is
//! loaded once there is one.

use leptos::prelude::*;

use crate::app::browser::files::Chosen;
use crate::app::browser::work::Work;
use crate::app::components::actions::Actions;
use crate::app::components::draft_notice::DraftNotice;
use crate::app::components::field::fields;
use crate::app::components::field_group::FieldGroup;
use crate::app::components::file_drop::{FileDrop, Progress};
use crate::app::components::later_view::LaterView;
use crate::app::live::{live_view, on_click};
use crate::app::{Part, ToolState, View, Words};
use crate::tools::orders::{Input, TOOL};

/// What the page of the tool loads.
pub static PART: Part = Part {
    id: "orders",
    views: &[View { name: "tool", tool: &TOOL, draw: tool, messages: None }],
    jobs: &[],
    texts: &["orders.", "file."],
};

/// Where the orders come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A file of the visitor's.
    File(Chosen),
    /// Orders of our own making.
    Demo,
}

/// What was opened last, and where it is read. The part that reads it gets it from context.
#[derive(Debug, Clone, Copy)]
pub struct Opened {
    /// What was opened.
    pub source: RwSignal<Option<Source>>,
    /// Where it is read.
    pub work: Work,
}

/// File, questions, and all that comes of them once a file is open.
fn tool(state: ToolState) -> AnyView {
    let words = Words::of_view();
    let opened = Opened { source: RwSignal::new(None), work: Work::default() };
    provide_context(opened);
    let is_open = Memo::new(move |_| opened.source.with(Option::is_some));
    let open = Callback::new(move |file| opened.source.set(Some(Source::File(file))));
    let demo = move || opened.source.set(Some(Source::Demo));
    let later = live_view(move || is_open.get().then(|| view! { <LaterView part="orderfile" view="file" state /> }));
    view! {
        <DraftNotice state />
        <div class="orders-file">
            <FileDrop id="orders-file" part="orderfile" note=words.text("orders.file.note") on_file=open><Progress work=opened.work /></FileDrop>
            <p class="actions needs-script">
                <button type="button" on:click=on_click(demo)>{words.text("orders.demo")}</button>
                <span class="fine-print">{words.text("orders.demo.note")}</span>
            </p>
        </div>
        <Form state />
        {later}
    }
    .into_any()
}

/// What the models are asked.
#[component]
fn Form(state: ToolState) -> impl IntoView {
    let words = Words::of_view();
    let asked = [Input::Months, Input::Margin, Input::Discount, Input::Model].map(|input| input as usize);
    let checked = [Input::HeldOut, Input::Resamples, Input::Unit].map(|input| input as usize);
    view! {
        <form class="tool-form orders-form" aria-label=words.text("orders.form") on:submit=|event| event.prevent_default()>
            <FieldGroup title="orders.group.asked">{fields(state, asked)}</FieldGroup>
            <FieldGroup title="orders.group.checked">{fields(state, checked)}</FieldGroup>
            <Actions state />
        </form>
    }
}
