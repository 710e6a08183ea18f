//! The pages beside the check: the diagnose page and the demo of a host, and the list of all files that the first one reads.

use crate::assets::{self, Wordings};
use crate::fail::{Fail, Outcome};
use crate::house::{House, read_text};
use crate::seal::{self, Seals};
use crate::template;

/// The pages in `www/` that go along under their own name, with what each has a place for; a folder of that name has their
/// style and script.
const PAGES: [(&str, &[&str]); 2] =
    [("demo", &["titel", "uitweg", "map", "kader"]), ("diagnose", &["uitweg", "map", "kader"])];

/// The pages, about the first check of the site: in its words, with its folder and its id. Their styles and scripts join the
/// sealed files, which must hold all that the pages name.
pub fn beside(check: &House, seals: &mut Seals) -> Outcome<Vec<(String, Vec<u8>)>> {
    let mut pages = Vec::new();
    let Wordings { title, way_out, .. } = assets::wordings(check)?;
    let id = assets::packs(check)?.pop().map(|pack| pack.id).unwrap_or_default();
    let words = [
        ("titel", template::escaped(&title)),
        ("uitweg", template::escaped(&way_out)),
        ("map", check.folder.clone()),
        ("kader", template::escaped(&id)),
    ];
    for (name, places) in PAGES {
        let css = assets::style(check, &format!("{name}/{name}"))?;
        seals.insert(format!("{name}.css"), seal::seal(name, "css", css));
        let js = assets::classic(check, &format!("{name}/{name}.js"))?;
        seals.insert(format!("{name}.js"), seal::seal(name, "js", js));
        let file = format!("{name}.html");
        let html = read_text(&check.www().join(&file))?;
        let own: Vec<(&str, &str)> = words
            .iter()
            .filter(|(place, _)| places.contains(place))
            .map(|(place, text)| (*place, &**text))
            .collect();
        let html = template::fill(&format!("www/{file}"), &html, &own, seals)?;
        pages.push((file, html.into_bytes()));
    }
    Ok(pages)
}

/// `bestanden.json`: the version, what is kept for a day without a network, and the integrity of every file. It comes last, so
/// that it knows them all.
pub fn list(house: &House, files: &[(String, Vec<u8>)], kept: &str) -> Outcome<(String, Vec<u8>)> {
    let manifest = read_text(&house.root.join("Cargo.toml"))?;
    let version = manifest.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    let version = version.ok_or_else(|| {
        Fail::new("de versie is niet te vinden", "Cargo.toml", "Zet daar terug: version = \"1.2.3\".")
    })?;
    let files: serde_json::Map<String, serde_json::Value> =
        files.iter().map(|(name, bytes)| (name.clone(), seal::integrity(bytes).into())).collect();
    let list = serde_json::json!({ "version": version, "zonder-net": kept, "files": files });
    Ok(("bestanden.json".to_owned(), list.to_string().into_bytes()))
}
