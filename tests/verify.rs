//! `kader verify`: every finding provoked on the made-up kader, every number held against enumeration, the shipped
//! kader without findings.
#![cfg(feature = "cli")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

#[path = "common/made_up.rs"]
mod made_up;
#[path = "common/mini.rs"]
mod mini;
#[allow(dead_code, reason = "not every test uses all of it")]
#[path = "common/shipped.rs"]
mod shipped;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use safehouse_check::assessment::Engine;
use safehouse_check::audit::naive::{Naive, values};
use safehouse_check::audit::verify::lattice::{Target, pass};
use safehouse_check::audit::verify::model::{Finding, Given, Pair, Verification};
use safehouse_check::audit::verify::{markdown, verify};
use safehouse_check::decision::Compiled;
use safehouse_check::kader::load::account::{Order, Rank};
use safehouse_check::kader::load::{Account, Places, load};
use safehouse_check::kader::model::{Fact, Kader};
use safehouse_check::kader::{Condition, pack};

// ------------------------------------------------------------------------------------------ findings, one by one

fn examine(dir: &Path) -> Verification {
    let loaded = load(dir).unwrap_or_else(|problems| panic!("the edited kader loads: {problems:#?}"));
    let sha256 = pack::sha256(&loaded.kader).unwrap();
    let engine = Engine::new(loaded.kader, sha256.clone()).unwrap();
    verify(&engine, &sha256, &loaded.account, &loaded.places)
}

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

const RULES: &str = "regels.toml";
const ASK: &str = "vragen.toml";
const ACCOUNT: &str = "verantwoording.toml";

