//! `cargo xtask serve | test | build | dist | bench | themes | setup`: everything a person does with this house, in one command each.
//!
//! The rooms: [`setup`] installs what is needed, [`assets`] makes the parts of a site, which `voorcheck-site` puts together for
//! [`build`] to publish in `dist/`; [`site`] knows which file says what the site says of itself, [`size`] weighs it, [`serve`] shows it.
//! [`package`] makes the rules into an npm package and [`program`] the command line into one that runs anywhere, [`dist`] packs a
//! release with [`sbom`] and [`archive`], [`test`] checks everything with [`walls`] and [`browser`], [`bench`] measures. What the reader sees goes through
//! [`say`] and `voorcheck_site::fail`, and is in Dutch.

mod archive;
mod assets;
mod bench;
mod browser;
mod build;
mod checks;
mod compress;
mod dist;
mod first;
mod house;
mod names;
mod package;
mod program;
mod proof;
mod run;
mod say;
mod sbom;
mod serve;
mod setup;
mod site;
mod size;
mod test;
mod trunk;
mod walls;
mod wasm;
mod words;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use voorcheck_site::fail::{Fail, OrFail, Outcome};

use house::House;
use run::Program;
use say::Steps;

const HELP: &str = "\
Gebruik: cargo xtask <opdracht>

  serve [--port 8080]                 bouw de pagina en toon haar op deze computer
  build [--naar MAP]                  bouw de site met alle voorchecks, in dist/ of in een andere map
  dist [--naar MAP]                   bouw de site en maak een uitgave, in uitgave/ of in een andere map
  test [controle …]                   alle controles, of alleen: opmaak muren clippy rust beleid bouw module
                                      uitgave browser, en wat niet elke dag hoeft: programma trunk
                                      bewijs paden webkit
  bench [--rounds 15]                 meet hoe snel en hoe zwaar alles is, en schrijf dat in docs/prestaties.md; doe dat op een
                                      computer die niets anders doet
  themes                              haal thema's van overheden van npm, en maak plaatjes van de voorcheck erin
  setup                               zet alleen het gereedschap klaar

Bij serve, build en dist kunt u ook zeggen:

  --kader MAP                         bouw met dit kader alleen: een map met kader.toml, of een map met versies die naar
                                      hun eerste dag heten (2027-01-01); noem er meer, dan komt er een keuze vooraf
  --site BESTAND                      wat de site over zichzelf zegt: van wie zij is, en het loket van elke gemeente;
                                      neem www/site.json over en vul haar in (dist vraagt erom)
  --vorige PAKKET                     neem codes om over te dragen van de vorige versie ook aan; PAKKET is het bestand
                                      kader-….json van de site die er nu staat, of wat `cargo kader build` maakt
De eerste keer duurt het langer: dan wordt het gereedschap eenmalig in deze map geïnstalleerd.";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match command(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fail) => {
            eprintln!("\n{fail}");
            ExitCode::FAILURE
        }
    }
}

