//! What follows from partial answers, exactly: restriction, reachable values, relevance.

use super::diagram::{Diagrams, Ref};
use super::space::{Space, Values};
use crate::prelude::*;

/// A set of terminals: bit *i* stands for the value *i*.
///
/// Supervaluation (van Fraassen 1966): what holds is what holds in every completion of the unknown facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terminals(u64);

impl Terminals {
    /// Adds a value; values from 64 on do not occur in a compiled kader.
    pub fn insert(&mut self, value: u8) {
        self.0 |= 1u64.checked_shl(value.into()).unwrap_or(0);
    }

    /// Whether this value is in it.
    pub fn contains(self, value: u8) -> bool {
        self.0 & 1u64.checked_shl(value.into()).unwrap_or(0) != 0
    }

    /// The values, from light to heavy.
    pub fn iter(self) -> impl Iterator<Item = u8> {
        (0..64).filter(move |&value| self.contains(value))
    }

    /// The one value, when there is one.
    pub fn decided(self) -> Option<u8> {
        (self.0.count_ones() == 1).then(|| self.0.trailing_zeros() as u8)
    }

    /// The lightest value.
    pub fn lightest(self) -> Option<u8> {
        self.iter().next()
    }
}

/// For each variable the values it can still have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partial {
    allowed: Vec<Values>,
}

impl Partial {
    /// Nothing is known.
    pub fn all(space: &Space) -> Partial {
        Partial { allowed: (0..space.variables().len()).map(|variable| space.all(variable)).collect() }
    }

    /// The values a variable can still have.
    pub fn allowed(&self, variable: usize) -> Values {
        self.allowed.get(variable).copied().unwrap_or_default()
    }

    /// Leaves a variable these values; an empty set is refused, for no completion would be left.
    pub fn set(&mut self, variable: usize, values: Values) {
        if let Some(allowed) = self.allowed.get_mut(variable)
            && values != 0
        {
            *allowed = values;
        }
    }

    /// The same, with one variable changed.
    pub fn with(&self, variable: usize, values: Values) -> Partial {
        let mut changed = self.clone();
        changed.set(variable, values);
        changed
    }

    /// The values some completion reaches. Exact: a path meets each variable once.
    pub fn reachable(&self, diagrams: &Diagrams, root: Ref) -> Terminals {
        let mut found = Terminals::default();
        let mut seen = Seen::new(diagrams);
        let mut open = vec![root];
        while let Some(reference) = open.pop() {
            if !seen.first_time(reference) {
                continue;
            }
            match diagrams.get(reference) {
                None => reference.value().into_iter().for_each(|value| found.insert(value)),
                Some(node) => open.extend(self.live(node.variable, &node.children)),
            }
        }
        found
    }

    /// Whether a condition holds in every completion.
    pub fn certain(&self, diagrams: &Diagrams, condition: Ref) -> bool {
        self.reachable(diagrams, condition).decided() == Some(1)
    }

    /// Whether a condition holds in some completion.
    pub fn possible(&self, diagrams: &Diagrams, condition: Ref) -> bool {
        self.reachable(diagrams, condition).contains(1)
    }

    /// For each variable whether two completions that differ in it alone give different values.
    ///
    /// The diagram is restricted and *reduced again*: a live node both of whose live children became the same
    /// function decides nothing, which a walk over live nodes would not see.
    pub fn support(&self, diagrams: &Diagrams, root: Ref) -> Vec<bool> {
        let mut support = vec![false; self.allowed.len()];
        self.mark_support(diagrams, root, &mut support);
        support
    }

    /// Adds the support of a diagram to `support`.
    pub fn mark_support(&self, diagrams: &Diagrams, root: Ref, support: &mut [bool]) {
        // A restricted diagram has no more nodes than the whole.
        let mut restricted = Diagrams::default().with_room(diagrams.len());
        let root = self.restrict(diagrams, root, &mut restricted, &mut vec![None; diagrams.len()]);
        let mut seen = Seen::new(&restricted);
        let mut open = vec![root];
        while let Some(reference) = open.pop() {
            if !seen.first_time(reference) {
                continue;
            }
            if let Some(node) = restricted.get(reference) {
                if let Some(mark) = support.get_mut(node.variable) {
                    *mark = true;
                }
                open.extend(&node.children);
            }
        }
    }

    /// The reduced diagram over the allowed values only, in a store of its own.
    fn restrict(&self, diagrams: &Diagrams, root: Ref, into: &mut Diagrams, memo: &mut [Option<Ref>]) -> Ref {
        let Some(node) = diagrams.get(root) else {
            return root;
        };
        if let Some(&Some(known)) = root.node().and_then(|index| memo.get(index)) {
            return known;
        }
        let live: Vec<Ref> = self.live(node.variable, &node.children).collect();
        let children = live.into_iter().map(|child| self.restrict(diagrams, child, into, memo)).collect();
        let result = into.node(node.variable, children);
        if let Some(slot) = root.node().and_then(|index| memo.get_mut(index)) {
            *slot = Some(result);
        }
        result
    }

    /// A path to a value: variable and position of its value, for each variable that is tested.
    pub fn example(&self, diagrams: &Diagrams, root: Ref, value: u8) -> Option<Vec<(usize, usize)>> {
        self.path(diagrams, root, value, &mut Seen::new(diagrams))
    }

    /// The search stops at the first path, so a node it comes back to has none.
    fn path(&self, diagrams: &Diagrams, at: Ref, value: u8, seen: &mut Seen) -> Option<Vec<(usize, usize)>> {
        let Some(node) = diagrams.get(at) else {
            return (at.value() == Some(value)).then(Vec::new);
        };
        if !seen.first_time(at) {
            return None;
        }
        let allowed = self.allowed(node.variable);
        node.children.iter().enumerate().filter(|(i, _)| allowed >> i & 1 == 1).find_map(|(i, &child)| {
            let mut path = self.path(diagrams, child, value, seen)?;
            path.insert(0, (node.variable, i));
            Some(path)
        })
    }

    fn live<'a>(&self, variable: usize, children: &'a [Ref]) -> impl Iterator<Item = Ref> + 'a {
        let allowed = self.allowed(variable);
        children.iter().enumerate().filter(move |(i, _)| allowed >> i & 1 == 1).map(|(_, &child)| child)
    }
}

/// The nodes a walk has been at.
pub(super) struct Seen(Vec<bool>);

impl Seen {
    pub(super) fn new(diagrams: &Diagrams) -> Seen {
        Seen(vec![false; diagrams.len()])
    }

    /// Marks a node; true for a terminal and for a node that was not marked yet.
    pub(super) fn first_time(&mut self, reference: Ref) -> bool {
        match reference.node().and_then(|index| self.0.get_mut(index)) {
            Some(seen) => !core::mem::replace(seen, true),
            None => true,
        }
    }
}
