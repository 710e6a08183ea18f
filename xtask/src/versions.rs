//! The versions of a kader: one folder, or a folder that holds one per first day of validity.

use std::fs;
use std::path::PathBuf;

use crate::fail::{Fail, Outcome};
use crate::house::House;

/// A version of the kader.
pub struct Version {
    /// Its folder.
    pub folder: PathBuf,
    /// The first day it holds, `YYYY-MM-DD`, when the folder is named by it.
    pub from: Option<String>,
}

impl Version {
    /// What a file of this version is called before it is sealed: `kader.json`, or `kader-2027-01-01.json`.
    pub fn file(&self, base: &str) -> String {
        match &self.from {
            None => format!("{base}.json"),
            Some(from) => format!("{base}-{from}.json"),
        }
    }
}

/// The versions of the kader the page is built with, from old to new; at least one.
///
/// A folder with `kader.toml` is one; else every folder in it that is named by a date and has `kader.toml`.
pub fn of(house: &House) -> Outcome<Vec<Version>> {
    let folder = &house.kader;
    if folder.join("kader.toml").is_file() {
        return Ok(vec![Version { folder: folder.clone(), from: None }]);
    }
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter(|entry| entry.path().join("kader.toml").is_file())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| is_date(name))
        .collect();
    names.sort();
    if names.is_empty() {
        return Err(Fail::new(
            "in deze map staat geen kader",
            house.show(folder),
            "Noem een map met kader.toml, of een map met versies: mappen die naar hun eerste dag heten,\n\
             zoals 2027-01-01, elk met kader.toml.",
        ));
    }
    Ok(names.into_iter().map(|name| Version { folder: folder.join(&name), from: Some(name) }).collect())
}

/// Whether a name looks like `2027-01-01`. Whether it is the day on which the kader begins, our command line says.
fn is_date(name: &str) -> bool {
    let part = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = name.split('-').collect();
    matches!(parts.as_slice(), [year, month, day] if part(year, 4) && part(month, 2) && part(day, 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_told_from_other_names() {
        assert!(is_date("2027-01-01"));
        for name in ["2027-1-1", "bron", "2027-01-01-oud", "20270101", "2027-01-0x"] {
            assert!(!is_date(name), "{name}");
        }
    }

    #[test]
    fn a_version_names_its_files() {
        let version = |from: Option<&str>| Version { folder: PathBuf::new(), from: from.map(str::to_owned) };
        assert_eq!(version(None).file("kader"), "kader.json");
        assert_eq!(version(Some("2027-01-01")).file("kader"), "kader-2027-01-01.json");
    }
}
