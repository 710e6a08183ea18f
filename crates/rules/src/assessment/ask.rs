//! What to ask next, what to offer, what has to be found out.

use super::engine::Assessor;
use super::model::{FindOut, Target};
use crate::decision::partial::Restricted;
use crate::decision::reasons::fact_variables;
use crate::kader::Text;
use crate::kader::model::{Choice, Role, Tone};
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
        let main = self.kader.main_decision();
        let (mut own, mut others) = (Vec::new(), Vec::new());
        for (index, root) in compiled.decisions.iter().enumerate() {
            if Some(index) == main { own.push(*root) } else { others.push(*root) }
        }
        let (mut criteria, mut of_main) = (Vec::new(), Vec::new());
        let settled = self.settled(main);
        for criterion in &compiled.criteria {
            criteria.push(criterion.root);
            if !settled && Some(criterion.decision) == main {
                of_main.push(criterion.root);
            }
        }
        let mut advice = compiled.contradictions.clone();
        advice.extend_from_slice(&compiled.guide);
        advice.extend(compiled.taken.iter().flatten());
        for part in compiled.presences() {
            advice.extend([part.when, part.due]);
        }
        let all_criteria = restricted.support(&criteria);
        let relevant = match self.target {
            Target::Outcome => restricted.support(&own),
            Target::Required => restricted.support(&of_main),
            Target::Criteria => all_criteria.clone(),
        };
        let other_decisions = restricted.support(&others);
        let advice = restricted.support(&advice);

        let mut questions = Questions::default();
        for (variable, fact) in fact_variables(self.compiled) {
            let in_support = |support: &[bool]| support.get(variable).copied().unwrap_or(false);
            let answered = self.case.chosen(fact).is_some();
            let relevant = in_support(&relevant);
            let info = self.fact(fact).is_some_and(|fact| fact.role == Role::Info);
            if relevant {
                questions.relevant.push(fact);
            } else if !answered && (in_support(&other_decisions) || info && in_support(&advice)) {
                questions.offered.push(fact);
            }
            let asked = in_support(&other_decisions) || answered && in_support(&all_criteria);
            if relevant || !settled && asked || self.is_unknown_municipality(fact) {
                questions.to_find_out.push(fact);
            }
        }
        questions
    }

    /// Whether this is the municipality that decides, and it is not known yet.
    fn is_unknown_municipality(&self, index: usize) -> bool {
        let id = self.fact(index).map(|fact| &fact.id);
        id == self.kader.meta.municipality_fact.as_ref() && self.option(index).is_none_or(Choice::is_open)
    }

    /// The option that was chosen, if it is one of the fact itself.
    fn option(&self, index: usize) -> Option<&Choice> {
        let chosen = self.case.chosen(index)?;
        self.fact(index)?.options.iter().find(|option| option.id == chosen)
    }

    /// Whether the main decision cannot become worse: its outcome is no, or the heaviest.
    fn settled(&self, main: Option<usize>) -> bool {
        let decision = main.and_then(|main| self.kader.decisions.get(main));
        let root = main.and_then(|main| self.compiled.decisions.get(main));
        let (Some(decision), Some(root)) = (decision, root) else { return false };
        let decided = self.reached.of(*root).decided();
        let grade = decided.and_then(|value| decision.grades.get(usize::from(value)));
        grade.is_some_and(|grade| grade.tone == Tone::Niet || Some(grade) == decision.grades.last())
    }

    /// A fact as something to find out.
    pub(super) fn find_out(&self, index: usize) -> Option<FindOut> {
        let fact = self.fact(index)?;
        let why = self.option(index).and_then(|option| option.find_out.as_ref()).or(fact.why.as_ref());
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
