//! What to ask next, what to offer, what has to be found out.

use super::engine::Assessor;
use super::model::{FindOut, Target};
use crate::decision::Ref;
use crate::decision::reasons::fact_variables;
use crate::kader::Text;
use crate::kader::model::{Role, Tone};
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
        let diagrams = &self.compiled.diagrams;
        let known = &self.case.known;
        let support = |roots: &mut dyn Iterator<Item = Ref>| {
            let mut support = vec![false; self.compiled.space.variables().len()];
            roots.for_each(|root| known.mark_support(diagrams, root, &mut support));
            support
        };
        let main = self.kader.main_decision();
        let outcome =
            support(&mut main.and_then(|main| self.compiled.decisions.get(main)).into_iter().copied());
        let of_main = self.compiled.criteria.iter().filter(|criterion| Some(criterion.decision) == main);
        let required = support(&mut of_main.map(|criterion| criterion.root).filter(|_| !self.settled(main)));
        let all_criteria = support(&mut self.compiled.criteria.iter().map(|criterion| criterion.root));
        let others = self.compiled.decisions.iter().enumerate().filter(|(index, _)| Some(*index) != main);
        let other_decisions = support(&mut others.map(|(_, root)| *root));
        let compiled = self.compiled;
        let presences = [
            &compiled.signals,
            &compiled.source_conflicts,
            &compiled.open_steps,
            &compiled.hand_overs,
            &compiled.actions,
            &compiled.cards,
            &compiled.moments,
        ];
        let presences = presences.into_iter().flatten().flat_map(|one| [one.when, one.due]);
        let further =
            compiled.contradictions.iter().chain(&compiled.guide).chain(compiled.taken.iter().flatten());
        let advice = support(&mut presences.chain(further.copied()));

        let mut questions = Questions::default();
        for (variable, fact) in fact_variables(self.compiled) {
            let in_support = |support: &[bool]| support.get(variable).copied().unwrap_or(false);
            let answered = self.case.chosen(fact).is_some();
            let relevant = match self.target {
                Target::Outcome => in_support(&outcome),
                Target::Required => in_support(&required),
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

    /// Whether the main decision cannot become worse: its outcome is no, or the heaviest.
    fn settled(&self, main: Option<usize>) -> bool {
        let decision = main.and_then(|main| self.kader.decisions.get(main));
        let root = main.and_then(|main| self.compiled.decisions.get(main));
        let (Some(decision), Some(root)) = (decision, root) else { return false };
        let decided = self.case.known.reachable(&self.compiled.diagrams, *root).decided();
        let grade = decided.and_then(|value| decision.grades.get(usize::from(value)));
        grade.is_some_and(|grade| grade.tone == Tone::Niet || Some(grade) == decision.grades.last())
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
