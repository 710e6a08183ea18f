//! Made-up kaders with everything around the verdict.

use fastrand::Rng;
use voorcheck_rules::kader::model::{
    Action, Contradiction, DateCondition, DateFact, DecisionRole, Fact, InfoCard, Kader, OpenStep, Phase,
    Points, Role, Route, Signal, SourceConflict, UndecidedVariant, Variant,
};
use voorcheck_rules::kader::{Condition, Table};

use crate::common::made_up::{self, blank};

/// A made-up kader with everything around it.
pub(crate) fn kader(seed: u64, rng: &mut Rng) -> Kader {
    let mut kader = made_up::kader(seed);
    let extra = |id: &str, role| Fact { id: id.into(), role, ..kader.facts[0].clone() };
    let extra = [extra("weetje", Role::Info), extra("waarheen", Role::Route)];
    kader.facts.extend(extra);
    for fact in &mut kader.facts {
        fact.question = format!("Vraag {}?", fact.id).as_str().into();
        fact.why = rng.bool().then(|| format!("Waarom {}", fact.id).as_str().into());
        fact.who_knows = rng.bool().then(|| format!("Wie kent {}", fact.id).as_str().into());
        for option in fact.options.iter_mut().filter(|option| option.is_open()) {
            option.find_out = rng.bool().then(|| format!("Zoek {} uit", option.id).as_str().into());
        }
    }
    // A status of one decision is none of the other.
    for grade in &mut kader.decisions[1].grades {
        grade.status.push_str("-ook");
    }
    for criterion in kader.criteria.iter_mut().filter(|criterion| criterion.decision == "tweede") {
        criterion.rules.iter_mut().for_each(|rule| rule.status.push_str("-ook"));
    }
    kader.dates = ["begin", "eind"].map(date).into();
    kader.date_conditions = vec![plan("op-tijd", "begin", "eind"), plan("voorbij", "begin", "vandaag")];

    let (titles, rules) = (1.., kader.criteria.iter_mut());
    for (number, criterion) in titles.zip(rules) {
        criterion.title = format!("Titel {number}").as_str().into();
        for rule in &mut criterion.rules {
            rule.proviso = rng.bool().then(|| format!("mits {number} {}", rule.id).as_str().into());
            rule.short = Some(format!("kort {number} {}", rule.id).as_str().into());
        }
    }
    for index in 0..kader.decisions.len() {
        let variants: Vec<Variant> = (0..3)
            .map(|number| Variant {
                when: (number == 0 || rng.bool()).then(|| condition(&kader, rng)),
                points: [[None, Some(Points::Open)], [Some(Points::Open), Some(Points::Lighter)]]
                    [usize::from(number > 0)][rng.usize(..2)],
                headline: format!("Variant {number}").as_str().into(),
                summary: "Anders, om {redenen}.".into(),
            })
            .collect();
        let decision = &mut kader.decisions[index];
        for grade in &mut decision.grades {
            grade.summary = "Om {redenen}.".into();
        }
        decision.grades[index].variants = variants;
        decision.undecided.summary = "Kan: {mogelijk}; liefst {beste}.".into();
        decision.undecided.without_lightest = Some("Licht kan niet meer.".into());
        let within = decision.grades.iter().filter(|_| rng.u8(..3) > 0).map(|grade| grade.outcome.clone());
        decision.undecided.variants = vec![UndecidedVariant {
            within: within.collect(),
            headline: "Tussen".into(),
            summary: "Tussen {mogelijk}.".into(),
        }];
    }
    // Neither is the main one by its place, and both may be.
    let roles = [
        [DecisionRole::Main, DecisionRole::Beside],
        [DecisionRole::Beside, DecisionRole::Main],
        [DecisionRole::Main, DecisionRole::Main],
    ];
    for (decision, role) in kader.decisions.iter_mut().zip(roles[rng.usize(..3)]) {
        decision.grades[2].not_applicable = role == DecisionRole::Beside;
        decision.role = role;
    }
    for rule in kader.criteria.iter_mut().flat_map(|criterion| &mut criterion.rules) {
        if let Some(direction) = &mut rule.direction {
            direction.points = [Points::Open, Points::Lighter, Points::Lighter][rng.usize(..3)];
        }
    }
    kader.phases = vec![Phase { id: "nu".into(), title: "Nu".into(), instead: None }];
    kader.signals = (0..5).map(|number| signal(number, &kader, rng)).collect();
    kader.source_conflicts = (0..2).map(|number| conflict(number, &kader, rng)).collect();
    kader.open_steps = (0..2).map(|number| open_step(number, &kader, rng)).collect();
    kader.actions = (0..3).map(|number| action(number, &kader, rng)).collect();
    kader.cards = (0..2).map(|number| card(number, &kader, rng)).collect();
    kader.contradictions = (0..2).map(|number| contradiction(number, &kader, rng)).collect();
    let away = Table::from_iter([("waarheen".to_owned(), vec!["w1".to_owned()])]);
    let route = Route { id: "weg".into(), when: Some(Condition(vec![away])), ..kader.routes[0].clone() };
    kader.routes.push(route);
    kader
}

