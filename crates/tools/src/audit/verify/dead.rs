//! Conditions beside the criteria that never show anything: routes, variants, contradictions, signals, actions, cards.
//!
//! What a page shows follows from the option chosen for each question, so an option and the values it leaves open belong
//! together here. Date conditions count as free: whether two of them can hold at the same time is outside the
//! diagrams.

use voorcheck_rules::assessment::dutch::listed;
use voorcheck_rules::decision::Ref;
use voorcheck_rules::decision::compile::Presence;
use voorcheck_rules::decision::space::{Subject, UNANSWERED, positions};
use voorcheck_rules::kader::model::{Grade, Points};

use super::bench::Bench;
use super::model::ConditionsShown;
use super::undecided;
use crate::audit::beside::{self, Beside};
use crate::audit::pointing::{pointing, points};

/// What has to hold, and what must not, before something is shown.
struct Showing<'s> {
    /// All of these.
    when: &'s [Ref],
    /// None of these.
    unless: &'s [Ref],
    /// Shown also while `when` is possible but not certain.
    also_if_unknown: bool,
}

/// Examines them all; each one that never shows is a finding.
pub(super) fn conditions(bench: &mut Bench<'_>) -> Vec<ConditionsShown> {
    let own = [routes(bench), variants(bench), undecided::variants(bench)];
    own.into_iter().chain(BESIDE.map(|kind| beside(bench, kind))).collect()
}

fn routes(bench: &mut Bench<'_>) -> ConditionsShown {
    let kader = bench.kader;
    let (mut earlier, mut ids) = (Vec::new(), Vec::new());
    let mut shown = ConditionsShown { kind: "route", examined: 0, dead: 0 };
    for (index, (route, condition)) in kader.routes.iter().zip(&bench.compiled.routes).enumerate() {
        let &Some(condition) = condition else { continue };
        shown.examined += 1;
        let showing = Showing { when: &[condition], unless: &earlier, also_if_unknown: false };
        if !appears(bench, &showing) {
            shown.dead += 1;
            let path = format!("route[{index}]");
            taken(bench, "dead-route", format!("Route `{}`", route.id), path, condition, &earlier, &ids);
        }
        earlier.push(condition);
        ids.push(format!("`{}`{}", route.id, bench.place(&format!("route[{index}]"))));
    }
    shown
}

/// The headlines of a guide and of each outcome.
fn variants(bench: &mut Bench<'_>) -> ConditionsShown {
    let kader = bench.kader;
    let mut shown = ConditionsShown { kind: "variant", examined: 0, dead: 0 };
    let of_guide = bench.compiled.guide.clone();
    headlines(bench, &mut shown, Ref::TRUE, &of_guide, ("gids", "de gids"));
    for (index, of_decision) in bench.compiled.variants.iter().enumerate() {
        let (Some(decision), Some(&root)) = (kader.decisions.get(index), bench.compiled.decisions.get(index))
        else {
            continue;
        };
        for (value, (grade, of_grade)) in (0..).zip(decision.grades.iter().zip(of_decision)) {
            let outcome = bench.diagrams.equals(root, value);
            let reasons = reasons(bench, index, value, grade);
            let mut conditions = Vec::new();
            for (variant, &condition) in grade.variants.iter().zip(of_grade) {
                let points = variant.points.map(|to| pointing(&mut bench.diagrams, &reasons, to));
                conditions.push(bench.diagrams.and(condition, points.unwrap_or(Ref::TRUE)));
            }
            let name = format!("uitkomst `{}` van besluit `{}`", grade.outcome, decision.id);
            let path = format!("besluit[{index}].trede[{value}]");
            headlines(bench, &mut shown, outcome, &conditions, (&path, &name));
        }
    }
    shown
}

