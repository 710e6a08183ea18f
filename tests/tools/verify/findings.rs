//! Every finding, one by one: the made-up kader with one thing changed.

use std::fs;
use std::path::{Path, PathBuf};

use voorcheck_tools::audit::naive::Naive;
use voorcheck_tools::audit::verify::model::{Finding, Proof, Verification};
use voorcheck_tools::load::load;

use super::enumeration::naive_results;
use super::{ACCOUNT, ASK, RULES, examine};
use crate::common::mini;

fn one<'a>(found: &'a [Finding], code: &str) -> &'a Finding {
    let of_code: Vec<&Finding> = found.iter().filter(|finding| finding.code == code).collect();
    assert_eq!(of_code.len(), 1, "one {code} in {found:#?}");
    of_code[0]
}

/// The made-up kader with one thing changed gives this finding, at the line that starts with `marker`.
fn finds(
    name: &str,
    edits: &[(&str, &str, &str)],
    code: &str,
    marker: (&str, &str),
    says: &[&str],
) -> Verification {
    let dir = mini::copy(&format!("verify-{name}"));
    for (file, from, to) in edits {
        mini::edit(&dir, file, from, to);
    }
    let shown = examine(&dir);
    let finding = one(&shown.findings, code);
    at(finding, &dir, marker);
    for word in says {
        assert!(finding.message.contains(word), "{word:?} in {finding}");
    }
    assert!(!finding.advice.is_empty());
    shown
}

fn at(finding: &Finding, dir: &Path, (file, marker): (&str, &str)) {
    assert_eq!(finding.file.as_deref(), Some(file), "{finding}");
    assert_eq!(finding.line, Some(mini::line_of(dir, file, marker)), "{finding}");
}

#[test]
fn the_made_up_kader_has_no_findings() {
    let shown = examine(&mini::original());
    assert_eq!(shown.findings, []);
    assert_eq!(shown.remarks, []);
    assert_eq!(shown.decisions[0].cases, 6);
    assert!(shown.passes.iter().all(|pass| pass.proof == Proof::EveryAssignment && pass.differing == 0));
}

#[test]
fn a_dead_rule_is_named_with_the_rules_that_shadow_it() {
    let shown = finds(
        "dead-rule",
        &[(RULES, "als = { ervaring = \"ervaren\" }", "als = { ervaring = [\"ervaren\", \"cursus\"] }")],
        "dead-rule",
        (RULES, "[[criterium.regel]]\nid = \"cursus\""),
        &["`cursus`", "`vaardigheid`", "1 combinatie"],
    );
    let dir = mini::copy("verify-dead-rule-place");
    let shadow = mini::line_of(&dir, RULES, "[[criterium.regel]]\nid = \"ervaren\"");
    let finding = one(&shown.findings, "dead-rule");
    assert!(finding.message.contains(&format!("`ervaren` (regels.toml:{shadow})")), "{finding}");
    // Nobody gives the status in the middle any more.
    let outcome = one(&shown.findings, "unreachable-outcome");
    at(outcome, &dir, (RULES, "[[besluit.trede]]\nstatus = \"weging\""));
    assert!(outcome.message.contains("`weging`") && outcome.message.contains("`tuin-krijgen`"));
}

/// All rules of the decided status are reasons, so a rule behind one of the same status is not dead.
#[test]
fn a_rule_that_is_never_the_first_but_a_reason_is_a_remark() {
    let dir = mini::copy("verify-never-first");
    let second = "[[criterium.regel]]\nid = \"niets\"\nals = [{ ervaring = \"geen-ervaring\", pacht = \"ja\" }, { ervaring = \"geen-ervaring\", pacht = \"nee\" }]\nstatus = \"niet-voldaan\"\n\
                  kracht = \"hard\"\nbasis = \"feit\"\nreden = \"Er is niets.\"\nkort = \"er is niets\"\nnormen = [\"R-1-01\"]\n\n";
    let marker = "[[criterium]]\nid = \"betaalbaar\"";
    mini::edit(&dir, RULES, marker, &format!("{second}{marker}"));
    let shown = examine(&dir);
    assert_eq!(shown.findings, []);
    let remark = one(&shown.remarks, "never-first");
    at(remark, &dir, (RULES, "[[criterium.regel]]\nid = \"niets\""));
    assert!(remark.message.contains("`onervaren` (regels.toml:"), "{remark}");
    let rule = &shown.criteria[0].rules[3];
    assert_eq!((rule.holds, rule.first, rule.reason), (2, 0, 2));
}

