//! The plan as a file.

use leptos::prelude::*;

use super::result::{sentences, stage_name};
use super::{Found, Shown};
use crate::app::Words;
use crate::content::stages::Stage;
use crate::tools::Document;
use crate::tools::lines::Lines;
use crate::tools::plan::{self, BENEFITS, CHOSEN, COLUMNS, IN_USE, LEVERS, TOUCHPOINTS, lever};

/// What the drafts of other tools say, the plan field by field, and what comes of it.
pub fn lines(words: Words, document: &Document, shown: Shown, found: Found) -> Lines {
    let named = |name: String, texts: Vec<String>| texts.into_iter().map(move |text| vec![name.clone(), text]);
    let mut lines: Lines = vec![vec![words.text("page.plan.title")]];
    lines.extend(named(words.text("plan.found.title"), found.0.get_untracked()));
    let mut begun = "";
    for (place, field) in plan::TOOL.fields.iter().enumerate() {
        let step = field.key.split_once('.').map_or("", |(step, _)| step);
        if step != begun {
            lines.push(vec![words.text(&format!("plan.step.{step}"))]);
            begun = step;
        }
        match field.key {
            CHOSEN => lines.extend(named(words.text("plan.benefits"), benefits(words, document))),
            IN_USE => Stage::ALL.into_iter().for_each(|stage| {
                lines.extend(named(stage_name(words, stage), levers(words, document, stage)));
            }),
            TOUCHPOINTS => lines.extend(rows(words, document, place)),
            key => {
                let text = document.entry(place).map(|entry| entry.text.clone()).unwrap_or_default();
                lines.push(vec![words.text(&format!("plan.{key}.label")), text]);
            }
        }
    }
    let share = shown.with_untracked(|outcome| words.whole_percent(outcome.share));
    lines.extend(share.map(|share| vec![format!("{share} {}", words.text("plan.unit"))]));
    let said = shown.with_untracked(|outcome| sentences(words, outcome)).unwrap_or_default();
    lines.extend(named(words.text("plan.result"), said));
    lines
}

fn benefits(words: Words, document: &Document) -> Vec<String> {
    let keys = BENEFITS.iter().flat_map(|(_, keys)| keys.iter());
    let chosen = keys.filter(|key| plan::has(document, CHOSEN, key));
    chosen.map(|key| words.text(&format!("plan.benefit.{key}"))).collect()
}

fn levers(words: Words, document: &Document, stage: Stage) -> Vec<String> {
    let in_use = (1..=LEVERS).filter(|number| plan::has(document, IN_USE, &lever(stage, *number)));
    in_use.map(|number| words.text(&format!("stage.{}.helps.{number}", stage.id()))).collect()
}

fn rows(words: Words, document: &Document, place: usize) -> Lines {
    let head = COLUMNS.iter().map(|column| words.text(&format!("plan.{TOUCHPOINTS}.{}", column.key))).collect();
    let rows = document.rows(place).iter();
    let rows = rows.map(|row| row.iter().map(|cell| cell.shown_in(words.language)).collect());
    [head].into_iter().chain(rows).collect()
}
