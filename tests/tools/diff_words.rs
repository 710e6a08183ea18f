//! Two kaders compared: every kind of change in the words, conditions beside the outcome (`conditions`), and what the
//! command prints (`command`).

mod command;
mod conditions;

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use voorcheck_rules::kader::Condition;
use voorcheck_rules::kader::model::Kader;
use voorcheck_rules::kader::model::OpenPoint;
use voorcheck_tools::audit::diff::model::{Change, ChangeKind, Difference, Which};
use voorcheck_tools::audit::diff::{Version, compare};
use voorcheck_tools::load::{Loaded, Register, load};

use crate::common::mini;
use crate::common::of_json;

fn loaded(dir: &Path) -> Loaded {
    load(dir).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// The mini kader against itself with something changed.
fn changed(change: impl FnOnce(&mut Kader, &mut Register)) -> Difference {
    let Loaded { kader, register, .. } = loaded(&mini::original());
    let (mut other, mut other_register) = (kader.clone(), register.clone());
    change(&mut other, &mut other_register);
    let from = Version::new(kader, Some(register)).unwrap();
    compare(&from, &Version::new(other, Some(other_register)).unwrap()).unwrap()
}

/// Heading, kind, path and names of the fields of every change.
fn told(found: &Difference) -> Vec<(&'static str, ChangeKind, String, Vec<String>)> {
    let one = |group, change: &Change| {
        (group, change.kind, change.path.join("/"), change.fields.iter().map(|f| f.field.clone()).collect())
    };
    found
        .changes
        .iter()
        .flat_map(|group| group.changes.iter().map(move |change| one(group.id, change)))
        .collect()
}

fn condition(value: Value) -> Condition {
    of_json(&value).unwrap()
}

fn some(value: Value) -> Option<Condition> {
    Some(condition(value))
}

#[test]
fn every_kind_of_change_of_a_part_is_told_under_its_heading() {
    use ChangeKind::{Added, Changed, Gone, Reordered};
    type Case =
        (fn(&mut Kader), &'static [(&'static str, ChangeKind, &'static str, &'static [&'static str])]);
    let cases: &[Case] = &[
        (
            |kader| kader.criteria[0].rules[1].status = "niet-voldaan".into(),
            &[("regels", Changed, "vaardigheid/cursus", &["status"])],
        ),
        (
            |kader| {
                kader.criteria[0].rules[1].when =
                    condition(json!({ "ervaring": ["cursus", "geen-ervaring"] }))
            },
            &[("regels", Changed, "vaardigheid/cursus", &["als"])],
        ),
        (
            |kader| kader.criteria[0].rules[1].reason = "Een cursus is ook goed.".into(),
            &[("woorden", Changed, "vaardigheid/cursus", &["reden"])],
        ),
        (
            |kader| {
                let rule = &mut kader.criteria[0].rules[1];
                let voices =
                    json!({ "behandelaar": "Een cursus is ook goed.", "inwoner": "Uw cursus is ook goed." });
                rule.reason = of_json(&voices).unwrap();
                rule.advice = None;
                rule.norms.push("R-1-01".into());
            },
            &[(
                "regels",
                Changed,
                "vaardigheid/cursus",
                &["reden (behandelaar)", "reden (inwoner)", "advies", "normen"],
            )],
        ),
        (|kader| kader.criteria[1].rules.swap(0, 1), &[("regels", Reordered, "betaalbaar", &["volgorde"])]),
        (
            |kader| {
                let rule = kader.criteria[1].rules.remove(1);
                kader.criteria[1].rules[0].when = Condition(vec![Default::default()]);
                drop(rule);
            },
            &[
                ("regels", Changed, "betaalbaar/betaalbaar", &["als"]),
                (
                    "regels",
                    Gone,
                    "betaalbaar/te-duur",
                    &["als", "status", "kracht", "basis", "reden", "kort", "normen"],
                ),
            ],
        ),
        (
            |kader| kader.decisions[0].grades[2].headline = "Geen tuin".into(),
            &[("woorden", Changed, "tuin-krijgen/niet-voldaan", &["kop"])],
        ),
        (
            |kader| {
                let variant = kader.decisions[0].grades[2].variants[0].clone();
                let first = voorcheck_rules::kader::model::Variant { headline: "Nieuw".into(), ..variant };
                kader.decisions[0].grades[2].variants.insert(0, first);
            },
            &[("regels", Added, "tuin-krijgen/niet-voldaan/1", &["als", "kop", "samenvatting"])],
        ),
        (
            |kader| {
                kader.decisions[0].undecided.without_lightest = None;
                kader.signals[0].in_headline = false;
                kader.contradictions[0].facts.pop();
                kader.actions.remove(0);
            },
            &[
                ("regels", Changed, "duur-en-schuur", &["feiten"]),
                ("regels", Changed, "schuur-vergunning", &["in-kop"]),
                ("regels", Gone, "aanvragen", &["tekst", "altijd", "contact", "fase", "normen"]),
                ("woorden", Changed, "tuin-krijgen", &["onbeslist.zonder-lichtste"]),
            ],
        ),
        (
            |kader| {
                kader.facts[2].question = "Kunt u de pacht betalen?".into();
                kader.facts[2].options[0].text = "Ja, vooraf".into();
                kader.facts[1].options[3].leaves_open.pop();
                kader.facts[1].changeable[0].to = "ervaren".into();
            },
            &[
                ("vragen", Changed, "ervaring", &["veranderbaar"]),
                ("vragen", Changed, "ervaring/iets", &["laat-open"]),
                ("vragen", Changed, "pacht", &["vraag"]),
                ("vragen", Changed, "pacht/ja", &["tekst"]),
            ],
        ),
        (
            |kader| {
                kader.moments[0].days = 42;
                kader.date_conditions[0].gap.as_mut().unwrap().text = "Te laat.".into();
                let mut moment = kader.moments[0].clone();
                moment.id = "nieuw".into();
                moment.norms.clear();
                kader.moments.push(moment);
            },
            &[
                ("planning", Changed, "besluit", &["dagen"]),
                ("planning", Added, "nieuw", &["status", "tekst", "agenda", "altijd", "dagen", "vanaf"]),
                ("planning", Changed, "krap", &["gat.tekst"]),
            ],
        ),
        (
            |kader| {
                kader.routes[0].cards[0].points[0].text = "Bel haar.".into();
                kader.phases[0].title = "Nu meteen".into();
                kader.meta.version = "2".into();
                kader.meta.open_points.push(OpenPoint {
                    text: "Open punt.".into(),
                    decision: None,
                    by: None,
                    on: None,
                });
            },
            &[
                ("woorden", Changed, "nu", &["titel"]),
                ("woorden", Changed, "andere-gemeente/1/1", &["tekst"]),
                ("kader", Changed, "", &["versie"]),
                ("kader", Added, "2", &["tekst"]),
            ],
        ),
    ];
    for (i, (change, expected)) in cases.iter().enumerate() {
        let found = changed(|kader, _| change(kader));
        assert!(!found.same_words);
        let own = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let expected: Vec<_> = expected
            .iter()
            .map(|(group, kind, path, fields)| (*group, *kind, (*path).to_owned(), own(fields)))
            .collect();
        assert_eq!(told(&found), expected, "case {i}");
    }
}

#[test]
fn a_question_under_another_id_is_renumbered() {
    let found = changed(|kader, _| {
        kader.facts[3].id = "berging".into();
        kader.contradictions.clear();
        kader.signals.remove(0);
    });
    let renumbered: Vec<_> =
        told(&found).into_iter().filter(|told| told.1 == ChangeKind::Renumbered).collect();
    assert_eq!(renumbered, [("vragen", ChangeKind::Renumbered, "berging".to_owned(), vec!["id".to_owned()])]);
}

#[test]
fn norms_that_are_new_gone_reworded_or_renumbered() {
    let (from, to) = (mini::copy("diff-norms-from"), mini::copy("diff-norms-to"));
    let register = |dir: &Path, text: &str| fs::write(dir.join("normen.tsv"), text).unwrap();
    let text = fs::read_to_string(from.join("normen.tsv")).unwrap();
    register(&from, &format!("{text}R-2-03\tregeling\t2\tvooraf betaald\tinformatie\tinformatie\n"));
    let text = text.replace("R-1-02\t", "R-1-09\t").replace("acht weken\t", "acht weken na de aanvraag.\t");
    register(&to, &format!("{text}R-1-08\tregeling\t1\tals zij is afgerond.\tcriterium\thard\n"));
    mini::edit(&to, "regels.toml", "\"R-1-02\"", "\"R-1-09\"");
    let version = |dir: &Path| {
        let Loaded { kader, register, .. } = loaded(dir);
        Version::new(kader, Some(register)).unwrap()
    };
    let found = compare(&version(&from), &version(&to)).unwrap();
    let expected = |kind, id: &str, fields: &[&str]| {
        ("normen", kind, id.to_owned(), fields.iter().map(|field| (*field).to_owned()).collect::<Vec<_>>())
    };
    let all = ["citaat", "bron", "modaliteit", "soort", "vindplaats"];
    // The rule that rests on the renumbered norm did not change.
    assert_eq!(
        told(&found),
        [
            expected(ChangeKind::Renumbered, "R-1-09", &["id"]),
            expected(ChangeKind::Changed, "R-2-02", &["citaat"]),
            expected(ChangeKind::Gone, "R-2-03", &all),
            expected(ChangeKind::Added, "R-1-08", &all),
        ]
    );
    let quote = &found.changes[0].changes[1].fields[0];
    let words = |of| {
        quote.pieces.iter().filter(|piece| piece.of == of).map(|piece| piece.text.trim()).collect::<String>()
    };
    assert_eq!((words(Which::From).as_str(), words(Which::To).as_str()), ("", "na de aanvraag."));
    assert!(found.whole_register && found.same_outcomes);
}
