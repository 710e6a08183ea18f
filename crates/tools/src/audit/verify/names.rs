//! Answers and cases in the words of the kader.

use super::model::{Given, PassShown};
use crate::audit::names::Names;

impl Names<'_> {
    /// Answers in quotes.
    pub(super) fn values(self, fact: &str, ids: &[String]) -> Vec<String> {
        ids.iter().map(|id| format!("“{}”", self.option(fact, id))).collect()
    }

    /// Where a case departs from the reference: "Uren begeleiding: “Rond de 20 uur”".
    pub(super) fn departures(self, given: &[Given]) -> String {
        let one = |given: &Given| match given.fact.strip_prefix("plan.") {
            Some(plan) => format!("datums waarvoor `{plan}` geldt"),
            None => format!("{}: “{}”", self.fact(&given.fact), self.option(&given.fact, &given.value)),
        };
        given.iter().map(one).collect::<Vec<_>>().join("; ")
    }

    /// The decision or criterion of a second calculation.
    pub fn pass(self, pass: &PassShown) -> String {
        match pass.kind {
            "besluit" => format!("Besluit {}", self.decision(&pass.id)),
            _ => format!("Criterium {}", self.criterion(&pass.id)),
        }
    }
}
