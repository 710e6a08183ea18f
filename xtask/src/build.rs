//! From sources to `dist/`: a folder of static files with relative names, for any web server and any sub-folder.

use std::fs;
use std::path::Path;

use crate::assets::{self, Pack};
use crate::begin;
use crate::checklist;
use crate::choice;
use crate::compress;
use crate::earlier;
use crate::fail::{Fail, OrFail, Outcome};
use crate::hand_over;
use crate::house::{House, files_under, fresh_folder, read, read_text, write};
use crate::offline;
use crate::pages;
use crate::run;
use crate::say::Steps;
use crate::seal::{self, Seals};
use crate::site;
use crate::size;
use crate::template;
use crate::versions::{self, Version};
use crate::wasm::{self, Wasm};
use crate::ways::{self, Rules};

/// How many steps [`dist`] announces.
pub const STEPS: usize = 5;

/// Builds `dist/` and prints the size of every file; fails above the limit.
pub fn dist(house: &House, steps: &mut Steps) -> Outcome<()> {
    let running = steps.begin("Kader nakijken en inpakken", "de eerste keer ongeveer een minuut");
    let mut seals = Seals::new();
    // Once for all of them.
    assets::command_line(house)?;
    let checks = house.checks()?;
    if let Some(twice) = checks
        .iter()
        .enumerate()
        .find(|(at, one)| checks.iter().skip(at + 1).any(|other| other.folder == one.folder))
    {
        return Err(Fail::new(
            "twee voorchecks zouden in dezelfde map van de site komen",
            house.show(&twice.1.kader),
            "Noem elk kader één keer. Is het er één, en deelt een ander kader zijn map? Geef dat dan een andere naam.",
        ));
    }
    let mut rules = Vec::new();
    for check in &checks {
        rules.push(self::rules(check, &mut seals)?);
    }
    let site = site::checked(house, &checks)?;
    running.end();

    let running = steps.begin("Opmaak en lader samenvoegen", "");
    seals.insert("style.css".into(), seal::seal("style", "css", assets::styles(house)?));
    for name in ["paper", "later", "checklist", "begin"] {
        seals.insert(format!("{name}.css"), seal::seal(name, "css", assets::style(house, name)?));
    }
    let list = hand_over::list(&checks, &rules, &seals)?;
    seals.insert(ways::CHECKS.into(), seal::seal("checks", "json", list));
    let beyond = assets::script_with(house, "beyond.js", &ways::about_checks(&seals))?;
    for (name, script) in [("boot", assets::script(house, "boot.js")?), ("beyond", beyond)] {
        seals.insert(format!("{name}.js"), seal::seal(name, "js", script));
    }
    for (file, name, kind) in ICONS {
        seals.insert(file.into(), seal::seal(name, kind, read(&house.www().join(file))?));
    }
    running.end();

    let running =
        steps.begin("Pagina en module vertalen naar WebAssembly", "de eerste keer ongeveer een minuut");
    wasm::compile(house)?;
    running.end();

    let running = steps.begin("Verkleinen", "de eerste keer ongeveer een halve minuut");
    let Wasm { bytes, glue } = wasm::page(house)?;
    let wasm = seal::seal("widget", "wasm", bytes);
    let glue = seal::seal("widget", "js", assets::glue(house, &glue)?);
    seals.insert("widget_bg.wasm".into(), wasm);
    seals.insert("widget.js".into(), glue);
    running.end();

    let running = steps.begin("Namen, zegels en maten", "");
    seals.insert(ways::MANIFEST.into(), seal::fixed(ways::MANIFEST, ways::manifest(house, &seals)?));
    let mut pages = Vec::new();
    for (check, rules) in checks.iter().zip(&rules) {
        let made = pages_of(check, rules, &seal::from_folder(&seals, &check.folder))?;
        pages.extend(made.into_iter().map(|(name, bytes)| (check.folder.clone() + name.as_str(), bytes)));
    }
    if checks.len() > 1 {
        pages.push((PAGE.to_owned(), choice::page(house, &checks, &seals)?));
        let choice = choice::data(house, &checks)?.to_string().into_bytes();
        seals.insert(ways::CHOICE.into(), seal::seal("choice", "json", choice));
    }
    // What the pages themselves are made of works without a network; the ways into other sites do not go through it.
    let kept = offline::kept(house, &seals, &pages)?;
    let without = kept.without.as_ref().map(|(name, _)| name.as_str());
    let worker = ways::worker(house, &kept.files, without)?;
    let first = rules.first().map(Vec::as_slice).unwrap_or_default();
    let single = single_file(house, &versions::of(house)?, first, &site, &seals)?;
    let embed = ways::element(&checks, &rules, &mut seals)?;
    for (name, script) in [("embed.js", embed), ("embed-frame.js", assets::script(house, "embed-frame.js")?)]
    {
        seals.insert(name.into(), seal::fixed(name, script));
    }
    let mut files: Vec<(String, Vec<u8>)> = vec![("voorcheck.html".into(), single), ("sw.js".into(), worker)];
    files.extend(pages);
    let word = kept.word();
    files.extend(kept.without);
    if let Some(check) = checks.first() {
        files.extend(pages::beside(check, &mut seals)?);
    }
    files.extend(seals.into_values().map(|sealed| (sealed.name, sealed.bytes)));
    files.push(pages::list(house, &files, word)?);
    publish(house, &files, &site)?;
    no_machine_paths(house)?;
    let names: Vec<_> = files.iter().map(|(name, _)| name.clone()).collect();
    size::report(house, &names, &checks)?;
    running.end();
    Ok(())
}

