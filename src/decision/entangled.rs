//! Which questions make a diagram too large, in words: those that are judged together and asked far apart.

use std::cmp::Reverse;

use super::space::Space;
use crate::kader::model::{Criterion, Kader};
use crate::kader::{Atom, Condition, Problem};

/// How many pairs of questions are named.
const NAMED: usize = 4;

/// Subjects of conditions that are judged together.
pub type Together<'k> = Vec<&'k str>;

/// A part of a kader, by its place.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// A criterion, and one of its rules.
    Criterion(usize, Option<usize>),
    /// A decision.
    Decision(usize),
    /// A decision, one of its grades and one of its variants.
    Variant(usize, usize, usize),
    /// A route.
    Route(usize),
    /// A contradiction.
    Contradiction(usize),
    /// A signal.
    Signal(usize),
    /// An action.
    Action(usize),
    /// A card.
    Card(usize),
}

impl Part {
    /// What to say when this part does not fit.
    pub fn problem(self, kader: &Kader, space: &Space) -> Problem {
        let (kind, id, path, together) = self.told(kader).unwrap_or_default();
        entangled(kader, space, (kind, id), path, &together)
    }

    /// Its kind, id and path, and what it judges together.
    fn told(self, kader: &Kader) -> Option<(&'static str, &str, String, Vec<Together<'_>>)> {
        let (kind, index, id, when) = match self {
            Part::Criterion(index, rule) => {
                let criterion = kader.criteria.get(index)?;
                let path = format!("criterium[{index}]");
                let Some((rule, number)) = rule.and_then(|at| Some((criterion.rules.get(at)?, at))) else {
                    return Some(("criterium", &criterion.id, path, of_criterion(criterion)));
                };
                let path = format!("{path}.regel[{number}]");
                return Some(("criterium", &criterion.id, path, of_condition(kader, &rule.when)));
            }
            Part::Decision(index) => {
                let id = &kader.decisions.get(index)?.id;
                let criteria = kader.criteria.iter().filter(|criterion| criterion.decision == *id);
                return Some((
                    "besluit",
                    id,
                    format!("besluit[{index}]"),
                    criteria.flat_map(of_criterion).collect(),
                ));
            }
            Part::Variant(index, grade, variant) => {
                let decision = kader.decisions.get(index)?;
                let path = format!("besluit[{index}].trede[{grade}].variant[{variant}]");
                let variant = decision.grades.get(grade)?.variants.get(variant)?;
                return Some(("besluit", &decision.id, path, of_condition(kader, &variant.when)));
            }
            Part::Route(at) => {
                kader.routes.get(at).and_then(|one| Some(("route", at, &one.id, one.when.as_ref()?)))?
            }
            Part::Contradiction(at) => {
                kader.contradictions.get(at).map(|one| ("tegenspraak", at, &one.id, &one.when))?
            }
            Part::Signal(at) => kader.signals.get(at).map(|one| ("signaal", at, &one.id, &one.when))?,
            Part::Action(at) => kader.actions.get(at).map(|one| ("actie", at, &one.id, &one.when))?,
            Part::Card(at) => kader.cards.get(at).map(|one| ("infokaart", at, &one.id, &one.when))?,
        };
        Some((kind, id, format!("{kind}[{index}]"), of_condition(kader, when)))
    }
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
