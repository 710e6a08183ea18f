//! `"status.*"`: what a variant of a decision asks of every criterion of that decision it does not name itself. Written out
//! here, criterion by criterion, so that nothing after the loader knows of it.

use std::collections::BTreeSet;

use voorcheck_rules::kader::Kader;
use voorcheck_rules::kader::visit::{SeenMut, walk_mut};

use super::places::Places;
use crate::check::ALL_CRITERIA;

/// Writes every `"status.*"` out that can be; what cannot stays, for `check` to say why.
pub(super) fn spread(kader: &mut Kader, places: &mut Places) {
    let grades = kader.decisions.iter().flat_map(|decision| &decision.grades);
    let statuses: BTreeSet<String> = grades.map(|grade| grade.status.clone()).collect();
    let criteria_of = |decision: &str| -> Vec<String> {
        let criteria = kader.criteria.iter().filter(|criterion| criterion.decision == decision);
        criteria.map(|criterion| format!("status.{}", criterion.id)).collect()
    };
    let by_decision: Vec<Vec<String>> =
        kader.decisions.iter().map(|decision| criteria_of(&decision.id)).collect();
    walk_mut(kader, &mut |path, seen| {
        let SeenMut::Condition(condition) = seen else { return };
        let decision = path.index().filter(|_| path.kind() == "besluit");
        let Some(subjects) = decision.and_then(|decision| by_decision.get(decision)) else { return };
        for (i, term) in condition.0.iter_mut().enumerate() {
            let Some(values) = term.get(ALL_CRITERIA).cloned() else { continue };
            let others: Vec<&String> =
                subjects.iter().filter(|subject| !term.contains_key(subject)).collect();
            if others.is_empty() || !values.iter().all(|value| statuses.contains(value)) {
                continue;
            }
            for subject in others {
                places.same(&format!("{path}[{i}].\"{ALL_CRITERIA}\""), format!("{path}[{i}].\"{subject}\""));
                term.insert(subject.clone(), values.clone());
            }
            term.remove(ALL_CRITERIA);
        }
    });
}
