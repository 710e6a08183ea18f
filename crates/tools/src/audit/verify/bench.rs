//! The tools of the examination: functions made of the kader's diagrams, counted and turned into examples.

use std::collections::HashMap;

use voorcheck_rules::decision::count::{cases, counts};
use voorcheck_rules::decision::space::Subject;
use voorcheck_rules::decision::{Compiled, Diagrams, Partial, Ref};
use voorcheck_rules::kader::{Condition, Kader, Problem};

use super::model::Given;
use crate::audit::ROOM;
use crate::load::Places;

/// A variable and the position of a value.
pub(super) type Departure = (usize, usize);

/// A kader on the workbench.
pub(super) struct Bench<'a> {
    pub kader: &'a Kader,
    pub compiled: &'a Compiled,
    pub places: &'a Places,
    /// The kader's diagrams and those made of them; references of the kader stay valid.
    pub diagrams: Diagrams,
    pub findings: Vec<Problem>,
    pub remarks: Vec<Problem>,
    all: Partial,
}

impl<'a> Bench<'a> {
    pub fn new(kader: &'a Kader, compiled: &'a Compiled, places: &'a Places) -> Bench<'a> {
        let (diagrams, all) = (compiled.diagrams.clone().with_room(ROOM), Partial::all(&compiled.space));
        Bench { kader, compiled, places, diagrams, findings: Vec::new(), remarks: Vec::new(), all }
    }

    pub fn finding(&mut self, code: &'static str, path: String, message: String, advice: impl Into<String>) {
        self.findings.push(Problem::new(code, path, message, advice));
    }

    pub fn remark(&mut self, code: &'static str, path: String, message: String, advice: impl Into<String>) {
        self.remarks.push(Problem::new(code, path, message, advice));
    }

    /// "(criteria.toml:12)" for a path, with a space before it; nothing for a kader without files.
    pub fn place(&self, path: &str) -> String {
        let located = self.places.locate(vec![Problem::new("", path, "", "")]);
        let place = located.into_iter().next().and_then(|problem| problem.place);
        place.map_or_else(String::new, |(file, line)| format!(" ({file}:{line})"))
    }

    /// A condition over complete cases, in which the option chosen is the value.
    pub fn on_complete(&mut self, condition: Ref) -> Ref {
        let compiled = self.compiled;
        let space = &compiled.space;
        let mut result = condition;
        for variable in self.diagrams.tested(condition) {
            let Some(Subject::Option(fact)) = space.variables().get(variable).map(|found| found.subject)
            else {
                continue;
            };
            let Some(own) = space.of(Subject::Fact(fact)) else { continue };
            let chosen = self.values(own).into_iter().map(|id| {
                let option = space.set(variable, [id]).trailing_zeros() as usize;
                self.diagrams.cofactor(result, variable, option)
            });
            let chosen = chosen.collect();
            result = self.diagrams.test(own, chosen);
        }
        result
    }

    /// Ids of the values of a variable.
    pub fn values(&self, variable: usize) -> Vec<&'a str> {
        let variable = self.compiled.space.variables().get(variable);
        variable.map_or_else(Vec::new, |found| found.values.iter().map(String::as_str).collect())
    }

