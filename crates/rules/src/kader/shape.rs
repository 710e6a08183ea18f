//! What the terms of the dictionary look like in a file: fields, lists and words, without their meaning.
//!
//! `records!` and `keywords!` describe themselves here, so that the schema for editors and the tests that
//! walk the whole dictionary cannot name a field it does not have, or forget one.

use super::{Condition, Text};
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
    /// A table with these fields and no others, in the order of the dictionary.
    Record(Vec<Field>),
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

/// Something that has a form in a kader file.
pub trait Shaped {
    /// The form.
    fn shape() -> Shape;
}

impl Shape {
    /// The fields, of a table or of the tables in a list; none for anything else.
    pub fn fields(&self) -> &[Field] {
        match self {
            Shape::Record(fields) => fields,
            Shape::List(element) => element.fields(),
            _ => &[],
        }
    }
}

impl Shaped for String {
    fn shape() -> Shape {
        Shape::Plain
    }
}

impl Shaped for bool {
    fn shape() -> Shape {
        Shape::Truth
    }
}

impl Shaped for i32 {
    fn shape() -> Shape {
        Shape::Whole
    }
}

impl Shaped for Text {
    fn shape() -> Shape {
        Shape::Voices
    }
}

impl Shaped for Condition {
    fn shape() -> Shape {
        Shape::Condition
    }
}

impl<T: Shaped> Shaped for Option<T> {
    fn shape() -> Shape {
        T::shape()
    }
}

impl<T: Shaped> Shaped for Vec<T> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }
}
