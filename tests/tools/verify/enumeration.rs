//! Every number against an enumeration of the cases by the naive evaluator, on made-up kaders; and the pass over partial
//! assignments, which has to notice diagrams of another kader.

use std::collections::BTreeSet;

use voorcheck_rules::kader::Condition;
use voorcheck_rules::kader::condition::Values;
use voorcheck_rules::kader::model::{Fact, Kader};
use voorcheck_tools::audit::naive::{Naive, values};
use voorcheck_tools::audit::verify::lattice::{Target, pass};
use voorcheck_tools::audit::verify::model::{CasePair, Given, Proof};
use voorcheck_tools::audit::verify::verify;
use voorcheck_tools::check;
use voorcheck_tools::load::account::Order;
use voorcheck_tools::load::{Account, Places};

use crate::common::made_up;

fn position(kader: &Kader, fact: &str, value: &str) -> (usize, usize) {
    let index = kader.facts.iter().position(|known| known.id == fact).unwrap();
    (index, values(&kader.facts[index]).iter().position(|known| *known == value).unwrap())
}

/// The complete case that departs from the reference by these answers.
fn case(kader: &Kader, reference: &[Given], departures: &[Given]) -> Vec<usize> {
    let mut case = vec![0; kader.facts.len()];
    for given in reference.iter().chain(departures) {
        let (fact, value) = position(kader, &given.fact, &given.value);
        case[fact] = value;
    }
    case
}

/// What the naive evaluator gives for both cases of a pair, as grades; they are also what the pair says.
pub(crate) fn naive_results(
    naive: &Naive<'_>,
    kader: &Kader,
    reference: &[Given],
    fact: &str,
    pair: &CasePair,
) -> [usize; 2] {
    [0, 1].map(|side| {
        let own = Given { fact: fact.to_owned(), value: pair.values[side].clone() };
        let case = case(kader, reference, &[&pair.others[..], &[own]].concat());
        let decision = kader.decisions.iter().position(|decision| decision.id == pair.target);
        let (found, said) = match decision {
            Some(decision) => {
                let found = naive.outcome(decision, &case);
                (found, &kader.decisions[decision].grades[found].outcome)
            }
            None => {
                let criterion = kader.criteria.iter().position(|known| known.id == pair.target).unwrap();
                let decision =
                    kader.decisions.iter().find(|d| d.id == kader.criteria[criterion].decision).unwrap();
                let found = naive.status(criterion, &case);
                (found, &decision.grades[found].status)
            }
        };
        assert_eq!(*said, pair.results[side], "{pair:?}");
        found
    })
}

/// Every complete case over these facts; the others have their first value.
fn all_cases(kader: &Kader, facts: &[usize]) -> Vec<Vec<usize>> {
    let mut cases = vec![vec![0; kader.facts.len()]];
    for &fact in facts {
        let count = values(&kader.facts[fact]).len();
        cases = cases
            .into_iter()
            .flat_map(|case| {
                (0..count).map(move |value| {
                    let mut case = case.clone();
                    case[fact] = value;
                    case
                })
            })
            .collect();
    }
    cases
}

fn holds(kader: &Kader, condition: &Condition, case: &[usize]) -> bool {
    condition.0.iter().any(|term| {
        term.iter().all(|(fact, wanted)| {
            wanted.iter().any(|value| {
                let (fact, value) = position(kader, fact, value);
                case[fact] == value
            })
        })
    })
}

fn departures(case: &[usize]) -> usize {
    case.iter().filter(|&&value| value != 0).count()
}

const KADERS: u64 = 60;

/// For each fact of a made-up kader its values in some order.
fn random_orders(kader: &Kader, rng: &mut fastrand::Rng) -> Account {
    let order = |fact: &Fact| {
        let mut ranks: Vec<Values> =
            values(fact).iter().map(|value| Values(vec![(*value).to_owned()])).collect();
        rng.shuffle(&mut ranks);
        Order { fact: fact.id.clone(), ranks }
    };
    Account { orders: kader.facts.iter().map(order).collect(), ..Account::default() }
}

