//! Which parts of a kader each scenario exercises.

use voorcheck_rules::assessment::Engine;
use voorcheck_rules::assessment::case::Case;
use voorcheck_rules::assessment::judge::direction;
use voorcheck_rules::decision::Ref;
use voorcheck_rules::decision::space::UNKNOWN;
use voorcheck_rules::kader::Voice;
use voorcheck_rules::kader::model::{Decision, Grade, Points, UndecidedVariant, Variant};

use super::Scenario;

/// A kind of part; its order is the order of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A rule of a criterion, by the reason it gives.
    Rule,
    /// A variant of a headline.
    Variant,
    /// A route.
    Route,
    /// A contradiction.
    Contradiction,
    /// A signal.
    Signal,
    /// A source conflict.
    SourceConflict,
    /// An open step.
    OpenStep,
    /// A hand-over.
    HandOver,
    /// An action.
    Action,
    /// A card.
    Card,
    /// A moment of the planner.
    Moment,
    /// A date condition that holds, or that does not.
    DateCondition,
    /// An answer to a question.
    Answer,
}

impl Kind {
    /// Every kind, in order.
    pub const ALL: [Kind; 13] = [
        Kind::Rule,
        Kind::Variant,
        Kind::Route,
        Kind::Contradiction,
        Kind::Signal,
        Kind::SourceConflict,
        Kind::OpenStep,
        Kind::HandOver,
        Kind::Action,
        Kind::Card,
        Kind::Moment,
        Kind::DateCondition,
        Kind::Answer,
    ];

    /// In Dutch, for more than one.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Rule => "Regels",
            Kind::Variant => "Varianten van koppen",
            Kind::Route => "Routes",
            Kind::Contradiction => "Tegenspraken",
            Kind::Signal => "Signalen",
            Kind::SourceConflict => "Bronconflicten",
            Kind::OpenStep => "Open stappen",
            Kind::HandOver => "Overdrachten",
            Kind::Action => "Acties",
            Kind::Card => "Infokaarten",
            Kind::Moment => "Momenten",
            Kind::DateCondition => "Datumvoorwaarden",
            Kind::Answer => "Antwoorden",
        }
    }

    /// Its id in reports for programs.
    pub fn id(self) -> &'static str {
        match self {
            Kind::Rule => "regel",
            Kind::Variant => "variant",
            Kind::Route => "route",
            Kind::Contradiction => "tegenspraak",
            Kind::Signal => "signaal",
            Kind::SourceConflict => "bronconflict",
            Kind::OpenStep => "open-stap",
            Kind::HandOver => "overdracht",
            Kind::Action => "actie",
            Kind::Card => "infokaart",
            Kind::Moment => "moment",
            Kind::DateCondition => "datumvoorwaarde",
            Kind::Answer => "antwoord",
        }
    }
}

/// A part of a kader with the scenarios that exercise it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exercised {
    /// What it is.
    pub kind: Kind,
    /// Its id, such as `net-afgekickt/geen-verslaving` or `vks = nog-navragen`.
    pub id: String,
    /// Its path in the kader.
    pub path: String,
    /// Positions of the scenarios.
    pub scenarios: Vec<usize>,
}

/// Every part, in the order of the kader, by kind. A scenario that is refused exercises nothing.
pub fn exercised(engine: &Engine, scenarios: &[Scenario]) -> Vec<Exercised> {
    let mut parts = parts(engine);
    for (at, scenario) in scenarios.iter().enumerate() {
        let seen = seen(engine, scenario);
        for part in parts.iter_mut().filter(|part| seen.contains(&(part.kind, part.id.clone()))) {
            part.scenarios.push(at);
        }
    }
    parts
}

fn parts(engine: &Engine) -> Vec<Exercised> {
    let kader = engine.kader();
    let mut parts = Vec::new();
    let mut add = |kind, id: String, path: String| {
        parts.push(Exercised { kind, id, path, scenarios: Vec::new() });
    };
    for (i, criterion) in kader.criteria.iter().enumerate() {
        for (j, rule) in criterion.rules.iter().enumerate() {
            add(Kind::Rule, format!("{}/{}", criterion.id, rule.id), format!("criterium[{i}].regel[{j}]"));
        }
    }
    for k in 0..kader.guide.as_ref().map_or(0, |guide| guide.variants.len()) {
        add(Kind::Variant, variant("gids", k), format!("gids.variant[{k}]"));
    }
    for (i, decision) in kader.decisions.iter().enumerate() {
        for k in 0..decision.undecided.variants.len() {
            add(Kind::Variant, undecided(decision, k), format!("besluit[{i}].onbeslist.variant[{k}]"));
        }
        for (j, grade) in decision.grades.iter().enumerate() {
            for k in 0..grade.variants.len() {
                let path = format!("besluit[{i}].trede[{j}].variant[{k}]");
                add(Kind::Variant, of_grade(decision, grade, k), path);
            }
        }
    }
    for (i, one) in kader.routes.iter().enumerate() {
        add(Kind::Route, one.id.clone(), format!("route[{i}]"));
    }
    for (i, one) in kader.contradictions.iter().enumerate() {
        add(Kind::Contradiction, one.id.clone(), format!("tegenspraak[{i}]"));
    }
    for (i, one) in kader.signals.iter().enumerate() {
        add(Kind::Signal, one.id.clone(), format!("signaal[{i}]"));
    }
    for (i, one) in kader.source_conflicts.iter().enumerate() {
        add(Kind::SourceConflict, one.id.clone(), format!("bronconflict[{i}]"));
    }
    for (i, one) in kader.open_steps.iter().enumerate() {
        add(Kind::OpenStep, one.id.clone(), format!("open-stap[{i}]"));
    }
    for (i, one) in kader.hand_overs.iter().enumerate() {
        add(Kind::HandOver, one.id.clone(), format!("overdracht[{i}]"));
    }
    for (i, one) in kader.actions.iter().enumerate() {
        add(Kind::Action, one.id.clone(), format!("actie[{i}]"));
    }
    for (i, one) in kader.cards.iter().enumerate() {
        add(Kind::Card, one.id.clone(), format!("infokaart[{i}]"));
    }
    for (i, one) in kader.moments.iter().enumerate() {
        add(Kind::Moment, one.id.clone(), format!("moment[{i}]"));
    }
    for (i, one) in kader.date_conditions.iter().enumerate() {
        for holds in ["ja", "nee"] {
            add(Kind::DateCondition, format!("{} = {holds}", one.id), format!("datumvoorwaarde[{i}]"));
        }
    }
    for (i, fact) in kader.facts.iter().enumerate() {
        for (j, option) in fact.options.iter().enumerate() {
            add(Kind::Answer, format!("{} = {}", fact.id, option.id), format!("feit[{i}].optie[{j}]"));
        }
        if fact.offers_unknown() {
            add(Kind::Answer, format!("{} = {UNKNOWN}", fact.id), format!("feit[{i}]"));
        }
    }
    parts
}

