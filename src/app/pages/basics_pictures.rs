//! The pictures of the explainers that belong to no stage. Each is text that a style sheet sets as a picture, or has its words
//! below it.

use leptos::prelude::*;

use crate::app::Words;
use crate::charts::{Lanes, Layout, Stop, lanes};
use crate::tools::plan::BENEFITS;

/// The picture of an explainer, if it has one.
pub fn picture(words: Words, explainer: &str) -> Option<AnyView> {
    match explainer {
        "need" => Some(needs(words)),
        "driver" => Some(drivers(words)),
        "horizon" => Some(horizons(words)),
        "channels" => Some(path(words)),
        _ => None,
    }
}

fn figure(words: Words, explainer: &str, inside: AnyView, is_noted: bool) -> AnyView {
    let text = |part: &str| words.text(&format!("basics.{explainer}.{part}"));
    let id = format!("{explainer}-picture");
    view! {
        <figure class="chart-figure" aria-labelledby=id.clone()>
            <figcaption id=id.clone()>{text("picture")}</figcaption>
            {inside}
            {is_noted.then(|| view! { <p class="fine-print">{text("note")}</p> })}
        </figure>
    }
    .into_any()
}

/// One product with three needs behind it, and one need with three products before it.
fn needs(words: Words) -> AnyView {
    let fan = |one: &str, many: &str| {
        let many = (1..=3).map(|place| view! { <dd>{words.text(&format!("basics.need.{many}.{place}"))}</dd> });
        view! { <dl class="fan"><dt>{words.text(&format!("basics.need.{one}"))}</dt>{many.collect_view()}</dl> }
    };
    let fans = view! { {fan("product", "reasons")}{fan("shared", "products")} };
    figure(words, "need", fans.into_any(), true)
}

/// What is sold, and what is bought with it.
fn drivers(words: Words) -> AnyView {
    let text = |part: &str| words.text(&format!("basics.driver.{part}"));
    let row = |place: usize| {
        view! { <tr><th scope="row">{text(&format!("sold.{place}"))}</th><td>{text(&format!("bought.{place}"))}</td></tr> }
    };
    let table = view! {
        <table class="sold-bought">
            <thead><tr><th scope="col">{text("sold")}</th><th scope="col">{text("bought")}</th></tr></thead>
            <tbody>{(1..=3).map(row).collect_view()}</tbody>
        </table>
    };
    figure(words, "driver", table.into_any(), true)
}

/// The benefits of each horizon, along an arrow of time.
fn horizons(words: Words) -> AnyView {
    let benefit = |key: &&str| view! { <dd>{words.text(&format!("plan.benefit.{key}"))}</dd> };
    let horizon = |(by, keys): &(&str, &[&str])| {
        let name = words.text(&format!("plan.benefits.{by}"));
        view! { <div><dt>{name}</dt>{keys.iter().map(benefit).collect_view()}</div> }
    };
    let list = view! { <dl class="horizons">{BENEFITS.iter().map(horizon).collect_view()}</dl> };
    figure(words, "horizon", list.into_any(), false)
}

/// The channels of the path.
const LANES: [&str; 3] = ["shop", "website", "service"];

/// The lane of each of its steps.
const STEPS: [usize; 5] = [0, 1, 2, 1, 0];

/// A path that changes between channels, and its steps in words.
fn path(words: Words) -> AnyView {
    let step = |place: usize| words.text(&format!("basics.channels.step.{}", place + 1));
    let channel =
        |lane: usize| LANES.get(lane).map(|key| words.text(&format!("map.channel.{key}"))).unwrap_or_default();
    let stop = |(lane, place): (&usize, usize)| Stop { lane: *lane, label: words.number(place as f64, 0) };
    let chart = Lanes {
        name: words.text("basics.channels.name"),
        lanes: (0..LANES.len()).map(channel).collect(),
        stops: STEPS.iter().zip(1..).map(stop).collect(),
    };
    // It stands beside the text, where there is never room for the wide one.
    let drawing = lanes(&chart, Layout::Narrow).unwrap_or_default();
    let said = |(place, lane): (usize, &usize)| view! { <li>{step(place)}<span class="channel">" · "{channel(*lane)}</span></li> };
    let inside = view! {
        <div class="path-drawing" inner_html=drawing></div>
        <ol class="path-steps">{STEPS.iter().enumerate().map(said).collect_view()}</ol>
    };
    figure(words, "channels", inside.into_any(), true)
}
