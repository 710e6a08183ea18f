//! What is decided: decisions, criteria with their rules, contradictions.

use voorcheck_rules::kader::model::{Criterion, Kader};

use super::Report;
use super::conditions::{self, Place};
use super::names::{Names, reference, twice};

pub(super) fn check(report: &mut Report, kader: &Kader, names: &Names) {
    if kader.decisions.is_empty() {
        report.add("no-decisions", "", "Dit kader heeft geen besluit.", "Voeg een `[[besluit]]` toe.");
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
            for (k, variant) in grade.variants.iter().enumerate() {
                let path = format!("{path}.trede[{j}].variant[{k}].als");
                conditions::check(report, names, &variant.when, &path, Place::Special);
            }
        }
    }
    for (i, criterion) in kader.criteria.iter().enumerate() {
        check_criterion(report, names, criterion, &format!("criterium[{i}]"));
    }
    for (i, contradiction) in kader.contradictions.iter().enumerate() {
        let path = format!("tegenspraak[{i}]");
        conditions::check(report, names, &contradiction.when, &format!("{path}.als"), Place::Special);
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
    names.norms(report, path, &criterion.norms);
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
        conditions::check(report, names, &rule.when, &format!("{path}.als"), Place::Rule);
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
        names.norms(report, &path, &rule.norms);
    }
}
