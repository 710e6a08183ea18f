//! The folders that hold kaders.

use std::fs;
use std::path::PathBuf;

/// Every kader in the tree: those for people, the shipped one first, and those made up for tests.
pub fn all() -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> =
        ["kaders", "tests/kaders", "tests/kaders/klein"].into_iter().flat_map(kaders).collect();
    all.sort_by_key(|folder| *folder != super::shipped::folder());
    all
}

/// Every folder in `parent` that holds a kader, by name.
pub fn kaders(parent: &str) -> Vec<PathBuf> {
    let parent = super::root().join(parent);
    let entries = fs::read_dir(&parent).into_iter().flatten().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.join("kader.toml").is_file()).collect();
    folders.sort();
    folders
}
