//! Several versions of one kader by the day they become valid: which one counts, and what is refused.

use std::fs;
use std::path::{Path, PathBuf};

use in_process::kader;
use serde_json::Value;

use crate::common::{in_process, mini};

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A version in the set `dir`, named `folder`.
fn add(dir: &Path, folder: &str, valid_from: &str, id: &str) {
    let made =
        mini::copy(&format!("{}-{folder}", dir.parent().unwrap().file_name().unwrap().to_str().unwrap()));
    mini::edit(
        &made,
        "kader.toml",
        "geldig-vanaf = \"2026-01-01\"",
        &format!("geldig-vanaf = \"{valid_from}\""),
    );
    mini::edit(&made, "kader.toml", "versie = \"1\"", &format!("versie = \"van {valid_from}\""));
    mini::edit(&made, "kader.toml", "id = \"mini\"", &format!("id = \"{id}\""));
    fs::create_dir_all(dir).unwrap();
    fs::rename(made, dir.join(folder)).unwrap();
}

/// A set of two versions, called `mini`.
fn set(name: &str) -> PathBuf {
    let parent = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("versies-{name}"));
    let _ = fs::remove_dir_all(&parent);
    let dir = parent.join("mini");
    add(&dir, "2026-01-01", "2026-01-01", "mini");
    add(&dir, "2027-03-01", "2027-03-01", "mini");
    dir
}

#[test]
fn the_version_of_the_day_counts() {
    let dir = set("dag");
    let pack = dir.parent().unwrap().join("pak.json");
    for (day, version) in [
        ("2026-01-01", "van 2026-01-01"),
        ("2026-11-22", "van 2026-01-01"),
        ("2027-02-28", "van 2026-01-01"),
        ("2027-03-01", "van 2027-03-01"),
        ("2199-12-31", "van 2027-03-01"),
    ] {
        let version_of = |said: (u8, String, String), pointer: &str| {
            assert_eq!((said.0, said.2.as_str()), (0, ""), "{day}");
            serde_json::from_str::<Value>(&said.1).unwrap().pointer(pointer).unwrap().clone()
        };
        let assess = ["assess", "--kader", path(&dir), "--answers", "-", "--json"];
        assert_eq!(version_of(kader(&assess, day, "{}"), "/kader/version"), version, "{day}");
        // What is said on the command line counts, not the clock.
        let chosen = [&assess[..], &["--today", day]].concat();
        assert_eq!(version_of(kader(&chosen, "2026-05-05", "{}"), "/kader/version"), version, "{day}");
        let questions = ["questions", path(&dir), "--json", "--today", day];
        assert_eq!(version_of(kader(&questions, "2026-05-05", ""), "/kader/version"), version, "{day}");
        let build = ["build", path(&dir), "--out", path(&pack), "--today", day];
        assert_eq!(kader(&build, "2026-05-05", "").0, 0);
        let built: Value = serde_json::from_str(&fs::read_to_string(&pack).unwrap()).unwrap();
        assert_eq!(built["kader"]["kader"]["versie"], version, "{day}");
    }
}

#[test]
fn a_day_before_the_first_version_is_refused_with_that_day() {
    let dir = set("te-vroeg");
    let pack = dir.parent().unwrap().join("pak.json");
    for args in [
        vec!["assess", "--kader", path(&dir), "--answers", "-", "--today", "2025-12-31"],
        vec!["questions", path(&dir), "--today", "2025-12-31"],
        vec!["build", path(&dir), "--out", path(&pack), "--today", "2025-12-31"],
    ] {
        let (code, out, err) = kader(&args, "2026-05-05", "{}");
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}");
        assert_eq!(
            err.trim_end(),
            "Op 31 december 2025 geldt nog geen versie van dit kader; de eerste geldt vanaf 1 januari 2026. Kies met \
             `--today` die dag of een latere."
        );
    }
    assert!(!pack.exists());
    let (code, _, err) = kader(&["questions", path(&dir), "--today", "morgen"], "2026-05-05", "");
    assert!(code == 2 && err.contains("`morgen` is geen datum"), "{err}");
}

#[test]
fn check_lists_every_version_with_its_days() {
    let dir = set("lijst");
    let (code, out, err) = kader(&["check", path(&dir)], "2026-11-22", "");
    assert_eq!((code, err.as_str()), (0, ""));
    let lines: Vec<&str> = out.lines().filter(|line| !line.contains("Controleersom")).collect();
    assert_eq!(lines[0], "Het kader `mini` heeft 2 versies, en alle kloppen.");
    assert!(lines[1].contains("alle controles samen doet `kader all`"), "{out}");
    assert!(
        lines[3].starts_with(
            "Van 1 januari 2026 tot en met 28 februari 2027 (geldt nu): versie van 2026-01-01, "
        )
    );
    assert!(lines[5].starts_with("Vanaf 1 maart 2027: versie van 2027-03-01, "), "{out}");
    let (_, out, _) = kader(&["check", path(&dir)], "2025-11-22", "");
    assert!(out.contains("Op 22 november 2025 geldt nog geen van deze versies."), "{out}");
}