fn date(id: &str) -> DateFact {
    DateFact { id: id.into(), section: "een".into(), question: id.into(), name: id.into(), ..blank() }
}

fn plan(id: &str, earlier: &str, later: &str) -> DateCondition {
    DateCondition { id: id.into(), earlier: earlier.into(), later: later.into(), ..blank() }
}

fn signal(number: usize, kader: &Kader, rng: &mut Rng) -> Signal {
    Signal {
        id: format!("signaal-{number}"),
        when: when(kader, rng),
        over: over(kader, rng),
        also_if_unknown: rng.bool(),
        in_headline: rng.bool(),
        text: "Let op".into(),
        ..blank()
    }
}

/// Mostly under a condition.
fn when(kader: &Kader, rng: &mut Rng) -> Option<Condition> {
    (rng.u8(..5) > 0).then(|| condition(kader, rng))
}

/// Sometimes over.
fn over(kader: &Kader, rng: &mut Rng) -> Option<Condition> {
    (rng.u8(..3) == 0).then(|| condition(kader, rng))
}

fn conflict(number: usize, kader: &Kader, rng: &mut Rng) -> SourceConflict {
    SourceConflict {
        id: format!("conflict-{number}"),
        when: when(kader, rng),
        over: over(kader, rng),
        also_if_unknown: rng.bool(),
        text: "Hoe leest u dit?".into(),
        ..blank()
    }
}

fn open_step(number: usize, kader: &Kader, rng: &mut Rng) -> OpenStep {
    OpenStep {
        id: format!("stap-{number}"),
        when: when(kader, rng),
        over: over(kader, rng),
        also_if_unknown: rng.bool(),
        text: "Zoek dit uit".into(),
        ..blank()
    }
}

fn action(number: usize, kader: &Kader, rng: &mut Rng) -> Action {
    Action {
        id: format!("actie-{number}"),
        phase: "nu".into(),
        when: when(kader, rng),
        over: over(kader, rng),
        also_if_unknown: rng.bool(),
        text: "Doe iets".into(),
        ..blank()
    }
}

fn card(number: usize, kader: &Kader, rng: &mut Rng) -> InfoCard {
    InfoCard {
        id: format!("kaart-{number}"),
        when: when(kader, rng),
        over: over(kader, rng),
        also_if_unknown: rng.bool(),
        title: "Goed om te weten".into(),
        ..blank()
    }
}

fn contradiction(number: usize, kader: &Kader, rng: &mut Rng) -> Contradiction {
    let (id, when) = (format!("tegenspraak-{number}"), condition(kader, rng));
    Contradiction { id, when, text: "Dat kan niet".into(), facts: vec!["feit-0".into()] }
}

/// One or two terms over one or two subjects of any kind.
fn condition(kader: &Kader, rng: &mut Rng) -> Condition {
    let subject = |rng: &mut Rng| -> (String, Vec<String>) {
        let fact = &kader.facts[rng.usize(..kader.facts.len())];
        let decision = &kader.decisions[rng.usize(..2)];
        let criterion = &kader.criteria[rng.usize(..kader.criteria.len())];
        let grades = &kader.decisions.iter().find(|d| d.id == criterion.decision).unwrap().grades;
        let (subject, all): (String, Vec<String>) = match rng.u8(..6) {
            0 | 1 => (fact.id.clone(), fact.values().map(str::to_owned).collect()),
            2 => {
                let own = fact.options.iter().map(|option| option.id.clone());
                (format!("optie.{}", fact.id), own.chain(["weet-niet".into(), "geen".into()]).collect())
            }
            3 => (
                format!("uitkomst.{}", decision.id),
                decision.grades.iter().map(|g| g.outcome.clone()).collect(),
            ),
            4 => (format!("status.{}", criterion.id), grades.iter().map(|g| g.status.clone()).collect()),
            _ => {
                let plan = &kader.date_conditions[rng.usize(..2)];
                (format!("plan.{}", plan.id), vec!["ja".into(), "nee".into()])
            }
        };
        let one = rng.usize(..all.len());
        let wanted = all.into_iter().enumerate().filter(|(i, _)| *i == one || rng.u8(..3) == 0);
        (subject, wanted.map(|(_, value)| value).collect())
    };
    let terms = (0..rng.usize(1..=2)).map(|_| (0..rng.usize(1..=2)).map(|_| subject(rng)).collect());
    Condition(terms.collect())
}