#[test]
fn every_number_agrees_with_enumeration() {
    let mut rng = fastrand::Rng::with_seed(7);
    let (mut dead, mut never_first, mut idle, mut turned, mut pairs) = (0, 0, 0, 0, 0);
    for seed in 0..KADERS {
        let kader = made_up::kader(seed);
        let engine = check::engine(kader.clone(), String::new()).unwrap();
        let naive = Naive::new(&kader);
        let account = random_orders(&kader, &mut rng);
        let shown = verify(&engine, "", &account, &Places::default()).unwrap();
        let code = |code: &str, path: &str| {
            [&shown.findings, &shown.remarks].into_iter().flatten().any(|f| f.code == code && f.path == path)
        };

        for (index, decision) in shown.decisions.iter().enumerate() {
            let cases = all_cases(&kader, naive.facts_of_decision(index));
            assert_eq!(decision.cases, cases.len() as u128, "seed {seed}");
            for (grade, share) in decision.outcomes.iter().enumerate() {
                let of_grade: Vec<&Vec<usize>> =
                    cases.iter().filter(|case| naive.outcome(index, case) == grade).collect();
                assert_eq!(share.cases, of_grade.len() as u128, "seed {seed}");
                let example =
                    share.example.as_ref().map(|example| self::case(&kader, &shown.reference, example));
                let nearest = of_grade.iter().map(|case| departures(case)).min();
                assert_eq!(example.as_deref().map(departures), nearest, "seed {seed}");
                assert!(example.is_none_or(|example| naive.outcome(index, &example) == grade));
                assert_eq!(
                    code("unreachable-outcome", &format!("besluit[{index}].trede[{grade}]")),
                    of_grade.is_empty()
                );
            }
        }

        for (index, criterion) in shown.criteria.iter().enumerate() {
            let cases = all_cases(&kader, naive.facts_of_criterion(index));
            assert_eq!((criterion.cases, criterion.uncovered), (cases.len() as u128, 0), "seed {seed}");
            for (grade, share) in criterion.statuses.iter().enumerate() {
                let count = cases.iter().filter(|case| naive.status(index, case) == grade).count();
                assert_eq!(share.cases, count as u128, "seed {seed}");
            }
            let rules = &kader.criteria[index].rules;
            for (at, (rule, shown)) in rules.iter().zip(&criterion.rules).enumerate() {
                let grades = &kader.decisions.iter().find(|d| d.id == criterion.decision).unwrap().grades;
                let grade = grades.iter().position(|grade| grade.status == rule.status).unwrap();
                let own: Vec<&Vec<usize>> =
                    cases.iter().filter(|case| holds(&kader, &rule.when, case)).collect();
                let first =
                    |case: &&&Vec<usize>| !rules[..at].iter().any(|before| holds(&kader, &before.when, case));
                let reason = own.iter().filter(|case| naive.status(index, case) == grade).count();
                let first = own.iter().filter(first).count();
                assert_eq!(
                    [shown.holds, shown.first, shown.reason],
                    [own.len(), first, reason].map(|n| n as u128)
                );
                let path = format!("criterium[{index}].regel[{at}]");
                assert_eq!(code("dead-rule", &path), reason == 0, "seed {seed} {path}");
                assert_eq!(code("never-first", &path), first == 0 && reason > 0, "seed {seed} {path}");
                dead += usize::from(reason == 0);
                never_first += usize::from(first == 0 && reason > 0);
            }
        }

        let all: Vec<usize> = (0..kader.facts.len()).collect();
        let cases = all_cases(&kader, &all);
        for (index, fact) in kader.facts.iter().enumerate() {
            let found = shown.facts.iter().find(|found| found.id == fact.id).unwrap();
            let with = |case: &[usize], value: usize| {
                let mut case = case.to_vec();
                case[index] = value;
                case
            };
            let decides: Vec<String> = (0..kader.decisions.len())
                .filter(|&d| {
                    cases.iter().any(|case| naive.outcome(d, case) != naive.outcome(d, &with(case, 0)))
                })
                .map(|decision| kader.decisions[decision].id.clone())
                .collect();
            assert_eq!(found.decides, decides, "seed {seed} {}", fact.id);
            assert_eq!(found.pairs.len(), decides.len());
            for pair in &found.pairs {
                let [one, other] = naive_results(&naive, &kader, &shown.reference, &fact.id, pair);
                assert_ne!(one, other, "seed {seed} {pair:?}");
                pairs += 1;
            }
            assert_eq!(
                code("idle-fact", &format!("feit[{index}]")),
                decides.is_empty(),
                "seed {seed} {}",
                fact.id
            );
            idle += usize::from(decides.is_empty());

            let alike = |a: usize, b: usize| {
                let same = |d: usize| {
                    cases.iter().all(|c| naive.outcome(d, &with(c, a)) == naive.outcome(d, &with(c, b)))
                };
                (0..kader.decisions.len()).all(same)
            };
            let ids = values(fact);
            let groups: BTreeSet<Vec<String>> = (0..ids.len())
                .map(|a| {
                    (0..ids.len()).filter(|&b| alike(a, b)).map(|b| ids[b].to_owned()).collect::<Vec<_>>()
                })
                .filter(|group| group.len() > 1)
                .collect();
            assert_eq!(found.same_outcomes.iter().cloned().collect::<BTreeSet<_>>(), groups, "seed {seed}");

            // The order drawn at random, over decisions and criteria.
            let order = shown.orders.iter().find(|order| order.fact == fact.id).unwrap();
            let ranks: Vec<usize> =
                order.ranks.iter().map(|rank| position(&kader, &fact.id, &rank[0]).1).collect();
            let mut expected = BTreeSet::new();
            for (&better, &worse) in ranks.iter().zip(&ranks[1..]) {
                let mut note = |id: &str, result: &dyn Fn(&[usize]) -> usize| {
                    if cases.iter().any(|case| result(&with(case, better)) > result(&with(case, worse))) {
                        expected.insert((id.to_owned(), ids[better].to_owned(), ids[worse].to_owned()));
                    }
                };
                for (d, decision) in kader.decisions.iter().enumerate() {
                    note(&decision.id, &|case| naive.outcome(d, case));
                }
                for (c, criterion) in kader.criteria.iter().enumerate() {
                    note(&criterion.id, &|case| naive.status(c, case));
                }
            }
            let key = |pair: &CasePair| (pair.target.clone(), pair.values[0].clone(), pair.values[1].clone());
            assert_eq!(
                order.counterexamples.iter().map(key).collect::<BTreeSet<_>>(),
                expected,
                "seed {seed}"
            );
            for pair in &order.counterexamples {
                let [better, worse] = naive_results(&naive, &kader, &shown.reference, &fact.id, pair);
                assert!(better > worse, "seed {seed} {pair:?}");
                turned += 1;
            }
        }
        assert!(shown.passes.iter().all(|pass| pass.proof == Proof::EveryAssignment));
        assert!(!shown.findings.iter().any(|finding| finding.code == "reasoning-differs"), "seed {seed}");
    }
    println!(
        "{dead} dead rules, {never_first} never first, {idle} idle facts, {turned} counterexamples, {pairs} pairs"
    );
    assert!(dead > 10 && never_first > 10 && idle > 5 && turned > 50 && pairs > 100);
}

