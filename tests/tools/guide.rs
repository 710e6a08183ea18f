//! `docs/kader-schrijven.md` followed to the letter: every command is run, every change is made, every piece of a kader is
//! read from the example, and every message is the one the program gives.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use voorcheck_rules::kader::Voice;
use voorcheck_tools::audit::scenario;
use voorcheck_tools::check;
use voorcheck_tools::load::load;

use crate::common::root;

const GUIDE: &str = include_str!("../../docs/kader-schrijven.md");
/// The folder the guide makes.
const KADER: &str = "mijn-kader";
/// What a reader runs that takes a browser, a compiler or a release.
const NOT_HERE: [&str; 5] = [
    "cargo install --path crates/tools --locked",
    "cargo xtask serve --kader mijn-kader",
    "kader site voorcheck-VERSIE.zip mijn-kader --out mijn-site",
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

/// The lines that count, without comments.
fn bare(text: &str) -> Vec<&str> {
    text.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

/// The file a step changes: the name between code marks.
fn named(above: &str) -> &str {
    above.split('`').nth(1).unwrap()
}

#[test]
fn the_guide_can_be_followed() {
    let dir = scratch("handleiding");
    let kader = dir.join(KADER);
    let (mut commands, mut changes) = (0, 0);
    for block in blocks() {
        if block.language == "sh" {
            for line in block.text.lines().filter(|line| !NOT_HERE.contains(line)) {
                let output = run(&dir, line);
                let said = String::from_utf8(output.stderr).unwrap();
                assert_eq!((output.status.code(), said.as_str()), (Some(0), ""), "{line}");
                commands += 1;
            }
        } else if block.above.starts_with("Zet onderaan in ") {
            let file = kader.join(named(block.above));
            let text = fs::read_to_string(&file).unwrap();
            fs::write(file, format!("{text}{}", block.text)).unwrap();
            changes += 1;
        } else if block.above.starts_with("Maak het bestand ") {
            let file = kader.join(named(block.above));
            assert!(!file.exists());
            fs::write(file, block.text).unwrap();
            changes += 1;
        }
    }
    assert_eq!((commands, changes), (9, 5));

    // What came of it works, with the signal of the change.
    let engine = check::engine(load(&kader).unwrap().kader, String::new()).unwrap();
    let scenarios = scenario::read(&kader, &engine).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!(scenarios.len(), 6);
    for scenario in scenarios {
        assert_eq!(scenario.tried(&engine, Voice::Behandelaar), [""; 0], "{}", scenario.stem);
    }
}

/// A piece of TOML that is no step stands in the example, word for word.
#[test]
fn the_pieces_are_from_the_example() {
    let example = root().join("crates/tools/src/cli/new/leenfiets");
    let files = |dir: PathBuf| fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    let texts: Vec<String> = files(example.clone())
        .chain(files(example.join("scenarios")))
        .filter(|path| path.is_file())
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let mut pieces = 0;
    for block in blocks().iter().filter(|block| block.language == "toml") {
        if ["Zet onderaan", "Maak het bestand"].iter().any(|step| block.above.starts_with(step)) {
            continue;
        }
        let wanted = bare(&block.text);
        let found = texts.iter().any(|text| bare(text).windows(wanted.len()).any(|lines| lines == wanted));
        assert!(found, "not in the example:\n{}", block.text);
        pieces += 1;
    }
    assert!(pieces >= 5);
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
