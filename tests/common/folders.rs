//! The folders that hold kaders.

use std::fs;
use std::path::PathBuf;

/// Every folder in `parent` that holds a kader, by name.
pub fn kaders(parent: &str) -> Vec<PathBuf> {
    let parent = super::root().join(parent);
    let entries = fs::read_dir(&parent).into_iter().flatten().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.join("kader.toml").is_file()).collect();
    folders.sort();
    folders
}
