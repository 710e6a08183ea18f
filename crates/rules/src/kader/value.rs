//! Plain data, each value with the place it was read from.
//!
//! What a pack and a file have in common: [`Element`](super::element::Element) reads a kader from either. The place is a
//! line of a file for who has to be told about a mistake, and nothing (`()`) for a pack, whose hash shows that it is whole.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::prelude::*;

/// A value with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value<P = ()> {
    /// Where it stands.
    pub place: P,
    /// What it is.
    pub data: Data<P>,
}

/// What JSON can say, whole numbers only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Data<P = ()> {
    /// `null`.
    Nothing,
    /// `true` or `false`.
    Truth(bool),
    /// A whole number; a kader has no others.
    Whole(i32),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Value<P>>),
    /// An object, in its own order.
    Object(Vec<Entry<P>>),
}

/// A named value of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<P = ()> {
    /// Its name.
    pub name: String,
    /// Where the name stands.
    pub place: P,
    /// The value.
    pub value: Value<P>,
}

impl From<Data> for Value {
    fn from(data: Data) -> Value {
        Value { place: (), data }
    }
}

impl Entry {
    /// An entry of a pack.
    pub fn new(name: String, value: Value) -> Entry {
        Entry { name, place: (), value }
    }
}

/// From JSON, for instance. Refused: a number that is not whole, and a name that an object has twice.
impl<'de, P: Default> Deserialize<'de> for Value<P> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Value<P>, D::Error> {
        let data = deserializer.deserialize_any(Plain(PhantomData))?;
        Ok(Value { place: P::default(), data })
    }
}

struct Plain<P>(PhantomData<P>);

impl<'de, P: Default> Visitor<'de> for Plain<P> {
    type Value = Data<P>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("plain data with whole numbers")
    }

    fn visit_unit<E: Error>(self) -> Result<Data<P>, E> {
        Ok(Data::Nothing)
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Data<P>, E> {
        Ok(Data::Truth(truth))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Data<P>, E> {
        i32::try_from(number).map(Data::Whole).map_err(E::custom)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Data<P>, E> {
        i32::try_from(number).map(Data::Whole).map_err(E::custom)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Data<P>, E> {
        Ok(Data::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Data<P>, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
        }
        Ok(Data::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Data<P>, A::Error> {
        let mut entries: Vec<Entry<P>> = Vec::new();
        while let Some((name, value)) = object.next_entry::<String, Value<P>>()? {
            if entries.iter().any(|entry| entry.name == name) {
                return Err(A::Error::custom("a name that stands twice"));
            }
            entries.push(Entry { name, place: P::default(), value });
        }
        Ok(Data::Object(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_plain_data() {
        let json = r#"{ "a": [null, true, -3, "x"], "b": {} }"#;
        let list = [Data::Nothing, Data::Truth(true), Data::Whole(-3), Data::Text("x".to_owned())];
        let list = Data::List(list.map(Value::from).into());
        let entry = |name: &str, data: Data| Entry::new(name.to_owned(), data.into());
        let entries = vec![entry("a", list), entry("b", Data::Object(Vec::new()))];
        assert_eq!(serde_json::from_str::<Value>(json).unwrap(), Data::Object(entries).into());
    }

    #[test]
    fn what_a_pack_cannot_hold_is_refused() {
        for json in ["1.5", "99999999999", "-99999999999", r#"{ "a": 1, "a": 2 }"#] {
            assert!(serde_json::from_str::<Value>(json).is_err(), "{json}");
        }
    }
}
