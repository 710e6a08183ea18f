//! Two kaders compared: every kind of change in the words, conditions beside the outcome, and what the command prints.
#![cfg(feature = "cli")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

#[path = "common/mini.rs"]
mod mini;
#[path = "common/variant.rs"]
mod variant;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use safehouse_check::audit::diff::model::{Answer, Change, ChangeKind, Difference, Which};
use safehouse_check::audit::diff::{Version, compare};
use safehouse_check::kader::Condition;
use safehouse_check::kader::load::{Loaded, Register, load};
use safehouse_check::kader::model::{Fact, Kader};
use serde_json::{Value, json};

fn loaded(dir: &Path) -> Loaded {
    load(dir).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// The mini kader against itself with something changed.
fn changed(change: impl FnOnce(&mut Kader, &mut Register)) -> Difference {
    let Loaded { kader, register, .. } = loaded(&mini::original());
    let (mut other, mut other_register) = (kader.clone(), register.clone());
    change(&mut other, &mut other_register);
    let from = Version::new(kader, Some(register)).unwrap();
    compare(&from, &Version::new(other, Some(other_register)).unwrap())
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
    serde_json::from_value(value).unwrap()
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
                rule.reason = serde_json::from_value(voices).unwrap();
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
                    &["als", "status", "kracht", "basis", "reden", "normen"],
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
                let first = safehouse_check::kader::model::Variant { headline: "Nieuw".into(), ..variant };
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
                ("regels", Gone, "aanvragen", &["als", "tekst", "fase", "normen"]),
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
                ("planning", Added, "nieuw", &["status", "tekst", "agenda", "dagen", "vanaf"]),
                ("planning", Changed, "krap", &["gat.tekst"]),
            ],
        ),
        (
            |kader| {
                kader.routes[0].cards[0].points[0].text = "Bel haar.".into();
                kader.phases[0].title = "Nu meteen".into();
                kader.meta.version = "2".into();
                kader.meta.remarks.push("Open punt.".into());
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
    let found = compare(&version(&from), &version(&to));
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
            |kader| kader.signals[0].when = condition(json!({ "schuur": "ja", "pacht": "ja" })),
            &[("schuur-vergunning", false)],
        ),
        (
            |kader| {
                kader.signals[1].when =
                    condition(json!({ "optie.ervaring": ["iets", "weet-niet"], "pacht": "ja" }))
            },
            &[("bewijs", false)],
        ),
        // "iets" leaves only two values open, so both say the same.
        (
            |kader| {
                kader.signals[1].when = condition(
                    json!({ "optie.ervaring": "iets", "plan.krap": "ja", "ervaring": ["ervaren", "cursus"] }),
                );
            },
            &[],
        ),
        (
            |kader| {
                kader.signals[0].when =
                    condition(json!([{ "schuur": "ja", "pacht": "ja" }, { "schuur": "ja", "pacht": "nee" }]));
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
            |kader| {
                kader.actions[1].when = condition(json!({ "uitkomst.tuin-krijgen": ["past-niet", "weging"] }))
            },
            &[],
        ),
        // A rule changes, and an action, a card and a headline follow it.
        (
            |kader| kader.criteria[0].rules[2].status = "voldaan".into(),
            &[("herstellen", true), ("later", true)],
        ),
        (
            |kader| kader.decisions[0].grades[2].variants[0].when = condition(json!({ "schuur": "ja" })),
            &[("tuin-krijgen/niet-voldaan/1", false)],
        ),
    ];
    let from = loaded(&mini::original()).kader;
    for (i, (change, expected)) in cases.iter().enumerate() {
        let mut to = from.clone();
        change(&mut to);
        let found =
            compare(&Version::new(from.clone(), None).unwrap(), &Version::new(to.clone(), None).unwrap());
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
    let signals = kader.signals.iter().map(|signal| (&signal.id, &signal.when));
    let contradictions = kader.contradictions.iter().map(|one| (&one.id, &one.when));
    let actions = kader.actions.iter().map(|action| (&action.id, &action.when));
    let cards = kader.cards.iter().map(|card| (&card.id, &card.when));
    let found = signals.chain(contradictions).chain(actions).chain(cards).find(|(known, _)| *known == id);
    found.map_or(&kader.decisions[0].grades[2].variants[0].when, |(_, when)| when)
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

/// Runs `kader diff`: exit code, standard output, standard error.
fn diff(args: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_kader")).arg("diff").args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn equal_kaders_are_said_to_be_equal() {
    let (original, copy) = (mini::original(), mini::copy("diff-equal"));
    for args in [&[][..], &["--html"], &["--json"]] {
        let (code, out, err) = diff(&[&[path(&original), path(&copy)], args].concat());
        assert_eq!((code, err.as_str()), (0, ""));
        if args == ["--json"] {
            let value: Value = serde_json::from_str(&out).unwrap();
            assert_eq!((&value["sameWords"], &value["sameOutcomes"]), (&json!(true), &json!(true)));
        } else {
            assert!(out.contains("zijn gelijk"), "{out}");
            assert!(!out.contains("combinatie hebben"), "{out}");
        }
    }
}

/// A copy in which words, a status, a question and an answer differ.
fn other(name: &str) -> std::path::PathBuf {
    let dir = mini::copy(name);
    mini::edit(
        &dir,
        "regels.toml",
        "\"Een cursus telt mee.\"",
        "\"Een cursus <script>alert(1)</script> & \\\"meer\\\" telt.\"",
    );
    mini::edit(
        &dir,
        "regels.toml",
        "als = { ervaring = \"cursus\" }\nstatus = \"weging\"",
        "als = { ervaring = \"cursus\" }\nstatus = \"niet-voldaan\"",
    );
    mini::edit(
        &dir,
        "vragen.toml",
        "[[datum]]\nid = \"datum-aanvraag\"",
        "[[feit]]\nid = \"kas\"\nsectie = \"tuin\"\nrol = \"info\"\nnaam = \"Kas\"\nvraag = \"Wilt u een kas?\"\n[[feit.optie]]\nid = \"ja\"\ntekst = \"Ja\"\n[[feit.optie]]\nid = \"nee\"\ntekst = \"Nee\"\n\n[[datum]]\nid = \"datum-aanvraag\"",
    );
    mini::edit(
        &dir,
        "regels.toml",
        "als = { \"optie.ervaring\" = \"iets\", \"plan.krap\" = \"ja\" }",
        "als = { kas = \"ja\" }",
    );
    mini::edit(&dir, "vragen.toml", "Een jaar is genoeg.", "Een jaar is altijd genoeg.");
    dir
}

#[test]
fn text_says_what_differs_and_that_shares_are_no_chances() {
    let (original, other) = (mini::original(), other("diff-text"));
    let (code, out, err) = diff(&[path(&original), path(&other)]);
    assert_eq!((code, err.as_str()), (0, ""));
    let flat = out.split_whitespace().collect::<Vec<_>>().join(" ");
    // Three values of `ervaring`, two of `pacht`; a course weighed in A and fails in B, while the rent can be paid.
    for words in [
        "Tuin: van de 6 combinaties heeft er 1 (16,67 %) een andere uitkomst.",
        "Zij zeggen niets over cliënten",
        "een aandeel is geen kans",
        "* de gemeente weegt af → past niet: 1 combinatie (16,67 %)",
        "- Ervaring: Alleen een cursus - Pacht: Ja",
        "A regel `cursus`: de gemeente weegt af. Een cursus telt mee. (R-1-02)",
        "B regel `cursus`: niet voldaan.",
        "Alleen in B: de vraag ‘Wilt u een kas?’. A kijkt niet naar het antwoord.",
        "- Anders: regel `cursus` van criterium `vaardigheid` (Vaardigheid) status: weging → niet-voldaan",
        "Nieuw in B: vraag `kas` (Kas)",
    ] {
        assert!(flat.contains(words), "{words}\n{out}");
    }
    let (rules, questions) =
        (out.find("\nRegels en voorwaarden\n").unwrap(), out.find("\nVragen en antwoorden\n").unwrap());
    assert!(rules < questions);
}

#[test]
fn json_has_the_whole_value_in_camel_case() {
    let (original, other) = (mini::original(), other("diff-json"));
    let (code, out, _) = diff(&[path(&original), path(&other), "--json"]);
    assert_eq!(code, 0);
    let value: Value = serde_json::from_str(&out).unwrap();
    let keys: Vec<&String> = value.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "changes",
            "conditions",
            "criteria",
            "decisions",
            "from",
            "oneSided",
            "routes",
            "sameOutcomes",
            "sameWords",
            "to",
            "wholeRegister"
        ]
    );
    let decision = &value["decisions"][0];
    assert_eq!(
        (&decision["id"], &decision["knownTo"], &decision["compared"]),
        (&json!("tuin-krijgen"), &json!("both"), &json!(true))
    );
    assert_eq!((&decision["cases"], &decision["differing"]), (&json!(6), &json!(1)));
    let group = &decision["groups"][0];
    assert_eq!(
        (&group["from"]["id"], &group["to"]["id"], &group["count"]),
        (&json!("weging"), &json!("past-niet"), &json!(1))
    );
    assert_eq!(
        group["responsible"][0]["from"]["norms"][0]["quote"],
        json!("Een cursus kan daarvoor in de plaats komen")
    );
    assert_eq!(group["example"]["answers"][0]["question"], json!("ervaring"));
    assert_eq!(value["oneSided"]["questions"][0]["id"], json!("kas"));
    assert_eq!(value["changes"][0]["changes"][0]["kind"], json!("changed"));
}

