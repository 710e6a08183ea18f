//! Exact results over all complete cases: nothing is sampled.
//!
//! The numbers come from the diagrams ([`voorcheck_rules::decision::count`]); that the diagrams mean what the rules say is confirmed
//! by a second, naive evaluator on every partial assignment ([`lattice`]), or for a decision that has too many of them by
//! [`composition`]. Everything counted is a combination of answers. How often clients give such answers is not known here, and nothing follows about it.

mod axis;
mod bench;
pub mod brief;
pub mod composition;
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
mod passes;
mod restricted;
mod undecided;

use voorcheck_rules::assessment::Engine;
use voorcheck_rules::kader::Problem;

use crate::entangled::{entangled, of_kader};
use crate::load::{Account, Places};
use bench::Bench;
use composition::DRAWN;
use model::{Examined, Finding, Verification};

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
    verify_drawing(engine, sha256, account, places, DRAWN)
}

/// The same, with as many assignments drawn for each decision that has too many to walk.
///
/// Errors: as [`verify`].
pub fn verify_drawing(
    engine: &Engine,
    sha256: &str,
    account: &Account,
    places: &Places,
    drawn: u64,
) -> Result<Verification, Problem> {
    let (kader, compiled) = (engine.kader(), engine.compiled());
    let mut bench = Bench::new(kader, compiled, places);
    let decisions = decisions::decisions(&mut bench);
    let criteria = decisions::criteria(&mut bench);
    let conditions = dead::conditions(&mut bench);
    let contradictions = contradictions::contradictions(&mut bench, engine);
    let facts = facts::facts(&mut bench);
    let orders = orders::orders(&mut bench, account);
    if bench.diagrams.is_full() {
        let part = ("kader", kader.meta.id.as_str());
        return Err(entangled(kader, &compiled.space, part, "kader".to_owned(), &of_kader(kader)));
    }
    let passes = passes::passes(&mut bench, drawn);
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
