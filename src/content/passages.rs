//! Which part of a text rests on which documents.

/// The documents behind a sentence: ids in [`super::sources::SOURCES`].
pub type Sources = &'static [&'static str];

/// What the sentences of a text rest on, one by one; a single mark holds for all of them.
pub type Marks = &'static [Sources];

/// What no document says.
pub const OUR_OWN: Sources = &[];

/// Neighbouring sentences that rest on the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The sentences.
    pub text: String,
    /// What they rest on.
    pub sources: Sources,
}

/// The passages of a text. A text with more sentences than marks has its last mark to the end, which the tests of the
/// catalogues exclude.
pub fn passages(text: &str, marks: Marks) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    for (i, sentence) in sentences(text).into_iter().enumerate() {
        let sources = marks.get(i).or(marks.last()).copied().unwrap_or(OUR_OWN);
        match passages.last_mut() {
            Some(last) if last.sources == sources => last.text = format!("{} {sentence}", last.text),
            _ => passages.push(Passage { text: sentence.to_owned(), sources }),
        }
    }
    passages
}

/// The sentences of a text: one ends at a full stop, a question or an exclamation mark, in quotation marks or not, if a
/// blank and no small letter follow.
pub fn sentences(text: &str) -> Vec<&str> {
    let blanks = text.match_indices(' ').map(|(at, _)| at).filter(|at| ends_sentence(text, *at));
    let ends: Vec<usize> = blanks.chain([text.len()]).collect();
    let starts = [0].into_iter().chain(ends.iter().map(|end| end + 1));
    starts.zip(&ends).filter_map(|(start, end)| text.get(start..*end)).filter(|sentence| !sentence.is_empty()).collect()
}

fn ends_sentence(text: &str, blank: usize) -> bool {
    let (before, after) = text.split_at(blank);
    let before = before.trim_end_matches(|c: char| "”«»\u{200f}".contains(c));
    before.ends_with(['.', '?', '!']) && !after.trim_start().starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOOK: Sources = &["book"];

    #[test]
    fn a_sentence_ends_where_another_begins() {
        assert_eq!(
            sentences("One. “Two?” he said. »Tri?« Štiri! 5 € a month."),
            ["One.", "“Two?” he said.", "»Tri?«", "Štiri!", "5 € a month."]
        );
        assert_eq!(sentences("No stop"), ["No stop"]);
    }

    #[test]
    fn neighbours_that_rest_on_the_same_are_one_passage() {
        let texts =
            |marks| passages("A. B. C.", marks).into_iter().map(|passage| (passage.text, passage.sources.len()));
        let of = |marks| texts(marks).collect::<Vec<_>>();
        assert_eq!(of(&[BOOK]), [("A. B. C.".to_owned(), 1)]);
        assert_eq!(of(&[BOOK, BOOK, OUR_OWN]), [("A. B.".to_owned(), 1), ("C.".to_owned(), 0)]);
    }
}
