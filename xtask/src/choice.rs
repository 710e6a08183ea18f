//! The choice between the checks of a site: plain HTML that needs no script, and the same as data for the element.
//!
//! Its question and its words stand in `keuze.toml` beside the folder of the first kader, or in ours; a check it does not name is named by its
//! own title. Which one somebody chooses is an address of our own, and says nothing of its subject.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::assets;
use crate::begin;
use crate::fail::{Fail, OrFail, Outcome};
use crate::house::{House, read_text};
use crate::seal::Seals;
use crate::template;

/// The file with the words, beside the folder of the first kader; where it is not, that of our own kaders.
const WORDS: &str = "keuze.toml";
const TEMPLATE: &str = "keuze.html";

/// What the file holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    /// What is asked.
    vraag: String,
    /// What can be chosen, in this order.
    #[serde(default)]
    keuze: Vec<Choice>,
    /// Names for the folders of checks, by the id of the kader, in place of a code that says nothing.
    #[serde(default)]
    map: BTreeMap<String, String>,
}

fn file(house: &House) -> PathBuf {
    let beside = house.kader.parent().map(|folder| folder.join(WORDS)).filter(|file| file.is_file());
    beside.unwrap_or_else(|| house.root.join("kaders").join(WORDS))
}

fn words(house: &House) -> Outcome<Words> {
    let file = file(house);
    let advice = "Er staat een `vraag` in, bij elke `[[keuze]]` een `tekst` en de id van een `kader`, en onder `[map]` bij de id van een \
                  kader de naam van zijn map.";
    toml::from_str(&read_text(&file)?).or_fail("de keuze vooraf is niet te lezen", house.show(&file), advice)
}

/// The names that this site has chosen for the folders of its checks.
pub fn folders(house: &House) -> Outcome<BTreeMap<String, String>> {
    let folders = words(house)?.map;
    let sign = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-';
    match folders.values().find(|name| name.is_empty() || !name.chars().all(sign)) {
        None => Ok(folders),
        Some(name) => Err(Fail::new(
            format!("`{name}` kan geen naam van een map in de site zijn"),
            house.show(&file(house)),
            "Gebruik kleine letters, cijfers en streepjes.",
        )),
    }
}

/// What somebody comes for, and the check for it; more than one may lead to the same.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Choice {
    tekst: String,
    kader: String,
}

/// What is asked, and each choice with the address of its check.
fn choices(house: &House, checks: &[House]) -> Outcome<(String, Vec<(String, String)>)> {
    let words = words(house)?;
    let mut known = Vec::new();
    for check in checks {
        let packs = assets::packs(check)?;
        known.extend(packs.last().map(|pack| {
            let begin = pack.wordings.start.as_ref().map(|_| begin::NAME).unwrap_or_default();
            (pack.id.clone(), pack.wordings.title.clone(), check.folder.clone() + begin)
        }));
    }
    let address =
        |id: &str| known.iter().find(|(known, ..)| known == id).map(|(.., address)| address.clone());
    let mut choices: Vec<(String, String)> = words
        .keuze
        .iter()
        .filter_map(|choice| Some((choice.tekst.clone(), address(&choice.kader)?)))
        .collect();
    for (_, title, address) in &known {
        if !choices.iter().any(|(_, chosen)| chosen == address) {
            choices.push((title.clone(), address.clone()));
        }
    }
    Ok((words.vraag, choices))
}

/// The page.
pub fn page(house: &House, checks: &[House], seals: &Seals) -> Outcome<Vec<u8>> {
    let (question, choices) = choices(house, checks)?;
    let link = |(text, address): &(String, String)| {
        format!("<li><a href=\"./{address}\">{}</a></li>", template::escaped(text))
    };
    let own = [
        ("vraag", template::escaped(&question)),
        ("keuzes", choices.iter().map(link).collect()),
        ("uitweg", template::escaped(&assets::wordings(house)?.way_out)),
    ];
    template::page(house, TEMPLATE, &own, seals)
}

/// The same for the element: `{ question, choices: [{ text, address }] }`.
pub fn data(house: &House, checks: &[House]) -> Outcome<Value> {
    let (question, choices) = choices(house, checks)?;
    let choice = |(text, address): &(String, String)| json!({ "text": text, "address": address });
    Ok(json!({ "question": question, "choices": choices.iter().map(choice).collect::<Vec<_>>() }))
}
