//! The diagram of every partial assignment, each distinct one once.
//!
//! The facts are restricted one after the other, in the order of the diagram. Equal functions are one node (the same
//! canonicity as in [`Diagrams`]), so millions of assignments share some thousands of diagrams, and the diagram of an
//! assignment is found by following one number per fact. [`Restricted::unlike_the_product`] holds the result against the functions
//! the product itself uses, on one assignment for every distinct diagram.

use std::collections::HashMap;

use voorcheck_rules::decision::operations::{Copier, Known};
use voorcheck_rules::decision::{Compiled, Diagrams, Partial, Ref};

use super::axis::Axis;

/// What is said about a partial assignment, as bits: the values reached, then the facts that still matter, both in order.
pub(super) type Bits = u32;

/// Set for what does not belong: a value without a grade, a variable that is no fact of the target.
const STRANGE: Bits = 1 << 31;

/// Most bits of a [`Bits`] that values and facts may take.
pub(super) const MOST_BITS: usize = 31;

/// The most nodes of all these diagrams together; a kader in use has some thousands.
const MOST_NODES: usize = 1 << 20;

/// The diagrams of all partial assignments over some facts.
pub(super) struct Restricted {
    /// For each fact: for each diagram so far, what it becomes for each state of the fact.
    steps: Vec<Vec<u32>>,
    /// For each fact: the diagram before it and the state that first led to each diagram after it.
    origins: Vec<Vec<(u32, usize)>>,
    /// What each diagram at the end says.
    bits: Vec<Bits>,
}

impl Restricted {
    /// Restricts `root` by every state of every axis. `grades` is the number of values of the target. `None` when that comes
    /// to too many diagrams.
    pub fn new(compiled: &Compiled, root: Ref, axes: &[Axis], grades: usize) -> Option<Restricted> {
        let mut store = Diagrams::default().with_room(MOST_NODES);
        let mut level = vec![Copier::new(&compiled.diagrams).copy(root, &mut store)];
        let (mut steps, mut origins) = (Vec::new(), Vec::new());
        for axis in axes {
            let mut known = vec![Known::new(); axis.states.len()];
            let mut numbers: HashMap<Ref, u32> = HashMap::new();
            let (mut after, mut step, mut origin) = (Vec::new(), Vec::new(), Vec::new());
            for (before, &root) in level.iter().enumerate() {
                for (state, (values, known)) in axis.states.iter().zip(&mut known).enumerate() {
                    let restricted = store.restrict(root, axis.variable, values, known);
                    if store.is_full() {
                        return None;
                    }
                    let number = *numbers.entry(restricted).or_insert_with(|| {
                        after.push(restricted);
                        origin.push((before as u32, state));
                        (after.len() - 1) as u32
                    });
                    step.push(number);
                }
            }
            level = after;
            steps.push(step);
            origins.push(origin);
        }
        let mut saying = Saying { store: &store, axes, grades, known: vec![None; store.len()] };
        let bits = level.iter().map(|&root| saying.bits(root)).collect();
        Some(Restricted { steps, origins, bits })
    }

    /// The diagram after the fact at `level` takes its state with this number.
    pub fn step(&self, level: usize, diagram: u32, states: usize, state: usize) -> u32 {
        let step = self.steps.get(level).and_then(|steps| steps.get(diagram as usize * states + state));
        step.copied().unwrap_or(u32::MAX)
    }

    /// What a diagram at the end says.
    pub fn bits(&self, diagram: u32) -> Bits {
        self.bits.get(diagram as usize).copied().unwrap_or(STRANGE)
    }

    /// How many distinct diagrams there are at the end.
    pub fn len(&self) -> usize {
        self.bits.len()
    }

    /// The number of distinct diagrams of which [`Partial::reachable`] and [`Partial::support`], asked about an assignment
    /// that leads to it, say something else than was read off here.
    pub fn unlike_the_product(&self, compiled: &Compiled, root: Ref, axes: &[Axis], grades: usize) -> usize {
        let differs = |diagram: usize| {
            let mut known = Partial::all(&compiled.space);
            let mut at = diagram as u32;
            for (axis, origins) in axes.iter().zip(&self.origins).rev() {
                let Some(&(before, state)) = origins.get(at as usize) else { return true };
                known.set(axis.variable, axis.set(state));
                at = before;
            }
            product_bits(compiled, root, &known, axes, grades) != self.bits(diagram as u32)
        };
        (0..self.len()).filter(|&diagram| differs(diagram)).count()
    }
}

/// What the product says about a partial assignment.
pub(super) fn product_bits(
    compiled: &Compiled,
    root: Ref,
    known: &Partial,
    axes: &[Axis],
    grades: usize,
) -> Bits {
    let reached = known.reachable(&compiled.diagrams, root);
    let support = known.support(&compiled.diagrams, root);
    let values = reached.iter().fold(0, |bits, value| bits | value_bit(value, grades));
    let marked = support.iter().enumerate().filter(|(_, marked)| **marked);
    marked.fold(values, |bits, (variable, _)| bits | variable_bit(variable, axes, grades))
}

fn value_bit(value: u8, grades: usize) -> Bits {
    if usize::from(value) < grades { 1 << value } else { STRANGE }
}

fn variable_bit(variable: usize, axes: &[Axis], grades: usize) -> Bits {
    axes.iter().position(|axis| axis.variable == variable).map_or(STRANGE, |at| 1 << (grades + at))
}

/// What the functions of a store say.
struct Saying<'a> {
    store: &'a Diagrams,
    axes: &'a [Axis],
    grades: usize,
    known: Vec<Option<Bits>>,
}

impl Saying<'_> {
    fn bits(&mut self, root: Ref) -> Bits {
        let Some(node) = self.store.get(root) else {
            return root.value().map_or(STRANGE, |value| value_bit(value, self.grades));
        };
        if let Some(&Some(known)) = root.node().and_then(|at| self.known.get(at)) {
            return known;
        }
        let own = variable_bit(node.variable, self.axes, self.grades);
        let bits = node.children.iter().fold(own, |bits, &child| bits | self.bits(child));
        if let Some(slot) = root.node().and_then(|at| self.known.get_mut(at)) {
            *slot = Some(bits);
        }
        bits
    }
}