    /// The variables of the facts a condition names, in order, each once.
    pub fn named<'c>(&self, conditions: impl Iterator<Item = &'c Condition>) -> Vec<usize> {
        let facts =
            conditions.flat_map(Condition::entries).filter_map(|(id, _)| self.compiled.space.fact(id));
        let mut named: Vec<usize> =
            facts.filter_map(|fact| self.compiled.space.of(Subject::Fact(fact))).collect();
        named.sort_unstable();
        named.dedup();
        named
    }

    /// The number of combinations of values of these variables.
    pub fn cases(&self, over: &[usize]) -> u128 {
        cases(&self.all, over)
    }

    /// In how many of them the function has this value.
    pub fn count(&self, root: Ref, value: u8, over: &[usize]) -> u128 {
        let found = counts(&self.diagrams, root, &self.all, over);
        found.into_iter().find(|(other, _)| *other == value).map_or(0, |(_, count)| count)
    }

    /// In how many of them the condition holds.
    pub fn holds(&self, condition: Ref, over: &[usize]) -> u128 {
        self.count(condition, 1, over)
    }

    /// The complete case nearest to the reference in which the function has this value, as its departures from it. Of
    /// equally near ones the one that departs in the later questions, and there with the earlier answers.
    pub fn nearest(&self, root: Ref, value: u8) -> Option<Vec<Departure>> {
        let mut known = HashMap::new();
        self.distance(root, value, &mut known)?;
        let (mut at, mut path) = (root, Vec::new());
        while let Some(node) = self.diagrams.get(at) {
            let &(_, position) = known.get(&at)?.as_ref()?;
            if position != self.ordinary(node.variable) {
                path.push((node.variable, position));
            }
            at = node.children.get(position).copied()?;
        }
        Some(path)
    }

    /// The fewest departures below a node, and the value that leads there.
    fn distance(
        &self,
        root: Ref,
        value: u8,
        known: &mut HashMap<Ref, Option<(usize, usize)>>,
    ) -> Option<usize> {
        let Some(node) = self.diagrams.get(root) else {
            return (root.value() == Some(value)).then_some(0);
        };
        if let Some(found) = known.get(&root) {
            return found.map(|(distance, _)| distance);
        }
        let ordinary = self.ordinary(node.variable);
        let of_child = |(position, &child): (usize, &Ref)| {
            let below = self.distance(child, value, known)?;
            Some((below + usize::from(position != ordinary), usize::from(position != ordinary), position))
        };
        let found = node.children.iter().enumerate().filter_map(of_child).min();
        let found = found.map(|(distance, _, position)| (distance, position));
        known.insert(root, found);
        found.map(|(distance, _)| distance)
    }

    /// The value of a variable in the reference: the first answer; a date condition does not hold.
    fn ordinary(&self, variable: usize) -> usize {
        let subject = self.compiled.space.variables().get(variable).map(|variable| variable.subject);
        usize::from(matches!(subject, Some(Subject::Plan(_))))
    }

    /// The value of a function for the case with these departures.
    pub fn evaluate(&self, root: Ref, departures: &[Departure]) -> Option<usize> {
        let mut at = root;
        while let Some(node) = self.diagrams.get(at) {
            let departure = departures.iter().find(|(variable, _)| *variable == node.variable);
            let position = departure.map_or_else(|| self.ordinary(node.variable), |(_, position)| *position);
            at = node.children.get(position).copied()?;
        }
        at.value().map(usize::from)
    }

    /// Departures in the ids of the kader.
    pub fn given(&self, departures: &[Departure]) -> Vec<Given> {
        departures.iter().filter_map(|&(variable, value)| self.given_one(variable, value)).collect()
    }

    fn given_one(&self, variable: usize, value: usize) -> Option<Given> {
        let found = self.compiled.space.variables().get(variable)?;
        let fact = match found.subject {
            Subject::Fact(fact) => self.kader.facts.get(fact)?.id.clone(),
            Subject::Plan(plan) => format!("plan.{}", self.kader.date_conditions.get(plan)?.id),
            Subject::Option(_) => return None,
        };
        Some(Given { fact, value: found.values.get(value)?.clone() })
    }

    /// The reference: the first answer to every question.
    pub fn reference(&self) -> Vec<Given> {
        let variables = self.compiled.space.variables().iter().enumerate();
        let facts = variables.filter(|(_, variable)| matches!(variable.subject, Subject::Fact(_)));
        facts.filter_map(|(variable, _)| self.given_one(variable, 0)).collect()
    }

    /// Decisions and criteria with their ids, paths and grades.
    pub fn targets(&self) -> Vec<Goal<'a>> {
        let kader = self.kader;
        let decisions = kader.decisions.iter().zip(&self.compiled.decisions).map(|(decision, &root)| Goal {
            root,
            id: &decision.id,
            kind: "besluit",
            results: decision.grades.iter().map(|grade| grade.outcome.as_str()).collect(),
        });
        let criteria = kader.criteria.iter().zip(&self.compiled.criteria).map(|(criterion, compiled)| Goal {
            root: compiled.root,
            id: &criterion.id,
            kind: "criterium",
            results: (kader.decisions.get(compiled.decision).into_iter())
                .flat_map(|decision| decision.grades.iter().map(|grade| grade.status.as_str()))
                .collect(),
        });
        decisions.chain(criteria).collect()
    }
}

/// A decision or a criterion.
pub(super) struct Goal<'a> {
    pub root: Ref,
    pub id: &'a str,
    /// `besluit` or `criterium`.
    pub kind: &'static str,
    /// Ids of its outcomes or statuses, from light to heavy.
    pub results: Vec<&'a str>,
}

impl Goal<'_> {
    /// The id of a result.
    pub fn result(&self, value: Option<usize>) -> String {
        value.and_then(|value| self.results.get(value)).map(|id| (*id).to_owned()).unwrap_or_default()
    }
}
