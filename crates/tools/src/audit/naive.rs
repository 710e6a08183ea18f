//! The naive evaluator: the definitions of the reasoning, written down again as loops over every completion.
//!
//! It shares nothing with the diagrams but the kader itself. Unknown is the union over all values; a fact is relevant when
//! two completions that differ in it alone differ in the target. Slow and plain on purpose: what the diagrams say is held
//! against it.

use voorcheck_rules::kader::model::{Fact, Kader, Role};
use voorcheck_rules::kader::{Condition, Table};

/// What [`Naive::status`] and [`Naive::outcome`] give where no rule applies; no decision has this many grades.
pub const UNCOVERED: usize = usize::MAX;

/// For each fact (index in the kader) the positions of the values it can still have.
pub type Allowed = Vec<Vec<usize>>;

/// Terms of (fact, positions of the values that make it hold).
type Rule = Vec<Vec<(usize, Vec<usize>)>>;

/// A kader, ready to be walked case by case.
pub struct Naive<'a> {
    kader: &'a Kader,
    criteria: Vec<NaiveCriterion>,
    /// Facts of the criteria of each decision.
    decision_facts: Vec<Vec<usize>>,
}

struct NaiveCriterion {
    /// Index of its decision.
    decision: usize,
    facts: Vec<usize>,
    /// Each rule with the position of its status.
    rules: Vec<(Rule, usize)>,
}

/// What the naive evaluator says about a partial assignment; ids, in the order of the kader.
#[derive(Debug, PartialEq, Eq)]
pub struct Verdict {
    /// For each criterion the statuses it can still have.
    pub possible_statuses: Vec<Vec<String>>,
    /// For each decision the outcomes it can still have.
    pub possible_outcomes: Vec<Vec<String>>,
    /// Facts the outcome of the first decision depends on, in the author's order.
    pub relevant_for_outcome: Vec<String>,
    /// Facts the status of some criterion depends on, in the author's order.
    pub relevant_for_criteria: Vec<String>,
}

/// Ids of the values of a fact.
pub fn values(fact: &Fact) -> Vec<&str> {
    fact.options.iter().filter(|o| !o.unknown && o.leaves_open.is_empty()).map(|o| o.id.as_str()).collect()
}

