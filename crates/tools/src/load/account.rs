//! The author's account (`verantwoording.toml`): what is said about the text and expected of the rules, beside the rules
//! themselves. It is held against the kader and shown to readers; no pack carries it.

use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use voorcheck_rules::kader::Problem;

use super::places::{Places, TextFile};
use super::{files, repair, syntax_problems};
use crate::check::suggest;

/// Name of the account in a kader's folder; a kader may do without.
pub const ACCOUNT: &str = "verantwoording.toml";

/// What the author declares.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Which part of a source has to be accounted for; without one, the whole of it.
    pub scopes: Vec<Scope>,
    /// Sentences that no norm quotes, with why.
    pub not_normative: Vec<NotNormative>,
    /// Norms that nothing in the kader rests on, with why.
    pub unused: Vec<Unused>,
    /// How we read the text where it can be read in more than one way.
    pub choices: Vec<Reading>,
    /// Which answers are better than others.
    pub orders: Vec<Order>,
}

/// The part of a source that has to be accounted for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// Id of the source.
    #[serde(rename = "bron")]
    pub source: String,
    /// The line it starts with, verbatim; absent: the start of the source.
    #[serde(rename = "van")]
    pub from: Option<String>,
    /// The line before which it ends, verbatim; absent: the end of the source.
    #[serde(rename = "tot")]
    pub until: Option<String>,
    /// Why the rest is left out.
    #[serde(rename = "reden")]
    pub reason: String,
}

/// Sentences of a source, or parts of one, that no norm quotes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotNormative {
    /// Id of the source.
    #[serde(rename = "bron")]
    pub source: String,
    /// The sentences or parts of one, verbatim but for white space.
    #[serde(rename = "zinnen")]
    pub sentences: Vec<String>,
    /// Norms that say the same, often of another source.
    #[serde(rename = "hetzelfde-als", default)]
    pub same_as: Vec<String>,
    /// Why they hold no norm of their own; may be left out when another norm says the same.
    #[serde(rename = "reden", default)]
    pub reason: String,
}

/// Norms that nothing in the kader rests on.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unused {
    /// Ids of the norms.
    #[serde(rename = "normen")]
    pub norms: Vec<String>,
    /// Why nothing does.
    #[serde(rename = "reden")]
    pub reason: String,
}

/// A choice between readings of the text.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// Id.
    pub id: String,
    /// What it is about, in a few words.
    #[serde(rename = "titel")]
    pub title: String,
    /// What the text leaves open: how it can be read.
    #[serde(rename = "tekst")]
    pub text: String,
    /// How we read it, and why.
    #[serde(rename = "lezing")]
    pub reading: String,
    /// What would be otherwise with another reading.
    #[serde(rename = "anders")]
    pub otherwise: String,
    /// The norms that can be read in more than one way.
    #[serde(rename = "normen")]
    pub norms: Vec<String>,
}

/// The answers to a question from favourable to unfavourable: a better answer never gives a worse outcome.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// Id of the fact.
    #[serde(rename = "feit")]
    pub fact: String,
    /// Values, best first; answers in one list are not compared with each other.
    #[serde(rename = "volgorde")]
    pub ranks: Vec<Rank>,
}

/// A value, or several that are not compared.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged, expecting = "hier moet een waarde staan, of een lijst van waarden")]
pub enum Rank {
    /// One value.
    One(String),
    /// Several.
    Several(Vec<String>),
}

impl Rank {
    /// The values of this rank.
    pub fn values(&self) -> &[String] {
        match self {
            Rank::One(value) => std::slice::from_ref(value),
            Rank::Several(values) => values,
        }
    }
}

/// Reads the account in `dir`, if there is one; its places get paths that start with `verantwoording`.
pub(super) fn read(dir: &Path, places: &mut Places) -> Result<Account, Vec<Problem>> {
    if !dir.join(ACCOUNT).exists() {
        return Ok(Account::default());
    }
    let text = files::read(dir, ACCOUNT).map_err(|problem| vec![problem.at(ACCOUNT, 1)])?;
    let file = TextFile::new(ACCOUNT.to_owned(), text);
    let (table, errors) = DeTable::parse_recoverable(&file.text);
    let unseen = files::unseen(&file);
    if !errors.is_empty() || !unseen.is_empty() {
        return Err([syntax_problems(&file, &errors), unseen].concat());
    }
    let mut reader = Reader { file: &file, places, problems: Vec::new() };
    let mut account = Account::default();
    for (key, value) in table.get_ref() {
        let name: &str = key.get_ref();
        let line = file.line(key.span().start);
        match name {
            "bereik" => account.scopes = reader.list(name, line, value),
            "niet-normatief" => account.not_normative = reader.list(name, line, value),
            "niet-gebruikt" => account.unused = reader.list(name, line, value),
            "keuze" => account.choices = reader.list(name, line, value),
            "gunstig" => account.orders = reader.list(name, line, value),
            _ => reader.problem("unknown-field", name, line, format!("`{name}` bestaat hier niet."), {
                suggest::hint(name, ["bereik", "niet-normatief", "niet-gebruikt", "keuze", "gunstig"])
            }),
        }
    }
    let problems = reader.problems;
    if problems.is_empty() { Ok(account) } else { Err(problems) }
}

struct Reader<'a> {
    file: &'a TextFile,
    places: &'a mut Places,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn problem(&mut self, code: &'static str, path: &str, line: usize, message: String, advice: String) {
        let problem = Problem::new(code, format!("verantwoording.{path}"), message, advice);
        self.problems.push(problem.at(&self.file.name, line));
    }

    fn list<T: DeserializeOwned>(&mut self, name: &str, line: usize, value: &Spanned<DeValue<'_>>) -> Vec<T> {
        let DeValue::Array(elements) = value.get_ref() else {
            let message = format!("`{name}` is hier geen lijst.");
            self.problem("wrong-type", name, line, message, format!("Begin elk onderdeel met `[[{name}]]`."));
            return Vec::new();
        };
        let mut list = Vec::new();
        for (i, element) in elements.iter().enumerate() {
            let path = format!("verantwoording.{name}[{i}]");
            self.places.insert_value(&path, self.file, self.file.line(element.span().start), element);
            self.problems.extend(files::unseen_within(self.file, element));
            let reading = repair::read(element);
            for (start, fault) in reading.faults {
                let problem = Problem::new(fault.code, path.as_str(), fault.message, fault.advice);
                self.problems.push(problem.at(&self.file.name, self.file.line(start)));
            }
            list.extend(reading.value);
        }
        list
    }
}
