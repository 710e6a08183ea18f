//! Every complete case two kaders can both express, one by one, by the naive evaluator.

use std::collections::{BTreeMap, BTreeSet};

use voorcheck_rules::kader::Condition;
use voorcheck_rules::kader::model::{Criterion, Fact, Kader};
use voorcheck_tools::audit::naive::{Naive, values};

/// Answers by question.
pub type Case<'c> = BTreeMap<&'c str, &'c str>;

/// Whether a condition on facts holds.
pub fn holds(condition: &Condition, case: &Case<'_>) -> bool {
    let given = |fact: &str, wanted: &[String]| wanted.iter().any(|value| value == case[fact]);
    condition.0.iter().any(|term| term.iter().all(|(fact, wanted)| given(fact, wanted)))
}

/// All combinations of some answers to some questions.
pub struct Cases(Vec<(String, Vec<String>)>);

impl Cases {
    pub fn of(questions: impl Iterator<Item = (String, Vec<String>)>) -> Cases {
        Cases(questions.collect())
    }

    pub fn questions(&self) -> Vec<String> {
        self.0.iter().map(|(question, _)| question.clone()).collect()
    }

    pub fn len(&self) -> usize {
        self.0.iter().map(|(_, values)| values.len()).product()
    }

    pub fn iter(&self) -> impl Iterator<Item = Case<'_>> {
        self.matching(&Case::new())
    }

    /// The cases with these answers.
    pub fn matching<'c>(&'c self, answers: &Case<'c>) -> impl Iterator<Item = Case<'c>> + use<'c> {
        let values: Vec<(&str, Vec<&str>)> = self
            .0
            .iter()
            .map(|(question, values)| {
                let given = answers.get(question.as_str()).map(|answer| vec![*answer]);
                (question.as_str(), given.unwrap_or_else(|| values.iter().map(String::as_str).collect()))
            })
            .collect();
        let total: usize = values.iter().map(|(_, values)| values.len()).product();
        (0..total).map(move |number| {
            let mut rest = number;
            let mut case = Case::new();
            for (question, values) in &values {
                case.insert(question, values[rest % values.len()]);
                rest /= values.len();
            }
            case
        })
    }

    /// Every way to answer fewer than `limit` questions.
    pub fn partial(&self, limit: usize) -> Vec<Case<'_>> {
        let mut found = vec![Case::new()];
        for (question, values) in &self.0 {
            let given: Vec<Case<'_>> = found.iter().filter(|case| case.len() + 1 < limit).cloned().collect();
            for mut case in given {
                for value in values {
                    case.insert(question, value);
                    found.push(case.clone());
                }
            }
        }
        found.retain(|case| case.len() < limit);
        found
    }
}

/// Two kaders, evaluated case by case.
pub struct KaderPair<'a> {
    from: Side<'a>,
    to: Side<'a>,
}

struct Side<'a>(&'a Kader, Naive<'a>, Vec<Vec<&'a str>>);

