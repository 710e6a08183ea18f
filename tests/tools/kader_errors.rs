//! What somebody reads who makes a mistake in a kader: one case per problem code, each a small change to the made-up
//! kader, with the code, the file, the line and words of the message.

mod source;

use crate::common::root;
use crate::common::{mini, of_json, pairs};

mod cases;
mod slips;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use voorcheck_tools::check;

use cases::Case;
use slips::slips;

use voorcheck_rules::kader::{Kader, Problem};
use voorcheck_tools::check::{check, review};
use voorcheck_tools::load::load;

/// Loads and compiles, as `kader check` does.
fn problems(dir: &Path) -> Vec<Problem> {
    match load(dir) {
        Err(problems) => problems,
        Ok(loaded) => match check::compiled(&loaded.kader) {
            Err(problems) => loaded.places.locate(problems),
            Ok(_) => Vec::new(),
        },
    }
}

#[test]
fn the_made_up_kader_is_valid() {
    assert_eq!(problems(&mini::original()), []);
}

/// All mistakes: those of the format, and the slips of the hand.
fn cases() -> Vec<Case> {
    cases::cases().into_iter().chain(slips()).collect()
}

/// An account in which nothing is wrong, beside the made-up kader.
const ACCOUNT: &str = include_str!("../common/verantwoording.toml");

/// The kader of a case, wrong, and what is said about it.
fn tried(number: usize, case: &Case) -> (PathBuf, Vec<Problem>) {
    let dir = mini::copy(&format!("fout-{number}-{}", case.code));
    fs::write(dir.join("verantwoording.toml"), ACCOUNT).unwrap();
    mini::edit(&dir, case.file, case.from, case.to);
    let found = problems(&dir);
    (dir, found)
}

/// What is wrong with the answer to a case; empty when it is as it should be.
fn complaint(number: usize, case: &Case) -> String {
    let (dir, found) = tried(number, case);
    let (file, marker) = case.at;
    let place = Some((file.to_owned(), mini::line_of(&dir, file, marker)));
    fs::remove_dir_all(dir.parent().unwrap()).unwrap();

    let list = found.iter().map(|problem| format!("\n  {problem}")).collect::<String>();
    let about = format!("\ncase {number} ({}: {:?}):{list}\n  →", case.code, case.to);
    let Some(hit) = found.iter().find(|problem| problem.code == case.code && problem.place == place) else {
        return format!("{about} no {} at {place:?}", case.code);
    };
    let text = said(hit);
    if !text.contains(case.says) {
        return format!("{about} does not say {:?}", case.says);
    }
    if hit.advice.is_empty() || text.contains("  ") {
        return format!("{about} does not say what to do");
    }
    // What is not well-formed, or stands anywhere in a file, has a line only.
    if hit.path.is_empty() != ["syntax", "unseen-sign"].contains(&case.code) {
        return format!("{about} is about {:?}", hit.path);
    }
    String::new()
}

fn said(problem: &Problem) -> String {
    format!("{} {}", problem.message, problem.advice)
}

/// A century is the most, in days and months as in years.
#[test]
fn a_moment_may_lie_a_century_away_and_not_a_day_more() {
    for (field, now, most) in [("dagen", 56, 36_600), ("maanden", 1, 1_200), ("jaren", 1, 100)] {
        for (offset, expected) in [(most, &[][..]), (most + 1, &["offset-too-large"][..])] {
            let dir = mini::copy(&format!("fout-eeuw-{field}-{offset}"));
            mini::edit(&dir, "regels.toml", &format!("{field} = {now}\n"), &format!("{field} = {offset}\n"));
            let found = problems(&dir);
            let codes: Vec<_> = found.iter().map(|problem| problem.code).collect();
            assert_eq!(codes, expected, "{field} = {offset}");
        }
    }
}

/// The decision without criteria that a case adds has two grades, and nothing else is wrong with it.
#[test]
fn two_grades_are_enough() {
    let all = cases();
    let (number, case) = all.iter().enumerate().find(|(_, case)| case.code == "no-criteria").unwrap();
    let (_, found) = tried(number + 2000, case);
    assert_eq!(found.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["no-criteria"]);
}