/// Every version is looked at, with its scenarios.
#[test]
fn all_checks_go_over_every_version() {
    let dir = set("alles");
    let (code, out, err) = kader(&["all", path(&dir)], "2026-11-22", "");
    assert_eq!((code, err.as_str(), out.matches("Alle controles van ").count()), (1, "", 2), "{out}");
    assert!(
        out.contains("2026-01-01") && out.contains("2027-03-01") && !out.contains("Alles klopt"),
        "{out}"
    );
}

/// A version alone is a kader like any other, for every command.
#[test]
fn one_version_can_be_named() {
    let dir = set("een");
    let (code, out, _) = kader(&["check", path(&dir.join("2027-03-01"))], "2026-11-22", "");
    assert!(code == 0 && out.starts_with("Het kader `mini`, versie van 2027-03-01, klopt"), "{out}");
}

/// Commands that are about one kader ask for one version.
#[test]
fn a_set_is_not_one_kader() {
    let dir = set("veel");
    let found = voorcheck_tools::load::load(&dir).unwrap_err();
    let said: Vec<String> = found.iter().map(ToString::to_string).collect();
    let example = dir.join("2027-03-01");
    assert_eq!(
        said,
        [format!(
            "In deze map staan versies van een kader: 2026-01-01, 2027-03-01. Kies er één, zoals `{}`. [version-set]",
            example.display()
        )]
    );
}

/// What `kader check` says about a set with something wrong.
fn refused(dir: &Path) -> String {
    let (code, out, err) = kader(&["check", path(dir)], "2026-11-22", "");
    assert_eq!((code, out.as_str()), (2, ""));
    // No command picks a version from a set that is wrong in itself.
    err
}

#[test]
fn mistakes_in_a_set_are_named() {
    let dir = set("geen-datum");
    add(&dir, "15-08-2025", "2025-08-15", "mini");
    add(&dir, "concept", "2028-01-01", "mini");
    let said = refused(&dir);
    for folder in ["15-08-2025", "concept"] {
        let words =
            format!("{folder}:1: De map `{folder}` hoort bij de versies, maar haar naam is geen datum.");
        assert!(said.contains(&words), "{said}");
    }
    let (code, _, err) = kader(&["questions", path(&dir)], "2026-11-22", "");
    assert!(code == 2 && err.contains("[version-name]"), "{err}");

    // Two versions of one day: the folder of one of them has another name.
    let dir = set("zelfde-datum");
    add(&dir, "2027-03-02", "2027-03-01", "mini");
    let line = mini::line_of(&dir.join("2027-03-02"), "kader.toml", "geldig-vanaf");
    let words = format!(
        "2027-03-02/kader.toml:{line}: Deze versie geldt vanaf `2027-03-01`, maar haar map heet `2027-03-02`. Geef \
         `geldig-vanaf` en de map dezelfde datum. [version-date]"
    );
    assert!(refused(&dir).contains(&words), "{}", refused(&dir));

    let dir = set("ander-id");
    add(&dir, "2028-01-01", "2028-01-01", "maxi");
    let line = mini::line_of(&dir.join("2028-01-01"), "kader.toml", "id = \"maxi\"");
    let words = format!(
        "2028-01-01/kader.toml:{line}: Het id `maxi` is niet de naam van de map met alle versies, `mini`. Geef het id van \
         elke versie en die map dezelfde naam. [folder-name]"
    );
    assert!(refused(&dir).contains(&words), "{}", refused(&dir));

    let dir = set("genest");
    add(&dir.join("2028-01-01"), "2028-06-01", "2028-06-01", "mini");
    assert!(
        refused(&dir).contains("In de map van versie `2028-01-01` staan weer versies. Zet alle versies naast elkaar in één map. [nested-versions]"),
        "{}",
        refused(&dir)
    );
}

/// A version may hold a folder of its own, whatever its name.
#[test]
fn a_folder_beside_a_kader_is_no_version_within_it() {
    let dir = set("met-map");
    fs::create_dir(dir.join("2027-03-01").join("2026-notities")).unwrap();
    let (code, _, err) = kader(&["check", path(&dir)], "2026-11-22", "");
    assert_eq!((code, err.as_str()), (0, ""));
}

/// The mistakes of all versions come at once, each with its folder.
#[test]
fn every_version_is_checked() {
    let dir = set("alle");
    for folder in ["2026-01-01", "2027-03-01"] {
        mini::edit(&dir.join(folder), "vragen.toml", "sectie = \"plaats\"", "sectie = \"plaat\"");
    }
    let said = refused(&dir);
    for folder in ["2026-01-01", "2027-03-01"] {
        assert!(said.contains(&format!("{folder}/vragen.toml:")), "{said}");
    }
}

#[test]
fn check_warns_when_the_source_must_be_compared_again() {
    let dir = set("controle");
    let alone = mini::original();
    for (kader_dir, day, warns) in [
        (alone.as_path(), "2027-02-21", false),
        (&alone, "2027-02-22", false),
        (&alone, "2027-02-23", true),
        (&dir, "2027-02-22", false),
        (&dir, "2027-02-23", true),
    ] {
        let (code, out, err) = kader(&["check", path(kader_dir)], day, "");
        assert_eq!((code, err.as_str()), (0, ""), "a warning is no mistake");
        let said =
            out.contains("Let op: dit kader is voor het laatst met zijn bron vergeleken op 22 november 2026");
        assert_eq!(said, warns, "{day}: {out}");
    }
}
