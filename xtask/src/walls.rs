//! The walls between the rooms, held by the compiler, the dependency tree and the export table; the lists are in
//! `tests/walls/`.

use std::env;
use std::path::Path;

use crate::fail::{Fail, Outcome};
use crate::house::{House, files_under, read, read_text};
use crate::names::exports;
use crate::run::Program;
use crate::wasm;

const TARGET: &str = "wasm32-unknown-unknown";
const LISTS: &str = "tests/walls";

/// The rules build by themselves, without any feature.
pub fn rules_alone(house: &House) -> Outcome<()> {
    Program::cargo(house)
        .args(["check", "--quiet", "--package", "voorcheck", "--lib", "--no-default-features"])
        .quietly(
            "De regels (kader, decision, assessment) moeten zonder de kenmerken cli, web en wasm vertalen.",
        )
}

/// No crate of the deny lists in the dependency trees.
pub fn dependencies(house: &House) -> Outcome<()> {
    tree(house, "verboden-in-regels.txt", "", &[])?;
    tree(house, "verboden-in-regels.txt", "", &["--target", TARGET])?;
    tree(house, "verboden-in-pagina.txt", "web", &["--target", TARGET])?;
    tree(house, "verboden-in-module.txt", "wasm", &["--target", TARGET])
}

fn tree(house: &House, list: &str, features: &str, more: &[&str]) -> Outcome<()> {
    let text = Program::cargo(house)
        .args("tree --package voorcheck --edges normal --prefix depth --format {p}".split(' '))
        .args(["--no-default-features", "--features", features])
        .args(more)
        .read()?;
    let denied = lines(house, list)?;
    // `--prefix depth` writes the depth before the name: 0 is our own crate, 1 what it asks for itself.
    let mut found: Vec<&str> = text
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .map(|word| {
            let name = word.trim_start_matches(|c: char| c.is_ascii_digit());
            (word.strip_suffix(name) == Some("1"), name)
        })
        .filter(|(direct, name)| {
            denied.iter().any(|pattern| match pattern.strip_prefix("zelf ") {
                Some(pattern) => *direct && fits(name, pattern),
                None => fits(name, pattern),
            })
        })
        .map(|(_, name)| name)
        .collect();
    found.sort_unstable();
    found.dedup();
    if found.is_empty() {
        return Ok(());
    }
    Err(Fail::new(
        format!("door de muur: {}", found.join(", ")),
        format!("cargo tree --no-default-features --features \"{features}\" {}", more.join(" ")),
        format!("Zet de afhankelijkheid achter het kenmerk waar ze hoort. De lijst staat in {LISTS}/{list}."),
    ))
}

/// The pure rooms name no clock, file, network or output.
pub fn purity(house: &House) -> Outcome<()> {
    let rules = lines(house, "puur.txt")?;
    let of = |kind: &str| -> Vec<&str> {
        rules
            .iter()
            .filter_map(|rule| rule.strip_prefix(kind).and_then(|rest| rest.strip_prefix(' ')))
            .collect()
    };
    let (rooms, except, denied) = (of("kamer"), of("behalve"), of("verbied"));
    let mut broken = Vec::new();
    for room in rooms {
        for file in files_under(&house.root.join(room)) {
            let skip = except.iter().any(|path| file.starts_with(house.root.join(path)));
            if skip || file.extension().is_none_or(|extension| extension != "rs") {
                continue;
            }
            broken.extend(
                names_in(&read_text(&file)?, &denied)
                    .into_iter()
                    .map(|(line, name)| format!("{}:{line} {name}", house.show(&file))),
            );
        }
    }
    if broken.is_empty() {
        return Ok(());
    }
    Err(Fail::new(
        "een kamer zonder klok en bestanden gebruikt er toch een",
        broken.join(", "),
        format!(
            "Geef het als parameter mee, of verplaats het naar de bin. De lijst staat in {LISTS}/puur.txt."
        ),
    ))
}

/// Where the denied names stand, outside comments.
fn names_in<'a>(text: &str, denied: &[&'a str]) -> Vec<(usize, &'a str)> {
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        found.extend(denied.iter().filter(|name| code.contains(**name)).map(|name| (index + 1, *name)));
    }
    found
}

/// The page's Wasm offers what is on its list and nothing else.
pub fn page_exports(house: &House) -> Outcome<()> {
    compare(house, &wasm::raw_page(house)?, "uitgangen-pagina.txt")
}

/// The page's Wasm holds no parser of kader files and no sentence of the kader: the rules come in as data. Needs a
/// pack.
pub fn page_holds_no_policy(house: &House) -> Outcome<()> {
    let wasm = read(&wasm::raw_page(house)?)?;
    let holds = |text: &str| wasm.windows(text.len()).any(|window| window == text.as_bytes());
    let mut found: Vec<String> =
        lines(house, "sporen-pagina.txt")?.into_iter().filter(|trace| holds(trace)).collect();
    let pack = serde_json::from_slice(&read(&house.work().join("kader.json"))?).unwrap_or_default();
    let mut sentences = Vec::new();
    sentences_in(&pack, &mut sentences);
    found.extend(sentences.into_iter().filter(|sentence| holds(sentence)).map(str::to_owned));
    if found.is_empty() {
        return Ok(());
    }
    Err(Fail::new(
        format!("in de WebAssembly van de pagina staat wat er niet hoort: {}", found.join(" | ")),
        format!("src/, {LISTS}/sporen-pagina.txt"),
        "Zinnen van een kader horen in kaders/, een lezer van TOML of JSON achter het kenmerk cli.",
    ))
}

