//! Ids: readable, unique within their kind, none that the engine uses itself.

use std::collections::BTreeMap;

use voorcheck_rules::decision::space::{UNANSWERED, UNKNOWN};
use voorcheck_rules::kader::{Kader, date};

use super::Report;

/// Ids the engine gives a meaning of its own, by kind.
const RESERVED: [(&str, &[&str]); 4] = [
    ("optie", &[UNKNOWN, UNANSWERED]),
    ("datum", &date::KNOWN),
    ("moment", &date::KNOWN),
    ("regel", &["algemeen"]),
];

type Seen<'a> = BTreeMap<&'a str, String>;

pub(super) fn check(report: &mut Report, kader: &Kader) {
    id(report, "kader", "kader.id", &kader.meta.id);
    let meta = &kader.meta;
    unique(report, "bron", "kader.bron", meta.sources.iter().map(|source| source.id.as_str()));
    unique(report, "kracht", "kader.kracht", meta.forces.iter().map(|force| force.id.as_str()));
    unique(report, "sectie", "sectie", kader.sections.iter().map(|section| section.id.as_str()));

    // Contradictions name facts and dates side by side; the planner names dates, moments and date conditions side by
    // side on one timeline. Each group therefore shares its ids.
    let mut asked = Seen::new();
    let mut planned = Seen::new();
    shared(report, "feit", kader.facts.iter().map(|fact| fact.id.as_str()), &mut [&mut asked]);
    shared(report, "datum", kader.dates.iter().map(|date| date.id.as_str()), &mut [&mut asked, &mut planned]);
    shared(report, "moment", kader.moments.iter().map(|moment| moment.id.as_str()), &mut [&mut planned]);
    let conditions = kader.date_conditions.iter().map(|condition| condition.id.as_str());
    shared(report, "datumvoorwaarde", conditions, &mut [&mut planned]);

    for (i, fact) in kader.facts.iter().enumerate() {
        let options = fact.options.iter().map(|option| option.id.as_str());
        unique(report, "optie", &format!("feit[{i}].optie"), options);
    }
    unique(report, "besluit", "besluit", kader.decisions.iter().map(|decision| decision.id.as_str()));
    for (i, decision) in kader.decisions.iter().enumerate() {
        let statuses = decision.grades.iter().map(|grade| grade.status.as_str());
        fields(report, "status", &format!("besluit[{i}].trede"), "status", statuses);
        let outcomes = decision.grades.iter().map(|grade| grade.outcome.as_str());
        fields(report, "uitkomst", &format!("besluit[{i}].trede"), "uitkomst", outcomes);
    }
    unique(report, "criterium", "criterium", kader.criteria.iter().map(|criterion| criterion.id.as_str()));
    for (i, criterion) in kader.criteria.iter().enumerate() {
        unique(
            report,
            "regel",
            &format!("criterium[{i}].regel"),
            criterion.rules.iter().map(|rule| rule.id.as_str()),
        );
    }
    unique(report, "tegenspraak", "tegenspraak", kader.contradictions.iter().map(|item| item.id.as_str()));
    unique(report, "signaal", "signaal", kader.signals.iter().map(|signal| signal.id.as_str()));
    unique(report, "onvolledig", "onvolledig", kader.incomplete.iter().map(|one| one.id.as_str()));
    unique(report, "bronconflict", "bronconflict", kader.source_conflicts.iter().map(|one| one.id.as_str()));
    unique(report, "open-stap", "open-stap", kader.open_steps.iter().map(|one| one.id.as_str()));
    unique(report, "overdracht", "overdracht", kader.hand_overs.iter().map(|one| one.id.as_str()));
    unique(report, "fase", "fase", kader.phases.iter().map(|phase| phase.id.as_str()));
    unique(report, "actie", "actie", kader.actions.iter().map(|action| action.id.as_str()));
    unique(report, "route", "route", kader.routes.iter().map(|route| route.id.as_str()));
    unique(report, "vorm", "vorm", kader.forms.iter().map(|form| form.id.as_str()));
    unique(report, "brief", "brief", kader.letter.iter().map(|paragraph| paragraph.id.as_str()));
    unique(report, "infokaart", "infokaart", kader.cards.iter().map(|card| card.id.as_str()));
    norms(report, kader);
}

