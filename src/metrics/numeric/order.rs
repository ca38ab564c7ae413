//! Sorting and merging records.

use core::cmp::Ordering;

/// The records in ascending order of their keys, numbers that are compared one after the other; equal ones as they came.
///
/// One sort serves all kinds of records: a sort of its own for each would cost the download 1 kB.
pub(crate) fn sorted<T: Clone>(records: &[T], key: impl Fn(&T) -> [f64; 4]) -> Vec<T> {
    let mut keys: Vec<([f64; 4], usize)> = records.iter().map(key).zip(0..).collect();
    keys.sort_unstable_by(|(one, before), (other, after)| compare(one, other).then(before.cmp(after)));
    keys.into_iter().filter_map(|(_, place)| records.get(place).cloned()).collect()
}

/// The same with each key once: the first record of a key, to which the others are joined one by one.
pub(crate) fn merged<T: Clone>(records: &[T], key: impl Fn(&T) -> [f64; 4], join: impl Fn(&mut T, &T)) -> Vec<T> {
    let mut merged = sorted(records, &key);
    merged.dedup_by(|next, kept| {
        let is_alike = key(next) == key(kept);
        if is_alike {
            join(kept, next);
        }
        is_alike
    });
    merged
}

fn compare(one: &[f64; 4], other: &[f64; 4]) -> Ordering {
    one.iter().zip(other).fold(Ordering::Equal, |order, (a, b)| order.then_with(|| a.total_cmp(b)))
}
