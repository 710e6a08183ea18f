//! A folder of TOML files, a register of norms and source texts, read into one [`Kader`].
//!
//! `kader.toml` names the other files in its key `bestanden`; the lists of all files are joined in that order. Nothing
//! is half-loaded: either the kader meets every demand, or all its problems come back with file and line. Mistakes
//! come in layers (a file that is not TOML hides its fields, a missing field hides what refers to it), and a layer is
//! only looked at once the layers before it leave something to look at.

pub mod account;
pub mod dutch;
mod files;
mod norms;
mod places;
mod repair;
mod uses;
mod versions;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use voorcheck_rules::kader::Problem;
use voorcheck_rules::kader::model::{Kader, Meta};

use crate::check::{check, review, suggest};
pub use account::Account;
pub(crate) use files::{canonical, unseen};
pub(crate) use norms::difference;
pub use norms::{Entry, Register, collapse};
pub use places::Places;
pub(crate) use places::TextFile;
pub use uses::{By, Use, uses};
pub use versions::{Version, versions};

/// The file every kader has.
const MAIN: &str = "kader.toml";
/// The key of [`MAIN`] that lists the other files.
const FILES: &str = "bestanden";
/// The key of [`Meta`].
const META: &str = "kader";
/// The keys of the lists of a [`Kader`], the norms excepted: they have a register of their own.
const LISTS: [&str; 17] = [
    "sectie",
    "feit",
    "datum",
    "besluit",
    "criterium",
    "tegenspraak",
    "signaal",
    "fase",
    "actie",
    "route",
    "infokaart",
    "woord",
    "moment",
    "datumvoorwaarde",
    "feestdag",
    "plaatselijk",
    "brief",
];

/// A kader with the place in the files of all its parts.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The kader; it meets every demand but those that need reasoning.
    pub kader: Kader,
    /// To give problems found later (such as an uncovered combination) their file and line.
    pub places: Places,
    /// The whole register and the source texts; the kader itself holds only the norms something rests on.
    pub register: Register,
    /// What the author declares about the text; empty for a kader without `verantwoording.toml`.
    pub account: Account,
}

/// Reads the kader in `dir`.
///
/// Errors: every problem found, with file and line, in that order; `version-set` when there are several versions in it.
pub fn load(dir: &Path) -> Result<Loaded, Vec<Problem>> {
    if let Some(problems) = versions::one_of_many(dir) {
        return Err(problems);
    }
    let mut places = Places::default();
    places.insert("", MAIN, 1);
    match attempt(dir, &mut places) {
        Ok((kader, register, account)) => Ok(Loaded { kader, places, register, account }),
        Err(problems) => Err(places.locate(problems)),
    }
}

fn attempt(dir: &Path, places: &mut Places) -> Result<(Kader, Register, Account), Vec<Problem>> {
    let (sources, register) = read_files(dir)?;
    let mut problems = Vec::new();
    let mut tables = Vec::new();
    for file in &sources {
        let (table, errors) = DeTable::parse_recoverable(&file.text);
        problems.extend(syntax_problems(file, &errors));
        problems.extend(unseen(file));
        tables.push((file, table));
    }
    problems.extend(unseen(&register));
    let entries = norms::read(&register, places).unwrap_or_else(|found| {
        problems.extend(found);
        Vec::new()
    });
    if !problems.is_empty() {
        return Err(problems);
    }

    let mut assembly = Assembly { lists: BTreeMap::new(), meta: None, places, problems: Vec::new() };
    for (file, table) in &tables {
        assembly.take(file, table.get_ref());
    }
    let kader = (|| {
        // Every list is read before the first missing one ends it, so that all mistakes are found.
        let (meta, sections, facts) = (assembly.meta(), assembly.list("sectie"), assembly.list("feit"));
        let (dates, decisions, criteria) =
            (assembly.list("datum"), assembly.list("besluit"), assembly.list("criterium"));
        let (contradictions, signals) = (assembly.list("tegenspraak"), assembly.list("signaal"));
        let (phases, actions, routes) =
            (assembly.list("fase"), assembly.list("actie"), assembly.list("route"));
        let (cards, glossary) = (assembly.list("infokaart"), assembly.list("woord"));
        let (moments, date_conditions) = (assembly.list("moment"), assembly.list("datumvoorwaarde"));
        let holidays = assembly.list("feestdag");
        let local_wordings = assembly.list("plaatselijk");
        let letter = assembly.list("brief");
        Some(Kader {
            meta: meta?,
            sections: sections?,
            facts: facts?,
            dates: dates?,
            decisions: decisions?,
            criteria: criteria?,
            contradictions: contradictions?,
            signals: signals?,
            phases: phases?,
            actions: actions?,
            routes: routes?,
            cards: cards?,
            glossary: glossary?,
            moments: moments?,
            date_conditions: date_conditions?,
            holidays: holidays?,
            local_wordings: local_wordings?,
            letter: letter?,
            norms: entries.iter().map(|entry| entry.norm.clone()).collect(),
        })
    })();
    let mut problems = assembly.problems;
    let Some(mut kader) = kader else { return Err(problems) };
    problems.extend(check(&kader));
    problems.extend(review(&kader));
    let (texts, unreadable) = norms::texts(dir, &kader);
    problems.extend(unreadable);
    problems.extend(norms::check_quotes(&kader, &texts));
    problems.extend(versions::check_names(dir, &kader));
    let account = account::read(dir, places).unwrap_or_else(|found| {
        problems.extend(found);
        Account::default()
    });
    if !problems.is_empty() {
        return Err(problems);
    }
    let cited: BTreeSet<String> = uses(&kader).iter().flat_map(|one| one.norms).cloned().collect();
    kader.norms.retain(|norm| cited.contains(&norm.id));
    Ok((kader, Register { entries, texts }, account))
}

