//! `kader all`: every check in order, a line for each, what the first finds that finds something, and what to do next.

use std::fmt::Display;
use std::path::{Path, PathBuf};

use voorcheck_rules::assessment::Engine;
use voorcheck_rules::kader::Voice;

use super::scenarios::{complaints, of_folder};
use super::{Answer, Refusal, told_once};
use crate::audit::coverage;
use crate::audit::mutate::report::place;
use crate::audit::mutate::{Fate, fates, mutants};
use crate::audit::readability::readability;
use crate::audit::scenario::{Kind, Scenario, exercised};
use crate::audit::verify::verify;
use crate::load::{Loaded, draft, versions};
use crate::{check, pack};

/// `kader all`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Map van het kader of van zijn versies
    #[arg(value_name = "MAP", help_heading = "Argumenten")]
    pub kader: PathBuf,
}

/// The checks, in the order in which they make sense, with what to do about what each finds.
const CHECKS: [(&str, &str); 6] = [
    ("check", "Verbeter wat hierboven staat; begin met de eerste melding."),
    ("coverage", "Geef elke zin een norm, of zet haar met een reden in `verantwoording.toml`."),
    (
        "scenarios",
        "Kijk bij elk verschil wie gelijk heeft, het voorbeeld of de regel, en verbeter die. Voor een regel die geen \
         voorbeeld raakt, schrijft u er een.",
    ),
    ("verify", "Verbeter de regels. Een heel verslag met voorbeelden geeft `kader verify MAP --write`."),
    ("readability", "Maak van een lange zin twee korte, en spreek de inwoner aan met u."),
    (
        "mutate",
        "Zet bij een voorbeeld een verwachting die deze verandering merkt. Welke dat is, staat in de tabel van \
         docs/kader-schrijven.md.",
    ),
];

/// What a check came to.
struct Outcome {
    /// In a few words.
    said: String,
    /// What is wrong.
    findings: Vec<String>,
}

impl Outcome {
    fn of<T: Display>(sound: String, findings: &[T]) -> Outcome {
        let said = match findings.len() {
            0 => sound,
            1 => "1 bevinding".to_owned(),
            number => format!("{number} bevindingen"),
        };
        Outcome { said, findings: findings.iter().map(ToString::to_string).collect() }
    }

    fn refused(refusal: &Refusal) -> Outcome {
        let lines: Vec<&str> = refusal.message.lines().collect();
        // A list of problems has its count above it.
        let lines = if lines.len() > 1 { lines.get(1..).unwrap_or_default() } else { &lines };
        Outcome::of(String::new(), lines)
    }
}

/// Runs the command. Of several versions each is looked at.
///
/// Refused: a set of versions that is none.
pub(super) fn run(args: &Args) -> Result<Answer, Refusal> {
    let Some(versions) = versions(&args.kader) else {
        let (text, sound) = examined(&args.kader);
        return Ok(Answer::examined(text, sound));
    };
    let versions = versions.map_err(|problems| Refusal::of_kader(&problems))?;
    let each: Vec<(String, bool)> = versions.iter().map(|version| examined(&version.dir)).collect();
    let sound = each.iter().all(|(_, sound)| *sound);
    let texts: Vec<String> = each.into_iter().map(|(text, _)| text).collect();
    Ok(Answer::examined(texts.join("\n\n"), sound))
}

/// The report on one kader, and whether nothing is wrong.
fn examined(dir: &Path) -> (String, bool) {
    let (outcomes, unwritten) = outcomes(dir);
    let mut wanting = outcomes.iter().zip(CHECKS).filter(|(outcome, _)| !outcome.findings.is_empty());
    let mut text = format!("Alle controles van {}\n\n", dir.display());
    for (at, (name, _)) in CHECKS.iter().enumerate() {
        let (sign, said) = match outcomes.get(at) {
            Some(outcome) if outcome.findings.is_empty() => ("✓", outcome.said.as_str()),
            Some(outcome) => ("✕", outcome.said.as_str()),
            None => ("-", "nog niet gedaan"),
        };
        text += &format!("{sign} {name:<12} {said}\n");
    }
    // What is missing is no mistake: while somebody writes, the sentences without a place are told too.
    let shown: Vec<_> = wanting.by_ref().take(if unwritten { CHECKS.len() } else { 1 }).collect();
    for (outcome, (name, _)) in &shown {
        let found: String = outcome.findings.iter().map(|finding| format!("- {finding}\n")).collect();
        text += &format!("\n{name}:\n{found}");
    }
    let (map, again) = (dir.display(), format!("Doe daarna weer `kader all {}`.", dir.display()));
    text += &match shown.first() {
        Some(_) if unwritten => format!("\nWat nu: {UNWRITTEN} {again}"),
        Some((_, (_, next))) => format!("\nWat nu: {} {again}", next.replace("MAP", &map.to_string())),
        None => format!(
            "\nAlles klopt.\nWat nu: laat een collega die het beleid kent lezen wat een lezer ziet, als pagina of met \
             `kader checklist {map} > checklist.html`."
        ),
    };
    (text, shown.is_empty())
}

