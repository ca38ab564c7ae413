//! The texts among the answers of a whole file that nothing was said about.

use crate::table::SortedMap;

/// The different texts that are kept: the shortest ones, since what people write is longer than what they choose.
const MOST: usize = 200;

/// The characters of the longest choice.
const LONGEST: usize = 200;

/// Texts by their length, with how often each stands there. Whatever the order and the parts, the same ones are kept, with all
/// of their counts: a text that gives way to shorter ones never comes back.
#[derive(Debug, Clone, Default)]
pub(super) struct Texts(SortedMap<(usize, String), u64>);

impl Texts {
    /// Counts a text once.
    pub(super) fn add(&mut self, text: &str) {
        let length = text.chars().count();
        if length <= LONGEST {
            self.count((length, text.to_owned()), 1);
        }
    }

    /// Adds the counts of another part.
    pub(super) fn merge(&mut self, other: &Self) {
        other.0.iter().for_each(|(text, count)| self.count(text.clone(), *count));
    }

    fn count(&mut self, text: (usize, String), times: u64) {
        self.0.change(text, || 0, |count| *count += times);
        if self.0.len() > MOST
            && let Some(longest) = self.0.keys().last().cloned()
        {
            self.0.remove(&longest);
        }
    }

    /// The texts with their counts, the shortest first.
    pub(super) fn listed(&self) -> Vec<(String, u64)> {
        self.0.iter().map(|((_, text), count)| (text.clone(), *count)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_texts_are_kept_whatever_the_parts() {
        let text = |at: usize| format!("{}{at}", "x".repeat(at % 7));
        let all: Vec<String> = (0..600).chain(0..300).map(text).collect();
        let read = |part: &[String]| {
            part.iter().fold(Texts::default(), |mut texts, text| {
                texts.add(text);
                texts
            })
        };
        let whole = read(&all);
        let (first, later) = all.split_at(450);
        let mut merged = read(first);
        merged.merge(&read(later));
        assert_eq!((merged.listed(), whole.listed().len()), (whole.listed(), MOST));
    }

    #[test]
    fn what_people_write_is_none() {
        let mut texts = Texts::default();
        texts.add(&"ж".repeat(201));
        texts.add("Good");
        assert_eq!(texts.listed(), [("Good".to_owned(), 1)]);
    }
}
