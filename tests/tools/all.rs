//! `kader all`: every check in order, what the first finds that finds something, and what to do next. And a kader that is
//! being written, of which no command says that it is right.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::in_process::kader;
use crate::common::mini;

const TODAY: &str = "2026-11-22";

/// A new kader, and its path.
fn made(name: &str, options: &[&str]) -> (PathBuf, String) {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("alles-{name}")).join("fiets");
    let _ = fs::remove_dir_all(&dir);
    let path = dir.to_str().unwrap().to_owned();
    let (code, _, err) = kader(&[&["new"], options, &[path.as_str()]].concat(), TODAY, "");
    assert_eq!((code, err.as_str()), (0, ""));
    (dir, path)
}

/// The checks with their signs, what is found below which name, and what comes next.
fn told(path: &str) -> (u8, Vec<String>, String) {
    let (code, out, err) = kader(&["all", path], TODAY, "");
    assert_eq!(err, "");
    let signs = out.lines().skip(2).take(6);
    let signs = signs.map(|line| line.split_whitespace().take(2).collect::<Vec<_>>().join(" "));
    (code, signs.collect(), out.clone())
}

/// Each slip stops what there is no use in, and only the first that finds something is shown.
#[test]
fn every_check_has_a_line_and_the_first_that_finds_something_is_shown() {
    let slips: [(&str, &str, &str, &[&str], &str); 4] = [
        (
            "vragen.toml",
            "rol = \"info\"",
            "rol = \"infoo\"",
            &["✕ check", "- coverage", "- scenarios", "- verify", "- readability", "- mutate"],
            "begin met de eerste melding",
        ),
        (
            "verantwoording.toml",
            "zinnen = [\"Met een fiets kunnen meer mensen meedoen.\"]",
            "zinnen = [\"Met een fiets kunnen\"]",
            &["✓ check", "✕ coverage", "✓ scenarios", "✓ verify", "✓ readability", "✕ mutate"],
            "Geef elke zin een norm",
        ),
        (
            "scenarios/basis.toml",
            "uitkomst = \"past\"",
            "uitkomst = \"past-niet\"",
            &["✓ check", "✓ coverage", "✕ scenarios", "✓ verify", "✓ readability", "- mutate"],
            "wie gelijk heeft",
        ),
        (
            "vragen.toml",
            "inwoner = \"Is lopen zwaar voor u?\"",
            "inwoner = \"Is lopen zwaar voor de inwoner zelf?\"",
            &["✓ check", "✓ coverage", "✓ scenarios", "✓ verify", "✕ readability", "✕ mutate"],
            "spreek de inwoner aan met u",
        ),
    ];
    for (number, (file, from, to, signs, next)) in slips.iter().enumerate() {
        let (dir, path) = made(&number.to_string(), &[]);
        mini::edit(&dir, file, from, to);
        let (code, found, out) = told(&path);
        assert_eq!(
            (code, found.iter().map(String::as_str).collect::<Vec<_>>()),
            (1, signs.to_vec()),
            "{out}"
        );
        let first = signs.iter().find_map(|sign| sign.strip_prefix("✕ ")).unwrap();
        assert!(out.contains(&format!("\n\n{first}:\n- ")) && out.matches(":\n- ").count() == 1, "{out}");
        assert!(
            out.contains("\nWat nu: ") && out.contains(next) && out.contains(&format!("`kader all {path}`")),
            "{out}"
        );
        assert!(!out.contains("Alles klopt"), "{out}");
    }
}

