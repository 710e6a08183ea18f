//! A decision of which there are too many partial assignments to walk: the proof by composition, and assignments drawn.
//!
//! A decision is the maximum of its criteria. Of each criterion every partial assignment is walked ([`super::lattice`]), so its
//! diagram is what its rules say; and equal functions are one reference (Bryant 1986). So when the diagrams of the criteria,
//! put together once more in a store of their own, give the diagram of the decision, it is right in every case and so for
//! every partial assignment.
//!
//! That proof says nothing about the functions that ask a diagram of this size what is still possible. So besides,
//! assignments are drawn, as many around each outcome, and put to the product's own functions and to the naive evaluator.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use fastrand::Rng;
use voorcheck_rules::decision::operations::Copier;
use voorcheck_rules::decision::{Compiled, Diagrams, Partial, Ref};
use voorcheck_rules::kader::model::Kader;

use super::axis::Axis;
use crate::audit::ROOM;
use crate::audit::naive::{Allowed, Naive};

/// As many assignments are drawn around each outcome of a decision.
pub const DRAWN: u64 = 10_000_000;

/// Assignments that one thread draws at a time, from a seed of their own: the same ones whatever the number of threads.
const CHUNK: u64 = 2_000;

/// The most facts that depart from the case an assignment starts from, and the most that are opened after that.
const MOST_CHANGED: usize = 3;

/// The most completions of a drawn assignment, for the naive evaluator judges each of them.
const MOST_COMPLETIONS: usize = 64;

/// A decision made of its criteria.
struct Composed {
    store: Diagrams,
    /// The maximum of its criteria.
    heaviest: Ref,
    /// What the product has for it.
    own: Ref,
}

/// `None` when the diagrams do not fit.
fn compose(kader: &Kader, compiled: &Compiled, decision: usize) -> Option<Composed> {
    let id = &kader.decisions.get(decision)?.id;
    let mut store = Diagrams::default().with_room(ROOM);
    let mut copier = Copier::new(&compiled.diagrams);
    let criteria = kader.criteria.iter().zip(&compiled.criteria).filter(|(one, _)| one.decision == *id);
    let mut heaviest = Ref::terminal(0);
    for (_, criterion) in criteria {
        let root = copier.copy(criterion.root, &mut store);
        heaviest = store.apply(root, heaviest, u8::max);
    }
    let own = copier.copy(*compiled.decisions.get(decision)?, &mut store);
    (!store.is_full()).then_some(Composed { store, heaviest, own })
}

/// Whether a decision is the maximum of its criteria; `None` when the diagrams do not fit.
pub fn is_composed(kader: &Kader, compiled: &Compiled, decision: usize) -> Option<bool> {
    compose(kader, compiled, decision).map(|composed| composed.heaviest == composed.own)
}

/// What came of assignments drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// How many.
    pub drawn: u64,
    /// Those on which the product's functions and the naive evaluator differ.
    pub differing: u64,
    /// The first of them: facts (index in the kader) with the positions of the values they have left.
    pub example: Option<Vec<(usize, Vec<usize>)>>,
}

/// Draws partial assignments of the facts a decision speaks about, `each` around every outcome its criteria can give it; none
/// when their diagrams do not fit.
///
/// Each starts from a complete case with that outcome, chosen at random; up to three facts get another answer, and up to three
/// are opened. The seed is fixed.
pub fn draw(kader: &Kader, compiled: &Compiled, decision: usize, each: u64) -> Drawn {
    let naive = Naive::new(kader);
    let facts = naive.facts_of_decision(decision).iter();
    let axes: Vec<Axis> = facts.filter_map(|&fact| Axis::new(compiled, kader, fact)).collect();
    let root = compiled.decisions.get(decision).copied().unwrap_or(Ref::FALSE);
    let Some(Composed { mut store, heaviest, .. }) = compose(kader, compiled, decision) else {
        return Drawn::default();
    };
    let reached = Partial::all(&compiled.space).reachable(&store, heaviest);
    let outcomes: Vec<Ref> = reached.iter().map(|outcome| store.equals(heaviest, outcome)).collect();
    let drawn = each * outcomes.len() as u64;
    let drawing = Drawing { kader, compiled, decision, root, naive: &naive, axes: &axes, store, outcomes };

    let chunks = drawn.div_ceil(CHUNK);
    let next = AtomicU64::new(0);
    // The first chunk in which something differs gives the example.
    let found = Mutex::new((Drawn { drawn, ..Drawn::default() }, u64::MAX));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let chunk = next.fetch_add(1, Ordering::Relaxed);
                    if chunk >= chunks {
                        break;
                    }
                    let own = drawing.chunk(chunk, CHUNK.min(drawn - chunk * CHUNK));
                    if own.differing > 0
                        && let Ok(mut found) = found.lock()
                    {
                        found.0.differing += own.differing;
                        if chunk < found.1 {
                            found.1 = chunk;
                            found.0.example = own.example;
                        }
                    }
                }
            });
        }
    });
    found.into_inner().map(|(found, _)| found).unwrap_or_default()
}

