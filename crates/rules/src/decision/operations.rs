//! What is made of diagrams beside *apply*: for whoever examines a kader or lays two side by side.
//!
//! The operations are Bryant's (1986, *Graph-Based Algorithms for Boolean Function Manipulation*, section 4: *restrict*,
//! *compose*), for more values than two; each visits a node once. The page calls none of them, so its Wasm has none.

use alloc::collections::BTreeMap;

use super::diagram::{Diagrams, Ref};
use super::partial::Seen;
use crate::prelude::*;

/// What *restrict* made of nodes so far; good for one variable and one list of its values.
pub type Known = BTreeMap<Ref, Ref>;

impl Diagrams {
    /// The opposite of a condition.
    pub fn not(&mut self, condition: Ref) -> Ref {
        self.equals(condition, 0)
    }

    /// "The function has this value."
    pub fn equals(&mut self, root: Ref, value: u8) -> Ref {
        self.map(root, move |found| u8::from(found == value))
    }

    /// `then` where the condition holds, `otherwise` elsewhere (*ITE*; Brace, Rudell and Bryant 1990). Neither may have the
    /// value `u8::MAX`.
    pub fn if_then_else(&mut self, condition: Ref, then: Ref, otherwise: Ref) -> Ref {
        const OTHERWISE: u8 = u8::MAX;
        let then = self.apply(condition, then, |holds, value| if holds == 1 { value } else { OTHERWISE });
        self.apply(then, otherwise, |value, other| if value == OTHERWISE { other } else { value })
    }

    /// The function that tests `variable` and goes on as the child for its value, wherever the variables of the children
    /// stand (*compose*). Without children there is no case, so the value does not matter.
    pub fn test(&mut self, variable: usize, children: Vec<Ref>) -> Ref {
        let Some(&first) = children.first() else { return Ref::FALSE };
        let later = |child: &Ref| self.get(*child).is_none_or(|node| node.variable > variable);
        if children.iter().all(later) {
            return self.node(variable, children);
        }
        let mut result = first;
        for (value, &child) in children.iter().enumerate().skip(1) {
            let is = |other| if other == value { Ref::TRUE } else { Ref::FALSE };
            let literal = self.node(variable, (0..children.len()).map(is).collect());
            result = self.if_then_else(literal, child, result);
        }
        result
    }

    /// The function that is left when a variable has this value (*restrict*, also *cofactor*). A value it does not have
    /// restricts nothing.
    pub fn cofactor(&mut self, root: Ref, variable: usize, value: usize) -> Ref {
        self.restrict(root, variable, &[value], &mut Known::new())
    }

    /// The function that is left when a variable has one of these values. Where several are left it still tests the
    /// variable, with a child for each of them in their order; two such functions are equal when they are the same for the
    /// values each has left, in order.
    pub fn restrict(&mut self, root: Ref, variable: usize, values: &[usize], known: &mut Known) -> Ref {
        // Below this variable nothing changes.
        let Some(node) = self.get(root).filter(|node| node.variable <= variable) else { return root };
        if let Some(&known) = known.get(&root) {
            return known;
        }
        let (at, children) = (node.variable, node.children.clone());
        let children: Vec<Ref> = if at == variable {
            values.iter().filter_map(|&value| children.get(value).copied()).collect()
        } else {
            children.iter().map(|&child| self.restrict(child, variable, values, known)).collect()
        };
        let result = if children.is_empty() { root } else { self.node(at, children) };
        known.insert(root, result);
        result
    }

    /// The variables a function tests, in order. Reduced, it depends on each of them.
    pub fn tested(&self, root: Ref) -> Vec<usize> {
        let mut tested = Vec::new();
        let mut seen = Seen::new(self);
        let mut open = vec![root];
        while let Some(reference) = open.pop() {
            if let Some(node) = self.get(reference)
                && seen.first_time(reference)
            {
                tested.push(node.variable);
                open.extend(&node.children);
            }
        }
        tested.sort_unstable();
        tested.dedup();
        tested
    }
}

/// The variable that takes the place of another, and for each of its values the position of the other's.
pub type Place = (usize, Vec<usize>);

/// The way of functions from one store to another.
#[derive(Clone, Debug)]
pub struct Copier<'a> {
    from: &'a Diagrams,
    /// For each variable where it goes; `None` when all stay where they are.
    places: Option<Vec<Place>>,
    known: Vec<Option<Ref>>,
}

impl<'a> Copier<'a> {
    /// Copies functions as they are.
    pub fn new(from: &'a Diagrams) -> Copier<'a> {
        Copier { from, places: None, known: vec![None; from.len()] }
    }

    /// Copies functions onto other variables, in whatever order these stand.
    pub fn onto(from: &'a Diagrams, places: Vec<Place>) -> Copier<'a> {
        Copier { places: Some(places), ..Copier::new(from) }
    }

    /// The same function in another store, which has to be the same one every time.
    pub fn copy(&mut self, root: Ref, into: &mut Diagrams) -> Ref {
        let Some(node) = self.from.get(root) else { return root };
        if let Some(&Some(known)) = root.node().and_then(|at| self.known.get(at)) {
            return known;
        }
        let place = self.places.as_ref().map(|places| places.get(node.variable));
        let (variable, children) = match place {
            None => (node.variable, node.children.to_vec()),
            Some(None) => return Ref::FALSE,
            Some(Some((variable, positions))) => {
                let child = |&position: &usize| node.children.get(position).copied();
                (*variable, positions.iter().filter_map(child).collect())
            }
        };
        let children = children.into_iter().map(|child| self.copy(child, into)).collect();
        let copied = into.test(variable, children);
        if let Some(slot) = root.node().and_then(|at| self.known.get_mut(at)) {
            *slot = Some(copied);
        }
        copied
    }
}
