//! The surveys: which one when, and all of them on one sample.

use leptos::prelude::*;

use super::Page;
use super::head::PageHead;
use super::route::Route;
use crate::app::Words;
use crate::metrics::{
    CesInput, CsatInput, DEFAULT_CONFIDENCE, Interval, NpsAnswers, NpsInput, ces, csat, mean_interval, nps,
};

/// A respondent of the sample: NEV, then the answers to the questions of NPS, CSAT and CES. The numbers are made up.
struct Respondent(f64, i64, i64, i64);

/// Ten respondents, some of whom feel, would recommend, are satisfied and had it easy in unlike measure.
const SAMPLE: [Respondent; 10] = [
    Respondent(6.1, 10, 5, 7),
    Respondent(4.8, 9, 5, 6),
    Respondent(5.2, 9, 4, 6),
    Respondent(3.0, 8, 4, 5),
    Respondent(2.4, 8, 4, 6),
    Respondent(1.1, 7, 3, 4),
    Respondent(3.9, 9, 5, 3),
    Respondent(-0.6, 6, 3, 2),
    Respondent(-2.3, 4, 2, 5),
    Respondent(0.8, 7, 4, 2),
];

/// The metrics in the order of the columns.
const METRICS: [Page; 4] = [Page::Nev, Page::Nps, Page::Csat, Page::Ces];

/// What each is for, then the sample.
pub fn draw(route: Route) -> AnyView {
    let words = Words::of_view();
    let text = |key: &str| words.text(&format!("surveys.{key}"));
    view! {
        <PageHead route title=route.page.name(words) lead=text("lead") />
        <div class="metrics">{METRICS.map(|page| metric(words, route, page))}</div>
        <section class="prose">
            <h2>{text("sample.title")}</h2>
            <p>{text("sample.text")}</p>
        </section>
        <div class="table-scroll sample" tabindex="0" role="region" aria-label=text("sample.title")>{sample(words)}</div>
        <section class="prose">
            <p>{text("sample.reading")}</p>
            <p><a href=route.link(Page::Method)>{text("method")}</a></p>
            <p class="fine-print">{words.text("method.trademarks.nps")}</p>
            <p class="fine-print">{words.text("method.trademarks.ces")}</p>
        </section>
    }
    .into_any()
}

/// What a metric asks, when it is the right one, and the way to its tool.
fn metric(words: Words, route: Route, page: Page) -> impl IntoView {
    let text = |key: &str| words.text(&format!("surveys.{}.{key}", page.key()));
    view! {
        <section class="metric">
            <h2><a href=route.link(page)>{page.name(words)}</a></h2>
            <p>{text("asks")}</p>
            <p>{text("when")}</p>
        </section>
    }
}

/// The answers a respondent, and what comes of them.
fn sample(words: Words) -> impl IntoView {
    let head =
        METRICS.map(|page| view! { <th scope="col">{words.text(&format!("journey.metric.{}", page.key()))}</th> });
    let row = |(i, Respondent(nev, nps, csat, ces)): (usize, &Respondent)| {
        let cells = [words.signed(*nev, 1), nps.to_string(), csat.to_string(), ces.to_string()];
        let name = words.fill("surveys.sample.respondent", &[("n", &(i + 1).to_string())]);
        table_row(name, cells)
    };
    view! {
        <table>
            <thead><tr><th scope="col">{words.text("surveys.sample.answers")}</th>{head}</tr></thead>
            <tbody>{SAMPLE.iter().enumerate().map(row).collect_view()}</tbody>
            <tfoot>
                {table_row(words.text("surveys.sample.result"), results(words).map(|(result, _)| result))}
                {table_row(words.text("survey.row.interval"), results(words).map(|(_, interval)| interval))}
            </tfoot>
        </table>
    }
}

fn table_row(name: String, cells: [String; 4]) -> impl IntoView {
    view! { <tr><th scope="row">{name}</th>{cells.map(|cell| view! { <td>{cell}</td> })}</tr> }
}

/// The four numbers, each with its interval. None of them is refused: a test draws the page.
fn results(words: Words) -> [(String, String); 4] {
    let range = |interval: Option<Interval>, write: &dyn Fn(f64) -> String| {
        let ends = interval.map(|interval| (write(interval.low), write(interval.high))).unwrap_or_default();
        words.fill("survey.range", &[("low", &ends.0), ("high", &ends.1)])
    };
    let nevs = SAMPLE.map(|respondent| respondent.0);
    let nev_mean = nevs.iter().sum::<f64>() / nevs.len() as f64;
    let nev_interval = mean_interval(&nevs, DEFAULT_CONFIDENCE).ok().flatten();
    let ratings = NpsAnswers::Ratings(SAMPLE.iter().map(|respondent| respondent.1).collect());
    let nps = nps(&NpsInput { answers: ratings, confidence: None }).ok();
    let ratings = SAMPLE.iter().map(|respondent| respondent.2).collect();
    let csat = csat(&CsatInput { ratings, ..CsatInput::default() }).ok();
    let ratings = SAMPLE.iter().map(|respondent| respondent.3).collect();
    let ces = ces(&CesInput { ratings, ..CesInput::default() }).ok();
    let (one, whole) = (|value: f64| words.signed(value, 1), |value: f64| words.signed(value, 0));
    let (share, mean) = (|value: f64| words.whole_percent(value), |value: f64| words.fixed(value, 1));
    let written = |value: Option<f64>, write: &dyn Fn(f64) -> String| value.map(write).unwrap_or_default();
    [
        (one(nev_mean), range(nev_interval, &one)),
        (written(nps.and_then(|nps| nps.score), &whole), range(nps.and_then(|nps| nps.interval), &whole)),
        (written(csat.and_then(|csat| csat.share), &share), range(csat.and_then(|csat| csat.share_interval), &share)),
        (written(ces.and_then(|ces| ces.mean), &mean), range(ces.and_then(|ces| ces.mean_interval), &mean)),
    ]
}
