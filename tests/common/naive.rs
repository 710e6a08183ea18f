//! The naive evaluator: the definitions of the reasoning, written down again as loops over every completion.
//!
//! It shares nothing with the diagrams but the kader itself. Unknown is the union over all values; a fact is
//! relevant when two completions that differ in it alone differ in the target.

use safehouse_check::kader::model::{Fact, Kader, Role};
use safehouse_check::kader::{Condition, Table};

/// For each fact (index in the kader) the positions of the values it can still have.
pub type Allowed = Vec<Vec<usize>>;

/// Terms of (fact, positions of the values that make it hold).
type Rule = Vec<Vec<(usize, Vec<usize>)>>;

pub struct Naive<'a> {
    kader: &'a Kader,
    criteria: Vec<NaiveCriterion>,
    /// Facts of the criteria of each decision.
    decision_facts: Vec<Vec<usize>>,
}

struct NaiveCriterion {
    decision: usize,
    facts: Vec<usize>,
    rules: Vec<(Rule, usize)>,
}

/// What the naive evaluator says about a partial assignment.
#[derive(Debug, PartialEq, Eq)]
pub struct Verdict {
    pub possible_statuses: Vec<Vec<String>>,
    pub possible_outcomes: Vec<Vec<String>>,
    pub relevant_for_outcome: Vec<String>,
    pub relevant_for_criteria: Vec<String>,
}

pub fn values(fact: &Fact) -> Vec<&str> {
    fact.options.iter().filter(|o| !o.unknown && o.leaves_open.is_empty()).map(|o| o.id.as_str()).collect()
}

