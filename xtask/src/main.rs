//! `cargo xtask serve | test | build | setup`: everything a person does with this house, in one command each.
//!
//! The rooms: [`setup`] installs what is needed, [`build`] makes `dist/` out of the parts of [`assets`], [`seal`] gives
//! them names and integrity, [`size`] weighs them, [`serve`] shows them, [`test`] checks everything with [`walls`] and
//! [`browser`]. What the reader sees goes through [`say`] and [`fail`], and is in Dutch.

mod assets;
mod browser;
mod build;
mod fail;
mod house;
mod names;
mod run;
mod say;
mod seal;
mod serve;
mod setup;
mod size;
mod test;
mod walls;

use std::process::ExitCode;
use std::time::Instant;

use fail::{Fail, Outcome};
use house::House;
use say::Steps;

const HELP: &str = "\
Gebruik: cargo xtask <opdracht>

  serve [--port 8080]   bouw de pagina en toon haar op deze computer
  test [controle …]     alle controles, of alleen: opmaak clippy muren rust wasm bouw browser
  build                 bouw de site in dist/
  setup                 zet alleen het gereedschap klaar

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
    let house = House::find()?;
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
        [name] if name == "serve" => serve::serve(&house, serve::PORT),
        [name, flag, port] if name == "serve" && flag == "--port" => serve::serve(&house, port_from(port)?),
        [name, flag] if name == "serve" && flag.starts_with("--port=") => {
            serve::serve(&house, port_from(flag.trim_start_matches("--port="))?)
        }
        [name, only @ ..] if name == "test" => test::test(&house, only),
        [name] if name == "build" => {
            let mut steps = Steps::new(setup::STEPS + build::STEPS);
            setup::install(&house, &mut steps)?;
            build::dist(&house, &mut steps)?;
            say::line(&format!("De site staat in dist/. Klaar in {}.", say::time(since.elapsed())));
            Ok(())
        }
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

fn port_from(text: &str) -> Outcome<u16> {
    text.parse().map_err(|_| {
        Fail::new(
            format!("`{text}` is geen poort"),
            "cargo xtask serve --port",
            "Een poort is een getal van 1 tot en met 65535, bijvoorbeeld 8080.",
        )
    })
}
