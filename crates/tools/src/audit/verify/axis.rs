//! The facts of a target as axes of the lattice of partial assignments.

use voorcheck_rules::decision::space::{Subject, Values, answers, positions};
use voorcheck_rules::decision::{Compiled, Space};
use voorcheck_rules::kader::Kader;
use voorcheck_rules::kader::model::Fact;

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
        let variable = compiled.space.of(Subject::Fact(index))?;
        let states = states(&compiled.space, variable, kader.facts.get(index)?);
        Some(Axis { fact: index, variable, states, stride: 1, back: Vec::new() })
    }

    /// How many states leave a single value.
    pub fn single(&self) -> usize {
        self.states.iter().take_while(|values| values.len() == 1).count()
    }

    /// The values a state leaves, as the product writes them.
    pub fn set(&self, state: usize) -> Values {
        self.states.get(state).into_iter().flatten().fold(0, |set, value| set | 1 << value)
    }
}

/// The sets of values an answer to the question can leave, each once: every value, what the open options leave, all.
fn states(space: &Space, variable: usize, fact: &Fact) -> Vec<Vec<usize>> {
    let all = space.all(variable);
    let left = answers(fact).filter_map(|answer| space.left_by(variable, fact, answer));
    let mut states = Vec::new();
    for set in positions(all).map(|value| 1 << value).chain(left).chain([all]) {
        let state = positions(set).collect();
        if !states.contains(&state) {
            states.push(state);
        }
    }
    states
}
