//! Exact results over all complete cases: nothing is sampled.
//!
//! The numbers come from the diagrams ([`voorcheck_rules::decision::count`]); that the diagrams mean what the rules say is confirmed
//! on every partial assignment by a second, naive evaluator ([`lattice`]). Everything counted is a combination of
//! answers. How often clients give such answers is not known here, and nothing follows about it.

mod axis;
mod bench;
pub mod brief;
mod contradictions;
mod dead;
mod decisions;
pub mod dutch;
mod facts;
pub mod lattice;
pub mod markdown;
pub mod model;
mod names;
mod orders;
mod restricted;

use voorcheck_rules::assessment::Engine;
use voorcheck_rules::kader::{Kader, Problem};

use crate::entangled::{entangled, of_kader};
use crate::load::{Account, Places};
use bench::Bench;
use lattice::{Pass, Target, pass};
use model::{Examined, Finding, PassShown, Verification};

/// Examines a kader.
///
/// `account` holds the orders of answers to test; `places` gives the findings their file and line.
///
/// Errors: the questions of this kader are so entangled that nothing can be said of it.
pub fn verify(
    engine: &Engine,
    sha256: &str,
    account: &Account,
    places: &Places,
) -> Result<Verification, Problem> {
    let (kader, compiled) = (engine.kader(), engine.compiled());
    let mut bench = Bench::new(kader, compiled, places);
    let decisions = decisions::decisions(&mut bench);
    let criteria = decisions::criteria(&mut bench);
    let conditions = dead::conditions(&mut bench);
    let contradictions = contradictions::contradictions(&mut bench, engine);
    let facts = facts::facts(&mut bench);
    let orders = orders::orders(&mut bench, account);
    let mut passes = Vec::new();
    for index in 0..kader.decisions.len() {
        let found = pass(kader, compiled, Target::Decision(index));
        passes.push(shown(&mut bench, Target::Decision(index), found));
    }
    for index in 0..kader.criteria.len() {
        let found = pass(kader, compiled, Target::Criterion(index));
        passes.push(shown(&mut bench, Target::Criterion(index), found));
    }
    if bench.diagrams.is_full() {
        let part = ("kader", kader.meta.id.as_str());
        return Err(entangled(kader, &compiled.space, part, "kader".to_owned(), &of_kader(kader)));
    }
    let located = |problems: Vec<Problem>| places.locate(problems).into_iter().map(Finding::from).collect();
    Ok(Verification {
        kader: Examined {
            id: kader.meta.id.clone(),
            title: kader.meta.title.clone(),
            version: kader.meta.version.clone(),
            sha256: sha256.to_owned(),
        },
        reference: bench.reference(),
        decisions,
        criteria,
        conditions,
        contradictions,
        facts,
        orders,
        passes,
        findings: located(bench.findings),
        remarks: located(bench.remarks),
    })
}

/// A pass as shown; a difference is a finding, a pass that was not made a remark.
fn shown(bench: &mut Bench<'_>, target: Target, pass: Pass) -> PassShown {
    let kader = bench.kader;
    let (kind, index, id) = match target {
        Target::Decision(index) => ("besluit", index, kader.decisions.get(index).map(|found| &found.id)),
        Target::Criterion(index) => ("criterium", index, kader.criteria.get(index).map(|found| &found.id)),
    };
    let id = id.cloned().unwrap_or_default();
    let path = format!("{kind}[{index}]");
    if pass.differing > 0 || pass.unlike_the_product > 0 {
        let example = pass.example.as_ref().map(|example| in_ids(kader, example)).unwrap_or_default();
        let message = format!(
            "Voor {kind} `{id}` zeggen het beslisdiagram en de tweede berekening niet hetzelfde, bij {} van de {} \
             deelantwoorden. {example}",
            dutch::number(pass.differing),
            dutch::number(pass.assignments)
        );
        let advice = "Dit is een fout in het rekenprogramma, niet in uw kader: meld het.";
        bench.finding("reasoning-differs", path, message.trim_end().to_owned(), advice);
    } else if pass.diagrams.is_none() {
        let message = format!(
            "Voor {kind} `{id}` is de tweede berekening niet gedaan: {} deelantwoorden is te veel.",
            dutch::number(pass.assignments)
        );
        bench.remark("not-walked", path, message, "De overige resultaten gelden wel voor alle gevallen.");
    }
    PassShown {
        kind,
        id,
        assignments: pass.assignments,
        diagrams: pass.diagrams,
        differing: pass.differing,
        asked: pass.asked,
        unlike_the_product: pass.unlike_the_product,
    }
}

/// "De eerste: pacht = ja, ervaring = ervaren of cursus."
fn in_ids(kader: &Kader, example: &[(usize, Vec<usize>)]) -> String {
    let entry = |(fact, left): &(usize, Vec<usize>)| {
        let fact = kader.facts.get(*fact)?;
        let known: Vec<&str> = fact.values().collect();
        let left: Vec<&str> = left.iter().filter_map(|&value| known.get(value).copied()).collect();
        Some(format!("{} = {}", fact.id, left.join(" of ")))
    };
    format!("De eerste: {}.", example.iter().filter_map(entry).collect::<Vec<_>>().join(", "))
}