/// The texts of a pack that are long enough to be sentences rather than names.
fn sentences_in<'a>(value: &'a serde_json::Value, found: &mut Vec<&'a str>) {
    match value {
        serde_json::Value::String(text) if text.len() >= 30 => found.push(text),
        serde_json::Value::Array(items) => items.iter().for_each(|item| sentences_in(item, found)),
        serde_json::Value::Object(members) => members.values().for_each(|member| sentences_in(member, found)),
        _ => {}
    }
}

/// The module's Wasm offers what is on its list and nothing else.
pub fn module_exports(house: &House) -> Outcome<()> {
    compare(house, &wasm::raw_module(house)?.with_file_name("headless_bg.wasm"), "uitgangen-module.txt")
}

fn compare(house: &House, wasm: &Path, list: &str) -> Outcome<()> {
    let place = format!("{}, {LISTS}/{list}", house.show(wasm));
    let Some(mut found) = exports(&read(wasm)?) else {
        return Err(Fail::new("dit is geen WebAssembly", place, "Bouw opnieuw met `cargo xtask build`."));
    };
    found.retain(|name| !name.starts_with("__") && !name.starts_with("wasm_bindgen__"));
    let mut allowed = lines(house, list)?;
    let extra: Vec<&String> = found.iter().filter(|name| !allowed.contains(name)).collect();
    if !extra.is_empty() {
        let extra: Vec<&str> = extra.iter().map(|name| name.as_str()).collect();
        return Err(Fail::new(
            format!("WebAssembly biedt meer aan dan afgesproken: {}", extra.join(", ")),
            place,
            "Hoort het erbij, zet het dan op de lijst. Anders lekt er een functie uit de bibliotheek naar deze bin.",
        ));
    }
    // `main` exists only in some builds; everything else on the list must be there.
    allowed.retain(|name| name != "main" && !found.contains(name));
    if allowed.is_empty() {
        return Ok(());
    }
    Err(Fail::new(
        format!("WebAssembly mist: {}", allowed.join(", ")),
        place,
        "Exporteer het weer, of haal het van de lijst.",
    ))
}

/// No file in git names a folder of a machine.
pub fn no_machine_paths(house: &House) -> Outcome<()> {
    let Some(listing) = Program::new(house, "git").args(["ls-files", "-z"]).answer() else {
        return Ok(()); // Not a checkout: a release archive has no git to ask.
    };
    // Written in two parts, so that this file does not find itself.
    let mut needles = vec![concat!("/ho", "me/").to_owned(), concat!("/Use", "rs/").to_owned()];
    needles.push(concat!("C:\\Use", "rs\\").to_owned());
    needles.extend(env::home_dir().map(|home| format!("{}/", home.display())).filter(|home| home.len() > 2));
    if house.root.components().count() > 2 {
        needles.push(house.root.display().to_string());
    }
    for name in listing.split('\0').filter(|name| !name.is_empty()) {
        let Ok(bytes) = read(&house.root.join(name)) else {
            continue;
        };
        let text = String::from_utf8_lossy(&bytes);
        if let Some(needle) = needles.iter().find(|needle| text.contains(needle.as_str())) {
            return Err(Fail::new(
                format!("een bestand in git noemt een map van een computer ({needle})"),
                name,
                "Schrijf het pad vanaf de map van het project.",
            ));
        }
    }
    Ok(())
}

/// The lines of a list, without comments and empty ones.
fn lines(house: &House, list: &str) -> Outcome<Vec<String>> {
    let text = read_text(&house.root.join(LISTS).join(list))?;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    Ok(lines.map(str::to_owned).collect())
}

/// Whether a name fits a pattern: the same, or the same start when the pattern ends in `*`.
fn fits(name: &str, pattern: &str) -> bool {
    pattern.strip_suffix('*').map_or(name == pattern, |start| name.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_fit_names() {
        assert!(fits("gloo-timers", "gloo*"));
        assert!(fits("rand", "rand"));
        assert!(!fits("rand_core", "rand"));
    }

    #[test]
    fn sentences_come_from_any_depth() {
        let pack =
            serde_json::json!({"a": [{"b": "Een zin die lang genoeg is om te tellen."}, "kort"], "c": 1});
        let mut found = Vec::new();
        sentences_in(&pack, &mut found);
        assert_eq!(found, vec!["Een zin die lang genoeg is om te tellen."]);
    }

    #[test]
    fn comments_may_name_what_code_may_not() {
        let text = "// std::fs is not used\nlet x = 1; // std::env\nuse std::fs;\n";
        assert_eq!(names_in(text, &["std::fs", "std::env"]), vec![(3, "std::fs")]);
    }
}
