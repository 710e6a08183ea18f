//! Decisions and criteria under what is known.

use super::engine::Assessor;
use super::model::{Change, CriterionResult, DecisionResult, Reason};
use crate::decision::compile::CompiledCriterion;
use crate::decision::reasons::{decisive, improvements};
use crate::kader::Table;
use crate::kader::model::{Criterion, Decision, Grade, Tone};
use crate::prelude::*;

impl Assessor<'_> {
    /// A decision; `None` only when the kader has no such decision.
    pub(super) fn decision(&self, index: usize, decision: &Decision) -> Option<DecisionResult> {
        let root = *self.compiled.decisions.get(index)?;
        let reachable = self.reached.of(root);
        let grade = |grade: u8| decision.grades.get(usize::from(grade));
        let possible: Vec<&Grade> = reachable.iter().filter_map(grade).collect();
        let lightest = *possible.first()?;
        let decided = reachable.decided();

        let criteria: Vec<(CriterionResult, Vec<String>)> = self
            .kader
            .criteria
            .iter()
            .zip(&self.compiled.criteria)
            .filter(|(_, compiled)| compiled.decision == index)
            .map(|(criterion, compiled)| self.criterion(decision, criterion, compiled))
            .collect();
        // A condition attached to a no would read as a promise.
        let no = decided.and_then(grade).is_some_and(|grade| grade.tone == Tone::Niet);
        let provisos = criteria.iter().filter(|_| !no).flat_map(|(_, provisos)| provisos.clone()).collect();
        let criteria: Vec<CriterionResult> = criteria.into_iter().map(|(criterion, _)| criterion).collect();

        let (tone, headline, summary) = match decided
            .and_then(|value| grade(value).map(|grade| (value, grade)))
        {
            Some((value, grade)) => {
                let variants = self.compiled.variants.get(index).and_then(|of| of.get(usize::from(value)));
                let variant = grade
                    .variants
                    .iter()
                    .zip(variants.into_iter().flatten())
                    .find(|(_, condition)| self.certain(**condition))
                    .map(|(variant, _)| variant);
                let (headline, summary) = match variant {
                    Some(variant) => (&variant.headline, &variant.summary),
                    None => (&grade.headline, &grade.summary),
                };
                let weighing: Vec<&str> = criteria
                    .iter()
                    .filter(|criterion| criterion.status.as_ref() == Some(&grade.status))
                    .map(|criterion| criterion.title.as_str())
                    .collect();
                (grade.tone, self.texts.text(headline), self.texts.with_criteria(summary, &weighing))
            }
            None => {
                let lightest_of_all =
                    decision.grades.first().is_some_and(|first| first.status == lightest.status);
                let undecided = &decision.undecided;
                let summary = self.texts.undecided(undecided, &possible, lightest, lightest_of_all);
                (Tone::Open, self.texts.text(&undecided.headline), summary)
            }
        };

        Some(DecisionResult {
            id: decision.id.clone(),
            title: self.texts.text(&decision.title),
            outcome: decided.and_then(grade).map(|grade| grade.outcome.clone()),
            possible_outcomes: possible.iter().map(|grade| grade.outcome.clone()).collect(),
            decided: decided.is_some(),
            best_still_possible: lightest.outcome.clone(),
            tone,
            headline,
            summary,
            provisos,
            criteria,
            decisive_answers: decisive(self.compiled, index, &self.case.known)
                .into_iter()
                .filter_map(|fact| self.kader.facts.get(fact))
                .map(|fact| fact.id.clone())
                .collect(),
            changes: self.changes(index, decision),
        })
    }

    /// A criterion with the provisos its reasons attach to the outcome.
    fn criterion(
        &self,
        decision: &Decision,
        criterion: &Criterion,
        compiled: &CompiledCriterion,
    ) -> (CriterionResult, Vec<String>) {
        let reachable = self.reached.of(compiled.root);
        let grade = |grade: u8| decision.grades.get(usize::from(grade));
        let status = reachable.decided().and_then(grade);
        let rules: Vec<_> = criterion
            .rules
            .iter()
            .zip(&compiled.rules)
            .filter(|(rule, condition)| {
                status.is_some_and(|status| status.status == rule.status) && self.certain(**condition)
            })
            .map(|(rule, _)| rule)
            .collect();
        let mut reasons: Vec<Reason> = rules.iter().map(|rule| self.texts.reason(rule)).collect();
        if reasons.is_empty() && status.is_some() {
            reasons.push(self.texts.general_reason(criterion));
        }
        let provisos =
            rules.iter().filter_map(|rule| rule.proviso.as_ref()).map(|text| self.texts.text(text)).collect();
        let result = CriterionResult {
            id: criterion.id.clone(),
            title: self.texts.text(&criterion.title),
            status: status.map(|status| status.status.clone()),
            status_name: self
                .texts
                .text(status.map_or(&decision.undecided.status_name, |status| &status.status_name)),
            tone: status.map_or(Tone::Open, |status| status.tone),
            possible_statuses: reachable.iter().filter_map(grade).map(|grade| grade.status.clone()).collect(),
            norms: criterion.norms.clone(),
            reasons,
        };
        (result, provisos)
    }

    fn changes(&self, index: usize, decision: &Decision) -> Vec<Change> {
        improvements(self.kader, self.compiled, index, &self.case.known)
            .into_iter()
            .filter_map(|improvement| {
                let mut facts = Table::default();
                for (fact, value) in improvement.steps {
                    facts.insert(self.fact(fact)?.id.clone(), value);
                }
                let outcome = decision.grades.get(usize::from(improvement.grade))?.outcome.clone();
                Some(Change { facts, outcome })
            })
            .collect()
    }
}
