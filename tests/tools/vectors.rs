//! The vectors of the contract for the Wmo subjects of Huizen, read as they stand there: what each must come to, by hand of who
//! read the policy, and not by ours.

use std::collections::BTreeSet;
use std::fs;

use voorcheck_rules::assessment::{Assessment, Engine, Input, Options, Target};
use voorcheck_rules::kader::Voice;
use voorcheck_rules::kader::model::Points;
use voorcheck_tools::check;
use voorcheck_tools::load::load;

use crate::common::root;

/// What stands for a part of an id that is left out.
const CUT: char = '…';

/// The answers and what they must lead to, of each kader.
fn vectors() -> Vec<(String, Vec<(String, String)>)> {
    let text = fs::read_to_string(root().join("tests/kaders/vectoren-wmo-huizen.txt")).unwrap();
    let mut all = Vec::new();
    for section in text.split("\n## ").skip(1) {
        let (id, line) = section.split_once('\n').unwrap();
        let (_, line) = line.split_once(": ").unwrap();
        let mut cases: Vec<(String, String)> = Vec::new();
        for part in line.trim().trim_end_matches('.').split("; ") {
            match part.split_once('→') {
                Some((given, wanted)) => cases.push((given.to_owned(), wanted.to_owned())),
                // A semicolon within what is wanted.
                None => cases.last_mut().unwrap().1 += &format!(", {part}"),
            }
        }
        all.push((id.to_owned(), cases));
    }
    all
}

/// Whether an id is the one that is meant.
fn is(id: &str, meant: &str) -> bool {
    meant.strip_suffix(CUT).map_or(id == meant, |start| id.starts_with(start))
}

/// The only one that is meant.
fn only<T>(mut found: impl Iterator<Item = T>, meant: &str) -> T {
    let one = found.next().unwrap_or_else(|| panic!("nothing is called {meant}"));
    assert!(found.next().is_none(), "more than one is called {meant}");
    one
}

/// Gives the answer that a vector names to its question.
fn answer(engine: &Engine, input: &mut Input, said: &str) {
    let facts = &engine.kader().facts;
    let (fact, option) = match said.split_once('=') {
        Some((fact, "?")) => {
            (&only(facts.iter().filter(|one| is(&one.id, fact)), fact).id, "weet-niet".to_owned())
        }
        Some((fact, option)) => {
            let fact = only(facts.iter().filter(|one| is(&one.id, fact)), fact);
            let option = only(fact.options.iter().filter(|one| is(&one.id, option)), said);
            (&fact.id, option.id.clone())
        }
        None => {
            let all = facts.iter().flat_map(|fact| fact.options.iter().map(move |option| (fact, option)));
            let (fact, option) = only(all.filter(|(_, option)| is(&option.id, said)), said);
            (&fact.id, option.id.clone())
        }
    };
    input.answers.insert(fact.clone(), option);
}

/// Parts between commas, but for those within braces.
fn parts(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut within = false;
    for sign in text.chars() {
        within = sign == '{' || within && sign != '}';
        match sign {
            ',' if !within => parts.push(String::new()),
            _ => parts.last_mut().unwrap().push(sign),
        }
    }
    parts.iter().map(|part| part.trim().to_owned()).collect()
}

/// What a decision came to, and where the text points when it has to be weighed.
fn judge(assessment: &Assessment, wanted: &str, case: &str) {
    let (decision, wanted) = match wanted.split_once(' ') {
        Some((id, rest)) if assessment.decisions.iter().any(|one| one.id == id) => (id, rest),
        _ => ("", wanted),
    };
    let decision = if decision.is_empty() {
        assessment.main().unwrap()
    } else {
        assessment.decisions.iter().find(|one| one.id == decision).unwrap()
    };
    let (outcome, arrow) =
        wanted.split_once(' ').filter(|(one, _)| !one.starts_with('{')).unwrap_or((wanted, ""));
    let outcomes: BTreeSet<&str> = outcome.trim_matches(['{', '}']).split(", ").collect();
    let found: BTreeSet<&str> = decision.possible_outcomes.iter().map(String::as_str).collect();
    assert_eq!(found, outcomes, "{case}");
    let points: BTreeSet<char> = decision
        .criteria
        .iter()
        .flat_map(|one| &one.reasons)
        .filter_map(|reason| reason.direction.as_ref())
        .map(|direction| match direction.points {
            Points::Lighter => '↗',
            Points::Heavier => '↘',
            Points::Open => '↔',
        })
        .collect();
    let both = if points.len() > 1 { BTreeSet::from(['↔']) } else { points };
    if !arrow.is_empty() {
        assert_eq!(both, arrow.chars().collect(), "{case}");
    }
}

/// Everything a guide names must be there: a signal, an action, a conflict, or behind "open" a step.
fn guided(assessment: &Assessment, wanted: &[String], case: &str) {
    let all = assessment.signals.iter().chain(&assessment.source_conflicts).map(|one| &one.id);
    let said: Vec<&String> = all.chain(assessment.actions.iter().map(|one| &one.id)).collect();
    let mut open = false;
    for part in wanted {
        let (part, begins) = part.strip_prefix("open ").map_or((part.as_str(), false), |rest| (rest, true));
        open |= begins;
        if open {
            assert!(
                assessment.open_steps.iter().any(|step| is(&step.id, part)),
                "{case}: {part} is not open"
            );
        } else {
            assert!(said.iter().any(|id| is(id, part)), "{case}: {part} is not in {said:?}");
        }
    }
}

#[test]
fn every_vector_of_the_contract_holds() {
    let mut held = 0;
    for (id, cases) in vectors() {
        let kader = load(&root().join("kaders").join(&id)).unwrap().kader;
        let engine = check::engine(kader, "0".repeat(64)).unwrap();
        let mut base = Input::default();
        for (given, wanted) in cases {
            let mut input = base.clone();
            let (given, is_base) = given.strip_prefix("base ").map_or((&*given, false), |rest| (rest, true));
            given.split(", ").for_each(|said| answer(&engine, &mut input, said));
            for voice in [Voice::Behandelaar, Voice::Inwoner] {
                let options = Options { today: "2026-11-22".into(), voice, target: Target::Outcome };
                let assessment = engine.assess(&input, &options).unwrap();
                let case = format!("{id}: {given}");
                if assessment.guide.is_some() {
                    guided(&assessment, &parts(&wanted), &case);
                } else {
                    parts(&wanted).iter().for_each(|part| judge(&assessment, part, &case));
                }
            }
            held += 1;
            if is_base {
                base = input;
            }
        }
    }
    assert_eq!(held, 53);
}