/// Where each rule points that gives this grade, and the answers with which it gives a reason.
fn reasons(bench: &mut Bench<'_>, decision: usize, value: u8, grade: &Grade) -> Vec<(Points, Ref)> {
    let mut reasons = Vec::new();
    for (criterion, compiled) in bench.kader.criteria.iter().zip(&bench.compiled.criteria) {
        if compiled.decision != decision {
            continue;
        }
        let decided = bench.diagrams.equals(compiled.root, value);
        for (rule, &condition) in criterion.rules.iter().zip(&compiled.rules) {
            if rule.status == grade.status {
                reasons.push((points(rule), bench.diagrams.and(condition, decided)));
            }
        }
    }
    reasons
}

/// Other headlines, the first that holds wins, where the page has this outcome.
fn headlines(
    bench: &mut Bench<'_>,
    shown: &mut ConditionsShown,
    outcome: Ref,
    conditions: &[Ref],
    (path, of): (&str, &str),
) {
    let routes = all_routes(bench);
    let (mut earlier, mut places) = (Vec::new(), Vec::new());
    for (variant, &condition) in conditions.iter().enumerate() {
        shown.examined += 1;
        let path = format!("{path}.variant[{variant}]");
        let unless = [&routes[..], &earlier[..]].concat();
        let showing = Showing { when: &[outcome, condition], unless: &unless, also_if_unknown: false };
        if !appears(bench, &showing) {
            shown.dead += 1;
            let name = format!("Variant {} van {of}", variant + 1);
            let both = bench.diagrams.and(outcome, condition);
            taken(bench, "dead-variant", name, path.clone(), both, &earlier, &places);
        }
        earlier.push(condition);
        places.push(format!("variant {}{}", variant + 1, bench.place(&path)));
    }
}

/// What stands on the page beside the decisions: the kind, the code of a finding, and the name in it.
const BESIDE: [(&str, &str, &str); 8] = [
    ("tegenspraak", "dead-contradiction", "Tegenspraak"),
    ("signaal", "dead-signal", "Signaal"),
    ("bronconflict", "dead-source-conflict", "Bronconflict"),
    ("open-stap", "dead-open-step", "Open stap"),
    ("overdracht", "dead-hand-over", "Overdracht"),
    ("actie", "dead-action", "Actie"),
    ("infokaart", "dead-card", "Infokaart"),
    ("moment", "dead-moment", "Moment"),
];

