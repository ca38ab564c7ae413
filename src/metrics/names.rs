//! Texts told apart, by the number in which each first appeared.

/// A slot of the table that holds no text.
const FREE: u32 = u32::MAX;

/// Texts of up to as many bytes are kept where they are looked for.
const SHORT: usize = 15;

/// Slots that texts share which differ in their last letter only, less one.
const NEIGHBOURS: u32 = 15;

/// What the last byte of a key is for a longer text, which stands elsewhere.
const LONG: u8 = u8::MAX;

/// Texts in order of first appearance, found by their hash.
///
/// Own code, because a map from owned strings takes an allocation a text, and looks for it in three places that are far
/// apart: with hundreds of thousands of customers waiting for memory is all that a search costs.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    keys: Vec<Key>,
    /// The texts that do not fit into keys, one behind the other.
    long: Vec<u8>,
    /// Open addressing, as long as a power of two: the hash, and the number of the text.
    table: Vec<(u32, u32)>,
    /// The number that was asked for last: lines of one order or customer follow one another.
    last: usize,
}

/// A short text and its length; or where a longer one begins, and its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key([u8; SHORT + 1]);

impl Key {
    /// None for a longer text.
    fn short(text: &[u8]) -> Option<Self> {
        let mut key = [0; SHORT + 1];
        key.get_mut(..text.len().min(SHORT + 1))?.copy_from_slice(text.get(..text.len().min(SHORT + 1))?);
        *key.last_mut()? = u8::try_from(text.len()).ok().filter(|length| usize::from(*length) <= SHORT)?;
        Some(Self(key))
    }

    fn long(start: usize, length: usize) -> Self {
        let mut key = [0; SHORT + 1];
        let place = (start as u64).to_le_bytes().into_iter().chain((length as u32).to_le_bytes());
        key.iter_mut().zip(place).for_each(|(byte, part)| *byte = part);
        if let Some(last) = key.last_mut() {
            *last = LONG;
        }
        Self(key)
    }

    /// The text, of which a longer one is in `long`.
    fn text<'a>(&'a self, long: &'a [u8]) -> &'a [u8] {
        let Self([a, b, c, d, e, f, g, h, i, j, k, l, _, _, _, length]) = *self;
        if length != LONG {
            return self.0.get(..usize::from(length)).unwrap_or_default();
        }
        let (start, length) = (u64::from_le_bytes([a, b, c, d, e, f, g, h]), u32::from_le_bytes([i, j, k, l]));
        long.get(start as usize..start as usize + length as usize).unwrap_or_default()
    }
}

impl Names {
    /// The text of a number; empty beyond the last.
    pub(crate) fn text(&self, number: usize) -> &[u8] {
        self.keys.get(number).map_or(&[], |key| key.text(&self.long))
    }

    /// The number of a text, which is the next one if it is new.
    pub(crate) fn number(&mut self, text: &[u8]) -> usize {
        let short = Key::short(text);
        if self.keys.get(self.last).is_some_and(|key| self.holds(*key, short, text)) {
            return self.last;
        }
        if self.keys.len() * 2 >= self.table.len() {
            self.grow();
        }
        let hash = hash(text);
        self.last = match self.slot(short, text, hash) {
            Ok(number) => number,
            Err(free) => self.insert(short, text, hash, free),
        };
        self.last
    }

    fn holds(&self, key: Key, short: Option<Key>, text: &[u8]) -> bool {
        short.map_or_else(|| key.text(&self.long) == text, |short| short == key)
    }

    /// The text's number, or the free slot where it belongs.
    fn slot(&self, short: Option<Key>, text: &[u8], hash: u32) -> Result<usize, usize> {
        let mask = self.table.len().wrapping_sub(1);
        let mut slot = hash as usize & mask;
        while let Some(&(known, number)) = self.table.get(slot).filter(|(_, number)| *number != FREE) {
            let is_like = || self.keys.get(number as usize).is_some_and(|key| self.holds(*key, short, text));
            if known == hash && is_like() {
                return Ok(number as usize);
            }
            slot = (slot + 1) & mask;
        }
        Err(slot)
    }

    fn insert(&mut self, short: Option<Key>, text: &[u8], hash: u32, free: usize) -> usize {
        let number = self.keys.len();
        let key = short.unwrap_or_else(|| Key::long(self.long.len(), text.len()));
        if short.is_none() {
            self.long.extend_from_slice(text);
        }
        self.keys.push(key);
        if let Some(slot) = self.table.get_mut(free) {
            *slot = (hash, number as u32);
        }
        number
    }

    /// Twice the table. Its entries come in the order of their hashes, so that memory is written from one end to the other.
    fn grow(&mut self) {
        let mut table = vec![(0, FREE); (self.table.len() * 2).max(16)];
        let mask = table.len() - 1;
        for entry in self.table.iter().filter(|(_, number)| *number != FREE) {
            let mut slot = entry.0 as usize & mask;
            while table.get(slot).is_some_and(|(_, number)| *number != FREE) {
                slot = (slot + 1) & mask;
            }
            if let Some(free) = table.get_mut(slot) {
                *free = *entry;
            }
        }
        self.table = table;
    }
}

/// Eight bytes at a time, each folded in by the two halves of a product; the multiplier is that of splitmix64. The last
/// byte only moves a text among neighbours: ids that count up are found in one piece of memory.
fn hash(text: &[u8]) -> u32 {
    let Some((end, text)) = text.split_last() else { return 0 };
    let (words, rest) = text.as_chunks::<8>();
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(place, byte)| *place = *byte);
    let start = fold(text.len() as u64 ^ u64::from_le_bytes(last));
    let hash = words.iter().fold(start, |state, word| fold(state ^ u64::from_le_bytes(*word)));
    (((hash >> 32) as u32 ^ hash as u32) & !NEIGHBOURS) | (u32::from(*end) & NEIGHBOURS)
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
        let long = ["ann.of.green@example.org", "ann.of.brown@example.org"];
        let texts =
            ["zoe", "", "adam", "zoe", "Zoe", "", "zoe\0", long[0], long[1], "adam", long[0], "fifteen letters"];
        assert_eq!(texts.map(|text| names.number(text.as_bytes())), [0, 1, 2, 0, 3, 1, 4, 5, 6, 2, 5, 7]);
        assert_eq!(names.number(b"sixteen  letters"), 8);
        assert!([5, 6].map(|number| names.text(number)) == long.map(str::as_bytes));
        assert!([7, 8].map(|number| names.text(number).len()) == [15, 16]);
        assert_eq!((names.text(2), names.text(9)), (&b"adam"[..], &b""[..]));
    }

    #[test]
    fn many_texts_are_told_apart() {
        let mut names = Names::default();
        for round in 0..2 {
            for number in 0..50_000 {
                assert_eq!(names.number(format!("{number} is a customer").as_bytes()), number, "round {round}");
            }
        }
        assert!((0..50_000).all(|number| names.text(number) == format!("{number} is a customer").as_bytes()));
    }

    #[test]
    fn texts_that_differ_little_have_hashes_that_differ_much() {
        let groups = (0..65_536_u32).map(|number| (hash(&[&number.to_le_bytes()[..], b"@"].concat()) / 16) & 0xffff);
        let groups: std::collections::BTreeSet<u32> = groups.collect();
        assert!(groups.len() > 35_000, "{}", groups.len()); // 41,427 of random ones
    }

    #[test]
    fn ids_that_count_up_are_neighbours() {
        let hashes = ["#1050", "#1051", "#1059"].map(|id| hash(id.as_bytes()));
        assert!(hashes.is_sorted() && hashes[2] - hashes[0] == 9);
    }
}