struct Drawing<'a> {
    kader: &'a Kader,
    compiled: &'a Compiled,
    decision: usize,
    root: Ref,
    naive: &'a Naive<'a>,
    axes: &'a [Axis],
    store: Diagrams,
    /// For each outcome the criteria can give: "it has this outcome".
    outcomes: Vec<Ref>,
}

impl Drawing<'_> {
    fn chunk(&self, chunk: u64, count: u64) -> Drawn {
        let mut rng = Rng::with_seed(chunk);
        let mut found = Drawn { drawn: count, ..Drawn::default() };
        let mut allowed: Allowed = vec![vec![0]; self.kader.facts.len()];
        // The outcomes take turns.
        for &outcome in self.outcomes.iter().cycle().take(count as usize) {
            self.assignment(outcome, &mut allowed, &mut rng);
            if !self.agrees(&allowed) {
                found.differing += 1;
                let left = |axis: &Axis| Some((axis.fact, allowed.get(axis.fact)?.clone()));
                found.example = found.example.or_else(|| Some(self.axes.iter().filter_map(left).collect()));
            }
        }
        found
    }

    /// A partial assignment near a case with this outcome.
    fn assignment(&self, outcome: Ref, allowed: &mut Allowed, rng: &mut Rng) {
        let mut set = |fact: usize, state: &[usize]| {
            if let Some(slot) = allowed.get_mut(fact) {
                slot.clear();
                slot.extend_from_slice(state);
            }
        };
        for axis in self.axes {
            set(axis.fact, &[rng.usize(..axis.single())]);
        }
        let mut at = outcome;
        while let Some(node) = self.store.get(at) {
            // Reduced: every function but the constant "no" has a case in which it holds.
            let live: Vec<(usize, Ref)> =
                node.children.iter().copied().enumerate().filter(|(_, child)| *child != Ref::FALSE).collect();
            let Some((value, child)) = rng.choice(live) else { return };
            if let Some(axis) = self.axes.iter().find(|axis| axis.variable == node.variable) {
                set(axis.fact, &[value]);
            }
            at = child;
        }
        let changed = rng.usize(..=MOST_CHANGED);
        for axis in rng.choose_multiple(self.axes, changed) {
            set(axis.fact, &[rng.usize(..axis.single())]);
        }
        let mut completions = 1;
        let opened = rng.usize(..=MOST_CHANGED);
        for axis in rng.choose_multiple(self.axes, opened) {
            let open = axis.states.get(axis.single()..).unwrap_or_default();
            if let Some(state) = rng.choice(open)
                && completions * state.len() <= MOST_COMPLETIONS
            {
                completions *= state.len();
                set(axis.fact, state);
            }
        }
    }

    /// Whether the product says what the definitions say: the outcomes still possible, and the open facts that matter.
    fn agrees(&self, allowed: &Allowed) -> bool {
        let (reached, matter) = self.naive.decision(self.decision, allowed);
        let mut known = Partial::all(&self.compiled.space);
        let mut support = vec![false; self.compiled.space.variables().len()];
        for axis in self.axes {
            let left = allowed.get(axis.fact).map_or(&[][..], Vec::as_slice);
            known.set(axis.variable, left.iter().fold(0, |set, value| set | 1 << value));
            if let Some(mark) = support.get_mut(axis.variable) {
                *mark = matter.contains(&axis.fact);
            }
        }
        let diagrams = &self.compiled.diagrams;
        known.reachable(diagrams, self.root).iter().map(usize::from).eq(reached)
            && known.support(diagrams, self.root) == support
    }
}
