//! What is decided: decisions, criteria with their rules, contradictions.

use voorcheck_rules::kader::model::{Criterion, DecisionRole, Kader};

use super::Report;
use super::names::{Names, reference, twice};

pub(super) fn check(report: &mut Report, kader: &Kader, names: &Names) {
    match (&kader.guide, kader.main_decision()) {
        (None, None) if kader.decisions.is_empty() => {
            let advice = "Voeg een `[[besluit]]` toe, of `[gids]` voor een kader zonder besluit.";
            report.add("no-decisions", "", "Dit kader heeft geen besluit.", advice);
        }
        (None, None) => {
            let advice = "Geef het besluit dat bovenaan de pagina staat `rol = \"hoofd\"`.";
            report.add("no-main-decision", "besluit", "Geen besluit is hoofdbesluit.", advice);
        }
        (Some(_), _) if !kader.decisions.is_empty() => {
            let message = "Een gids geeft geen inschatting en heeft dus geen besluit.";
            report.add("guide-with-decision", "gids", message, "Haal `[gids]` weg, of de besluiten.");
        }
        _ => {}
    }
    for (i, variant) in kader.guide.iter().flat_map(|guide| &guide.variants).enumerate() {
        if variant.when.is_none() {
            empty_variant(report, format!("gids.variant[{i}]"));
        }
    }
    for (i, decision) in kader.decisions.iter().enumerate() {
        let path = format!("besluit[{i}]");
        if decision.grades.len() < 2 {
            report.add(
                "too-few-grades",
                format!("{path}.trede"),
                format!("Het besluit `{}` heeft minder dan twee treden.", decision.id),
                "Geef er ten minste twee, van licht naar zwaar.",
            );
        }
        if !kader.criteria.iter().any(|criterion| criterion.decision == decision.id) {
            report.add(
                "no-criteria",
                path.clone(),
                format!("Het besluit `{}` heeft geen enkel criterium.", decision.id),
                "Voeg een criterium toe, of haal het besluit weg.",
            );
        }
        for (j, grade) in decision.grades.iter().enumerate() {
            if grade.not_applicable && decision.role == DecisionRole::Main {
                report.add(
                    "main-not-applicable",
                    format!("{path}.trede[{j}].niet-aan-de-orde"),
                    format!("`{}` is een hoofdbesluit, en dat is altijd aan de orde.", decision.id),
                    "Geef het besluit `rol = \"neven\"`, of haal `niet-aan-de-orde` weg.",
                );
            }
            for (k, variant) in grade.variants.iter().enumerate() {
                if variant.when.is_none() && variant.points.is_none() {
                    empty_variant(report, format!("{path}.trede[{j}].variant[{k}]"));
                }
            }
        }
        let outcomes: Vec<&str> = decision.grades.iter().map(|grade| grade.outcome.as_str()).collect();
        for (j, variant) in decision.undecided.variants.iter().enumerate() {
            for (k, outcome) in variant.within.iter().enumerate() {
                let path = format!("{path}.onbeslist.variant[{j}].binnen[{k}]");
                reference(report, "unknown-outcome", "De uitkomst", outcome, &outcomes, path);
            }
        }
    }
    for (i, criterion) in kader.criteria.iter().enumerate() {
        check_criterion(report, names, criterion, &format!("criterium[{i}]"));
    }
    for (i, contradiction) in kader.contradictions.iter().enumerate() {
        let path = format!("tegenspraak[{i}]");
        if contradiction.facts.is_empty() {
            report.add(
                "empty-values",
                format!("{path}.feiten"),
                "Deze tegenspraak noemt geen feiten om opnieuw te bekijken.",
                "Noem de feiten of datums die elkaar tegenspreken.",
            );
        }
        let known: Vec<&str> = names.facts.keys().chain(&names.dates).copied().collect();
        for (j, id) in contradiction.facts.iter().enumerate() {
            let path = format!("{path}.feiten[{j}]");
            if contradiction.facts.iter().take(j).any(|other| other == id) {
                twice(report, path, id);
            } else {
                reference(report, "unknown-fact", "Het feit of de datum", id, &known, path);
            }
        }
    }
}

fn check_criterion(report: &mut Report, names: &Names, criterion: &Criterion, path: &str) {
    let decisions: Vec<&str> = names.decisions.keys().copied().collect();
    reference(
        report,
        "unknown-decision",
        "Het besluit",
        &criterion.decision,
        &decisions,
        format!("{path}.besluit"),
    );
    if criterion.rules.is_empty() {
        report.add(
            "no-rules",
            path,
            format!("Het criterium `{}` heeft geen regels.", criterion.id),
            "Schrijf voor elke combinatie van antwoorden een `[[criterium.regel]]`.",
        );
    }
    let statuses: Option<Vec<&str>> = names
        .decisions
        .get(criterion.decision.as_str())
        .map(|decision| decision.grades.iter().map(|grade| grade.status.as_str()).collect());
    for (i, rule) in criterion.rules.iter().enumerate() {
        let path = format!("{path}.regel[{i}]");
        if let Some(statuses) = &statuses {
            reference(
                report,
                "unknown-status",
                "De status",
                &rule.status,
                statuses,
                format!("{path}.status"),
            );
        }
        reference(report, "unknown-force", "De kracht", &rule.force, &names.forces, format!("{path}.kracht"));
        if rule.norms.is_empty() {
            report.add(
                "no-norms",
                format!("{path}.normen"),
                format!("Regel `{}` noemt geen norm.", rule.id),
                "Noem ten minste één norm waar de reden op rust.",
            );
        }
    }
}

fn empty_variant(report: &mut Report, path: String) {
    let message = "Deze variant zegt niet wanneer zij geldt.";
    report.add("empty-condition", path, message, "Schrijf `als` of `wijst`, of haal de variant weg.");
}
