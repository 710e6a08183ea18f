//! A folder of TOML files, a register of norms and source texts, read into one [`Kader`].
//!
//! `kader.toml` names the other files in its key `bestanden`, those that several kaders share in the folder `gedeeld` beside
//! that of the kader included; the lists of all files are joined in that order. Nothing
//! is half-loaded: either the kader meets every demand, or all its problems come back with file and line. Mistakes
//! come in layers (a file that is not TOML hides its fields, a missing field hides what refers to it), and a layer is
//! only looked at once the layers before it leave something to look at.

pub mod account;
pub mod dutch;
mod files;
mod norms;
mod places;
pub(crate) mod reading;
mod spread;
mod uses;
mod versions;

use std::collections::BTreeSet;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use voorcheck_rules::kader::Problem;
use voorcheck_rules::kader::element::{self, Data, Element, Step, Value};
use voorcheck_rules::kader::model::Kader;
use voorcheck_rules::kader::shape::{Field, Shape};

use crate::check::{causes, check, review, suggest, unwritten};
pub use account::Account;
use dutch::syntax_problems;
pub(crate) use files::{canonical, strays, unseen};
pub(crate) use norms::difference;
pub use norms::{Entry, Register, collapse};
pub use places::Places;
pub(crate) use places::{TextFile, parent};
use reading::{Findings, Spot};
pub use uses::{Use, uses};
pub use versions::{Version, versions};

/// The file every kader has.
const MAIN: &str = "kader.toml";
/// The key of [`MAIN`] that lists the other files.
const FILES: &str = "bestanden";
/// The key of the norms, which stand in a register and in packs.
const NORMS: &str = "norm";
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
    let (loaded, missing) = draft(dir)?;
    if missing.is_empty() { Ok(loaded) } else { Err(missing) }
}

/// As [`load`], also of a kader that is being written: what it does not have yet comes beside it.
///
/// Errors: as [`load`], when something that stands there is wrong.
pub fn draft(dir: &Path) -> Result<(Loaded, Vec<Problem>), Vec<Problem>> {
    if let Some(problems) = versions::one_of_many(dir) {
        return Err(problems);
    }
    let mut places = Places::default();
    places.insert("", MAIN, 1);
    match attempt(dir, &mut places) {
        Ok((kader, register, account, missing)) => {
            let missing = places.locate(missing);
            Ok((Loaded { kader, places, register, account }, missing))
        }
        Err(problems) => Err(places.locate(problems)),
    }
}

/// The parts of a kader, and what it does not have yet.
type Parts = (Kader, Register, Account, Vec<Problem>);

fn attempt(dir: &Path, places: &mut Places) -> Result<Parts, Vec<Problem>> {
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

    let mut findings = Findings::new(sources.iter().collect(), "");
    let whole = joined(&tables, places, &mut findings);
    let mut kader = Kader::read(whole, &mut findings);
    let mut problems = findings.problems;
    if findings.broken {
        return Err(problems);
    }
    kader.norms = entries.iter().map(|entry| entry.norm.clone()).collect();
    spread::spread(&mut kader, places);
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
    let named: Vec<&str> =
        sources.iter().map(|file| file.name.as_str()).chain([norms::REGISTER, account::ACCOUNT]).collect();
    problems.extend(strays(dir, "", &named, false));
    let (problems, missing) = unwritten(causes(problems));
    if !problems.is_empty() {
        return Err(problems);
    }
    let cited: BTreeSet<String> = uses(&kader).iter().map(|one| one.norm.to_owned()).collect();
    kader.norms.retain(|norm| cited.contains(&norm.id));
    Ok((kader, Register { entries, texts }, account, missing))
}