/// The ids of a list under `path`: well-formed, and unique within it.
fn unique<'a>(report: &mut Report, kind: &str, path: &str, ids: impl Iterator<Item = &'a str>) {
    fields(report, kind, path, "id", ids);
}

fn fields<'a>(report: &mut Report, kind: &str, path: &str, field: &str, ids: impl Iterator<Item = &'a str>) {
    let mut seen = Seen::new();
    for (i, word) in ids.enumerate() {
        let path = format!("{path}[{i}].{field}");
        id(report, kind, &path, word);
        once(report, kind, path, word, &mut seen);
    }
}

/// The ids of a top-level list, unique within every group it belongs to.
fn shared<'a>(
    report: &mut Report,
    kind: &str,
    ids: impl Iterator<Item = &'a str>,
    groups: &mut [&mut Seen<'a>],
) {
    for (i, word) in ids.enumerate() {
        let path = format!("{kind}[{i}].id");
        id(report, kind, &path, word);
        let mut fresh = true;
        for seen in groups.iter_mut() {
            // One mistake is one problem, also when two groups see it.
            if fresh {
                fresh = once(report, kind, path.clone(), word, seen);
            }
        }
    }
}

fn once<'a>(report: &mut Report, kind: &str, path: String, word: &'a str, seen: &mut Seen<'a>) -> bool {
    if let Some(first) = seen.get(word) {
        report.add(
            "duplicate-id",
            path,
            format!("Het id `{word}` ({kind}) staat al op `{first}`."),
            "Geef elk een eigen id.",
        );
        return false;
    }
    seen.insert(word, path);
    true
}

/// Whether a word may be an id: lower-case letters, digits, and hyphens between them.
pub fn is_id(word: &str) -> bool {
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !word.is_empty() && word.chars().all(letters) && !word.starts_with('-') && !word.ends_with('-')
}

fn id(report: &mut Report, kind: &str, path: &str, word: &str) {
    if !is_id(word) {
        report.add(
            "invalid-id",
            path,
            format!("`{word}` is geen geldig id ({kind})."),
            format!(
                "Gebruik kleine letters a–z, cijfers en streepjes ertussen, zoals `{}`.",
                likely(word).unwrap_or_else(|| "hulp-thuis".to_owned())
            ),
        );
    } else if RESERVED.iter().any(|(of, reserved)| *of == kind && reserved.contains(&word)) {
        report.add(
            "reserved-id",
            path,
            format!("Het id `{word}` ({kind}) heeft al een vaste betekenis."),
            "Kies een ander id.",
        );
    }
}

/// The id somebody means who writes `Hulp thuis`.
fn likely(word: &str) -> Option<String> {
    let lower = word.trim().to_lowercase().replace([' ', '_'], "-");
    is_id(&lower).then_some(lower)
}

/// Norm ids follow the registers: `R-2.2-07`, `R-N5-01`, `H-4.7.2-04`.
fn norms(report: &mut Report, kader: &Kader) {
    let mut seen = Seen::new();
    for (i, norm) in kader.norms.iter().enumerate() {
        let path = format!("norm[{i}].id");
        if !norm_id(&norm.id) {
            report.add(
                "invalid-id",
                path.clone(),
                format!("`{}` is geen geldig id van een norm.", norm.id),
                "Gebruik letter, plaats en volgnummer, zoals `R-2.2-07`.",
            );
        }
        once(report, "norm", path, &norm.id, &mut seen);
    }
}

fn norm_id(word: &str) -> bool {
    let parts = word.split_once('-').and_then(|(source, rest)| Some((source, rest.rsplit_once('-')?)));
    parts.is_some_and(|(source, (place, number))| {
        let place_letters = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
        !source.is_empty()
            && source.chars().all(|c| c.is_ascii_uppercase())
            && !place.is_empty()
            && place.chars().all(place_letters)
            && number.starts_with(|c: char| c.is_ascii_digit())
            && number.chars().all(|c| c.is_ascii_alphanumeric())
    })
}
