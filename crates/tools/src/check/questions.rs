//! What is asked: sections, facts with their options, dates.

use std::collections::BTreeSet;

use voorcheck_rules::kader::model::{Choice, Fact, Kader};

use super::Report;
use super::names::{Names, reference, twice};
use super::planner::on_routes;

pub(super) fn check(report: &mut Report, kader: &Kader, names: &Names) {
    for (i, section) in kader.sections.iter().enumerate() {
        let facts = kader.facts.iter().map(|fact| &fact.section);
        if !facts.chain(kader.dates.iter().map(|date| &date.section)).any(|id| *id == section.id) {
            report.add(
                "empty-section",
                format!("sectie[{i}]"),
                format!("De sectie `{}` heeft geen enkele vraag.", section.id),
                "Zet er een feit of datum in, of haal de sectie weg.",
            );
        }
    }
    for (i, fact) in kader.facts.iter().enumerate() {
        let path = format!("feit[{i}]");
        reference(
            report,
            "unknown-section",
            "De sectie",
            &fact.section,
            &names.sections,
            format!("{path}.sectie"),
        );
        from_dates(report, kader, fact, &path);
        options(report, fact, &path);
        unknown(report, fact, &path);
        changeable(report, fact, &path);
    }
    for (i, date) in kader.dates.iter().enumerate() {
        let path = format!("datum[{i}]");
        reference(
            report,
            "unknown-section",
            "De sectie",
            &date.section,
            &names.sections,
            format!("{path}.sectie"),
        );
        on_routes(report, names, &date.on_routes, &path);
    }
}

fn options(report: &mut Report, fact: &Fact, path: &str) {
    if fact.values().count() < 2 {
        report.add(
            "too-few-values",
            path,
            format!("Het feit `{}` heeft minder dan twee waarden.", fact.id),
            "Geef ten minste twee opties zonder `onbekend` en zonder `laat-open`.",
        );
    }
    for (i, option) in fact.options.iter().enumerate() {
        let path = format!("{path}.optie[{i}]");
        leaves_open(report, fact, option, &path);
    }
}

fn leaves_open(report: &mut Report, fact: &Fact, option: &Choice, path: &str) {
    if option.leaves_open.is_empty() {
        return;
    }
    let path = format!("{path}.laat-open");
    if option.unknown {
        report.add(
            "invalid-open-option",
            path,
            format!("De optie `{}` heeft `onbekend` én `laat-open`.", option.id),
            "Kies één van beide: `onbekend` laat alles open, `laat-open` een deel.",
        );
        return;
    }
    let known: Vec<&str> = fact.values().collect();
    for (i, value) in option.leaves_open.iter().enumerate() {
        let path = format!("{path}[{i}]");
        if option.leaves_open.iter().take(i).any(|other| other == value) {
            twice(report, path, value);
        } else {
            reference(report, "unknown-value", "De waarde", value, &known, path);
        }
    }
    let open: BTreeSet<&str> = option.leaves_open.iter().map(String::as_str).collect();
    if open.len() < 2 {
        report.add(
            "invalid-open-option",
            path,
            format!("De optie `{}` laat maar één waarde open.", option.id),
            "Noem er ten minste twee, of maak er een gewone optie van.",
        );
    } else if known.iter().all(|value| open.contains(value)) {
        report.add(
            "invalid-open-option",
            path,
            format!("De optie `{}` laat alle waarden open.", option.id),
            "Schrijf `onbekend = true`.",
        );
    }
}

fn unknown(report: &mut Report, fact: &Fact, path: &str) {
    let own = fact.options.iter().any(|option| option.unknown);
    if fact.refuses_unknown {
        for (i, option) in fact.options.iter().enumerate().filter(|(_, option)| option.is_open()) {
            report.add(
                "refused-unknown",
                format!("{path}.optie[{i}]"),
                format!(
                    "De optie `{}` laat waarden open, maar het feit heeft `zonder-weet-niet`.",
                    option.id
                ),
                "Haal één van beide weg.",
            );
        }
    }
    if fact.shows_unknown && (fact.refuses_unknown || !own) {
        report.add(
            "refused-unknown",
            format!("{path}.met-weet-niet"),
            "`met-weet-niet` hoort bij een feit met een eigen optie `onbekend` en zonder `zonder-weet-niet`.",
            "Haal `met-weet-niet` weg; zonder zo’n eigen optie staat \"Weet ik niet\" er al bij.",
        );
    }
}

fn changeable(report: &mut Report, fact: &Fact, path: &str) {
    let known: Vec<&str> = fact.values().collect();
    for (i, step) in fact.changeable.iter().enumerate() {
        let path = format!("{path}.veranderbaar[{i}]");
        reference(report, "unknown-value", "De waarde", &step.from, &known, format!("{path}.van"));
        reference(report, "unknown-value", "De waarde", &step.to, &known, format!("{path}.naar"));
        if step.from == step.to {
            report.add(
                "invalid-step",
                path,
                "`van` en `naar` zijn gelijk.",
                "Noem de waarde die het kan worden.",
            );
        } else if fact.changeable.iter().take(i).any(|other| other == step) {
            report.add("invalid-step", path, "Deze stap staat al in de lijst.", "Haal er één weg.");
        }
    }
}

/// Two dates that answer a fact: their condition is known, and both answers are options that say something.
fn from_dates(report: &mut Report, kader: &Kader, fact: &Fact, path: &str) {
    let Some(dates) = &fact.from_dates else { return };
    let conditions: Vec<&str> = kader.date_conditions.iter().map(|one| one.id.as_str()).collect();
    let kind = "De datumvoorwaarde";
    let at = format!("{path}.uit-datums");
    reference(
        report,
        "unknown-date-condition",
        kind,
        &dates.condition,
        &conditions,
        format!("{at}.voorwaarde"),
    );
    let values: Vec<&str> = fact.values().collect();
    for (field, value) in [("ja", &dates.yes), ("nee", &dates.no)] {
        reference(report, "unknown-value", "De waarde", value, &values, format!("{at}.{field}"));
    }
}