/// The TOML files in order, [`MAIN`] first, and the register.
fn read_files(dir: &Path) -> Result<(Vec<TextFile>, TextFile), Vec<Problem>> {
    let text = files::read(dir, MAIN).map_err(|problem| vec![problem.at(MAIN, 1)])?;
    let main = TextFile::new(MAIN.to_owned(), text);
    let mut problems = Vec::new();
    let names = further_files(&main, &mut problems);
    let mut sources = vec![main];
    for (name, line) in names {
        match files::read(dir, &name) {
            Ok(text) => sources.push(TextFile::new(name, text)),
            Err(problem) => problems.push(Problem { path: FILES.to_owned(), ..problem }.at(MAIN, line)),
        }
    }
    let register = files::read(dir, norms::REGISTER);
    let register = register.map(|text| TextFile::new(norms::REGISTER.to_owned(), text));
    match register {
        Ok(register) if problems.is_empty() => Ok((sources, register)),
        Ok(_) => Err(problems),
        Err(problem) => {
            problems.push(problem.at(norms::REGISTER, 1));
            Err(problems)
        }
    }
}

/// The names under [`FILES`] with their lines. Absent, the kader is one file.
fn further_files(main: &TextFile, problems: &mut Vec<Problem>) -> Vec<(String, usize)> {
    let (table, _) = DeTable::parse_recoverable(&main.text);
    let Some(list) = table.get_ref().get(FILES) else { return Vec::new() };
    let elements = match list.get_ref() {
        DeValue::Array(elements) => elements.iter().collect(),
        _ => vec![list],
    };
    let mut names: Vec<(String, usize)> = Vec::new();
    for element in elements {
        let line = main.line(element.span().start);
        match element.get_ref() {
            DeValue::String(name) if names.iter().any(|(other, _)| other == name) || name == MAIN => {
                let message = format!("Het bestand `{name}` staat twee keer in de lijst.");
                problems.push(
                    Problem::new("duplicate-file", FILES, message, "Noem elk bestand één keer.")
                        .at(MAIN, line),
                );
            }
            DeValue::String(name) => names.push((name.clone().into_owned(), line)),
            _ => {
                let message = "Onder `bestanden` staan namen van bestanden, tussen aanhalingstekens.";
                let advice = "Schrijf bijvoorbeeld `bestanden = [\"vragen.toml\"]`.";
                problems.push(Problem::new("wrong-type", FILES, message, advice).at(MAIN, line));
            }
        }
    }
    names
}

/// One problem per line: what follows on the same line mostly follows from the first.
fn syntax_problems(file: &TextFile, errors: &[toml::de::Error]) -> Vec<Problem> {
    let mut problems: Vec<Problem> = Vec::new();
    for error in errors {
        let line = error.span().map_or(1, |span| file.line(span.start));
        if problems.iter().any(|problem| problem.place.as_ref().is_some_and(|(_, other)| *other == line)) {
            continue;
        }
        let fault = dutch::of_toml(error.message());
        problems.push(Problem::new(fault.code, "", fault.message, fault.advice).at(&file.name, line));
    }
    problems
}

