//! Files below the kader's folder, and the one form in which their text is read.

use std::collections::BTreeSet;
use std::path::{Component, Path};

use toml::Spanned;
use toml::de::DeValue;
use voorcheck_rules::kader::Problem;

use super::places::TextFile;
use crate::check::signs;

/// What Notepad puts behind a name, and Windows does not show.
const TXT: &str = ".txt";
const RENAME: &str = "Er staat wel een bestand met `.txt` achter die naam: haal dat eraf. Windows laat het pas zien met Beeld → Bestandsnaamextensies.";

/// The folder beside that of a kader with files that several kaders name.
const SHARED: &str = "gedeeld";

/// The text of a file below `dir`, in its one form.
///
/// Errors: `unreadable-file` when it is missing, not UTF-8, or outside the folder; the caller adds the path.
pub(super) fn read(dir: &Path, name: &str) -> Result<String, Problem> {
    if name.is_empty() || !below(Path::new(name)) {
        let advice = "Noem een bestand in of onder die map.";
        return Err(unreadable(format!("`{name}` ligt niet in de map van het kader."), advice));
    }
    text(dir, name)
}

/// The text of a file of the kader: below `dir`, or `../gedeeld/….toml` for what several kaders share.
///
/// Errors: as [`read`].
pub(super) fn read_part(dir: &Path, name: &str) -> Result<String, Problem> {
    let mut parts = Path::new(name).components();
    let shared = parts.next() == Some(Component::ParentDir)
        && parts.next() == Some(Component::Normal(SHARED.as_ref()))
        && parts.clone().count() == 1
        && below(parts.as_path());
    if !shared && (name.is_empty() || !below(Path::new(name))) {
        return Err(unreadable(
            format!("`{name}` ligt niet in de map van het kader en niet in de gedeelde map daarnaast."),
            "Noem een bestand in of onder de map van het kader, of `../gedeeld/NAAM.toml`.",
        ));
    }
    text(dir, name)
}

fn below(path: &Path) -> bool {
    path.components().all(|part| matches!(part, Component::Normal(_)))
}

fn unreadable(message: String, advice: &str) -> Problem {
    Problem::new("unreadable-file", "", message, advice)
}

fn text(dir: &Path, name: &str) -> Result<String, Problem> {
    match std::fs::read(dir.join(name)) {
        Ok(bytes) => canonical(bytes).ok_or_else(|| {
            unreadable(
                format!("`{name}` is geen tekst in UTF-8."),
                "Sla het bestand op als UTF-8, niet als Unicode of UTF-16.",
            )
        }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let advice = match dir.join(format!("{name}{TXT}")).exists() {
                true => RENAME,
                false => "Verbeter de naam of voeg het bestand toe.",
            };
            Err(unreadable(format!("Het bestand `{name}` bestaat niet."), advice))
        }
        Err(_) => Err(unreadable(
            format!("Het bestand `{name}` is niet te lezen."),
            "Controleer de rechten op het bestand.",
        )),
    }
}

/// Files in a folder that look as if they were part of the kader and are not: what nobody reads would be left out unseen.
/// `named` are those that are read; with `all`, every file in the folder is meant to be.
pub(crate) fn strays(dir: &Path, folder: &str, named: &[&str], all: bool) -> Vec<Problem> {
    let entries = std::fs::read_dir(dir.join(folder)).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.retain(|name| !name.starts_with('.') && !named.contains(&name.as_str()));
    names.sort();
    let mut problems = Vec::new();
    for name in names {
        let advice = match name.strip_suffix(TXT) {
            Some(own) if own.ends_with(".toml") || own.ends_with(".tsv") => {
                "Haal `.txt` van de naam af. Windows laat het pas zien met Beeld → Bestandsnaamextensies."
            }
            None if all && !name.ends_with(".toml") => "Zet het ergens anders, of geef het de naam `….toml`.",
            None if !all && name.ends_with(".toml") => {
                "Noem het in `kader.toml` bij `bestanden`, of haal het weg uit deze map."
            }
            _ => continue,
        };
        let file = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
        let message = format!("`{name}` telt niet mee.");
        problems.push(Problem::new("unread-file", &file, message, advice).at(&file, 1));
    }
    problems
}

/// The text of a file as every system reads it: without byte order mark, its lines ended by `\n`. The same words are the
/// same kader then, wherever they were saved; `None` when it is not UTF-8.
pub(crate) fn canonical(bytes: Vec<u8>) -> Option<String> {
    let text = String::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Some(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// Signs in a file that nobody sees, each once, at the line it first stands on.
pub(crate) fn unseen(file: &TextFile) -> Vec<Problem> {
    let mut told = BTreeSet::new();
    let mut problems = Vec::new();
    for (at, letter) in file.text.char_indices() {
        if !signs::is_seen(letter) && told.insert(letter) {
            let line = file.text.get(..at).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
            problems.push(problem(letter, line).at(&file.name, file.line(at)));
        }
    }
    problems
}

/// The same in the texts of a value, where TOML may write them as a number (`\u202E`).
pub(super) fn unseen_within(file: &TextFile, value: &Spanned<DeValue<'_>>) -> Vec<Problem> {
    match value.get_ref() {
        DeValue::Array(elements) => {
            elements.iter().flat_map(|element| unseen_within(file, element)).collect()
        }
        DeValue::Table(fields) => fields.iter().flat_map(|(_, field)| unseen_within(file, field)).collect(),
        DeValue::String(text) => {
            let found = text.char_indices().find(|(_, letter)| !signs::is_seen(*letter));
            let told = found.map(|(at, letter)| problem(letter, text.get(..at).unwrap_or_default()));
            told.map(|problem| problem.at(&file.name, file.line(value.span().start))).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn problem(letter: char, before: &str) -> Problem {
    let (message, advice) = signs::told(letter, before);
    Problem::new("unseen-sign", "", message, advice)
}
