//! Which facts decide an outcome somewhere, with two cases that prove it; which values make no difference.

use crate::audit::beside::beside;
use std::collections::BTreeMap;

use voorcheck_rules::assessment::dutch::either;
use voorcheck_rules::decision::Ref;
use voorcheck_rules::decision::space::Subject;
use voorcheck_rules::kader::model::{Fact, Role};

use super::bench::{Bench, Departure, Goal};
use super::model::{CasePair, FactShown};

/// Every fact. One with role `beslist` that decides nothing is a finding.
pub(super) fn facts(bench: &mut Bench<'_>) -> Vec<FactShown> {
    let kader = bench.kader;
    let goals: Vec<Goal<'_>> = bench.targets();
    let mut shown = Vec::new();
    for (index, fact) in kader.facts.iter().enumerate() {
        let Some(variable) = bench.compiled.space.of(Subject::Fact(index)) else { continue };
        let depends = |goal: &&Goal<'_>| bench.diagrams.tested(goal.root).contains(&variable);
        let deciding: Vec<&Goal<'_>> =
            goals.iter().filter(|goal| goal.kind == "besluit").filter(depends).collect();
        let of_criterion = goals.iter().filter(depends).any(|goal| goal.kind == "criterium");
        let decides = deciding.iter().map(|goal| goal.id.to_owned()).collect();
        let pairs = deciding.iter().filter_map(|goal| nearest_pair(bench, goal, variable)).collect();
        if fact.role == Role::Beslist && deciding.is_empty() {
            idle(bench, index, fact, of_criterion);
        }
        let outcomes: Vec<Ref> = bench.compiled.decisions.clone();
        let same_outcomes = alike(bench, index, variable, &outcomes);
        let everything = every_function(bench);
        let same_everywhere = alike(bench, index, variable, &everything);
        for group in &same_everywhere {
            let quoted: Vec<String> = group.iter().map(|value| format!("`{value}`")).collect();
            let message = format!(
                "Bij feit `{}` maakt het voor geen enkele regel of voorwaarde uit of het antwoord {} is.",
                fact.id,
                either(&quoted)
            );
            bench.remark(
                "same-everywhere",
                format!("feit[{index}]"),
                message,
                "Alleen de tekst van het antwoord verschilt.",
            );
        }
        let role = match fact.role {
            Role::Route => "route",
            Role::Beslist => "beslist",
            Role::Info => "info",
        };
        shown.push(FactShown { id: fact.id.clone(), role, decides, pairs, same_outcomes, same_everywhere });
    }
    shown
}

fn idle(bench: &mut Bench<'_>, index: usize, fact: &Fact, of_criterion: bool) {
    let how = if of_criterion {
        "wel de status van een criterium, maar een ander criterium is daar altijd zwaarder"
    } else {
        "ook geen status van een criterium"
    };
    let message = format!(
        "Feit `{}` heeft rol `beslist`, maar bepaalt in geen enkel geval een uitkomst; {how}.",
        fact.id
    );
    let advice = "Geef het feit een regel waarin het ertoe doet, of rol `info`.";
    bench.finding("idle-fact", format!("feit[{index}]"), message, advice);
}

/// The pair nearest to the reference; of equally near ones the first in the order of the values.
fn nearest_pair(bench: &mut Bench<'_>, goal: &Goal<'_>, variable: usize) -> Option<CasePair> {
    let values = 0..bench.values(variable).len();
    let mut found: Option<(Vec<Departure>, usize, usize)> = None;
    for one in values.clone() {
        for other in one + 1..values.end {
            let (of_one, of_other) = (
                bench.diagrams.cofactor(goal.root, variable, one),
                bench.diagrams.cofactor(goal.root, variable, other),
            );
            let differ = bench.diagrams.apply(of_one, of_other, |a, b| u8::from(a != b));
            let Some(others) = bench.nearest(differ, 1) else { continue };
            if found.as_ref().is_none_or(|(known, ..)| others.len() < known.len()) {
                found = Some((others, one, other));
            }
        }
    }
    let (others, one, other) = found?;
    Some(case_pair(bench, goal, variable, [one, other], &others))
}

/// Two cases with the same departures but for one fact.
pub(super) fn case_pair(
    bench: &Bench<'_>,
    goal: &Goal<'_>,
    variable: usize,
    values: [usize; 2],
    others: &[Departure],
) -> CasePair {
    let case = |value: usize| [others, &[(variable, value)]].concat();
    let ids = bench.values(variable);
    CasePair {
        target: goal.id.to_owned(),
        values: values.map(|value| ids.get(value).map(|id| (*id).to_owned()).unwrap_or_default()),
        results: values.map(|value| goal.result(bench.evaluate(goal.root, &case(value)))),
        others: bench.given(others),
    }
}

/// Groups of two or more values for which each of these functions is the same, with the option that is the value.
fn alike(bench: &mut Bench<'_>, fact: usize, variable: usize, functions: &[Ref]) -> Vec<Vec<String>> {
    let option = bench.compiled.space.of(Subject::Option(fact));
    let options = option.map(|option| bench.values(option)).unwrap_or_default();
    let mut groups: BTreeMap<Vec<Ref>, Vec<usize>> = BTreeMap::new();
    for (value, id) in bench.values(variable).into_iter().enumerate() {
        let position = options.iter().position(|option| *option == id);
        let left = functions.iter().map(|&function| {
            let left = bench.diagrams.cofactor(function, variable, value);
            match option.zip(position) {
                Some((option, position)) => bench.diagrams.cofactor(left, option, position),
                None => left,
            }
        });
        let left = left.collect();
        groups.entry(left).or_default().push(value);
    }
    let mut groups: Vec<Vec<usize>> = groups.into_values().filter(|group| group.len() > 1).collect();
    groups.sort_unstable();
    let ids = bench.values(variable);
    let named =
        |group: Vec<usize>| group.into_iter().filter_map(|i| ids.get(i)).map(|id| (*id).to_owned()).collect();
    groups.into_iter().map(named).collect()
}

/// Every function of the kader.
fn every_function(bench: &Bench<'_>) -> Vec<Ref> {
    let compiled = bench.compiled;
    let rules = compiled.criteria.iter().flat_map(|criterion| criterion.rules.iter());
    let variants = compiled.variants.iter().flatten().flatten();
    let presences = beside(bench.kader, compiled);
    let presences = presences.iter().flat_map(|one| [one.presence.when, one.presence.due]);
    let beside = compiled.decisions.iter().chain(&compiled.contradictions).chain(&compiled.guide);
    let taken = compiled.taken.iter().flatten();
    let routes = compiled.routes.iter().flatten();
    beside.chain(rules).chain(variants).chain(routes).chain(taken).copied().chain(presences).collect()
}
