//! Dates: of the kader itself, and the moments and conditions of the planner. Also what the kader's head refers to.

use time::Date;
use voorcheck_rules::kader::model::{DateCondition, FORMAT, Holiday, Kader, Moment, NO_ROUTE};
use voorcheck_rules::kader::{Voice, date, holidays};

use super::names::{Names, reference, twice};
use super::{Report, suggest};

/// The largest offset of a moment, in years; a typing error beyond it would leave the calendar.
const MAX_YEARS: i32 = 100;

pub(super) fn check(report: &mut Report, kader: &Kader, names: &Names) {
    head(report, kader, names);
    for (i, moment) in kader.moments.iter().enumerate() {
        let path = format!("moment[{i}]");
        bases(report, kader, names, i, &path);
        on_routes(report, names, &moment.on_routes, &path);
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
        milestone(report, moment, &path);
    }
    for (i, condition) in kader.date_conditions.iter().enumerate() {
        let path = format!("datumvoorwaarde[{i}]");
        let known: Vec<&str> =
            date::KNOWN.iter().chain(&names.dates).chain(&names.moments).copied().collect();
        for (field, id) in [("eerder", &condition.earlier), ("later", &condition.later)] {
            let path = format!("{path}.{field}");
            if without_date(kader, id) {
                no_date(report, path, id);
            } else if id.starts_with(|c: char| c.is_ascii_digit()) && !known.contains(&id.as_str()) {
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
        remark(report, names, condition, &path);
    }
    for (i, holiday) in kader.holidays.iter().enumerate() {
        holiday_day(report, holiday, &format!("feestdag[{i}]"));
    }
}

/// The routes with which a date or moment is still there.
pub(super) fn on_routes(report: &mut Report, names: &Names, routes: &[String], path: &str) {
    let known: Vec<&str> = names.routes.iter().copied().chain([NO_ROUTE]).collect();
    for (i, route) in routes.iter().enumerate() {
        let path = format!("{path}.bij-route[{i}]");
        if routes.iter().take(i).any(|other| other == route) {
            twice(report, path, route);
        } else {
            reference(report, "unknown-route", "De route", route, &known, path);
        }
    }
}

/// A moment without a date has no offset.
fn milestone(report: &mut Report, moment: &Moment, path: &str) {
    if moment.undated.is_some() && (moment.years, moment.months, moment.days) != (0, 0, 0) {
        report.add(
            "undated-moment",
            path,
            format!("Het moment `{}` heeft geen datum, maar wel een termijn.", moment.id),
            "Haal `zonder-datum` weg, of `jaren`, `maanden` en `dagen`.",
        );
    }
}

fn without_date(kader: &Kader, id: &str) -> bool {
    kader.moments.iter().any(|moment| moment.id == id && moment.undated.is_some())
}

fn no_date(report: &mut Report, path: String, id: &str) {
    report.add(
        "undated-moment",
        path,
        format!("Het moment `{id}` heeft geen datum."),
        "Noem een datum, of een moment zonder `zonder-datum`.",
    );
}

fn remark(report: &mut Report, names: &Names, condition: &DateCondition, path: &str) {
    if condition.remark.is_none() {
        return;
    }
    let asked = |id: &String| names.dates.contains(&id.as_str());
    if !asked(&condition.earlier) && !asked(&condition.later) {
        report.add(
            "remark-without-date",
            format!("{path}.opmerking"),
            "Deze opmerking is nergens te zien: geen van beide datums wordt aan de lezer gevraagd.",
            "Noem in `eerder` of `later` een `[[datum]]`, of haal `opmerking` weg.",
        );
    }
}

/// A leap year, so that 29 February is a day.
const LEAP_YEAR: i32 = 2024;

fn holiday_day(report: &mut Report, holiday: &Holiday, path: &str) {
    let one = holiday.on.is_some() != holiday.easter.is_some();
    if !one || holidays::day(holiday, LEAP_YEAR).is_none() {
        report.add(
            "holiday-day",
            path,
            format!("Op welke dag `{}` valt, staat er niet goed.", holiday.name.get(Voice::Behandelaar)),
            "Schrijf `op` als `12-25` (maand en dag), of `pasen` als een aantal dagen; een van beide.",
        );
    }
}

fn head(report: &mut Report, kader: &Kader, names: &Names) {
    let meta = &kader.meta;
    if meta.format != FORMAT {
        report.add(
            "unknown-format",
            "kader.formaat",
            format!("Dit kader heeft `formaat = {}`; dit programma leest alleen {FORMAT}.", meta.format),
            format!("Schrijf `formaat = {FORMAT}` en verbeter wat daarna gemeld wordt."),
        );
    }
    let facts: Vec<&str> = names.facts.keys().copied().collect();
    if let Some(fact) = &meta.municipality_fact {
        reference(report, "unknown-fact", "Het feit", fact, &facts, "kader.gemeente-feit");
    }
    if let Some(route) = &meta.route_without_kader {
        reference(report, "unknown-route", "De route", route, &names.routes, "kader.route-zonder-kader");
    }
    if meta.municipality_fact.is_none() && meta.route_without_kader.is_some() {
        report.add(
            "no-municipality",
            "kader",
            "`route-zonder-kader` is voor een gemeente die er niet bij hoort, maar dit kader vraagt niet naar de gemeente.",
            "Noem ook het `gemeente-feit`, of haal de route weg.",
        );
    }
    for (i, point) in meta.open_points.iter().enumerate() {
        if let Some(on) = &point.on {
            read(report, format!("kader.open-punt[{i}].op"), on);
        }
    }

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

fn bases(report: &mut Report, kader: &Kader, names: &Names, index: usize, path: &str) {
    let Some(moment) = kader.moments.get(index) else { return };
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
    let from = moment.bases.iter().enumerate().map(|one| ("vanaf", &moment.bases, one));
    let not_before = moment.not_before.iter().enumerate().map(|one| ("niet-voor", &moment.not_before, one));
    for (field, list, (i, id)) in from.chain(not_before) {
        let path = format!("{path}.{field}[{i}]");
        if list.iter().take(i).any(|other| other == id) {
            twice(report, path, id);
        } else if without_date(kader, id) {
            no_date(report, path, id);
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
            format!("Schrijf jaar, maand en dag als `{}`.", suggest::day(text)),
        );
    }
    parsed
}
