//! A file of orders: how it was read, what the models make of its customers, and what each of these is worth.

mod charts;
mod customers;
mod file;
mod jobs;
mod ledger;
mod lines;
mod models;
mod results;
mod settings;
mod studio;
mod trouble;
mod working;

use leptos::prelude::*;

use super::orders::Opened;
use crate::app::browser::work::Offer;
use crate::app::components::file_drop::Progress;
use crate::app::live::live_view;
use crate::app::{Part, ToolState, View};
use crate::tools::orders::TOOL;
use charts::Charts;
use customers::CustomerTable;
use jobs::{Fit, Lines, Look, Refit};
use ledger::Ledger;
use models::Models;
use results::Results;
use settings::Settings;
use studio::Studio;
use trouble::Trouble;

/// What the page of orders loads once a file is open.
pub static PART: Part = Part {
    id: "orderfile",
    views: &[View { name: "file", tool: &TOOL, draw: file, messages: None }],
    jobs: &[Offer::of::<Look>(), Offer::of::<Lines>(), Offer::of::<Fit>(), Offer::of::<Refit>()],
    texts: &["orderfile.", "file.", "rule."],
};

/// How the file was read, then what comes of its customers.
fn file(state: ToolState) -> AnyView {
    // The page that opens a file provides it; elsewhere there is nothing to read.
    let Some(opened) = use_context::<Opened>() else { return ().into_any() };
    let studio = Studio::new(state, opened);
    let has_customers = Memo::new(move |_| studio.read.with(Option::is_some));
    let found = live_view(move || has_customers.get().then(|| view! { <Ledger studio /> }));
    let has_models = Memo::new(move |_| studio.modelled.with(Option::is_some));
    let modelled = live_view(move || {
        has_models.get().then(|| {
            view! {
                <Results studio />
                <Progress work=studio.refitting />
                <Models studio />
                <Charts studio />
                <CustomerTable studio />
            }
        })
    });
    view! {
        <Trouble studio />
        <Settings studio />
        {found}
        <Progress work=studio.fitting />
        {modelled}
    }
    .into_any()
}
