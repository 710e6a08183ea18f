//! Conditions that do not decide an outcome: where they hold in other cases, with the smallest examples, against every way
//! to fill in the made-up kader.

use std::collections::BTreeMap;

use serde_json::json;
use voorcheck_rules::kader::Condition;
use voorcheck_rules::kader::model::{Fact, Kader};
use voorcheck_tools::audit::diff::model::Answer;
use voorcheck_tools::audit::diff::{Version, compare};

use super::{condition, loaded, some};
use crate::common::mini;

/// Every way to fill in the mini kader: value and option of each question, and each condition on dates.
fn worlds(kader: &Kader) -> Vec<BTreeMap<String, String>> {
    let mut worlds = vec![BTreeMap::new()];
    for fact in &kader.facts {
        let goes = |fact: &Fact, value: &str, option: &str| {
            let option = fact.options.iter().find(|known| known.id == option);
            option
                .is_none_or(|o| o.unknown || o.id == value || o.leaves_open.iter().any(|open| open == value))
        };
        let options = fact.options.iter().map(|option| option.id.as_str()).chain(["weet-niet", "geen"]);
        let options = options.filter(|option| *option != "weet-niet" || !fact.refuses_unknown);
        let options: Vec<&str> = options.collect();
        let pairs = fact.values().flat_map(|value| options.iter().map(move |option| (value, *option)));
        let pairs: Vec<_> = pairs.filter(|(value, option)| goes(fact, value, option)).collect();
        worlds = worlds
            .iter()
            .flat_map(|world: &BTreeMap<String, String>| {
                pairs.iter().map(|(value, option)| {
                    let mut world = world.clone();
                    world.insert(fact.id.clone(), (*value).to_owned());
                    world.insert(format!("optie.{}", fact.id), (*option).to_owned());
                    world
                })
            })
            .collect();
    }
    for plan in &kader.date_conditions {
        let both = |world: &BTreeMap<String, String>| {
            ["ja", "nee"].map(|holds| {
                let mut world = world.clone();
                world.insert(format!("plan.{}", plan.id), holds.to_owned());
                world
            })
        };
        worlds = worlds.iter().flat_map(both).collect();
    }
    worlds
}

/// Whether a condition holds in a world, by its definition.
fn holds(kader: &Kader, condition: &Condition, world: &BTreeMap<String, String>) -> bool {
    let status = |id: &str| {
        let criterion = kader.criteria.iter().find(|criterion| criterion.id == id).unwrap();
        criterion.rules.iter().find(|rule| holds(kader, &rule.when, world)).unwrap().status.clone()
    };
    let subject = |subject: &str| match subject.split_once('.') {
        Some(("status", id)) => status(id),
        Some(("uitkomst", id)) => {
            let grades = &kader.decisions.iter().find(|decision| decision.id == id).unwrap().grades;
            let rank = |status: String| grades.iter().position(|grade| grade.status == status).unwrap();
            let criteria = kader.criteria.iter().filter(|criterion| criterion.decision == id);
            grades[criteria.map(|criterion| rank(status(&criterion.id))).max().unwrap()].outcome.clone()
        }
        _ => world[subject].clone(),
    };
    condition.0.iter().any(|term| term.iter().all(|(id, wanted)| wanted.contains(&subject(id))))
}