/// The parts of all files, joined.
struct Assembly<'a, 'i> {
    meta: Option<Part<'a, 'i>>,
    lists: BTreeMap<&'static str, Vec<Part<'a, 'i>>>,
    places: &'a mut Places,
    problems: Vec<Problem>,
}

type Part<'a, 'i> = (&'a TextFile, &'a Spanned<DeValue<'i>>);

impl<'a, 'i> Assembly<'a, 'i> {
    /// Sorts the top level of a file.
    fn take(&mut self, file: &'a TextFile, table: &'a DeTable<'i>) {
        for (key, value) in table {
            let name: &str = key.get_ref();
            let line = file.line(key.span().start);
            if let Some(kind) = LISTS.into_iter().find(|kind| *kind == name) {
                self.take_list(kind, file, line, value);
            } else if name == META {
                if let Some((first, _)) = self.meta {
                    let message = format!("`[kader]` staat ook al in `{}`.", first.name);
                    self.problem(
                        "duplicate-field",
                        name,
                        message,
                        "Beschrijf het kader op één plaats.",
                        file,
                        line,
                    );
                } else {
                    self.places.insert_value(META, file, line, value);
                    self.meta = Some((file, value));
                }
            } else if name == FILES && file.name == MAIN {
                self.places.insert(FILES, MAIN, line);
            } else {
                let advice = match name {
                    FILES => "Alleen `kader.toml` noemt de andere bestanden.".to_owned(),
                    "norm" => format!("Normen staan in `{}`.", norms::REGISTER),
                    _ => suggest::hint(
                        name,
                        LISTS.into_iter().chain([META]).chain((file.name == MAIN).then_some(FILES)),
                    ),
                };
                self.problem(
                    "unknown-field",
                    name,
                    format!("`{name}` bestaat hier niet."),
                    advice,
                    file,
                    line,
                );
            }
        }
    }

    fn take_list(
        &mut self,
        kind: &'static str,
        file: &'a TextFile,
        line: usize,
        value: &'a Spanned<DeValue<'i>>,
    ) {
        let DeValue::Array(elements) = value.get_ref() else {
            let message = format!("`{kind}` is hier geen lijst.");
            let advice = format!("Begin elk onderdeel met `[[{kind}]]`.");
            return self.problem("wrong-type", kind, message, advice, file, line);
        };
        let parts = self.lists.entry(kind).or_default();
        if parts.is_empty() {
            self.places.insert(kind, &file.name, line);
        }
        for element in elements.iter() {
            let line = file.line(element.span().start);
            self.places.insert_value(&format!("{kind}[{}]", parts.len()), file, line, element);
            parts.push((file, element));
        }
    }

    fn problem(
        &mut self,
        code: &'static str,
        path: &str,
        message: String,
        advice: impl Into<String>,
        file: &TextFile,
        line: usize,
    ) {
        self.problems.push(Problem::new(code, path, message, advice).at(&file.name, line));
    }

    fn meta(&mut self) -> Option<Meta> {
        let Some(part) = self.meta else {
            let advice = "Begin `kader.toml` met de naam, versie en bronnen van het kader.";
            self.problems.push(Problem::new("missing-field", "", "De tabel `[kader]` ontbreekt.", advice));
            return None;
        };
        self.part(part, META)
    }

    /// All elements of a list, or none when one of them is not usable.
    fn list<T: DeserializeOwned>(&mut self, kind: &'static str) -> Option<Vec<T>> {
        let parts = self.lists.get(kind).cloned().unwrap_or_default();
        let elements: Vec<Option<T>> =
            parts.into_iter().enumerate().map(|(i, part)| self.part(part, &format!("{kind}[{i}]"))).collect();
        elements.into_iter().collect()
    }

    fn part<T: DeserializeOwned>(&mut self, (file, value): Part<'a, 'i>, path: &str) -> Option<T> {
        let reading = repair::read(value);
        for (start, fault) in reading.faults {
            let problem = Problem::new(fault.code, path, fault.message, fault.advice);
            self.problems.push(problem.at(&file.name, file.line(start)));
        }
        reading.value
    }
}
