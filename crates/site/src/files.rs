//! Files and folders, with what to do when they cannot be read or written.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::fail::{OrFail, Outcome};

const UNREADABLE: &str = "een bestand is niet te lezen";
const MAY_READ: &str = "Bestaat het bestand, en mag u het lezen?";

/// Reads a text file.
pub fn read_text(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).or_fail(UNREADABLE, path.display(), MAY_READ)
}

/// Reads a file.
pub fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).or_fail(UNREADABLE, path.display(), MAY_READ)
}

/// Writes a file, with the folders above it.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Outcome<()> {
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    fs::write(path, bytes).or_fail(
        "een bestand is niet te schrijven",
        path.display(),
        "Is er ruimte op de schijf, en mag u hier schrijven?",
    )
}

/// Makes a folder, with the folders above it.
pub fn make_folder(path: &Path) -> Outcome<()> {
    fs::create_dir_all(path).or_fail("een map is niet te maken", path.display(), "Mag u hier schrijven?")
}

/// Makes a folder that is surely empty.
pub fn fresh_folder(path: &Path) -> Outcome<()> {
    if path.exists() {
        fs::remove_dir_all(path).or_fail(
            "een oude map is niet te verwijderen",
            path.display(),
            "Is er een ander programma in bezig?",
        )?;
    }
    make_folder(path)
}

/// All files under a folder, sorted, so that every run sees them in the same order.
pub fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut todo = vec![folder.to_path_buf()];
    while let Some(next) = todo.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() { todo.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

/// The path of a file from a folder above it, with `/` between folders.
pub fn named(folder: &Path, path: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path);
    let name: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    name.join("/")
}

/// The files under a folder as [`named`].
pub fn under(folder: &Path) -> Outcome<BTreeMap<String, Vec<u8>>> {
    files_under(folder).iter().map(|path| Ok((named(folder, path), read(path)?))).collect()
}