/// Exactly the assignments on which the naive evaluator judges two kaders differently are found.
#[test]
fn the_pass_notices_diagrams_of_another_kader() {
    let mut noticed = 0;
    for seed in 0..KADERS {
        let kader = made_up::kader(seed);
        let mut other = kader.clone();
        let statuses = ["licht", "midden", "zwaar"];
        let rule = &mut other.criteria[0].rules[0];
        let at = statuses.iter().position(|status| rule.status == *status).unwrap();
        rule.status = statuses[(at + 1) % 3].to_owned();

        let right = pass(&kader, &check::compiled(&kader).unwrap(), Target::Decision(0));
        assert_eq!((right.differing, right.unlike_the_product), (0, 0), "seed {seed}");
        assert_eq!(right.assignments, right.asked as u128);
        let wrong = pass(&kader, &check::compiled(&other).unwrap(), Target::Decision(0));

        let (one, two) = (Naive::new(&kader), Naive::new(&other));
        let facts = one.facts_of_decision(0);
        let cases = all_cases(&kader, facts);
        let differing = cases.iter().filter(|case| one.outcome(0, case) != two.outcome(0, case)).count();
        assert_eq!(wrong.differing > 0, differing > 0, "seed {seed}");
        assert!(wrong.differing >= differing as u64);
        assert_eq!(wrong.unlike_the_product as u64, wrong.differing, "seed {seed}");
        if let Some(example) = wrong.example {
            // The values left are one of the cases that differ, or hold one.
            let within = |case: &&Vec<usize>| example.iter().all(|(fact, left)| left.contains(&case[*fact]));
            let found = |case: &Vec<usize>| one.outcome(0, case) != two.outcome(0, case);
            assert!(cases.iter().filter(within).any(found), "seed {seed}");
            noticed += 1;
        }
    }
    assert!(noticed > KADERS / 2, "{noticed}");
}
