//! Texts told apart, by the number in which each first appeared.

/// A slot of the table that holds no text.
const FREE: u32 = u32::MAX;

/// Texts in order of first appearance, in one piece of memory and found by their hash.
///
/// Own code, because a map from owned strings takes an allocation a text, and the standard library's hasher four times as
/// long as the comparison that follows.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    bytes: Vec<u8>,
    /// Where each text ends; it begins where the one before ends.
    ends: Vec<usize>,
    /// Open addressing, as long as a power of two: part of the hash, and the number of the text.
    table: Vec<(u32, u32)>,
    /// The number that was asked for last: lines of one order or customer follow one another.
    last: usize,
}

impl Names {
    /// The text of a number; empty beyond the last.
    pub(crate) fn text(&self, number: usize) -> &[u8] {
        let start = number.checked_sub(1).map_or(Some(&0), |before| self.ends.get(before));
        start.zip(self.ends.get(number)).and_then(|(start, end)| self.bytes.get(*start..*end)).unwrap_or_default()
    }

    /// The number of a text, which is the next one if it is new.
    pub(crate) fn number(&mut self, text: &[u8]) -> usize {
        if self.last < self.ends.len() && self.text(self.last) == text {
            return self.last;
        }
        if self.ends.len() * 2 >= self.table.len() {
            self.grow();
        }
        let hash = hash(text);
        self.last = match self.slot(text, hash) {
            Ok(number) => number,
            Err(free) => self.insert(text, hash, free),
        };
        self.last
    }

    /// The text's number, or the free slot where it belongs.
    fn slot(&self, text: &[u8], hash: u64) -> Result<usize, usize> {
        let mask = self.table.len().wrapping_sub(1);
        let mut slot = hash as usize & mask;
        while let Some(&(tag, number)) = self.table.get(slot).filter(|(_, number)| *number != FREE) {
            if tag == (hash >> 32) as u32 && self.text(number as usize) == text {
                return Ok(number as usize);
            }
            slot = (slot + 1) & mask;
        }
        Err(slot)
    }

    fn insert(&mut self, text: &[u8], hash: u64, free: usize) -> usize {
        let number = self.ends.len();
        self.bytes.extend_from_slice(text);
        self.ends.push(self.bytes.len());
        self.occupy(free, hash, number);
        number
    }

    fn occupy(&mut self, free: usize, hash: u64, number: usize) {
        if let Some(slot) = self.table.get_mut(free) {
            *slot = ((hash >> 32) as u32, number as u32);
        }
    }

    fn grow(&mut self) {
        self.table = vec![(0, FREE); (self.table.len() * 2).max(16)];
        for number in 0..self.ends.len() {
            let hash = hash(self.text(number));
            if let Err(free) = self.slot(self.text(number), hash) {
                self.occupy(free, hash, number);
            }
        }
    }
}

/// Eight bytes at a time, each folded in by the two halves of a product; the multiplier is that of splitmix64.
fn hash(text: &[u8]) -> u64 {
    let (words, rest) = text.as_chunks::<8>();
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(place, byte)| *place = *byte);
    let start = fold(text.len() as u64 ^ u64::from_le_bytes(last));
    words.iter().fold(start, |state, word| fold(state ^ u64::from_le_bytes(*word)))
}

fn fold(value: u64) -> u64 {
    let product = u128::from(value ^ 0x9e37_79b9_7f4a_7c15) * 0xbf58_476d_1ce4_e5b9;
    (product >> 64) as u64 ^ product as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_numbered_in_order_of_first_appearance() {
        let mut names = Names::default();
        let numbers = ["zoe", "", "adam", "zoe", "Zoe", "", "zoe\0"].map(|text| names.number(text.as_bytes()));
        assert_eq!(numbers, [0, 1, 2, 0, 3, 1, 4]);
        assert_eq!((names.text(2), names.text(9)), (&b"adam"[..], &b""[..]));
    }

    #[test]
    fn many_texts_are_told_apart() {
        let mut names = Names::default();
        for round in 0..2 {
            for number in 0..50_000 {
                assert_eq!(names.number(format!("customer {number}").as_bytes()), number, "round {round}");
            }
        }
        assert!((0..50_000).all(|number| names.text(number) == format!("customer {number}").as_bytes()));
    }

    #[test]
    fn texts_that_differ_little_have_hashes_that_differ_much() {
        let slots: std::collections::BTreeSet<u64> =
            (0..65_536_u64).map(|number| hash(&number.to_le_bytes()) & 0xffff).collect();
        assert!(slots.len() > 35_000, "{}", slots.len()); // 41,427 of random ones
    }
}
