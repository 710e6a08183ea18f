//! What a kader shows, worked out by trying every completion: no diagrams, no planner, nothing shared but the kader.

use std::collections::BTreeMap;

use voorcheck_rules::kader::model::{Appearing, Fact, Kader, Role};
use voorcheck_rules::kader::{Atom, Condition};

/// An answer by fact (`geen` for none) and whether each date condition holds, where that is known.
#[derive(Clone, Debug)]
pub struct Case {
    pub answers: BTreeMap<String, String>,
    pub plans: BTreeMap<String, Option<bool>>,
}

/// Every input: each answer to each question, each state of each date condition.
pub fn inputs(kader: &Kader) -> Vec<Case> {
    let mut cases = vec![Case { answers: BTreeMap::new(), plans: BTreeMap::new() }];
    for fact in &kader.facts {
        let unknown = (!fact.refuses_unknown).then_some("weet-niet");
        let answers: Vec<&str> =
            fact.options.iter().map(|option| option.id.as_str()).chain(unknown).chain(["geen"]).collect();
        cases = with(cases, &answers, |case, answer| {
            case.answers.insert(fact.id.clone(), answer.to_string());
        });
    }
    for condition in &kader.date_conditions {
        cases = with(cases, &[Some(true), Some(false), None], |case, holds| {
            case.plans.insert(condition.id.clone(), *holds);
        });
    }
    cases
}

fn with<T>(cases: Vec<Case>, states: &[T], set: impl Fn(&mut Case, &T)) -> Vec<Case> {
    let each = |case: &Case| {
        let changed = states.iter().map(|state| {
            let mut case = case.clone();
            set(&mut case, state);
            case
        });
        changed.collect::<Vec<_>>()
    };
    cases.iter().flat_map(each).collect()
}

/// A completion: a value by fact, and whether each date condition holds.
type Completion = (BTreeMap<String, String>, BTreeMap<String, bool>);

fn completions(kader: &Kader, case: &Case) -> Vec<Completion> {
    let mut all = vec![(BTreeMap::new(), BTreeMap::new())];
    for fact in &kader.facts {
        let values = values(fact, &case.answers[&fact.id]);
        all = product(all, &values, |(facts, _), value| drop(facts.insert(fact.id.clone(), value.clone())));
    }
    for (id, holds) in &case.plans {
        let states = holds.map_or(vec![true, false], |holds| vec![holds]);
        all = product(all, &states, |(_, plans), holds| {
            plans.insert(id.clone(), *holds);
        });
    }
    all
}

fn product<T>(all: Vec<Completion>, states: &[T], set: impl Fn(&mut Completion, &T)) -> Vec<Completion> {
    let mut next = Vec::new();
    for completion in &all {
        for state in states {
            let mut completion = completion.clone();
            set(&mut completion, state);
            next.push(completion);
        }
    }
    next
}

/// The values an answer leaves open.
fn values(fact: &Fact, answer: &str) -> Vec<String> {
    let closed =
        |option: &&voorcheck_rules::kader::model::Choice| !option.unknown && option.leaves_open.is_empty();
    let all = || fact.options.iter().filter(closed).map(|option| option.id.clone()).collect();
    match fact.options.iter().find(|option| option.id == answer) {
        Some(option) if option.unknown => all(),
        Some(option) if !option.leaves_open.is_empty() => option.leaves_open.clone(),
        Some(option) => vec![option.id.clone()],
        None => all(),
    }
}

struct World<'a> {
    kader: &'a Kader,
    case: &'a Case,
}

