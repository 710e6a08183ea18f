//! The choice between the checks of a site: plain HTML that needs no script, and the same as data for the element.
//!
//! Its question and its words stand in `keuze.toml` beside the folder of the first kader, or in ours; a check it does not name is named by its
//! own title. Which one somebody chooses is an address of our own, and says nothing of its subject.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::begin;
use crate::check::Check;
use crate::fail::{Fail, OrFail, Outcome};
use crate::parts::Parts;
use crate::seal::{self, Seals};
use crate::template;

/// The file with the words; among the parts ours, for who has none.
pub const NAME: &str = "keuze.toml";
const TEMPLATE: &str = "keuze.html";

/// What the file holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// What is asked.
    vraag: String,
    /// What can be chosen, in this order.
    #[serde(default)]
    keuze: Vec<Choice>,
    /// Names for the folders of checks, by the id of the kader, in place of a code that says nothing.
    #[serde(default)]
    map: BTreeMap<String, String>,
}

/// What somebody comes for, and the check for it; more than one may lead to the same.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Choice {
    tekst: String,
    kader: String,
}

impl Words {
    /// Reads the text of the file, which stands at `place`.
    pub fn read(text: &str, place: &str) -> Outcome<Self> {
        let advice = "Er staat een `vraag` in, bij elke `[[keuze]]` een `tekst` en de id van een `kader`, en onder `[map]` bij de id van \
                      een kader de naam van zijn map.";
        let words: Self = toml::from_str(text).or_fail("de keuze vooraf is niet te lezen", place, advice)?;
        let sign = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-';
        match words.map.values().find(|name| name.is_empty() || !name.chars().all(sign)) {
            None => Ok(words),
            Some(name) => Err(Fail::new(
                format!("`{name}` kan geen naam van een map in de site zijn"),
                place,
                "Gebruik kleine letters, cijfers en streepjes.",
            )),
        }
    }
}

/// Gives each of several checks its folder in the site, the same for every version of its kader: of the name that was chosen
/// for it, or one that says nothing of its subject. The only check of a site has none.
pub fn place(checks: &mut [Check], words: &Words) -> Outcome<()> {
    let alone = checks.len() == 1;
    let mut taken = Vec::new();
    for check in checks {
        let code: String = seal::sha256_hex(check.id().as_bytes()).chars().take(4).collect();
        let folder = words.map.get(check.id()).map_or_else(|| format!("v{code}/"), |name| format!("{name}/"));
        if taken.contains(&folder) {
            return Err(Fail::new(
                "twee voorchecks zouden in dezelfde map van de site komen",
                check.id(),
                "Noem elk kader één keer. Is het er één, en deelt een ander kader zijn map? Geef dat dan een andere naam.",
            ));
        }
        check.folder = if alone { String::new() } else { folder.clone() };
        taken.push(folder);
    }
    Ok(())
}

/// What is asked, and each choice with the address of its check.
fn choices<'a>(words: &'a Words, checks: &'a [Check]) -> (&'a str, Vec<(&'a str, String)>) {
    let address = |check: &Check| {
        let begin = check.kader().texts.start.as_ref().map_or("", |_| begin::NAME);
        check.folder.clone() + begin
    };
    let of = |id: &str| checks.iter().find(|check| check.id() == id).map(address);
    let named = words.keuze.iter().filter_map(|choice| Some((choice.tekst.as_str(), of(&choice.kader)?)));
    let mut choices: Vec<(&str, String)> = named.collect();
    for check in checks {
        let address = address(check);
        if !choices.iter().any(|(_, chosen)| *chosen == address) {
            choices.push((&check.kader().meta.title, address));
        }
    }
    (&words.vraag, choices)
}

/// The page. `way_out` is what somebody can do without a check.
pub fn page(
    parts: &Parts,
    words: &Words,
    checks: &[Check],
    way_out: &str,
    sender: &str,
    seals: &Seals,
) -> Outcome<Vec<u8>> {
    let (question, choices) = choices(words, checks);
    let link = |(text, address): &(&str, String)| {
        format!("<li><a href=\"./{address}\">{}</a></li>", template::escaped(text))
    };
    let (question, way_out) = (template::escaped(question), template::escaped(way_out));
    let choices: String = choices.iter().map(link).collect();
    let own = [("vraag", question.as_str()), ("keuzes", choices.as_str()), ("uitweg", way_out.as_str())];
    template::page(parts, TEMPLATE, &own, sender, seals)
}

/// The same for the element: `{ question, choices: [{ text, address }] }`.
pub fn data(words: &Words, checks: &[Check]) -> Value {
    let (question, choices) = choices(words, checks);
    let choice = |(text, address): &(&str, String)| json!({ "text": text, "address": address });
    json!({ "question": question, "choices": choices.iter().map(choice).collect::<Vec<_>>() })
}