fn command(args: &[String]) -> Outcome<()> {
    let mut house = House::find()?;
    let since = Instant::now();
    match args {
        [] => {
            say::line(HELP);
            Ok(())
        }
        [help] if matches!(help.as_str(), "help" | "--help" | "-h") => {
            say::line(HELP);
            Ok(())
        }
        [name, rest @ ..] if name == "serve" => {
            let mut port = serve::PORT;
            for (flag, value) in options(rest, &["--port", "--kader", "--vorige", "--site"])? {
                match flag {
                    "--port" => port = port_from(value)?,
                    _ => set(&mut house, flag, value)?,
                }
            }
            serve::serve(&house, port)
        }
        [name, only @ ..] if name == "test" => test::test(&house, only),
        [name, rest @ ..] if name == "bench" => {
            let mut rounds = bench::ROUNDS;
            for (_, value) in options(rest, &["--rounds"])? {
                rounds = rounds_from(value)?;
            }
            bench::bench(&house, rounds)
        }
        [name, rest @ ..] if name == "build" => {
            for (flag, value) in options(rest, &["--naar", "--kader", "--vorige", "--site"])? {
                match flag {
                    "--naar" => house.site = place(value)?,
                    _ => set(&mut house, flag, value)?,
                }
            }
            let mut steps = Steps::new(setup::STEPS + build::STEPS);
            setup::install(&house, &mut steps)?;
            build::dist(&house, &mut steps)?;
            let site = house.show(house.dist());
            say::line(&format!("De site staat in {site}/. Klaar in {}.", say::time(since.elapsed())));
            Ok(())
        }
        [name, rest @ ..] if name == "dist" => {
            let mut to = house.root.join("uitgave");
            for (flag, value) in options(rest, &["--naar", "--vorige", "--site"])? {
                match flag {
                    "--naar" => to = place(value)?,
                    _ => set(&mut house, flag, value)?,
                }
            }
            site::has_sender(&house)?;
            let mut steps = Steps::new(setup::STEPS + build::STEPS + program::STEPS + dist::STEPS);
            setup::install(&house, &mut steps)?;
            build::dist(&house, &mut steps)?;
            let program = program::make(&house, &mut steps)?;
            let files = dist::make(&house, &to, Some(&program), &mut steps)?;
            let place = house.show(&to);
            say::line(&format!("De uitgave staat in {place}/: {}.", files.join(", ")));
            say::line(&format!("Klaar in {}.", say::time(since.elapsed())));
            Ok(())
        }
        [name] if name == "themes" => {
            let mut steps = Steps::new(setup::STEPS + build::STEPS + 1);
            setup::install(&house, &mut steps)?;
            let house = house.alone();
            build::dist(&house, &mut steps)?;
            let chrome = browser::find_or_install(&house, &mut steps, &browser::BROWSERS[0])?;
            let folder = house.target().join("themas");
            let script = Program::node(&house, "tests/browser/themas.mjs").arg(&folder);
            let seen = script.env("CHROME", chrome).env("DIST", house.dist()).visibly()?;
            let place = house.show(&folder);
            if seen.ok {
                say::line(&format!(
                    "Per thema staat er een plaatje in {place}/, en alles samen in uitslag.md."
                ));
                return Ok(());
            }
            Err(Fail::new("niet alle thema's zijn bekeken", place, "Lees de melding hierboven."))
        }
        [name] if name == "trunk" => trunk::stage(&house),
        [name] if name == "setup" => {
            setup::install(&house, &mut Steps::new(setup::STEPS))?;
            say::line(&format!("Het gereedschap staat klaar, na {}.", say::time(since.elapsed())));
            Ok(())
        }
        other => Err(Fail::new(
            format!("deze opdracht bestaat niet: {}", other.join(" ")),
            "cargo xtask",
            format!("Kies een van deze.\n\n{HELP}"),
        )),
    }
}

/// The options of a command with their values: `--port 8080` or `--port=8080`.
fn options<'a>(args: &'a [String], known: &[&'static str]) -> Outcome<Vec<(&'static str, &'a str)>> {
    let mut found = Vec::new();
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let (name, value) =
            arg.split_once('=').map_or((arg.as_str(), None), |(name, value)| (name, Some(value)));
        let flag = known.iter().find(|flag| **flag == name);
        match (flag, value.or_else(|| flag.and(args.next()).map(String::as_str))) {
            (Some(flag), Some(value)) => found.push((*flag, value)),
            (None, _) => {
                return Err(Fail::new(
                    format!("deze optie bestaat hier niet: {name}"),
                    "cargo xtask",
                    format!("Kies uit: {}.\n\n{HELP}", known.join(", ")),
                ));
            }
            (Some(flag), None) => {
                return Err(Fail::new(
                    format!("achter {flag} ontbreekt de waarde"),
                    "cargo xtask",
                    format!("Zet er iets achter.\n\n{HELP}"),
                ));
            }
        }
    }
    Ok(found)
}

/// Takes over what a site is built with.
fn set(house: &mut House, flag: &str, value: &str) -> Outcome<()> {
    match flag {
        "--kader" => house.add(place(value)?),
        "--vorige" => house.earlier = Some(place(value)?),
        _ => house.site_file = Some(place(value)?),
    }
    Ok(())
}

/// A folder or a file as the reader names it: from where they stand.
fn place(text: &str) -> Outcome<PathBuf> {
    std::path::absolute(text).or_fail(
        "dit is geen map of bestand",
        text,
        "Noem een map of een bestand, bijvoorbeeld kaders/mijn-kader.",
    )
}

fn port_from(text: &str) -> Outcome<u16> {
    text.parse().map_err(|_| {
        Fail::new(
            format!("`{text}` is geen poort"),
            "cargo xtask serve --port",
            "Een poort is een getal van 1 tot en met 65535, bijvoorbeeld 8080.",
        )
    })
}

fn rounds_from(text: &str) -> Outcome<usize> {
    text.parse().ok().filter(|rounds| *rounds > 0).ok_or_else(|| {
        Fail::new(
            format!("`{text}` is geen aantal rondes"),
            "cargo xtask bench --rounds",
            "Een aantal is een getal vanaf 1, bijvoorbeeld 3.",
        )
    })
}
