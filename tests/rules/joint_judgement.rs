//! What the statuses of two judges come down to: the heaviest, with unknown kept unknown.

use std::collections::BTreeSet;

use fastrand::Rng;
use voorcheck_rules::assessment::Options;
use voorcheck_rules::assessment::joint_judgement;
use voorcheck_rules::assessment::joint_judgement::JointJudgement;
use voorcheck_rules::kader::model::{Criterion, Decision, Kader};
use voorcheck_rules::kader::{Table, Voice};
use voorcheck_tools::audit::scenario;
use voorcheck_tools::check;

use crate::common::shipped;

fn outcomes<'a>(joint: &JointJudgement<'a>) -> Vec<&'a str> {
    joint.possible.iter().map(|grade| grade.outcome.as_str()).collect()
}

fn ids<'a>(criteria: &[&'a Criterion]) -> Vec<&'a str> {
    criteria.iter().map(|criterion| criterion.id.as_str()).collect()
}

fn judged(entries: &[(&str, &str)]) -> Table<String> {
    entries.iter().map(|(criterion, status)| ((*criterion).to_owned(), (*status).to_owned())).collect()
}

fn all(kader: &Kader, decision: &Decision, status: &str) -> Table<String> {
    joint_judgement::criteria(kader, decision)
        .into_iter()
        .map(|one| (one.id.clone(), status.to_owned()))
        .collect()
}

#[test]
fn the_statuses_of_every_scenario_come_down_to_its_outcome() {
    let engine = check::engine(shipped::kader(), "0".into()).unwrap();
    let mut certain = 0;
    for scenario in scenario::read(&shipped::folder(), &engine).unwrap() {
        let options =
            Options { today: scenario.today.clone(), voice: Voice::Behandelaar, target: scenario.target };
        let assessment = engine.assess(&scenario.input, &options).unwrap();
        for (result, decision) in assessment.decisions.iter().zip(&engine.kader().decisions) {
            let statuses =
                result.criteria.iter().filter_map(|one| Some((one.id.clone(), one.status.clone()?)));
            let joint = joint_judgement::outcome_of(engine.kader(), decision, &statuses.collect());
            let found = outcomes(&joint);
            if joint.open.is_empty() {
                certain += 1;
                assert_eq!(Some(found.as_slice()), result.outcome.as_deref().map(|one| vec![one]).as_deref());
            }
            // The engine also knows how the open ones hang together.
            assert!(
                result.possible_outcomes.iter().all(|one| found.contains(&one.as_str())),
                "{}",
                scenario.stem
            );
        }
    }
    assert!(certain > 100, "{certain}");
}

/// Against the definition: every way to fill in what is open, and the heaviest of each.
#[test]
fn what_is_open_can_still_become_anything_and_nothing_else() {
    let kader = shipped::kader();
    let mut rng = Rng::with_seed(5);
    for _ in 0..2_000 {
        let decision = &kader.decisions[rng.usize(..kader.decisions.len())];
        let grades = decision.grades.len();
        let (mut table, mut floor, mut open) = (Table::default(), 0, 0);
        for criterion in joint_judgement::criteria(&kader, decision) {
            let grade = rng.usize(..=grades);
            let status = decision.grades.get(grade).map_or("", |one| one.status.as_str());
            match grade {
                _ if grade == grades && rng.bool() => open += 1,
                _ if grade == grades => {
                    open += 1;
                    table.insert(criterion.id.clone(), status.to_owned());
                }
                _ => {
                    floor = floor.max(grade);
                    table.insert(criterion.id.clone(), status.to_owned());
                }
            }
        }
        let mut reached = BTreeSet::from([floor]);
        for _ in 0..open {
            reached =
                reached.iter().flat_map(|&worst| (0..grades).map(move |grade| worst.max(grade))).collect();
        }
        let joint = joint_judgement::outcome_of(&kader, decision, &table);
        let wanted: Vec<&str> =
            reached.into_iter().map(|grade| decision.grades[grade].outcome.as_str()).collect();
        assert_eq!(outcomes(&joint), wanted);
        assert_eq!(joint.open.len(), open);
        for one in &joint.heaviest {
            assert_eq!(table.get(&one.id), Some(&decision.grades[floor].status));
        }
    }
}

#[test]
fn the_heaviest_decides_and_is_named_with_all_that_have_it() {
    let kader = shipped::kader();
    let persoon = &kader.decisions[0];
    let mut table = all(&kader, persoon, "voldaan");
    let joint = joint_judgement::outcome_of(&kader, persoon, &table);
    assert_eq!((outcomes(&joint), ids(&joint.heaviest)), (vec!["past"], vec![]));

    table.insert("motivatie".into(), "weging".into());
    table.insert("uren".into(), "weging".into());
    let joint = joint_judgement::outcome_of(&kader, persoon, &table);
    assert_eq!((outcomes(&joint), ids(&joint.heaviest)), (vec!["weging"], vec!["uren", "motivatie"]));

    table.insert("huisvesting".into(), "niet-voldaan".into());
    table.remove("oefenplek");
    let joint = joint_judgement::outcome_of(&kader, persoon, &table);
    assert_eq!(outcomes(&joint), ["past-niet"], "nothing open can change that");
    assert_eq!((ids(&joint.heaviest), ids(&joint.open)), (vec!["huisvesting"], vec!["oefenplek"]));
}

#[test]
fn a_status_of_another_decision_is_no_status_here() {
    let kader = shipped::kader();
    let joint = joint_judgement::outcome_of(&kader, &kader.decisions[1], &judged(&[("vks", "voldaan")]));
    assert_eq!(ids(&joint.open), ["vks"]);
    assert_eq!(outcomes(&joint), ["kan", "nog-kiezen", "kan-niet"]);
}

#[test]
fn a_criterion_comes_with_what_was_said_about_it_and_how_firm_its_no_is() {
    let kader = shipped::kader();
    let told = |id: &str| {
        let criterion = kader.criteria.iter().find(|one| one.id == id).unwrap();
        let decision = kader.decisions.iter().find(|one| one.id == criterion.decision).unwrap();
        let facts = kader.facts.iter().filter(|fact| joint_judgement::rests_on(criterion, fact));
        let facts: Vec<&str> = facts.map(|fact| fact.id.as_str()).collect();
        (facts, joint_judgement::force_of(&kader, decision, criterion).map(|force| force.id.as_str()))
    };
    assert_eq!(
        told("eerdere-terugval"),
        (vec!["eerdere-poging", "bijzondere-omstandigheid"], Some("in-principe"))
    );
    assert_eq!(told("geen-woonprobleem"), (vec!["nodig-los-van-wonen"], Some("hard")));
    assert_eq!(told("behandelaar"), (vec!["steun-behandelaar"], Some("eis-aan-melding")));
    let support = kader.criteria.iter().find(|one| one.id == "behandelaar").unwrap();
    assert!(joint_judgement::rule_for(support, "weging").is_some());
    assert!(
        joint_judgement::rule_for(support, "niet-voldaan").is_none(),
        "support is no ground to refuse a person"
    );
}