#[test]
fn every_mistake_is_named_with_file_and_line() {
    let complaints: String =
        cases().iter().enumerate().map(|(number, case)| complaint(number, case)).collect();
    assert!(complaints.is_empty(), "{complaints}");
}

/// What follows from a slip is not told: one message, at the line where it was made.
#[test]
fn a_slip_is_told_once() {
    let mut complaints = String::new();
    for (number, slip) in slips().iter().enumerate() {
        let (dir, found) = tried(number + 3000, slip);
        fs::remove_dir_all(dir.parent().unwrap()).unwrap();
        if found.len() != 1 {
            complaints.push_str(&format!("{:?}: {found:#?}\n", slip.to));
        }
    }
    assert!(complaints.is_empty(), "{complaints}");
}

/// Mistakes that are too large for the table, with what is said about them. Made once: the tests run side by side.
static LARGE: LazyLock<Vec<(&'static str, Vec<Problem>)>> = LazyLock::new(|| {
    let many = mini::copy("fout-veel-opties");
    let options: String =
        (0..70).map(|n| format!("[[feit.optie]]\nid = \"w{n}\"\ntekst = \"Waarde {n}\"\n")).collect();
    let first = "[[feit.optie]]\nid = \"cursus\"";
    mini::edit(&many, "vragen.toml", first, &format!("{options}{first}"));

    let none = mini::copy("fout-geen-besluit").with_file_name("leeg");
    let _ = fs::remove_dir_all(&none);
    let (code, ..) =
        crate::common::in_process::kader(&["new", "--leeg", none.to_str().unwrap()], "2026-11-22", "");
    assert_eq!(code, 0);

    let folder = mini::copy("fout-map");
    fs::remove_file(folder.join("regels.toml")).unwrap();
    fs::create_dir(folder.join("regels.toml")).unwrap();

    let latin = mini::copy("fout-latin");
    fs::write(latin.join("vragen.toml"), [0xe9]).unwrap();

    let renamed = |from: &str, to: &str| {
        let dir = mini::copy(&format!("fout-naam-{}", to.replace(['/', '.'], "-")));
        if !dir.join(from).exists() {
            fs::write(dir.join(from), "").unwrap();
        }
        fs::rename(dir.join(from), dir.join(to)).unwrap();
        problems(&dir)
    };

    let apostrophe = mini::copy("fout-apostrof");
    mini::edit(&apostrophe, "bron/regeling.txt", "De pacht wordt", "De pacht's wordt");
    mini::edit(&apostrophe, "normen.tsv", "De pacht wordt", "De pacht’s wordt");

    let empty = mini::copy("fout-zonder-kader");
    fs::write(empty.join("kader.toml"), "bestanden = [\"vragen.toml\", \"regels.toml\"]\n").unwrap();

    vec![
        ("missing-field", problems(&empty)),
        ("too-many-options", problems(&many)),
        ("entangled-questions", problems(&pairs::in_a_criterion("fout-verstrengeld", 16, true))),
        ("no-decisions", problems(&none)),
        ("unreadable-file", problems(&folder)),
        ("unreadable-file", problems(&latin)),
        ("quote-not-found", problems(&apostrophe)),
        ("unreadable-file", renamed("vragen.toml", "vragen.toml.txt")),
        ("unread-file", renamed("verantwoording.toml", "verantwoording.toml.txt")),
        ("unread-file", renamed("nieuw", "nieuw.toml")),
        ("unread-file", strays_among_scenarios()),
    ]
});

/// A scenario with a name by which it is none.
fn strays_among_scenarios() -> Vec<Problem> {
    let dir = mini::copy("fout-scenario-naam");
    fs::create_dir_all(dir.join("scenarios")).unwrap();
    fs::write(dir.join("scenarios/basis"), "").unwrap();
    let engine = check::engine(load(&dir).unwrap().kader, String::new()).unwrap();
    voorcheck_tools::audit::scenario::read(&dir, &engine).unwrap_err()
}