/// What a server shows of a folder.
const PAGE: &str = "index.html";

/// The pages of one check: itself, what comes before it, and its lists on paper. The seals are named as its folder sees them.
fn pages_of(house: &House, rules: &[Rules], seals: &Seals) -> Outcome<Vec<(String, Vec<u8>)>> {
    let html = read_text(&house.root.join(PAGE))?;
    let way_out = assets::wordings(house)?.way_out;
    let begin = begin::page(house, seals)?;
    let before = begin.as_ref().map(|_| begin::NAME).unwrap_or_default();
    let html = page(&html, "http-equiv", before, &way_out, rules, seals)?.into_bytes();
    let mut pages = checklist::pages(house, &versions::of(house)?, seals)?;
    pages.push((PAGE.to_owned(), html));
    pages.extend(begin.map(|bytes| (begin::NAME.to_owned(), bytes)));
    Ok(pages)
}

/// The icons: their names in `www/`, and in a sealed name before and after the hash.
pub const ICONS: [(&str, &str, &str); 3] =
    [("icon.svg", "icon", "svg"), ("icon-192.png", "icon-192", "png"), ("icon-512.png", "icon-512", "png")];

/// The check as one file, with every version of the rules: it chooses by today's date, as the page does.
fn single_file(
    house: &House,
    versions: &[Version],
    rules: &[Rules],
    site: &str,
    seals: &Seals,
) -> Outcome<Vec<u8>> {
    let part = |name: &str| -> Outcome<&[u8]> {
        seals.get(name).map(|sealed| sealed.bytes.as_slice()).ok_or_else(|| {
            Fail::new(
                "voor het losse bestand ontbreekt een deel",
                name,
                "Bouw opnieuw met `cargo xtask build`.",
            )
        })
    };
    let mut styles = String::new();
    for name in ["style.css", "later.css", "paper.css"] {
        styles.push_str(&String::from_utf8_lossy(part(name)?));
    }
    let version = |(version, rules): (&Version, &Rules)| {
        let named = |base: &str| part(rules.file(base).unwrap_or(base));
        let list = assets::checklist(house, version, "behandelaar")?;
        let list = String::from_utf8_lossy(&list);
        ways::version(rules.from.as_deref(), named("kader")?, named("verantwoording")?, &list)
    };
    // Of every other version the one before it stands in the file already.
    let first = rules.first().and_then(|first| Some((first.file("kader")?, first.file("vorig")?)));
    let earlier =
        first.map(|(file, before)| Ok(earlier::in_pieces_of(part(file)?, part(before)?))).transpose()?;
    let site = serde_json::from_str(site).unwrap_or_default();
    let versions = versions.iter().zip(rules).map(version).collect::<Outcome<_>>()?;
    ways::single_file(house, &ways::Parts { versions, earlier, site, styles, wasm: part("widget_bg.wasm")? })
}

/// Makes and seals the rules of every version, from old to new.
pub fn rules(house: &House, seals: &mut Seals) -> Outcome<Vec<Rules>> {
    let (versions, packs) = (versions::of(house)?, assets::packs(house)?);
    let made = versions.iter().zip(packs).map(|(version, pack)| packed(house, version, pack, seals));
    let mut rules = made.collect::<Outcome<Vec<_>>>()?;
    earlier::keep(house, &mut rules, seals)?;
    Ok(rules)
}

/// Makes and seals the rules of a version and where they come from.
fn packed(house: &House, version: &Version, pack: Pack, seals: &mut Seals) -> Outcome<Rules> {
    let account = assets::account(house, version)?;
    let (from, id, sha256) = (version.from.clone(), pack.id, pack.sha256);
    let mut rules = Rules { from, id, sha256, files: Vec::new() };
    let openings = pack.openings.into_iter().map(|(voice, bytes)| (format!("opening-{voice}"), bytes));
    let later = [("kader".to_owned(), pack.bytes), ("verantwoording".to_owned(), account)];
    for (base, bytes) in openings.chain(later) {
        let file = house.folder.clone() + &version.file(&base);
        seals.insert(file.clone(), seal::seal(&base, "json", bytes));
        rules.files.push((base, file));
    }
    Ok(rules)
}

