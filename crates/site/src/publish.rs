//! A finished site in its folder.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::assemble::Site;
use crate::fail::{Fail, OrFail, Outcome};
use crate::files::{files_under, fresh_folder, named, write};
use crate::pages;
use crate::said;

/// Writes everything beside the folder first and swaps at the end, so that what fails leaves the old site alone. `beside` may
/// add to the files before that.
///
/// Errors: the folder holds something else than a site; a file cannot be written.
pub fn publish(folder: &Path, site: &Site, beside: impl FnOnce(&Path) -> Outcome<()>) -> Outcome<()> {
    refuse_what_is_not_ours(folder)?;
    // Beside it, under a name that nothing else has.
    let folder =
        &std::path::absolute(folder).or_fail("dit is geen map", folder.display(), "Noem een map.")?;
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let new = folder.with_file_name(format!("{name}.nieuw-{}", std::process::id()));
    let made = fill(&new, site).and_then(|()| beside(&new)).and_then(|()| swap(&new, folder));
    if made.is_err() {
        // What is half done is of no use; where even this fails, the message that is on its way says why.
        let _ = fs::remove_dir_all(&new);
    }
    made
}

/// A folder that holds a file which is not of a site of ours, by its own list, stays as it is.
pub fn refuse_what_is_not_ours(folder: &Path) -> Outcome<()> {
    let list = fs::read_to_string(folder.join(pages::LIST)).unwrap_or_default();
    let list: Value = serde_json::from_str(&list).unwrap_or_default();
    let ours = |path: &PathBuf| {
        let name = named(folder, path);
        // The same file compressed may stand beside it.
        let plain = [".gz", ".br"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(&name);
        let listed = list.get("files").is_some_and(|files| files.get(plain).is_some());
        listed || !list.is_null() && [pages::LIST, said::NAME].contains(&plain)
    };
    let other = if folder.is_file() {
        Some(folder.to_owned())
    } else {
        files_under(folder).into_iter().find(|path| !ours(path))
    };
    match other {
        None => Ok(()),
        Some(other) => Err(Fail::new(
            "deze map houdt iets anders dan een eerder gebouwde site; er is niets veranderd",
            other.display().to_string(),
            "Noem een map die leeg is of nog niet bestaat.",
        )),
    }
}

fn fill(folder: &Path, site: &Site) -> Outcome<()> {
    fresh_folder(folder)?;
    for (name, bytes) in &site.files {
        write(&folder.join(name), bytes)?;
    }
    // In no list: it may be changed where it stands.
    write(&folder.join(said::NAME), &site.said)
}

fn swap(new: &Path, folder: &Path) -> Outcome<()> {
    let advice = "Is er een ander programma bezig in deze map? Sluit het en begin opnieuw.";
    if folder.exists() {
        fs::remove_dir_all(folder).or_fail(
            "de oude site is niet te verwijderen",
            folder.display(),
            advice,
        )?;
    }
    fs::rename(new, folder).or_fail(
        "de nieuwe site is niet op zijn plaats te zetten",
        folder.display(),
        advice,
    )
}
