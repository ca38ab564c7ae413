//! The order of functions in a module. What compresses a module looks for what it has seen before, and finds it cheaper the nearer
//! it is and the more like it: so each function stands behind one that is like it.

use std::collections::HashSet;

/// How many bytes of code in a row make a mark of a function.
const MARK: usize = 3;

/// The places of functions, of whose code `codes` holds the bytes, so that each is followed by the one of those left that shares
/// most of its marks (Jaccard's index).
pub fn side_by_side(codes: &[Vec<u8>]) -> Vec<usize> {
    let marks: Vec<Vec<u32>> = codes.iter().map(|code| marks(code)).collect();
    let mut left: Vec<(usize, usize)> = marks.iter().map(Vec::len).enumerate().collect();
    left.sort_by_key(|(place, size)| (*size, *place));
    let (mut order, mut next, mut seen) = (Vec::with_capacity(codes.len()), 0, Seen::default());
    while next < left.len() {
        let (place, size) = left.remove(next);
        order.push(place);
        let own = marks.get(place).map(Vec::as_slice).unwrap_or_default();
        seen.put(own);
        let shared = |place: usize| seen.count(marks.get(place).map(Vec::as_slice).unwrap_or_default());
        let likest = most_alike(&left, next, size, shared);
        seen.take(own);
        next = likest;
    }
    order
}

/// The marks of a function, each once.
fn marks(code: &[u8]) -> Vec<u32> {
    let mark = |bytes: &[u8]| bytes.iter().fold(0, |mark, byte| mark << 8 | u32::from(*byte));
    let all: HashSet<u32> = code.windows(MARK).map(mark).collect();
    all.into_iter().collect()
}

/// Where in `left`, which is in the order of sizes, the one stands that is most like a function of `size` marks that stood at
/// `from`. Two functions are at most as alike as their sizes are, so the search goes on to both sides only as long as need be.
fn most_alike(left: &[(usize, usize)], from: usize, size: usize, shared: impl Fn(usize) -> usize) -> usize {
    let bound = |other: usize| (other.min(size) + 1) as f64 / (other.max(size) + 1) as f64;
    let (mut below, mut above) = (from.checked_sub(1), from);
    let (mut best, mut found) = (-1.0, 0);
    loop {
        let sides = [below.map(|at| (at, true)), Some((above, false))].into_iter().flatten();
        let known =
            sides.filter_map(|(at, is_below)| left.get(at).map(|(place, other)| (at, *place, *other, is_below)));
        let Some((at, place, other, is_below)) = known.max_by(|a, b| bound(a.2).total_cmp(&bound(b.2))) else { break };
        if bound(other) <= best {
            break;
        }
        let both = shared(place);
        let likeness = both as f64 / (size + other - both + 1) as f64;
        if likeness > best {
            (best, found) = (likeness, at);
        }
        if is_below { below = at.checked_sub(1) } else { above = at + 1 }
    }
    found
}

/// The marks of one function, a bit for each that there can be.
struct Seen(Vec<u64>);

impl Default for Seen {
    fn default() -> Self {
        Self(vec![0; 1 << (8 * MARK - 6)])
    }
}

impl Seen {
    fn put(&mut self, marks: &[u32]) {
        for mark in marks {
            if let Some(bits) = self.0.get_mut((mark >> 6) as usize) {
                *bits |= 1 << (mark & 63);
            }
        }
    }

    fn take(&mut self, marks: &[u32]) {
        for mark in marks {
            if let Some(bits) = self.0.get_mut((mark >> 6) as usize) {
                *bits = 0;
            }
        }
    }

    fn count(&self, marks: &[u32]) -> usize {
        marks
            .iter()
            .filter(|mark| self.0.get((**mark >> 6) as usize).is_some_and(|bits| bits >> (**mark & 63) & 1 == 1))
            .count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_function_follows_the_one_that_is_most_like_it() {
        let codes = ["abcdefgh", "12345678", "abcdefxh", "1234567x", ""].map(|code| code.as_bytes().to_vec());
        let order = side_by_side(&codes);
        let at = |place: usize| order.iter().position(|found| *found == place).unwrap();
        assert_eq!((at(0).abs_diff(at(2)), at(1).abs_diff(at(3))), (1, 1), "{order:?}");
        assert_eq!(order.iter().collect::<HashSet<_>>().len(), codes.len(), "none is lost");
    }

    #[test]
    fn there_may_be_no_function_and_one() {
        assert_eq!((side_by_side(&[]), side_by_side(&[vec![1]])), (vec![], vec![0]));
    }
}
