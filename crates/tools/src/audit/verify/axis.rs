//! The facts of a target as axes of the lattice of partial assignments.

use voorcheck_rules::decision::Compiled;
use voorcheck_rules::decision::space::{Subject, Values};
use voorcheck_rules::kader::Kader;
use voorcheck_rules::kader::model::Fact;

use crate::audit::naive::values;

/// A fact with its states.
pub(super) struct Axis {
    /// Index in the kader.
    pub fact: usize,
    /// Variable in the diagrams.
    pub variable: usize,
    /// For each state the positions of the values it leaves; the single values come first.
    pub states: Vec<Vec<usize>>,
    /// Distance in the table between two neighbouring states.
    pub stride: usize,
    /// For each state that leaves more than one value the distances back to the states of these values.
    pub back: Vec<Vec<usize>>,
}

impl Axis {
    pub fn new(compiled: &Compiled, kader: &Kader, index: usize) -> Option<Axis> {
        let states = states(kader.facts.get(index)?);
        let variable = compiled.space.of(Subject::Fact(index))?;
        Some(Axis { fact: index, variable, states, stride: 1, back: Vec::new() })
    }

    /// The values a state leaves, as the product writes them.
    pub fn set(&self, state: usize) -> Values {
        self.states.get(state).into_iter().flatten().fold(0, |set, value| set | 1 << value)
    }
}

/// The sets of values an answer to the question can leave, each once: every value, what the open options leave, all.
pub(super) fn states(fact: &Fact) -> Vec<Vec<usize>> {
    let known = values(fact);
    let mut states: Vec<Vec<usize>> = (0..known.len()).map(|value| vec![value]).collect();
    let left = fact.options.iter().filter(|option| !option.leaves_open.is_empty()).map(|option| {
        (0..known.len())
            .filter(|&i| option.leaves_open.iter().any(|open| Some(&open.as_str()) == known.get(i)))
    });
    for set in left.map(Iterator::collect).chain([(0..known.len()).collect()]) {
        if !states.contains(&set) {
            states.push(set);
        }
    }
    states
}
