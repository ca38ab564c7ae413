//! What the style sheets may use: the oldest browsers are Chrome 105, Firefox 110 and Safari 16.
#![allow(clippy::unwrap_used)] // a test may stop

use std::fs;

fn sheets() -> impl Iterator<Item = (String, String)> {
    let folder = format!("{}/style", env!("CARGO_MANIFEST_DIR"));
    fs::read_dir(folder).unwrap().map(|file| {
        let path = file.unwrap().path();
        (path.display().to_string(), fs::read_to_string(path).unwrap())
    })
}

#[test]
fn content_with_an_alternative_has_one_without_before_it() {
    for (name, sheet) in sheets() {
        let lines: Vec<&str> = sheet.lines().map(str::trim).collect();
        for pair in lines.windows(2) {
            let [before, line] = pair else { continue };
            if let Some((content, _)) = line.strip_prefix("content:").and_then(|value| value.split_once(" / ")) {
                assert_eq!(
                    *before,
                    format!("content:{content};"),
                    "{name}: browsers before Firefox 128 and Safari 17.4"
                );
            }
        }
    }
}

/// Names that the build does not write for older browsers, each with why.
const TOO_NEW: [(&str, &str); 8] = [
    (":has(", "Firefox 121"),
    ("vi;", "Chrome 108"),
    ("vi)", "Chrome 108"),
    ("vi,", "Chrome 108"),
    ("color-mix(", "Chrome 111"),
    ("@starting-style", "Chrome 117"),
    ("subgrid", "Chrome 117"),
    ("dvh", "Chrome 108"),
];

#[test]
fn nothing_rests_on_what_the_oldest_browsers_lack() {
    for (name, sheet) in sheets() {
        for (word, since) in TOO_NEW {
            assert!(!sheet.contains(word), "{name}: {word} needs {since}");
        }
    }
}
