//! Ratings pasted from a spreadsheet or a form builder: one or many a line.

use super::Question;
use crate::content::Language;
use crate::tools::number;

/// What was read of a pasted text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pasted {
    /// How often each answer of the scale was given, from the lowest.
    pub steps: Vec<u64>,
    /// What was left out, the first hundred.
    pub left_out: Vec<LeftOut>,
    /// How many were left out.
    pub left_out_count: usize,
}

/// What is no rating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The line that it stands in, from 1.
    pub line: usize,
    /// What stands there.
    pub text: String,
    /// Why it does not count.
    pub reason: Reason,
}

/// Why something does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It is no number.
    NotANumber,
    /// It lies between two steps of the scale, or its comma may part two ratings.
    NotWhole,
    /// It is beyond an end of the scale.
    OutsideScale,
}

/// What is to be asked before ratings are counted on a scale from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doubt {
    /// The lowest rating.
    pub lowest: u8,
    /// The highest rating.
    pub highest: u8,
}

/// How many of those left out are listed.
const LISTED: usize = 100;

impl Pasted {
    /// Reads a text on the scale of a question, its numbers as `language` writes them.
    pub fn read(text: &str, question: Question, language: Language) -> Self {
        let mut pasted = Self { steps: vec![0; question.steps()], ..Self::default() };
        for (line, cells) in (1..).zip(text.lines()) {
            for cell in cells.split(['\t', ';', '|']).flat_map(ratings) {
                pasted.count(line, cell, question, language);
            }
        }
        pasted
    }

    /// How many ratings were read.
    pub fn n(&self) -> u64 {
        self.steps.iter().sum()
    }

    /// Whether it must be asked which scale was used: it begins at 0, and nobody gave a 0.
    pub fn doubt(&self, question: Question) -> Option<Doubt> {
        let given = || question.answers().zip(&self.steps).filter(|(_, count)| **count > 0).map(|(answer, _)| answer);
        let (lowest, highest) = (given().min()?, given().max()?);
        (question.low == 0 && lowest > 0).then_some(Doubt { lowest, highest })
    }

    fn count(&mut self, line: usize, cell: &str, question: Question, language: Language) {
        let reason = match rating(cell, question, language) {
            Ok(answer) => match self.steps.get_mut(question.place(answer)) {
                Some(count) => return *count += 1,
                None => Reason::OutsideScale,
            },
            Err(reason) => reason,
        };
        self.left_out_count += 1;
        if self.left_out.len() < LISTED {
            self.left_out.push(LeftOut { line, text: cell.chars().take(40).collect(), reason });
        }
    }
}

/// The ratings of a cell: several where blanks, or commas and blanks, part nothing but numbers, else the cell itself.
fn ratings(cell: &str) -> Vec<&str> {
    let cell = cell.trim().trim_matches(['"', '\'']).trim();
    // One comma between two digits may be a decimal sign; where there are more, they part ratings.
    let comma_parts = cell.matches(',').count() > 1 || cell.contains(", ");
    let parts: Vec<&str> =
        cell.split(|c: char| c.is_whitespace() || (comma_parts && c == ',')).filter(|part| !part.is_empty()).collect();
    let all_numbers = parts.iter().all(|part| part.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-')));
    match (parts.is_empty(), all_numbers) {
        (true, _) => Vec::new(),
        (false, true) => parts,
        (false, false) => vec![cell],
    }
}

fn rating(cell: &str, question: Question, language: Language) -> Result<u8, Reason> {
    let value = number::plain(cell).or_else(|| number::read(cell, language)).ok_or(Reason::NotANumber)?;
    if cell.contains(',') || libm::trunc(value) != value {
        return Err(Reason::NotWhole);
    }
    let is_on_scale = (f64::from(question.low)..=f64::from(question.high)).contains(&value);
    if is_on_scale { Ok(value as u8) } else { Err(Reason::OutsideScale) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NPS: Question = Question { tool: "nps", key: "wording", low: 0, high: 10 };

    fn read(text: &str) -> Pasted {
        Pasted::read(text, NPS, Language::En)
    }

    #[test]
    fn a_column_and_a_list_of_ratings_are_counted() {
        for text in ["10\n9\n0\n10", "10, 9, 0, 10", "10,9,0,10", "10 9\t0;10", "\"10\"\r\n\"9\"\r\n0\r\n\r\n10\n"] {
            let pasted = read(text);
            assert_eq!((pasted.steps[10], pasted.steps[9], pasted.steps[0], pasted.n()), (2, 1, 1, 4), "{text:?}");
            assert_eq!(pasted.left_out_count, 0, "{text:?}");
        }
    }

    #[test]
    fn what_is_no_rating_is_listed_with_its_line_and_its_reason() {
        let pasted = read("NPS\n9\n11\n7.5\n8,5\nvery likely\n-1");
        let found: Vec<_> = pasted.left_out.iter().map(|out| (out.line, out.text.as_str(), out.reason)).collect();
        let expected = [
            (1, "NPS", Reason::NotANumber),
            (3, "11", Reason::OutsideScale),
            (4, "7.5", Reason::NotWhole),
            (5, "8,5", Reason::NotWhole),
            (6, "very likely", Reason::NotANumber),
            (7, "-1", Reason::OutsideScale),
        ];
        assert_eq!((found, pasted.n()), (expected.to_vec(), 1));
    }

    #[test]
    fn twelve_answers_from_1_to_4_are_asked_about() {
        let pasted = read("1 2 3 4 1 2 3 4 1 2 3 4");
        assert_eq!(pasted.doubt(NPS), Some(Doubt { lowest: 1, highest: 4 }));
        assert_eq!(read("0 2 3").doubt(NPS), None);
        let csat = Question { tool: "csat", key: "wording", low: 1, high: 5 };
        assert_eq!(Pasted::read("1 2 3 4", csat, Language::En).doubt(csat), None);
    }

    #[test]
    fn only_a_hundred_are_listed_and_all_are_counted() {
        let pasted = read(&"x\n".repeat(1000));
        assert_eq!((pasted.left_out.len(), pasted.left_out_count), (LISTED, 1000));
    }

    proptest! {
        #[test]
        fn any_ratings_are_counted_whatever_parts_them(ratings in prop::collection::vec(0_u8..=10, 1..60), part in "[\n\t; ]") {
            let text = ratings.iter().map(u8::to_string).collect::<Vec<_>>().join(&part);
            let pasted = read(&text);
            prop_assert_eq!(pasted.n(), ratings.len() as u64);
            for answer in 0..=10 {
                let expected = ratings.iter().filter(|rating| **rating == answer).count() as u64;
                prop_assert_eq!(pasted.steps[usize::from(answer)], expected);
            }
        }

        #[test]
        fn no_text_breaks_the_reader(text in "\\PC*") {
            let _ = read(&text);
        }
    }
}
