//! The shipped kader: its diagrams and its engine against the naive evaluator.

use std::collections::BTreeMap;
use std::thread;

use voorcheck_rules::assessment::{Engine, Input, Options, Target};
use voorcheck_rules::decision::partial::Reached;
use voorcheck_rules::decision::reasons::fact_variables;
use voorcheck_rules::decision::{Compiled, Diagrams, Partial, Ref};
use voorcheck_rules::kader::model::Kader;
use voorcheck_rules::kader::{Table, Voice};
use voorcheck_tools::audit::naive::{Allowed, Naive, values};
use voorcheck_tools::check;

use crate::common::{effort, shipped};

/// Runs a part of the work on each core.
fn on_every_core(part: impl Fn(usize, usize) + Sync) {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for core in 0..cores {
            let part = &part;
            scope.spawn(move || part(core, cores));
        }
    });
}

/// The value of a diagram for a complete case (variable → position of its value).
fn walk(diagrams: &Diagrams, mut at: Ref, case: &[usize]) -> usize {
    while let Some(node) = diagrams.get(at) {
        at = node.children[case[node.variable]];
    }
    at.value().expect("a path ends in a value").into()
}

/// For each fact of the kader its variable.
fn variables(compiled: &Compiled, kader: &Kader) -> Vec<usize> {
    let mut variables = vec![0; kader.facts.len()];
    fact_variables(compiled).for_each(|(variable, fact)| variables[fact] = variable);
    variables
}

#[test]
fn every_complete_case_of_persoon() {
    let kader = shipped::kader();
    let compiled = check::compiled(&kader).unwrap();
    let naive = Naive::new(&kader);
    let variable = variables(&compiled, &kader);
    let facts = naive.facts_of_decision(0);
    let sizes: Vec<usize> = facts.iter().map(|&fact| values(&kader.facts[fact]).len()).collect();
    let total: usize = sizes.iter().product();
    // The number of the decision model: when it changes, the model changed.
    assert_eq!(total, 2_211_840);

    on_every_core(|core, cores| {
        let mut by_fact = vec![0; kader.facts.len()];
        let mut by_variable = vec![0; compiled.space.variables().len()];
        for number in (core..total).step_by(cores) {
            let mut rest = number;
            for (&fact, &size) in facts.iter().zip(&sizes) {
                by_fact[fact] = rest % size;
                by_variable[variable[fact]] = rest % size;
                rest /= size;
            }
            for (index, criterion) in compiled.criteria.iter().enumerate().filter(|(_, c)| c.decision == 0) {
                let found = walk(&compiled.diagrams, criterion.root, &by_variable);
                assert_eq!(found, naive.status(index, &by_fact), "{} {by_fact:?}", kader.criteria[index].id);
            }
            let found = walk(&compiled.diagrams, compiled.decisions[0], &by_variable);
            assert_eq!(found, naive.outcome(0, &by_fact), "{by_fact:?}");
        }
    });
    println!("{total} complete cases of persoon agree");
}

#[test]
fn every_partial_assignment_of_every_criterion() {
    let kader = shipped::kader();
    let compiled = check::compiled(&kader).unwrap();
    let naive = Naive::new(&kader);
    let variable = variables(&compiled, &kader);
    let mut checked = 0;
    for (index, criterion) in compiled.criteria.iter().enumerate() {
        let facts = naive.facts_of_criterion(index);
        // Every non-empty set of values of every fact: more than any `?` option can leave open.
        let subsets: Vec<usize> =
            facts.iter().map(|&fact| (1 << values(&kader.facts[fact]).len()) - 1).collect();
        for number in 0..subsets.iter().product::<usize>() {
            let mut rest = number;
            let mut partial = Partial::all(&compiled.space);
            let mut allowed: Allowed =
                kader.facts.iter().map(|fact| (0..values(fact).len()).collect()).collect();
            for (&fact, &count) in facts.iter().zip(&subsets) {
                let set = rest % count + 1;
                rest /= count;
                partial.set(variable[fact], set as u64);
                allowed[fact] = (0..allowed[fact].len()).filter(|value| set >> value & 1 == 1).collect();
            }
            let (statuses, relevant) = naive.criterion(index, &allowed);
            let reachable = partial.reachable(&compiled.diagrams, criterion.root);
            // What an assessment asks for all functions at once.
            assert_eq!(Reached::new(&partial, &compiled.diagrams).of(criterion.root), reachable);
            let found: Vec<usize> = reachable.iter().map(usize::from).collect();
            assert_eq!(found, statuses, "{} {allowed:?}", kader.criteria[index].id);
            let support = partial.support(&compiled.diagrams, criterion.root);
            let found: Vec<usize> = facts.iter().copied().filter(|&fact| support[variable[fact]]).collect();
            assert_eq!(found, relevant, "{} {allowed:?}", kader.criteria[index].id);
            assert_eq!(support.iter().filter(|&&marked| marked).count(), relevant.len());
            checked += 1;
        }
    }
    println!("{checked} partial assignments of {} criteria agree", kader.criteria.len());
}

/// About this many, around `past`, where a random complete case almost never comes.
const STRATIFIED: u64 = 4_000;

