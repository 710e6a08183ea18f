//! What the engine could live with but readers should not: questions asked in vain, words that never appear.

use std::collections::{BTreeMap, BTreeSet};

use voorcheck_rules::kader::model::{
    Action, Appearing, Criterion, Fact, HandOver, InfoCard, Kader, Moment, OpenStep, Point, Role, Route,
    Rule, Signal, SourceConflict, Tone,
};
use voorcheck_rules::kader::visit::{Path, Seen, walk};
use voorcheck_rules::kader::{Atom, Condition, Text, Voice};

use super::Report;

const VOICES: [Voice; 2] = [Voice::Behandelaar, Voice::Inwoner];

pub(super) fn review(report: &mut Report, kader: &Kader) {
    let used = Used::of(kader);
    for (i, fact) in kader.facts.iter().enumerate() {
        let path = format!("feit[{i}]");
        purpose(report, kader, fact, &used, &path);
        option_texts(report, fact, &path);
    }
    municipalities(report, kader);
    for (i, criterion) in kader.criteria.iter().enumerate() {
        let path = format!("criterium[{i}]");
        rules(report, criterion, &path);
        for (j, rule) in criterion.rules.iter().enumerate() {
            let path = format!("{path}.regel[{j}]");
            direction(report, kader, criterion, rule, &path);
            short(report, kader, criterion, rule, &path);
        }
    }
    for (i, decision) in kader.decisions.iter().enumerate() {
        for (j, grade) in decision.grades.iter().enumerate() {
            enumerated(report, &grade.short, format!("besluit[{i}].trede[{j}].kort"));
        }
    }
    walk(kader, &mut |path, seen| match seen {
        Seen::Condition(condition) => repeated_terms(report, condition, &path.to_string()),
        Seen::Record(record) => {
            macro_rules! appearing {
                ($($type:ident)*) => {$(
                    if let Some(part) = record.downcast_ref::<$type>() {
                        appears(report, path, part, part.always.as_ref());
                    }
                )*};
            }
            appearing! { Signal SourceConflict OpenStep HandOver Action InfoCard Moment }
        }
        _ => {}
    });
    for (i, route) in kader.routes.iter().enumerate() {
        page(report, route, &format!("route[{i}]"));
    }
    for (i, card) in kader.cards.iter().enumerate() {
        points(report, &card.points, &format!("infokaart[{i}]"));
    }
}

/// Facts by what reads them.
#[derive(Default)]
struct Used<'a> {
    criteria: BTreeSet<&'a str>,
    /// Contradictions, signals, actions and cards: what facts with role `info` are offered for.
    advice: BTreeSet<&'a str>,
    /// Routes and variants.
    pages: BTreeSet<&'a str>,
}

