//! The same words are the same rules, however a file was saved.

use std::fs;
use std::path::Path;

use voorcheck_tools::load::load;
use voorcheck_tools::pack;

use crate::common::mini;
use crate::process::{kader, kader_with_input, path};

const FILES: [&str; 5] = ["kader.toml", "vragen.toml", "regels.toml", "normen.tsv", "bron/regeling.txt"];

/// Files as other systems and editors save them: the mark before them, the ends of their lines.
const SAVED: [(&str, &str); 4] = [("", "\r\n"), ("", "\r"), ("\u{feff}", "\n"), ("\u{feff}", "\r\n")];

/// The made-up kader with texts over several lines.
fn long(name: &str) -> std::path::PathBuf {
    let dir = mini::copy(name);
    let place = "\"Dit is een voorlopige inschatting; {gemeente} beslist.\"";
    mini::edit(&dir, "kader.toml", place, "\"\"\"\nDit is een inschatting.\nDe gemeente beslist.\n\"\"\"");
    mini::edit(&dir, "regels.toml", "\"Bericht verwacht\"", "\"\"\"Bericht\nverwacht\"\"\"");
    mini::edit(&dir, "regels.toml", "\"Volg een cursus.\"", "\"\"\"Volg \\\n    een cursus.\nOf niet.\"\"\"");
    dir
}

/// What is taken home, in every form.
fn taken_home(dir: &Path, code: &str) -> Vec<String> {
    let forms = ["verslag", "kaartje", "markdown", "agenda", "brief", "dossier"];
    let take = |form| {
        let dir = path(dir);
        let args = ["assess", "--kader", &dir, "--code", code, "--today", "2026-11-22", "--form", form];
        let said = kader(&args);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{form}");
        said.out
    };
    forms.map(take).to_vec()
}

#[test]
fn the_same_words_are_the_same_rules_however_they_were_saved() {
    let answers = r#"{ "answers": { "gemeente": "dorp", "ervaring": "cursus", "pacht": "ja" },
        "dates": { "datum-aanvraag": "2026-12-01" } }"#;
    let own = long("bewaard");
    let sha256 = pack::sha256(&load(&own).unwrap().kader).unwrap();
    let said = kader_with_input(&["code", "--kader", &path(&own), "--answers", "-"], answers);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let code = said.out.trim();
    let expected = taken_home(&own, code);
    for form in &expected {
        assert!(!form.replace("\r\n", "").contains('\r'), "{form:?}");
    }
    for (number, (mark, end)) in SAVED.into_iter().enumerate() {
        let other = long(&format!("bewaard-{number}"));
        for file in FILES {
            let text = fs::read_to_string(other.join(file)).unwrap();
            fs::write(other.join(file), format!("{mark}{}", text.replace('\n', end))).unwrap();
        }
        let loaded = load(&other).unwrap_or_else(|problems| panic!("{mark:?} {end:?}: {problems:#?}"));
        assert_eq!(pack::sha256(&loaded.kader).unwrap(), sha256, "{mark:?} {end:?}");
        assert_eq!(taken_home(&other, code), expected, "{mark:?} {end:?}");
    }
}

/// A pack whose hash is right, made by other means than ours.
#[test]
fn a_pack_with_another_end_of_a_line_is_refused() {
    let mut kader = load(&mini::original()).unwrap().kader;
    kader.facts[1].help = Some("Een jaar\r\nis genoeg.".into());
    let (json, _) = pack::to_json(&kader).unwrap();
    let problems = pack::read(&json).unwrap_err();
    let told: Vec<_> = problems.iter().map(|problem| (problem.code, problem.path.as_str())).collect();
    assert_eq!(told, [("unknown-sign", "feit[1].hulp.behandelaar")]);
    assert!(problems[0].message.contains("U+000D") && problems[0].message.contains("Na “Een jaar”"));
}
