//! From sources to `dist/`: a folder of static files with relative names, for any web server and any sub-folder.

use std::fs;

use crate::assets;
use crate::fail::{Fail, OrFail, Outcome};
use crate::house::{House, files_under, fresh_folder, read, read_text, write};
use crate::run;
use crate::say::Steps;
use crate::seal::{self, Seals};
use crate::size;

/// How many steps [`dist`] announces.
pub const STEPS: usize = 5;

/// Builds `dist/` and prints the size of every file; fails above the limit.
pub fn dist(house: &House, steps: &mut Steps) -> Outcome<()> {
    let running = steps.begin("Kader nakijken en inpakken", "de eerste keer ongeveer een minuut");
    let pack = assets::pack(house)?;
    running.end();

    let running = steps.begin("Opmaak en lader samenvoegen", "");
    let mut seals = Seals::new();
    seals.insert("kader.json".into(), seal::seal("kader", "json", pack.bytes));
    seals.insert("style.css".into(), seal::seal("style", "css", assets::styles(house)?));
    seals.insert("boot.js".into(), seal::seal("boot", "js", assets::script(house, "boot.js")?));
    seals.insert("nomodule.js".into(), seal::seal("nomodule", "js", read(&house.www().join("nomodule.js"))?));
    seals.insert("icon.svg".into(), seal::seal("icon", "svg", read(&house.www().join("icon.svg"))?));
    running.end();

    let running =
        steps.begin("Pagina vertalen naar WebAssembly", "de eerste keer 1 tot 2 minuten, daarna seconden");
    assets::trunk(house)?;
    running.end();

    let running = steps.begin("Verkleinen", "enkele seconden");
    let (wasm, glue) = assets::wasm(house)?;
    let wasm = seal::seal("widget", "wasm", wasm);
    let glue = seal::seal("widget", "js", assets::glue(house, &glue, &wasm.name)?);
    seals.insert("widget_bg.wasm".into(), wasm);
    seals.insert("widget.js".into(), glue);
    running.end();

    let running = steps.begin("Namen, zegels en maten", "");
    let html = read_text(&assets::trunk_file(house, "index.html"))?;
    let marked =
        html.replace(" data-pack=\"", &format!(" data-pack-sha256=\"{}\" data-pack=\"", pack.sha256));
    if marked == html {
        return Err(Fail::new(
            "de pagina noemt geen pakket met regels",
            "Trunk.toml, pattern_script",
            "Zet data-pack terug in pattern_script.",
        ));
    }
    let mut files: Vec<(String, Vec<u8>)> =
        vec![("index.html".into(), seal::page(&marked, &seals).into_bytes())];
    files.extend(seals.into_values().map(|sealed| (sealed.name, sealed.bytes)));
    publish(house, &files)?;
    no_machine_paths(house)?;
    size::report(house, &files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>())?;
    running.end();
    Ok(())
}

/// Writes everything beside `dist/` first and swaps at the end, so that a failing build leaves the old site alone.
fn publish(house: &House, files: &[(String, Vec<u8>)]) -> Outcome<()> {
    let site = house.work().join("site");
    fresh_folder(&site)?;
    for (name, bytes) in files {
        write(&site.join(name), bytes)?;
    }
    let advice = "Is er een ander programma bezig in dist/? Sluit het en begin opnieuw.";
    if house.dist().exists() {
        fs::remove_dir_all(house.dist()).or_fail("de oude site is niet te verwijderen", "dist/", advice)?;
    }
    fs::rename(&site, house.dist()).or_fail(
        "de nieuwe site is niet op zijn plaats te zetten",
        "dist/",
        advice,
    )
}

/// No shipped file may name a folder of the machine it was built on.
fn no_machine_paths(house: &House) -> Outcome<()> {
    for file in files_under(&house.dist()) {
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
