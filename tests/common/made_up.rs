//! Small kaders made up at random, valid by construction.

use fastrand::Rng;
use voorcheck_rules::kader::element::{Data, Element, Value};
use voorcheck_rules::kader::model::*;
use voorcheck_rules::kader::{Condition, Table, Text};

/// A part of a kader with nothing in it. Tests say what they are about and leave the rest to this, so that a field the
/// model gains asks nothing of them.
pub fn blank<T: Element>() -> T {
    T::read(Value { place: (), data: Data::Object(Vec::new()) }, &mut false)
}

/// The kader for a seed: four to six facts of two or three values (some with options that leave a part open), three
/// to five criteria over overlapping facts, two decisions.
pub fn kader(seed: u64) -> Kader {
    let mut rng = Rng::with_seed(seed);
    let count = rng.usize(4..=5);
    let facts = facts(&mut rng, count);
    let criteria = (0..rng.usize(3..=5)).map(|i| criterion(&mut rng, i, &facts)).collect();
    of(facts, criteria)
}

/// Two or three of these, in any order.
pub fn some<'a>(rng: &mut Rng, facts: &'a [Fact]) -> Vec<&'a Fact> {
    let mut order: Vec<usize> = (0..facts.len()).collect();
    rng.shuffle(&mut order);
    order.iter().take(rng.usize(2..=3)).map(|&i| &facts[i]).collect()
}

/// The kader with these facts and criteria, and what else it has to have.
pub fn of(facts: Vec<Fact>, criteria: Vec<Criterion>) -> Kader {
    Kader {
        meta: meta(),
        texts: texts(),
        sections: vec![section("een"), section("twee")],
        facts,
        decisions: vec![decision("eerste"), decision("tweede")],
        criteria,
        routes: vec![Route {
            id: "elders".into(),
            headline: "Elders".into(),
            summary: "Elders".into(),
            ..blank()
        }],
        norms: vec![Norm {
            id: "R-1-01".into(),
            source: "bron".into(),
            place: "1".into(),
            quote: "zin".into(),
        }],
        ..blank()
    }
}

fn texts() -> Wordings {
    Wordings {
        way_out: "U kunt het altijd vragen.".into(),
        for_whom: "voor iedereen".into(),
        code: "Met deze code ziet een ander de antwoorden.".into(),
        start: None,
        start_professional: None,
        start_resident: None,
        start_judge: None,
        find_contact: None,
        papers: None,
        prompts: None,
        prompts_use: None,
        letter: None,
        fact: None,
        judgement: None,
    }
}

fn meta() -> Meta {
    Meta {
        format: FORMAT,
        id: "verzonnen".into(),
        version: "1".into(),
        title: "Verzonnen".into(),
        area: "nergens".into(),
        valid_from: "2025-01-01".into(),
        source_checked_on: "2025-01-01".into(),
        check_before: "2026-01-01".into(),
        disclaimer: "Voorlopig".into(),
        dissent: "Meld toch".into(),
        municipality_fact: Some("feit-0".into()),
        route_without_kader: Some("elders".into()),
        sources: vec![Source {
            id: "bron".into(),
            title: "Bron".into(),
            file: "bron.txt".into(),
            publication: "-".into(),
        }],
        forces: vec![Force { id: "hard".into(), name: "hard".into() }],
        unknown_option: "Weet ik niet".into(),
        ..blank()
    }
}

fn section(id: &str) -> Section {
    Section { id: id.into(), title: id.into(), ..blank() }
}

/// So many facts.
pub fn facts(rng: &mut Rng, count: usize) -> Vec<Fact> {
    (0..count).map(|i| fact(rng, i)).collect()
}

