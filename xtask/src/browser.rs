//! Finding the browsers for the tests, or installing Debian's.

use std::env;
use std::path::PathBuf;

use voorcheck_site::fail::{Fail, Outcome};

use crate::house::House;
use crate::run::Program;
use crate::say::Steps;

/// A browser the tests drive: how to find it, and what Debian calls it.
pub struct Browser {
    /// The environment variable that names it, for the tests too.
    pub variable: &'static str,
    title: &'static str,
    /// What is best, and what is installed where it can be.
    names: &'static [&'static str],
    package: &'static str,
    /// What does too.
    others: &'static [&'static str],
    places: &'static [&'static str],
    /// What does too, in the words of an advice.
    choice: &'static str,
}

/// The browsers of the tests. Most tests run in the first: Chromium without its windows, the same engine for less than half
/// of the processor time.
pub const BROWSERS: [Browser; 2] = [
    Browser {
        variable: "CHROME",
        title: "Chromium",
        names: &["chromium-headless-shell"],
        package: "chromium-headless-shell",
        others: &[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "chrome",
            "microsoft-edge",
            "msedge",
        ],
        places: &[
            "/usr/bin/chromium",
            "/usr/bin/google-chrome",
            "/snap/bin/chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
        ],
        choice: "Chromium, Google Chrome of Edge",
    },
    Browser {
        variable: "FIREFOX",
        title: "Firefox",
        names: &["firefox-esr", "firefox"],
        package: "firefox-esr",
        others: &[],
        places: &[
            "/usr/bin/firefox-esr",
            "/Applications/Firefox.app/Contents/MacOS/firefox",
            "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
        ],
        choice: "Firefox",
    },
];

/// Safari's engine, in a run of its own: what drives it.
pub const WEBKIT: Browser = Browser {
    variable: "WEBKIT",
    title: "WebKit",
    names: &["WebKitWebDriver"],
    package: "webkit2gtk-driver xvfb",
    others: &[],
    places: &[],
    choice: "de WebDriver van WebKitGTK",
};

/// The place of a browser: the one its variable names, the best on this machine, Debian's, installed now, or what does too.
pub fn find_or_install(house: &House, steps: &mut Steps, browser: &Browser) -> Outcome<PathBuf> {
    let Browser { variable, title, package, choice, .. } = browser;
    if let Some(named) = env::var_os(variable).map(PathBuf::from) {
        if named.is_file() {
            steps.already(&format!("{title} voor de tests (uit {variable})"));
            return Ok(named);
        }
        return Err(Fail::new(
            format!("de browser uit de omgevingsvariabele {variable} bestaat niet"),
            named.display().to_string(),
            format!("Zet in {variable} het volledige pad van {choice}, of haal de variabele weg."),
        ));
    }
    if let Some(found) = on_path(browser.names) {
        steps.already(&format!("{title} voor de tests"));
        return Ok(found);
    }
    let is_root = Program::new(house, "id").arg("-u").answer().is_some_and(|id| id == "0");
    let has_apt = Program::new(house, "apt-get").arg("--version").answer().is_some();
    let advice = format!(
        "Installeer {choice} (Debian: sudo apt-get install {package}),\n\
         of zet het pad van een browser in de omgevingsvariabele {variable}."
    );
    let other = on_path(browser.others)
        .or_else(|| browser.places.iter().map(PathBuf::from).find(|place| place.is_file()));
    if is_root && has_apt {
        let running = steps.begin(&format!("{title} installeren"), "eenmalig, meestal een minuut");
        let apt = || Program::new(house, "apt-get").env("DEBIAN_FRONTEND", "noninteractive");
        let log = "Het verslag staat in target/xtask/log/apt-get.log.";
        let installed = apt().arg("update").quietly(&format!("{advice}\n{log}")).and_then(|()| {
            apt()
                .args(["install", "--yes", "--no-install-recommends"])
                .args(package.split(' '))
                .quietly(&format!("{advice}\n{log}"))
        });
        // Without internet, what is there does.
        if other.is_none() {
            installed?;
        }
        running.end();
        if let Some(found) = on_path(browser.names) {
            return Ok(found);
        }
    } else if other.is_some() {
        steps.already(&format!("{title} voor de tests"));
    }
    other.ok_or_else(|| {
        Fail::new(
            format!("er is geen {title} voor de tests gevonden"),
            "zoekpad en gebruikelijke plaatsen",
            advice,
        )
    })
}

/// The first of these programs on the search path.
fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let named = |folder: PathBuf| {
        names.iter().map(move |name| folder.join(format!("{name}{}", env::consts::EXE_SUFFIX)))
    };
    env::split_paths(&path).flat_map(named).find(|place| place.is_file())
}
