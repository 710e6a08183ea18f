//! Which questions make a diagram too large, in words: those that are judged together and asked far apart.

use std::cmp::Reverse;

use super::space::Space;
use crate::kader::model::{Criterion, Kader};
use crate::kader::{Atom, Condition, Problem};

/// How many pairs of questions are named.
const NAMED: usize = 4;

/// Subjects of conditions that are judged together.
pub type Together<'k> = Vec<&'k str>;

/// The problem of a part that does not fit; `kind` and `id` name it, `path` is where it stands.
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
pub fn of_condition<'k>(kader: &'k Kader, condition: &'k Condition) -> Vec<Together<'k>> {
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
pub fn of_criterion(criterion: &Criterion) -> Vec<Together<'_>> {
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
