//! What a kader is made of, declared once.
//!
//! [`records!`](crate::records) and [`keywords!`](crate::keywords) declare every type of [`super::model`]: its fields, with
//! the name each has in files and packs, whether it may be left out, and which placeholders a text may hold. All else
//! comes from that declaration, through one trait: how an element is read, what it looks like (for the schema of editors)
//! and how it is walked through. Serde writes packs.
//!
//! Reading serves two readers with one piece of code. The page reads a pack, which our own command line wrote and whose
//! hash shows that it is whole; it hears no more than "no" ([`Reader`] for `bool`). The loader of files hears of every
//! mistake, with its place and kind.

use super::shape::Shape;
pub use super::value::{Data, Entry, Value};
use super::visit::{Seen, SeenMut, Walk, WalkMut};
use crate::prelude::*;

/// Something a kader is made of.
pub trait Element: Sized {
    /// The form it has in a file.
    fn shape() -> Shape;

    /// Reads it. What is not of its shape is a mistake for the reader, with something empty in its place: what was read
    /// is of no use then. (An early return at each of some hundred fields would be most of the code, and tell one mistake.)
    fn read<R: Reader>(value: Value<R::Place>, reader: &mut R) -> Self;

    /// Walks through it and all it holds.
    fn visit<'k>(&'k self, walk: &mut Walk<'k, '_>);

    /// The same, for who changes something.
    fn visit_mut(&mut self, walk: &mut WalkMut<'_>);
}

/// Something that may be missing. Other types cannot be `or default`.
pub trait Optional: Element {
    /// Whether it may be left out as it is.
    fn can_be_left_out(&self) -> bool;

    /// What it is when it is left out.
    fn absent() -> Self;
}

/// Who hears of the mistakes in what is read.
pub trait Reader {
    /// Where a value stands.
    type Place: Copy;
    /// A mistake at a place. Behind a field that is missing, that there is nothing comes as a mistake of its own.
    fn mistake(&mut self, place: Self::Place, mistake: Mistake<'_, Self::Place>);

    /// What is read from here on stands in this field, or is this element of a list.
    fn enter(&mut self, _step: Step<'_>) {}

    /// It ends.
    fn leave(&mut self) {}
}

/// A step on the way to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// Into a field.
    Field(&'a str),
    /// To an element of a list.
    Index(usize),
}

/// What is wrong with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake<'a, P> {
    /// A value of another form.
    WrongForm {
        /// What stands there.
        found: &'a Data<P>,
        /// What must stand there.
        expected: Expected,
    },
    /// A field that must be there is not.
    Missing(&'static str),
    /// A field that cannot be here.
    UnknownField {
        /// Its name.
        name: &'a str,
        /// The fields that can.
        known: &'a [&'static str],
    },
    /// A word that cannot be here.
    UnknownWord {
        /// The word.
        word: &'a str,
        /// The words that can.
        known: &'a [&'static str],
    },
    /// A list of conditions without one: it never holds.
    EmptyCondition,
}

/// The form a value must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A text.
    Text,
    /// A text, or one for each voice.
    Voices,
    /// `true` or `false`.
    Truth,
    /// A whole number.
    Whole,
    /// One of some words.
    Word,
    /// A list.
    List,
    /// A table.
    Table,
    /// A condition, or a list of them.
    Condition,
    /// A value of a condition, or a list of them.
    Values,
}

/// The page: a pack is whole, or it is refused.
impl Reader for bool {
    type Place = ();

    fn mistake(&mut self, (): (), _: Mistake<'_, ()>) {
        *self = true;
    }
}

/// Reads something from a pack; `None` when a value somewhere in it is not of its shape, or not known.
pub fn read<T: Element>(value: Value) -> Option<T> {
    let mut broken = false;
    let element = T::read(value, &mut broken);
    (!broken).then_some(element)
}

