//! A release: everything somebody else needs, in a folder whose bytes depend on the commit alone, and for brotli on Node.

use std::fs;
use std::path::{Path, PathBuf};

use voorcheck_site::fail::{Fail, OrFail, Outcome};
use voorcheck_site::files::{files_under, make_folder, read, read_text, under, write};
use voorcheck_site::seal::sha256_hex;
use voorcheck_site::{VERSION, parts, said};

use crate::archive::{self, Files};
use crate::assets;
use crate::compress;
use crate::house::House;
use crate::package;
use crate::program;
use crate::say::Steps;
use crate::sbom;

/// How many steps [`make`] announces.
pub const STEPS: usize = 2;

const NAME: &str = "voorcheck";
const SINGLE: &str = "voorcheck.html";
/// The name of the list of checksums.
pub const SUMS: &str = "SHA256SUMS";
/// What a site must have before it can be released.
const NEEDED: [&str; 10] = [
    "bestanden.json",
    "index.html",
    "embed.js",
    "embed-frame.js",
    "demo.html",
    "diagnose.html",
    SINGLE,
    "manifest.webmanifest",
    said::NAME,
    "sw.js",
];

/// Packs the finished site and the rules into `to`, with the command line when that was made, and gives the names of what is
/// there now.
pub fn make(house: &House, to: &Path, program: Option<&Path>, steps: &mut Steps) -> Outcome<Vec<String>> {
    let site = site(house)?;
    refuse_what_is_not_ours(house, to)?;

    let running = steps.begin("Pakket voor npm klaarzetten", "de eerste keer ongeveer een minuut");
    let package = package(&package::folder(house)?, &site)?;
    running.end();

    let running = steps.begin("Uitgave inpakken", "enkele seconden");
    let mut release = Files::new();
    let single = site.get(SINGLE).cloned().unwrap_or_default();
    release.insert(SINGLE.to_owned(), single);
    if let Some(file) = program {
        release.insert(program::name(), read(file)?);
    }
    let bill = sbom::text(house, VERSION, program.is_some())?;
    release.insert("sbom.cdx.json".to_owned(), bill.into_bytes());
    release.insert(format!("{NAME}-{VERSION}.tgz"), archive::tgz(&package)?);
    release.insert(format!("{NAME}-{VERSION}.zip"), archive::zip(&self_hosting(house, &site)?)?);
    let sums: String =
        release.iter().map(|(name, bytes)| format!("{}  {name}\n", sha256_hex(bytes))).collect();
    release.insert(SUMS.to_owned(), sums.into_bytes());
    for old in files_under(to) {
        fs::remove_file(&old).or_fail(
            "een bestand van een eerdere uitgave is niet te verwijderen",
            house.show(&old),
            "Is er een ander programma mee bezig?",
        )?;
    }
    make_folder(to)?;
    for (name, bytes) in &release {
        write(&to.join(name), bytes)?;
    }
    running.end();
    Ok(release.into_keys().collect())
}

/// The files of the site, all of them there.
fn site(house: &House) -> Outcome<Files> {
    let site = under(house.dist())?;
    let missing: Vec<&str> = NEEDED.into_iter().filter(|name| !site.contains_key(*name)).collect();
    if missing.is_empty() {
        return Ok(site);
    }
    Err(Fail::new(
        format!("de site is niet heel; dit ontbreekt: {}", missing.join(", ")),
        house.show(house.dist()),
        "Bouw haar opnieuw met `cargo xtask dist`, of met `cargo xtask build`.",
    ))
}

/// What npm installs: everything under `package/`, the site in `embed/`, without the single file, and without what is there
/// compressed too: the package itself is.
fn package(folder: &Path, site: &Files) -> Outcome<Files> {
    let mut files = Files::new();
    for (name, bytes) in under(folder)? {
        files.insert(format!("package/{name}"), bytes);
    }
    for (name, bytes) in site.iter().filter(|(name, _)| *name != SINGLE && !compress::is_compressed(name)) {
        files.insert(format!("package/embed/{name}"), bytes.clone());
    }
    Ok(files)
}

/// What a webmaster puts on a server, what to read first, and what `kader site` makes another site of.
fn self_hosting(house: &House, site: &Files) -> Outcome<Files> {
    let top = format!("{NAME}-{VERSION}");
    let read_me = read_text(&house.root.join("docs").join("LEESMIJ.txt"))?.replace("{versie}", VERSION);
    let mut files = Files::new();
    files.insert(format!("{top}/LEESMIJ.txt"), read_me.into_bytes());
    files.insert(format!("{top}/LICENSE"), read(&house.root.join("LICENSE"))?);
    for (name, bytes) in under(&house.root.join("docs"))? {
        if ["inbedden.md", "kader-schrijven.md", "privacy.md", "site.schema.json"].contains(&&*name)
            || name.starts_with("servers/")
        {
            files.insert(format!("{top}/docs/{name}"), bytes);
        }
    }
    for (name, bytes) in site {
        files.insert(format!("{top}/site/{name}"), bytes.clone());
    }
    for (name, bytes) in assets::parts(house)?.files() {
        files.insert(format!("{top}/{}/{name}", parts::FOLDER), bytes.clone());
    }
    Ok(files)
}

/// A folder that holds something else than an earlier release stays as it is.
fn refuse_what_is_not_ours(house: &House, to: &Path) -> Outcome<()> {
    let there: Vec<PathBuf> = files_under(to);
    let sums = fs::read_to_string(to.join(SUMS)).unwrap_or_default();
    let ours = |path: &PathBuf| {
        let name = path.strip_prefix(to).unwrap_or(path).display().to_string();
        name == SUMS || sums.lines().any(|line| line.ends_with(&format!("  {name}")))
    };
    match there.iter().find(|path| !ours(path)) {
        None => Ok(()),
        Some(other) => Err(Fail::new(
            "deze map houdt iets anders dan een eerdere uitgave; er is niets veranderd",
            house.show(other),
            "Noem achter --naar een map die leeg is of nog niet bestaat.",
        )),
    }
}
