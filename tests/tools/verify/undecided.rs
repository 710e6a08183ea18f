//! Headlines of a decision that is still open, against every way to answer a made-up kader by the naive evaluator.

use std::collections::BTreeSet;

use voorcheck_rules::kader::model::{Fact, Kader, UndecidedVariant};
use voorcheck_rules::kader::{Table, Text};
use voorcheck_tools::audit::naive::Naive;
use voorcheck_tools::audit::verify::verify;
use voorcheck_tools::check;
use voorcheck_tools::load::{Account, Places};

use crate::common::made_up;

const KADERS: u64 = 25;

/// The sets of grades, as positions, between which some answers leave a decision open.
fn left_open(kader: &Kader, naive: &Naive<'_>, decision: usize) -> BTreeSet<Vec<usize>> {
    let facts: Vec<&Fact> =
        naive.facts_of_decision(decision).iter().map(|&fact| &kader.facts[fact]).collect();
    let mut sets = BTreeSet::new();
    let mut answers = vec![Table::<String>::default()];
    for fact in facts {
        let mut more = answers.clone();
        for option in &fact.options {
            more.extend(answers.iter().map(|known| {
                let mut known = known.clone();
                known.insert(fact.id.clone(), option.id.clone());
                known
            }));
        }
        answers = more;
    }
    for answers in answers {
        let (possible, _) = naive.decision(decision, &naive.allowed(&answers));
        if possible.len() > 1 {
            sets.insert(possible);
        }
    }
    sets
}

#[test]
fn a_headline_for_an_open_outcome_is_dead_when_no_answers_leave_it_open_so() {
    let within = [vec![0, 1], vec![0, 2], vec![1, 2], vec![0, 1, 2]];
    let (mut dead, mut alive) = (0, 0);
    for seed in 0..KADERS {
        let mut kader = made_up::kader(seed);
        for decision in &mut kader.decisions {
            let variant = |grades: &Vec<usize>| UndecidedVariant {
                within: grades.iter().map(|&grade| decision.grades[grade].outcome.clone()).collect(),
                headline: Text::from("open"),
                summary: Text::from("{mogelijk}"),
            };
            decision.undecided.variants = within.iter().map(variant).collect();
        }
        let engine = check::engine(kader.clone(), String::new()).unwrap();
        let shown = verify(&engine, "", &Account::default(), &Places::default()).unwrap();
        let naive = Naive::new(&kader);
        for decision in 0..kader.decisions.len() {
            let sets = left_open(&kader, &naive, decision);
            for (number, within) in within.iter().enumerate() {
                let shows = sets.iter().any(|set| set.iter().all(|grade| within.contains(grade)));
                let path = format!("besluit[{decision}].onbeslist.variant[{number}]");
                let found =
                    shown.findings.iter().any(|one| one.code == "dead-undecided-variant" && one.path == path);
                assert_eq!(found, !shows, "seed {seed} {path}");
                *(if found { &mut dead } else { &mut alive }) += 1;
            }
        }
    }
    assert!(dead > 5 && alive > 50, "{dead} dead, {alive} alive");
}

/// What an earlier one always takes never shows.
#[test]
fn a_headline_for_an_open_outcome_is_dead_behind_a_wider_one() {
    let mut kader = made_up::kader(1);
    let outcomes: Vec<String> = kader.decisions[0].grades.iter().map(|grade| grade.outcome.clone()).collect();
    let variant = |within: &[String]| UndecidedVariant {
        within: within.to_vec(),
        headline: Text::from("open"),
        summary: Text::from("{mogelijk}"),
    };
    kader.decisions[0].undecided.variants = vec![variant(&outcomes), variant(&outcomes[..2])];
    let engine = check::engine(kader, String::new()).unwrap();
    let shown = verify(&engine, "", &Account::default(), &Places::default()).unwrap();
    let found: Vec<&str> = shown
        .findings
        .iter()
        .filter(|one| one.code == "dead-undecided-variant")
        .map(|one| one.message.as_str())
        .collect();
    assert_eq!(
        found,
        [
            "Variant 2 van besluit `eerste` onbeslist verschijnt nooit: altijd gaat iets eerders voor: variant 1."
        ]
    );
}
