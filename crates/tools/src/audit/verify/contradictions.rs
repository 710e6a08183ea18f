//! Contradictions: how many combinations carry one, and that an outcome is there all the same.

use voorcheck_rules::assessment::{Engine, Input, Options, Target};
use voorcheck_rules::decision::Ref;
use voorcheck_rules::decision::space::Subject;
use voorcheck_rules::kader::{Table, Voice};

use super::bench::{Bench, Departure};
use super::model::{ContradictionShown, ContradictionsShown};

/// All contradictions over complete cases. An example that cannot be assessed is a finding; two contradictions that hold
/// in the same cases are a remark.
pub(super) fn contradictions(bench: &mut Bench<'_>, engine: &Engine) -> ContradictionsShown {
    let kader = bench.kader;
    let no_route = no_route(bench);
    let mut each: Vec<(ContradictionShown, Ref)> = Vec::new();
    let (mut any, mut over) = (Ref::FALSE, Vec::new());
    for (index, (contradiction, &condition)) in
        kader.contradictions.iter().zip(&bench.compiled.contradictions).enumerate()
    {
        let path = format!("tegenspraak[{index}]");
        let condition = bench.on_complete(condition);
        let own = bench.diagrams.tested(condition);
        if let Some((other, _)) = each.iter().find(|(_, other)| *other == condition) {
            let message =
                format!("De tegenspraken `{}` en `{}` gelden altijd samen.", other.id, contradiction.id);
            bench.remark(
                "same-contradiction",
                path.clone(),
                message,
                "Voeg ze samen, als dat niet bedoeld is.",
            );
        }
        let shown = bench.diagrams.and(condition, no_route);
        let nearest = bench.nearest(shown, 1);
        let assessed = nearest.as_ref().is_some_and(|departures| assessed(bench, engine, departures));
        if nearest.is_some() && !assessed {
            let message = format!("Een geval met tegenspraak `{}` is niet te beoordelen.", contradiction.id);
            let advice = "Dit is een fout in het rekenprogramma, niet in uw kader: meld het.";
            bench.finding("contradiction-fails", path, message, advice);
        }
        // Date conditions would count as free answers; with them a total says nothing.
        let of_answers = |variable: &usize| {
            let found = bench.compiled.space.variables().get(*variable);
            found.is_some_and(|found| !matches!(found.subject, Subject::Plan(_)))
        };
        let by_answers = own.iter().all(of_answers);
        if by_answers {
            any = bench.diagrams.or(any, condition);
            over.extend(own.iter().copied());
        }
        let shown = ContradictionShown {
            id: contradiction.id.clone(),
            by_answers,
            cases: bench.cases(&own),
            holds: bench.holds(condition, &own),
            example: nearest.map(|departures| bench.given(&departures)),
            assessed,
        };
        each.push((shown, condition));
    }
    over.sort_unstable();
    over.dedup();
    ContradictionsShown {
        cases: bench.cases(&over),
        contradictory: bench.holds(any, &over),
        each: each.into_iter().map(|(shown, _)| shown).collect(),
    }
}

/// Where no route takes the case.
fn no_route(bench: &mut Bench<'_>) -> Ref {
    let mut free = Ref::TRUE;
    for route in bench.compiled.routes.iter().flatten() {
        let not = bench.diagrams.not(*route);
        free = bench.diagrams.and(free, not);
    }
    free
}

/// Whether the case with these departures is assessed without an error and has an outcome for every decision.
fn assessed(bench: &Bench<'_>, engine: &Engine, departures: &[Departure]) -> bool {
    let mut answers = Table::default();
    for given in bench.reference().into_iter().chain(bench.given(departures)) {
        if !given.fact.starts_with("plan.") {
            answers.insert(given.fact, given.value);
        }
    }
    let input = Input { answers, ..Input::default() };
    // Any day will do; this one makes the result the same every day.
    let today = bench.kader.meta.source_checked_on.clone();
    let options = Options { today, voice: Voice::Behandelaar, target: Target::Outcome };
    let decided = |assessment: voorcheck_rules::assessment::Assessment| {
        assessment.decisions.len() == bench.kader.decisions.len()
            && assessment.decisions.iter().all(|decision| decision.decided)
    };
    engine.assess(&input, &options).is_ok_and(decided)
}
