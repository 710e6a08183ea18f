//! What the service worker keeps: every file of the site, as long as that is no more than a visitor should get unasked. Above
//! that the shell only, with a page that says so. Never one check more than another: what is kept must not tell what was opened.

use std::collections::BTreeMap;

use crate::fail::Outcome;
use crate::gzip::gzip;
use crate::parts::Parts;
use crate::seal::{self, Seals};
use crate::template;

/// So many bytes are kept at most, as a server sends them (gzip).
const MOST: usize = 2_000_000;
/// The page for when there is no network and the check was not kept.
const WITHOUT: &str = "zonder-net.html";
/// What a server shows of a folder.
const PAGE: &str = "index.html";
/// What only a check needs, beside its pages.
const OF_CHECKS: [&str; 4] = ["kader-", "opening-", "verantwoording-", "vorig-"];

/// The files that are kept, by their addresses and with their integrity; and the page for what is not, if there is any.
pub struct Kept {
    /// By address.
    pub files: BTreeMap<String, String>,
    /// Its name and its bytes.
    pub without: Option<(String, Vec<u8>)>,
    /// How many bytes a server sends of everything.
    pub sent: usize,
}

impl Kept {
    /// In a word, for `bestanden.json`: everything, or the shell.
    pub fn word(&self) -> &'static str {
        if self.without.is_some() { "schil" } else { "alles" }
    }
}

/// What is kept of these sealed files and pages. `way_out` and `sender` are for the page for what is not.
pub fn kept(
    parts: &Parts,
    seals: &Seals,
    pages: &[(String, Vec<u8>)],
    way_out: &str,
    sender: &str,
) -> Outcome<Kept> {
    let sealed = seals.values().map(|one| (one.name.as_str(), one.bytes.as_slice()));
    let all: Vec<_> =
        sealed.chain(pages.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))).collect();
    let mut sent = 0;
    for (_, bytes) in &all {
        sent += gzip(bytes)?.len().min(bytes.len());
    }
    let fits = sent <= MOST;
    let shell = |name: &str| !name.contains('/') && !OF_CHECKS.iter().any(|start| name.starts_with(start));
    let address =
        |name: &str| name.strip_suffix(PAGE).map_or_else(|| name.to_owned(), |folder| format!("./{folder}"));
    let mut files: BTreeMap<String, String> = all
        .iter()
        .filter(|(name, _)| fits || shell(name))
        .map(|(name, bytes)| (address(name), seal::integrity(bytes)))
        .collect();
    let mut without = None;
    if !fits {
        let way_out = template::escaped(way_out);
        let page = template::page(parts, WITHOUT, &[("uitweg", way_out.as_str())], sender, seals)?;
        files.insert(WITHOUT.to_owned(), seal::integrity(&page));
        without = Some((WITHOUT.to_owned(), page));
    }
    Ok(Kept { files, without, sent })
}
