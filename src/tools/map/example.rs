//! The worked example: the path of a runner to new shoes. Its words are in the catalogue of each language; shop, runner and
//! numbers are made up.

use super::row::{Column, Map, Row, STAGE_COLUMNS};
use crate::tools::fragment::encode;

/// Stands before the key of a text: what the visitor has not written yet is shown in the language of the page.
pub const KEY: char = '\u{e000}';

/// By what the days of innovators and of conservative customers differ from those of ordinary ones.
pub const PACES: [&str; 2] = ["0.5", "2"];

/// A stage with its people, its measured NEV and its days; its touchpoints.
type Example = (&'static str, [&'static str; 3], &'static [Touchpoint]);

/// Key of name and note, key of the channel, who takes part; emotion, impact, friction.
type Touchpoint = (&'static str, &'static str, &'static str, [&'static str; 3]);

const STAGES: [Example; 10] = [
    ("awareness", ["8000", "", "10"], &[("poster", "advertising", "customer", ["1", "1", "0"])]),
    ("interest", ["2400", "", "5"], &[("shopPage", "website", "customer", ["1", "2", "1"])]),
    (
        "consideration",
        ["900", "", "7"],
        &[("sizes", "website", "customer", ["-1", "2", "3"]), ("advice", "shop", "staff", ["2", "3", "0"])],
    ),
    (
        "purchase",
        ["310", "-0.6", "4"],
        &[("checkout", "shop", "staff", ["0", "2", "1"]), ("parcel", "courier", "courier", ["-2", "3", "3"])],
    ),
    ("engagement", ["290", "2.4", "3"], &[("firstRun", "use", "customer", ["2", "3", "0"])]),
    ("satisfaction", ["250", "1.8", "14"], &[("exchange", "phone", "staff", ["-1", "2", "2"])]),
    ("repurchase", ["120", "", "180"], &[("reminder", "email", "customer", ["1", "2", "0"])]),
    ("curiosity", ["95", "", "30"], &[("trail", "shop", "customer", ["1", "1", "1"])]),
    ("loyalty", ["60", "", "120"], &[("group", "shop", "staff", ["2", "2", "0"])]),
    ("recommendation", ["25", "", "30"], &[("friend", "social", "customer", ["1", "2", "1"])]),
];

/// The keys of the channels that are proposed.
pub const CHANNELS: [&str; 9] =
    ["advertising", "website", "shop", "phone", "email", "social", "courier", "service", "use"];

/// What stands for the text under a key of the tool's.
fn text(key: &str) -> String {
    format!("{KEY}{key}")
}

fn touchpoint((key, channel, who, levels): &Touchpoint) -> Row {
    let mut row = Row::touchpoint(&text(&format!("example.{key}")));
    row.set(Column::Who, text(&format!("who.{who}")));
    row.set(Column::Channel, text(&format!("channel.{channel}")));
    for (column, level) in [Column::Emotion, Column::Impact, Column::Friction].into_iter().zip(levels) {
        row.set(column, *level);
    }
    if matches!(*key, "sizes" | "parcel") {
        row.set(Column::Note, text(&format!("example.{key}.note")));
    }
    row
}

/// The worked example.
pub fn map() -> Map {
    let mut rows = Vec::new();
    for (id, numbers, touchpoints) in &STAGES {
        let mut stage = Row::stage(id);
        for ((column, _), number) in STAGE_COLUMNS.into_iter().zip(numbers) {
            stage.set(column, *number);
        }
        rows.push(stage);
        rows.extend(touchpoints.iter().map(touchpoint));
    }
    Map { name: text("example.title"), rows, paces: PACES.map(str::to_owned), more: String::new() }
}

/// The fields of the tool with the worked example, as an address has them.
pub(super) fn texts() -> Vec<String> {
    let map = map();
    let row = |row: &Row| {
        let mark = if row.is_stage { "stage" } else { "" };
        [mark].into_iter().chain(row.cells.iter().map(String::as_str)).map(encode).collect::<Vec<_>>().join(",")
    };
    let rows: Vec<String> = map.rows.iter().map(row).collect();
    let [innovator, conservative] = PACES;
    let title = encode(&map.name);
    [&title, &rows.join(";"), innovator, conservative, "30", super::shelf::ALONE, ""].map(str::to_owned).into()
}