#[test]
fn conditions_that_hold_in_other_cases_have_smallest_examples() {
    type Case = (fn(&mut Kader), &'static [(&'static str, bool)]);
    let cases: &[Case] = &[
        (
            |kader| kader.signals[0].when = some(json!({ "schuur": "ja", "pacht": "ja" })),
            &[("schuur-vergunning", false)],
        ),
        (
            |kader| {
                kader.signals[1].when =
                    some(json!({ "optie.ervaring": ["iets", "weet-niet"], "pacht": "ja" }))
            },
            &[("bewijs", false)],
        ),
        // "iets" leaves only two values open, so both say the same.
        (
            |kader| {
                kader.signals[1].when = some(
                    json!({ "optie.ervaring": "iets", "plan.krap": "ja", "ervaring": ["ervaren", "cursus"] }),
                );
            },
            &[],
        ),
        (
            |kader| {
                kader.signals[0].when =
                    some(json!([{ "schuur": "ja", "pacht": "ja" }, { "schuur": "ja", "pacht": "nee" }]));
            },
            &[],
        ),
        (
            |kader| {
                kader.contradictions[0].when =
                    condition(json!({ "pacht": "nee", "optie.schuur": ["ja", "geen"] }))
            },
            &[("duur-en-schuur", false)],
        ),
        (
            |kader| kader.actions[1].when = some(json!({ "uitkomst.tuin-krijgen": ["past-niet", "weging"] })),
            &[],
        ),
        // A rule changes, and an action, a card and a headline follow it.
        (
            |kader| kader.criteria[0].rules[2].status = "voldaan".into(),
            &[("herstellen", true), ("later", true)],
        ),
        (
            |kader| kader.decisions[0].grades[2].variants[0].when = some(json!({ "schuur": "ja" })),
            &[("tuin-krijgen/niet-voldaan/1", false)],
        ),
    ];
    let from = loaded(&mini::original()).kader;
    for (i, (change, expected)) in cases.iter().enumerate() {
        let mut to = from.clone();
        change(&mut to);
        let found =
            compare(&Version::new(from.clone(), None).unwrap(), &Version::new(to.clone(), None).unwrap())
                .unwrap();
        let names: Vec<(&str, bool)> = found.conditions.iter().map(|c| (c.id.as_str(), c.follows)).collect();
        assert_eq!(names, *expected, "case {i}");
        let worlds = worlds(&from);
        assert!(worlds.len() > 4_000);
        for condition in &found.conditions {
            let (in_from, in_to) = (when(&from, &condition.id), when(&to, &condition.id));
            let only_from = |world: &_| holds(&from, in_from, world) && !holds(&to, in_to, world);
            let only_to = |world: &_| !holds(&from, in_from, world) && holds(&to, in_to, world);
            smallest(&worlds, &condition.only_in_from, &only_from, i);
            smallest(&worlds, &condition.only_in_to, &only_to, i);
        }
    }
}

fn when<'k>(kader: &'k Kader, id: &str) -> &'k Condition {
    let contradictions = kader.contradictions.iter().map(|one| (&one.id, Some(&one.when)));
    let signals = kader.signals.iter().map(|one| (&one.id, one.when.as_ref()));
    let actions = kader.actions.iter().map(|one| (&one.id, one.when.as_ref()));
    let cards = kader.cards.iter().map(|one| (&one.id, one.when.as_ref()));
    let found = signals.chain(contradictions).chain(actions).chain(cards).find(|(known, _)| *known == id);
    let variant = || kader.decisions[0].grades[2].variants[0].when.as_ref();
    found.map_or_else(variant, |(_, when)| when).unwrap()
}

/// There is an example when there is a world; all its worlds are of that kind; without any one answer some are not.
fn smallest(
    worlds: &[BTreeMap<String, String>],
    example: &Option<Vec<Answer>>,
    goes: &dyn Fn(&BTreeMap<String, String>) -> bool,
    case: usize,
) {
    assert_eq!(example.is_some(), worlds.iter().any(goes), "case {case}");
    let Some(example) = example else { return };
    let all = |answers: &[Answer]| {
        let given =
            |world: &&BTreeMap<String, String>| answers.iter().all(|a| world[&a.question] == a.answer);
        let mut matching = worlds.iter().filter(given).peekable();
        assert!(matching.peek().is_some(), "case {case}: {answers:?} goes together");
        matching.all(goes)
    };
    assert!(all(example), "case {case}: {example:?}");
    for left_out in 0..example.len() {
        let mut fewer = example.clone();
        fewer.remove(left_out);
        assert!(!all(&fewer), "case {case}: {:?} can be left out", example[left_out]);
    }
}