/// Another form than expected.
pub(super) fn wrong<R: Reader>(reader: &mut R, value: &Value<R::Place>, expected: Expected) {
    reader.mistake(value.place, Mistake::WrongForm { found: &value.data, expected });
}

impl Element for String {
    fn shape() -> Shape {
        Shape::Plain
    }

    fn read<R: Reader>(value: Value<R::Place>, reader: &mut R) -> String {
        match value.data {
            Data::Text(text) => text,
            _ => {
                wrong(reader, &value, Expected::Text);
                String::new()
            }
        }
    }

    fn visit<'k>(&'k self, walk: &mut Walk<'k, '_>) {
        walk.see(Seen::Plain(self));
    }

    fn visit_mut(&mut self, walk: &mut WalkMut<'_>) {
        walk.see(SeenMut::Plain(self));
    }
}

/// The place of a word in a list; the first, and a mistake, for what is not in it.
pub fn word<R: Reader>(value: Value<R::Place>, known: &[&'static str], reader: &mut R) -> usize {
    let Data::Text(word) = &value.data else {
        wrong(reader, &value, Expected::Word);
        return 0;
    };
    known.iter().position(|one| one == word).unwrap_or_else(|| {
        reader.mistake(value.place, Mistake::UnknownWord { word, known });
        0
    })
}

impl Element for bool {
    fn shape() -> Shape {
        Shape::Truth
    }

    fn read<R: Reader>(value: Value<R::Place>, reader: &mut R) -> bool {
        match value.data {
            Data::Truth(truth) => truth,
            _ => {
                wrong(reader, &value, Expected::Truth);
                false
            }
        }
    }

    fn visit<'k>(&'k self, walk: &mut Walk<'k, '_>) {
        walk.see(Seen::Truth(*self));
    }

    fn visit_mut(&mut self, walk: &mut WalkMut<'_>) {
        walk.see(SeenMut::Truth(self));
    }
}

impl Optional for bool {
    fn can_be_left_out(&self) -> bool {
        !self
    }

    fn absent() -> bool {
        false
    }
}

impl Element for i32 {
    fn shape() -> Shape {
        Shape::Whole
    }

    fn read<R: Reader>(value: Value<R::Place>, reader: &mut R) -> i32 {
        match value.data {
            Data::Whole(number) => number,
            _ => {
                wrong(reader, &value, Expected::Whole);
                0
            }
        }
    }

    fn visit<'k>(&'k self, walk: &mut Walk<'k, '_>) {
        walk.see(Seen::Whole(*self));
    }

    fn visit_mut(&mut self, walk: &mut WalkMut<'_>) {
        walk.see(SeenMut::Whole(self));
    }
}

impl Optional for i32 {
    fn can_be_left_out(&self) -> bool {
        *self == 0
    }

    fn absent() -> i32 {
        0
    }
}

impl<T: Element> Element for Option<T> {
    fn shape() -> Shape {
        T::shape()
    }

    fn read<R: Reader>(value: Value<R::Place>, reader: &mut R) -> Option<T> {
        match value.data {
            Data::Nothing => None,
            _ => Some(T::read(value, reader)),
        }
    }

    fn visit<'k>(&'k self, walk: &mut Walk<'k, '_>) {
        if let Some(element) = self {
            element.visit(walk);
        }
    }

    fn visit_mut(&mut self, walk: &mut WalkMut<'_>) {
        walk.see(SeenMut::Optional(self));
        if let Some(element) = self {
            element.visit_mut(walk);
        }
    }
}

impl<T: Element> Optional for Option<T> {
    fn can_be_left_out(&self) -> bool {
        self.is_none()
    }

    fn absent() -> Option<T> {
        None
    }
}

/// The values of a list; none, and a mistake, when it is not one. Not inlined: there are as many calls as types of lists.
#[inline(never)]
fn values<R: Reader>(value: Value<R::Place>, reader: &mut R) -> Vec<Value<R::Place>> {
    match value.data {
        Data::List(values) => values,
        _ => {
            wrong(reader, &value, Expected::List);
            Vec::new()
        }
    }
}

