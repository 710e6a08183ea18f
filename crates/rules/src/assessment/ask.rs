//! What to ask next, what to offer, what has to be found out.

use super::engine::Assessor;
use super::model::{FindOut, Target};
use crate::decision::Ref;
use crate::decision::partial::Restricted;
use crate::decision::reasons::fact_variables;
use crate::kader::Text;
use crate::kader::model::Role;
use crate::prelude::*;

impl Assessor<'_> {
    /// The first fact to ask that has no answer yet: facts with role route come first, for they are always asked.
    pub(super) fn next_question(&self, relevant: &[usize]) -> Option<String> {
        let routes = fact_variables(self.compiled)
            .map(|(_, fact)| fact)
            .filter(|&fact| self.fact(fact).is_some_and(|fact| fact.role == Role::Route));
        routes
            .chain(relevant.iter().copied())
            .find(|&fact| self.case.chosen(fact).is_none())
            .and_then(|fact| self.fact(fact))
            .map(|fact| fact.id.clone())
    }

    /// What to ask, to offer and to find out.
    pub(super) fn questions(&self) -> Questions {
        let compiled = self.compiled;
        let mut restricted = Restricted::new(&self.case.known, &compiled.diagrams);
        let (first, others) = compiled.decisions.split_at(compiled.decisions.len().min(1));
        let criteria: Vec<Ref> = compiled.criteria.iter().map(|criterion| criterion.root).collect();
        let advice = [&compiled.contradictions, &compiled.signals, &compiled.actions, &compiled.cards];
        let first_outcome = restricted.support(first);
        let all_criteria = restricted.support(&criteria);
        let other_decisions = restricted.support(others);
        let advice = restricted.support(&advice.map(Vec::as_slice).concat());

        let mut questions = Questions::default();
        for (variable, fact) in fact_variables(self.compiled) {
            let in_support = |support: &[bool]| support.get(variable).copied().unwrap_or(false);
            let answered = self.case.chosen(fact).is_some();
            let relevant = match self.target {
                Target::Outcome => in_support(&first_outcome),
                Target::Criteria => in_support(&all_criteria),
            };
            let info = self.fact(fact).is_some_and(|fact| fact.role == Role::Info);
            if relevant {
                questions.relevant.push(fact);
            } else if !answered && (in_support(&other_decisions) || info && in_support(&advice)) {
                questions.offered.push(fact);
            }
            if relevant || in_support(&other_decisions) || answered && in_support(&all_criteria) {
                questions.to_find_out.push(fact);
            }
        }
        questions
    }

    /// A fact as something to find out.
    pub(super) fn find_out(&self, index: usize) -> Option<FindOut> {
        let fact = self.fact(index)?;
        let chosen = self.case.chosen(index);
        let option = fact.options.iter().find(|option| Some(option.id.as_str()) == chosen);
        let why = option.and_then(|option| option.find_out.as_ref()).or(fact.why.as_ref());
        let text = |text: Option<&Text>| text.map(|text| self.texts.text(text)).unwrap_or_default();
        Some(FindOut {
            fact: fact.id.clone(),
            question: self.texts.text(&fact.question),
            why: text(why),
            who_knows: text(fact.who_knows.as_ref()),
        })
    }
}

/// Indices of facts, in the author's order.
#[derive(Default)]
pub(super) struct Questions {
    pub(super) relevant: Vec<usize>,
    pub(super) offered: Vec<usize>,
    pub(super) to_find_out: Vec<usize>,
}
