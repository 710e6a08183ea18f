//! The engine against the naive evaluator, on kaders made up at random whose criteria share facts.

use std::collections::BTreeSet;

use voorcheck_rules::assessment::{Assessment, Engine, Input, Options, Target};
use voorcheck_rules::kader::model::{Fact, Kader};
use voorcheck_rules::kader::{Table, Voice};
use voorcheck_tools::audit::naive::Naive;
use voorcheck_tools::check;

use crate::common::{effort, made_up};

const KADERS: u64 = 120;

type Answers = Table<String>;

fn engine(kader: &Kader) -> Engine {
    check::engine(kader.clone(), String::new()).expect("a made-up kader is valid")
}

fn assess(engine: &Engine, answers: &Answers, target: Target) -> Assessment {
    let options = Options { today: "2026-11-22".to_owned(), voice: Voice::Behandelaar, target };
    let input = Input { answers: answers.clone(), ..Input::default() };
    engine.assess(&input, &options).expect("made-up answers are valid")
}

/// Every way to answer every question, unanswered included.
fn all_answers(kader: &Kader) -> impl Iterator<Item = Answers> + '_ {
    let choices: Vec<usize> = kader.facts.iter().map(|fact| fact.options.len() + 1).collect();
    (0..choices.iter().product::<usize>()).map(move |mut number| {
        let mut answers = Answers::default();
        for (fact, &count) in kader.facts.iter().zip(&choices) {
            if let Some(option) = fact.options.get(number % count) {
                answers.insert(fact.id.clone(), option.id.clone());
            }
            number /= count;
        }
        answers
    })
}

#[test]
fn engine_agrees_with_naive_evaluator_on_every_partial_assignment() {
    let (mut assignments, mut undecided, mut shared) = (0, 0, 0);
    for seed in 0..effort::of(KADERS) {
        let kader = made_up::kader(seed);
        let engine = engine(&kader);
        let naive = Naive::new(&kader);
        let uses: usize = (0..kader.criteria.len()).map(|c| naive.facts_of_criterion(c).len()).sum();
        shared += u64::from(uses > kader.facts.len());

        for answers in all_answers(&kader) {
            let verdict = naive.verdict(&naive.allowed(&answers));
            for (target, relevant) in [
                (Target::Outcome, &verdict.relevant_for_outcome),
                (Target::Criteria, &verdict.relevant_for_criteria),
            ] {
                let assessment = assess(&engine, &answers, target);
                let context = || format!("seed {seed}, {target:?}, {answers:?}");
                assert_eq!(assessment.relevant_questions, *relevant, "{}", context());
                assert_eq!(
                    assessment.next_question,
                    naive.next_question(relevant, &answers),
                    "{}",
                    context()
                );
                let outcomes: Vec<_> =
                    assessment.decisions.iter().map(|d| d.possible_outcomes.clone()).collect();
                assert_eq!(outcomes, verdict.possible_outcomes, "{}", context());
                // Criteria stand below their decision; the naive evaluator keeps the order of the kader.
                for (criterion, statuses) in kader.criteria.iter().zip(&verdict.possible_statuses) {
                    let found =
                        assessment.decisions.iter().flat_map(|d| &d.criteria).find(|c| c.id == criterion.id);
                    assert_eq!(found.unwrap().possible_statuses, *statuses, "{}", context());
                }
                undecided += assessment.decisions.iter().filter(|d| !d.decided).count();
            }
            assignments += 1;
        }
    }
    println!("{assignments} partial assignments, {undecided} undecided decisions");
    assert!(!effort::whole() || assignments > 50_000 && undecided > 10_000 && shared > KADERS / 2);
}

/// The outcome of the first decision by the naive evaluator, when one is left.
fn decided(naive: &Naive<'_>, answers: &Answers) -> Option<String> {
    match naive.verdict(&naive.allowed(answers)).possible_outcomes.swap_remove(0).as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    }
}