impl<'a> Used<'a> {
    fn of(kader: &'a Kader) -> Used<'a> {
        let mut used = Used::default();
        walk(kader, &mut |path, seen| {
            let Seen::Condition(condition) = seen else { return };
            let facts = match path.kind() {
                "criterium" => &mut used.criteria,
                "route" | "besluit" => &mut used.pages,
                _ => &mut used.advice,
            };
            facts.extend(facts_of(condition));
        });
        used
    }
}

fn facts_of(condition: &Condition) -> impl Iterator<Item = &str> {
    condition.entries().filter_map(|(subject, _)| match Atom::parse(subject) {
        Some(Atom::Fact(id) | Atom::Option(id)) => Some(id),
        _ => None,
    })
}

/// Ask no more than the rule needs: each fact is read where facts of its role are asked for.
fn purpose(report: &mut Report, kader: &Kader, fact: &Fact, used: &Used, path: &str) {
    let id = fact.id.as_str();
    let (needed, reader) = match fact.role {
        Role::Beslist => (used.criteria.contains(id), "criterium"),
        Role::Info => (used.advice.contains(id), "tegenspraak, signaal of actie"),
        Role::Route => {
            let read = [&used.criteria, &used.advice, &used.pages].iter().any(|facts| facts.contains(id));
            let named = kader.meta.municipality_fact.as_deref() == Some(id);
            (read || named, "route, criterium, signaal of actie")
        }
    };
    if !needed {
        report.add(
            "unused-fact",
            path,
            format!("Het feit `{id}` wordt gevraagd, maar geen {reader} gebruikt het."),
            "Gebruik het in een voorwaarde, geef het een andere rol, of vraag het niet.",
        );
    }
}

fn option_texts(report: &mut Report, fact: &Fact, path: &str) {
    for (i, option) in fact.options.iter().enumerate() {
        if option.find_out.is_some() && !option.is_open() {
            report.add(
                "superfluous-text",
                format!("{path}.optie[{i}].uitzoeken"),
                format!("De optie `{}` laat niets open; er valt niets uit te zoeken.", option.id),
                "Haal `uitzoeken` weg, of geef de optie `onbekend = true` of `laat-open`.",
            );
        }
        if option.in_sentence.is_some() && fact.unknown_in_sentence.is_none() {
            report.add(
                "missing-field",
                format!("{path}.in-zin-onbekend"),
                format!(
                    "De optie `{}` heeft `in-zin`, maar hoe een zin luidt zonder antwoord staat er niet.",
                    option.id
                ),
                "Schrijf bij het feit `in-zin-onbekend`.",
            );
        }
    }
}

/// `in-zin` marks the municipalities that belong to this kader.
fn municipalities(report: &mut Report, kader: &Kader) {
    let Some(id) = &kader.meta.municipality_fact else { return };
    let fact = kader.facts.iter().find(|fact| fact.id == *id);
    if fact.is_some_and(|fact| fact.options.iter().all(|option| option.in_sentence.is_none())) {
        report.add(
            "no-municipality",
            "kader.gemeente-feit",
            format!("Geen optie van `{id}` heeft `in-zin`, dus geen gemeente hoort bij dit kader."),
            "Geef elke gemeente van het gebied een `in-zin`, zoals `de gemeente Huizen`.",
        );
    }
}

/// A condition without the order of its terms and values.
type Terms<'a> = BTreeSet<BTreeMap<&'a str, BTreeSet<&'a str>>>;

fn terms(condition: &Condition) -> Terms<'_> {
    fn values(values: &[String]) -> BTreeSet<&str> {
        values.iter().map(String::as_str).collect()
    }
    let terms = condition.0.iter();
    terms.map(|term| term.iter().map(|(subject, list)| (subject.as_str(), values(list))).collect()).collect()
}

fn rules(report: &mut Report, criterion: &Criterion, path: &str) {
    let mut seen: BTreeMap<Terms, &str> = BTreeMap::new();
    for (i, rule) in criterion.rules.iter().enumerate() {
        if let Some(first) = seen.insert(terms(&rule.when), &rule.id) {
            report.add(
                "duplicate-condition",
                format!("{path}.regel[{i}].als"),
                format!(
                    "Regel `{}` heeft dezelfde voorwaarde als regel `{first}`, die eerder komt en dus wint.",
                    rule.id
                ),
                "Voeg de regels samen, of verbeter één van beide voorwaarden.",
            );
        }
    }
}

fn repeated_terms(report: &mut Report, condition: &Condition, path: &str) {
    let mut seen = BTreeSet::new();
    for (i, term) in condition.0.iter().enumerate() {
        if !seen.insert(term) {
            report.add(
                "duplicate-condition",
                format!("{path}[{i}]"),
                "Deze voorwaarde staat al in dezelfde lijst.",
                "Haal er één weg.",
            );
        }
    }
}