fn fact(rng: &mut Rng, index: usize) -> Fact {
    let count = rng.usize(2..=3);
    let mut options: Vec<Choice> = (0..count).map(|value| option(&format!("w{value}"))).collect();
    if rng.bool() {
        options.push(Choice { unknown: true, ..option("open") });
    }
    if count == 3 && rng.bool() {
        options.push(Choice { leaves_open: vec!["w0".into(), "w2".into()], ..option("deels") });
    }
    Fact {
        id: format!("feit-{index}"),
        // The author's order is not the order of the list: sections come first.
        section: if index == 1 || index == 4 { "twee" } else { "een" }.into(),
        role: Role::Beslist,
        name: "naam".into(),
        question: "vraag".into(),
        options,
        unknown_in_sentence: (index == 0).then(|| "de gemeente".into()),
        changeable: [("w1", "w0"), ("w0", "w1"), ("w0", "w2")]
            .into_iter()
            .take(count)
            .map(|(from, to)| Step { from: from.into(), to: to.into() })
            .collect(),
        ..blank()
    }
}

fn option(id: &str) -> Choice {
    Choice { id: id.into(), text: id.into(), ..blank() }
}

fn decision(id: &str) -> Decision {
    let grade = |status: &str, outcome: &str, tone| Grade {
        status: status.into(),
        status_name: status.into(),
        tone,
        outcome: format!("{id}-{outcome}"),
        short: outcome.into(),
        headline: outcome.into(),
        summary: outcome.into(),
        ..blank()
    };
    Decision {
        id: id.into(),
        role: if id == "eerste" { DecisionRole::Main } else { DecisionRole::Beside },
        title: id.into(),
        grades: vec![
            grade("licht", "ja", Tone::Goed),
            grade("midden", "wegen", Tone::Wegen),
            grade("zwaar", "nee", Tone::Niet),
        ],
        undecided: Undecided {
            status_name: "open".into(),
            headline: "open".into(),
            summary: "{mogelijk}".into(),
            ..blank()
        },
    }
}

/// Rules over two or three facts that other criteria use as well; the last one covers what is left.
fn criterion(rng: &mut Rng, index: usize, facts: &[Fact]) -> Criterion {
    let used = some(rng, facts);
    let mut rules: Vec<Rule> = (0..rng.usize(1..=4))
        .map(|i| {
            let terms = (0..rng.usize(1..=2)).map(|_| term(rng, &used)).collect();
            rule(i, Condition(terms), ["licht", "midden", "zwaar"][rng.usize(..3)])
        })
        .collect();
    let every_value = values(used[0]);
    let rest = Table::from_iter([(used[0].id.clone(), every_value)]);
    rules.push(rule(rules.len(), Condition(vec![rest]), ["licht", "midden", "zwaar"][rng.usize(..3)]));
    of_rules(index, rules)
}

/// The criterion with these rules.
pub fn of_rules(index: usize, rules: Vec<Rule>) -> Criterion {
    Criterion {
        id: format!("criterium-{index}"),
        decision: if index == 1 { "tweede" } else { "eerste" }.into(),
        title: "titel".into(),
        norms: vec!["R-1-01".into()],
        general_reason: Text::from("omdat"),
        rules,
    }
}

fn term(rng: &mut Rng, used: &[&Fact]) -> Table<Vec<String>> {
    let mut term = Table::default();
    while term.is_empty() {
        for fact in used {
            if rng.bool() {
                let some: Vec<String> = values(fact).into_iter().filter(|_| rng.bool()).collect();
                if !some.is_empty() {
                    term.insert(fact.id.clone(), some);
                }
            }
        }
    }
    term
}

/// What a fact can be.
pub fn values(fact: &Fact) -> Vec<String> {
    fact.values().map(str::to_owned).collect()
}

/// The rule that gives a status under a condition.
pub fn rule(index: usize, when: Condition, status: &str) -> Rule {
    Rule {
        id: format!("regel-{index}"),
        when,
        status: status.into(),
        force: "hard".into(),
        basis: Basis::Feit,
        reason: "omdat".into(),
        direction: (status == "midden").then(|| Direction { points: Points::Open, ..blank() }),
        norms: vec!["R-1-01".into()],
        ..blank()
    }
}
