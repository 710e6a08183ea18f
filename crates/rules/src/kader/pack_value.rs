//! How the terms of the dictionary are read and written.
//!
//! `records!` gives every type of [`super::model`] two ways in. Serde reads the TOML of people and answers each mistake in
//! full. [`read`] reads a pack, which our own command line wrote and whose hash shows that it is whole; it says
//! no more than "no", which keeps thirty types out of what a visitor downloads. A test holds both to the same result.
//! Every type also describes its own form, for the schema of editors.

use crate::prelude::*;

/// Plain data: what JSON can say, whole numbers only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `null`.
    Nothing,
    /// `true` or `false`.
    Truth(bool),
    /// A whole number; a kader has no others.
    Whole(i32),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// An object, in its own order.
    Object(Vec<(String, Value)>),
}

/// Something a kader is made of.
pub trait PackValue: Sized {
    /// Reads it from a pack. A value of another shape sets `broken` and gives something empty in its place: the pack is
    /// refused as a whole then. (An early return at each of some hundred fields would be most of the code.)
    fn read(value: Value, broken: &mut bool) -> Self;
}

/// A term that may be missing. Other types cannot be `or default`.
pub trait Optional: PackValue {
    /// Whether it may be left out as it is.
    fn can_be_left_out(&self) -> bool;
}

/// Reads a term from a pack; `None` when a value somewhere in it is not of its shape, or not known.
pub fn read<T: PackValue>(value: Value) -> Option<T> {
    let mut broken = false;
    let term = T::read(value, &mut broken);
    (!broken).then_some(term)
}

impl PackValue for String {
    fn read(value: Value, broken: &mut bool) -> String {
        match value {
            Value::Text(text) => text,
            _ => {
                *broken = true;
                String::new()
            }
        }
    }
}

impl PackValue for bool {
    fn read(value: Value, broken: &mut bool) -> bool {
        *broken |= !matches!(value, Value::Truth(_));
        value == Value::Truth(true)
    }
}

impl Optional for bool {
    fn can_be_left_out(&self) -> bool {
        !self
    }
}

impl PackValue for i32 {
    fn read(value: Value, broken: &mut bool) -> i32 {
        match value {
            Value::Whole(number) => number,
            _ => {
                *broken = true;
                0
            }
        }
    }
}

impl Optional for i32 {
    fn can_be_left_out(&self) -> bool {
        *self == 0
    }
}

impl<T: PackValue> PackValue for Option<T> {
    fn read(value: Value, broken: &mut bool) -> Option<T> {
        match value {
            Value::Nothing => None,
            value => Some(T::read(value, broken)),
        }
    }
}

impl<T: PackValue> Optional for Option<T> {
    fn can_be_left_out(&self) -> bool {
        self.is_none()
    }
}

impl<T: PackValue> PackValue for Vec<T> {
    fn read(value: Value, broken: &mut bool) -> Vec<T> {
        let Value::List(values) = value else {
            *broken = true;
            return Vec::new();
        };
        // A plain loop: `collect` would reuse the allocation, with more code for each type.
        let mut terms = Vec::with_capacity(values.len());
        for value in values {
            terms.push(T::read(value, broken));
        }
        terms
    }
}

impl<T: PackValue> Optional for Vec<T> {
    fn can_be_left_out(&self) -> bool {
        self.is_empty()
    }
}

/// The fields of an object that were not taken yet.
pub struct Fields(Vec<(String, Value)>);

impl Fields {
    /// The fields of a value; none, and broken, when it is not an object.
    pub fn of(value: Value, broken: &mut bool) -> Fields {
        match value {
            Value::Object(fields) => Fields(fields),
            _ => {
                *broken = true;
                Fields(Vec::new())
            }
        }
    }

    /// Takes and reads the field with this name; `optional` ones may be missing.
    pub fn take<T: PackValue>(&mut self, name: &str, optional: bool, broken: &mut bool) -> T {
        match self.0.iter().position(|(field, _)| field == name) {
            Some(position) => T::read(self.0.swap_remove(position).1, broken),
            None => {
                *broken |= !optional;
                T::read(Value::Nothing, &mut true)
            }
        }
    }

    /// Broken when a field is left: a pack holds nothing the model does not know.
    pub fn end(self, broken: &mut bool) {
        *broken |= !self.0.is_empty();
    }
}

impl IntoIterator for Fields {
    type Item = (String, Value);
    type IntoIter = alloc::vec::IntoIter<(String, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Types of the dictionary: each field with its name in files and packs. `or default` may be left out.
macro_rules! records {
    (@optional) => { false };
    (@optional default) => { true };
    ($(
        $(#[$doc:meta])*
        pub struct $type:ident {
            $($(#[$about:meta])* $field:ident: $kind:ty as $name:tt $(or $default:ident)?,)*
        }
    )*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $type {
            $(
                $(#[$about])*
                #[serde(rename = $name)]
                $(#[serde($default, skip_serializing_if = "crate::kader::pack_value::Optional::can_be_left_out")])?
                pub $field: $kind,
            )*
        }

        impl PackValue for $type {
            fn read(value: Value, broken: &mut bool) -> $type {
                let mut fields = Fields::of(value, broken);
                let term = $type {
                    $($field: fields.take($name, records!(@optional $($default)?), broken),)*
                };
                fields.end(broken);
                term
            }
        }

        impl $crate::kader::shape::Shaped for $type {
            fn shape() -> $crate::kader::shape::Shape {
                use $crate::kader::shape::{Field, Shape, Shaped};
                Shape::Record(vec![$(Field {
                    name: $name,
                    shape: <$kind as Shaped>::shape(),
                    optional: records!(@optional $($default)?),
                },)*])
            }
        }
    )*};
}

/// Closed lists of words of the dictionary.
macro_rules! keywords {
    ($(
        $(#[$doc:meta])*
        pub enum $type:ident {
            $(#[$first_about:meta])* $first:ident as $first_name:tt,
            $($(#[$about:meta])* $word:ident as $name:tt,)*
        }
    )*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

        impl PackValue for $type {
            fn read(value: Value, broken: &mut bool) -> $type {
                match String::read(value, broken).as_str() {
                    $($name => $type::$word,)*
                    word => {
                        *broken |= word != $first_name;
                        $type::$first
                    }
                }
            }
        }

        impl $crate::kader::shape::Shaped for $type {
            fn shape() -> $crate::kader::shape::Shape {
                $crate::kader::shape::Shape::Keywords(vec![$first_name, $($name,)*])
            }
        }
    )*};
}

pub(super) use {keywords, records};