#[test]
fn html_is_balanced_escaped_and_stands_alone() {
    let (original, other) = (mini::original(), other("diff-html"));
    let (code, html, _) = diff(&[path(&original), path(&other), "--html"]);
    assert_eq!(code, 0);
    stands_alone(&html);
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;meer&quot;"), "{html}");
    assert!(html.contains("Een jaar is <ins>altijd </ins>genoeg."), "{html}");
    assert!(html.contains("16,67 %"));
}

/// Every element is closed in order; nothing is fetched or run.
fn stands_alone(html: &str) {
    assert!(html.starts_with("<!doctype html>\n<html lang=\"nl\">"));
    for word in ["<script", "src=", "http", "url(", "@import", "<link"] {
        assert!(!html.contains(word), "{word}");
    }
    let mut open: Vec<&str> = Vec::new();
    for tag in html.split('<').skip(2).map(|part| part.split('>').next().unwrap()) {
        let name = tag.split(' ').next().unwrap();
        match name.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop(), Some(closed), "{open:?}"),
            None if name == "meta" => {}
            None => open.push(name),
        }
    }
    assert_eq!(open, [""; 0]);
}

#[test]
fn a_pack_is_compared_by_the_norms_in_use() {
    let pack = Path::new(env!("CARGO_TARGET_TMPDIR")).join("diff-pack.json");
    let output = Command::new(env!("CARGO_BIN_EXE_kader"));
    let mut build = output;
    assert!(
        build
            .args(["build", path(&mini::original()), "--out", path(&pack)])
            .output()
            .unwrap()
            .status
            .success()
    );
    let (code, out, _) = diff(&[path(&mini::original()), path(&pack)]);
    assert_eq!(code, 0);
    assert!(out.contains("zijn gelijk") && out.contains("alleen de normen in gebruik"), "{out}");
}

