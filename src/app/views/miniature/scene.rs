//! The shop floor: which help each of two customers gets, and what happens then.

use leptos::prelude::*;

use crate::app::browser::radios;
use crate::app::components::actions::Actions;
use crate::app::components::draft_notice::DraftNotice;
use crate::app::components::result::{Figure, Headline, ResultRegion};
use crate::app::live::{fixed, live, on_value};
use crate::app::{ToolState, Words};
use crate::tools::Edit;
use crate::tools::entry::Entry;
use crate::tools::miniature::{Customer, HELPS, served};

/// Both customers, and what comes of it.
pub fn draw(state: ToolState) -> AnyView {
    let words = Words::of_view();
    view! {
        <DraftNotice state />
        <div class="tool miniature-tool">
            <form class="tool-form" aria-label=words.text("miniature.shop.form") on:submit=|event| event.prevent_default()>
                {Customer::ALL.map(|customer| view! { <Help state customer /> })}
                <Actions state />
            </form>
            <Results state />
        </div>
    }
    .into_any()
}

/// The help that a customer gets: a radio group named by what the customer does.
#[component]
fn Help(state: ToolState, customer: Customer) -> impl IntoView {
    let words = Words::of_view();
    let id = format!("shop-{}", customer.id());
    let chosen = move || state.with(|document| customer.help(document)).unwrap_or_default().to_owned();
    let choice = |help: &'static str| {
        let is_on = untrack(chosen) == help;
        view! {
            <label class="choice">
                <input type="radio" name=id.clone() id=format!("{id}-{help}") value=help checked=is_on />
                <span>{words.text(&format!("miniature.shop.{help}"))}</span>
            </label>
        }
    };
    let choose = move |help: String| {
        state.end_change();
        state.apply(Edit::Set(customer as usize, Entry::typed(help, words.language)));
    };
    radios::follow(id.clone(), chosen);
    view! {
        <fieldset class="choices" id=id.clone() on:change=on_value(choose)>
            <legend>{words.text(&format!("miniature.shop.{}", customer.id()))}</legend>
            {HELPS.map(choice)}
        </fieldset>
    }
}

/// How many are well served, and what each customer does.
#[component]
fn Results(state: ToolState) -> impl IntoView {
    let words = Words::of_view();
    let count = move || state.with(served);
    let figures = vec![Figure {
        name: Some(fixed(words.text("miniature.shop.answer"))),
        value: live(move || words.fill("miniature.shop.served", &[("n", &words.number(count() as f64, 0))])),
        unit: fixed(String::new()),
    }];
    let sentence = live(move || words.text(&format!("miniature.shop.verdict.{}", count())));
    let happens = Customer::ALL.map(|customer| {
        let text = live(move || {
            let help = state.with(|document| customer.help(document));
            help.map(|help| words.text(&format!("miniature.shop.{}.{help}", customer.id()))).unwrap_or_default()
        });
        view! { <p>{text}</p> }
    });
    view! {
        <ResultRegion id="miniature-result" title=words.text("miniature.shop.result")>
            <Headline figures sentence />
            <div class="scene" aria-live="polite">{happens}</div>
        </ResultRegion>
    }
}