#[test]
fn the_made_up_kader_has_no_findings() {
    let shown = examine(&mini::original());
    assert_eq!(shown.findings, []);
    assert_eq!(shown.remarks, []);
    assert_eq!(shown.decisions[0].cases, 6);
    assert!(shown.passes.iter().all(|pass| pass.diagrams.is_some() && pass.differing == 0));
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
                  kracht = \"hard\"\nbasis = \"feit\"\nreden = \"Er is niets.\"\nnormen = [\"R-1-01\"]\n\n";
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

fn with_orders(name: &str, orders: &str) -> (Verification, std::path::PathBuf) {
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

// ------------------------------------------------------------------------------------------ numbers against enumeration

fn position(kader: &Kader, fact: &str, value: &str) -> (usize, usize) {
    let index = kader.facts.iter().position(|known| known.id == fact).unwrap();
    (index, values(&kader.facts[index]).iter().position(|known| *known == value).unwrap())
}

/// The complete case that departs from the reference by these answers.
fn case(kader: &Kader, reference: &[Given], departures: &[Given]) -> Vec<usize> {
    let mut case = vec![0; kader.facts.len()];
    for given in reference.iter().chain(departures) {
        let (fact, value) = position(kader, &given.fact, &given.value);
        case[fact] = value;
    }
    case
}

/// What the naive evaluator gives for both cases of a pair, as grades; they are also what the pair says.
fn naive_results(
    naive: &Naive<'_>,
    kader: &Kader,
    reference: &[Given],
    fact: &str,
    pair: &Pair,
) -> [usize; 2] {
    [0, 1].map(|side| {
        let own = Given { fact: fact.to_owned(), value: pair.values[side].clone() };
        let case = case(kader, reference, &[&pair.others[..], &[own]].concat());
        let decision = kader.decisions.iter().position(|decision| decision.id == pair.target);
        let (found, said) = match decision {
            Some(decision) => {
                let found = naive.outcome(decision, &case);
                (found, &kader.decisions[decision].grades[found].outcome)
            }
            None => {
                let criterion = kader.criteria.iter().position(|known| known.id == pair.target).unwrap();
                let decision =
                    kader.decisions.iter().find(|d| d.id == kader.criteria[criterion].decision).unwrap();
                let found = naive.status(criterion, &case);
                (found, &decision.grades[found].status)
            }
        };
        assert_eq!(*said, pair.results[side], "{pair:?}");
        found
    })
}

/// Every complete case over these facts; the others have their first value.
fn all_cases(kader: &Kader, facts: &[usize]) -> Vec<Vec<usize>> {
    let mut cases = vec![vec![0; kader.facts.len()]];
    for &fact in facts {
        let count = values(&kader.facts[fact]).len();
        cases = cases
            .into_iter()
            .flat_map(|case| {
                (0..count).map(move |value| {
                    let mut case = case.clone();
                    case[fact] = value;
                    case
                })
            })
            .collect();
    }
    cases
}

fn holds(kader: &Kader, condition: &Condition, case: &[usize]) -> bool {
    condition.0.iter().any(|term| {
        term.iter().all(|(fact, wanted)| {
            wanted.iter().any(|value| {
                let (fact, value) = position(kader, fact, value);
                case[fact] == value
            })
        })
    })
}

fn departures(case: &[usize]) -> usize {
    case.iter().filter(|&&value| value != 0).count()
}

const KADERS: u64 = 60;

/// For each fact of a made-up kader its values in some order.
fn random_orders(kader: &Kader, rng: &mut fastrand::Rng) -> Account {
    let order = |fact: &Fact| {
        let mut ranks: Vec<Rank> = values(fact).iter().map(|value| Rank::One((*value).to_owned())).collect();
        rng.shuffle(&mut ranks);
        Order { fact: fact.id.clone(), ranks }
    };
    Account { orders: kader.facts.iter().map(order).collect(), ..Account::default() }
}

#[test]
fn every_number_agrees_with_enumeration() {
    let mut rng = fastrand::Rng::with_seed(7);
    let (mut dead, mut never_first, mut idle, mut turned, mut pairs) = (0, 0, 0, 0, 0);
    for seed in 0..KADERS {
        let kader = made_up::kader(seed);
        let engine = Engine::new(kader.clone(), String::new()).unwrap();
        let naive = Naive::new(&kader);
        let account = random_orders(&kader, &mut rng);
        let shown = verify(&engine, "", &account, &Places::default());
        let code = |code: &str, path: &str| {
            [&shown.findings, &shown.remarks].into_iter().flatten().any(|f| f.code == code && f.path == path)
        };

        for (index, decision) in shown.decisions.iter().enumerate() {
            let cases = all_cases(&kader, naive.facts_of_decision(index));
            assert_eq!(decision.cases, cases.len() as u128, "seed {seed}");
            for (grade, share) in decision.outcomes.iter().enumerate() {
                let of_grade: Vec<&Vec<usize>> =
                    cases.iter().filter(|case| naive.outcome(index, case) == grade).collect();
                assert_eq!(share.cases, of_grade.len() as u128, "seed {seed}");
                let example =
                    share.example.as_ref().map(|example| self::case(&kader, &shown.reference, example));
                let nearest = of_grade.iter().map(|case| departures(case)).min();
                assert_eq!(example.as_deref().map(departures), nearest, "seed {seed}");
                assert!(example.is_none_or(|example| naive.outcome(index, &example) == grade));
                assert_eq!(
                    code("unreachable-outcome", &format!("besluit[{index}].trede[{grade}]")),
                    of_grade.is_empty()
                );
            }
        }

        for (index, criterion) in shown.criteria.iter().enumerate() {
            let cases = all_cases(&kader, naive.facts_of_criterion(index));
            assert_eq!((criterion.cases, criterion.uncovered), (cases.len() as u128, 0), "seed {seed}");
            for (grade, share) in criterion.statuses.iter().enumerate() {
                let count = cases.iter().filter(|case| naive.status(index, case) == grade).count();
                assert_eq!(share.cases, count as u128, "seed {seed}");
            }
            let rules = &kader.criteria[index].rules;
            for (at, (rule, shown)) in rules.iter().zip(&criterion.rules).enumerate() {
                let grades = &kader.decisions.iter().find(|d| d.id == criterion.decision).unwrap().grades;
                let grade = grades.iter().position(|grade| grade.status == rule.status).unwrap();
                let own: Vec<&Vec<usize>> =
                    cases.iter().filter(|case| holds(&kader, &rule.when, case)).collect();
                let first =
                    |case: &&&Vec<usize>| !rules[..at].iter().any(|before| holds(&kader, &before.when, case));
                let reason = own.iter().filter(|case| naive.status(index, case) == grade).count();
                let first = own.iter().filter(first).count();
                assert_eq!(
                    [shown.holds, shown.first, shown.reason],
                    [own.len(), first, reason].map(|n| n as u128)
                );
                let path = format!("criterium[{index}].regel[{at}]");
                assert_eq!(code("dead-rule", &path), reason == 0, "seed {seed} {path}");
                assert_eq!(code("never-first", &path), first == 0 && reason > 0, "seed {seed} {path}");
                dead += usize::from(reason == 0);
                never_first += usize::from(first == 0 && reason > 0);
            }
        }

        let all: Vec<usize> = (0..kader.facts.len()).collect();
        let cases = all_cases(&kader, &all);
        for (index, fact) in kader.facts.iter().enumerate() {
            let found = shown.facts.iter().find(|found| found.id == fact.id).unwrap();
            let with = |case: &[usize], value: usize| {
                let mut case = case.to_vec();
                case[index] = value;
                case
            };
            let decides: Vec<String> = (0..kader.decisions.len())
                .filter(|&d| {
                    cases.iter().any(|case| naive.outcome(d, case) != naive.outcome(d, &with(case, 0)))
                })
                .map(|decision| kader.decisions[decision].id.clone())
                .collect();
            assert_eq!(found.decides, decides, "seed {seed} {}", fact.id);
            assert_eq!(found.pairs.len(), decides.len());
            for pair in &found.pairs {
                let [one, other] = naive_results(&naive, &kader, &shown.reference, &fact.id, pair);
                assert_ne!(one, other, "seed {seed} {pair:?}");
                pairs += 1;
            }
            assert_eq!(
                code("idle-fact", &format!("feit[{index}]")),
                decides.is_empty(),
                "seed {seed} {}",
                fact.id
            );
            idle += usize::from(decides.is_empty());

            let alike = |a: usize, b: usize| {
                let same = |d: usize| {
                    cases.iter().all(|c| naive.outcome(d, &with(c, a)) == naive.outcome(d, &with(c, b)))
                };
                (0..kader.decisions.len()).all(same)
            };
            let ids = values(fact);
            let groups: BTreeSet<Vec<String>> = (0..ids.len())
                .map(|a| {
                    (0..ids.len()).filter(|&b| alike(a, b)).map(|b| ids[b].to_owned()).collect::<Vec<_>>()
                })
                .filter(|group| group.len() > 1)
                .collect();
            assert_eq!(found.same_outcomes.iter().cloned().collect::<BTreeSet<_>>(), groups, "seed {seed}");

            // The order drawn at random, over decisions and criteria.
            let order = shown.orders.iter().find(|order| order.fact == fact.id).unwrap();
            let ranks: Vec<usize> =
                order.ranks.iter().map(|rank| position(&kader, &fact.id, &rank[0]).1).collect();
            let mut expected = BTreeSet::new();
            for (&better, &worse) in ranks.iter().zip(&ranks[1..]) {
                let mut note = |id: &str, result: &dyn Fn(&[usize]) -> usize| {
                    if cases.iter().any(|case| result(&with(case, better)) > result(&with(case, worse))) {
                        expected.insert((id.to_owned(), ids[better].to_owned(), ids[worse].to_owned()));
                    }
                };
                for (d, decision) in kader.decisions.iter().enumerate() {
                    note(&decision.id, &|case| naive.outcome(d, case));
                }
                for (c, criterion) in kader.criteria.iter().enumerate() {
                    note(&criterion.id, &|case| naive.status(c, case));
                }
            }
            let key = |pair: &Pair| (pair.target.clone(), pair.values[0].clone(), pair.values[1].clone());
            assert_eq!(
                order.counterexamples.iter().map(key).collect::<BTreeSet<_>>(),
                expected,
                "seed {seed}"
            );
            for pair in &order.counterexamples {
                let [better, worse] = naive_results(&naive, &kader, &shown.reference, &fact.id, pair);
                assert!(better > worse, "seed {seed} {pair:?}");
                turned += 1;
            }
        }
        assert!(shown.passes.iter().all(|pass| pass.diagrams.is_some()));
        assert!(!shown.findings.iter().any(|finding| finding.code == "reasoning-differs"), "seed {seed}");
    }
    println!(
        "{dead} dead rules, {never_first} never first, {idle} idle facts, {turned} counterexamples, {pairs} pairs"
    );
    assert!(dead > 10 && never_first > 10 && idle > 5 && turned > 50 && pairs > 100);
}

// ------------------------------------------------------------------------------------------ the pass over partial assignments

/// Exactly the assignments on which the naive evaluator judges two kaders differently are found.
#[test]
fn the_pass_notices_diagrams_of_another_kader() {
    let mut noticed = 0;
    for seed in 0..KADERS {
        let kader = made_up::kader(seed);
        let mut other = kader.clone();
        let statuses = ["licht", "midden", "zwaar"];
        let rule = &mut other.criteria[0].rules[0];
        let at = statuses.iter().position(|status| rule.status == *status).unwrap();
        rule.status = statuses[(at + 1) % 3].to_owned();

        let right = pass(&kader, &Compiled::new(&kader).unwrap(), Target::Decision(0));
        assert_eq!((right.differing, right.unlike_the_product), (0, 0), "seed {seed}");
        assert_eq!(right.assignments, right.asked as u128);
        let wrong = pass(&kader, &Compiled::new(&other).unwrap(), Target::Decision(0));

        let (one, two) = (Naive::new(&kader), Naive::new(&other));
        let facts = one.facts_of_decision(0);
        let cases = all_cases(&kader, facts);
        let differing = cases.iter().filter(|case| one.outcome(0, case) != two.outcome(0, case)).count();
        assert_eq!(wrong.differing > 0, differing > 0, "seed {seed}");
        assert!(wrong.differing >= differing as u64);
        assert_eq!(wrong.unlike_the_product as u64, wrong.differing, "seed {seed}");
        if let Some(example) = wrong.example {
            // The values left are one of the cases that differ, or hold one.
            let within = |case: &&Vec<usize>| example.iter().all(|(fact, left)| left.contains(&case[*fact]));
            let found = |case: &Vec<usize>| one.outcome(0, case) != two.outcome(0, case);
            assert!(cases.iter().filter(within).any(found), "seed {seed}");
            noticed += 1;
        }
    }
    assert!(noticed > KADERS / 2, "{noticed}");
}

// ------------------------------------------------------------------------------------------ the shipped kader

#[test]
fn the_shipped_kader_has_no_findings_and_a_fresh_report() {
    let shown = examine(&shipped::folder());
    assert_eq!(shown.findings, []);
    let kader = shipped::kader();
    // Every fact that decides has an order, and every order holds.
    let ordered: BTreeSet<&str> = shown.orders.iter().map(|order| order.fact.as_str()).collect();
    let deciding = shown.facts.iter().filter(|fact| !fact.pairs.is_empty());
    assert!(deciding.clone().count() > 10 && deciding.clone().all(|fact| ordered.contains(fact.id.as_str())));
    assert!(shown.passes.iter().all(|pass| pass.diagrams.is_some()));
    let committed = fs::read_to_string(shipped::folder().join("verificatie.md")).unwrap();
    assert!(
        committed.replace("\r\n", "\n") == markdown::report(&kader, &shown),
        "verificatie.md is stale: run `kader verify kaders/{} --write`",
        kader.meta.id
    );
}

// ------------------------------------------------------------------------------------------ the command

struct Said {
    code: i32,
    out: String,
    err: String,
}

fn kader(args: &[&str]) -> Said {
    let output = Command::new(env!("CARGO_BIN_EXE_kader")).args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Said { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

#[test]
fn a_report_is_written_checked_and_refused_when_stale() {
    let dir = mini::copy("verify-kept");
    let (path, file) = (dir.to_str().unwrap(), dir.join("verificatie.md"));
    let missing = kader(&["verify", path, "--check"]);
    assert_eq!((missing.code, missing.out.as_str()), (2, ""));
    assert!(missing.err.contains("kader verify") && missing.err.contains("--write"), "{}", missing.err);
    assert!(!file.exists(), "a check writes nothing");

    let written = kader(&["verify", path, "--write"]);
    assert_eq!((written.code, written.err.as_str()), (0, ""));
    assert!(written.out.contains("Geen bevindingen"), "{}", written.out);
    let report = fs::read_to_string(&file).unwrap();
    assert_eq!(kader(&["verify", path, "--check"]).code, 0);
    // A checkout may turn the ends of lines.
    fs::write(&file, report.replace('\n', "\r\n")).unwrap();
    assert_eq!(kader(&["verify", path, "--check"]).code, 0);
    fs::write(&file, &report).unwrap();

    mini::edit(&dir, RULES, "reden = \"Er is ervaring.\"", "reden = \"Er is veel ervaring.\"");
    let stale = kader(&["verify", path, "--check", "--json"]);
    assert_eq!((stale.code, stale.out.as_str()), (2, ""));
    let error: serde_json::Value = serde_json::from_str(&stale.err).unwrap();
    assert_eq!(error["error"]["code"], "stale-report");
    assert_eq!(fs::read_to_string(&file).unwrap(), report, "a check writes nothing");
}

#[test]
fn findings_end_with_1_and_stand_in_every_report() {
    let dir = mini::copy("verify-wanting");
    mini::edit(
        &dir,
        RULES,
        "als = { ervaring = \"ervaren\" }",
        "als = { ervaring = [\"ervaren\", \"cursus\"] }",
    );
    let path = dir.to_str().unwrap();
    let line = mini::line_of(&dir, RULES, "[[criterium.regel]]\nid = \"cursus\"");
    let place = format!("regels.toml:{line}: Regel `cursus`");

    let said = kader(&["verify", path, "--write"]);
    assert_eq!((said.code, said.err.as_str()), (1, ""));
    assert!(said.out.contains("2 bevindingen") && said.out.contains(&place), "{}", said.out);
    assert!(said.out.contains("nee: 1 bevinding"), "{}", said.out);
    assert!(said.out.contains("niets over cliënten"), "{}", said.out);
    assert!(fs::read_to_string(dir.join("verificatie.md")).unwrap().contains(&place));

    let json = kader(&["verify", path, "--json"]);
    assert_eq!(json.code, 1);
    let shown: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(shown["findings"][1]["code"], "dead-rule");
    assert_eq!(shown["findings"][1]["line"], line);
    assert_eq!(shown["decisions"][0]["cases"], 6);
    assert_eq!(shown["kader"]["id"], "mini");
}

#[test]
fn a_folder_without_a_kader_is_refused() {
    let said = kader(&["verify", "nergens", "--json"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    let error: serde_json::Value = serde_json::from_str(&said.err).unwrap();
    assert_eq!(error["error"]["code"], "invalid-kader");
}
