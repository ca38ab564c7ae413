//! Where a `journey` of Mermaid stands in a text: alone, or within other text in a block of Markdown, of a wiki or of HTML.

use super::mermaid::{COMMENT, behind, without_remark};

/// A line without the blanks around it, with its number in the whole text.
type Line<'a> = (usize, &'a str);

/// What begins and ends blocks of Markdown and of wikis.
const FENCES: [&str; 3] = ["```", "~~~", ":::"];

/// What ends blocks of HTML.
const TAGS: [&str; 3] = ["</div", "</pre", "</code"];

/// What a journey begins with.
const WORD: &str = "journey";

/// What stands around a head.
const RULE: &str = "---";

/// A journey in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journey<'a> {
    /// The title in the head between `---`.
    pub title: Option<String>,
    /// The lines that say something, behind the word `journey`: no comments by others, no directives.
    pub lines: Vec<Line<'a>>,
}

/// What a block is within.
#[derive(Debug, Clone, Copy)]
enum Around<'a> {
    Nothing,
    Fence(&'a str),
    Tag,
}

/// The first journey in a text.
pub fn first_journey(text: &str) -> Option<Journey<'_>> {
    let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim).enumerate();
    let lines: Vec<Line> = lines.map(|(i, line)| (i + 1, line)).collect();
    let opened = lines.iter().enumerate().filter_map(|(place, (number, line))| {
        let (around, behind) = opening(line)?;
        Some(block((*number, behind), lines.get(place + 1..)?, around))
    });
    let alone = lines.split_first().map(|(first, rest)| block(*first, rest, Around::Nothing));
    let journey = alone.into_iter().chain(opened).find_map(|block| Journey::of(&block))?;
    // The head of a page stands before the blocks in it.
    Some(Journey { title: journey.title.or_else(|| title(parts(&lines).0)), ..journey })
}

/// What a line opens, and what it says behind that.
fn opening(line: &str) -> Option<(Around<'_>, &str)> {
    if FENCES.iter().any(|fence| line.starts_with(fence)) {
        let behind = line.trim_start_matches(|sign| line.starts_with(sign));
        return Some((Around::Fence(line.strip_suffix(behind)?), ""));
    }
    let at = line.find("mermaid")?;
    let tag = line.get(line.get(..at)?.rfind('<')?..)?;
    let (tag, behind) = tag.split_once('>')?;
    let is_marked = ["class", "language"].iter().any(|name| tag.contains(name)) && tag.contains("mermaid");
    is_marked.then_some((Around::Tag, behind))
}

/// The lines from the first up to the end of the block.
fn block<'a>(first: Line<'a>, rest: &[Line<'a>], around: Around<'_>) -> Vec<Line<'a>> {
    let mut block = Vec::new();
    for (number, line) in std::iter::once(first).chain(rest.iter().copied()) {
        let end = around.end(line);
        block.push((number, end.and_then(|end| line.get(..end)).unwrap_or(line).trim()));
        if end.is_some() {
            break;
        }
    }
    block
}

impl Around<'_> {
    /// Where in a line the block ends.
    fn end(self, line: &str) -> Option<usize> {
        let begins = |signs: &[&str]| signs.iter().any(|signs| line.starts_with(signs));
        let is_end = match self {
            Self::Nothing => begins(&FENCES) || begins(&TAGS),
            Self::Fence(fence) => begins(&[fence]),
            Self::Tag => {
                let begins_another = matches!(opening(line), Some((Around::Tag, _)));
                return TAGS.iter().filter_map(|tag| line.find(tag)).min().or(begins_another.then_some(0));
            }
        };
        is_end.then_some(0)
    }
}

impl<'a> Journey<'a> {
    /// The journey of a block, if it is one: the first line that says something says so. Another one ends it.
    fn of(block: &[Line<'a>]) -> Option<Self> {
        let (head, body) = parts(block);
        let mut lines = saying(body);
        let (number, behind) = lines.next().and_then(|(number, line)| Some((number, behind_word(line)?)))?;
        let first = (!behind.is_empty()).then_some((number, behind));
        let rest = lines.take_while(|(_, line)| !line.eq_ignore_ascii_case(WORD));
        Some(Self { title: title(head), lines: first.into_iter().chain(rest).collect() })
    }
}

/// What stands behind the word `journey`: nothing, or the first line of what it says.
fn behind_word(line: &str) -> Option<&str> {
    let is_line =
        |line: &str| line.is_empty() || ["title", "section"].iter().any(|word| behind(line, word, &[]).is_some());
    behind(line, WORD, &[]).filter(|line| is_line(line))
}

/// The head between `---`, empty where there is none, and what follows it.
fn parts<'b, 'a>(block: &'b [Line<'a>]) -> (&'b [Line<'a>], &'b [Line<'a>]) {
    let is_rule = |(_, line): &Line| *line == RULE;
    let start = block.iter().position(|(_, line)| !line.is_empty()).unwrap_or_default();
    let from = block.get(start..).unwrap_or_default();
    let inside = from.split_first().filter(|(first, _)| is_rule(first)).map(|(_, inside)| inside);
    let parts = inside.and_then(|inside| inside.split_at_checked(inside.iter().position(is_rule)?));
    parts.map_or((&[], from), |(head, rest)| (head, rest.get(1..).unwrap_or_default()))
}

/// The title in a head.
fn title(head: &[Line]) -> Option<String> {
    let title = head.iter().find_map(|(_, line)| behind(line, "title", &[':']))?;
    let quotes: &[char] = &['"', '\''];
    Some(title.trim_start_matches(':').trim().trim_matches(quotes).to_owned())
}

/// The lines that say something. A directive, which may have several lines, is none; where it never ends it is a comment.
fn saying<'b, 'a>(lines: &'b [Line<'a>]) -> impl Iterator<Item = Line<'a>> + use<'b, 'a> {
    let last_end = lines.iter().rposition(|(_, line)| line.contains("}%%"));
    let mut is_directive = false;
    lines.iter().enumerate().filter_map(move |(place, (number, line))| {
        is_directive |= line.starts_with("%%{") && last_end.is_some_and(|end| place <= end);
        if is_directive {
            is_directive = !line.contains("}%%");
            return None;
        }
        let is_own = line.starts_with(COMMENT.trim_end());
        let said = if is_own { line } else { without_remark(line) };
        (is_own || !said.starts_with("%%") && !said.is_empty()).then_some((*number, said))
    })
}
