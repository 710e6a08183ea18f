//! Kaders read for a site, and what is said where they cannot be. The site itself is made and held against the build by
//! `tests/uitgave/site.test.mjs`.

use std::fs;

use voorcheck_rules::kader::Voice;
use voorcheck_tools::site::{check, earlier};

use crate::common::mini::{copy, edit, original};
use crate::common::root;

fn has(said: &str, words: &[&str]) {
    for word in words {
        assert!(said.contains(word), "{word} is not in: {said}");
    }
}

#[test]
fn a_kader_is_read_with_all_that_a_site_shows_of_it() {
    let check = check(&original()).unwrap();
    let [version] = check.versions().collect::<Vec<_>>()[..] else { panic!("one version") };
    assert_eq!((check.id(), version.from.as_deref()), ("mini", None));
    let pack = fs::read_to_string(root().join("tests/kaders/mini-pakket.json")).unwrap();
    assert_eq!(version.pack, pack.trim_end());
    let voices = |all: &[(Voice, String)]| all.iter().map(|(voice, _)| *voice).collect::<Vec<_>>();
    let both = [Voice::Behandelaar, Voice::Inwoner];
    assert_eq!((voices(&version.openings), voices(&version.lists)), (both.to_vec(), both.to_vec()));
    assert!(version.account.contains("vc-sources") && version.lists[1].1.contains("vc-checklist"));
}

#[test]
fn versions_come_from_old_to_new_and_a_mistake_names_its_own() {
    let dir = copy("site-versies");
    let set = dir.with_file_name("site-versies-alle").join("mini");
    let _ = fs::remove_dir_all(&set);
    for day in ["2027-01-01", "2026-01-01"] {
        let to = set.join(day);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        let one = copy("site-versie");
        edit(&one, "kader.toml", "geldig-vanaf = \"2026-01-01\"", &format!("geldig-vanaf = \"{day}\""));
        fs::rename(one, &to).unwrap();
    }
    let days = |check: &voorcheck_site::Check| {
        check.versions().map(|version| version.from.clone().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(days(&check(&set).unwrap()), ["2026-01-01", "2027-01-01"]);
    edit(&set.join("2027-01-01"), "regels.toml", "normen = [\"R-1-02\"]", "normen = [\"R-1-20\"]");
    let said = check(&set).map(|_| ()).unwrap_err().to_string();
    has(
        &said,
        &[
            "dit kader klopt nog niet:",
            "regels.toml:",
            "`R-1-20` bestaat niet",
            "2027-01-01",
            "`kader check`",
        ],
    );
}

#[test]
fn a_folder_without_a_kader_is_refused() {
    for folder in [root().join("docs"), root().join("weg")] {
        let said = check(&folder).map(|_| ()).unwrap_err().to_string();
        has(&said, &["in deze map staat geen kader", &folder.display().to_string(), "kader.toml"]);
    }
}

#[test]
fn only_a_pack_of_the_same_kader_can_be_the_version_before() {
    let packs = root().join("tests/kaders");
    let before = earlier(&packs.join("mini-vorig-pakket.json"), "mini").unwrap();
    assert!(before.pack.contains(&before.sha256));
    let broken = copy("site-vorig").join("pak.json");
    fs::write(&broken, before.pack.replace("dorp", "stad")).unwrap();
    for (file, id, words) in [
        (packs.join("weg.json"), "mini", "dit is geen bestand met regels"),
        (
            packs.join("mini-vorig-pakket.json"),
            "ander",
            "dit pakket is van `mini`, en de site wordt die van `ander`",
        ),
        (broken, "mini", "dit pakket is niet te gebruiken als vorige versie:\n"),
    ] {
        let said = earlier(&file, id).map(|_| ()).unwrap_err().to_string();
        has(&said, &[words, &file.display().to_string(), "kader-….json"]);
    }
}
