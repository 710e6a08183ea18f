//! `kader scenarios`: whether the scenarios hold, and which parts of the kader they exercise.

use serde::Serialize;
use voorcheck_rules::assessment::Engine;
use voorcheck_rules::kader::Voice;
use voorcheck_takehome::sheet::{Format, Sheet};

use super::keep::Examination;
use super::open::open;
use super::{Answer, Refusal, to_json};
use crate::audit::scenario;
use crate::audit::scenario::{Exercised, Kind, Scenario, exercised, report};

/// What `--json` shows.
#[derive(Serialize)]
struct Listing<'a> {
    kader: &'a str,
    scenarios: Vec<Tried<'a>>,
    parts: Vec<Part<'a>>,
}

#[derive(Serialize)]
struct Tried<'a> {
    id: &'a str,
    title: &'a str,
    complaints: Vec<String>,
}

#[derive(Serialize)]
struct Part<'a> {
    kind: &'static str,
    id: &'a str,
    path: &'a str,
    scenarios: Vec<&'a str>,
}

/// Runs the command.
pub(super) fn run(args: &Examination) -> Result<Answer, Refusal> {
    let engine = open(&args.kader)?.engine;
    let scenarios = of_folder(&args.kader, &engine)?;
    let parts = exercised(&engine, &scenarios);
    let tried: Vec<Tried<'_>> = scenarios.iter().map(|scenario| tried(&engine, scenario)).collect();
    let missed = parts.iter().any(|part| part.kind == Kind::Rule && part.scenarios.is_empty());
    let sound = !missed && tried.iter().all(|one| one.complaints.is_empty());
    let markdown = report::markdown(&engine, &scenarios, &parts);
    let shown = if args.json {
        let stem = |&at: &usize| scenarios.get(at).map(|scenario| scenario.stem.as_str());
        let parts = parts.iter().map(|part| Part {
            kind: part.kind.id(),
            id: &part.id,
            path: &part.path,
            scenarios: part.scenarios.iter().filter_map(stem).collect(),
        });
        to_json(&Listing { kader: &engine.kader().meta.id, scenarios: tried, parts: parts.collect() })?
    } else {
        text(&scenarios, &tried, &parts)
    };
    let shown = Answer::examined(shown, sound);
    args.report("scenarios.md", &markdown, "scenarios", shown)
}

/// The scenarios in the folder of a kader.
///
/// Refused: mistakes in a file; a folder without scenarios.
pub(super) fn of_folder(dir: &std::path::Path, engine: &Engine) -> Result<Vec<Scenario>, Refusal> {
    let scenarios = scenario::read(dir, engine).map_err(|problems| Refusal::of_kader(&problems))?;
    if scenarios.is_empty() {
        let folder = dir.join(scenario::FOLDER);
        let message =
            format!("In `{}` staat geen enkel scenario; schrijf er ten minste één.", folder.display());
        return Err(Refusal::new("no-scenarios", message, "kader"));
    }
    Ok(scenarios)
}

/// What a scenario has otherwise than expected, in either voice, each with its place; what both say is said once.
pub(super) fn complaints(engine: &Engine, scenario: &Scenario) -> Vec<String> {
    let first = scenario.tried(engine, Voice::Behandelaar);
    let second = scenario.tried(engine, Voice::Inwoner);
    let second = second.iter().filter(|more| !first.contains(more));
    let second = second.map(|more| format!("{more} (in de stem van de inwoner)"));
    let all = first.iter().cloned().chain(second);
    all.map(|one| format!("{}: {one}", scenario.place(&one))).collect()
}

fn tried<'a>(engine: &Engine, scenario: &'a Scenario) -> Tried<'a> {
    Tried { id: &scenario.stem, title: &scenario.title, complaints: complaints(engine, scenario) }
}

fn text(scenarios: &[Scenario], tried: &[Tried<'_>], parts: &[Exercised]) -> String {
    let mut sheet = Sheet::new(Format::Report);
    let failing: Vec<&Tried<'_>> = tried.iter().filter(|one| !one.complaints.is_empty()).collect();
    sheet
        .heading(true, &[&format!("{} van {} scenario’s kloppen", tried.len() - failing.len(), tried.len())]);
    for one in &failing {
        sheet.gap();
        sheet.behind("✕ ", &format!("{} ({})", one.title, one.id));
        for complaint in &one.complaints {
            sheet.behind("  - ", complaint);
        }
    }
    if !failing.is_empty() {
        sheet.paragraph("Welke onderdelen de scenario’s raken, staat hier zodra zij kloppen.");
        return sheet.into_text();
    }
    for kind in Kind::ALL {
        let parts: Vec<&Exercised> = parts.iter().filter(|part| part.kind == kind).collect();
        if parts.is_empty() {
            continue;
        }
        let missed = parts.iter().filter(|part| part.scenarios.is_empty()).count();
        sheet.heading(
            false,
            &[&format!("{}: {} van {} geraakt", kind.name(), parts.len() - missed, parts.len())],
        );
        for part in parts {
            let by = match part.scenarios.is_empty() {
                true => "geen scenario".to_owned(),
                false => report::stems(scenarios, part, 3),
            };
            let sign = if part.scenarios.is_empty() { "✕ " } else { "✓ " };
            sheet.behind(sign, &format!("{}: {by}", part.id));
        }
    }
    sheet.into_text()
}
