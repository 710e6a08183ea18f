//! Dates: of the kader itself, and the moments and conditions of the planner. Also what the kader's head refers to.

use time::Date;

use super::Report;
use super::names::{Names, reference, twice};
use crate::kader::date;
use crate::kader::model::{Kader, Moment};

/// The largest offset of a moment, in years; a typing error beyond it would leave the calendar.
const MAX_YEARS: i32 = 100;

pub(super) fn check(report: &mut Report, kader: &Kader, names: &Names) {
    head(report, kader, names);
    for (i, moment) in kader.moments.iter().enumerate() {
        let path = format!("moment[{i}]");
        bases(report, names, moment, i, &path);
        if let Some(id) = &moment.without {
            reference(report, "unknown-date", "De datum", id, &names.dates, format!("{path}.zonder"));
        }
        let days = MAX_YEARS * 366;
        for (field, offset, most) in [
            ("jaren", moment.years, MAX_YEARS),
            ("maanden", moment.months, MAX_YEARS * 12),
            ("dagen", moment.days, days),
        ] {
            if !(-most..=most).contains(&offset) {
                report.add(
                    "offset-too-large",
                    format!("{path}.{field}"),
                    format!("{offset} {field} is meer dan {MAX_YEARS} jaar."),
                    "Verbeter het getal.",
                );
            }
        }
        names.norms(report, &path, &moment.norms);
    }
    for (i, condition) in kader.date_conditions.iter().enumerate() {
        let path = format!("datumvoorwaarde[{i}]");
        let known: Vec<&str> =
            date::KNOWN.iter().chain(&names.dates).chain(&names.moments).copied().collect();
        for (field, id) in [("eerder", &condition.earlier), ("later", &condition.later)] {
            let path = format!("{path}.{field}");
            if id.starts_with(|c: char| c.is_ascii_digit()) && !known.contains(&id.as_str()) {
                read(report, path, id);
            } else {
                reference(report, "unknown-date", "De datum of het moment", id, &known, path);
            }
        }
        if condition.earlier == condition.later {
            report.add(
                "date-order",
                path.clone(),
                "`eerder` en `later` zijn gelijk.",
                "Noem twee verschillende datums.",
            );
        }
        if let Some(gap) = &condition.gap {
            names.norms(report, &format!("{path}.gat"), &gap.norms);
        }
    }
}

fn head(report: &mut Report, kader: &Kader, names: &Names) {
    let meta = &kader.meta;
    let facts: Vec<&str> = names.facts.keys().copied().collect();
    reference(report, "unknown-fact", "Het feit", &meta.municipality_fact, &facts, "kader.gemeente-feit");
    let route = &meta.route_without_kader;
    reference(report, "unknown-route", "De route", route, &names.routes, "kader.route-zonder-kader");

    read(report, "kader.geldig-vanaf".into(), &meta.valid_from);
    let checked = read(report, "kader.bron-gecontroleerd-op".into(), &meta.source_checked_on);
    let before = read(report, "kader.controleer-voor".into(), &meta.check_before);
    if let (Some(checked), Some(before)) = (checked, before)
        && before <= checked
    {
        report.add(
            "date-order",
            "kader.controleer-voor",
            "`controleer-voor` ligt niet na `bron-gecontroleerd-op`.",
            "Kies een latere datum.",
        );
    }
}

fn bases(report: &mut Report, names: &Names, moment: &Moment, index: usize, path: &str) {
    if moment.bases.is_empty() {
        report.add(
            "empty-values",
            format!("{path}.vanaf"),
            format!("Het moment `{}` heeft geen datum om vanaf te rekenen.", moment.id),
            "Noem in `vanaf` een datum, een eerder moment, `vandaag` of `controleer-voor`.",
        );
    }
    let earlier = names.moments.iter().take(index);
    let known: Vec<&str> = date::KNOWN.iter().chain(&names.dates).chain(earlier).copied().collect();
    for (i, id) in moment.bases.iter().enumerate() {
        let path = format!("{path}.vanaf[{i}]");
        if moment.bases.iter().take(i).any(|other| other == id) {
            twice(report, path, id);
        } else if names.moments.contains(&id.as_str()) && !known.contains(&id.as_str()) {
            report.add(
                "later-moment",
                path,
                format!("Het moment `{id}` staat niet eerder dan `{}`.", moment.id),
                "Zet het er in het bestand vóór; een moment rekent alleen vanaf eerdere momenten.",
            );
        } else {
            reference(report, "unknown-date", "De datum of het moment", id, &known, path);
        }
    }
}

/// The date `YYYY-MM-DD`, or a report that it is none.
fn read(report: &mut Report, path: String, text: &str) -> Option<Date> {
    let parsed = date::parse(text);
    if parsed.is_none() {
        report.add(
            "invalid-date",
            path,
            format!("`{text}` is geen datum."),
            "Schrijf jaar, maand en dag als `2026-01-31`.",
        );
    }
    parsed
}
