//! Decisions with too many partial assignments to walk: proven from their criteria, and drawn. Every planted fault is noticed by
//! the one or the other, and what was not done is a finding.

use voorcheck_rules::decision::count::{cases, counts};
use voorcheck_rules::decision::operations::Copier;
use voorcheck_rules::decision::space::Subject;
use voorcheck_rules::decision::{Compiled, Diagrams, Partial, Ref};
use voorcheck_rules::kader::model::Kader;
use voorcheck_rules::kader::{Condition, Table};
use voorcheck_tools::audit::naive::Naive;
use voorcheck_tools::audit::verify::brief::brief;
use voorcheck_tools::audit::verify::composition::{draw, is_composed};
use voorcheck_tools::audit::verify::lattice::MOST_ASSIGNMENTS;
use voorcheck_tools::audit::verify::model::{PassShown, Proof, Verification};
use voorcheck_tools::audit::verify::{markdown, verify_drawing};
use voorcheck_tools::check;
use voorcheck_tools::load::{Account, Places};

use crate::common::{effort, made_up};

const DRAWN: u64 = 20_000;

/// As many copies of a made-up kader, with questions of their own, that decide together.
fn wide(seed: u64, copies: usize) -> Kader {
    let one = made_up::kader(seed);
    let mut kader = one.clone();
    for copy in 1..copies {
        let id = |id: &str| format!("{id}-{copy}");
        kader.facts.extend(one.facts.iter().cloned().map(|mut fact| {
            fact.id = id(&fact.id);
            fact
        }));
        kader.criteria.extend(one.criteria.iter().cloned().map(|mut criterion| {
            criterion.id = id(&criterion.id);
            for rule in &mut criterion.rules {
                let term = |term: &Table<Vec<String>>| {
                    term.iter().map(|(fact, wanted)| (id(fact), wanted.clone())).collect()
                };
                rule.when = Condition(rule.when.0.iter().map(term).collect());
            }
            criterion
        }));
    }
    kader
}

fn examine(kader: &Kader) -> Verification {
    let engine = check::engine(kader.clone(), String::new()).unwrap();
    verify_drawing(&engine, "", &Account::default(), &Places::default(), effort::of(DRAWN)).unwrap()
}

fn of<'a>(shown: &'a Verification, kind: &str) -> Vec<&'a PassShown> {
    shown.passes.iter().filter(|pass| pass.kind == kind).collect()
}

/// How many outcomes the first decision can have.
fn reached(shown: &Verification) -> u64 {
    shown.decisions[0].outcomes.iter().filter(|outcome| outcome.cases > 0).count() as u64
}

#[test]
fn a_decision_too_large_to_walk_is_proven_from_its_criteria_and_drawn() {
    let kader = wide(3, 4);
    let shown = examine(&kader);
    let criteria = of(&shown, "criterium");
    assert!(criteria.len() > 10 && criteria.iter().all(|pass| pass.proof == Proof::EveryAssignment));
    let decision = of(&shown, "besluit")[0];
    assert!(decision.assignments > MOST_ASSIGNMENTS, "{decision:?}");
    assert_eq!((decision.proof, decision.diagrams), (Proof::Composition, None));
    let drawn = effort::of(DRAWN) * reached(&shown);
    assert_eq!((decision.drawn, decision.differing, decision.unlike_the_product), (drawn, 0, 0));
    assert!(!shown.findings.iter().any(|found| ["not-walked", "reasoning-differs"].contains(&found.code)));
    assert!(!shown.remarks.iter().any(|found| found.code == "not-walked"));

    let line = brief(&shown).pop().unwrap();
    assert!(line.answer.starts_with("ja, ") && line.answer.contains("door samenstelling"), "{}", line.answer);
    let report = markdown::report(&kader, &shown);
    for wanted in
        ["| Besluit eerste | samengesteld uit zijn criteria, en ", "| Criterium titel | elk van de "]
    {
        assert!(report.contains(wanted), "{wanted:?} in {report}");
    }
}

/// One rule about every question is enough: its criterion cannot be walked, so neither it nor its decision is proven.
#[test]
fn what_was_not_done_is_a_finding() {
    let mut kader = wide(3, 4);
    let all = kader.facts.iter().map(|fact| (fact.id.clone(), vec!["w0".to_owned()])).collect();
    let criterion = kader.criteria.iter_mut().find(|criterion| criterion.decision == "eerste").unwrap();
    let id = criterion.id.clone();
    let mut first = criterion.rules[0].clone();
    first.id = "alles".to_owned();
    first.when = Condition(vec![all]);
    criterion.rules.insert(0, first);

    let shown = examine(&kader);
    let found: Vec<&str> = shown
        .findings
        .iter()
        .filter(|found| found.code == "not-walked")
        .map(|found| found.path.as_str())
        .collect();
    assert_eq!(found, ["besluit[0]", "criterium[0]"]);
    let [decision, criterion] = [of(&shown, "besluit")[0], of(&shown, "criterium")[0]];
    assert_eq!([decision.proof, criterion.proof], [Proof::None; 2]);
    let drawn = effort::of(DRAWN) * reached(&shown);
    assert_eq!((decision.drawn, criterion.drawn), (drawn, 0));
    let message = &shown
        .findings
        .iter()
        .find(|found| found.path == "besluit[0]" && found.code == "not-walked")
        .unwrap()
        .message;
    assert!(message.contains(&format!("`{id}`")), "{message}");
    let line = brief(&shown).pop().unwrap();
    assert_eq!(line.answer, "nee: 2 bevindingen");
    let report = markdown::report(&kader, &shown);
    assert!(report.contains("| niet gedaan |") && report.contains("| niet bewezen, wel "), "{report}");
    assert!(report.contains("niet bewezen, zie de bevindingen"));
}

