//! The made-up kader of `tests/kaders/mini`, copied aside with something changed.

use std::fs;
use std::panic::Location;
use std::path::{Path, PathBuf};

/// Its folder in the tree.
pub fn original() -> PathBuf {
    super::root().join("tests/kaders/mini")
}

/// A fresh copy for the test with this name in its file; the folder is called `mini`, as the kader is.
#[track_caller]
pub fn copy(name: &str) -> PathBuf {
    let file = Path::new(Location::caller().file()).file_stem().unwrap().to_string_lossy();
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{file}-{name}")).join("mini");
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(dir.join("bron")).unwrap();
    for file in ["kader.toml", "vragen.toml", "regels.toml", "normen.tsv", "bron/regeling.txt"] {
        fs::copy(original().join(file), dir.join(file)).unwrap();
    }
    dir
}

/// Replaces the one place where a file reads `from`.
pub fn edit(dir: &Path, file: &str, from: &str, to: &str) {
    let path = dir.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(text.matches(from).count(), 1, "{file}: {from:?} must stand there once");
    fs::write(&path, text.replace(from, to)).unwrap();
}

/// The line, from 1, of the first place where a file reads `marker`.
pub fn line_of(dir: &Path, file: &str, marker: &str) -> usize {
    let text = fs::read_to_string(dir.join(file)).unwrap();
    let at = text.find(marker).unwrap_or_else(|| panic!("{file} does not read {marker:?}"));
    text[..at].matches('\n').count() + 1
}