#[test]
fn decisive_answers_suffice_and_none_can_be_missed() {
    let mut shorter = 0;
    for seed in 0..effort::of(KADERS / 4) {
        let kader = made_up::kader(seed);
        let (engine, naive) = (engine(&kader), Naive::new(&kader));
        for answers in all_answers(&kader).step_by(3) {
            let result = assess(&engine, &answers, Target::Outcome).decisions.swap_remove(0);
            let only = |keep: &dyn Fn(&String) -> bool| -> Answers {
                answers.iter().filter(|(fact, _)| keep(fact)).map(|(f, o)| (f.clone(), o.clone())).collect()
            };
            if !result.decided {
                assert!(result.decisive_answers.is_empty());
                continue;
            }
            let kept = only(&|fact| result.decisive_answers.contains(fact));
            assert_eq!(decided(&naive, &kept), result.outcome, "seed {seed}, {answers:?}");
            for left_out in &result.decisive_answers {
                let fewer = only(&|fact| fact != left_out && result.decisive_answers.contains(fact));
                assert_eq!(decided(&naive, &fewer), None, "seed {seed}, {answers:?} without {left_out}");
            }
            shorter += usize::from(kept.len() < answers.len());
        }
    }
    assert!(!effort::whole() || shorter > 1_000);
}

#[test]
fn changes_are_the_fewest_steps_to_each_better_outcome() {
    let mut pairs = 0;
    for seed in 0..effort::of(KADERS / 4) {
        let kader = made_up::kader(seed);
        let (engine, naive) = (engine(&kader), Naive::new(&kader));
        let rank =
            |outcome: &str| kader.decisions[0].grades.iter().position(|grade| grade.outcome == outcome);
        for answers in all_answers(&kader).step_by(2) {
            let result = assess(&engine, &answers, Target::Outcome).decisions.swap_remove(0);
            let found: BTreeSet<(Answers, String)> =
                result.changes.iter().map(|change| (change.facts.clone(), change.outcome.clone())).collect();
            assert_eq!(found.len(), result.changes.len());
            let Some(now) = result.outcome.as_deref().and_then(rank) else {
                assert!(found.is_empty());
                continue;
            };

            let after = |steps: &[(&Fact, &str)]| {
                let mut changed = answers.clone();
                changed.extend(steps.iter().map(|(fact, to)| (fact.id.clone(), (*to).to_owned())));
                decided(&naive, &changed)
            };
            let steps: Vec<(&Fact, &str)> = kader
                .facts
                .iter()
                .flat_map(|fact| fact.changeable.iter().map(move |step| (fact, step)))
                .filter(|(fact, step)| answers.get(&fact.id) == Some(&step.from))
                .map(|(fact, step)| (fact, step.to.as_str()))
                .collect();
            let facts = |steps: &[(&Fact, &str)]| -> Answers {
                steps.iter().map(|(fact, to)| (fact.id.clone(), (*to).to_owned())).collect()
            };
            let better = |outcome: &Option<String>, than: usize| {
                outcome.as_deref().and_then(rank).filter(|&grade| grade < than)
            };
            let mut expected = BTreeSet::new();
            for (i, &one) in steps.iter().enumerate() {
                let alone = after(&[one]);
                if better(&alone, now).is_some() {
                    expected.insert((facts(&[one]), alone.clone().unwrap()));
                }
                // A fact changes in one way at a time.
                for &other in steps[i + 1..].iter().filter(|other| other.0.id != one.0.id) {
                    let best = [&alone, &after(&[other])].into_iter().filter_map(|o| better(o, now)).min();
                    let both = after(&[one, other]);
                    if better(&both, best.unwrap_or(now)).is_some() {
                        expected.insert((facts(&[one, other]), both.unwrap()));
                        pairs += 1;
                    }
                }
            }
            assert_eq!(found, expected, "seed {seed}, {answers:?}");
        }
    }
    assert!(!effort::whole() || pairs > 20, "{pairs}");
}
