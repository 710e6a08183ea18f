//! Exact numbers of complete cases.

use super::diagram::{Diagrams, Ref};
use super::partial::Partial;
use crate::prelude::*;

/// How many complete cases give each value, for the values some case gives, in order.
///
/// A complete case gives each variable of `over` one of its allowed values; `over` must hold every variable the
/// diagram tests. Linear in the diagram: a node is counted once, a variable it skips multiplies (Bryant 1986, section 4.5).
///
/// The numbers are `u128`: 60 facts of four values each still fit.
pub fn counts(diagrams: &Diagrams, root: Ref, partial: &Partial, over: &[usize]) -> Vec<(u8, u128)> {
    let mut over = over.to_vec();
    over.sort_unstable();
    over.dedup();
    let mut counter = Counter { diagrams, partial, over, known: vec![None; diagrams.len()] };
    let totals = counter.below(root, 0);
    totals.into_iter().filter(|(_, count)| *count > 0).collect()
}

/// The number of complete cases over `over`.
pub fn cases(partial: &Partial, over: &[usize]) -> u128 {
    over.iter().map(|&variable| u128::from(partial.allowed(variable).count_ones())).product()
}

type Totals = Vec<(u8, u128)>;

struct Counter<'a> {
    diagrams: &'a Diagrams,
    partial: &'a Partial,
    over: Vec<usize>,
    /// Totals of a node over the variables from its own on.
    known: Vec<Option<Totals>>,
}

impl Counter<'_> {
    /// Totals over the variables from position `from` of `over` on.
    fn below(&mut self, root: Ref, from: usize) -> Totals {
        let Some(node) = self.diagrams.get(root) else {
            let skipped = self.skipped(from, self.over.len());
            return root.value().map(|value| (value, skipped)).into_iter().collect();
        };
        let at = self.over.partition_point(|&variable| variable < node.variable);
        let totals = match root.node().and_then(|index| self.known.get(index)).cloned().flatten() {
            Some(known) => known,
            None => {
                let allowed = self.partial.allowed(node.variable);
                let mut totals = Totals::new();
                let live = node.children.iter().enumerate().filter(|(i, _)| allowed >> i & 1 == 1);
                for (_, &child) in live {
                    add(&mut totals, self.below(child, at + 1));
                }
                if let Some(slot) = root.node().and_then(|index| self.known.get_mut(index)) {
                    *slot = Some(totals.clone());
                }
                totals
            }
        };
        let skipped = self.skipped(from, at);
        totals.into_iter().map(|(value, count)| (value, count * skipped)).collect()
    }

    fn skipped(&self, from: usize, to: usize) -> u128 {
        cases(self.partial, self.over.get(from..to).unwrap_or_default())
    }
}

fn add(totals: &mut Totals, more: Totals) {
    for (value, count) in more {
        match totals.binary_search_by_key(&value, |(known, _)| *known) {
            Ok(at) => {
                if let Some(total) = totals.get_mut(at) {
                    total.1 += count;
                }
            }
            Err(at) => totals.insert(at, (value, count)),
        }
    }
}
