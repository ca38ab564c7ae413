//! Journeys within other text.

use super::reading::read;
use super::*;
use crate::tools::map::read::Wrong;

/// What stands at the path of a map, with the emotions.
fn path_of(text: &str) -> (String, String) {
    let import = read(text);
    assert_eq!(import.flaws, [], "{text}");
    let row = |row: &Row| format!("{} {}", row.get(Column::Name), row.get(Column::Emotion)).trim().to_owned();
    (import.map.name, import.map.rows.iter().map(row).collect::<Vec<_>>().join(", "))
}

fn read_as(text: &str, name: &str) {
    assert_eq!(path_of(text), (name.to_owned(), "S, Till 1, Door 2".to_owned()), "{text}");
}

const BODY: &str = "  section S\n    Till: 4: Me\n    Door: 5: Me\n";

#[test]
fn a_head_may_stand_in_a_fence_and_behind_empty_lines() {
    let head = "---\ntitle: My day\nconfig:\n  theme: dark\n---\n";
    for before in ["", "\n\n", "```mermaid\n", "```mermaid\n\n\n", "\u{feff}\r\n~~~mermaid\r\n"] {
        read_as(&format!("{before}{head}\njourney\n{BODY}"), "My day");
    }
    read_as(&format!("{head}```mermaid\njourney\n{BODY}```\n"), "My day");
    read_as(&format!("```mermaid\n{head}journey\n  title Own\n{BODY}```\n"), "Own");
}

#[test]
fn directives_of_several_lines_are_passed_over() {
    let directive = "%%{\n  init: {\n    'theme': 'base',\n    'journey': 3\n  }\n}%%\n";
    read_as(&format!("{directive}journey\n title T\n{BODY}"), "T");
    read_as(&format!("%%{{init: {{}}}}%%\n{directive}{directive}journey\n title T\n{directive}{BODY}"), "T");
    read_as(&format!("---\ntitle: T\n---\n{directive}journey\n{BODY}"), "T");
    read_as(&format!("journey\n title T\n%%{{ never ends\n{BODY}"), "T");
}

#[test]
fn a_journey_within_other_text_is_read_up_to_its_end() {
    let journey = format!("journey\n  title T\n{BODY}");
    let after = "\nProse: 3: of a page, with a list\n- one\n\n```mermaid\nflowchart LR\n  A --> B: 2\n```\n";
    let blocks = [
        format!("```mermaid\n{journey}```\n"),
        format!("  ```{{mermaid}}\n{journey}  ```\n"),
        format!("````mermaid\n{journey}````\n"),
        format!("~~~mermaid\n{journey}~~~\n"),
        format!("::: mermaid\n{journey}:::\n"),
        format!(":::mermaid\n{journey}:::\n"),
        format!("<div class=\"mermaid\">\n{journey}</div>\n"),
        format!("<div id=\"mermaid-1\" class=\"mermaid\">{journey}</div>\n"),
        format!("<pre class='mermaid'>\n{}</pre>\n", journey.trim_end()),
        format!("<pre><code class=\"language-mermaid\">{}</code></pre>\n", journey.trim_end()),
        format!("<code data-language=\"mermaid\">\n{journey}</code></pre></div>\n"),
    ];
    let before =
        "# Our shop\n\nSee <b>the journey</b>, drawn by mermaid:\n\n```js\nlet journey = 1;\n```\n\n::: tip\n\n";
    for block in blocks {
        read_as(&block, "T");
        read_as(&format!("{before}{block}{after}"), "T");
        read_as(&format!("---\nlayout: page\n---\n{before}{block}{after}").replace('\n', "\r\n"), "T");
    }
    read_as(&format!("{journey}```\n{after}"), "T");
}

#[test]
fn a_title_may_stand_on_the_line_of_the_journey() {
    read_as(&format!("journey title My day\n{BODY}"), "My day");
    read_as(&BODY.replacen("  section", "Journey  section", 1), "");
    assert_eq!(read("journey to the east\n").flaws.last().map(|flaw| flaw.wrong), Some(Wrong::Head));
}

#[test]
fn of_several_journeys_the_first_is_read() {
    let second = "journey\n  title Second\n  section Other\n    Bus: 1: Me\n";
    read_as(&format!("journey\n  title T\n{BODY}\n{second}"), "T");
    let fenced = |journey: &str| format!("Text\n\n```mermaid\n{journey}```\n");
    read_as(
        &(fenced("flowchart LR\n  A --> B\n") + &fenced(&format!("journey\n  title T\n{BODY}")) + &fenced(second)),
        "T",
    );
}

#[test]
fn a_flaw_within_a_page_has_the_number_of_its_line_there() {
    let import = read(
        "# Page\n\nProse\n\n```mermaid\n---\ntitle: T\n---\njourney\n  section S\n    no score\n    <b>Queue</b>: 9: Me\n```\nmore\n",
    );
    let told: Vec<_> = import.flaws.iter().map(|flaw| (flaw.line, flaw.wrong)).collect();
    assert_eq!(told, [(11, Wrong::Line), (12, Wrong::Score)]);
    assert_eq!(import.map.rows[1].get(Column::Name), "<b>Queue</b>");
}

#[test]
fn a_table_whose_cell_holds_a_journey_stays_a_table() {
    let note = format!("```mermaid\njourney\n{BODY}```");
    for text in [
        "touchpoint\njourney\n".to_owned(),
        "stage,touchpoint\njourney,journey\n".to_owned(),
        format!("touchpoint,note\nTill,\"see\n{note}\n\"\n"),
    ] {
        let import = read(&text);
        assert_eq!((import.flaws.len(), import.map.rows.len()), (0, 2), "{text}");
    }
    let json = crate::tools::json::written(&saved::written(&read(&format!("touchpoint,note\nTill,\"{note}\"\n")).map));
    assert_eq!(read(&json).map.rows[1].get(Column::Name), "Till");
}

#[test]
fn prose_without_a_journey_is_no_map() {
    for text in [
        "# Page\n\n```mermaid\nflowchart LR\n```\n",
        "```mermaid\n---\njourney\n",
        "<div class=\"mermaid\">\n",
        "```\n",
    ] {
        assert!(read(text).map.rows.is_empty(), "{text}");
    }
}
