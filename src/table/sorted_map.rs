//! A small map.

use std::borrow::Borrow;
use std::ops::Index;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Serialize, Serializer};

/// A map for a few hundred keys at most, in their order: pairs in one vector.
///
/// Instead of a `BTreeMap`, whose code for each type of key would cost the download more than a kilobyte.
#[derive(Debug, Clone, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct SortedMap<K, V>(Vec<(K, V)>);

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> SortedMap<K, V> {
    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0.binary_search_by(|(other, _)| other.borrow().cmp(key))
    }

    /// What stands at a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.0.get(self.place(key).ok()?).map(|(_, value)| value)
    }

    /// Whether something stands at a key.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_ok()
    }

    /// Puts a value at a key, in place of another one.
    pub fn insert(&mut self, key: K, value: V) {
        self.remove(&key);
        let place = self.place(&key).unwrap_or_else(|place| place);
        self.0.insert(place, (key, value));
    }

    /// Takes away what stands at a key.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().map(|place| self.0.remove(place).1)
    }

    /// Hands what stands at a key to `change`, which is `new` where nothing did.
    pub fn change<R>(&mut self, key: K, new: impl FnOnce() -> V, change: impl FnOnce(&mut V) -> R) -> Option<R> {
        let place = self.place(&key).unwrap_or_else(|place| {
            self.0.insert(place, (key, new()));
            place
        });
        self.0.get_mut(place).map(|(_, value)| change(value))
    }
}

impl<K, V> SortedMap<K, V> {
    /// The pairs in the order of their keys.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&K, &V)> + DoubleEndedIterator + Clone {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// The keys in their order.
    pub fn keys(&self) -> impl Iterator<Item = &K> + Clone {
        self.0.iter().map(|(key, _)| key)
    }

    /// The values in the order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }

    /// How many pairs there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for SortedMap<K, V> {
    fn from_iter<Pairs: IntoIterator<Item = (K, V)>>(pairs: Pairs) -> Self {
        let mut map = Self::default();
        pairs.into_iter().for_each(|(key, value)| map.insert(key, value));
        map
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for SortedMap<K, V> {
    fn from(pairs: [(K, V); N]) -> Self {
        pairs.into_iter().collect()
    }
}

impl<K, V> IntoIterator for SortedMap<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[allow(clippy::panic)] // as of every map: an index is a claim that something stands there
impl<K: Ord + Borrow<Q>, Q: Ord + ?Sized, V> Index<&Q> for SortedMap<K, V> {
    type Output = V;

    fn index(&self, key: &Q) -> &V {
        self.get(key).unwrap_or_else(|| panic!("nothing stands at the key"))
    }
}

impl<K: Serialize, V: Serialize> Serialize for SortedMap<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_has_one_value_and_keys_have_their_order() {
        let mut map = SortedMap::from([("b", 1), ("a", 2), ("b", 3)]);
        assert_eq!(map.iter().collect::<Vec<_>>(), [(&"a", &2), (&"b", &3)]);
        map.change("c", || 0, |value| *value += 1);
        map.change("c", || 0, |value| *value += 1);
        assert_eq!((map["c"], map.len(), map.remove("a"), map.get("a")), (2, 3, Some(2), None));
        assert!(map.contains_key("b") && map.keys().eq(["b", "c"].iter()) && !map.is_empty());
        assert_eq!(serde_json::to_value(&map).unwrap(), serde_json::json!({ "b": 3, "c": 2 }));
    }
}