#[test]
fn large_mistakes_are_named_too() {
    for (code, found) in LARGE.iter() {
        let hit = found.iter().find(|problem| problem.code == *code);
        assert!(hit.is_some_and(|hit| hit.place.is_some() && !hit.advice.is_empty()), "{code}: {found:#?}");
    }
}

/// Codes whose mistake takes more than one folder or file: where they are tested.
const ELSEWHERE: [(&str, &str); 5] = [
    ("wrong-hash", "tests/tools/scenarios.rs"),
    ("nested-versions", "tests/tools/versions.rs"),
    ("version-date", "tests/tools/versions.rs"),
    ("version-name", "tests/tools/versions.rs"),
    ("version-set", "tests/tools/versions.rs"),
];

/// Given when a kader cannot be written as JSON, which no kader that was read can be.
const UNREACHABLE: &str = "invalid-kader";

#[test]
fn every_code_has_a_case() {
    let codes: BTreeSet<String> = source::files().iter().flat_map(|file| source::codes(file)).collect();
    let mut tested: BTreeSet<String> = cases().iter().map(|case| case.code.to_owned()).collect();
    tested.extend(LARGE.iter().map(|(code, _)| (*code).to_owned()));
    for (code, file) in ELSEWHERE {
        assert!(
            fs::read_to_string(root().join(file)).unwrap().contains(code),
            "{file} says nothing of {code}"
        );
        tested.insert(code.to_owned());
    }
    tested.insert(UNREACHABLE.to_owned());
    let missing: Vec<_> = codes.difference(&tested).collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
    let unknown: Vec<_> = tested.difference(&codes).collect();
    assert!(unknown.is_empty(), "no code {unknown:?}");
}

/// One code can have several sentences; each of them is read here at least once.
#[test]
fn every_sentence_is_said_by_a_case() {
    let mut all: Vec<String> = Vec::new();
    for (number, case) in cases().iter().enumerate() {
        let (dir, found) = tried(number + 1000, case);
        fs::remove_dir_all(dir.parent().unwrap()).unwrap();
        all.extend(found.iter().map(said));
    }
    all.extend(LARGE.iter().flat_map(|(_, found)| found).map(said));
    let mut unsaid: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in source::files().into_iter().filter(|file| !file.ends_with("versions.rs")) {
        for sentence in source::sentences(&file) {
            if !all.iter().any(|text| source::fits(&sentence, text)) {
                let name = file.file_name().unwrap().to_str().unwrap().to_owned();
                unsaid.entry(name).or_default().push(sentence);
            }
        }
    }
    assert!(unsaid.is_empty(), "{unsaid:#?}");
}

/// Every word of a kader in turn, blank. The kader is refused, and what is said names the place of that word.
#[test]
fn no_word_of_a_kader_may_be_blank() {
    let kader = serde_json::to_value(&load(&mini::original()).unwrap().kader).unwrap();
    let mut words = Vec::new();
    collect(&kader, String::new(), String::new(), &mut words);
    assert!(words.len() > 300, "{}", words.len());
    let mut complaints = String::new();
    for (pointer, path) in words {
        let mut wrong = kader.clone();
        *wrong.pointer_mut(&pointer).unwrap() = " ".into();
        // A word of a fixed list is refused while it is read.
        let Some(wrong) = of_json::<Kader>(&wrong) else { continue };
        let found: Vec<Problem> = check(&wrong).into_iter().chain(review(&wrong)).collect();
        if !found.iter().any(|one| one.path.starts_with(&path) || path.starts_with(&one.path)) {
            complaints.push_str(&format!("{path}: {found:?}\n"));
        }
    }
    assert!(complaints.is_empty(), "{complaints}");
}

