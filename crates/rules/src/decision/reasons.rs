//! Why an outcome is what it is, and what could still change it.

use super::compile::Compiled;
use super::partial::Partial;
use super::space::Subject;
use crate::kader::model::Kader;
use crate::prelude::*;

/// Indices of facts that together suffice for the outcome of the decision, and none of which can be left out: a
/// prime implicant of it ("een reden die volstaat", not the only one). Empty while undecided.
///
/// Greedy deletion, the last in the author's order first.
pub fn decisive(compiled: &Compiled, decision: usize, known: &Partial) -> Vec<usize> {
    let Some(&root) = compiled.decisions.get(decision) else {
        return Vec::new();
    };
    let decided = |partial: &Partial| partial.decided(&compiled.diagrams, root);
    if decided(known).is_none() {
        return Vec::new();
    }
    let mut kept = known.clone();
    let mut facts = Vec::new();
    for (variable, fact) in fact_variables(compiled).rev() {
        let all = compiled.space.all(variable);
        if kept.allowed(variable) == all {
            continue;
        }
        let only = kept.allowed(variable);
        kept.set(variable, all);
        if decided(&kept).is_none() {
            kept.set(variable, only);
            facts.insert(0, fact);
        }
    }
    facts
}

/// A change of answers that leads to a better decided outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Improvement {
    /// Fact (index in the kader) and its new value.
    pub steps: Vec<(usize, String)>,
    /// Index of the grade it leads to.
    pub grade: u8,
}

/// Better outcomes within reach of at most two facts the kader calls changeable, fewest facts first, then in the
/// author's order. Empty while undecided. A pair is named only where it leads further than either step alone.
pub fn improvements(
    kader: &Kader,
    compiled: &Compiled,
    decision: usize,
    known: &Partial,
) -> Vec<Improvement> {
    let Some(&root) = compiled.decisions.get(decision) else {
        return Vec::new();
    };
    let decided = |partial: &Partial| partial.decided(&compiled.diagrams, root);
    let Some(now) = decided(known) else {
        return Vec::new();
    };

    let mut steps = Vec::new();
    for (variable, fact_index) in fact_variables(compiled) {
        let Some(fact) = kader.facts.get(fact_index) else {
            continue;
        };
        let value = compiled.space.single(variable, known.allowed(variable));
        for step in fact.changeable.iter().filter(|step| Some(step.from.as_str()) == value) {
            let to = compiled.space.set(variable, [step.to.as_str()]);
            let grade = decided(&known.with(variable, to));
            steps.push((variable, fact_index, step, to, grade));
        }
    }

    let mut found = Vec::new();
    for (_, fact, step, _, grade) in &steps {
        if let Some(grade) = grade.filter(|&grade| grade < now) {
            found.push(Improvement { steps: vec![(*fact, step.to.clone())], grade });
        }
    }
    for (i, (variable, fact, step, to, alone)) in steps.iter().enumerate() {
        for (other_variable, other_fact, other_step, other_to, other_alone) in steps.iter().skip(i + 1) {
            if variable == other_variable {
                continue;
            }
            let best_alone = [*alone, *other_alone].into_iter().flatten().fold(now, u8::min);
            let both = decided(&known.with(*variable, *to).with(*other_variable, *other_to));
            if let Some(grade) = both.filter(|&grade| grade < best_alone) {
                let steps = vec![(*fact, step.to.clone()), (*other_fact, other_step.to.clone())];
                found.push(Improvement { steps, grade });
            }
        }
    }
    found
}

/// Variables that are facts, with the index of the fact in the kader, in the author's order.
pub fn fact_variables(compiled: &Compiled) -> impl DoubleEndedIterator<Item = (usize, usize)> + '_ {
    compiled.space.variables().iter().enumerate().filter_map(|(i, variable)| match variable.subject {
        Subject::Fact(fact) => Some((i, fact)),
        Subject::Option(_) | Subject::Plan(_) => None,
    })
}