#[test]
fn a_signal_that_contradicts_its_own_answer_never_shows() {
    let bewijs = "als = { \"optie.ervaring\" = \"iets\", \"plan.krap\" = \"ja\" }";
    let with = |ervaring: &str, more: &str| {
        format!(
            "als = {{ \"optie.ervaring\" = \"iets\", \"plan.krap\" = \"ja\", ervaring = \"{ervaring}\" }}{more}"
        )
    };
    let place = (RULES, "[[signaal]]\nid = \"bewijs\"");
    // "iets" leaves "ervaren" and "cursus" open: "geen-ervaring" is impossible, "cursus" possible but never certain.
    for (name, ervaring) in [("signal-impossible", "geen-ervaring"), ("signal-uncertain", "cursus")] {
        let edit = with(ervaring, "");
        finds(name, &[(RULES, bewijs, &edit)], "dead-signal", place, &["`bewijs`", "geen enkele combinatie"]);
    }
    let dir = mini::copy("verify-signal-possible");
    mini::edit(&dir, RULES, bewijs, &with("cursus", "\nook-als-onbekend = true"));
    assert_eq!(examine(&dir).findings, []);
}

#[test]
fn what_only_holds_under_a_route_never_shows() {
    finds(
        "dead-contradiction",
        &[(
            RULES,
            "als = { pacht = \"nee\", schuur = \"ja\" }",
            "als = { pacht = \"nee\", gemeente = \"andere\" }",
        )],
        "dead-contradiction",
        (RULES, "[[tegenspraak]]"),
        &["`duur-en-schuur`", "route"],
    );
}

#[test]
fn an_action_that_asks_for_the_impossible_never_shows() {
    finds(
        "dead-action",
        &[(
            RULES,
            "als = [{ \"uitkomst.tuin-krijgen\" = \"past-niet\" }, { \"status.vaardigheid\" = [\"weging\", \"niet-voldaan\"] }]",
            "als = { \"uitkomst.tuin-krijgen\" = \"past\", pacht = \"nee\" }",
        )],
        "dead-action",
        (RULES, "[[actie]]\nid = \"herstellen\""),
        &["`herstellen`", "geen enkele combinatie"],
    );
}

#[test]
fn a_route_behind_an_equal_one_never_shows() {
    let marker = "[[route]]\nid = \"elders\"";
    let second = "[[route]]\nid = \"ook\"\nals = { gemeente = \"andere\" }\nkop = \"Ook\"\nsamenvatting = \"Ook.\"\n[[route.kaart]]\n\
                  titel = \"Wat\"\n[[route.kaart.punt]]\ntekst = \"Bel.\"\n\n";
    finds(
        "dead-route",
        &[(RULES, marker, &format!("{second}{marker}"))],
        "dead-route",
        (RULES, "[[route]]\nid = \"ook\""),
        &["`ook`", "`andere-gemeente` (regels.toml:"],
    );
}

#[test]
fn a_variant_behind_a_wider_one_never_shows() {
    let second = "[[besluit.trede.variant]]\nals = { pacht = \"nee\", ervaring = \"cursus\" }\nkop = \"Nee\"\nsamenvatting = \"Nee.\"\n\n\
                  [[criterium]]\nid = \"vaardigheid\"";
    let shown = finds(
        "dead-variant",
        &[(RULES, "[[criterium]]\nid = \"vaardigheid\"", second)],
        "dead-variant",
        (RULES, "[[besluit.trede.variant]]\nals = { pacht = \"nee\", ervaring"),
        &["Variant 2", "`past-niet`", "variant 1 (regels.toml:"],
    );
    assert_eq!(shown.conditions.iter().map(|of| of.dead).sum::<usize>(), 1);
}

#[test]
fn a_fact_that_decides_nothing_is_named() {
    let shown = finds(
        "idle-fact",
        &[
            (
                ASK,
                "id = \"schuur\"\nsectie = \"tuin\"\nrol = \"info\"",
                "id = \"schuur\"\nsectie = \"tuin\"\nrol = \"beslist\"",
            ),
            (RULES, "als = { pacht = \"ja\" }", "als = { pacht = \"ja\", schuur = [\"ja\", \"nee\"] }"),
        ],
        "idle-fact",
        (ASK, "[[feit]]\nid = \"schuur\""),
        &["`schuur`"],
    );
    let fact = shown.facts.iter().find(|fact| fact.id == "schuur").unwrap();
    assert!(fact.decides.is_empty() && fact.pairs.is_empty());
}

