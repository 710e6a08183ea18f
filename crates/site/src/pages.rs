//! The pages beside the check: the diagnose page and the demo of a host, and the list of all files that the first one reads.

use crate::VERSION;
use crate::check::Check;
use crate::fail::Outcome;
use crate::parts::Parts;
use crate::seal::{self, Seals};
use crate::template;

/// The pages that go along under their own name, with what each has a place for; their style and script have that name too.
const PAGES: [(&str, &[&str]); 2] =
    [("demo", &["titel", "uitweg", "map", "kader"]), ("diagnose", &["uitweg", "map", "kader"])];

/// The pages, about the first check of the site: in its words, with its folder and its id. Their styles and scripts join the
/// sealed files, which must hold all that the pages name.
pub fn beside(parts: &Parts, check: &Check, seals: &mut Seals) -> Outcome<Vec<(String, Vec<u8>)>> {
    let mut pages = Vec::new();
    let (title, way_out, id) =
        [check.kader().meta.title.as_str(), check.way_out(), check.id()].map(template::escaped).into();
    let words = [("titel", &title), ("uitweg", &way_out), ("map", &check.folder), ("kader", &id)];
    for (name, places) in PAGES {
        for kind in ["css", "js"] {
            let file = format!("{name}.{kind}");
            let sealed = seal::seal(name, kind, parts.bytes(&file)?.to_vec());
            seals.insert(file, sealed);
        }
        let file = format!("{name}.html");
        let own = words.iter().filter(|(place, _)| places.contains(place));
        let own: Vec<(&str, &str)> = own.map(|(place, text)| (*place, text.as_str())).collect();
        let html = template::fill(&file, parts.text(&file)?, &own, seals)?;
        pages.push((file, html.into_bytes()));
    }
    Ok(pages)
}

/// The name of the list of all files.
pub const LIST: &str = "bestanden.json";

/// The list: the version, what is kept for a day without a network, and the integrity of every file. It comes last, so
/// that it knows them all.
pub fn list(files: &[(String, Vec<u8>)], kept: &str) -> (String, Vec<u8>) {
    let files: serde_json::Map<String, serde_json::Value> =
        files.iter().map(|(name, bytes)| (name.clone(), seal::integrity(bytes).into())).collect();
    let list = serde_json::json!({ "version": VERSION, "zonder-net": kept, "files": files });
    (LIST.to_owned(), list.to_string().into_bytes())
}
