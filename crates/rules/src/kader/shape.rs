//! What the terms of the dictionary look like in a file: fields, lists and words, without their meaning.
//!
//! Every element of a kader describes itself here, so that the schema for editors and the tests that
//! walk the whole dictionary cannot name a field it does not have, or forget one.

use crate::prelude::*;

/// The form of a value in a kader file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text that reads the same for everybody: an id, a date, a name.
    Plain,
    /// A text in one or two voices.
    Voices,
    /// `true` or `false`.
    Truth,
    /// A whole number.
    Whole,
    /// One of these words.
    Keywords(Vec<&'static str>),
    /// A condition.
    Condition,
    /// A list.
    List(Box<Shape>),
    /// A table with names of the author's own, each with a value of this form.
    Table(Box<Shape>),
    /// A table with these fields and no others, in the order of the dictionary.
    Record(Vec<Field>),
    /// One of these forms, each another kind of value: a text, a list, a table.
    Either(Vec<Shape>),
}

/// A field of a [`Shape::Record`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in files and packs.
    pub name: &'static str,
    /// Its form.
    pub shape: Shape,
    /// Whether it may be left out.
    pub optional: bool,
}

impl Shape {
    /// The fields, of a table or of the tables in a list or a table; none for anything else.
    pub fn fields(&self) -> &[Field] {
        match self {
            Shape::Record(fields) => fields,
            Shape::List(element) | Shape::Table(element) => element.fields(),
            _ => &[],
        }
    }
}