fn variant(of: &str, at: usize) -> String {
    format!("{of}, variant {}", at + 1)
}

fn of_grade(decision: &Decision, grade: &Grade, at: usize) -> String {
    variant(&format!("{}/{}", decision.id, grade.outcome), at)
}

fn undecided(decision: &Decision, at: usize) -> String {
    variant(&format!("{}/open", decision.id), at)
}

/// The parts one scenario exercises.
fn seen(engine: &Engine, scenario: &Scenario) -> Vec<(Kind, String)> {
    let (kader, compiled) = (engine.kader(), engine.compiled());
    let options = scenario.options(Voice::Behandelaar);
    let mut seen = Vec::new();
    let (Ok(assessment), Ok(case)) =
        (engine.assess(&scenario.input, &options), Case::new(kader, compiled, &scenario.input, &options))
    else {
        return seen;
    };
    let answers = scenario.input.answers.iter();
    seen.extend(answers.map(|(fact, option)| (Kind::Answer, format!("{fact} = {option}"))));
    seen.extend(assessment.timeline.iter().map(|one| (Kind::Moment, one.id.clone())));
    if let Some(route) = &assessment.route {
        seen.push((Kind::Route, route.clone()));
        return seen;
    }
    for criterion in assessment.decisions.iter().flat_map(|decision| &decision.criteria) {
        let reasons = criterion.reasons.iter();
        seen.extend(reasons.map(|reason| (Kind::Rule, format!("{}/{}", criterion.id, reason.id))));
    }
    let shown = |variants: &[Variant], conditions: &[Ref], points: Points| {
        let holds = |(variant, when): (&Variant, &Ref)| {
            variant.points.is_none_or(|one| one == points) && case.known.certain(&compiled.diagrams, *when)
        };
        variants.iter().zip(conditions).position(holds)
    };
    for (i, result) in assessment.decisions.iter().enumerate() {
        let Some(decision) = kader.decisions.get(i) else { continue };
        let grades = decision.grades.iter().zip(compiled.variants.get(i).into_iter().flatten());
        for (grade, conditions) in grades.filter(|(grade, _)| Some(&grade.outcome) == result.outcome.as_ref())
        {
            let reasons = result.criteria.iter().filter(|one| one.status.as_ref() == Some(&grade.status));
            let points = direction(&reasons.collect::<Vec<_>>());
            let shown = shown(&grade.variants, conditions, points);
            seen.extend(shown.map(|k| (Kind::Variant, of_grade(decision, grade, k))));
        }
        if !result.decided {
            let within = |one: &UndecidedVariant| {
                result.possible_outcomes.iter().all(|outcome| one.within.contains(outcome))
            };
            let shown = decision.undecided.variants.iter().position(within);
            seen.extend(shown.map(|k| (Kind::Variant, undecided(decision, k))));
        }
    }
    let of_guide = kader.guide.as_ref();
    let of_guide = of_guide.and_then(|guide| shown(&guide.variants, &compiled.guide, Points::Open));
    seen.extend(of_guide.map(|k| (Kind::Variant, variant("gids", k))));
    seen.extend(assessment.contradictions.into_iter().map(|one| (Kind::Contradiction, one.id)));
    seen.extend(assessment.signals.into_iter().map(|one| (Kind::Signal, one.id)));
    seen.extend(assessment.source_conflicts.into_iter().map(|one| (Kind::SourceConflict, one.id)));
    seen.extend(assessment.open_steps.into_iter().map(|one| (Kind::OpenStep, one.id)));
    seen.extend(assessment.hand_overs.into_iter().map(|one| (Kind::HandOver, one.id)));
    seen.extend(assessment.actions.into_iter().map(|one| (Kind::Action, one.id)));
    seen.extend(assessment.cards.into_iter().filter_map(|one| one.id).map(|id| (Kind::Card, id)));
    for condition in &kader.date_conditions {
        if let Some(holds) = case.plan.holds(&condition.earlier, &condition.later) {
            let holds = if holds { "ja" } else { "nee" };
            seen.push((Kind::DateCondition, format!("{} = {holds}", condition.id)));
        }
    }
    seen
}
