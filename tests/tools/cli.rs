//! The command line as a process: what every command answers, and every scenario. What is refused: `cli_refusals.rs`.

use std::collections::HashSet;
use std::fs;

use process::{Said, assess, kader, kader_with_input, mini, path, scratch};
use serde_json::Value;
use voorcheck_rules::kader::Voice;
use voorcheck_tools::audit::scenario::{self, Scenario};
use voorcheck_tools::check;
use voorcheck_tools::load::load;
use voorcheck_tools::pack;

use crate::common::folders;
use crate::process;

const FULL: &str = r#"{
    "answers": { "gemeente": "dorp", "ervaring": "cursus", "pacht": "nee", "schuur": "ja" },
    "dates": { "datum-aanvraag": "2026-12-01", "datum-start": "2026-12-20" }
}"#;

#[test]
fn check_says_what_a_valid_kader_holds() {
    let said = kader(&["check", &mini()]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(
        said.out.starts_with(
            "Het kader `mini`, versie 1, klopt: 4 vragen, 2 datums, 2 criteria en 4 normen in gebruik."
        ),
        "{}",
        said.out
    );
}

#[test]
fn build_writes_a_pack_that_every_command_takes() {
    let dir = scratch("cli-pak");
    let pack = path(&dir.join("mini.json"));
    let built = kader(&["build", &mini(), "--out", &pack]);
    assert_eq!((built.code, built.err.as_str()), (0, ""));
    let sha256 = |text: &str| text.split("Controleersom: ").nth(1).unwrap().trim().to_owned();
    let value: Value = serde_json::from_str(&fs::read_to_string(&pack).unwrap()).unwrap();
    assert_eq!(value["sha256"], sha256(&built.out));
    assert_eq!(sha256(&kader(&["check", &mini()]).out), sha256(&built.out));
    assert_eq!(kader(&["check", &pack]).out, kader(&["check", &mini()]).out);
    assert_eq!(kader(&["questions", &pack]).out, kader(&["questions", &mini()]).out);
    let from_pack =
        kader_with_input(&["assess", "--kader", &pack, "--answers", "-", "--today", "2026-11-22"], FULL);
    assert_eq!(from_pack.out, assess(FULL, &[]).out);
    // Twice the same bytes.
    let again = path(&dir.join("nog-eens.json"));
    kader(&["build", &mini(), "--out", &again]);
    assert_eq!(fs::read(&pack).unwrap(), fs::read(&again).unwrap());
}

#[test]
fn questions_are_listed_with_options_help_and_norms() {
    let said = kader(&["questions", &mini(), "--voice", "inwoner"]);
    assert_eq!(said.code, 0);
    for part in [
        "2. De tuin",
        "Heeft u ervaring? [ervaring, gevraagd zolang het uitmaakt]",
        "  Een jaar is genoeg.",
        "    o Alleen een cursus [cursus]",
        "    ? Iets, maar wat precies is niet bekend [iets]",
        "    ? Weet ik niet [weet-niet]",
        "  Bron: § 1 (R-1-01).",
        "Wanneer wilt u beginnen? [datum-start, datum, mag open blijven]",
    ] {
        assert!(said.out.contains(part), "{part:?} is not in {}", said.out);
    }
    assert!(kader(&["questions", &mini()]).out.contains("Heeft de aanvrager ervaring?"));

    let json: Value = serde_json::from_str(&kader(&["questions", &mini(), "--json"]).out).unwrap();
    let ask = &json["sections"][1]["questions"][0];
    assert_eq!((ask["id"].as_str(), ask["role"].as_str()), (Some("ervaring"), Some("beslist")));
    assert_eq!(
        ask["options"][3],
        serde_json::json!({
            "id": "iets", "text": "Iets, maar wat precies is niet bekend", "explanation": null, "confirm": null, "open": true
        })
    );
    assert_eq!(json["sections"][1]["dates"][1]["id"], "datum-start");
}

#[test]
fn an_assessment_reads_from_the_outcome_to_the_rules() {
    let said = assess(FULL, &[]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let parts = [
        "Dit is een voorlopige inschatting; de gemeente Dorp beslist.",
        "✕ Een tuin past nu niet",
        "De pacht is nog niet te betalen.",
        "- Voor een schuur is een vergunning van de gemeente Dorp nodig.",
        "- Klopt dit samen?",
        "Kijk nog eens naar: Pacht",
        "Kijk nog eens naar: Schuur",
        "Deze uitslag vervangt uw oordeel niet.",
        "Waarom\n",
        "- ≈ Vaardigheid: de gemeente weegt af (§ 1)",
        "  Een cursus telt mee. (oordeel; een oordeel van de aanvrager)",
        "“Een cursus kan daarvoor in de plaats komen” (§ 1)",
        "- ✕ Betaalbaar: niet voldaan",
        "Nu\n- ",
        "Volg een cursus. (de aanvrager)",
        "Papieren bij de aanvraag",
        "- Bewijs van de cursus. Vraag het aan de school. (de aanvrager; § 1)",
        "Planning",
        "- 37 dagen vanaf 20 december 2026 (te laat)",
        "- 26 januari 2027 (uiterlijk): Het besluit",
        "Uw antwoorden",
        "- Ervaring: Alleen een cursus",
        "Aanvraag: 1 december 2026",
        "Over deze regels",
        "Bron vergeleken op 22 november 2026",
        "Controleersom: ",
    ];
    let mut rest = said.out.as_str();
    for part in parts {
        let at = rest.find(part).unwrap_or_else(|| panic!("{part:?} does not follow in {}", said.out));
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn an_open_case_says_what_to_find_out_and_what_comes_next() {
    let said = assess(r#"{ "answers": { "ervaring": "iets", "pacht": "ja" } }"#, &[]);
    for part in [
        "? Nog niet te zeggen",
        "Kan nog: past of de gemeente weegt af.",
        "- ? Vaardigheid: nog niet te zeggen",
        "Nog uitzoeken",
        "Vraag een bewijs van de cursus.",
        "Wie dit weet: de aanvrager\n  zelf.",
        "Volgende vraag: Gemeente [gemeente]",
    ] {
        assert!(said.out.contains(part), "{part:?} is not in {}", said.out);
    }
}

#[test]
fn a_route_prints_its_cards_and_no_verdict() {
    let said = assess(r#"{ "answers": { "gemeente": "andere" } }"#, &[]);
    assert_eq!(said.code, 0);
    for part in [
        "Vraag het uw eigen gemeente",
        "Wat u kunt doen",
        "- Bel uw gemeente.",
        "(§ 1)",
        "- Gemeente: Een andere gemeente",
    ] {
        assert!(said.out.contains(part), "{part:?} is not in {}", said.out);
    }
    assert!(!said.out.contains("Waarom\n"));
}

#[test]
fn the_voice_changes_texts_only() {
    let behandelaar = assess(FULL, &["--json"]);
    let inwoner = assess(FULL, &["--json", "--voice", "inwoner"]);
    let value = |said: &Said| serde_json::from_str::<Value>(&said.out).unwrap();
    assert_ne!(value(&behandelaar)["dissent"], value(&inwoner)["dissent"]);
    assert_eq!(value(&behandelaar)["decisions"][0]["outcome"], value(&inwoner)["decisions"][0]["outcome"]);
}

#[test]
fn the_target_widens_what_is_relevant() {
    let input = r#"{ "answers": { "pacht": "nee" } }"#;
    let relevant = |more: &[&str]| {
        serde_json::from_str::<Value>(&assess(input, more).out).unwrap()["relevantQuestions"].clone()
    };
    assert_eq!(relevant(&["--json"]), serde_json::json!([]));
    assert_eq!(relevant(&["--json", "--target", "criteria"]), serde_json::json!(["ervaring"]));
}

#[test]
fn a_code_gives_the_assessment_of_the_answers_it_holds() {
    let today = ["--today", "2026-11-22"];
    let args = ["code", "--kader", &mini(), "--answers", "-"];
    let said = kader_with_input(&[&args[..], &today].concat(), FULL);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let code = said.out.trim_end();
    assert!(
        code.starts_with('1') && code.chars().all(|one| one == '-' || one.is_ascii_alphanumeric()),
        "{code}"
    );
    let args = ["assess", "--kader", &mini(), "--code", code];
    for more in [&[][..], &["--json"], &["--voice", "inwoner"]] {
        assert_eq!(kader(&[&args[..], &today, more].concat()).out, assess(FULL, more).out);
    }
}

/// Scenarios pass through the process too, from a pack: all of a kader at once, and one by one the first to each end, which
/// reads well on paper too.
#[test]
fn every_scenario_is_assessed_the_same_through_the_process() {
    let dir = scratch("cli-scenarios");
    for folder in folders::all() {
        let kader = load(&folder).unwrap().kader;
        let sha256 = pack::sha256(&kader).unwrap();
        let engine = check::engine(kader, sha256).unwrap();
        let pack = path(&dir.join(format!("{}.json", engine.kader().meta.id)));
        let built = self::kader(&["build", &path(&folder), "--out", &pack]);
        assert_eq!(built.code, 0, "{}", built.err);
        let scenarios = scenario::read(&folder, &engine).unwrap();
        let assessed = |scenario: &Scenario| {
            engine.assess(&scenario.input, &scenario.options(Voice::Behandelaar)).unwrap()
        };

        let case = |scenario: &Scenario| {
            let Scenario { input, today, target, .. } = scenario;
            serde_json::json!({ "input": input, "today": today, "target": target.id() }).to_string() + "\n"
        };
        let cases: String = scenarios.iter().map(case).collect();
        let said = kader_with_input(&["assess", "--kader", &pack, "--batch", "-"], &cases);
        assert_eq!(said.code, 0, "{}", said.err);
        assert_eq!(said.out.lines().count(), scenarios.len());
        for (line, scenario) in said.out.lines().zip(&scenarios) {
            let expected = serde_json::to_value(assessed(scenario)).unwrap();
            assert_eq!(serde_json::from_str::<Value>(line).unwrap(), expected, "{}", scenario.stem);
        }

        let mut ends = HashSet::new();
        for scenario in &scenarios {
            let assessment = assessed(scenario);
            let headline = assessment.main().map(|main| main.headline.clone());
            if !ends.insert((assessment.route.clone(), headline)) {
                continue;
            }
            let args = ["assess", "--kader", &pack, "--answers", "-"];
            let args = [&args[..], &["--today", &scenario.today, "--target", scenario.target.id()]].concat();
            let input = serde_json::to_string(&scenario.input).unwrap();
            let said = kader_with_input(&[&args[..], &["--json"]].concat(), &input);
            assert_eq!(said.code, 0, "{}: {}", scenario.stem, said.err);
            let assessment = serde_json::to_value(assessment).unwrap();
            assert_eq!(serde_json::from_str::<Value>(&said.out).unwrap(), assessment, "{}", scenario.stem);

            let paper = kader_with_input(&[&args[..], &["--voice", "inwoner"]].concat(), &input);
            assert_eq!(paper.code, 0, "{}: {}", scenario.stem, paper.err);
            let wide = paper.out.lines().find(|line| line.chars().count() > 100);
            assert_eq!(wide, None, "{}", scenario.stem);
            assert!(!paper.out.contains('{'), "{}: a placeholder was left", scenario.stem);
        }
    }
}
