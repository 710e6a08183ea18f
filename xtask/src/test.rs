//! Every check of the house, in order, with a table at the end of what each took, and one line: `N passed, N failed`.

use std::time::{Duration, Instant};

use voorcheck_site::fail::{Fail, Outcome};

use crate::browser::{self, BROWSERS};
use crate::checks::{self, Place, Score};
use crate::house::House;
use crate::proof;
use crate::say::{self, Steps};
use crate::setup;

/// A check by the name that selects it.
struct Check {
    name: &'static str,
    title: &'static str,
    /// Whether it runs when none is named.
    plain: bool,
    /// Whether it drives a browser.
    browser: bool,
    run: fn(&House, &[Place], &mut Laps) -> Outcome<Score>,
}

/// All checks, in the order they run.
const CHECKS: [Check; 14] = [
    Check {
        title: "Opmaak van de code (rustfmt)",
        ..plain("opmaak", |house, _, _| checks::formatting(house))
    },
    Check {
        title: "Muren tussen de kamers",
        ..plain("muren", |house, _, _| checks::walls_of_sources(house))
    },
    Check { title: "Strenge vertaler (clippy)", ..plain("clippy", |house, _, _| checks::clippy(house)) },
    Check { title: "Tests in Rust", ..plain("rust", |house, _, laps| checks::rust(house, laps)) },
    Check {
        title: "Het kader: bewijs, dekking, scenario's, mutaties",
        ..plain("beleid", |house, _, laps| checks::policy(house, laps))
    },
    Check { title: "De site bouwen", ..plain("bouw", |house, _, laps| checks::site(house, laps)) },
    Check { title: "De regels als module", ..plain("module", |house, _, laps| checks::module(house, laps)) },
    Check { title: "De uitgave inpakken", ..plain("uitgave", |house, _, laps| checks::release(house, laps)) },
    Check { title: "Tests in de browser", browser: true, ..plain("browser", checks::in_browser) },
    Check {
        title: "De uitgave met het programma kader",
        plain: false,
        ..plain("programma", |house, _, laps| checks::program(house, laps))
    },
    Check {
        title: "De lus van de ontwikkelaar (trunk serve)",
        plain: false,
        browser: true,
        ..plain("trunk", |house, browsers, _| checks::developers_loop(house, browsers))
    },
    Check { title: "Het lange bewijs", plain: false, ..plain("bewijs", |house, _, _| proof::run(house)) },
    Check {
        title: "Alle paden door de pagina",
        plain: false,
        browser: true,
        ..plain("paden", checks::paths)
    },
    Check {
        title: "In de motor van Safari (WebKit)",
        plain: false,
        ..plain("webkit", |house, _, laps| checks::webkit(house, laps))
    },
];

const fn plain(name: &'static str, run: fn(&House, &[Place], &mut Laps) -> Outcome<Score>) -> Check {
    Check { name, title: "", plain: true, browser: false, run }
}

/// What the parts of a check took.
#[derive(Default)]
pub struct Laps {
    since: Option<Instant>,
    rows: Vec<(String, Duration)>,
}

impl Laps {
    /// A part ends here; the next one begins.
    pub fn mark(&mut self, part: &str) {
        let now = Instant::now();
        if let Some(since) = self.since.replace(now) {
            self.rows.push((part.to_owned(), now - since));
        }
    }
}

/// Runs all checks but those that are only run by name, or only those named. A failing check does not stop the next one.
pub fn test(house: &House, only: &[String]) -> Outcome<()> {
    if let Some(unknown) = only.iter().find(|name| !CHECKS.iter().any(|known| known.name == **name)) {
        let names: Vec<&str> = CHECKS.iter().map(|check| check.name).collect();
        return Err(Fail::new(
            format!("er is geen controle met de naam `{unknown}`"),
            "cargo xtask test",
            format!("Kies uit: {}. Zonder naam draait alles wat een gewone dag vraagt.", names.join(", ")),
        ));
    }
    let wanted = |check: &&Check| match only {
        [] => check.plain,
        names => names.iter().any(|name| name == check.name),
    };
    let chosen: Vec<&Check> = CHECKS.iter().filter(wanted).collect();
    let needs_browser = chosen.iter().any(|check| check.browser);

    say::heading("Gereedschap");
    let since = Instant::now();
    let mut steps = Steps::new(setup::STEPS + if needs_browser { BROWSERS.len() } else { 0 });
    setup::install(house, &mut steps)?;
    setup::components(house)?;
    let mut browsers = Vec::new();
    for one in BROWSERS.iter().filter(|_| needs_browser) {
        browsers.push((one.variable, browser::find_or_install(house, &mut steps, one)?));
    }
    let mut table = vec![row("Gereedschap", since.elapsed(), "")];

    let mut total = Score::default();
    for (index, check) in chosen.iter().enumerate() {
        say::heading(&format!("{}/{} {}", index + 1, chosen.len(), check.title));
        let since = Instant::now();
        let mut laps = Laps { since: Some(since), rows: Vec::new() };
        let score = (check.run)(house, &browsers, &mut laps).unwrap_or_else(|fail| {
            say::line(&fail.to_string());
            Score::one(false)
        });
        table.push(row(check.title, since.elapsed(), &score.to_string()));
        table.extend(laps.rows.iter().map(|(part, took)| row(&format!("  {part}"), *took, "")));
        total += score;
    }
    say::heading("Wat het kostte");
    table.push(row("Alles", since.elapsed(), ""));
    table.iter().for_each(|row| say::line(row));
    say::line(&format!("\n{total}"));
    if total.failed == 0 {
        return Ok(());
    }
    Err(Fail::new(
        "niet alle controles slagen",
        "cargo xtask test",
        "Zoek hierboven de eerste controle die niet slaagt.",
    ))
}

fn row(what: &str, took: Duration, score: &str) -> String {
    format!("{what:<52}{:>12}   {score}", say::time(took)).trim_end().to_owned()
}
