//! The smallest set of answers after which nothing else matters.

use std::collections::HashMap;

use voorcheck_rules::decision::{Diagrams, Ref};

/// The value for cases that do not occur, such as an option beside a value it excludes.
pub const NO_CASE: u8 = 2;

/// A shortest prime implicant of a condition: the fewest values of variables such that every completion that occurs makes
/// the condition true, and one does occur. `None` when it is never true. Terminals are 0, 1 and [`NO_CASE`].
///
/// For each variable there are two ways on: leave it open, which demands the condition for each of its values at once, or
/// give it one of its values (Coudert and Madre 1992, *Implicit and Incremental Computation of Primes and Essential Primes
/// of Boolean Functions*). Of equally short ones the first in the author's order.
pub fn shortest(diagrams: &mut Diagrams, condition: Ref) -> Option<Vec<(usize, usize)>> {
    below(diagrams, condition, &mut HashMap::new())
}

type Known = HashMap<Ref, Option<Vec<(usize, usize)>>>;

fn below(diagrams: &mut Diagrams, condition: Ref, known: &mut Known) -> Option<Vec<(usize, usize)>> {
    let Some(node) = diagrams.get(condition).cloned() else {
        return (condition == Ref::TRUE).then(Vec::new);
    };
    if let Some(found) = known.get(&condition) {
        return found.clone();
    }
    let open = node.children.iter().skip(1).fold(node.children.first().copied(), |open, &child| {
        open.map(|open| diagrams.apply(open, child, both))
    });
    let mut best = open.and_then(|open| below(diagrams, open, known));
    for (value, &child) in node.children.iter().enumerate() {
        if let Some(rest) = below(diagrams, child, known)
            && best.as_ref().is_none_or(|best| rest.len() + 1 < best.len())
        {
            best = Some([vec![(node.variable, value)], rest].concat());
        }
    }
    known.insert(condition, best.clone());
    best
}

/// Whether both must hold: a case that does not occur demands nothing.
fn both(a: u8, b: u8) -> u8 {
    match (a, b) {
        (0, _) | (_, 0) => 0,
        (NO_CASE, NO_CASE) => NO_CASE,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "The variable has this one of three values."
    fn is(diagrams: &mut Diagrams, variable: usize, value: usize) -> Ref {
        let children = (0..3).map(|i| if i == value { Ref::TRUE } else { Ref::FALSE }).collect();
        diagrams.node(variable, children)
    }

    #[test]
    fn leaves_open_what_does_not_matter() {
        let mut diagrams = Diagrams::default();
        let (a, b, c) = (is(&mut diagrams, 0, 1), is(&mut diagrams, 1, 2), is(&mut diagrams, 2, 0));
        let both = diagrams.and(a, b);
        let either = diagrams.or(both, c);
        assert_eq!(shortest(&mut diagrams, either), Some(vec![(2, 0)]));
        assert_eq!(shortest(&mut diagrams, both), Some(vec![(0, 1), (1, 2)]));
        assert_eq!(shortest(&mut diagrams, Ref::TRUE), Some(vec![]));
        assert_eq!(shortest(&mut diagrams, Ref::FALSE), None);
    }

    #[test]
    fn a_case_that_does_not_occur_is_no_example_and_no_objection() {
        let mut diagrams = Diagrams::default();
        let no_case = Ref::terminal(NO_CASE);
        assert_eq!(shortest(&mut diagrams, no_case), None);
        // Value 0 does not occur, value 1 is so for the later variable's value 2 only, value 2 never.
        let later = is(&mut diagrams, 1, 2);
        let condition = diagrams.node(0, vec![no_case, later, Ref::FALSE]);
        assert_eq!(shortest(&mut diagrams, condition), Some(vec![(0, 1), (1, 2)]));
        let condition = diagrams.node(0, vec![no_case, later, no_case]);
        assert_eq!(shortest(&mut diagrams, condition), Some(vec![(1, 2)]));
    }
}
