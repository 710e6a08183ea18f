//! The walls between the rooms that the borders of the crates do not hold: what only the sources or the finished Wasm show.

use std::env;
use std::path::Path;

use voorcheck_site::Check;
use voorcheck_site::fail::{Fail, Outcome};
use voorcheck_site::files::{files_under, read, read_text};

use crate::house::House;
use crate::names::exports;
use crate::run::Program;
use crate::wasm;

/// The rules are `no_std`, and take nothing of `std` nor the time of day: a clock, a file or a network does not compile there.
pub fn rules_without_std(house: &House) -> Outcome<()> {
    let sources = house.root.join("crates").join("rules").join("src");
    let mut broken = Vec::new();
    if !read_text(&sources.join("lib.rs"))?.contains("#![no_std]") {
        broken.push("lib.rs zegt niet #![no_std]".to_owned());
    }
    for file in files_under(&sources) {
        let found = names_in(&read_text(&file)?, &["std", "now_utc", "now_local"]);
        broken.extend(found.into_iter().map(|(line, name)| format!("{}:{line} {name}", house.show(&file))));
    }
    if broken.is_empty() {
        return Ok(());
    }
    Err(Fail::new(
        "de regels staan niet op zichzelf",
        broken.join(", "),
        "Geef een datum of een tekst als parameter mee, of verplaats dit naar een crate die het wel mag.",
    ))
}

/// Where these words stand in code, outside comments and before the tests at the end.
fn names_in<'a>(text: &str, denied: &[&'a str]) -> Vec<(usize, &'a str)> {
    let mut found = Vec::new();
    for (index, line) in text.lines().take_while(|line| line.trim() != "#[cfg(test)]").enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        let words: Vec<&str> = code.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        found.extend(denied.iter().filter(|name| words.contains(*name)).map(|name| (index + 1, *name)));
    }
    found
}

/// The page's Wasm offers these and nothing else.
pub fn page_exports(house: &House) -> Outcome<()> {
    compare(house, &wasm::raw_page(house)?, &["main", "memory", "mount"])
}

/// The page's Wasm holds no parser of kader files and no sentence of the kader: the rules come in as data.
pub fn page_holds_no_policy(house: &House) -> Outcome<()> {
    let wasm = read(&wasm::raw_page(house)?)?;
    let holds = |text: &str| wasm.windows(text.len()).any(|window| window == text.as_bytes());
    let traces = ["EOF while parsing", "TOML parse error"].into_iter();
    let mut found: Vec<String> = traces.filter(|trace| holds(trace)).map(str::to_owned).collect();
    let checks = house.checks()?;
    for version in checks.iter().take(1).flat_map(Check::versions) {
        let pack = serde_json::from_str(&version.pack).unwrap_or_default();
        let mut sentences = Vec::new();
        sentences_in(&pack, &mut sentences);
        found.extend(sentences.into_iter().filter(|sentence| holds(sentence)).map(str::to_owned));
    }
    if found.is_empty() {
        return Ok(());
    }
    Err(Fail::new(
        format!("in de WebAssembly van de pagina staat wat er niet hoort: {}", found.join(" | ")),
        "src/, crates/",
        "Zinnen van een kader horen in kaders/, een lezer van TOML of JSON in crates/tools.",
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

/// The module's Wasm offers these and nothing else.
pub fn module_exports(house: &House) -> Outcome<()> {
    let wasm = wasm::raw_module(house)?.with_file_name("headless_bg.wasm");
    compare(house, &wasm, &["assess", "describe", "loadKader", "main", "memory", "version"])
}

/// What a Wasm file offers, besides the plumbing of wasm-bindgen, is what is allowed.
fn compare(house: &House, wasm: &Path, allowed: &[&str]) -> Outcome<()> {
    let place = format!("{}, xtask/src/walls.rs", house.show(wasm));
    let Some(mut found) = exports(&read(wasm)?) else {
        return Err(Fail::new("dit is geen WebAssembly", place, "Bouw opnieuw met `cargo xtask build`."));
    };
    found.retain(|name| !name.starts_with("__") && !name.starts_with("wasm_bindgen__"));
    let extra: Vec<&str> = found.iter().map(String::as_str).filter(|name| !allowed.contains(name)).collect();
    if !extra.is_empty() {
        return Err(Fail::new(
            format!("WebAssembly biedt meer aan dan afgesproken: {}", extra.join(", ")),
            place,
            "Hoort het erbij, zet het dan op de lijst. Anders lekt er een functie uit de bibliotheek naar deze bin.",
        ));
    }
    // `main` exists only in some builds; everything else on the list must be there.
    let missing: Vec<&str> = allowed
        .iter()
        .copied()
        .filter(|name| *name != "main" && !found.iter().any(|one| one == name))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(Fail::new(
        format!("WebAssembly mist: {}", missing.join(", ")),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_come_from_any_depth() {
        let pack =
            serde_json::json!({"a": [{"b": "Een zin die lang genoeg is om te tellen."}, "kort"], "c": 1});
        let mut found = Vec::new();
        sentences_in(&pack, &mut found);
        assert_eq!(found, vec!["Een zin die lang genoeg is om te tellen."]);
    }

    #[test]
    fn comments_and_tests_may_name_what_code_may_not() {
        let text = "#![no_std]\n// std::fs is not used\nlet x = y; // std::env\nuse std::fs;\n#[cfg(test)]\nuse std::fs;\n";
        assert_eq!(names_in(text, &["std", "now_utc"]), vec![(4, "std")]);
    }
}