impl<'a> KaderPair<'a> {
    pub fn new(from: &'a Kader, to: &'a Kader) -> KaderPair<'a> {
        let side = |kader| Side(kader, Naive::new(kader), kader.facts.iter().map(values).collect());
        KaderPair { from: side(from), to: side(to) }
    }

    pub fn cases_of_decision(&self, decision: &str) -> Cases {
        self.cases(|criterion| criterion.decision == decision)
    }

    pub fn cases_of_criterion(&self, id: &str) -> Cases {
        self.cases(|criterion| criterion.id == id)
    }

    /// The combinations both can express of answers to the questions of these criteria, in the author's order.
    fn cases(&self, of: impl Fn(&Criterion) -> bool) -> Cases {
        let criteria =
            self.from.0.criteria.iter().chain(&self.to.0.criteria).filter(|criterion| of(criterion));
        let rules = criteria.flat_map(|criterion| &criterion.rules);
        let asked: BTreeSet<&str> =
            rules.flat_map(|rule| rule.when.entries()).map(|(fact, _)| fact).collect();
        let mut sections: Vec<&str> =
            self.from.0.sections.iter().map(|section| section.id.as_str()).collect();
        sections.extend(
            self.to
                .0
                .sections
                .iter()
                .map(|section| section.id.as_str())
                .filter(|id| !sections.contains(id))
                .collect::<Vec<_>>(),
        );
        let new = self.to.0.facts.iter().filter(|fact| find(self.from.0, &fact.id).is_none());
        let facts: Vec<&Fact> = self.from.0.facts.iter().chain(new).collect();
        let in_order =
            sections.iter().flat_map(|section| facts.iter().filter(move |fact| fact.section == *section));
        let shared = |fact: &&&Fact| {
            let known = |kader: &Kader, value: &str| {
                find(kader, &fact.id).is_none_or(|fact| values(fact).contains(&value))
            };
            let both = |value: &&str| known(self.from.0, value) && known(self.to.0, value);
            (fact.id.clone(), values(fact).into_iter().filter(both).map(str::to_owned).collect())
        };
        Cases::of(in_order.filter(|fact| asked.contains(fact.id.as_str())).map(|fact| shared(&fact)))
    }

    /// How many combinations one of them can express alone.
    pub fn own(&self, from: bool, cases: &Cases) -> u128 {
        let kader = if from { self.from.0 } else { self.to.0 };
        let count = |(id, shared): &(String, Vec<String>)| {
            find(kader, id).map_or(shared.len(), |fact| values(fact).len())
        };
        cases.0.iter().map(|question| count(question) as u128).product()
    }

    /// The outcome in both.
    pub fn outcomes(&self, decision: &str, case: &Case<'_>) -> (String, String) {
        let outcome = |side: &Side<'_>| {
            let Side(kader, naive, _) = side;
            let index = kader.decisions.iter().position(|known| known.id == decision).unwrap();
            let grade = naive.outcome(index, &positions(side, case));
            kader.decisions[index].grades[grade].outcome.clone()
        };
        (outcome(&self.from), outcome(&self.to))
    }

    /// The status of a criterion in both.
    pub fn statuses(&self, criterion: &str, case: &Case<'_>) -> (String, String) {
        let status = |side: &Side<'_>| status(side, criterion, case).unwrap().1;
        (status(&self.from), status(&self.to))
    }

    /// The first matching rule of a criterion in both.
    pub fn rules(&self, criterion: &str, case: &Case<'_>) -> (Option<String>, Option<String>) {
        (rule(self.from.0, criterion, case), rule(self.to.0, criterion, case))
    }

    /// The criteria of a decision whose status differs, with the first matching rule in both. A criterion the other
    /// does not weigh for this decision is as good as the lightest status there.
    pub fn differing_rules(
        &self,
        decision: &str,
        case: &Case,
    ) -> Vec<(String, Option<String>, Option<String>)> {
        let of_decision = |kader: &Kader, id: &str| {
            kader.criteria.iter().any(|criterion| criterion.id == id && criterion.decision == decision)
        };
        let criteria = self.from.0.criteria.iter().chain(&self.to.0.criteria);
        let ids: BTreeSet<&str> = criteria.map(|criterion| criterion.id.as_str()).collect();
        let mut found = Vec::new();
        for id in ids {
            let (in_from, in_to) = (of_decision(self.from.0, id), of_decision(self.to.0, id));
            let of = |there: bool, side| if there { status(side, id, case) } else { None };
            let differs = match (of(in_from, &self.from), of(in_to, &self.to)) {
                (Some((_, from)), Some((_, to))) => from != to,
                (Some((grade, _)), None) | (None, Some((grade, _))) => grade != 0,
                (None, None) => false,
            };
            if differs {
                let of = |there: bool, side: &Side<'_>| if there { rule(side.0, id, case) } else { None };
                found.push((id.to_owned(), of(in_from, &self.from), of(in_to, &self.to)));
            }
        }
        found
    }
}

fn find<'k>(kader: &'k Kader, id: &str) -> Option<&'k Fact> {
    kader.facts.iter().find(|fact| fact.id == id)
}

/// The first matching rule of a criterion.
fn rule(kader: &Kader, criterion: &str, case: &Case<'_>) -> Option<String> {
    let criterion = kader.criteria.iter().find(|known| known.id == criterion)?;
    criterion.rules.iter().find(|rule| holds(&rule.when, case)).map(|rule| rule.id.clone())
}

/// Position and id of the status of a criterion.
fn status(side: &Side<'_>, criterion: &str, case: &Case<'_>) -> Option<(usize, String)> {
    let Side(kader, naive, _) = side;
    let index = kader.criteria.iter().position(|known| known.id == criterion)?;
    let grade = naive.status(index, &positions(side, case));
    let decision = kader.decisions.iter().find(|known| known.id == kader.criteria[index].decision)?;
    Some((grade, decision.grades[grade].status.clone()))
}

/// A case as the naive evaluator wants it; a question that is not in it does not matter.
fn positions(Side(kader, _, values): &Side<'_>, case: &Case<'_>) -> Vec<usize> {
    let position = |(fact, values): (&Fact, &Vec<&str>)| {
        let answer = case.get(fact.id.as_str())?;
        values.iter().position(|value| value == answer)
    };
    kader.facts.iter().zip(values).map(|fact| position(fact).unwrap_or(0)).collect()
}
