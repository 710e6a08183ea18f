//! From ids to the words of the kader, in the voice of the behandelaar.

use voorcheck_rules::kader::model::{Fact, Grade};
use voorcheck_rules::kader::{Kader, Text, Voice};

use super::model::{Given, PassShown};

/// The words of a kader, as the form that is written shows them.
#[derive(Clone, Copy)]
pub struct Names<'a>(pub &'a Kader, pub fn(&str) -> String);

impl Names<'_> {
    /// A text with `{gemeente}` filled as for an unknown one.
    pub fn text(self, text: &Text) -> String {
        let municipality = self.0.meta.municipality_unknown.get(Voice::Behandelaar);
        self.1(&text.get(Voice::Behandelaar).replace("{gemeente}", municipality))
    }

    fn find(&self, fact: &str) -> Option<&Fact> {
        self.0.facts.iter().find(|found| found.id == fact)
    }

    /// The short name of a question.
    pub fn fact(self, id: &str) -> String {
        self.find(id).map_or_else(|| id.to_owned(), |fact| self.text(&fact.name))
    }

    /// The words of an answer.
    pub fn value(self, fact: &str, id: &str) -> String {
        let option = self.find(fact).and_then(|fact| fact.options.iter().find(|option| option.id == id));
        option.map_or_else(|| id.to_owned(), |option| self.text(&option.text))
    }

    /// Answers in quotes.
    pub fn values(self, fact: &str, ids: &[String]) -> Vec<String> {
        ids.iter().map(|id| format!("“{}”", self.value(fact, id))).collect()
    }

    /// Where a case departs from the reference: "Uren begeleiding: “Rond de 20 uur”".
    pub fn departures(self, given: &[Given]) -> String {
        let one = |given: &Given| match given.fact.strip_prefix("plan.") {
            Some(plan) => format!("datums waarvoor `{plan}` geldt"),
            None => format!("{}: “{}”", self.fact(&given.fact), self.value(&given.fact, &given.value)),
        };
        given.iter().map(one).collect::<Vec<_>>().join("; ")
    }

    /// The title of a decision.
    pub fn decision(self, id: &str) -> String {
        let decision = self.0.decisions.iter().find(|decision| decision.id == id);
        decision.map_or_else(|| id.to_owned(), |decision| self.text(&decision.title))
    }

    /// The title of a criterion.
    pub fn criterion(self, id: &str) -> String {
        let criterion = self.0.criteria.iter().find(|criterion| criterion.id == id);
        criterion.map_or_else(|| id.to_owned(), |criterion| self.text(&criterion.title))
    }

    /// The decision or criterion of a second calculation.
    pub fn pass(self, pass: &PassShown) -> String {
        match pass.kind {
            "besluit" => format!("Besluit {}", self.decision(&pass.id)),
            _ => format!("Criterium {}", self.criterion(&pass.id)),
        }
    }

    fn grade(
        self,
        decision: &str,
        found: impl Fn(&Grade) -> bool,
        text: fn(&Grade) -> &Text,
    ) -> Option<String> {
        let decision = self.0.decisions.iter().find(|known| known.id == decision)?;
        decision.grades.iter().find(|grade| found(grade)).map(|grade| self.text(text(grade)))
    }

    /// An outcome of a decision in a few words.
    pub fn outcome(self, decision: &str, id: &str) -> String {
        let words = self.grade(decision, |grade| grade.outcome == id, |grade| &grade.short);
        words.unwrap_or_else(|| id.to_owned())
    }

    /// A status of a decision's criteria in words.
    pub fn status(self, decision: &str, id: &str) -> String {
        let words = self.grade(decision, |grade| grade.status == id, |grade| &grade.status_name);
        words.unwrap_or_else(|| id.to_owned())
    }
}