/// Whether the values an example leaves hold a case that the rules judge otherwise than the diagram of the first decision.
fn tells_them_apart(kader: &Kader, compiled: &Compiled, left: &[(usize, Vec<usize>)]) -> bool {
    let naive = Naive::new(kader);
    let mut cases = vec![vec![0; kader.facts.len()]];
    for (fact, values) in left {
        let with = |case: &Vec<usize>, value: usize| {
            let mut case = case.clone();
            case[*fact] = value;
            case
        };
        cases = cases.iter().flat_map(|case| values.iter().map(|&value| with(case, value))).collect();
    }
    let variables = compiled.space.variables();
    cases.iter().any(|case| {
        let mut at = compiled.decisions[0];
        while let Some(node) = compiled.diagrams.get(at) {
            let Subject::Fact(fact) = variables[node.variable].subject else { panic!() };
            at = node.children[case[fact]];
        }
        at.value().map(usize::from) != Some(naive.outcome(0, case))
    })
}

#[test]
fn a_decision_with_the_root_of_another_is_noticed_by_both() {
    for seed in 0..effort::of(10) {
        let kader = wide(seed, 4);
        let mut compiled = check::compiled(&kader).unwrap();
        assert_eq!(is_composed(&kader, &compiled, 0), Some(true), "seed {seed}");
        assert_eq!(draw(&kader, &compiled, 0, 2_000).differing, 0, "seed {seed}");
        compiled.decisions.swap(0, 1);
        if compiled.decisions[0] == compiled.decisions[1] {
            continue;
        }
        assert_eq!(is_composed(&kader, &compiled, 0), Some(false), "seed {seed}");
        let found = draw(&kader, &compiled, 0, 2_000);
        assert!(found.differing > 0 && found.differing <= found.drawn, "seed {seed}: {found:?}");
        assert!(tells_them_apart(&kader, &compiled, found.example.as_deref().unwrap()), "seed {seed}");
    }
}

/// Whether the first decision of two kaders with the same questions is the same function.
fn same(one: &Compiled, other: &Compiled) -> bool {
    let mut store = Diagrams::default();
    let mut copy = |of: &Compiled| Copier::new(&of.diagrams).copy(of.decisions[0], &mut store);
    copy(one) == copy(other)
}

/// Diagrams that are all of another kader fit together; only the rules themselves tell.
#[test]
fn a_rule_with_another_status_is_noticed_by_what_is_drawn() {
    let mut different = 0;
    for seed in 0..effort::of(30) {
        let kader = wide(seed, 4);
        let mut other = kader.clone();
        let rule = &mut other.criteria[0].rules[0];
        rule.status = if rule.status == "zwaar" { "licht" } else { "zwaar" }.to_owned();
        let compiled = check::compiled(&other).unwrap();
        assert_eq!(is_composed(&kader, &compiled, 0), Some(true), "seed {seed}");
        let found = draw(&kader, &compiled, 0, 4_000);
        // Where another criterion is always as heavy there is nothing to notice.
        let same = same(&check::compiled(&kader).unwrap(), &compiled);
        assert_eq!(found.differing == 0, same, "seed {seed}");
        different += u64::from(!same);
    }
    assert!(!effort::whole() || different > 10, "{different}");
}

/// Another outcome in a part of the cases of the rarest one; `None` when that is not rare.
fn wrong_where_rare(kader: &Kader) -> Option<Compiled> {
    let mut compiled = check::compiled(kader).unwrap();
    let (root, all) = (compiled.decisions[0], Partial::all(&compiled.space));
    let over = compiled.diagrams.tested(root);
    let shares = counts(&compiled.diagrams, root, &all, &over);
    let &(outcome, count) = shares.iter().min_by_key(|(_, count)| *count)?;
    if count * 1_000 > cases(&all, &over) {
        return None;
    }
    let diagrams = &mut compiled.diagrams;
    let here = diagrams.equals(root, outcome);
    let variable = diagrams.tested(here)[0];
    let values = compiled.space.variables()[variable].values.len();
    let value = (0..values).find(|&value| diagrams.cofactor(here, variable, value) != Ref::FALSE)?;
    let is = |other| Ref::terminal(u8::from(other == value));
    let literal = diagrams.node(variable, (0..values).map(is).collect());
    let part = diagrams.and(here, literal);
    compiled.decisions[0] = diagrams.select(part, (outcome + 1) % 3, root);
    Some(compiled)
}

/// A draw over all cases would hardly meet one.
#[test]
fn a_fault_at_a_rare_outcome_is_noticed_for_each_outcome_has_its_turn() {
    let mut rare = 0;
    for seed in 0..effort::of(60) {
        let kader = wide(seed, 6);
        let Some(compiled) = wrong_where_rare(&kader) else { continue };
        rare += 1;
        assert_eq!(is_composed(&kader, &compiled, 0), Some(false), "seed {seed}");
        let found = draw(&kader, &compiled, 0, 4_000);
        assert!(found.differing > 0 && found.differing < found.drawn, "seed {seed}");
        assert!(tells_them_apart(&kader, &compiled, found.example.as_deref().unwrap()), "seed {seed}");
        assert_eq!(draw(&kader, &compiled, 0, 4_000), found, "the same every time");
    }
    assert!(!effort::whole() || rare > 5, "{rare}");
}
