//! `kader new`: what it makes works as it stands, what it refuses it leaves alone, and the guide that starts with it can
//! be followed to the letter.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use in_process::kader;
use voorcheck_rules::kader::Voice;
use voorcheck_tools::audit::scenario;
use voorcheck_tools::check;
use voorcheck_tools::load::load;

use crate::common::in_process;
use crate::common::root;

fn scratch(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).unwrap();
    dir
}

/// Makes a kader on a day.
fn make(name: &str, today: &str) -> PathBuf {
    let dir = scratch(name).join("mijn-regeling");
    let (code, out, err) = kader(&["new", dir.to_str().unwrap()], today, "");
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains(&format!("kader check {}", dir.display())), "{out}");
    dir
}

/// The files below a folder.
fn files(dir: &Path) -> BTreeSet<PathBuf> {
    fn walk(root: &Path, dir: &Path, all: &mut BTreeSet<PathBuf>) {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(root, &path, all);
            } else {
                all.insert(path.strip_prefix(root).unwrap().to_owned());
            }
        }
    }
    let mut all = BTreeSet::new();
    walk(dir, dir, &mut all);
    all
}

fn example() -> PathBuf {
    root().join("crates/tools/src/cli/new/leenfiets")
}

#[test]
fn a_new_kader_is_valid_and_its_scenarios_hold() {
    // Also on a day that is not in the next month and not in every year.
    for (name, today, check_before) in
        [("nieuw-nu", "2026-11-22", "2027-02-22"), ("nieuw-schrikkel", "2028-02-29", "2028-05-31")]
    {
        let dir = make(name, today);
        let loaded = load(&dir).unwrap_or_else(|problems| panic!("{problems:#?}"));
        let meta = &loaded.kader.meta;
        assert_eq!(meta.id, "mijn-regeling");
        assert_eq!((meta.source_checked_on.as_str(), meta.check_before.as_str()), (today, check_before));
        let (code, out, _) = kader(&["check", dir.to_str().unwrap()], today, "");
        assert!(code == 0 && !out.contains("Let op"), "{out}");
        let engine = check::engine(loaded.kader, String::new()).unwrap();
        let scenarios = scenario::read(&dir, &engine).unwrap_or_else(|problems| panic!("{problems:#?}"));
        assert_eq!(scenarios.len(), 5);
        for scenario in scenarios {
            assert_eq!(scenario.tried(&engine, Voice::Behandelaar), [""; 0], "{}", scenario.stem);
        }
    }
}

/// Every part that the guide explains is there to be seen, in both voices where it matters.
#[test]
fn a_new_kader_has_one_of_everything() {
    let loaded = load(&make("nieuw-alles", "2026-11-22")).unwrap();
    let kader = &loaded.kader;
    assert!(kader.criteria.len() == 2 && kader.criteria.iter().all(|criterion| criterion.rules.len() == 3));
    for (what, present) in [
        ("source", !loaded.register.texts.is_empty()),
        ("norm", !kader.norms.is_empty()),
        ("signal", !kader.signals.is_empty()),
        ("action", !kader.actions.is_empty()),
        ("contradiction", !kader.contradictions.is_empty()),
        ("moment", !kader.moments.is_empty()),
        ("gap", kader.date_conditions.iter().any(|condition| condition.gap.is_some())),
        ("route", kader.routes.iter().any(|route| route.when.is_some())),
        (
            "partly open option",
            kader.facts.iter().flat_map(|fact| &fact.options).any(|o| !o.leaves_open.is_empty()),
        ),
        ("account", !loaded.account.not_normative.is_empty()),
        ("unused norm", !loaded.account.unused.is_empty()),
        ("choice", !loaded.account.choices.is_empty()),
        ("order", !loaded.account.orders.is_empty()),
        ("two voices", kader.facts.iter().any(|fact| fact.question.inwoner.is_some())),
    ] {
        assert!(present, "no {what}");
    }
}

#[test]
fn every_file_of_the_example_is_made_and_only_its_names_and_dates_differ() {
    let dir = make("nieuw-bestanden", "2026-11-23");
    let mut expected = files(&example());
    for kind in ["kader", "scenario", "verantwoording"] {
        let name = format!("{kind}.schema.json");
        let committed = root().join("docs").join(&name);
        let made = fs::read_to_string(dir.join("schema").join(&name)).unwrap();
        assert!(made == fs::read_to_string(committed).unwrap(), "{name}");
        expected.insert(Path::new("schema").join(name));
    }
    assert_eq!(files(&dir), expected);
    let mut changed = Vec::new();
    for name in files(&example()) {
        let (old, new) = (example().join(&name), dir.join(&name));
        let (old, new) = (fs::read_to_string(old).unwrap(), fs::read_to_string(new).unwrap());
        assert_eq!(old.lines().count(), new.lines().count());
        changed.extend(
            old.lines().zip(new.lines()).filter(|(old, new)| old != new).map(|(_, new)| new.to_owned()),
        );
    }
    assert_eq!(
        changed,
        [
            "id = \"mijn-regeling\"",
            "geldig-vanaf = \"2026-11-23\"",
            "bron-gecontroleerd-op = \"2026-11-23\"",
            "controleer-voor = \"2027-02-23\"",
            "vandaag = \"2026-11-23\"",
            "vandaag = \"2026-11-23\"",
            "datum-aanvraag = \"2026-11-23\"",
            "momenten = { besluit = \"2027-01-04\" }",
            "datum-start = \"2026-11-22\"",
        ]
    );
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_touched() {
    let parent = scratch("nieuw-geweigerd");
    fs::create_dir_all(parent.join("vol")).unwrap();
    fs::write(parent.join("vol/brief.txt"), "van mij").unwrap();
    fs::write(parent.join("bestand"), "van mij").unwrap();
    let before = files(&parent);
    for (name, words) in [
        ("vol", "bestaat al en is niet leeg. Kies een andere naam"),
        ("bestand", "bestaat al en is niet leeg"),
        ("bestand/kader", "is niet te maken; controleer de plaats en de rechten."),
        ("Leenfiets", "de naam van de map wordt het id van het kader. Gebruik kleine letters"),
        ("leen fiets", "Gebruik kleine letters"),
        ("-fiets", "Gebruik kleine letters"),
        ("..", "Gebruik kleine letters"),
        ("2026-01-01", "en geen datum"),
    ] {
        let dir = parent.join(name);
        let (code, out, err) = kader(&["new", dir.to_str().unwrap()], "2026-11-22", "");
        assert_eq!((code, out.as_str()), (2, ""), "{name}");
        assert!(err.contains(words) && err.contains(&format!("`{}`", dir.display())), "{name}: {err}");
        assert_eq!(files(&parent), before, "{name}");
    }
    // Without a clock no date is made up.
    let (code, _, err) = kader(&["new", parent.join("fiets").to_str().unwrap()], "", "");
    assert!(code == 2 && err.contains("De klok van dit apparaat"), "{err}");
    assert_eq!(files(&parent), before);
}

#[test]
fn an_empty_folder_is_filled() {
    let dir = scratch("nieuw-leeg").join("fiets");
    fs::create_dir_all(&dir).unwrap();
    let (code, _, err) = kader(&["new", dir.to_str().unwrap()], "2026-11-22", "");
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(load(&dir).is_ok());
    // Nothing is left beside it.
    assert_eq!(fs::read_dir(dir.parent().unwrap()).unwrap().count(), 1);
}
