//! `docs/kader-schrijven.md` followed to the letter: every command is run, every step is made and checked, and every message is
//! the one the program gives.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use voorcheck_rules::kader::Kader;
use voorcheck_rules::kader::element::Element;
use voorcheck_tools::audit::scenario::Expected;
use voorcheck_tools::load::load;

const GUIDE: &str = include_str!("../../docs/kader-schrijven.md");
/// The folder of the example.
const KADER: &str = "mijn-kader";
/// What a reader runs that takes a browser, or a compiler.
const NOT_HERE: [&str; 6] = [
    "cargo install --path crates/tools --locked",
    "cargo xtask serve --kader mijn-kader",
    "cargo xtask serve --kader fiets-lenen",
    "kader site voorcheck-VERSIE.zip fiets-lenen --out mijn-site",
    "cargo xtask build --kader mijn-kader --site site.json",
    "cargo xtask build --kader mijn-kader --vorige vorige-site/kader-1a2b3c4d5e.json --site site.json",
];

/// A block of the guide: its language, the line of text above it, and what it holds.
struct Block {
    language: &'static str,
    above: &'static str,
    text: String,
}

fn blocks() -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let (mut above, mut open) = ("", false);
    for line in GUIDE.lines() {
        match (line.strip_prefix("```"), open) {
            (Some(language), false) => {
                blocks.push(Block { language, above, text: String::new() });
                open = true;
            }
            (Some(_), true) => open = false,
            (None, true) => blocks.last_mut().unwrap().text += &format!("{line}\n"),
            (None, false) if !line.trim().is_empty() => above = line,
            (None, false) => {}
        }
    }
    assert!(!open && blocks.len() > 10);
    blocks
}

fn scratch(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).unwrap();
    dir
}

/// Runs a line of the guide in `dir`; a `>` puts the output in a file.
fn run(dir: &Path, line: &str) -> Output {
    let (command, file) =
        line.split_once(" > ").map_or((line, None), |(command, file)| (command, Some(file)));
    let mut words = command.split_whitespace();
    assert_eq!(words.next(), Some("kader"), "{line}");
    let output = Command::new(env!("CARGO_BIN_EXE_kader")).args(words).current_dir(dir).output().unwrap();
    if let Some(file) = file {
        fs::write(dir.join(file), &output.stdout).unwrap();
    }
    output
}

/// What a step says to do with the block below it; nothing for a block that is no step.
fn step(dir: &Path, block: &Block) -> bool {
    let words = block.above;
    let file = dir.join(words.split('`').nth(1).unwrap_or_default());
    if words.starts_with("Zet onderaan in ") {
        let text = fs::read_to_string(&file).unwrap();
        fs::write(file, format!("{text}{}", block.text)).unwrap();
    } else if words.starts_with("Zet in ") && words.contains(" onder de regel ") {
        let line = format!("{}\n", words.split('`').nth(3).unwrap());
        let text = fs::read_to_string(&file).unwrap();
        assert_eq!(text.matches(&line).count(), 1, "{words}");
        fs::write(file, text.replace(&line, &format!("{line}{}", block.text))).unwrap();
    } else if words.starts_with("Maak het bestand ") {
        assert!(!file.exists(), "{words}");
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, &block.text).unwrap();
    } else {
        return false;
    }
    true
}

/// From nothing to two kaders in which every check finds everything right; nothing is wrong after any step.
#[test]
fn the_guide_can_be_followed() {
    let dir = scratch("handleiding");
    let mut kader = PathBuf::new();
    let (mut whole, mut covered) = (Vec::new(), 0);
    for block in blocks() {
        if block.language == "sh" {
            for line in block.text.lines().filter(|line| !NOT_HERE.contains(line)) {
                let output = run(&dir, line);
                let (said, out) =
                    (String::from_utf8(output.stderr).unwrap(), String::from_utf8(output.stdout).unwrap());
                if let Some(folder) = line.strip_prefix("kader new ") {
                    kader = dir.join(folder.trim_start_matches("--leeg "));
                }
                // The first time nothing rests on the norms yet, as the guide says.
                let unused = line == "kader coverage fiets-lenen" && covered == 0;
                covered += usize::from(unused);
                assert_eq!(
                    (output.status.code(), said.as_str()),
                    (Some(i32::from(unused)), ""),
                    "{line}: {out}"
                );
                if unused {
                    let found: Vec<&str> = out.lines().filter(|line| line.contains(".tsv:")).collect();
                    assert!(
                        found.len() == 9 && found.iter().all(|line| line.ends_with("[unused-norm]")),
                        "{out}"
                    );
                }
                if line.starts_with("kader all ") {
                    assert!(out.contains("\nAlles klopt.\n"), "{out}");
                    whole.push(kader.clone());
                }
            }
        } else if step(&kader, &block) {
            let name = kader.file_name().unwrap().to_str().unwrap();
            let output = run(&dir, &format!("kader check {name}"));
            let said = String::from_utf8(output.stderr).unwrap();
            assert_eq!(
                (output.status.code(), said.as_str()),
                (Some(0), ""),
                "{}\n{}",
                block.above,
                block.text
            );
        } else {
            assert_eq!(block.language, "text", "no step: {}", block.text);
        }
    }
    let [first, second] = whole.as_slice() else { panic!("{whole:?}") };
    has_every_part(first);
    assert!(load(second).unwrap().kader.guide.is_some());
}

