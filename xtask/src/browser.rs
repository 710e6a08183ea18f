//! Finding a browser for the tests, or installing Debian's.

use std::env;
use std::path::PathBuf;

use crate::fail::{Fail, Outcome};
use crate::house::House;
use crate::run::Program;
use crate::say::Steps;

const NAMES: [&str; 7] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
];

const PLACES: [&str; 8] = [
    "/usr/bin/chromium",
    "/usr/bin/google-chrome",
    "/snap/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/// A Chromium-like browser: the one `CHROME` names, one on this machine, or Debian's, installed now.
pub fn find_or_install(house: &House, steps: &mut Steps) -> Outcome<PathBuf> {
    if let Some(named) = env::var_os("CHROME").map(PathBuf::from) {
        if named.is_file() {
            steps.already("Browser voor de tests (uit CHROME)");
            return Ok(named);
        }
        return Err(Fail::new(
            "de browser uit de omgevingsvariabele CHROME bestaat niet",
            named.display().to_string(),
            "Zet in CHROME het volledige pad van Chromium, Chrome of Edge, of haal de variabele weg.",
        ));
    }
    if let Some(found) = find() {
        steps.already("Browser voor de tests");
        return Ok(found);
    }
    let is_root = Program::new(house, "id")?.arg("-u").answer().is_some_and(|id| id == "0");
    let has_apt = Program::new(house, "apt-get")?.arg("--version").answer().is_some();
    let advice = "Installeer Chromium, Google Chrome of Edge (Debian en Ubuntu: sudo apt-get install chromium),\n\
                  of zet het pad van een browser in de omgevingsvariabele CHROME.";
    if is_root && has_apt {
        let running = steps.begin("Chromium installeren", "eenmalig, meestal een minuut");
        let log = "Het verslag staat in target/xtask/log/apt-get.log.";
        let apt = || -> Outcome<Program> {
            Ok(Program::new(house, "apt-get")?.env("DEBIAN_FRONTEND", "noninteractive"))
        };
        apt()?.arg("update").quietly(&format!("{advice}\n{log}"))?;
        apt()?
            .args(["install", "--yes", "--no-install-recommends", "chromium", "chromium-driver"])
            .quietly(&format!("{advice}\n{log}"))?;
        running.end();
        if let Some(found) = find() {
            return Ok(found);
        }
    }
    Err(Fail::new("er is geen browser voor de tests gevonden", "zoekpad en gebruikelijke plaatsen", advice))
}

fn find() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let named = env::split_paths(&path).flat_map(|folder| {
        NAMES.into_iter().map(move |name| folder.join(format!("{name}{}", env::consts::EXE_SUFFIX)))
    });
    named.chain(PLACES.into_iter().map(PathBuf::from)).find(|place| place.is_file())
}
