//! Decisions and criteria under what is known.

use super::engine::Assessor;
use super::model::{Change, CriterionResult, DecisionResult, Reason};
use crate::decision::Ref;
use crate::decision::compile::CompiledCriterion;
use crate::decision::reasons::{decisive, improvements};
use crate::kader::Table;
use crate::kader::model::{Criterion, Decision, Grade, Points, Rule, Tone, UndecidedVariant, Variant};
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

        let grade_decided = decided.and_then(|value| grade(value).map(|grade| (value, grade)));
        let (tone, headline, summary) = match grade_decided {
            Some((value, grade)) => {
                let weighing: Vec<&CriterionResult> =
                    criteria.iter().filter(|one| one.status.as_ref() == Some(&grade.status)).collect();
                let conditions = self.compiled.variants.get(index).and_then(|of| of.get(usize::from(value)));
                let conditions = conditions.map_or(&[][..], Vec::as_slice);
                let variant = self.variant(&grade.variants, conditions, direction(&weighing));
                let (headline, summary) =
                    variant.map_or((&grade.headline, &grade.summary), |one| (&one.headline, &one.summary));
                let reasons = weighing.iter().flat_map(|criterion| &criterion.reasons);
                let short: Vec<&str> = reasons.filter_map(|reason| reason.short.as_deref()).collect();
                (grade.tone, self.texts.text(headline), self.texts.with_reasons(summary, &short))
            }
            None => {
                let undecided = &decision.undecided;
                let within = |one: &&UndecidedVariant| {
                    possible.iter().all(|grade| one.within.contains(&grade.outcome))
                };
                let variant = undecided.variants.iter().find(within);
                let (headline, summary) = variant
                    .map_or((&undecided.headline, &undecided.summary), |one| (&one.headline, &one.summary));
                let lightest_of_all =
                    decision.grades.first().is_some_and(|first| first.status == lightest.status);
                let extra =
                    undecided.without_lightest.as_ref().filter(|_| variant.is_none() && !lightest_of_all);
                let summary = self.texts.undecided(summary, extra, &possible, lightest);
                (Tone::Open, self.texts.text(headline), summary)
            }
        };

        Some(DecisionResult {
            id: decision.id.clone(),
            title: self.texts.text(&decision.title),
            outcome: decided.and_then(grade).map(|grade| grade.outcome.clone()),
            possible_outcomes: possible.iter().map(|grade| grade.outcome.clone()).collect(),
            decided: decided.is_some(),
            role: decision.role,
            not_applicable: grade_decided.is_some_and(|(_, grade)| grade.not_applicable),
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
        let of_status = |rule: &Rule| status.is_some_and(|status| status.status == rule.status);
        let all = || criterion.rules.iter().zip(&compiled.rules).filter(|(rule, _)| of_status(rule));
        let rules: Vec<_> = all().filter(|(_, when)| self.certain(**when)).map(|(rule, _)| rule).collect();
        let mut reasons: Vec<Reason> = rules.iter().map(|rule| self.texts.reason(rule)).collect();
        if reasons.is_empty() && status.is_some() {
            let able: Vec<&Rule> =
                all().filter(|(_, when)| self.reached.possible(**when)).map(|(rule, _)| rule).collect();
            reasons.push(self.texts.general_reason(criterion, &able));
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

    /// The first variant that applies: its condition is certain, and the text points where it says.
    pub(super) fn variant<'v>(
        &self,
        variants: &'v [Variant],
        conditions: &[Ref],
        direction: Points,
    ) -> Option<&'v Variant> {
        let mut both = variants.iter().zip(conditions);
        let found = both.find(|(variant, condition)| {
            self.certain(**condition) && variant.points.is_none_or(|points| points == direction)
        });
        found.map(|(variant, _)| variant)
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

/// Where the text points, by all reasons of these criteria: open where they differ, or where one says nothing.
pub fn direction(criteria: &[&CriterionResult]) -> Points {
    let mut common = None;
    for reason in criteria.iter().flat_map(|criterion| &criterion.reasons) {
        let points = reason.direction.as_ref().map_or(Points::Open, |direction| direction.points);
        if common.is_some_and(|common| common != points) {
            return Points::Open;
        }
        common = Some(points);
    }
    common.unwrap_or(Points::Open)
}