impl<T: Element> Element for Vec<T> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }

    fn read<R: Reader>(value: Value<R::Place>, reader: &mut R) -> Vec<T> {
        let values = values(value, reader);
        // A plain loop: `collect` would reuse the allocation, with more code for each type.
        let mut elements = Vec::with_capacity(values.len());
        for value in values {
            reader.enter(Step::Index(elements.len()));
            elements.push(T::read(value, reader));
            reader.leave();
        }
        elements
    }

    fn visit<'k>(&'k self, walk: &mut Walk<'k, '_>) {
        for (index, element) in self.iter().enumerate() {
            walk.element(index, element);
        }
    }

    fn visit_mut(&mut self, walk: &mut WalkMut<'_>) {
        walk.see(SeenMut::List(self));
        for (index, element) in self.iter_mut().enumerate() {
            walk.element(index, element);
        }
    }
}

impl<T: Element> Optional for Vec<T> {
    fn can_be_left_out(&self) -> bool {
        self.is_empty()
    }

    fn absent() -> Vec<T> {
        Vec::new()
    }
}

/// The fields of a table that were not taken yet.
pub struct Fields<R: Reader> {
    entries: Vec<Entry<R::Place>>,
    place: R::Place,
    /// What is no table misses no fields.
    is_table: bool,
}

impl<R: Reader> Fields<R> {
    /// The fields of a value; none, and a mistake, when it is not a table.
    pub fn of(value: Value<R::Place>, expected: Expected, reader: &mut R) -> Fields<R> {
        let place = value.place;
        match value.data {
            Data::Object(entries) => Fields { entries, place, is_table: true },
            _ => {
                wrong(reader, &value, expected);
                Fields { entries: Vec::new(), place, is_table: false }
            }
        }
    }

    /// Takes and reads the field with this name.
    pub fn take<T: Element>(&mut self, name: &'static str, reader: &mut R) -> T {
        let value = self.value(name, reader);
        reader.enter(Step::Field(name));
        let element = T::read(value, reader);
        reader.leave();
        element
    }

    /// The same for a field that may be left out.
    pub fn take_or_default<T: Optional>(&mut self, name: &'static str, reader: &mut R) -> T {
        let Some(value) = self.find(name) else { return T::absent() };
        reader.enter(Step::Field(name));
        let element = T::read(value, reader);
        reader.leave();
        element
    }

    /// The value of a field; nothing, and a mistake, when it is not there.
    #[inline(never)]
    fn value(&mut self, name: &'static str, reader: &mut R) -> Value<R::Place> {
        self.find(name).unwrap_or_else(|| {
            if self.is_table {
                reader.mistake(self.place, Mistake::Missing(name));
            }
            Value { place: self.place, data: Data::Nothing }
        })
    }

    fn find(&mut self, name: &str) -> Option<Value<R::Place>> {
        let position = self.entries.iter().position(|entry| entry.name == name)?;
        // Their order may change: it is only told when one is left over.
        Some(self.entries.swap_remove(position).value)
    }

