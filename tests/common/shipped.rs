//! The kader this repository ships.

use std::path::PathBuf;

use voorcheck_rules::kader::{Kader, Table};
use voorcheck_tools::load;

pub fn folder() -> PathBuf {
    super::root().join("kaders/safehouse-gooi-en-vechtstreek")
}

pub fn kader() -> Kader {
    match load::load(&folder()) {
        Ok(loaded) => loaded.kader,
        Err(problems) => panic!("the shipped kader is valid: {problems:#?}"),
    }
}

/// The answers of the base case of the decision model, which is `past`.
pub fn base_answers() -> Table<String> {
    let text = std::fs::read_to_string(folder().join("scenarios/basis.toml")).expect("the base scenario");
    let table: toml::Table = text.parse().expect("the base scenario is TOML");
    let answers = table["antwoorden"].as_table().expect("answers");
    answers
        .iter()
        .map(|(fact, option)| (fact.clone(), option.as_str().expect("an option").to_owned()))
        .collect()
}
