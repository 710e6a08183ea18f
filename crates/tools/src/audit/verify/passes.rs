//! The second calculation of each decision and criterion: which proof was done, and what it found.

use voorcheck_rules::assessment::dutch::listed;
use voorcheck_rules::kader::Kader;

use super::bench::Bench;
use super::composition::{draw, is_composed};
use super::dutch::number;
use super::lattice::{MOST_ASSIGNMENTS, Pass, Target, pass};
use super::model::{PassShown, Proof};

/// All decisions, then all criteria. What differs is a finding, and so is what was not proven.
pub(super) fn passes(bench: &mut Bench<'_>, drawn: u64) -> Vec<PassShown> {
    let (kader, compiled) = (bench.kader, bench.compiled);
    let criteria: Vec<Pass> =
        (0..kader.criteria.len()).map(|index| pass(kader, compiled, Target::Criterion(index))).collect();
    let mut shown = Vec::new();
    for (index, decision) in kader.decisions.iter().enumerate() {
        let place = Place { kind: "besluit", id: &decision.id, index };
        let found = pass(kader, compiled, Target::Decision(index));
        if found.diagrams.is_some() {
            shown.push(walked(bench, &place, found));
            continue;
        }
        let own =
            kader.criteria.iter().zip(&criteria).filter(|(criterion, _)| criterion.decision == decision.id);
        let left: Vec<&str> = own
            .filter(|(_, pass)| pass.diagrams.is_none())
            .map(|(criterion, _)| criterion.id.as_str())
            .collect();
        shown.push(composed(bench, &place, &left, found.assignments, drawn));
    }
    for (index, (criterion, found)) in kader.criteria.iter().zip(criteria).enumerate() {
        let place = Place { kind: "criterium", id: &criterion.id, index };
        if found.diagrams.is_none() {
            let why =
                format!("het weegt te veel vragen samen ({} deelantwoorden)", number(found.assignments));
            let advice = format!(
                "Splits het criterium, zodat elk deel ten hoogste {} deelantwoorden heeft.",
                number(MOST_ASSIGNMENTS)
            );
            not_walked(bench, &place, &why, &advice);
        }
        shown.push(walked(bench, &place, found));
    }
    shown
}

/// What a finding is about.
struct Place<'a> {
    /// `besluit` or `criterium`.
    kind: &'static str,
    id: &'a str,
    index: usize,
}

/// A pass over every partial assignment.
fn walked(bench: &mut Bench<'_>, place: &Place<'_>, pass: Pass) -> PassShown {
    if pass.differing > 0 || pass.unlike_the_product > 0 {
        let among =
            format!("bij {} van de {} deelantwoorden", number(pass.differing), number(pass.assignments));
        differs(bench, place, &among, pass.example.as_deref());
    }
    PassShown {
        kind: place.kind,
        id: place.id.to_owned(),
        proof: if pass.diagrams.is_some() { Proof::EveryAssignment } else { Proof::None },
        assignments: pass.assignments,
        diagrams: pass.diagrams,
        differing: pass.differing,
        drawn: 0,
        asked: pass.asked as u64,
        unlike_the_product: pass.unlike_the_product,
    }
}

/// A decision from its criteria, of which those in `left` were not walked; and assignments drawn.
fn composed(
    bench: &mut Bench<'_>,
    place: &Place<'_>,
    left: &[&str],
    assignments: u128,
    count: u64,
) -> PassShown {
    let (kader, compiled) = (bench.kader, bench.compiled);
    let composed = is_composed(kader, compiled, place.index);
    let found = draw(kader, compiled, place.index, count);
    if composed == Some(false) {
        let message =
            format!("Het beslisdiagram van besluit `{}` is niet het zwaarste van zijn criteria.", place.id);
        bench.finding("reasoning-differs", place.path(), message, REPORT_IT);
    }
    if found.differing > 0 {
        let among = format!(
            "bij {} van de {} getrokken deelantwoorden",
            number(found.differing),
            number(found.drawn)
        );
        differs(bench, place, &among, found.example.as_deref());
    }
    let why = match (composed, left) {
        (None, _) => Some("de vragen van zijn criteria zijn daarvoor te verweven".to_owned()),
        (Some(_), []) => None,
        (Some(_), left) => Some(format!("dat kan niet zonder criterium {}", listed(&quoted(left)))),
    };
    if let Some(why) = &why {
        not_walked(bench, place, why, "Weeg minder vragen samen in één criterium.");
    }
    PassShown {
        kind: place.kind,
        id: place.id.to_owned(),
        proof: if why.is_none() { Proof::Composition } else { Proof::None },
        assignments,
        diagrams: None,
        differing: found.differing,
        drawn: found.drawn,
        asked: found.drawn,
        unlike_the_product: usize::from(composed == Some(false)),
    }
}

impl Place<'_> {
    fn path(&self) -> String {
        format!("{}[{}]", self.kind, self.index)
    }
}

/// What to do about a fault of ours.
const REPORT_IT: &str = "Dit is een fout in het rekenprogramma, niet in uw kader: meld het.";

fn differs(bench: &mut Bench<'_>, place: &Place<'_>, among: &str, example: Option<&[(usize, Vec<usize>)]>) {
    let example = example.map(|example| in_ids(bench.kader, example)).unwrap_or_default();
    let message = format!(
        "Voor {} `{}` zeggen het beslisdiagram en de tweede berekening niet hetzelfde, {among}. {example}",
        place.kind, place.id
    );
    bench.finding("reasoning-differs", place.path(), message.trim_end().to_owned(), REPORT_IT);
}

fn not_walked(bench: &mut Bench<'_>, place: &Place<'_>, why: &str, advice: &str) {
    let message = format!("Voor {} `{}` is de tweede berekening niet gedaan: {why}.", place.kind, place.id);
    bench.finding("not-walked", place.path(), message, advice);
}

fn quoted(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| format!("`{id}`")).collect()
}

/// "De eerste: pacht = ja, ervaring = ervaren of cursus."
fn in_ids(kader: &Kader, example: &[(usize, Vec<usize>)]) -> String {
    let entry = |(fact, left): &(usize, Vec<usize>)| {
        let fact = kader.facts.get(*fact)?;
        let known: Vec<&str> = fact.values().collect();
        let left: Vec<&str> = left.iter().filter_map(|&value| known.get(value).copied()).collect();
        Some(format!("{} = {}", fact.id, left.join(" of ")))
    };
    format!("De eerste: {}.", example.iter().filter_map(entry).collect::<Vec<_>>().join(", "))
}
