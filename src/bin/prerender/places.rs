//! What a panic in a library says of its place. The compiler keeps file, line and column of each; nobody who visits has use for
//! them, they are one hundredth of a page, and the switch that leaves them out (`-Zlocation-detail`) is not stable.

use std::error::Error;
use std::ops::Range;

use crate::unit::{Unit, address_of};

/// The shortest and the longest path of a file that is looked for.
const LENGTHS: Range<u32> = 5..400;

/// The lines and the columns that a place can have.
const LINES: Range<u32> = 1..1 << 17;
const COLUMNS: Range<u32> = 1..1 << 12;

/// How a text begins and ends that Leptos has for programs that were built for a server, which these are not: 0.3 kB of a page.
const NEVER_SAID: [&[u8]; 2] = [b"Value is None because the `ssr` feature is active.", b"to identify the source."];

/// A program in which places in libraries are blank. Those of our own code keep all. Nothing moves, since
/// relocations count in bytes.
///
/// # Errors
///
/// If the module cannot be read.
pub fn without_library_places(module: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let unit = Unit::read(module)?;
    let mut segments = Vec::new();
    for data in &unit.data {
        let end = usize::try_from(data.range.end)?;
        segments.push((address_of(data)?, end - data.data.len()..end));
    }
    let mut slim = module.to_vec();
    for (start, range) in &segments {
        let aligned = range.start + (start.wrapping_neg() % 4) as usize;
        for at in (aligned..range.end).step_by(4) {
            let Some(path) = library_path(module, &segments, at) else { continue };
            blank(&mut slim, path, b' ');
            blank(&mut slim, at + 8..at + 16, 0);
        }
    }
    let [start, end] = NEVER_SAID.map(|text| module.windows(text.len()).position(|bytes| bytes == text));
    if let Some((start, end)) = start.zip(end).filter(|(start, end)| (*start..start + 1000).contains(end)) {
        blank(&mut slim, start..end + NEVER_SAID[1].len(), b' ');
    }
    Ok(slim)
}

/// Where the path stands in the module, if its bytes from `at` on are a place in a library: address and length of an absolute path,
/// line and column. Paths of our own are relative.
fn library_path(module: &[u8], segments: &[(u32, Range<usize>)], at: usize) -> Option<Range<usize>> {
    let word = |place: usize| {
        let bytes = module.get(at + 4 * place..at + 4 * place + 4)?;
        Some(u32::from_le_bytes(bytes.try_into().ok()?))
    };
    let (address, length) = (word(0)?, word(1)?);
    let is_place = LENGTHS.contains(&length) && LINES.contains(&word(2)?) && COLUMNS.contains(&word(3)?);
    is_place.then_some(())?;
    let holds =
        |(start, range): &&(u32, Range<usize>)| address >= *start && (address - start + length) as usize <= range.len();
    let (start, range) = segments.iter().find(holds)?;
    let begin = range.start + (address - start) as usize;
    let path = begin..begin + length as usize;
    let text = module.get(path.clone())?;
    (text.starts_with(b"/") && text.ends_with(b".rs")).then_some(path)
}

fn blank(module: &mut [u8], range: Range<usize>, with: u8) {
    if let Some(bytes) = module.get_mut(range) {
        bytes.fill(with);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::data_module;

    /// A segment at address 64: a path, and a place in it.
    fn module(path: &str) -> Vec<u8> {
        let mut bytes = path.as_bytes().to_vec();
        bytes.resize(bytes.len().next_multiple_of(4), 0);
        for word in [64, path.len() as u32, 12, 5] {
            bytes.extend(word.to_le_bytes());
        }
        data_module(&[(64, bytes)])
    }

    #[test]
    fn a_place_in_a_library_is_blank() {
        let before = module("/home/me/registry/list-1.0/src/list.rs");
        let after = without_library_places(&before).unwrap();
        assert_eq!(after.len(), before.len());
        let is_there = |text: &str| after.windows(text.len()).any(|bytes| bytes == text.as_bytes());
        assert!(!is_there("list.rs") && !is_there("registry"));
        assert!(after.ends_with(&[0; 8]), "no line, no column");
    }

    #[test]
    fn a_place_of_our_own_stays() {
        let before = module("src/tools/number.rs");
        assert_eq!(without_library_places(&before).unwrap(), before);
    }
}
