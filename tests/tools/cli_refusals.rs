//! The command line as a process: what is refused, and how. Every message says what, where, and what to do.

use std::fs;
use std::process::{Command, Stdio};

use process::{assess, kader, kader_with_input, mini, path, scratch};
use serde_json::Value;

use crate::common::{mini, shipped};
use crate::process;

#[test]
fn check_names_every_mistake_with_file_and_line() {
    let dir = mini::copy("cli-fouten");
    mini::edit(&dir, "regels.toml", "normen = [\"R-1-02\"]", "normen = [\"R-1-20\"]");
    mini::edit(&dir, "vragen.toml", "sectie = \"plaats\"", "sectie = \"plaat\"");
    let said = kader(&["check", &path(&dir)]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    let lines: Vec<&str> = said.err.lines().collect();
    let line = |file, marker| mini::line_of(&dir, file, marker);
    assert_eq!(lines[0], "2 meldingen:");
    assert!(lines[1].starts_with(&format!(
        "regels.toml:{}: De norm `R-1-20` bestaat niet.",
        line("regels.toml", "R-1-20")
    )));
    // That the section of that name is empty follows from it.
    assert!(
        lines[2].starts_with(&format!("vragen.toml:{}: De sectie `plaat`", line("vragen.toml", "\"plaat\"")))
    );
}

/// The same of several places is one message, with all its places.
#[test]
fn check_tells_the_same_once() {
    let dir = mini::copy("cli-hetzelfde");
    mini::edit(&dir, "normen.tsv", "R-1-01\t", "R-9-01\t");
    let said = kader(&["check", &path(&dir)]);
    let lines: Vec<&str> = said.err.lines().collect();
    assert_eq!((lines.len(), lines[0]), (2, "1 melding:"), "{}", said.err);
    let first = mini::line_of(&dir, "regels.toml", "R-1-01");
    let words =
        "De norm `R-1-01` bestaat niet. Zet haar in `normen.tsv`, of verbeter het id. Ook op regels.toml:";
    assert!(lines[1].starts_with(&format!("regels.toml:{first}: {words}")), "{}", said.err);
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
fn build_refuses_without_writing() {
    let dir = mini::copy("cli-geen-pak");
    mini::edit(&dir, "kader.toml", "versie = \"1\"", "versie = 1");
    let out = dir.join("pak.json");
    let said = kader(&["build", &path(&dir), "--out", &path(&out)]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("kader.toml:7: Hier staat het getal `1`"), "{}", said.err);
    assert!(!out.exists());
    let nowhere = kader(&["build", &mini(), "--out", &path(&dir.join("geen/map/pak.json"))]);
    assert_eq!(nowhere.code, 2);
    assert!(nowhere.err.contains("is niet te schrijven"));
}

#[test]
fn bad_answers_are_refused_with_code_and_path() {
    let cases = [
        ("", "invalid-input", "", "De JSON houdt te vroeg op"),
        ("{", "invalid-input", "", "De JSON houdt te vroeg op"),
        (
            "{ \"answers\": {}, }",
            "invalid-input",
            "",
            "Hier klopt de schrijfwijze van de JSON niet (regel 1, teken 18). Controleer komma's",
        ),
        ("[]", "invalid-input", "", "Hier staat een lijst, maar dit moet een tabel zijn"),
        ("{ \"antwoorden\": {} }", "invalid-input", "", "Het veld `antwoorden` bestaat hier niet"),
        ("{ \"answer\": {} }", "invalid-input", "", "Bedoelde u `answers`?"),
        (
            "{ \"answers\": { \"pacht\": 1 } }",
            "invalid-input",
            "",
            "`answers.pacht`: Hier staat het getal `1`, maar dit moet een tekst tussen aanhalingstekens zijn.",
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
        vec!["new", "--help"],
        vec!["site", "--help"],
        vec!["schema", "--help"],
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
            "kies uit: outcome, required, criteria",
        ),
        (vec!["assess", "--kader", "x", "--kader", "y", "--answers", "-"], "staat er twee keer"),
        (vec!["build", "x", "--out"], "ontbreekt een waarde"),
        (vec!["new"], "Er ontbreekt: <MAP>."),
        (vec!["site", "uitgave.zip", "kader"], "Er ontbreekt: --out <MAP>."),
        (vec!["schema", "huis"], "kies uit: kader, scenario, verantwoording"),
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

#[test]
fn a_code_is_refused_with_its_reason() {
    let of = |folder: &str| {
        let args = ["code", "--kader", folder, "--answers", "-", "--today", "2026-11-22"];
        kader_with_input(&args, r#"{ "answers": {} }"#).out.trim_end().to_owned()
    };
    let own = of(&mini());
    let other = of(&path(&shipped::folder()));
    for (code, id, words) in [
        ("", "empty-code", "Vul een code in."),
        (own.get(..5).unwrap(), "short-code", "te kort"),
        (&own.replace(own.get(1..2).unwrap(), "?"), "invalid-character", "?"),
        (&format!("{own}{own}"), "damaged-code", "klopt niet"),
        (&other, "other-kader", "kenmerk"),
    ] {
        let said = kader(&["assess", "--kader", &mini(), "--code", code, "--today", "2026-11-22", "--json"]);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{code}");
        let error: Value = serde_json::from_str(&said.err).unwrap();
        assert_eq!(error["error"]["code"], id, "{code}");
        assert!(error["error"]["message"].as_str().unwrap().contains(words), "{code}: {error}");
    }
}

#[test]
fn answers_that_get_no_code_are_refused() {
    let args = ["code", "--kader", &mini(), "--answers", "-", "--today", "2026-11-22"];
    let said = kader_with_input(&args, r#"{ "dates": { "datum-start": "1999-12-31" } }"#);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("2000 tot en met 2099"), "{}", said.err);
    let said = kader_with_input(&args, r#"{ "answers": { "pacht": "soms" } }"#);
    assert!(said.err.contains("`soms` is geen antwoord op `pacht`"), "{}", said.err);
    let both = ["assess", "--kader", &mini(), "--answers", "-", "--code", "1"];
    assert!(kader(&both).err.contains("gaat niet samen met"), "{}", kader(&both).err);
}
