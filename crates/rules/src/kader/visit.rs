//! A walk through a kader: every record, text, condition and word, with the way that leads to it.
//!
//! Whoever wants all texts, all conditions or all norms of a kader walks here, so that nobody has a list of fields of their
//! own to forget one in.

use core::any::Any;
use core::fmt;

use super::element::{Element, Optional, Step};
use super::{Condition, Text};
use crate::prelude::*;

/// What a text may hold between braces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fills {
    /// Nothing is filled in: the text is read before the answers are.
    #[default]
    Nothing,
    /// A text of the assessment.
    Result,
    /// The sentence of an outcome.
    Outcome,
    /// The sentence of an undecided outcome.
    Undecided,
    /// A line above the timeline.
    Planned,
    /// A letter or another form: every answer, every date, and what the assessment is.
    Letter,
}

impl Fills {
    /// The names that may stand between braces beside those of facts, and in a form of questions and dates.
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Fills::Nothing | Fills::Result => &[],
            Fills::Letter => &["vandaag", "versie", "kop", "code", "contact", "meegenomen"],
            Fills::Outcome => &["redenen"],
            Fills::Undecided => &["mogelijk", "beste"],
            Fills::Planned => &["eerder", "later", "dagen"],
        }
    }
}

/// The way from a kader to a value in it.
#[derive(Clone, Debug, Default)]
pub struct Path {
    steps: Vec<Step<'static>>,
    fills: Fills,
}

impl Path {
    /// The steps.
    pub fn steps(&self) -> &[Step<'static>] {
        &self.steps
    }

    /// The field the value stands in, or the list of it.
    pub fn field(&self) -> &'static str {
        let field = |step: &Step<'static>| match step {
            Step::Field(name) => Some(*name),
            Step::Index(_) => None,
        };
        self.steps.iter().rev().find_map(field).unwrap_or_default()
    }

    /// The field of the kader it stands in.
    pub fn kind(&self) -> &'static str {
        match self.steps.first() {
            Some(Step::Field(name)) => name,
            _ => "",
        }
    }

    /// The position in the list of the kader it stands in.
    pub fn index(&self) -> Option<usize> {
        match self.steps.get(1) {
            Some(Step::Index(index)) => Some(*index),
            _ => None,
        }
    }

    /// What a text here may hold between braces.
    pub fn fills(&self) -> Fills {
        self.fills
    }
}

/// As problems have it: `criterium[2].regel[1].reden`.
impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.steps.iter().enumerate() {
            match step {
                Step::Field(name) if at == 0 => f.write_str(name)?,
                Step::Field(name) => write!(f, ".{name}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// What a visitor meets. A list is met as its elements, and what is left out is not met.
#[derive(Clone, Copy)]
pub enum Seen<'k> {
    /// A record, before its fields; `downcast_ref` asks whether it is of some type.
    Record(&'k dyn Any),
    /// A text for readers.
    Text(&'k Text),
    /// A condition.
    Condition(&'k Condition),
    /// An id, a date, a name.
    Plain(&'k str),
    /// Yes or no.
    Truth(bool),
    /// A whole number.
    Whole(i32),
    /// One of some words.
    Keyword(&'static str),
}

/// A walk that reads.
pub struct Walk<'k, 'v> {
    path: Path,
    visitor: &'v mut dyn FnMut(&Path, Seen<'k>),
}

/// Walks through something; the visitor gets the way there from `at`, a field of the kader, or from the kader itself.
pub fn walk<'k>(element: &'k impl Element, visitor: &mut dyn FnMut(&Path, Seen<'k>)) {
    element.visit(&mut Walk { path: Path::default(), visitor });
}

impl<'k> Walk<'k, '_> {
    /// Shows the visitor what stands here.
    pub fn see(&mut self, seen: Seen<'k>) {
        (self.visitor)(&self.path, seen);
    }

    /// Goes into a field.
    pub fn field(&mut self, name: &'static str, fills: Option<Fills>, element: &'k impl Element) {
        let before = self.path.fills;
        self.path.fills = fills.unwrap_or(before);
        self.step(Step::Field(name), element);
        self.path.fills = before;
    }

    /// Goes to an element of a list.
    pub fn element(&mut self, index: usize, element: &'k impl Element) {
        self.step(Step::Index(index), element);
    }

    fn step(&mut self, step: Step<'static>, element: &'k impl Element) {
        self.path.steps.push(step);
        element.visit(self);
        self.path.steps.pop();
    }
}

/// What a visitor meets who changes something. A list and what may be left out come before what they hold.
pub enum SeenMut<'k> {
    /// A record, before its fields.
    Record(&'k mut dyn Any),
    /// A text for readers.
    Text(&'k mut Text),
    /// A condition.
    Condition(&'k mut Condition),
    /// An id, a date, a name.
    Plain(&'k mut String),
    /// Yes or no.
    Truth(&'k mut bool),
    /// A whole number.
    Whole(&'k mut i32),
    /// Something that may be left out.
    Optional(&'k mut dyn Removable),
    /// A list.
    List(&'k mut dyn Removable),
}

/// Something of which all can be taken away.
pub trait Removable {
    /// Takes it away, or all of it.
    fn clear(&mut self);

    /// Whether there is nothing.
    fn is_empty(&self) -> bool;
}

impl<T: Element> Removable for Option<T> {
    fn clear(&mut self) {
        *self = None;
    }

    fn is_empty(&self) -> bool {
        self.can_be_left_out()
    }
}

impl<T: Element> Removable for Vec<T> {
    fn clear(&mut self) {
        Vec::clear(self);
    }

    fn is_empty(&self) -> bool {
        self.can_be_left_out()
    }
}

/// A walk that changes.
pub struct WalkMut<'v> {
    path: Path,
    visitor: &'v mut dyn FnMut(&Path, SeenMut<'_>),
}

/// Walks through something to change it.
pub fn walk_mut(element: &mut impl Element, visitor: &mut dyn FnMut(&Path, SeenMut<'_>)) {
    element.visit_mut(&mut WalkMut { path: Path::default(), visitor });
}

impl WalkMut<'_> {
    /// Shows the visitor what stands here.
    pub fn see(&mut self, seen: SeenMut<'_>) {
        (self.visitor)(&self.path, seen);
    }

    /// Goes into a field.
    pub fn field(&mut self, name: &'static str, fills: Option<Fills>, element: &mut impl Element) {
        let before = self.path.fills;
        self.path.fills = fills.unwrap_or(before);
        self.step(Step::Field(name), element);
        self.path.fills = before;
    }

    /// Goes to an element of a list.
    pub fn element(&mut self, index: usize, element: &mut impl Element) {
        self.step(Step::Index(index), element);
    }

    fn step(&mut self, step: Step<'static>, element: &mut impl Element) {
        self.path.steps.push(step);
        element.visit_mut(self);
        self.path.steps.pop();
    }
}