/// The page. `policy` is the name of the attribute that makes its security policy count, or another. One version of the rules
/// is named by the script, and asked for at once; several are named in templates, from old to new, among which the loader
/// chooses by today's date. `before` is the page before it, if there is one; `way_out` is what somebody can do without the check.
pub fn page(
    html: &str,
    policy: &str,
    before: &str,
    way_out: &str,
    rules: &[Rules],
    seals: &Seals,
) -> Outcome<String> {
    let (named, early) = match rules {
        [only] => {
            let opening = only.file("opening-behandelaar").and_then(|file| seals.get(file));
            let name = opening.map(|sealed| sealed.name.as_str()).unwrap_or_default();
            let early = format!(
                "<link rel=\"preload\" href=\"./{name}\" as=\"fetch\" type=\"application/json\" crossorigin=\"anonymous\">"
            );
            (only.attributes(seals), early)
        }
        several => {
            let template = |rules: &Rules| format!("<template {}></template>", rules.attributes(seals));
            (String::new(), several.iter().map(template).collect())
        }
    };
    let way_out = template::escaped(way_out);
    let own = [
        ("policy", policy),
        ("before", before),
        ("early", early.as_str()),
        ("rules", named.as_str()),
        ("uitweg", way_out.as_str()),
    ];
    template::fill("index.html", html, &own, seals)
}

/// Writes everything beside `dist/` first and swaps at the end, so that a failing build leaves the old site alone.
fn publish(house: &House, files: &[(String, Vec<u8>)], said: &str) -> Outcome<()> {
    let (dist, site) = (house.dist(), house.dist().with_extension("nieuw"));
    let place = house.show(dist);
    if holds_something_else(dist) {
        return Err(Fail::new(
            "deze map houdt iets anders dan een eerder gebouwde site; er is niets veranderd",
            place,
            "Noem achter --naar een map die leeg is of nog niet bestaat.",
        ));
    }
    fresh_folder(&site)?;
    for (name, bytes) in files {
        write(&site.join(name), bytes)?;
    }
    compress::beside(house, &site, files)?;
    // Not compressed, and in no list: it may be changed where it stands.
    write(&site.join(site::NAME), said)?;
    let advice = "Is er een ander programma bezig in deze map? Sluit het en begin opnieuw.";
    if dist.exists() {
        fs::remove_dir_all(dist).or_fail("de oude site is niet te verwijderen", &place, advice)?;
    }
    fs::rename(&site, dist).or_fail("de nieuwe site is niet op zijn plaats te zetten", &place, advice)
}

/// Whether a folder holds files, and is no site of ours.
fn holds_something_else(folder: &Path) -> bool {
    let page = fs::read_to_string(folder.join("index.html")).unwrap_or_default();
    !page.contains("id=\"voorcheck\"") && !files_under(folder).is_empty()
}

/// No shipped file may name a folder of the machine it was built on.
fn no_machine_paths(house: &House) -> Outcome<()> {
    for file in files_under(house.dist()) {
        let bytes = read(&file)?;
        for (folder, _) in run::machine_folders(house) {
            let needle = folder.display().to_string();
            // A root such as `/app` is too short to tell from an ordinary word.
            let telling = folder.components().count() > 2;
            if telling && bytes.windows(needle.len()).any(|window| window == needle.as_bytes()) {
                return Err(Fail::new(
                    "een bestand van de site noemt een map van deze computer",
                    house.show(&file),
                    format!("Zoek in het bestand naar {needle} en neem de oorzaak weg."),
                ));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "[[policy]]\n[[early]]\n<script [[rules]]></script>\n[[before]][[uitweg]]";

    fn rules(from: Option<&str>, seals: &mut Seals) -> Rules {
        let file = format!("opening-behandelaar{}.json", from.unwrap_or_default());
        seals.insert(file.clone(), seal::seal("opening", "json", file.clone().into_bytes()));
        let files = vec![("opening-behandelaar".to_owned(), file)];
        Rules { from: from.map(str::to_owned), id: "k".into(), sha256: "ab".into(), files }
    }

    #[test]
    fn one_version_is_named_by_the_script_and_asked_for_at_once() {
        let mut seals = Seals::new();
        let made = page(PAGE, "http-equiv", "", "Bel <ons>.", &[rules(None, &mut seals)], &seals).unwrap();
        let name = &seals.get("opening-behandelaar.json").unwrap().name;
        assert!(made.starts_with(&format!("http-equiv\n<link rel=\"preload\" href=\"./{name}\"")), "{made}");
        assert!(made.ends_with("\nBel &lt;ons>.\n"), "{made}");
        assert!(
            made.contains(&format!("<script data-kader-sha256=\"ab\" data-opening-behandelaar=\"./{name}\"")),
            "{made}"
        );
    }

    #[test]
    fn of_several_versions_none_is_asked_for_before_the_loader_chose() {
        let mut seals = Seals::new();
        let both = [rules(Some("1"), &mut seals), rules(Some("2"), &mut seals)];
        let made = page(PAGE, "http-equiv", "", "", &both, &seals).unwrap();
        assert!(made.starts_with("http-equiv\n<template data-from=\"1\""), "{made}");
        assert!(
            made.contains("</template><template data-from=\"2\"") && made.contains("<script ></script>"),
            "{made}"
        );
        assert!(!made.contains("preload"), "{made}");
        assert!(page("<p></p>", "http-equiv", "", "", &both, &seals).is_err());
    }
}