#[test]
fn answers_that_nothing_tells_apart_and_equal_contradictions_are_remarks() {
    let dir = mini::copy("verify-remarks");
    let village = "[[feit.optie]]\nid = \"andere\"";
    mini::edit(&dir, ASK, village, &format!("[[feit.optie]]\nid = \"stad\"\ntekst = \"Stad\"\n{village}"));
    let signal = "[[signaal]]\nid = \"schuur-vergunning\"";
    let again = "[[tegenspraak]]\nid = \"nog-eens\"\nals = { schuur = \"ja\", \"optie.pacht\" = \"nee\" }\ntekst = \"Dubbel.\"\nfeiten = [\"pacht\"]\n\n";
    mini::edit(&dir, RULES, signal, &format!("{again}{signal}"));
    let shown = examine(&dir);
    assert_eq!(shown.findings, []);
    let alike = one(&shown.remarks, "same-everywhere");
    at(alike, &dir, (ASK, "[[feit]]\nid = \"gemeente\""));
    assert!(alike.message.contains("`dorp` of `stad`"), "{alike}");
    let twice = one(&shown.remarks, "same-contradiction");
    at(twice, &dir, (RULES, "[[tegenspraak]]\nid = \"nog-eens\""));
    assert!(twice.message.contains("`duur-en-schuur`"), "{twice}");
    // Facts pacht and schuur: one of four combinations.
    assert_eq!((shown.contradictions.contradictory, shown.contradictions.cases), (1, 4));
    assert!(shown.contradictions.each.iter().all(|one| one.assessed));
}

fn with_orders(name: &str, orders: &str) -> (Verification, PathBuf) {
    let dir = mini::copy(&format!("verify-{name}"));
    fs::write(dir.join(ACCOUNT), orders).unwrap();
    (examine(&dir), dir)
}

#[test]
fn an_order_that_does_not_hold_gives_a_true_counterexample() {
    let turned = "# Omgekeerd.\n[[gunstig]]\nfeit = \"ervaring\"\nvolgorde = [[\"geen-ervaring\", \"cursus\"], \"ervaren\"]\n";
    let (shown, dir) = with_orders("not-monotone", turned);
    let found: Vec<&Finding> = shown.findings.iter().collect();
    // Two better answers, each heavier for the decision and for one criterion.
    assert_eq!(found.len(), 4, "{found:#?}");
    for finding in &found {
        assert_eq!(finding.code, "not-monotone");
        at(finding, &dir, (ACCOUNT, "[[gunstig]]"));
    }
    let kader = load(&dir).unwrap().kader;
    let naive = Naive::new(&kader);
    for pair in &shown.orders[0].counterexamples {
        let results = naive_results(&naive, &kader, &shown.reference, "ervaring", pair);
        assert!(results[0] > results[1], "{pair:?}");
    }

    let right = "[[gunstig]]\nfeit = \"ervaring\"\nvolgorde = [\"ervaren\", \"cursus\", \"geen-ervaring\"]\n";
    let (shown, _) = with_orders("monotone", right);
    assert_eq!(shown.findings, []);
    // Two neighbours, one decision, two criteria.
    assert_eq!(shown.orders[0].comparisons, 6);
}

#[test]
fn an_order_that_cannot_be_read_is_named_at_its_line() {
    let orders = "[[gunstig]]\nfeit = \"ervarign\"\nvolgorde = [\"a\", \"b\"]\n\n[[gunstig]]\nfeit = \"ervaring\"\n\
                  volgorde = [\n  \"ervaren\",\n  \"iets\",\n  \"ervaren\",\n  [],\n]\n\n[[gunstig]]\nfeit = \"pacht\"\n\
                  volgorde = [[\"ja\", \"nee\"]]\n\n[[gunstig]]\nfeit = \"schuur\"\nvolgorde = [\"ja\", \"nee\"]\n\n\
                  [[gunstig]]\nfeit = \"schuur\"\nvolgorde = [\"nee\", \"ja\"]\n";
    let (shown, dir) = with_orders("orders", orders);
    let found: Vec<(&str, Option<usize>)> =
        shown.findings.iter().map(|finding| (finding.code, finding.line)).collect();
    let line = |marker: &str| Some(mini::line_of(&dir, ACCOUNT, marker));
    assert_eq!(
        found,
        [
            ("unknown-fact", line("feit = \"ervarign\"")),
            ("unknown-value", line("  \"iets\"")),
            ("duplicate-value", line("  \"ervaren\",\n  []")),
            ("empty-rank", line("  []")),
            ("too-few-ranks", line("[[gunstig]]\nfeit = \"pacht\"")),
            ("duplicate-order", line("[[gunstig]]\nfeit = \"schuur\"\nvolgorde = [\"nee\"")),
        ]
    );
    assert!(shown.findings[0].advice.contains("ervaring"), "{}", shown.findings[0]);
    assert_eq!(shown.orders.len(), 1);
}
