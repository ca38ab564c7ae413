//! The owners of NPS are named wherever it is.
#![cfg(feature = "prerender")]
#![allow(clippy::unwrap_used, clippy::panic)] // a test may stop

use feltworth::app::Words;
use feltworth::app::pages::{Page, draw, route::Route};
use feltworth::content::{Catalogue, Language};
use leptos::prelude::*;

mod texts;

fn words(language: Language) -> Words {
    let lines = texts::texts(language).into_iter().map(|(key, text)| format!("{key} = {text}\n"));
    Words::new(language, Catalogue::parse(&lines.collect::<String>()))
}

#[test]
fn a_page_that_names_nps_names_its_owners_once() {
    for language in Language::ALL {
        let words = words(language);
        let owners = words.text("method.trademarks.nps").replace('&', "&amp;");
        for page in Page::all() {
            let html = Owner::new().with(|| draw(Route { language, page }, words).to_html());
            let rest = html.replace(&owners, "");
            let names = rest.contains("NPS") || rest.contains("Net Promoter");
            let count = html.matches(&owners).count();
            assert!(count == 1 || count == 0 && !names, "{} in {language:?} names them {count} times", page.path());
        }
    }
}