/// Every part of the format stands in the kader of the guide, but for that of a kader without decisions.
fn has_every_part(folder: &Path) {
    let loaded = load(folder).unwrap();
    let kader = serde_json::to_value(&loaded.kader).unwrap();
    let empty: Vec<&str> = Kader::shape()
        .fields()
        .iter()
        .map(|field| field.name)
        .filter(|name| kader.get(name).and_then(|part| part.as_array()).is_some_and(Vec::is_empty))
        .collect();
    assert!(
        empty.is_empty() && kader["besluit"].as_array().unwrap().len() == 2,
        "not in the guide: {empty:?}"
    );
    assert!(loaded.kader.facts.iter().any(|fact| fact.from_dates.is_some()));
    assert!(loaded.kader.meta.two_judges.is_some() && !loaded.kader.meta.open_points.is_empty());
    assert!(loaded.kader.criteria.iter().flat_map(|one| &one.rules).any(|rule| !rule.prompts.is_empty()));
    assert!(loaded.kader.actions.iter().any(|action| action.paper.is_some()));
    assert!(loaded.kader.dates.iter().any(|date| date.calendar.is_some()));
    let account = &loaded.account;
    assert!(!account.scopes.is_empty() && !account.choices.is_empty() && !account.orders.is_empty());
}

/// Whoever writes a scenario finds every expectation in the guide, and for every sort of change what notices it.
#[test]
fn expectations_and_changes_are_explained() {
    let rows: Vec<&str> = GUIDE.lines().filter(|line| line.starts_with("| ")).collect();
    let explained = |word: &str| rows.iter().any(|row| row.contains(&format!("`{word}`")));
    let expectations = Expected::shape();
    let missing: Vec<&str> =
        expectations.fields().iter().map(|field| field.name).filter(|name| !explained(name)).collect();
    assert!(missing.is_empty() && expectations.fields().len() > 30, "{missing:?}");
    let dir = scratch("handleiding-veranderingen");
    assert!(run(&dir, "kader new mijn-kader").status.success());
    let told: Value = serde_json::from_slice(&run(&dir, "kader mutate mijn-kader --json").stdout).unwrap();
    let operators = told["operators"].as_array().unwrap();
    let ids: Vec<&str> = operators.iter().map(|one| one["id"].as_str().unwrap()).collect();
    let missing: Vec<&&str> = ids.iter().filter(|id| !explained(id)).collect();
    assert!(missing.is_empty() && ids.len() > 30, "{missing:?} of {}", ids.len());
}

/// The messages of the guide, each with the slip it describes.
#[test]
fn the_messages_are_those_of_the_program() {
    let shown: Vec<Block> =
        blocks().into_iter().filter(|block| block.text.starts_with("1 melding:")).collect();
    let slips: [(&str, &str, &str); 2] = [
        ("vragen.toml", "rol = \"info\"\nnaam = \"Soort fiets\"", "rol = \"infoo\"\nnaam = \"Soort fiets\""),
        ("criteria.toml", "lopen-zwaar = \"nee\" }", "lopen-zwaar = \"ja\", stalling = \"eigen\" }"),
    ];
    assert_eq!(shown.len(), slips.len());
    for (number, (block, (file, from, to))) in shown.iter().zip(slips).enumerate() {
        let dir = scratch(&format!("handleiding-melding-{number}"));
        assert!(run(&dir, "kader new mijn-kader").status.success());
        let path = dir.join(KADER).join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{file}: {from}");
        fs::write(&path, text.replace(from, to)).unwrap();
        let output = run(&dir, "kader check mijn-kader");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), block.text);
    }
}

#[test]
fn every_command_is_explained() {
    let help = Command::new(env!("CARGO_BIN_EXE_kader")).arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let list = help.split("Opdrachten:").nth(1).unwrap().split("Opties:").next().unwrap();
    let commands: Vec<&str> = list.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(commands.len() > 5, "{help}");
    for command in commands {
        assert!(GUIDE.contains(&format!("| `kader {command}` | ")), "{command} is not in the table");
    }
}