impl World<'_> {
    /// The status of a criterion in a completion.
    fn status(&self, criterion: usize, completion: &Completion) -> String {
        let rules = &self.kader.criteria[criterion].rules;
        rules.iter().find(|rule| self.holds(&rule.when, completion)).expect("covered").status.clone()
    }

    /// The position of the outcome of a decision.
    fn outcome(&self, decision: usize, completion: &Completion) -> usize {
        let decision = &self.kader.decisions[decision];
        let of_decision =
            (0..self.kader.criteria.len()).filter(|i| self.kader.criteria[*i].decision == decision.id);
        let grade = |i: usize| {
            let status = self.status(i, completion);
            decision.grades.iter().position(|grade| grade.status == status).unwrap()
        };
        of_decision.map(grade).max().unwrap_or(0)
    }

    fn holds(&self, condition: &Condition, completion: &Completion) -> bool {
        let entry = |(subject, wanted): (&String, &Vec<String>)| {
            let value = match Atom::parse(subject).unwrap() {
                Atom::Fact(id) => completion.0[id].clone(),
                Atom::Option(id) => self.case.answers[id].clone(),
                Atom::Plan(id) => if completion.1[id] { "ja" } else { "nee" }.to_owned(),
                Atom::Status(id) => {
                    let criterion = self.kader.criteria.iter().position(|one| one.id == id).unwrap();
                    self.status(criterion, completion)
                }
                Atom::Outcome(id) => {
                    let decision = self.kader.decisions.iter().position(|one| one.id == id).unwrap();
                    self.kader.decisions[decision].grades[self.outcome(decision, completion)].outcome.clone()
                }
            };
            wanted.contains(&value)
        };
        condition.0.iter().any(|term| term.iter().all(entry))
    }
}

/// Everything a reader would see of a case, as words to compare.
pub fn shown(kader: &Kader, case: &Case) -> Vec<String> {
    let world = World { kader, case };
    let all = completions(kader, case);
    let certain = |condition: &Condition| all.iter().all(|one| world.holds(condition, one));
    let routes = kader.routes.iter().filter(|route| route.when.is_some());
    if let Some(route) = routes.into_iter().find(|route| certain(route.when.as_ref().unwrap())) {
        return vec![format!("route {}", route.id)];
    }
    let mut shown = Vec::new();
    for (i, criterion) in kader.criteria.iter().enumerate() {
        let mut statuses: Vec<String> = all.iter().map(|one| world.status(i, one)).collect();
        statuses.sort();
        statuses.dedup();
        shown.push(format!("{}: {statuses:?}", criterion.id));
        if let [status] = statuses.as_slice() {
            let reasons = criterion.rules.iter().filter(|rule| rule.status == *status && certain(&rule.when));
            shown.extend(reasons.map(|rule| format!("{}/{}", criterion.id, rule.id)));
        }
    }
    for (i, decision) in kader.decisions.iter().enumerate() {
        let mut outcomes: Vec<usize> = all.iter().map(|one| world.outcome(i, one)).collect();
        outcomes.sort_unstable();
        outcomes.dedup();
        shown.push(format!("{}: {outcomes:?}", decision.id));
        if let [outcome] = outcomes.as_slice() {
            let variant = decision.grades[*outcome]
                .variants
                .iter()
                .find(|variant| variant.points.is_none() && variant.when.as_ref().is_none_or(&certain));
            shown.extend(variant.map(|variant| format!("{:?}", variant.summary)));
        }
        // A fact matters when two completions that differ in it alone have different outcomes.
        for fact in kader.facts.iter().filter(|fact| fact.role == Role::Beslist) {
            let same_but = |a: &Completion, b: &Completion| {
                a.1 == b.1 && a.0.iter().all(|(id, value)| *id == fact.id || b.0[id] == *value)
            };
            let matters = all
                .iter()
                .any(|a| all.iter().any(|b| same_but(a, b) && world.outcome(i, a) != world.outcome(i, b)));
            shown.extend(matters.then(|| format!("{} matters", fact.id)));
        }
    }
    let contradictions = kader.contradictions.iter().filter(|one| certain(&one.when));
    shown.extend(contradictions.map(|one| one.id.clone()));
    // Certain, or possible where that is enough; and there is a completion in which it is not over.
    let due = |when: Option<&Condition>, over: Option<&Condition>| {
        let now = |one: &Completion| {
            when.is_none_or(|when| world.holds(when, one)) && over.is_none_or(|over| !world.holds(over, one))
        };
        all.iter().any(now)
    };
    let mut appears = |id: &String, part: &dyn Appearing| {
        let certain = part.also_if_unknown() || part.when().is_none_or(&certain);
        shown.extend((certain && due(part.when(), part.over())).then(|| id.clone()));
    };
    kader.signals.iter().for_each(|one| appears(&one.id, one));
    kader.source_conflicts.iter().for_each(|one| appears(&one.id, one));
    kader.open_steps.iter().for_each(|one| appears(&one.id, one));
    kader.actions.iter().for_each(|one| appears(&one.id, one));
    kader.cards.iter().for_each(|one| appears(&one.id, one));
    shown
}