impl<'a> Naive<'a> {
    /// Takes a kader that passed [`check`](fn@crate::check); what one with mistakes gives means nothing.
    pub fn new(kader: &'a Kader) -> Naive<'a> {
        let criteria: Vec<NaiveCriterion> = kader
            .criteria
            .iter()
            .map(|criterion| {
                let decision = kader.decisions.iter().position(|d| d.id == criterion.decision);
                let decision = decision.unwrap_or_default();
                let grades = kader.decisions.get(decision).map_or(&[][..], |decision| &decision.grades);
                let status = |id: &str| grades.iter().position(|g| g.status == id).unwrap_or(UNCOVERED);
                let rules: Vec<(Rule, usize)> =
                    criterion.rules.iter().map(|r| (rule(kader, &r.when), status(&r.status))).collect();
                let facts = rules.iter().flat_map(|(r, _)| r.iter().flatten().map(|(f, _)| *f));
                NaiveCriterion { decision, facts: sorted(facts), rules }
            })
            .collect();
        let of_decision = |decision: usize| {
            sorted(criteria.iter().filter(|c| c.decision == decision).flat_map(|c| c.facts.clone()))
        };
        let decision_facts = (0..kader.decisions.len()).map(of_decision).collect();
        Naive { kader, criteria, decision_facts }
    }

    /// Facts one criterion speaks about, in the order of the kader.
    pub fn facts_of_criterion(&self, criterion: usize) -> &[usize] {
        self.criteria.get(criterion).map_or(&[], |criterion| &criterion.facts)
    }

    /// Facts the criteria of a decision speak about, in the order of the kader.
    pub fn facts_of_decision(&self, decision: usize) -> &[usize] {
        self.decision_facts.get(decision).map_or(&[], |facts| facts)
    }

    /// Number of completions over the facts of all decisions, at the most.
    pub fn completions(&self, allowed: &Allowed) -> usize {
        let count = |fact: &usize| allowed.get(*fact).map_or(1, Vec::len);
        let of_decision = |facts: &Vec<usize>| facts.iter().map(count).product();
        self.decision_facts.iter().map(of_decision).max().unwrap_or(1)
    }

    /// For each fact what an answer leaves possible.
    pub fn allowed(&self, answers: &Table<String>) -> Allowed {
        let of_fact = |fact: &Fact| {
            let chosen = answers.get(&fact.id);
            let option = fact.options.iter().find(|option| Some(&option.id) == chosen);
            let keep = |value: &str| match option {
                Some(option) if !option.leaves_open.is_empty() => {
                    option.leaves_open.iter().any(|open| open == value)
                }
                Some(option) if !option.unknown => option.id == value,
                _ => true,
            };
            values(fact).iter().enumerate().filter(|(_, value)| keep(value)).map(|(i, _)| i).collect()
        };
        self.kader.facts.iter().map(of_fact).collect()
    }

    /// Position of the status of a criterion for a complete case (fact → position of its value); [`UNCOVERED`] where
    /// none of its rules holds.
    pub fn status(&self, criterion: usize, case: &[usize]) -> usize {
        let holds = |rule: &Rule| {
            let entry =
                |(fact, wanted): &(usize, Vec<usize>)| case.get(*fact).is_some_and(|v| wanted.contains(v));
            rule.iter().any(|term| term.iter().all(entry))
        };
        let rules = self.criteria.get(criterion).into_iter().flat_map(|criterion| &criterion.rules);
        rules.into_iter().find(|(rule, _)| holds(rule)).map_or(UNCOVERED, |(_, status)| *status)
    }

    /// Position of the outcome of a decision for a complete case: the heaviest status among its criteria.
    pub fn outcome(&self, decision: usize, case: &[usize]) -> usize {
        let of_decision = self.criteria.iter().enumerate().filter(|(_, c)| c.decision == decision);
        of_decision.map(|(criterion, _)| self.status(criterion, case)).max().unwrap_or(UNCOVERED)
    }

    /// Positions of the statuses a criterion can still have, and the facts it still depends on.
    pub fn criterion(&self, criterion: usize, allowed: &Allowed) -> (Vec<usize>, Vec<usize>) {
        table(self.facts_of_criterion(criterion), allowed, |case| self.status(criterion, case))
    }

    /// Positions of the outcomes a decision can still have, and the facts it still depends on.
    pub fn decision(&self, decision: usize, allowed: &Allowed) -> (Vec<usize>, Vec<usize>) {
        table(self.facts_of_decision(decision), allowed, |case| self.outcome(decision, case))
    }

    /// What follows from a partial assignment.
    pub fn verdict(&self, allowed: &Allowed) -> Verdict {
        let mut criteria_support = Vec::new();
        let mut possible_statuses = Vec::new();
        for (index, criterion) in self.criteria.iter().enumerate() {
            let (reached, support) = self.criterion(index, allowed);
            criteria_support.extend(support);
            let grades = self.kader.decisions.get(criterion.decision).map_or(&[][..], |d| &d.grades);
            possible_statuses.push(named(&reached, |at| grades.get(at).map(|grade| &grade.status)));
        }
        let mut possible_outcomes = Vec::new();
        let mut outcome_support = Vec::new();
        for (index, decision) in self.kader.decisions.iter().enumerate() {
            let (reached, support) = self.decision(index, allowed);
            possible_outcomes.push(named(&reached, |at| decision.grades.get(at).map(|grade| &grade.outcome)));
            if index == 0 {
                outcome_support = support;
            }
        }
        let ordered = |relevant: &[usize]| {
            let facts = self.author_order().into_iter().filter(|(index, _)| relevant.contains(index));
            facts.map(|(_, fact)| fact.id.clone()).collect()
        };
        Verdict {
            possible_statuses,
            possible_outcomes,
            relevant_for_outcome: ordered(&outcome_support),
            relevant_for_criteria: ordered(&criteria_support),
        }
    }

    /// The next question: facts with role route first, then the relevant ones, skipping what was answered.
    pub fn next_question(&self, relevant: &[String], answers: &Table<String>) -> Option<String> {
        let routes = self.author_order().into_iter().map(|(_, fact)| fact);
        let routes = routes.filter(|fact| fact.role == Role::Route).map(|fact| fact.id.clone());
        routes.chain(relevant.iter().cloned()).find(|id| !answers.contains_key(id))
    }

    /// Facts by section, then as written.
    fn author_order(&self) -> Vec<(usize, &'a Fact)> {
        let facts = self.kader.facts.iter().enumerate();
        let of_section = |id: &'a str| facts.clone().filter(move |(_, fact)| fact.section == id);
        self.kader.sections.iter().flat_map(|section| of_section(&section.id)).collect()
    }
}

fn rule(kader: &Kader, condition: &Condition) -> Rule {
    let entry = |(subject, wanted): (&String, &Vec<String>)| {
        let fact = kader.facts.iter().position(|fact| fact.id == *subject)?;
        let known = kader.facts.get(fact).map(values)?;
        let position = |value: &String| known.iter().position(|known| *known == value);
        Some((fact, wanted.iter().filter_map(position).collect()))
    };
    condition.0.iter().map(|term| term.iter().filter_map(entry).collect()).collect()
}

fn sorted(facts: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut facts: Vec<usize> = facts.collect();
    facts.sort_unstable();
    facts.dedup();
    facts
}

/// The ids of what was reached; a gap is named too, so that nothing agrees with it.
fn named<'a>(reached: &[usize], id: impl Fn(usize) -> Option<&'a String>) -> Vec<String> {
    reached.iter().map(|&at| id(at).cloned().unwrap_or_else(|| "geen regel".to_owned())).collect()
}

/// Evaluates every completion over `facts`: the values reached, in order, and the facts it depends on.
fn table(facts: &[usize], allowed: &Allowed, value: impl Fn(&[usize]) -> usize) -> (Vec<usize>, Vec<usize>) {
    let nothing = Vec::new();
    let open: Vec<(usize, &Vec<usize>)> =
        facts.iter().map(|&fact| (fact, allowed.get(fact).unwrap_or(&nothing))).collect();
    let mut case: Vec<usize> =
        allowed.iter().map(|values| values.first().copied().unwrap_or_default()).collect();
    let total: usize = open.iter().map(|(_, values)| values.len()).product();
    let mut results = Vec::with_capacity(total);
    for number in 0..total {
        let mut rest = number;
        for (fact, values) in &open {
            if let (Some(slot), Some(&value)) = (case.get_mut(*fact), values.get(rest % values.len())) {
                *slot = value;
            }
            rest /= values.len();
        }
        results.push(value(&case));
    }
    let mut support = Vec::new();
    let mut stride = 1;
    for (fact, values) in &open {
        // Two completions that differ in this fact alone lie a multiple of `stride` apart within a block.
        let first = |n: usize| n - (n / stride) % values.len() * stride;
        if results.iter().enumerate().any(|(n, result)| results.get(first(n)) != Some(result)) {
            support.push(*fact);
        }
        stride *= values.len();
    }
    let mut reached = results;
    reached.sort_unstable();
    reached.dedup();
    (reached, support)
}