/// What stands beside the decisions, as long as no route takes the case.
fn beside(
    bench: &mut Bench<'_>,
    (kind, code, name): (&'static str, &'static str, &'static str),
) -> ConditionsShown {
    let routes = all_routes(bench);
    let all = beside::beside(bench.kader, bench.compiled).into_iter();
    let list: Vec<Beside<'_>> = all.filter(|one| one.kind == kind).collect();
    let mut shown = ConditionsShown { kind, examined: list.len(), dead: 0 };
    for (index, one) in list.into_iter().enumerate() {
        let Beside { id, also_if_unknown, presence: Presence { due: root, .. }, .. } = one;
        if !appears(bench, &Showing { when: &[root], unless: &routes, also_if_unknown }) {
            shown.dead += 1;
            taken(bench, code, format!("{name} `{id}`"), format!("{kind}[{index}]"), root, &[], &[]);
        }
    }
    shown
}

/// Says why something never shows: because of those before it, of a route, or of itself.
fn taken(
    bench: &mut Bench<'_>,
    code: &'static str,
    name: String,
    path: String,
    condition: Ref,
    earlier: &[Ref],
    names: &[String],
) {
    let mut takers = Vec::new();
    for (&before, name) in earlier.iter().zip(names) {
        if bench.diagrams.and(before, condition) != Ref::FALSE {
            takers.push(name.clone());
        }
    }
    let can_hold = appears(bench, &Showing { when: &[condition], unless: &[], also_if_unknown: false });
    let (why, advice) = if !can_hold {
        (
            "de voorwaarde geldt bij geen enkele combinatie van antwoorden".to_owned(),
            "Verbeter de voorwaarde, of haal dit onderdeel weg.",
        )
    } else if takers.is_empty() {
        (
            "de voorwaarde geldt alleen waar een route de hele pagina overneemt".to_owned(),
            "Zet dit op de pagina van die route, of haal dit onderdeel weg.",
        )
    } else {
        (
            format!("altijd gaat iets eerders voor: {}", listed(&takers)),
            "Zet dit onderdeel eerder, verander de voorwaarde, of haal het weg.",
        )
    };
    bench.finding(code, path, format!("{name} verschijnt nooit: {why}."), advice);
}

fn all_routes(bench: &Bench<'_>) -> Vec<Ref> {
    bench.compiled.routes.iter().flatten().copied().collect()
}

/// Whether some answers show it.
///
/// Exact in the facts whose chosen option a condition sees: for each choice of options a condition is certain when it
/// holds for every value the option leaves. The other facts have one value, as in a complete case.
fn appears(bench: &mut Bench<'_>, showing: &Showing<'_>) -> bool {
    let space = &bench.compiled.space;
    let seen: Vec<Ref> = showing.when.iter().chain(showing.unless).copied().collect();
    let mut variables: Vec<usize> =
        seen.into_iter().flat_map(|condition| bench.diagrams.tested(condition)).collect();
    variables.sort_unstable();
    variables.dedup();
    let mut choices: Vec<Vec<Chosen>> = vec![Vec::new()];
    for variable in variables {
        let Some(Subject::Option(fact)) = space.variables().get(variable).map(|found| found.subject) else {
            continue;
        };
        let options = options(bench, variable, fact);
        let longer = |chosen: &Vec<Chosen>| {
            let with = |option: &Chosen| [&chosen[..], std::slice::from_ref(option)].concat();
            options.iter().map(with).collect::<Vec<_>>()
        };
        choices = choices.iter().flat_map(longer).collect();
    }
    choices.iter().any(|chosen| {
        let mut all = Ref::TRUE;
        for &condition in showing.when {
            let holds = quantified(bench, condition, chosen, showing.also_if_unknown);
            all = bench.diagrams.and(all, holds);
        }
        for &condition in showing.unless {
            let certain = quantified(bench, condition, chosen, false);
            let not = bench.diagrams.not(certain);
            all = bench.diagrams.and(all, not);
        }
        // Reduced: every function but the constant has a case in which it holds.
        all != Ref::FALSE
    })
}

/// An option chosen for a fact.
#[derive(Clone)]
struct Chosen {
    /// Variable and position of the option.
    option: (usize, usize),
    /// Variable of the value, and the positions the option leaves.
    left: (usize, Vec<usize>),
}

/// Everything that can be chosen for a fact, unanswered included.
fn options(bench: &Bench<'_>, variable: usize, fact: usize) -> Vec<Chosen> {
    let space = &bench.compiled.space;
    let (Some(fact_variable), Some(found)) = (space.of(Subject::Fact(fact)), bench.kader.facts.get(fact))
    else {
        return Vec::new();
    };
    let choice = |(position, id): (usize, &str)| {
        let left = match id {
            UNANSWERED => space.all(fact_variable),
            answer => space.left_by(fact_variable, found, answer)?,
        };
        Some(Chosen { option: (variable, position), left: (fact_variable, positions(left).collect()) })
    };
    bench.values(variable).into_iter().enumerate().filter_map(choice).collect()
}

/// The condition after these choices: holding for all values they leave, or for one of them when `possible`.
fn quantified(bench: &mut Bench<'_>, condition: Ref, chosen: &[Chosen], possible: bool) -> Ref {
    let mut result = condition;
    for Chosen { option: (variable, position), left: (fact, values) } in chosen {
        result = bench.diagrams.cofactor(result, *variable, *position);
        let of_values: Vec<Ref> =
            values.iter().map(|&value| bench.diagrams.cofactor(result, *fact, value)).collect();
        let start = if possible { Ref::FALSE } else { Ref::TRUE };
        result = of_values.into_iter().fold(start, |joined, of_value| {
            if possible { bench.diagrams.or(joined, of_value) } else { bench.diagrams.and(joined, of_value) }
        });
    }
    result
}