#[test]
fn partial_assignments_of_the_whole_kader_around_past() {
    agree_around_past(usize::try_from(effort::of(STRATIFIED)).unwrap());
}

#[test]
#[ignore = "the same many times over: cargo xtask test bewijs"]
fn many_partial_assignments_of_the_whole_kader_around_past() {
    agree_around_past(200_000);
}

/// Draws so many partial assignments, and holds the engine against the naive evaluator on each.
fn agree_around_past(wanted: usize) {
    let kader = shipped::kader();
    let engine = check::engine(kader.clone(), String::new()).unwrap();
    let naive = Naive::new(&kader);
    let base = shipped::base_answers();
    let tally = std::sync::Mutex::new(BTreeMap::<String, usize>::new());

    on_every_core(|core, cores| {
        let mut rng = fastrand::Rng::with_seed(core as u64);
        let mut own = BTreeMap::<String, usize>::new();
        let mut done = 0;
        while done < wanted.div_ceil(cores) {
            let answers = around(&base, &kader, &mut rng);
            let allowed = naive.allowed(&answers);
            if naive.completions(&allowed) > 3_000 {
                continue;
            }
            done += 1;
            compare(&engine, &naive, &kader, &answers, &allowed, &mut own);
        }
        let mut tally = tally.lock().unwrap();
        own.into_iter().for_each(|(outcomes, count)| *tally.entry(outcomes).or_default() += count);
    });

    let tally = tally.into_inner().unwrap();
    let total: usize = tally.values().sum();
    println!("{total} partial assignments of the whole kader agree; outcomes of persoon still possible:");
    tally.iter().for_each(|(outcomes, count)| println!("  {count:>7}  {outcomes}"));
    assert!(total >= wanted);
    // All seven sets of outcomes occur, so that no kind of case goes untested.
    assert!(!effort::whole() || tally.len() == 7, "{tally:?}");
}

/// The base with at most three answers changed and some left open.
fn around(base: &Table<String>, kader: &Kader, rng: &mut fastrand::Rng) -> Table<String> {
    let mut answers = base.clone();
    let decisive: Vec<_> = kader.facts.iter().filter(|fact| base.contains_key(&fact.id)).collect();
    for _ in 0..rng.usize(0..=3) {
        let fact = decisive[rng.usize(..decisive.len())];
        let options: Vec<&str> = fact.options.iter().map(|option| option.id.as_str()).collect();
        answers.insert(fact.id.clone(), options[rng.usize(..options.len())].to_owned());
    }
    for _ in 0..rng.usize(0..=5) {
        let fact = decisive[rng.usize(..decisive.len())];
        if fact.role == voorcheck_rules::kader::model::Role::Route {
            continue;
        }
        if rng.bool() || fact.refuses_unknown {
            answers.remove(&fact.id);
        } else {
            answers.insert(fact.id.clone(), "weet-niet".to_owned());
        }
    }
    // A route gives no verdict; those are scenarios of their own.
    for fact in kader.facts.iter().filter(|fact| fact.role == voorcheck_rules::kader::model::Role::Route) {
        answers.insert(fact.id.clone(), base.get(&fact.id).expect("the base answers every route").clone());
    }
    answers
}

fn compare(
    engine: &Engine,
    naive: &Naive<'_>,
    kader: &Kader,
    answers: &Table<String>,
    allowed: &Allowed,
    tally: &mut BTreeMap<String, usize>,
) {
    let verdict = naive.verdict(allowed);
    let input = Input { answers: answers.clone(), ..Input::default() };
    for (target, relevant) in
        [(Target::Outcome, &verdict.relevant_for_outcome), (Target::Criteria, &verdict.relevant_for_criteria)]
    {
        let options = Options { today: "2026-11-22".to_owned(), voice: Voice::Behandelaar, target };
        let assessment = engine.assess(&input, &options).unwrap();
        assert_eq!(assessment.route, None, "{answers:?}");
        assert_eq!(assessment.relevant_questions, *relevant, "{target:?} {answers:?}");
        assert_eq!(
            assessment.next_question,
            naive.next_question(relevant, answers),
            "{target:?} {answers:?}"
        );
        for (decision, possible) in assessment.decisions.iter().zip(&verdict.possible_outcomes) {
            assert_eq!(decision.possible_outcomes, *possible, "{answers:?}");
            assert_eq!(decision.decided, possible.len() == 1);
            assert_eq!(decision.outcome.as_ref(), possible.first().filter(|_| possible.len() == 1));
            assert_eq!(Some(&decision.best_still_possible), possible.first());
        }
        for (criterion, possible) in kader.criteria.iter().zip(&verdict.possible_statuses) {
            let found =
                assessment.decisions.iter().flat_map(|d| &d.criteria).find(|c| c.id == criterion.id).unwrap();
            assert_eq!(found.possible_statuses, *possible, "{} {answers:?}", criterion.id);
            assert_eq!(found.status.as_ref(), possible.first().filter(|_| possible.len() == 1));
            assert_eq!(
                found.reasons.is_empty(),
                found.status.is_none(),
                "a status has a reason: {answers:?}"
            );
        }
    }
    *tally.entry(verdict.possible_outcomes[0].join(" of ")).or_default() += 1;
}
