//! Conditions: subjects that exist and may be used at this place, values that they can have.

use voorcheck_rules::decision::space::{UNANSWERED, answers};
use voorcheck_rules::kader::model::{Fact, Role};
use voorcheck_rules::kader::{Atom, Condition};

use super::names::{Names, reference, twice};
use super::{Report, suggest};

/// In a variant of a decision: every criterion of that decision which the same table does not name.
pub(crate) const ALL_CRITERIA: &str = "status.*";

/// Where a condition stands; it decides what the condition may speak about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A rule of a criterion: value sets of facts that are asked for a decision.
    Rule,
    /// A route: value sets of facts that are always asked.
    Route,
    /// Signals, actions, variants, contradictions: everything.
    Result,
}

/// The condition at `path`, which ends in `als`.
pub(super) fn check(report: &mut Report, names: &Names, condition: &Condition, path: &str, place: Place) {
    for (i, term) in condition.0.iter().enumerate() {
        if term.is_empty() {
            report.add(
                "empty-condition",
                format!("{path}[{i}]"),
                "Deze voorwaarde is leeg en geldt dus altijd.",
                match place {
                    Place::Result => {
                        "Schrijf uit wanneer zij geldt, of `altijd` met de reden in plaats van `als`."
                    }
                    _ => "Schrijf uit wanneer zij geldt.",
                },
            );
        }
        for (subject, wanted) in term {
            let path = format!("{path}[{i}].{}", key(subject));
            if subject == ALL_CRITERIA {
                of_all_criteria(report, names, wanted, &path);
                continue;
            }
            let Some(allowed) = subject_values(report, names, subject, &path, place) else { continue };
            listed(report, subject, wanted, &allowed, &path);
        }
    }
}

/// A key of a path: in quotes when it holds a dot, as in TOML.
fn key(subject: &str) -> String {
    if subject.contains('.') { format!("\"{subject}\"") } else { subject.to_owned() }
}

/// Why the loader did not write [`ALL_CRITERIA`] out.
fn of_all_criteria(report: &mut Report, names: &Names, wanted: &[String], path: &str) {
    let grades = names.decisions.values().flat_map(|decision| &decision.grades);
    let known: Vec<&str> = grades.map(|grade| grade.status.as_str()).collect();
    let unknown = wanted.iter().any(|value| !known.contains(&value.as_str()));
    let (message, advice) = match path.starts_with("besluit[") {
        true if unknown => {
            let allowed = Values { code: "unknown-status", known, fact: None };
            return listed(report, ALL_CRITERIA, wanted, &allowed, path);
        }
        true => ("Elk criterium van dit besluit staat hier al bij zijn naam.", "Haal `\"status.*\"` weg."),
        false => (
            "`status.*` kan alleen in een variant van een besluit: het gaat over de criteria van dat besluit.",
            "Noem de criteria zelf, of de uitkomst: `\"uitkomst.…\"`.",
        ),
    };
    report.add("subject-not-allowed", path, message, advice);
}

/// What a subject can be.
struct Values<'a> {
    code: &'static str,
    known: Vec<&'a str>,
    /// The fact, when the subject is one.
    fact: Option<&'a Fact>,
}