impl<'a> Naive<'a> {
    pub fn new(kader: &'a Kader) -> Naive<'a> {
        let position = |fact: usize, value: &str| {
            values(&kader.facts[fact]).iter().position(|known| *known == value).expect("a known value")
        };
        let rule = |condition: &Condition| -> Rule {
            let entry = |(subject, wanted): (&String, &Vec<String>)| {
                let fact = kader.facts.iter().position(|fact| fact.id == *subject).expect("a known fact");
                (fact, wanted.iter().map(|value| position(fact, value)).collect())
            };
            condition.0.iter().map(|term| term.iter().map(entry).collect()).collect()
        };
        let criteria: Vec<NaiveCriterion> = kader
            .criteria
            .iter()
            .map(|criterion| {
                let decision = kader.decisions.iter().position(|d| d.id == criterion.decision).unwrap();
                let status =
                    |id: &str| kader.decisions[decision].grades.iter().position(|g| g.status == id).unwrap();
                let rules: Vec<(Rule, usize)> =
                    criterion.rules.iter().map(|r| (rule(&r.when), status(&r.status))).collect();
                let mut facts: Vec<usize> =
                    rules.iter().flat_map(|(r, _)| r.iter().flatten().map(|(f, _)| *f)).collect();
                facts.sort_unstable();
                facts.dedup();
                NaiveCriterion { decision, facts, rules }
            })
            .collect();
        let decision_facts = (0..kader.decisions.len())
            .map(|decision| {
                let mut facts: Vec<usize> = criteria
                    .iter()
                    .filter(|c| c.decision == decision)
                    .flat_map(|c| c.facts.clone())
                    .collect();
                facts.sort_unstable();
                facts.dedup();
                facts
            })
            .collect();
        Naive { kader, criteria, decision_facts }
    }

    /// Facts one criterion speaks about.
    pub fn facts_of_criterion(&self, criterion: usize) -> &[usize] {
        &self.criteria[criterion].facts
    }

    /// Facts the criteria of a decision speak about.
    #[allow(dead_code, reason = "not every test file asks")]
    pub fn facts_of_decision(&self, decision: usize) -> &[usize] {
        &self.decision_facts[decision]
    }

    /// Number of completions over the facts of all decisions, at the most.
    #[allow(dead_code, reason = "not every test file asks")]
    pub fn completions(&self, allowed: &Allowed) -> usize {
        let of_decision = |facts: &Vec<usize>| facts.iter().map(|&fact| allowed[fact].len()).product();
        self.decision_facts.iter().map(of_decision).max().unwrap_or(1)
    }

    /// Positions of the statuses a criterion can still have, and the facts it still depends on.
    #[allow(dead_code, reason = "not every test file asks")]
    pub fn criterion(&self, criterion: usize, allowed: &Allowed) -> (Vec<usize>, Vec<usize>) {
        table(&self.criteria[criterion].facts, allowed, |case| self.status(criterion, case))
    }

    /// For each fact what an answer leaves possible.
    pub fn allowed(&self, answers: &Table<String>) -> Allowed {
        let of_fact = |fact: &Fact| {
            let known = values(fact);
            let chosen = answers.get(&fact.id);
            let option = fact.options.iter().find(|option| Some(&option.id) == chosen);
            let keep = |value: &str| match option {
                Some(option) if !option.leaves_open.is_empty() => {
                    option.leaves_open.iter().any(|open| open == value)
                }
                Some(option) if !option.unknown => option.id == value,
                _ => true,
            };
            (0..known.len()).filter(|&i| keep(known[i])).collect()
        };
        self.kader.facts.iter().map(of_fact).collect()
    }

    /// Position of the status of a criterion for a complete case (fact → position of its value).
    pub fn status(&self, criterion: usize, case: &[usize]) -> usize {
        let holds = |rule: &Rule| {
            rule.iter().any(|term| term.iter().all(|(fact, wanted)| wanted.contains(&case[*fact])))
        };
        self.criteria[criterion]
            .rules
            .iter()
            .find(|(rule, _)| holds(rule))
            .expect("every combination is covered")
            .1
    }

    /// Position of the outcome of a decision for a complete case.
    pub fn outcome(&self, decision: usize, case: &[usize]) -> usize {
        let of_decision = (0..self.criteria.len()).filter(|&c| self.criteria[c].decision == decision);
        of_decision.map(|criterion| self.status(criterion, case)).max().unwrap()
    }

    pub fn verdict(&self, allowed: &Allowed) -> Verdict {
        let mut criteria_support = vec![false; self.kader.facts.len()];
        let mut possible_statuses = Vec::new();
        for (index, criterion) in self.criteria.iter().enumerate() {
            let (reached, support) = table(&criterion.facts, allowed, |case| self.status(index, case));
            support.iter().for_each(|&fact| criteria_support[fact] = true);
            let grades = &self.kader.decisions[criterion.decision].grades;
            possible_statuses.push(reached.iter().map(|&grade| grades[grade].status.clone()).collect());
        }
        let mut possible_outcomes = Vec::new();
        let mut outcome_support = Vec::new();
        for (index, decision) in self.kader.decisions.iter().enumerate() {
            let (reached, support) =
                table(&self.decision_facts[index], allowed, |case| self.outcome(index, case));
            possible_outcomes
                .push(reached.iter().map(|&grade| decision.grades[grade].outcome.clone()).collect());
            if index == 0 {
                outcome_support = support;
            }
        }
        let ordered = |relevant: &dyn Fn(usize) -> bool| {
            self.author_order()
                .into_iter()
                .filter(|&f| relevant(f))
                .map(|f| self.kader.facts[f].id.clone())
                .collect()
        };
        Verdict {
            possible_statuses,
            possible_outcomes,
            relevant_for_outcome: ordered(&|fact| outcome_support.contains(&fact)),
            relevant_for_criteria: ordered(&|fact| criteria_support[fact]),
        }
    }

    /// The next question: facts with role route first, then the relevant ones, skipping what was answered.
    pub fn next_question(&self, relevant: &[String], answers: &Table<String>) -> Option<String> {
        let routes = self.author_order().into_iter().map(|fact| &self.kader.facts[fact]);
        let routes = routes.filter(|fact| fact.role == Role::Route).map(|fact| fact.id.clone());
        routes.chain(relevant.iter().cloned()).find(|id| !answers.contains_key(id))
    }

    /// Facts by section, then as written.
    fn author_order(&self) -> Vec<usize> {
        let section = |fact: &Fact| self.kader.sections.iter().position(|s| s.id == fact.section);
        let mut order = Vec::new();
        for index in 0..self.kader.sections.len() {
            order.extend(
                (0..self.kader.facts.len()).filter(|&f| section(&self.kader.facts[f]) == Some(index)),
            );
        }
        order
    }
}

/// Evaluates every completion over `facts`: the values reached, in order, and the facts it depends on.
fn table(facts: &[usize], allowed: &Allowed, value: impl Fn(&[usize]) -> usize) -> (Vec<usize>, Vec<usize>) {
    let mut case: Vec<usize> = allowed.iter().map(|values| values[0]).collect();
    let sizes: Vec<usize> = facts.iter().map(|&fact| allowed[fact].len()).collect();
    let total: usize = sizes.iter().product();
    let mut results = Vec::with_capacity(total);
    for number in 0..total {
        let mut rest = number;
        for (&fact, &size) in facts.iter().zip(&sizes) {
            case[fact] = allowed[fact][rest % size];
            rest /= size;
        }
        results.push(value(&case));
    }
    let mut support = Vec::new();
    let mut stride = 1;
    for (&fact, &size) in facts.iter().zip(&sizes) {
        // Two completions that differ in this fact alone lie a multiple of `stride` apart within a block.
        let differs = (0..total)
            .any(|n| (n / stride) % size != 0 && results[n] != results[n - ((n / stride) % size) * stride]);
        if differs {
            support.push(fact);
        }
        stride *= size;
    }
    let mut reached = results;
    reached.sort_unstable();
    reached.dedup();
    (reached, support)
}
