//! Which questions make a diagram too large, in words: those that are judged together and asked far apart.

use std::cmp::Reverse;

use voorcheck_rules::decision::space::Space;
use voorcheck_rules::kader::model::{Criterion, Kader};
use voorcheck_rules::kader::visit::{Seen, walk};
use voorcheck_rules::kader::{Atom, Condition, Problem};

use crate::audit::parts::Parts;
use crate::load::parent;

/// How many pairs of questions are named.
const NAMED: usize = 4;

/// Subjects of conditions that are judged together.
pub type Together<'k> = Vec<&'k str>;

/// A part of a kader with a diagram of its own.
struct Part<'k> {
    kind: String,
    id: &'k str,
    path: String,
    together: Vec<Together<'k>>,
}

/// The problem of the part with this number, which does not fit.
pub fn problem(kader: &Kader, space: &Space, part: usize) -> Problem {
    let part = parts(kader).into_iter().nth(part);
    let part = part.unwrap_or_else(|| Part {
        kind: "kader".to_owned(),
        id: &kader.meta.id,
        path: "kader".to_owned(),
        together: of_kader(kader),
    });
    entangled(kader, space, (&part.kind, part.id), part.path, &part.together)
}

/// Every part, in the order in which [`Compiled::new`](voorcheck_rules::decision::Compiled::new) makes them.
fn parts(kader: &Kader) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    for (i, criterion) in kader.criteria.iter().enumerate() {
        let (id, path) = (criterion.id.as_str(), format!("criterium[{i}]"));
        let kind = || "criterium".to_owned();
        for (j, rule) in criterion.rules.iter().enumerate() {
            let together = of_condition(kader, &rule.when);
            parts.push(Part { kind: kind(), id, path: format!("{path}.regel[{j}]"), together });
        }
        parts.push(Part { kind: kind(), id, path, together: of_criterion(criterion) });
    }
    for (i, decision) in kader.decisions.iter().enumerate() {
        let criteria = kader.criteria.iter().filter(|criterion| criterion.decision == decision.id);
        let together = criteria.flat_map(of_criterion).collect();
        let (kind, path) = ("besluit".to_owned(), format!("besluit[{i}]"));
        parts.push(Part { kind, id: &decision.id, path, together });
    }
    // Then the conditions in the order of the dictionary.
    let ids = Parts::of(kader);
    walk(kader, &mut |path, seen| {
        let Seen::Condition(condition) = seen else { return };
        if path.kind() == "criterium" {
            return;
        }
        let whole = path.to_string();
        let id = ids.first(&whole).unwrap_or(&kader.meta.id);
        let (path, together) = (parent(&whole).to_owned(), of_condition(kader, condition));
        parts.push(Part {
            kind: whole.split(['[', '.']).next().unwrap_or_default().to_owned(),
            id,
            path,
            together,
        });
    });
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
    let mut together: Vec<Together<'_>> = kader.criteria.iter().flat_map(of_criterion).collect();
    walk(kader, &mut |path, seen| {
        if let Seen::Condition(condition) = seen
            && path.kind() != "criterium"
        {
            together.extend(terms(condition));
        }
    });
    together
}

fn terms(condition: &Condition) -> Vec<Together<'_>> {
    condition.0.iter().map(|term| term.iter().map(|(subject, _)| subject.as_str()).collect()).collect()
}
