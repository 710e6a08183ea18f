//! A kader from a folder or a pack, ready to assess with.

use std::path::Path;

use time::Date;
use voorcheck_rules::assessment::Engine;
use voorcheck_rules::kader::{Problem, date};
use voorcheck_takehome::wording;

use super::Refusal;
use crate::check;
use crate::load::{Account, Places, Version, load, versions};
use crate::pack;

/// A kader that can be used, with its hash.
pub struct Opened {
    pub engine: Engine,
    pub sha256: String,
}

/// A kader from its folder, with where all of it stands and what its author says about it.
pub struct Folder {
    pub opened: Opened,
    pub places: Places,
    pub account: Account,
}

/// Opens a folder or a pack; the demands that need reasoning are checked too.
///
/// Refused with every problem; those of a folder have file and line.
pub fn open(path: &Path) -> Result<Opened, Refusal> {
    if path.is_dir() { open_folder(path).map(|folder| folder.opened) } else { read_pack(path) }
}

/// Who names a file of a kader means its folder.
///
/// Errors: `no-folder`, with the folder to name.
pub fn no_file_of_kader(path: &Path) -> Result<(), Refusal> {
    let of_kader = |folder: &&Path| folder.join("kader.toml").is_file();
    match path.ancestors().skip(1).find(of_kader).filter(|_| path.is_file()) {
        Some(folder) if path.extension().is_none_or(|extension| extension != "json") => {
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            let message = format!(
                "`{}` is een bestand van een kader. Noem de map: `{}`.",
                path.display(),
                folder.display()
            );
            Err(Refusal::new("no-folder", message, "kader"))
        }
        _ => Ok(()),
    }
}

/// As [`open`], of a folder only.
pub fn open_folder(dir: &Path) -> Result<Folder, Refusal> {
    no_file_of_kader(dir)?;
    read_folder(dir).map_err(|problems| Refusal::of_kader(&problems))
}

/// As [`open`]; of a folder with versions, the one that is valid on `today` (`YYYY-MM-DD`).
///
/// Refused too: `invalid-date`; `no-version` when `today` lies before the first one.
pub fn open_on(path: &Path, today: &str) -> Result<Opened, Refusal> {
    let Some(versions) = versions(path) else { return open(path) };
    let versions = versions.map_err(|problems| Refusal::of_kader(&problems))?;
    let day = date::parse(today).ok_or_else(|| {
        let message =
            format!("`{today}` is geen datum; schrijf vandaag als jaar, maand en dag: `2026-01-31`.");
        Refusal::new("invalid-date", message, "today")
    })?;
    match valid_on(&versions, day) {
        Some(version) => read_version(version).map_err(|problems| Refusal::of_kader(&problems)),
        None => {
            let first = versions.first().map(|version| wording::date(&date::format(version.from)));
            let message = format!(
                "Op {} geldt nog geen versie van dit kader; de eerste geldt vanaf {}. Kies met `--today` die dag of \
                 een latere.",
                wording::date(today),
                first.unwrap_or_default()
            );
            Err(Refusal::new("no-version", message, "today"))
        }
    }
}

/// The last version, of versions from old to new, that is valid on a day.
pub fn valid_on(versions: &[Version], day: Date) -> Option<&Version> {
    versions.iter().rfind(|version| version.from <= day)
}

/// Opens a version of a set.
///
/// Errors: every problem, its file with the folder of the version in front.
pub fn read_version(version: &Version) -> Result<Opened, Vec<Problem>> {
    let folder = date::format(version.from);
    read_folder(&version.dir).map(|folder| folder.opened).map_err(|problems| {
        let place = |problem: Problem| {
            let place = problem.place.map(|(file, line)| (format!("{folder}/{file}"), line));
            Problem { place, ..problem }
        };
        problems.into_iter().map(place).collect()
    })
}

fn read_folder(dir: &Path) -> Result<Folder, Vec<Problem>> {
    let loaded = load(dir)?;
    let sha256 = pack::sha256(&loaded.kader).map_err(|problem| vec![problem])?;
    let engine =
        check::engine(loaded.kader, sha256.clone()).map_err(|problems| loaded.places.locate(problems))?;
    Ok(Folder { opened: Opened { engine, sha256 }, places: loaded.places, account: loaded.account })
}

fn read_pack(path: &Path) -> Result<Opened, Refusal> {
    no_file_of_kader(path)?;
    let json = std::fs::read_to_string(path).map_err(|_| {
        let message = format!("`{}` is geen map met een kader en geen leesbaar pakket.", path.display());
        Refusal::new("unreadable-file", message, "kader")
    })?;
    let read = pack::read(&json)
        .and_then(|(kader, sha256)| Ok(Opened { engine: check::engine(kader, sha256.clone())?, sha256 }));
    read.map_err(|problems| Refusal::of_kader(&problems))
}
