//! What follows from partial answers, exactly: restriction, reachable values, relevance.

use super::diagram::{Diagrams, Ref};
use super::space::{Space, Values, positions};
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
        positions(self.0).map(|value| value as u8)
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
        self.reach(diagrams, root, u32::MAX)
    }

    /// The one value of every completion, when there is one.
    pub fn decided(&self, diagrams: &Diagrams, root: Ref) -> Option<u8> {
        self.reach(diagrams, root, 1).decided()
    }

    /// As [`reachable`](Self::reachable), until more values than `enough` were found.
    fn reach(&self, diagrams: &Diagrams, root: Ref, enough: u32) -> Terminals {
        let mut found = Terminals::default();
        let mut seen = Seen::new(diagrams);
        let mut open = vec![root];
        while let Some(reference) = open.pop() {
            if !seen.first_time(reference) {
                continue;
            }
            match diagrams.get(reference) {
                None => {
                    reference.value().into_iter().for_each(|value| found.insert(value));
                    if found.0.count_ones() > enough {
                        break;
                    }
                }
                Some(node) => open.extend(self.live(node.variable, &node.children)),
            }
        }
        found
    }

    /// Whether a condition holds in every completion.
    pub fn certain(&self, diagrams: &Diagrams, condition: Ref) -> bool {
        self.decided(diagrams, condition) == Some(1)
    }

    /// Whether a condition holds in some completion.
    pub fn possible(&self, diagrams: &Diagrams, condition: Ref) -> bool {
        self.reachable(diagrams, condition).contains(1)
    }

    /// For each variable whether two completions that differ in it alone give different values.
    pub fn support(&self, diagrams: &Diagrams, root: Ref) -> Vec<bool> {
        Restricted::new(self, diagrams).support(&[root])
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

/// For each function of a store the values some completion reaches: [`Partial::reachable`] of all of them, in one pass.
#[derive(Clone, Debug)]
pub struct Reached(Vec<Terminals>);

impl Reached {
    /// Walks through the whole store: a node is made after its children.
    pub fn new(partial: &Partial, diagrams: &Diagrams) -> Reached {
        let mut reached = Reached(Vec::with_capacity(diagrams.len()));
        for node in diagrams.nodes() {
            let mut found = Terminals::default();
            let mut allowed = partial.allowed(node.variable);
            for &child in &node.children {
                if allowed & 1 == 1 {
                    found.0 |= reached.of(child).0;
                }
                allowed >>= 1;
            }
            reached.0.push(found);
        }
        reached
    }

    /// The values some completion reaches.
    pub fn of(&self, root: Ref) -> Terminals {
        match root.node() {
            Some(at) => self.0.get(at).copied().unwrap_or_default(),
            None => {
                let mut terminal = Terminals::default();
                root.value().into_iter().for_each(|value| terminal.insert(value));
                terminal
            }
        }
    }

    /// Whether a condition holds in every completion.
    pub fn certain(&self, condition: Ref) -> bool {
        self.of(condition).decided() == Some(1)
    }

    /// Whether a condition holds in some completion.
    pub fn possible(&self, condition: Ref) -> bool {
        self.of(condition).contains(1)
    }
}

/// Diagrams over the allowed values only, *reduced again*: a live node all of whose live children became the same function
/// decides nothing, which a walk over live nodes would not see. Each node is restricted once for all who ask.
pub struct Restricted<'a> {
    partial: &'a Partial,
    diagrams: &'a Diagrams,
    store: Diagrams,
    /// What became of each node.
    known: Vec<Option<Ref>>,
}

impl<'a> Restricted<'a> {
    /// Nothing is restricted yet.
    pub fn new(partial: &'a Partial, diagrams: &'a Diagrams) -> Restricted<'a> {
        // Restricted diagrams have no more nodes than the whole.
        let store = Diagrams::default().with_room(diagrams.len());
        Restricted { partial, diagrams, store, known: vec![None; diagrams.len()] }
    }

    /// For each variable whether one of these functions still depends on it.
    pub fn support(&mut self, roots: &[Ref]) -> Vec<bool> {
        let mut support = vec![false; self.partial.allowed.len()];
        let mut open = roots.to_vec();
        for root in &mut open {
            *root = self.restrict(*root);
        }
        let mut seen = Seen::new(&self.store);
        while let Some(reference) = open.pop() {
            if let Some(node) = self.store.get(reference)
                && seen.first_time(reference)
            {
                if let Some(mark) = support.get_mut(node.variable) {
                    *mark = true;
                }
                open.extend(&node.children);
            }
        }
        support
    }

    fn restrict(&mut self, root: Ref) -> Ref {
        let (partial, diagrams) = (self.partial, self.diagrams);
        let Some(node) = diagrams.get(root) else {
            return root;
        };
        if let Some(&Some(known)) = root.node().and_then(|index| self.known.get(index)) {
            return known;
        }
        let mut live = partial.live(node.variable, &node.children);
        // What is answered decides nothing any more, and a case is mostly answers.
        let result = if partial.allowed(node.variable).is_power_of_two() {
            live.next().map_or(Ref::FALSE, |child| self.restrict(child))
        } else {
            let mut children = Vec::with_capacity(node.children.len());
            children.extend(live.map(|child| self.restrict(child)));
            self.store.node(node.variable, children)
        };
        if let Some(slot) = root.node().and_then(|index| self.known.get_mut(index)) {
            *slot = Some(result);
        }
        result
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
