//! The command line as a process: every command, every refusal, every scenario.
#![cfg(feature = "cli")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

#[path = "common/folders.rs"]
mod folders;
#[path = "common/mini.rs"]
mod mini;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use safehouse_check::assessment::{Engine, Target};
use safehouse_check::audit::scenario;
use safehouse_check::kader::load::load;
use safehouse_check::kader::{Voice, pack};
use serde_json::Value;

/// How a process ended and what it said.
struct Said {
    code: i32,
    out: String,
    err: String,
}

fn kader_with_input<S: AsRef<std::ffi::OsStr>>(args: &[S], input: &str) -> Said {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kader"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A refusal may come before the input is read.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Said { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

fn kader<S: AsRef<std::ffi::OsStr>>(args: &[S]) -> Said {
    kader_with_input(args, "")
}

fn path(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

fn mini() -> String {
    path(&mini::original())
}

/// `kader assess` on the made-up kader, with the answers on standard input.
fn assess(input: &str, more: &[&str]) -> Said {
    let mini = mini();
    let args = [&["assess", "--kader", &mini, "--answers", "-", "--today", "2026-11-22"][..], more].concat();
    kader_with_input(&args, input)
}

/// A folder for the files of one test.
fn scratch(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).unwrap();
    dir
}

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
fn check_names_every_mistake_with_file_and_line() {
    let dir = mini::copy("cli-fouten");
    mini::edit(&dir, "regels.toml", "normen = [\"R-1-02\"]", "normen = [\"R-1-20\"]");
    mini::edit(&dir, "vragen.toml", "sectie = \"plaats\"", "sectie = \"plaat\"");
    let said = kader(&["check", &path(&dir)]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    let lines: Vec<&str> = said.err.lines().collect();
    let line = |file, marker| mini::line_of(&dir, file, marker);
    assert_eq!(lines[0], "3 meldingen:");
    assert!(lines[1].starts_with(&format!(
        "regels.toml:{}: De norm `R-1-20` bestaat niet.",
        line("regels.toml", "R-1-20")
    )));
    assert!(
        lines[2]
            .starts_with(&format!("vragen.toml:{}: De sectie `plaats`", line("vragen.toml", "[[sectie]]")))
    );
    assert!(
        lines[3].starts_with(&format!("vragen.toml:{}: De sectie `plaat`", line("vragen.toml", "\"plaat\"")))
    );
}

#[test]
fn check_finds_a_combination_no_rule_covers() {
    let dir = mini::copy("cli-gat");
    mini::edit(
        &dir,
        "regels.toml",
        "als = { ervaring = \"cursus\" }",
        "als = { ervaring = \"cursus\", pacht = \"ja\" }",
    );
    let said = kader(&["check", &path(&dir)]);
    assert_eq!(said.code, 2);
    let line = mini::line_of(&dir, "regels.toml", "[[criterium]]");
    assert!(said.err.contains(&format!("regels.toml:{line}: ")), "{}", said.err);
    assert!(
        said.err.contains("vaardigheid") && said.err.contains("cursus") && said.err.contains("nee"),
        "{}",
        said.err
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
fn build_refuses_without_writing() {
    let dir = mini::copy("cli-geen-pak");
    mini::edit(&dir, "kader.toml", "versie = \"1\"", "versie = 1");
    let out = dir.join("pak.json");
    let said = kader(&["build", &path(&dir), "--out", &path(&out)]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("kader.toml:6: Hier staat het getal `1`"), "{}", said.err);
    assert!(!out.exists());
    let nowhere = kader(&["build", &mini(), "--out", &path(&dir.join("geen/map/pak.json"))]);
    assert_eq!(nowhere.code, 2);
    assert!(nowhere.err.contains("is niet te schrijven"));
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
        serde_json::json!({ "id": "iets", "text": "Iets, maar wat precies is niet bekend", "open": true })
    );
    assert_eq!(json["sections"][1]["dates"][1]["id"], "datum-start");
}

#[test]
fn an_assessment_reads_in_the_order_of_the_page() {
    let said = assess(FULL, &[]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let parts = [
        "Dit is een voorlopige inschatting; de gemeente Dorp beslist.",
        "✕ Een tuin past nu niet",
        "! Voor een schuur is een vergunning van de gemeente Dorp nodig.",
        "! Klopt dit samen?",
        "Kijk nog eens naar: Pacht; Schuur.",
        "De pacht is nog niet te betalen.",
        "Deze uitslag vervangt uw oordeel niet.",
        "Nu\n--\n",
        "- Volg een cursus. (de aanvrager)",
        "Planning",
        "- 37 dagen vanaf zondag 20 december 2026 (te laat)",
        "- dinsdag 26 januari 2027 (uiterlijk): Het besluit",
        "Alle criteria",
        "≈ Vaardigheid: de gemeente weegt af",
        "- Een cursus telt mee. (oordeel; rust op een oordeel)",
        "→ Laat het bewijs zien.",
        "“Een cursus kan daarvoor in de plaats komen” (§ 1, R-1-02)",
        "✕ Betaalbaar: niet voldaan",
        "Uw antwoorden",
        "- Ervaring: Alleen een cursus",
        "- Aanvraag: 1 december 2026",
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
        "? Vaardigheid: nog niet te zeggen",
        "Wat u nog moet uitzoeken",
        "Vraag een bewijs van de cursus.",
        "Wie dit weet: de aanvrager zelf",
        "Volgende vraag: Gemeente [gemeente]",
    ] {
        assert!(said.out.contains(part), "{part:?} is not in {}", said.out);
    }
}

#[test]
fn a_change_that_helps_is_told() {
    let said = assess(r#"{ "answers": { "ervaring": "geen-ervaring", "pacht": "ja" } }"#, &[]);
    assert!(said.out.contains("Wat de uitkomst kan veranderen"), "{}", said.out);
    assert!(said.out.contains("- Ervaring: Alleen een cursus → de gemeente weegt af"), "{}", said.out);
}

#[test]
fn a_route_prints_its_cards_and_no_verdict() {
    let said = assess(r#"{ "answers": { "gemeente": "andere" } }"#, &[]);
    assert_eq!(said.code, 0);
    for part in [
        "Vraag het uw eigen gemeente",
        "Wat u kunt doen",
        "- Bel uw gemeente.",
        "(§ 1, R-1-01)",
        "- Gemeente: Een andere gemeente",
    ] {
        assert!(said.out.contains(part), "{part:?} is not in {}", said.out);
    }
    assert!(!said.out.contains("Alle criteria"));
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
fn bad_answers_are_refused_with_code_and_path() {
    let cases = [
        ("", "invalid-input", "", "De JSON houdt te vroeg op"),
        ("{", "invalid-input", "", "De JSON houdt te vroeg op"),
        ("{ \"answers\": {}, }", "invalid-input", "", "komma te veel"),
        ("[]", "invalid-input", "", "Hier staat een lijst, maar dit moet een tabel zijn"),
        ("{ \"antwoorden\": {} }", "invalid-input", "", "Het veld `antwoorden` bestaat hier niet"),
        ("{ \"answer\": {} }", "invalid-input", "", "Bedoelde u `answers`?"),
        (
            "{ \"answers\": { \"pacht\": 1 } }",
            "invalid-input",
            "",
            "Hier staat het getal `1`, maar dit moet een tekst tussen aanhalingstekens zijn (regel 1, teken",
        ),
        ("{ \"answers\": { \"pach\": \"ja\" } }", "unknown-question", "answers.pach", "pach"),
        ("{ \"answers\": { \"pacht\": \"soms\" } }", "unknown-option", "answers.pacht", "ja, nee"),
        ("{ \"dates\": { \"datum\": \"2026-11-22\" } }", "unknown-date", "dates.datum", "datum"),
        (
            "{ \"dates\": { \"datum-start\": \"22-11-2026\" } }",
            "invalid-date",
            "dates.datum-start",
            "22-11-2026",
        ),
    ];
    for (input, code, path, words) in cases {
        let said = assess(input, &["--json"]);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{input}");
        let error: Value =
            serde_json::from_str(&said.err).unwrap_or_else(|_| panic!("{input}: {}", said.err));
        let error = &error["error"];
        assert_eq!(
            (error["code"].as_str(), error["path"].as_str()),
            (Some(code), Some(path)),
            "{input}: {error}"
        );
        assert!(error["message"].as_str().unwrap().contains(words), "{input}: {error}");
        // Without --json the message alone.
        let plain = assess(input, &[]);
        assert_eq!((plain.code, plain.out.as_str()), (2, ""));
        assert_eq!(plain.err.trim_end(), error["message"].as_str().unwrap());
    }
}

#[test]
fn a_wrong_today_is_refused() {
    let said = kader_with_input(
        &["assess", "--kader", &mini(), "--answers", "-", "--today", "morgen", "--json"],
        "{}",
    );
    assert_eq!(said.code, 2);
    assert!(said.err.contains("\"invalid-date\"") && said.err.contains("\"today\""), "{}", said.err);
    // Without --today the clock is read.
    let today = kader_with_input(&["assess", "--kader", &mini(), "--answers", "-", "--json"], "{}");
    assert_eq!(today.code, 0, "{}", today.err);
}

#[test]
fn what_is_not_there_is_refused() {
    let dir = scratch("cli-niets");
    let gone = path(&dir.join("weg.json"));
    fs::write(dir.join("geen-pak.json"), "{\"kader\": 1}").unwrap();
    let cases = [
        (vec!["check".to_owned(), gone.clone()], "geen map met een kader en geen leesbaar pakket"),
        (vec!["check".to_owned(), path(&dir)], "Het bestand `kader.toml` bestaat niet."),
        (vec!["check".to_owned(), path(&dir.join("geen-pak.json"))], "Bouw het pakket opnieuw"),
        (
            vec!["assess".to_owned(), "--kader".to_owned(), mini(), "--answers".to_owned(), gone],
            "niet te lezen",
        ),
    ];
    for (args, words) in cases {
        let said = kader(&args);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{args:?}");
        assert!(said.err.contains(words), "{args:?}: {}", said.err);
    }
}

#[test]
fn help_and_refused_arguments_are_dutch() {
    for args in [
        vec!["--help"],
        vec!["check", "--help"],
        vec!["build", "-h"],
        vec!["questions", "--help"],
        vec!["assess", "--help"],
    ] {
        let said = kader(&args);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{args:?}");
        assert!(said.out.contains("Gebruik: kader"), "{args:?}: {}", said.out);
        for english in
            ["Usage", "Options:", "Commands:", "Arguments:", "Print", "possible values", "default:"]
        {
            assert!(!said.out.contains(english), "{args:?} says {english}: {}", said.out);
        }
    }
    assert!(kader(&["--version"]).out.contains(env!("CARGO_PKG_VERSION")));
    for (args, words) in [
        (vec![], "Er staat geen opdracht."),
        (vec!["cheque", "x"], "`cheque` is geen opdracht."),
        (vec!["check"], "Er ontbreekt: <MAP>."),
        (vec!["check", "x", "--snel"], "`--snel` is hier geen optie."),
        (vec!["questions", "x", "--voice", "luid"], "kies uit: behandelaar, inwoner"),
        (
            vec!["assess", "--kader", "x", "--answers", "-", "--target", "alles"],
            "kies uit: outcome, criteria",
        ),
        (vec!["assess", "--kader", "x", "--kader", "y", "--answers", "-"], "staat er twee keer"),
        (vec!["build", "x", "--out"], "ontbreekt een waarde"),
    ] {
        let said = kader(&args);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{args:?}");
        assert!(
            said.err.contains(words) && said.err.contains("Uitleg: kader --help"),
            "{args:?}: {}",
            said.err
        );
        assert!(!said.err.contains("error:"), "{args:?}: {}", said.err);
    }
}

#[test]
fn a_reader_that_goes_away_is_no_mistake() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kader"))
        .args(["questions", &mini()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
}

/// Scenarios pass through the process too, from a pack, and read well on paper.
#[test]
fn every_scenario_is_assessed_the_same_through_the_process() {
    let dir = scratch("cli-scenarios");
    for folder in folders::kaders("kaders").into_iter().chain(folders::kaders("tests/kaders")) {
        let kader = load(&folder).unwrap().kader;
        let sha256 = pack::sha256(&kader).unwrap();
        let engine = Engine::new(kader, sha256).unwrap();
        let pack = path(&dir.join(format!("{}.json", engine.kader().meta.id)));
        let built = self::kader(&["build", &path(&folder), "--out", &pack]);
        assert_eq!(built.code, 0, "{}", built.err);
        for scenario in scenario::read(&folder, &engine).unwrap() {
            let target = if scenario.target == Target::Criteria { "criteria" } else { "outcome" };
            let args = ["assess", "--kader", &pack, "--answers", "-"];
            let args = [&args[..], &["--today", &scenario.today, "--target", target]].concat();
            let input = serde_json::to_string(&scenario.input).unwrap();
            let said = kader_with_input(&[&args[..], &["--json"]].concat(), &input);
            assert_eq!(said.code, 0, "{}: {}", scenario.stem, said.err);
            let options = scenario.options(Voice::Behandelaar);
            let assessment = serde_json::to_value(engine.assess(&scenario.input, &options).unwrap()).unwrap();
            assert_eq!(serde_json::from_str::<Value>(&said.out).unwrap(), assessment, "{}", scenario.stem);

            let paper = kader_with_input(&[&args[..], &["--voice", "inwoner"]].concat(), &input);
            assert_eq!(paper.code, 0, "{}: {}", scenario.stem, paper.err);
            let wide = paper.out.lines().find(|line| line.chars().count() > 100);
            assert_eq!(wide, None, "{}", scenario.stem);
            assert!(!paper.out.contains('{'), "{}: a placeholder was left", scenario.stem);
        }
    }
}
