//! Headlines of a decision that is still open between some outcomes: each must be able to be the first that holds.

use voorcheck_rules::assessment::dutch::listed;
use voorcheck_rules::decision::Ref;
use voorcheck_rules::decision::space::{Subject, Values, answers, positions};
use voorcheck_rules::kader::model::Decision;

use super::bench::Bench;
use super::model::ConditionsShown;

/// Examines them all; one that never shows is a finding.
pub(super) fn variants(bench: &mut Bench<'_>) -> ConditionsShown {
    let mut shown = ConditionsShown { kind: "onbeslist", examined: 0, dead: 0 };
    let kader = bench.kader;
    for (index, (decision, &root)) in kader.decisions.iter().zip(&bench.compiled.decisions).enumerate() {
        let mut earlier: Vec<u64> = Vec::new();
        for (number, variant) in decision.undecided.variants.iter().enumerate() {
            shown.examined += 1;
            let within = outcomes(decision, &variant.within);
            let by: Vec<String> = (1..)
                .zip(&earlier)
                .filter(|(_, before)| within & !**before == 0)
                .map(|(number, _)| format!("variant {number}"))
                .collect();
            let why = if !by.is_empty() {
                format!("altijd gaat iets eerders voor: {}", listed(&by))
            } else if !can_be_open_within(bench, root, within) {
                "het besluit is nooit alleen nog tussen deze uitkomsten open".to_owned()
            } else {
                earlier.push(within);
                continue;
            };
            earlier.push(within);
            shown.dead += 1;
            bench.finding(
                "dead-undecided-variant",
                format!("besluit[{index}].onbeslist.variant[{number}]"),
                format!(
                    "Variant {} van besluit `{}` onbeslist verschijnt nooit: {why}.",
                    number + 1,
                    decision.id
                ),
                "Verander `binnen`, zet de variant eerder, of haal haar weg.",
            );
        }
    }
    shown
}

/// The places of outcomes among the grades, one bit each.
fn outcomes(decision: &Decision, ids: &[String]) -> u64 {
    let grades = decision.grades.iter().enumerate();
    grades.filter(|(_, grade)| ids.contains(&grade.outcome)).fold(0, |set, (place, _)| set | 1 << place)
}

/// Whether some answers leave the decision open, and between these outcomes only.
///
/// Exact: where several questions leave it open so, take two complete cases of it with different outcomes, and change one
/// question after the other from the first to the second. Where the outcome changes, that question alone leaves it open.
fn can_be_open_within(bench: &mut Bench<'_>, root: Ref, within: u64) -> bool {
    let space = &bench.compiled.space;
    for variable in bench.diagrams.tested(root) {
        let Some(Subject::Fact(fact)) = space.variables().get(variable).map(|one| one.subject) else {
            continue;
        };
        let fact = bench.kader.facts.get(fact);
        let answered = fact
            .into_iter()
            .flat_map(|fact| answers(fact).filter_map(move |answer| space.left_by(variable, fact, answer)));
        for left in answered.chain([space.all(variable)]) {
            if open_by(bench, root, within, variable, left) {
                return true;
            }
        }
    }
    false
}

/// Whether some answers to the other questions make each of these values give one of the outcomes, and not all the same.
fn open_by(bench: &mut Bench<'_>, root: Ref, within: u64, variable: usize, left: Values) -> bool {
    let mut functions = positions(left).map(|value| bench.diagrams.cofactor(root, variable, value));
    let Some(first) = functions.next() else { return false };
    let rest: Vec<Ref> = functions.collect();
    let inside = |outcome: u8| u8::from(within >> outcome & 1 == 1);
    let mut all = bench.diagrams.map(first, inside);
    let mut differ = Ref::FALSE;
    for one in rest {
        let other = bench.diagrams.map(one, inside);
        all = bench.diagrams.and(all, other);
        let unequal = bench.diagrams.apply(first, one, |a, b| u8::from(a != b));
        differ = bench.diagrams.or(differ, unequal);
    }
    bench.diagrams.and(all, differ) != Ref::FALSE
}
