//! Two people judge every criterion themselves; what their statuses come down to.
//!
//! Nothing here looks at an answer of the questionnaire: the judgement is theirs, and unknown stays unknown in it too.

use crate::kader::Table;
use crate::kader::model::{Criterion, Decision, Fact, Force, Grade, Kader, Rule};
use crate::prelude::*;

/// What judged statuses come down to for one decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JointJudgement<'a> {
    /// The grades the decision can still get, from light to heavy; one of them once it is certain.
    pub possible: &'a [Grade],
    /// The criteria that were judged to have the heaviest status so far; none while that is the lightest.
    pub heaviest: Vec<&'a Criterion>,
    /// The criteria without a status.
    pub open: Vec<&'a Criterion>,
}

/// The outcome of a decision on statuses people gave its criteria themselves: the heaviest of them, as
/// [`decision`](crate::decision) has it.
///
/// `judged` holds a status by criterion. A criterion that is missing, or has a word that is no status of this decision, is
/// open and can still get any status.
pub fn outcome_of<'a>(
    kader: &'a Kader,
    decision: &'a Decision,
    judged: &Table<String>,
) -> JointJudgement<'a> {
    let (mut heaviest, mut open) = (Vec::new(), Vec::new());
    let mut floor = 0;
    for criterion in criteria(kader, decision) {
        let status = judged.get(&criterion.id);
        let Some(grade) = decision.grades.iter().position(|grade| Some(&grade.status) == status) else {
            open.push(criterion);
            continue;
        };
        if grade > floor {
            heaviest.clear();
            floor = grade;
        }
        if grade == floor && floor > 0 {
            heaviest.push(criterion);
        }
    }
    let mut possible = decision.grades.get(floor..).unwrap_or_default();
    if open.is_empty() {
        possible = possible.get(..1).unwrap_or_default();
    }
    JointJudgement { possible, heaviest, open }
}

/// The criteria of a decision, in the author's order.
pub fn criteria<'a>(kader: &'a Kader, decision: &Decision) -> Vec<&'a Criterion> {
    let mut found = Vec::new();
    for criterion in &kader.criteria {
        if criterion.decision == decision.id {
            found.push(criterion);
        }
    }
    found
}

/// Whether a criterion is judged on a fact: what people were told, when they judge it themselves.
pub fn rests_on(criterion: &Criterion, fact: &Fact) -> bool {
    // Of the subjects of a condition only a fact has its bare id for a name.
    criterion.rules.iter().any(|rule| rule.when.0.iter().any(|term| term.contains_key(&fact.id)))
}

/// The force the heaviest status of a criterion has in the text, by the first rule that gives it.
pub fn force_of<'a>(kader: &'a Kader, decision: &Decision, criterion: &Criterion) -> Option<&'a Force> {
    let rule = decision.grades.iter().rev().find_map(|grade| rule_for(criterion, &grade.status))?;
    kader.meta.forces.iter().find(|force| force.id == rule.force)
}

/// The first rule of a criterion that gives this status; without one the kader itself never comes to it.
pub fn rule_for<'a>(criterion: &'a Criterion, status: &str) -> Option<&'a Rule> {
    criterion.rules.iter().find(|rule| rule.status == status)
}
