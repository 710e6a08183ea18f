//! Conditions: the `als` of rules, signals, actions and routes.

use serde::{Serialize, Serializer};

use super::element::{Data, Element, Expected, Mistake, Reader, Step, Value, wrong};
use super::shape::Shape;
use super::table::Table;
use super::visit::{Seen, SeenMut, Walk, WalkMut};
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

/// One table alone is a list of one, and one value too.
impl Element for Condition {
    fn shape() -> Shape {
        Shape::Condition
    }

    fn read<R: Reader>(value: Value<R::Place>, reader: &mut R) -> Condition {
        let place = value.place;
        let terms = match value.data {
            Data::List(terms) => terms,
            Data::Object(_) => vec![value],
            _ => {
                wrong(reader, &value, Expected::Condition);
                return Condition::default();
            }
        };
        if terms.is_empty() {
            reader.mistake(place, Mistake::EmptyCondition);
        }
        let mut condition = Condition::default();
        for value in terms {
            reader.enter(Step::Index(condition.0.len()));
            let term = Table::<Values>::read(value, reader);
            reader.leave();
            condition.0.push(term.into_iter().map(|(subject, Values(values))| (subject, values)).collect());
        }
        condition
    }

    fn visit<'k>(&'k self, walk: &mut Walk<'k, '_>) {
        walk.see(Seen::Condition(self));
    }

    fn visit_mut(&mut self, walk: &mut WalkMut<'_>) {
        walk.see(SeenMut::Condition(self));
    }
}

/// Values, each by its id: one alone, or a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Values(pub Vec<String>);

impl Element for Values {
    fn shape() -> Shape {
        Shape::Either(vec![String::shape(), Vec::<String>::shape()])
    }

    fn read<R: Reader>(value: Value<R::Place>, reader: &mut R) -> Values {
        match value.data {
            Data::Text(value) => Values(vec![value]),
            Data::List(_) => Values(Vec::read(value, reader)),
            _ => {
                wrong(reader, &value, Expected::Values);
                Values(Vec::new())
            }
        }
    }

    fn visit<'k>(&'k self, walk: &mut Walk<'k, '_>) {
        self.0.visit(walk);
    }

    fn visit_mut(&mut self, walk: &mut WalkMut<'_>) {
        self.0.visit_mut(walk);
    }
}

impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
