//! Several versions of one kader: a folder without `kader.toml` that holds a folder per version, named by the first day
//! it is valid (`kaders/<id>/2025-08-15/kader.toml`).

use std::path::{Path, PathBuf};

use time::Date;
use voorcheck_rules::kader::model::Kader;
use voorcheck_rules::kader::{Problem, date};

use super::MAIN;

/// A version of a kader: valid from its day until the day of the next one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// First day of validity; the name of its folder.
    pub from: Date,
    /// Its folder.
    pub dir: PathBuf,
}

/// The versions in `dir`, oldest first; `None` when it is no set of versions.
///
/// Errors: a folder that holds a kader and is not named by a date, and a set within the set.
pub fn versions(dir: &Path) -> Option<Result<Vec<Version>, Vec<Problem>>> {
    if dir.join(MAIN).exists() {
        return None;
    }
    let folders = folders(dir);
    if !folders.iter().any(|(name, _)| starts_like_a_date(name)) {
        return None;
    }
    let (mut versions, mut problems) = (Vec::new(), Vec::new());
    for (name, folder) in folders {
        let holds_kader = folder.join(MAIN).exists();
        if !holds_kader && !starts_like_a_date(&name) {
            continue;
        }
        let Some(from) = date::parse(&name) else {
            let message = format!("De map `{name}` hoort bij de versies, maar haar naam is geen datum.");
            let advice = "Noem haar naar de eerste dag waarop de versie geldt, zoals `2026-01-31`.";
            problems.push(Problem::new("version-name", "", message, advice).at(name, 1));
            continue;
        };
        if !holds_kader && self::folders(&folder).iter().any(|(inner, _)| starts_like_a_date(inner)) {
            let message = format!("In de map van versie `{name}` staan weer versies.");
            let advice = "Zet alle versies naast elkaar in één map.";
            problems.push(Problem::new("nested-versions", "", message, advice).at(name, 1));
            continue;
        }
        versions.push(Version { from, dir: folder });
    }
    versions.sort_by_key(|version| version.from);
    Some(if problems.is_empty() { Ok(versions) } else { Err(problems) })
}

/// What somebody reads who offers a whole set where one kader is meant.
pub(super) fn one_of_many(dir: &Path) -> Option<Vec<Problem>> {
    let versions = match versions(dir)? {
        Ok(versions) => versions,
        Err(problems) => return Some(problems),
    };
    let names: Vec<String> = versions.iter().map(|version| date::format(version.from)).collect();
    let example = dir.join(names.last()?);
    let message = format!("In deze map staan versies van een kader: {}.", names.join(", "));
    let advice = format!("Kies er één, zoals `{}`.", example.display());
    Some(vec![Problem::new("version-set", "", message, advice)])
}

/// The id of a kader is the name of its folder, so that links to either agree; a version is named by its first day, and
/// its id is the name of the folder of all versions.
pub(super) fn check_names(dir: &Path, kader: &Kader) -> Vec<Problem> {
    let Ok(dir) = dir.canonicalize() else { return Vec::new() };
    let name = |dir: &Path| dir.file_name().and_then(|name| name.to_str()).map(str::to_owned);
    let Some(folder) = name(&dir) else { return Vec::new() };
    let id = &kader.meta.id;
    let mut problems = Vec::new();
    if date::parse(&folder).is_none() {
        if folder != *id {
            let message = format!("Het id `{id}` is niet de naam van de map, `{folder}`.");
            let advice = "Geef het id en de map dezelfde naam.";
            problems.push(Problem::new("folder-name", "kader.id", message, advice));
        }
        return problems;
    }
    if let Some(set) = dir.parent().and_then(name).filter(|set| set != id) {
        let message = format!("Het id `{id}` is niet de naam van de map met alle versies, `{set}`.");
        let advice = "Geef het id van elke versie en die map dezelfde naam.";
        problems.push(Problem::new("folder-name", "kader.id", message, advice));
    }
    if kader.meta.valid_from != folder {
        let message =
            format!("Deze versie geldt vanaf `{}`, maar haar map heet `{folder}`.", kader.meta.valid_from);
        let advice = "Geef `geldig-vanaf` en de map dezelfde datum.";
        problems.push(Problem::new("version-date", "kader.geldig-vanaf", message, advice));
    }
    problems
}

fn starts_like_a_date(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_digit())
}

/// The folders in a folder, by name.
fn folders(dir: &Path) -> Vec<(String, PathBuf)> {
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
    let mut folders: Vec<(String, PathBuf)> = entries
        .filter(|entry| entry.path().is_dir())
        .filter_map(|entry| Some((entry.file_name().into_string().ok()?, entry.path())))
        .collect();
    folders.sort();
    folders
}
