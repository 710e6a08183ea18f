//! `kader mutate`: changes each rule to see whether a scenario notices.

use serde::Serialize;
use voorcheck_rules::assessment::Engine;
use voorcheck_rules::kader::Voice;
use voorcheck_takehome::sheet::{Format, Sheet};

use super::keep::Examination;
use super::open::{Folder, Opened, open_folder};
use super::scenarios::of_folder;
use super::{Answer, Refusal, to_json};
use crate::audit::mutate::report::{Counts, counts, markdown, place};
use crate::audit::mutate::{Fate, Mutant, fates, mutants};
use crate::audit::scenario::exercised;
use crate::load::Places;

/// What `--json` shows.
#[derive(Serialize)]
struct Listing<'a> {
    kader: &'a str,
    scenarios: usize,
    operators: Vec<OperatorCounts>,
    mutants: Vec<One<'a>>,
}

#[derive(Serialize)]
struct OperatorCounts {
    id: &'static str,
    name: &'static str,
    refused: usize,
    noticed: usize,
    equivalent: usize,
    survived: usize,
}

#[derive(Serialize)]
struct One<'a> {
    operator: &'static str,
    place: String,
    path: &'a str,
    change: &'a str,
    fate: &'static str,
    /// The code of the refusal, the scenario or the proof.
    by: &'a str,
}

/// Runs the command.
pub(super) fn run(args: &Examination) -> Result<Answer, Refusal> {
    let Folder { opened: Opened { engine, .. }, places, .. } = open_folder(&args.kader)?;
    let scenarios = of_folder(&args.kader, &engine)?;
    let holds = |one: &crate::audit::scenario::Scenario| one.tried(&engine, Voice::Behandelaar).is_empty();
    if let Some(failing) = scenarios.iter().find(|one| !holds(one)) {
        let message = format!(
            "Het scenario `{}` klopt nu al niet. Draai eerst `kader scenarios {}`.",
            failing.stem,
            args.kader.display()
        );
        return Err(Refusal::new("failing-scenario", message, "kader"));
    }
    let mutants = mutants(&engine);
    let fates = fates(&engine, &scenarios, &exercised(&engine, &scenarios), &mutants);
    let sound = !fates.contains(&Fate::Survived);
    let report = markdown(engine.kader(), scenarios.len(), &mutants, &fates, &places);
    let shown = if args.json {
        json(&engine, scenarios.len(), &mutants, &fates, &places)?
    } else {
        text(&mutants, &fates, &places)
    };
    args.report("mutaties.md", &report, "mutate", Answer::examined(shown, sound))
}

fn json(
    engine: &Engine,
    scenarios: usize,
    mutants: &[Mutant],
    fates: &[Fate],
    places: &Places,
) -> Result<String, Refusal> {
    let (by, _) = counts(mutants, fates);
    let operators = by.into_iter().map(|(operator, counts)| {
        let Counts { refused, noticed, equivalent, survived } = counts;
        OperatorCounts { id: operator.id(), name: operator.name(), refused, noticed, equivalent, survived }
    });
    let one = |(mutant, fate): (&'_ Mutant, &'_ Fate)| {
        let (fate, by) = match fate {
            Fate::Refused(code) => ("geweigerd", (*code).to_owned()),
            Fate::Noticed(scenario) => ("gemerkt", scenario.clone()),
            Fate::Equivalent(proof) => ("gelijk", proof.name().to_owned()),
            Fate::Survived => ("overleefd", String::new()),
        };
        (mutant.operator.id(), place(places, mutant), fate, by)
    };
    let rows: Vec<_> = mutants.iter().zip(fates).map(one).collect();
    let listed = mutants.iter().zip(&rows).map(|(mutant, (operator, place, fate, by))| One {
        operator,
        place: place.clone(),
        path: &mutant.path,
        change: &mutant.change,
        fate,
        by,
    });
    to_json(&Listing {
        kader: &engine.kader().meta.id,
        scenarios,
        operators: operators.collect(),
        mutants: listed.collect(),
    })
}

fn text(mutants: &[Mutant], fates: &[Fate], places: &Places) -> String {
    let (by, all) = counts(mutants, fates);
    let mut sheet = Sheet::new(Format::Report);
    let unnoticed = match all.survived {
        0 => "geen enkele blijft onopgemerkt".to_owned(),
        1 => "één blijft onopgemerkt".to_owned(),
        more => format!("{more} blijven onopgemerkt"),
    };
    sheet.heading(true, &[&format!("{} veranderingen: {unnoticed}", all.total())]);
    let line = |counts: Counts| {
        let Counts { refused, noticed, equivalent, survived } = counts;
        format!("{refused} geweigerd, {noticed} gemerkt, {equivalent} bewezen gelijk, {survived} overleefd")
    };
    sheet.behind("", &line(all));
    let survivors = mutants.iter().zip(fates).filter(|(_, fate)| **fate == Fate::Survived);
    for (mutant, _) in survivors {
        sheet.behind(
            "✕ ",
            &format!("{}: {} [{}]", place(places, mutant), mutant.change, mutant.operator.id()),
        );
    }
    sheet.heading(false, &["Per soort verandering"]);
    for (operator, counts) in by {
        sheet.point(&[&format!("{}: {}", operator.name(), line(counts))]);
    }
    sheet.into_text()
}