/// The TOML files in order, [`MAIN`] first, and the register.
fn read_files(dir: &Path) -> Result<(Vec<TextFile>, TextFile), Vec<Problem>> {
    let text = files::read(dir, MAIN).map_err(|problem| vec![problem.at(MAIN, 1)])?;
    let main = TextFile::new(MAIN.to_owned(), text);
    let mut problems = Vec::new();
    let names = further_files(&main, &mut problems);
    let mut sources = vec![main];
    for (name, line) in names {
        match files::read_part(dir, &name) {
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

/// The tables of all files as one: their lists behind each other. The norms have a register of their own.
fn joined<'i>(
    tables: &[(&TextFile, Spanned<DeTable<'i>>)],
    places: &mut Places,
    findings: &mut Findings<'_>,
) -> Value<Spot> {
    let shape = Kader::shape();
    let fields: Vec<&Field> = shape.fields().iter().filter(|field| field.name != NORMS).collect();
    let mut whole: Vec<element::Entry<Spot>> = Vec::new();
    for (index, (file, table)) in tables.iter().enumerate() {
        for (key, raw) in table.get_ref() {
            let name: &str = key.get_ref();
            let spot = Spot { file: index, offset: key.span().start };
            let line = file.line(spot.offset);
            if name == FILES && index == 0 {
                places.insert(FILES, MAIN, line);
                continue;
            }
            let Some(field) = fields.iter().find(|field| field.name == name) else {
                unknown(findings, spot, name, &fields);
                continue;
            };
            let known = whole.iter_mut().find(|entry| entry.name == name);
            let value = match (raw.get_ref(), known) {
                (DeValue::Array(elements), known) if matches!(field.shape, Shape::List(_)) => {
                    let first = known.is_none();
                    let list = match known.map(|entry| &mut entry.value.data) {
                        Some(Data::List(list)) => std::mem::take(list),
                        _ => Vec::new(),
                    };
                    if first {
                        places.insert(name, &file.name, line);
                    }
                    extended(list, name, (index, file), elements, places, findings)
                }
                (_, Some(other)) => {
                    let first = tables.get(other.place.file).map_or("", |(file, _)| &file.name);
                    let message = format!("`[{name}]` staat ook al in `{first}`.");
                    let advice = "Beschrijf dit op één plaats.".to_owned();
                    findings.add(spot, "duplicate-field", name.to_owned(), message, advice);
                    findings.broken = true;
                    continue;
                }
                (_, None) => {
                    places.insert_value(name, file, line, raw);
                    findings.within(Step::Field(name), |own| own.value(index, raw))
                }
            };
            match whole.iter_mut().find(|entry| entry.name == name) {
                Some(entry) => entry.value = value,
                None => whole.push(element::Entry { name: name.to_owned(), place: spot, value }),
            }
        }
    }
    Value { place: Spot { file: 0, offset: 0 }, data: Data::Object(whole) }
}

/// A list with the elements of one more file.
fn extended(
    mut list: Vec<Value<Spot>>,
    name: &str,
    (index, file): (usize, &TextFile),
    elements: &[Spanned<DeValue<'_>>],
    places: &mut Places,
    findings: &mut Findings<'_>,
) -> Value<Spot> {
    let place = Spot { file: index, offset: 0 };
    for raw in elements {
        let path = format!("{name}[{}]", list.len());
        places.insert_value(&path, file, file.line(raw.span().start), raw);
        list.push(findings.within(Step::Field(&path), |own| own.value(index, raw)));
    }
    Value { place, data: Data::List(list) }
}

/// Something at the top of a file that is no part of a kader.
fn unknown(findings: &mut Findings<'_>, spot: Spot, name: &str, fields: &[&Field]) {
    let here = fields.iter().map(|field| field.name).chain((spot.file == 0).then_some(FILES));
    let advice = match name {
        FILES => "Alleen `kader.toml` noemt de andere bestanden.".to_owned(),
        NORMS => format!("Normen staan in `{}`.", norms::REGISTER),
        _ => suggest::hint(name, here),
    };
    let message = format!("`{name}` bestaat hier niet.");
    findings.add(spot, "unknown-field", name.to_owned(), message, advice);
}