#[test]
fn what_cannot_be_compared_is_refused() {
    let dir = mini::copy("diff-broken");
    mini::edit(
        &dir,
        "regels.toml",
        "als = { pacht = \"nee\" }\nstatus",
        "als = { pacht = \"misschien\" }\nstatus",
    );
    let original = mini::original();
    let (code, out, err) = diff(&[path(&original), path(&dir)]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("misschien") && err.contains("regels.toml"), "{err}");
    let (code, _, err) = diff(&[path(&original), "bestaat-niet.json", "--json"]);
    assert_eq!(code, 2);
    assert_eq!(serde_json::from_str::<Value>(&err).unwrap()["error"]["code"], json!("unreadable-file"));
    assert_eq!(diff(&[path(&original), path(&original), "--json", "--html"]).0, 2);
}

#[test]
fn the_example_in_docs_is_fresh() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shipped = root.join("kaders/safehouse-gooi-en-vechtstreek");
    let (code, html, err) = diff(&[path(&shipped), path(variant::huizen_strikt()), "--html"]);
    assert_eq!((code, err.as_str()), (0, ""));
    stands_alone(&html);
    let kept = fs::read_to_string(root.join("docs/diff-huizen-strikt.html"))
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert!(
        kept == html,
        "docs/diff-huizen-strikt.html is not what the command makes now. Make it again, and read what changed: cargo run \
         --features cli -- diff kaders/safehouse-gooi-en-vechtstreek target/tmp/huizen-strikt --html > \
         docs/diff-huizen-strikt.html"
    );
}