/// The texts in a value, each by its JSON pointer and its path as problems name it.
fn collect(value: &serde_json::Value, pointer: String, path: String, words: &mut Vec<(String, String)>) {
    match value {
        serde_json::Value::String(_) => words.push((pointer, path)),
        serde_json::Value::Array(list) => {
            for (i, item) in list.iter().enumerate() {
                collect(item, format!("{pointer}/{i}"), format!("{path}[{i}]"), words);
            }
        }
        serde_json::Value::Object(fields) => {
            for (name, item) in fields {
                let dot = if path.is_empty() { "" } else { "." };
                let key = if name.contains('.') { format!("\"{name}\"") } else { name.clone() };
                collect(item, format!("{pointer}/{name}"), format!("{path}{dot}{key}"), words);
            }
        }
        _ => {}
    }
}

#[test]
fn all_mistakes_come_at_once() {
    let dir = mini::copy("fouten-samen");
    // Two fields missing in one table, one wrong in another, one unknown in a third, in two files.
    mini::edit(&dir, "vragen.toml", "naam = \"Pacht\"\nvraag = \"Is de pacht te betalen?\"\n", "");
    mini::edit(&dir, "vragen.toml", "rol = \"info\"", "rol = 5");
    mini::edit(&dir, "regels.toml", "kort = \"past\"", "kort = \"past\"\nlang = \"past\"");
    mini::edit(&dir, "regels.toml", "kop = \"Een tuin past\"", "kop = 12");
    let found: Vec<String> = problems(&dir).iter().map(ToString::to_string).collect();
    let at = |file, marker| format!("{file}:{}", mini::line_of(&dir, file, marker));
    assert_eq!(
        found,
        [
            format!(
                "{}: Het veld `lang` bestaat hier niet. Haal het weg; hier mogen: `status`, `statusnaam`, `oordeel`, `toon`, `uitkomst`, `kort`, `kop`, `samenvatting`, `niet-aan-de-orde`, `variant`. [unknown-field]",
                at("regels.toml", "lang =")
            ),
            format!(
                "{}: Hier staat het getal `12`, maar dit moet een tekst, of {{ behandelaar = \"…\", inwoner = \"…\" }} zijn. Verbeter de waarde. [wrong-type]",
                at("regels.toml", "kop = 12")
            ),
            format!(
                "{}: Het veld `naam` ontbreekt. Vul het in. [missing-field]",
                at("vragen.toml", "[[feit]]\nid = \"pacht\"")
            ),
            format!(
                "{}: Het veld `vraag` ontbreekt. Vul het in. [missing-field]",
                at("vragen.toml", "[[feit]]\nid = \"pacht\"")
            ),
            format!(
                "{}: Hier moet een woord tussen aanhalingstekens staan. Verbeter de waarde. [wrong-type]",
                at("vragen.toml", "rol = 5")
            ),
        ]
    );
}

/// What follows on a line mostly follows from the first slip on it; another line has slips of its own.
#[test]
fn a_line_that_is_not_well_formed_is_told_once() {
    let dir = mini::copy("fouten-op-een-regel");
    mini::edit(&dir, "regels.toml", "titel = \"Tuin\"", "titel = [1,, 2 3]");
    mini::edit(&dir, "regels.toml", "kop = \"Een tuin past\"", "kop = Een tuin");
    let found: Vec<_> = problems(&dir).into_iter().map(|problem| (problem.code, problem.place)).collect();
    let at = |marker| Some(("regels.toml".to_owned(), mini::line_of(&dir, "regels.toml", marker)));
    assert_eq!(found, [("syntax", at("titel =")), ("syntax", at("kop = Een tuin"))]);
}

#[test]
fn an_unknown_field_does_not_hide_what_else_is_wrong() {
    let dir = mini::copy("fouten-doorheen");
    mini::edit(&dir, "regels.toml", "advies =", "advise =");
    mini::edit(&dir, "regels.toml", "normen = [\"R-1-02\"]", "normen = [\"R-1-03\"]");
    mini::edit(&dir, "normen.tsv", "De pacht wordt", "De huur wordt");
    let found = problems(&dir);
    let codes: Vec<&str> = found.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["quote-not-found", "unknown-field", "unknown-norm"]);
}

#[test]
fn a_folder_without_kader_is_one_problem() {
    let found = problems(Path::new(env!("CARGO_TARGET_TMPDIR")));
    assert_eq!(found.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["unreadable-file"]);
}