/// What to do about a kader that is not written to its end.
const UNWRITTEN: &str =
    "Schrijf verder: eerst de bron en de normen, dan de vragen, dan het besluit met zijn criteria en regels.";

/// What each check came to, as far as there is any use in going on; and whether the kader is still being written.
fn outcomes(dir: &Path) -> (Vec<Outcome>, bool) {
    let mut outcomes = Vec::new();
    let opened = super::open::no_file_of_kader(dir)
        .and_then(|()| draft(dir).map_err(|problems| Refusal::of_kader(&problems)));
    let (loaded, missing) = match opened {
        Ok(opened) => opened,
        Err(refusal) => return (vec![Outcome::refused(&refusal)], false),
    };
    let sha256 = pack::sha256(&loaded.kader).unwrap_or_default();
    if !missing.is_empty() {
        let mut unfinished = Outcome::of(String::new(), &told_once(&missing));
        unfinished.said = "nog niet af; in wat er staat is niets fout".to_owned();
        return (vec![unfinished, covered(&loaded, &sha256)], true);
    }
    let engine = match check::engine(loaded.kader.clone(), sha256.clone()) {
        Ok(engine) => engine,
        Err(problems) => {
            let problems = Refusal::of_kader(&loaded.places.locate(problems));
            return (vec![Outcome::refused(&problems)], false);
        }
    };
    let kader = engine.kader();
    let counts =
        format!("goed geschreven; vragen: {}, normen in gebruik: {}", kader.facts.len(), kader.norms.len());
    outcomes.push(Outcome::of::<String>(counts, &[]));
    outcomes.push(covered(&loaded, &sha256));
    let scenarios = of_folder(dir, &engine);
    outcomes.push(match &scenarios {
        Ok(scenarios) => tried(&engine, scenarios),
        Err(refusal) => Outcome::refused(refusal),
    });
    outcomes.push(match verify(&engine, &sha256, &loaded.account, &loaded.places) {
        Ok(verification) => Outcome::of("bewezen over alle gevallen".to_owned(), &verification.findings),
        Err(problem) => Outcome::of(String::new(), &loaded.places.locate(vec![problem])),
    });
    let measured = readability(kader, &loaded.places);
    outcomes.push(Outcome::of("elke zin voor de inwoner is kort genoeg".to_owned(), &measured.findings));
    if let Ok(scenarios) = scenarios.as_ref()
        && scenarios.iter().all(|one| one.tried(&engine, Voice::Behandelaar).is_empty())
    {
        outcomes.push(mutated(&engine, scenarios, &loaded));
    }
    (outcomes, false)
}

fn covered(loaded: &Loaded, sha256: &str) -> Outcome {
    let coverage = coverage::examine(loaded, sha256);
    let sound = format!(
        "elke zin ({}) en elke norm ({}) heeft een plaats",
        coverage.figures.sentences, coverage.figures.norms
    );
    Outcome::of(sound, &coverage.findings)
}

/// What the scenarios have otherwise, and the rules that none of them reaches.
fn tried(engine: &Engine, scenarios: &[Scenario]) -> Outcome {
    let mut findings: Vec<String> =
        scenarios.iter().flat_map(|scenario| complaints(engine, scenario)).collect();
    if findings.is_empty() {
        let parts = exercised(engine, scenarios);
        let missed = parts.iter().filter(|part| part.kind == Kind::Rule && part.scenarios.is_empty());
        findings.extend(missed.map(|part| format!("Geen scenario raakt de regel `{}`.", part.id)));
    }
    Outcome::of(format!("alle gevallen ({}) kloppen", scenarios.len()), &findings)
}

fn mutated(engine: &Engine, scenarios: &[Scenario], loaded: &Loaded) -> Outcome {
    let mutants = mutants(engine);
    let fates = fates(engine, scenarios, &exercised(engine, scenarios), &mutants);
    let survivors = mutants.iter().zip(&fates).filter(|(_, fate)| **fate == Fate::Survived);
    let told = survivors.map(|(mutant, _)| {
        format!("{}: {} [{}]", place(&loaded.places, mutant), mutant.change, mutant.operator.id())
    });
    let told: Vec<String> = told.collect();
    Outcome::of(format!("elke verandering ({}) valt op", mutants.len()), &told)
}
