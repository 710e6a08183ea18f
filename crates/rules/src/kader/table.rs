//! A small map with names as keys, in the order of its keys.
//!
//! For the dozens of entries a case or a condition has, a sorted list does what a `BTreeMap` does, and costs a visitor of
//! the page a tenth of its download.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::element::{Element, Expected, Fields, Optional, Reader, Step, Value};
use super::shape::Shape;
use super::visit::{Walk, WalkMut};
use crate::prelude::*;

/// A map from names to values.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Table<V>(Vec<(String, V)>);

impl<V> Default for Table<V> {
    fn default() -> Table<V> {
        Table(Vec::new())
    }
}

impl<V> Table<V> {
    fn position(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_str().cmp(name))
    }

    /// The value with this name.
    pub fn get(&self, name: &str) -> Option<&V> {
        let (_, value) = self.0.get(self.position(name).ok()?)?;
        Some(value)
    }

    /// Whether there is a value with this name.
    pub fn contains_key(&self, name: &str) -> bool {
        self.position(name).is_ok()
    }

    /// Sets a value, in place of the one with the same name.
    pub fn insert(&mut self, name: String, value: V) {
        match self.position(&name) {
            Ok(at) => {
                if let Some(entry) = self.0.get_mut(at) {
                    entry.1 = value;
                }
            }
            Err(at) => self.0.insert(at, (name, value)),
        }
    }

    /// Takes the value with this name away.
    pub fn remove(&mut self, name: &str) -> Option<V> {
        let at = self.position(name).ok()?;
        Some(self.0.remove(at).1)
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The entries, by name.
    pub fn iter(&self) -> <&Table<V> as IntoIterator>::IntoIter {
        self.into_iter()
    }

    /// The names, in order.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.0.iter().map(|(name, _)| name)
    }
}

/// An entry by reference, as a pair of references.
type EntryRef<'a, V> = fn(&'a (String, V)) -> (&'a String, &'a V);

impl<'a, V> IntoIterator for &'a Table<V> {
    type Item = (&'a String, &'a V);
    type IntoIter = core::iter::Map<core::slice::Iter<'a, (String, V)>, EntryRef<'a, V>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().map(|(name, value)| (name, value))
    }
}

impl<V> IntoIterator for Table<V> {
    type Item = (String, V);
    type IntoIter = alloc::vec::IntoIter<(String, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<V> Extend<(String, V)> for Table<V> {
    fn extend<T: IntoIterator<Item = (String, V)>>(&mut self, entries: T) {
        for (name, value) in entries {
            self.insert(name, value);
        }
    }
}

impl<V> FromIterator<(String, V)> for Table<V> {
    fn from_iter<T: IntoIterator<Item = (String, V)>>(entries: T) -> Table<V> {
        let mut table = Table::default();
        table.extend(entries);
        table
    }
}

impl<V: Element> Element for Table<V> {
    fn shape() -> Shape {
        Shape::Table(Box::new(V::shape()))
    }

    fn read<R: Reader>(value: Value<R::Place>, reader: &mut R) -> Table<V> {
        let mut table = Table::default();
        for entry in Fields::of(value, Expected::Table, reader).rest() {
            reader.enter(Step::Field(&entry.name));
            let value = V::read(entry.value, reader);
            reader.leave();
            table.insert(entry.name, value);
        }
        table
    }

    fn visit<'k>(&'k self, walk: &mut Walk<'k, '_>) {
        for (index, (_, value)) in self.iter().enumerate() {
            walk.element(index, value);
        }
    }

    fn visit_mut(&mut self, walk: &mut WalkMut<'_>) {
        for (index, (_, value)) in self.0.iter_mut().enumerate() {
            walk.element(index, value);
        }
    }
}

impl<V: Element> Optional for Table<V> {
    fn can_be_left_out(&self) -> bool {
        self.is_empty()
    }

    fn absent() -> Table<V> {
        Table::default()
    }
}

impl<V: Serialize> Serialize for Table<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Table<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Table<V>, D::Error> {
        struct Entries<V>(PhantomData<V>);

        impl<'de, V: Deserialize<'de>> Visitor<'de> for Entries<V> {
            type Value = Table<V>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Table<V>, A::Error> {
                let mut table = Table::default();
                while let Some((name, value)) = map.next_entry()? {
                    table.insert(name, value);
                }
                Ok(table)
            }
        }

        deserializer.deserialize_map(Entries(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::Table;
    use crate::prelude::*;

    fn table(names: &[&str]) -> Table<usize> {
        names.iter().enumerate().map(|(i, name)| ((*name).to_owned(), i)).collect()
    }

    #[test]
    fn entries_are_in_the_order_of_their_names() {
        let names: Vec<String> = table(&["c", "a", "b"]).keys().cloned().collect();
        assert_eq!(names, ["a", "b", "c"]);
        assert_eq!(table(&["c", "a"]), [("a".to_owned(), 1), ("c".to_owned(), 0)].into_iter().collect());
    }

    #[test]
    fn a_name_has_one_value() {
        let mut table = table(&["a", "b", "a"]);
        assert_eq!((table.len(), table.get("a"), table.contains_key("a")), (2, Some(&2), true));
        assert_eq!(table.remove("a"), Some(2));
        assert_eq!((table.get("a"), table.contains_key("a")), (None, false));
        assert_eq!(table.remove("a"), None);
        assert!(!table.is_empty());
    }
}