    /// A mistake for each field that is left: a kader holds nothing the model does not know.
    pub fn end(self, known: &[&'static str], reader: &mut R) {
        for entry in &self.entries {
            reader.mistake(entry.place, Mistake::UnknownField { name: &entry.name, known });
        }
    }

    /// The entries that are left.
    pub fn rest(self) -> Vec<Entry<R::Place>> {
        self.entries
    }
}

/// Types of the dictionary: each field with its name in files and packs. `or default` may be left out; `fills …` says which
/// placeholders the texts in it may hold ([`Fills`](crate::kader::visit::Fills)), unless a field further in says so.
#[macro_export]
macro_rules! records {
    (@optional) => { false };
    (@optional default) => { true };
    (@take $fields:ident, $name:tt, $reader:ident) => { $fields.take($name, $reader) };
    (@take $fields:ident, $name:tt, $reader:ident, default) => { $fields.take_or_default($name, $reader) };
    (@fills) => { None };
    (@fills $fills:ident) => { Some($crate::kader::visit::Fills::$fills) };
    ($(
        $(#[$doc:meta])*
        pub struct $type:ident {
            $($(#[$about:meta])* $field:ident: $kind:ty as $name:tt $(or $default:ident)? $(fills $fills:ident)?,)*
        }
    )*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
        pub struct $type {
            $(
                $(#[$about])*
                #[serde(rename = $name)]
                $(#[serde($default, skip_serializing_if = "voorcheck_rules::kader::element::Optional::can_be_left_out")])?
                pub $field: $kind,
            )*
        }

        impl $crate::kader::element::Element for $type {
            fn shape() -> $crate::kader::shape::Shape {
                $crate::kader::shape::Shape::Record($crate::kader::element::list([$($crate::kader::shape::Field {
                    name: $name,
                    shape: <$kind as $crate::kader::element::Element>::shape(),
                    optional: $crate::records!(@optional $($default)?),
                },)*]))
            }

            fn read<R: $crate::kader::element::Reader>(
                value: $crate::kader::element::Value<R::Place>,
                reader: &mut R,
            ) -> $type {
                // Whole paths: a type of the dictionary may have any of these names.
                let mut fields = $crate::kader::element::Fields::of(
                    value,
                    $crate::kader::element::Expected::Table,
                    reader,
                );
                let element = $type {
                    $($field: $crate::records!(@take fields, $name, reader $(, $default)?),)*
                };
                fields.end(&[$($name,)*], reader);
                element
            }

            fn visit<'k>(&'k self, walk: &mut $crate::kader::visit::Walk<'k, '_>) {
                walk.see($crate::kader::visit::Seen::Record(self));
                $(walk.field($name, $crate::records!(@fills $($fills)?), &self.$field);)*
            }

            fn visit_mut(&mut self, walk: &mut $crate::kader::visit::WalkMut<'_>) {
                walk.see($crate::kader::visit::SeenMut::Record(self));
                $(walk.field($name, $crate::records!(@fills $($fills)?), &mut self.$field);)*
            }
        }
    )*};
}

/// Closed lists of words of the dictionary.
#[macro_export]
macro_rules! keywords {
    ($(
        $(#[$doc:meta])*
        pub enum $type:ident {
            $(#[$first_about:meta])* $first:ident as $first_name:tt,
            $($(#[$about:meta])* $word:ident as $name:tt,)*
        }
    )*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
        pub enum $type {
            $(#[$first_about])* #[serde(rename = $first_name)] $first,
            $($(#[$about])* #[serde(rename = $name)] $word,)*
        }

        impl $type {
            /// The word in kader files, packs and assessments.
            pub fn id(self) -> &'static str {
                match self {
                    $type::$first => $first_name,
                    $($type::$word => $name,)*
                }
            }
        }

        impl $crate::kader::element::Element for $type {
            fn shape() -> $crate::kader::shape::Shape {
                $crate::kader::shape::Shape::Keywords($crate::kader::element::list([$first_name, $($name,)*]))
            }

            fn read<R: $crate::kader::element::Reader>(
                value: $crate::kader::element::Value<R::Place>,
                reader: &mut R,
            ) -> $type {
                let at = $crate::kader::element::word(value, &[$first_name, $($name,)*], reader);
                [$type::$first, $($type::$word,)*].get(at).copied().unwrap_or($type::$first)
            }

            fn visit<'k>(&'k self, walk: &mut $crate::kader::visit::Walk<'k, '_>) {
                walk.see($crate::kader::visit::Seen::Keyword(self.id()));
            }

            fn visit_mut(&mut self, _: &mut $crate::kader::visit::WalkMut<'_>) {}
        }
    )*};
}

/// A list of so many; for the macros, which may stand in a crate without `vec!`.
pub fn list<T, const N: usize>(elements: [T; N]) -> Vec<T> {
    elements.into()
}
