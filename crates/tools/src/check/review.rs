//! What the engine could live with but readers should not: questions asked in vain, words that never appear.

use std::collections::{BTreeMap, BTreeSet};

use voorcheck_rules::kader::model::{Criterion, Fact, Kader, Point, Role, Route};
use voorcheck_rules::kader::{Atom, Condition};

use super::Report;

pub(super) fn review(report: &mut Report, kader: &Kader) {
    let used = Used::of(kader);
    for (i, fact) in kader.facts.iter().enumerate() {
        let path = format!("feit[{i}]");
        purpose(report, kader, fact, &used, &path);
        option_texts(report, kader, fact, &path);
    }
    municipalities(report, kader);
    for (i, criterion) in kader.criteria.iter().enumerate() {
        rules(report, criterion, &format!("criterium[{i}]"));
    }
    for (path, condition) in conditions(kader) {
        repeated_terms(report, condition, &path);
    }
    for (i, route) in kader.routes.iter().enumerate() {
        page(report, route, &format!("route[{i}]"));
    }
    for (i, card) in kader.cards.iter().enumerate() {
        points(report, &card.points, &format!("infokaart[{i}]"));
    }
}

/// Facts by what reads them.
struct Used<'a> {
    criteria: BTreeSet<&'a str>,
    /// Contradictions, signals, actions and cards: what facts with role `info` are offered for.
    advice: BTreeSet<&'a str>,
    /// Routes and variants.
    pages: BTreeSet<&'a str>,
}

impl<'a> Used<'a> {
    fn of(kader: &'a Kader) -> Used<'a> {
        let rules = kader.criteria.iter().flat_map(|criterion| &criterion.rules).map(|rule| &rule.when);
        let contradictions = kader.contradictions.iter().map(|contradiction| &contradiction.when);
        let signals = kader.signals.iter().map(|signal| &signal.when);
        let actions = kader.actions.iter().map(|action| &action.when);
        let cards = kader.cards.iter().map(|card| &card.when);
        let routes = kader.routes.iter().filter_map(|route| route.when.as_ref());
        let variants =
            kader.decisions.iter().flat_map(|decision| &decision.grades).flat_map(|grade| &grade.variants);
        Used {
            criteria: rules.flat_map(facts_of).collect(),
            advice: contradictions.chain(signals).chain(actions).chain(cards).flat_map(facts_of).collect(),
            pages: routes.chain(variants.map(|variant| &variant.when)).flat_map(facts_of).collect(),
        }
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
            (read || kader.meta.municipality_fact == id, "route, criterium, signaal of actie")
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

fn option_texts(report: &mut Report, kader: &Kader, fact: &Fact, path: &str) {
    for (i, option) in fact.options.iter().enumerate() {
        if option.find_out.is_some() && !option.is_open() {
            report.add(
                "superfluous-text",
                format!("{path}.optie[{i}].uitzoeken"),
                format!("De optie `{}` laat niets open; er valt niets uit te zoeken.", option.id),
                "Haal `uitzoeken` weg, of geef de optie `onbekend = true` of `laat-open`.",
            );
        }
        if option.in_sentence.is_some() && kader.meta.municipality_fact != fact.id {
            report.add(
                "superfluous-text",
                format!("{path}.optie[{i}].in-zin"),
                format!("`in-zin` vult `{{gemeente}}`, maar `{}` is niet het gemeente-feit.", fact.id),
                "Haal `in-zin` weg.",
            );
        }
    }
}

/// `in-zin` marks the municipalities that belong to this kader.
fn municipalities(report: &mut Report, kader: &Kader) {
    let id = &kader.meta.municipality_fact;
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

/// Every condition with its path.
fn conditions(kader: &Kader) -> Vec<(String, &Condition)> {
    let mut all = Vec::new();
    for (i, decision) in kader.decisions.iter().enumerate() {
        for (j, grade) in decision.grades.iter().enumerate() {
            let variants = grade.variants.iter().enumerate();
            all.extend(
                variants
                    .map(|(k, variant)| (format!("besluit[{i}].trede[{j}].variant[{k}].als"), &variant.when)),
            );
        }
    }
    for (i, criterion) in kader.criteria.iter().enumerate() {
        let rules = criterion.rules.iter().enumerate();
        all.extend(rules.map(|(j, rule)| (format!("criterium[{i}].regel[{j}].als"), &rule.when)));
    }
    let lists = [
        (
            "tegenspraak",
            kader.contradictions.iter().map(|contradiction| Some(&contradiction.when)).collect::<Vec<_>>(),
        ),
        ("signaal", kader.signals.iter().map(|signal| Some(&signal.when)).collect()),
        ("actie", kader.actions.iter().map(|action| Some(&action.when)).collect()),
        ("infokaart", kader.cards.iter().map(|card| Some(&card.when)).collect()),
        ("route", kader.routes.iter().map(|route| route.when.as_ref()).collect()),
    ];
    for (kind, list) in lists {
        all.extend(
            list.into_iter().enumerate().filter_map(|(i, when)| Some((format!("{kind}[{i}].als"), when?))),
        );
    }
    all
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
