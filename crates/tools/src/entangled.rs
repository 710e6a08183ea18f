//! Which questions make a diagram too large, in words: those that are judged together and asked far apart.

use std::cmp::Reverse;

use voorcheck_rules::decision::space::Space;
use voorcheck_rules::kader::model::{Criterion, Kader};
use voorcheck_rules::kader::{Atom, Condition, Problem};

/// How many pairs of questions are named.
const NAMED: usize = 4;

/// Subjects of conditions that are judged together.
pub type Together<'k> = Vec<&'k str>;

/// A part of a kader with a diagram of its own.
struct Part<'k> {
    kind: &'static str,
    id: &'k str,
    path: String,
    together: Vec<Together<'k>>,
}

/// The problem of the part with this number, which does not fit.
pub fn problem(kader: &Kader, space: &Space, part: usize) -> Problem {
    let part = parts(kader).into_iter().nth(part);
    let part = part.unwrap_or_else(|| Part {
        kind: "kader",
        id: &kader.meta.id,
        path: "kader".to_owned(),
        together: of_kader(kader),
    });
    entangled(kader, space, (part.kind, part.id), part.path, &part.together)
}

/// Every part, in the order in which [`Compiled::new`](voorcheck_rules::decision::Compiled::new) makes them.
fn parts(kader: &Kader) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    for (i, criterion) in kader.criteria.iter().enumerate() {
        let (kind, id, path) = ("criterium", criterion.id.as_str(), format!("criterium[{i}]"));
        for (j, rule) in criterion.rules.iter().enumerate() {
            let together = of_condition(kader, &rule.when);
            parts.push(Part { kind, id, path: format!("{path}.regel[{j}]"), together });
        }
        parts.push(Part { kind, id, path, together: of_criterion(criterion) });
    }
    for (i, decision) in kader.decisions.iter().enumerate() {
        let criteria = kader.criteria.iter().filter(|criterion| criterion.decision == decision.id);
        let together = criteria.flat_map(of_criterion).collect();
        parts.push(Part { kind: "besluit", id: &decision.id, path: format!("besluit[{i}]"), together });
    }
    let mut add = |kind, index: usize, id, when| {
        parts.push(Part { kind, id, path: format!("{kind}[{index}]"), together: of_condition(kader, when) });
    };
    for (i, route) in kader.routes.iter().enumerate() {
        if let Some(when) = &route.when {
            add("route", i, route.id.as_str(), when);
        }
    }
    kader.contradictions.iter().enumerate().for_each(|(i, one)| add("tegenspraak", i, &one.id, &one.when));
    kader.signals.iter().enumerate().for_each(|(i, one)| add("signaal", i, &one.id, &one.when));
    kader.actions.iter().enumerate().for_each(|(i, one)| add("actie", i, &one.id, &one.when));
    kader.cards.iter().enumerate().for_each(|(i, one)| add("infokaart", i, &one.id, &one.when));
    for (i, decision) in kader.decisions.iter().enumerate() {
        for (j, grade) in decision.grades.iter().enumerate() {
            for (k, variant) in grade.variants.iter().enumerate() {
                let path = format!("besluit[{i}].trede[{j}].variant[{k}]");
                let together = of_condition(kader, &variant.when);
                parts.push(Part { kind: "besluit", id: &decision.id, path, together });
            }
        }
    }
    parts
}

/// The problem of what does not fit; `kind` and `id` name it, `path` is where it stands.
pub fn entangled(
    kader: &Kader,
    space: &Space,
    (kind, id): (&str, &str),
    path: String,
    together: &[Together<'_>],
) -> Problem {
    let mut pairs: Vec<(usize, &str, &str)> = Vec::new();
    for subjects in together {
        let mut placed: Vec<(usize, &str)> = Vec::new();
        for subject in subjects {
            placed.extend(
                Atom::parse(subject).and_then(|atom| space.of_atom(kader, &atom)).map(|at| (at, *subject)),
            );
        }
        let Some(((from, first), (to, last))) = placed.iter().min().zip(placed.iter().max()) else {
            continue;
        };
        let pair = (to - from, *first, *last);
        if from != to && !pairs.contains(&pair) {
            pairs.push(pair);
        }
    }
    pairs.sort_by_key(|&(apart, _, _)| Reverse(apart));
    let mut named = String::new();
    for (_, first, last) in pairs.iter().take(NAMED) {
        named += if named.is_empty() { ": " } else { ", " };
        named += &format!("`{first}` met `{last}`");
    }
    if pairs.len() > NAMED {
        named += &format!(" en nog {} keer zoiets", pairs.len() - NAMED);
    }
    Problem::new(
        "entangled-questions",
        path,
        format!(
            "De voorwaarden van {kind} `{id}` zijn te groot om na te rekenen: ze beoordelen vragen samen die ver uit \
             elkaar staan{named}."
        ),
        "Zet vragen die samen beoordeeld worden bij elkaar, in de volgorde van de secties en van de vragen daarin, of \
         laat deze voorwaarden naar minder vragen kijken.",
    )
}

/// What a condition judges together: each term, and the same of the criteria it asks after.
fn of_condition<'k>(kader: &'k Kader, condition: &'k Condition) -> Vec<Together<'k>> {
    let mut together = terms(condition);
    for (subject, _) in condition.entries() {
        for criterion in &kader.criteria {
            let asked = match Atom::parse(subject) {
                Some(Atom::Status(id)) => criterion.id == id,
                Some(Atom::Outcome(id)) => criterion.decision == id,
                _ => false,
            };
            if asked {
                together.extend(of_criterion(criterion));
            }
        }
    }
    together
}

/// What a criterion judges together: each term, or all its rules when no term has more than one subject.
fn of_criterion(criterion: &Criterion) -> Vec<Together<'_>> {
    let mut together = Vec::new();
    for rule in &criterion.rules {
        together.extend(terms(&rule.when));
    }
    if together.iter().any(|subjects| subjects.len() > 1) { together } else { vec![together.concat()] }
}

/// What a kader judges together, anywhere.
pub fn of_kader(kader: &Kader) -> Vec<Together<'_>> {
    let grades = kader.decisions.iter().flat_map(|decision| &decision.grades);
    let beside = (kader.routes.iter().filter_map(|route| route.when.as_ref()))
        .chain(kader.contradictions.iter().map(|one| &one.when))
        .chain(kader.signals.iter().map(|one| &one.when))
        .chain(kader.actions.iter().map(|one| &one.when))
        .chain(kader.cards.iter().map(|one| &one.when))
        .chain(grades.flat_map(|grade| &grade.variants).map(|one| &one.when));
    kader.criteria.iter().flat_map(of_criterion).chain(beside.flat_map(terms)).collect()
}

fn terms(condition: &Condition) -> Vec<Together<'_>> {
    condition.0.iter().map(|term| term.iter().map(|(subject, _)| subject.as_str()).collect()).collect()
}