/// What is there is right and something is missing: said so by `check` and `all`, refused where a whole kader is needed.
#[test]
fn a_kader_that_is_being_written_is_not_right_and_not_wrong() {
    let (dir, path) = made("leeg", &["--leeg"]);
    let (code, out, err) = kader(&["check", &path], TODAY, "");
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(
        out.contains("is nog niet af. In wat er staat is niets fout: 0 normen") && !out.contains("klopt"),
        "{out}"
    );
    assert!(out.contains("- kader.toml:1: Dit kader heeft geen besluit."), "{out}");
    let (code, signs, out) = told(&path);
    assert_eq!((code, signs.first().map(String::as_str)), (1, Some("✕ check")), "{out}");
    assert!(out.contains("Wat nu: Schrijf verder"), "{out}");
    let pack = dir.join("pak.json");
    let (code, _, err) = kader(&["build", &path, "--out", pack.to_str().unwrap()], TODAY, "");
    assert!(code == 2 && err.contains("[no-decisions]") && !pack.exists(), "{err}");
    // A slip in it is told alone.
    fs::write(dir.join("vragen.toml"), "[[sectie]]\nid = \"Een\"\ntitel = \"Een\"\n").unwrap();
    let (code, _, err) = kader(&["check", &path], TODAY, "");
    assert!(code == 2 && err.starts_with("1 melding:\nvragen.toml:2: `Een` is geen geldig id"), "{err}");
    // A sentence of the source without a place is told while somebody writes.
    fs::write(dir.join("vragen.toml"), "").unwrap();
    fs::write(dir.join("bron/beleid.txt"), "Een fiets is te leen.\n").unwrap();
    let (_, _, out) = told(&path);
    assert!(out.contains("\ncoverage:\n- bron/beleid.txt:1: "), "{out}");
}

/// What a check of the kader alone warns of: a day that has to come, and a kader that is not beside it.
#[test]
fn check_warns_of_what_it_cannot_judge() {
    let (dir, path) = made("let-op", &[]);
    let (_, out, _) = kader(&["check", &path], "2026-11-21", "");
    assert!(out.contains("`bron-gecontroleerd-op` is 22 november 2026, en die dag moet nog komen."), "{out}");
    let over = "[[overdracht]]\nid = \"door\"\nnaar = \"ander\"\naltijd = \"Kan altijd.\"\ntekst = \"Ga verder.\"\n[[fase]]";
    mini::edit(&dir, "signalen-en-acties.toml", "[[fase]]", over);
    let words = "de overdracht `door` gaat naar `ander`, en dat kader staat niet naast dit kader";
    assert!(kader(&["check", &path], TODAY, "").1.contains(words));
    fs::create_dir(dir.with_file_name("ander")).unwrap();
    assert!(!kader(&["check", &path], TODAY, "").1.contains(words));
    fs::remove_dir(dir.with_file_name("ander")).unwrap();
}

/// Who names a file means its folder; a scenario, and answers as an author writes them, can be assessed.
#[test]
fn files_are_taken_for_what_they_are() {
    let (dir, path) = made("bestanden", &[]);
    for file in ["kader.toml", "normen.tsv", "scenarios/basis.toml"] {
        for command in ["check", "questions", "coverage", "verify"] {
            let (code, _, err) = kader(&[command, dir.join(file).to_str().unwrap()], TODAY, "");
            assert!(
                code == 2 && err.contains(&format!("is een bestand van een kader. Noem de map: `{path}`.")),
                "{command} {file}: {err}"
            );
        }
    }
    let scenario = dir.join("scenarios/gedeelde-stalling.toml");
    let assess = |file: &Path| {
        kader(&["assess", "--kader", &path, "--answers", file.to_str().unwrap(), "--json"], "2030-01-01", "")
    };
    let (code, out, err) = assess(&scenario);
    let told: serde_json::Value = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{code} {err}"));
    assert_eq!((&told["decisions"][0]["outcome"], &told["today"]), (&"gemeente-weegt".into(), &TODAY.into()));
    let own = dir.with_file_name("antwoorden.toml");
    fs::write(
        &own,
        "[antwoorden]\nwoonplaats = \"voorbeeld\"\nafstand = \"meer-dan-3-km\"\nstalling = \"eigen\"\n",
    )
    .unwrap();
    let told: serde_json::Value = serde_json::from_str(&assess(&own).1).unwrap();
    assert_eq!((&told["decisions"][0]["outcome"], &told["today"]), (&"past".into(), &"2030-01-01".into()));
    fs::write(&own, "[antwoorden]\nafstand = meer\n").unwrap();
    let (code, _, err) = assess(&own);
    assert!(
        code == 2 && err.contains("antwoorden.toml:2: `meer` staat niet tussen aanhalingstekens."),
        "{err}"
    );
}
