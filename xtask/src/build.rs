//! From sources to `dist/`: a folder of static files with relative names, for any web server and any sub-folder.

use voorcheck_site::fail::{Fail, Outcome};
use voorcheck_site::files::{files_under, read, read_text};
use voorcheck_site::said::Said;
use voorcheck_site::{assemble, publish};
use voorcheck_tools::site::words;

use crate::assets;
use crate::compress;
use crate::first;
use crate::house::House;
use crate::run;
use crate::say::{self, Steps};
use crate::site;
use crate::size;
use crate::wasm;

/// How many steps [`dist`] announces.
pub const STEPS: usize = 4;

/// Builds `dist/` and prints the size of every file; fails above the limit.
pub fn dist(house: &House, steps: &mut Steps) -> Outcome<()> {
    let running = steps.begin("Kaders nakijken en inpakken", "");
    let checks = house.checks()?;
    running.end();

    let running =
        steps.begin("Pagina en module vertalen naar WebAssembly", "de eerste keer ongeveer een minuut");
    wasm::compile(house)?;
    running.end();

    let running =
        steps.begin("Verkleinen, opmaak en lader samenvoegen", "de eerste keer ongeveer een halve minuut");
    let parts = assets::parts(house)?;
    running.end();

    let running = steps.begin("Namen, zegels en maten", "");
    let file = site::file(house);
    let said = Said::read(&parts, read_text(&file)?, house.show(&file))?;
    let mut checks = checks.to_vec();
    for check in &mut checks {
        check.draw(first::page)?;
        let replies: Vec<&str> = first::replies(check.kader()).into_iter().collect();
        if !replies.is_empty() {
            let what = "de eerste stap zegt pas na ‘Volgende stap’ iets terug op";
            say::line(&format!("      {}: {what}: {}", check.id(), replies.join(", ")));
        }
    }
    let count = checks.len();
    let made = assemble(&parts, checks, &words(&parts, &house.kader)?, &said)?;
    let (all, sent) = made.kept;
    let what = if all { "elke voorcheck" } else { "alleen de keuze, want alles samen is te groot" };
    say::line(&format!("      zonder internet: {what} ({} kB)", sent / 1000));
    publish(house.dist(), &made, |folder| compress::beside(house, folder, &made.files))?;
    no_machine_paths(house)?;
    let names: Vec<_> = made.files.iter().map(|(name, _)| name.clone()).collect();
    size::report(house, &names, &made.folder, count)?;
    running.end();
    Ok(())
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
