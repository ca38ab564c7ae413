//! The declaration of what passes between frames and their hosts, put together from a piece for each tool.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use feltworth::app::pages::frames::{FRAMES, Frame};
use feltworth::content::Language;

/// The whole declaration.
///
/// # Errors
/// If a tool that computes in a frame has no piece, or its piece declares no message `<Name>Change`.
pub fn declaration() -> Result<String, Box<dyn Error>> {
    let computing = || FRAMES.iter().filter(|frame| frame.tool().is_some());
    let pieces = computing().map(piece).collect::<Result<Vec<_>, _>>()?;
    let union = |before: &str, after: &str| {
        let names = pieces.iter().map(|(name, _)| format!("\n    | {before}{name}{after}"));
        names.collect::<String>()
    };
    Ok(include_str!("scripts/feltworth-embed.d.ts")
        .replace("/* tools */", &quoted(FRAMES.iter().map(Frame::name)))
        .replace("/* languages */", &quoted(Language::ALL.into_iter().map(Language::code)))
        .replace("/* changes */", &union("", "Change"))
        .replace("/* inputs */", &union("Partial<", "Inputs>"))
        .replace("/* each */", &pieces.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\n")))
}

fn quoted<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(" | ")
}

/// The file that declares the inputs and the message of a tool.
fn path(frame: &Frame) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/bin/prerender/scripts/embedded");
    folder.join(format!("{}.d.ts", frame.name()))
}

/// The name with which the types of a tool begin, and the text that declares them.
fn piece(frame: &Frame) -> Result<(String, String), Box<dyn Error>> {
    let path = path(frame);
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let name = text.lines().find_map(|line| line.strip_prefix("export interface ")?.split_once("Change extends"));
    let (name, _) = name.ok_or_else(|| format!("{} declares no message", path.display()))?;
    Ok((name.to_owned(), text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tool_in_a_frame_is_declared_with_its_inputs_and_its_message() {
        let text = declaration().unwrap();
        for frame in FRAMES.iter().filter(|frame| frame.tool().is_some()) {
            let (name, _) = piece(frame).unwrap();
            for declared in [format!("{name}Change extends Envelope<\"change\">"), format!("| Partial<{name}Inputs>")] {
                assert!(text.contains(&declared), "{}: {declared}", frame.name());
            }
        }
        assert!(!text.contains("/* "), "a place is left open");
    }
}
