//! Conditions: the `als` of rules, signals, actions and routes.

use core::fmt;

use serde::de::{Error, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::pack_value::{PackValue, Value};
use super::table::Table;
use crate::prelude::*;

/// A disjunction of conjunctions: one of the terms holds; a term holds when each of its subjects has one of the
/// listed values.
///
/// In a kader file `als` is a table (`{ uren-begeleiding = "rond-20" }`, all entries must hold, a list is "one of
/// these") or a list of such tables (one of them must hold). An empty table always holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition(pub Vec<Table<Vec<String>>>);

/// What a subject of a condition speaks about. Rules of criteria see value sets of facts only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Atom<'a> {
    /// `afgekickt`: the value set of a fact.
    Fact(&'a str),
    /// `optie.afgekickt`: the option chosen on screen; `geen` when the question is open.
    Option(&'a str),
    /// `uitkomst.persoon`: the outcome of a decision.
    Outcome(&'a str),
    /// `status.huisvesting`: the status of a criterion.
    Status(&'a str),
    /// `plan.gat`: a named condition on dates (`ja`, `nee`; unknown while a date is missing).
    Plan(&'a str),
}

impl<'a> Atom<'a> {
    /// Reads the subject of a condition.
    pub fn parse(subject: &'a str) -> Option<Atom<'a>> {
        match subject.split_once('.') {
            None => Some(Atom::Fact(subject)),
            Some(("optie", id)) => Some(Atom::Option(id)),
            Some(("uitkomst", id)) => Some(Atom::Outcome(id)),
            Some(("status", id)) => Some(Atom::Status(id)),
            Some(("plan", id)) => Some(Atom::Plan(id)),
            Some(_) => None,
        }
    }
}

impl Condition {
    /// Every subject with its values, term by term.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.0.iter().flat_map(Table::iter).map(|(subject, values)| (subject.as_str(), values.as_slice()))
    }
}

impl PackValue for Condition {
    fn read(value: Value, broken: &mut bool) -> Condition {
        Condition(PackValue::read(value, broken))
    }
}

impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ConditionVisitor)
    }
}

struct ConditionVisitor;

impl<'de> Visitor<'de> for ConditionVisitor {
    type Value = Condition;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("een voorwaarde, zoals { feit-id = \"waarde\" }, of een lijst daarvan")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Condition, A::Error> {
        let mut terms = Vec::new();
        while let Some(Conjunction(term)) = seq.next_element()? {
            terms.push(term);
        }
        if terms.is_empty() {
            return Err(A::Error::custom(
                "een lege lijst is nooit waar; schrijf ten minste één voorwaarde, of `{}` voor altijd",
            ));
        }
        Ok(Condition(terms))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Condition, A::Error> {
        let Conjunction(term) = Conjunction::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Condition(vec![term]))
    }
}

struct Conjunction(Table<Vec<String>>);

impl<'de> Deserialize<'de> for Conjunction {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let values = Table::<Values>::deserialize(deserializer)?;
        Ok(Conjunction(values.into_iter().map(|(subject, Values(values))| (subject, values)).collect()))
    }
}

struct Values(Vec<String>);

impl<'de> Deserialize<'de> for Values {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ValuesVisitor;
        impl<'de> Visitor<'de> for ValuesVisitor {
            type Value = Values;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("een waarde of een lijst van waarden")
            }

            fn visit_str<E: Error>(self, value: &str) -> Result<Values, E> {
                Ok(Values(vec![value.to_owned()]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Values, A::Error> {
                let mut values = Vec::new();
                while let Some(value) = seq.next_element()? {
                    values.push(value);
                }
                Ok(Values(values))
            }
        }
        deserializer.deserialize_any(ValuesVisitor)
    }
}