/// The values of a subject; `None` when the subject itself is wrong, which is then reported.
fn subject_values<'a>(
    report: &mut Report,
    names: &Names<'a>,
    subject: &str,
    path: &str,
    place: Place,
) -> Option<Values<'a>> {
    let Some(atom) = Atom::parse(subject) else {
        report.add(
            "unknown-subject",
            path,
            format!("`{subject}` is geen onderwerp van een voorwaarde."),
            "Schrijf het id van een feit, of `\"optie.…\"`, `\"uitkomst.…\"`, `\"status.…\"` of `\"plan.…\"`.",
        );
        return None;
    };
    allowed_here(report, names, &atom, path, place);
    match atom {
        Atom::Fact(id) | Atom::Option(id) => {
            let Some(fact) = names.facts.get(id).copied() else {
                if names.dates.contains(&id) || names.moments.contains(&id) {
                    report.add(
                        "subject-not-allowed",
                        path,
                        format!("`{id}` is een datum, en een voorwaarde kijkt niet naar datums."),
                        "Vergelijk twee datums met een `[[datumvoorwaarde]]`; laat haar een vraag beantwoorden met `uit-datums`, of schrijf in een signaal of actie `\"plan.…\"`.",
                    );
                    return None;
                }
                let known: Vec<&str> = names.facts.keys().copied().collect();
                reference(report, "unknown-fact", "Het feit", id, &known, path);
                return None;
            };
            Some(if matches!(atom, Atom::Fact(_)) {
                Values { code: "unknown-value", known: fact.values().collect(), fact: Some(fact) }
            } else {
                Values { code: "unknown-option", known: choices(fact), fact: None }
            })
        }
        Atom::Outcome(id) => {
            let Some(decision) = names.decisions.get(id) else {
                let known: Vec<&str> = names.decisions.keys().copied().collect();
                reference(report, "unknown-decision", "Het besluit", id, &known, path);
                return None;
            };
            let known = decision.grades.iter().map(|grade| grade.outcome.as_str()).collect();
            Some(Values { code: "unknown-outcome", known, fact: None })
        }
        Atom::Status(id) => {
            let Some(criterion) = names.criteria.get(id) else {
                let known: Vec<&str> = names.criteria.keys().copied().collect();
                reference(report, "unknown-criterion", "Het criterium", id, &known, path);
                return None;
            };
            // An unknown decision is reported at the criterion.
            let decision = names.decisions.get(criterion.decision.as_str())?;
            let known = decision.grades.iter().map(|grade| grade.status.as_str()).collect();
            Some(Values { code: "unknown-status", known, fact: None })
        }
        Atom::Plan(id) => {
            if !names.date_conditions.contains(&id) {
                reference(
                    report,
                    "unknown-date-condition",
                    "De datumvoorwaarde",
                    id,
                    &names.date_conditions,
                    path,
                );
                return None;
            }
            Some(Values { code: "unknown-value", known: vec!["ja", "nee"], fact: None })
        }
    }
}

/// Every option somebody can have chosen, no answer included.
fn choices(fact: &Fact) -> Vec<&str> {
    answers(fact).chain([UNANSWERED]).collect()
}

fn allowed_here(report: &mut Report, names: &Names, atom: &Atom, path: &str, place: Place) {
    let role = match atom {
        Atom::Fact(id) => names.facts.get(id).map(|fact| fact.role),
        _ => None,
    };
    let (message, advice) = match (place, atom, role) {
        (
            Place::Rule | Place::Route,
            Atom::Option(_) | Atom::Outcome(_) | Atom::Status(_) | Atom::Plan(_),
            _,
        ) => (
            "Dit kan hier niet: een regel van een criterium en een route kijken alleen naar antwoorden op vragen.",
            "Gebruik het id van de vraag, zonder voorvoegsel; de rest hoort in een signaal of actie.",
        ),
        (Place::Rule, _, Some(Role::Info)) => (
            "Dit feit heeft rol `info` en wordt nooit verplicht gevraagd; een criterium kan er niet op rusten.",
            "Geef het feit rol `beslist`.",
        ),
        (Place::Route, _, Some(Role::Beslist | Role::Info)) => (
            "Een route rust alleen op feiten met rol `route`, want die worden altijd eerst gevraagd.",
            "Geef het feit rol `route`, of haal het uit deze voorwaarde.",
        ),
        _ => return,
    };
    report.add("subject-not-allowed", path, message, advice);
}

fn listed(report: &mut Report, subject: &str, wanted: &[String], allowed: &Values, path: &str) {
    if wanted.is_empty() {
        report.add(
            "empty-values",
            path,
            format!("Bij `{subject}` staat geen enkele waarde; dat is nooit waar."),
            "Noem ten minste één waarde.",
        );
    }
    for (i, value) in wanted.iter().enumerate() {
        let path = format!("{path}[{i}]");
        if wanted.iter().take(i).any(|other| other == value) {
            twice(report, path, value);
        } else if !allowed.known.contains(&value.as_str()) {
            let choice = allowed.fact.filter(|fact| choices(fact).contains(&value.as_str()));
            let (message, advice) = match choice {
                Some(fact) => (
                    format!(
                        "`{value}` is een antwoord op `{subject}` maar geen waarde: het laat waarden open."
                    ),
                    format!(
                        "Noem de waarden zelf, of schrijf in een signaal of actie `\"optie.{}\" = \"{value}\"`.",
                        fact.id
                    ),
                ),
                None => (
                    format!("`{value}` bestaat niet bij `{subject}`."),
                    suggest::hint(value, allowed.known.iter().copied()),
                ),
            };
            report.add(allowed.code, path, message, advice);
        }
    }
}
