//! `kader verify`: every finding provoked on the made-up kader (`findings`), every number held against enumeration
//! (`enumeration`), decisions too large to walk (`composition`), headlines of what is still open (`undecided`), what the command writes and refuses (`command`), and the shipped kader without findings.

mod command;
mod composition;
mod enumeration;
mod findings;
mod undecided;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use voorcheck_tools::audit::verify::model::{Proof, Verification};
use voorcheck_tools::audit::verify::{markdown, verify};
use voorcheck_tools::check;
use voorcheck_tools::load::load;
use voorcheck_tools::pack;

use crate::common::shipped;

const RULES: &str = "regels.toml";
const ASK: &str = "vragen.toml";
const ACCOUNT: &str = "verantwoording.toml";

fn examine(dir: &Path) -> Verification {
    let loaded = load(dir).unwrap_or_else(|problems| panic!("the edited kader loads: {problems:#?}"));
    let sha256 = pack::sha256(&loaded.kader).unwrap();
    let engine = check::engine(loaded.kader, sha256.clone()).unwrap();
    verify(&engine, &sha256, &loaded.account, &loaded.places).unwrap()
}

#[test]
#[ignore = "the normal run has its command; this is more: cargo xtask test bewijs"]
fn the_shipped_kader_has_no_findings_and_a_fresh_report() {
    let shown = examine(&shipped::folder());
    assert_eq!(shown.findings, []);
    let kader = shipped::kader();
    // Every fact that decides has an order, and every order holds.
    let ordered: BTreeSet<&str> = shown.orders.iter().map(|order| order.fact.as_str()).collect();
    let deciding = shown.facts.iter().filter(|fact| !fact.pairs.is_empty());
    assert!(deciding.clone().count() > 10 && deciding.clone().all(|fact| ordered.contains(fact.id.as_str())));
    assert!(shown.passes.iter().all(|pass| pass.proof == Proof::EveryAssignment));
    let committed = fs::read_to_string(shipped::folder().join("verificatie.md")).unwrap();
    assert!(
        committed.replace("\r\n", "\n") == markdown::report(&kader, &shown),
        "verificatie.md is stale: run `kader verify kaders/{} --write`",
        kader.meta.id
    );
}