/// A route is a page of its own, never a dead end.
fn page(report: &mut Report, route: &Route, path: &str) {
    if route.cards.is_empty() {
        report.add(
            "empty-page",
            path,
            format!("De route `{}` heeft geen kaarten en loopt dood.", route.id),
            "Schrijf in een `[[route.kaart]]` wat de lezer kan doen.",
        );
    }
    for (j, card) in route.cards.iter().enumerate() {
        points(report, &card.points, &format!("{path}.kaart[{j}]"));
    }
}

fn points(report: &mut Report, points: &[Point], path: &str) {
    if points.is_empty() {
        report.add("empty-page", path, "Deze kaart heeft geen punten.", "Schrijf ten minste één punt.");
    }
}

/// Who weighs has to know where the text points; where nobody weighs there is nothing to point at.
fn direction(report: &mut Report, kader: &Kader, criterion: &Criterion, rule: &Rule, path: &str) {
    let decision = kader.decisions.iter().find(|decision| decision.id == criterion.decision);
    let mut grades = decision.into_iter().flat_map(|decision| &decision.grades);
    let Some(grade) = grades.find(|grade| grade.status == rule.status) else { return };
    let (message, advice) = match (grade.tone == Tone::Wegen, &rule.direction) {
        (true, None) => (
            format!("Regel `{}` laat iemand wegen, maar zegt niet waar de tekst heen wijst.", rule.id),
            "Schrijf `richting = { wijst = \"lichter\" }`, `\"zwaarder\"`, of `\"open\"` als de tekst niets zegt.",
        ),
        (false, Some(_)) => (
            format!("Regel `{}` laat niemand wegen; er valt niets te wijzen.", rule.id),
            "Haal `richting` weg.",
        ),
        _ => return,
    };
    report.add("direction", format!("{path}.richting"), message, advice);
}

/// What a summary reads between braces has to be there, and to fit in a list.
fn short(report: &mut Report, kader: &Kader, criterion: &Criterion, rule: &Rule, path: &str) {
    let path = format!("{path}.kort");
    if let Some(short) = &rule.short {
        enumerated(report, short, path);
        return;
    }
    let decision = kader.decisions.iter().find(|decision| decision.id == criterion.decision);
    let mut grades = decision.into_iter().flat_map(|decision| &decision.grades);
    let Some(grade) = grades.find(|grade| grade.status == rule.status) else { return };
    let summaries = grade.variants.iter().map(|variant| &variant.summary).chain([&grade.summary]);
    if summaries.flat_map(|text| VOICES.map(|voice| text.get(voice))).any(|text| text.contains("{redenen}")) {
        report.add(
            "short-text",
            path,
            format!("De samenvatting noemt de redenen, maar regel `{}` heeft geen `kort`.", rule.id),
            "Schrijf in een paar woorden wat het geval is, zoals `minder dan 20 uur per week`.",
        );
    }
}

/// A text that stands in a list of such texts, in the middle of a sentence.
fn enumerated(report: &mut Report, short: &Text, path: String) {
    let breaks = |voice| short.get(voice).contains([',', ';']) || short.get(voice).ends_with('.');
    if VOICES.into_iter().any(breaks) {
        report.add(
            "short-text",
            path,
            "`kort` staat in een opsomming, en heeft dus geen komma, puntkomma of punt.",
            "Schrijf het in een paar woorden, zonder leestekens.",
        );
    }
}

/// Nothing appears by an oversight: it has a condition, or says why it always does.
fn appears(report: &mut Report, path: &Path, part: &impl Appearing, always: Option<&String>) {
    let (message, advice) = match (part.when(), always) {
        (Some(_), Some(_)) => {
            ("Dit heeft een voorwaarde en zegt ook dat het altijd geldt.", "Haal `als` weg, of `altijd`.")
        }
        (None, None) => (
            "Hier staat niet wanneer dit te zien is.",
            "Schrijf `als` met een voorwaarde, of `altijd` met de reden dat het altijd geldt.",
        ),
        _ => return,
    };
    report.add("when-or-always", path.to_string(), message, advice);
}
