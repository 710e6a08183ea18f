//! What surrounds the verdict (reasons, provisos, headlines, signals, actions, contradictions, routes, what to offer and to
//! find out) against its definition: a thing is shown when its condition holds in every completion of the answers.
//!
//! As in `generated_kaders.rs` the kaders are made up at random; here they also have advice, dates, a fact for
//! information and one that leads to a route.

mod advised;
mod completions;

use fastrand::Rng;
use voorcheck_rules::assessment::model::{CriterionResult, DecisionResult, FindOut, SignalResult};
use voorcheck_rules::assessment::{Assessment, Input, Options, Target};
use voorcheck_rules::kader::Voice;
use voorcheck_rules::kader::model::{
    Appearing, Choice, Decision, DecisionRole, Fact, Kader, Points, Role, Rule, Tone,
};
use voorcheck_tools::audit::naive::Naive;
use voorcheck_tools::check;

use crate::common::effort;
use advised::kader;
use completions::{Cases, World};

/// Kaders, and cases of each.
const KADERS: u64 = 60;
const CASES: usize = 10;
const TODAY: &str = "2026-11-22";
const DATES: [&str; 3] = ["2026-11-01", "2026-11-22", "2026-12-24"];

fn answers(kader: &Kader, rng: &mut Rng) -> Input {
    let mut input = Input::default();
    for fact in &kader.facts {
        let options: Vec<&Choice> = fact.options.iter().collect();
        match rng.usize(..options.len() + 3) {
            0 | 1 => {}
            2 => input.answers.insert(fact.id.clone(), "weet-niet".into()),
            option => input.answers.insert(fact.id.clone(), options[option - 3].id.clone()),
        }
    }
    for date in kader.dates.iter().filter(|_| rng.bool()).collect::<Vec<_>>() {
        input.dates.insert(date.id.clone(), DATES[rng.usize(..3)].into());
    }
    input
}

#[test]
fn all_that_is_shown_follows_from_every_completion() {
    let (mut routes, mut variants, mut general, mut possible_only) = (0, 0, 0, 0);
    for seed in 0..effort::of(KADERS) {
        let mut rng = Rng::with_seed(seed);
        let kader = kader(seed, &mut rng);
        let engine = check::engine(kader.clone(), String::new()).unwrap();
        let naive = Naive::new(&kader);
        for _ in 0..CASES {
            let input = answers(&kader, &mut rng);
            let target = Target::ALL[rng.usize(..3)];
            let options = Options { today: TODAY.to_owned(), voice: Voice::Behandelaar, target };
            let found = engine.assess(&input, &options).unwrap();
            if input.answers.get("waarheen").is_some_and(|answer| answer == "w1") {
                assert_eq!(found.route.as_deref(), Some("weg"));
                assert!(found.decisions.is_empty() && found.signals.is_empty());
                routes += 1;
                continue;
            }
            assert_eq!(found.route, None);
            let cases = Cases::new(&kader, &naive, &input);
            around(&cases, &found);
            questions(&cases, &found, target);
            for (index, decision) in kader.decisions.iter().enumerate() {
                let result = &found.decisions[index];
                explained(&cases, index, decision, result);
                variants += usize::from(result.headline.starts_with("Variant"));
                general +=
                    result.criteria.iter().filter(|c| c.reasons.iter().any(|r| r.id == "algemeen")).count();
            }
            possible_only += found.signals.len()
                - kader
                    .signals
                    .iter()
                    .filter(|one| {
                        one.when.as_ref().is_none_or(|when| cases.certain(when)) && cases.shown(*one)
                    })
                    .count();
        }
    }
    println!(
        "{routes} routes, {variants} variants, {general} general reasons, {possible_only} possible signals"
    );
    assert!(!effort::whole() || routes > 20 && variants > 20 && general > 5 && possible_only > 100);
}

fn around(cases: &Cases<'_>, found: &Assessment) {
    let kader = cases.kader;
    let signals = kader.signals.iter().filter(|one| cases.shown(*one));
    let conflicts = kader.source_conflicts.iter().filter(|one| cases.shown(*one));
    let steps = kader.open_steps.iter().filter(|one| cases.shown(*one));
    let actions = kader.actions.iter().filter(|one| cases.shown(*one));
    let cards = kader.cards.iter().filter(|one| cases.shown(*one));
    let contradictions = kader.contradictions.iter().filter(|one| cases.certain(&one.when));
    let context = || format!("{:?}", cases.answers);
    assert!(
        found.signals.iter().map(|signal| &signal.id).eq(signals.map(|signal| &signal.id)),
        "{}",
        context()
    );
    let ids = |found: &[SignalResult]| found.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&found.source_conflicts), conflicts.map(|one| one.id.clone()).collect::<Vec<_>>());
    assert_eq!(ids(&found.open_steps), steps.map(|one| one.id.clone()).collect::<Vec<_>>());
    assert!(
        found.actions.iter().map(|action| &action.id).eq(actions.map(|action| &action.id)),
        "{}",
        context()
    );
    assert!(
        found.cards.iter().filter_map(|card| card.id.as_ref()).eq(cards.map(|card| &card.id)),
        "{}",
        context()
    );
    assert!(
        found.contradictions.iter().map(|one| &one.id).eq(contradictions.map(|one| &one.id)),
        "{}",
        context()
    );
}

/// What is asked, offered and to be found out, with its words.
fn questions(cases: &Cases<'_>, found: &Assessment, target: Target) {
    let kader = cases.kader;
    let outcome = |decision: &usize, world: &World| world.outcomes[*decision];
    let main = kader.decisions.iter().position(|one| one.role == DecisionRole::Main).unwrap();
    let first = cases.depend_any([main], outcome);
    let others = cases.depend_any((0..kader.decisions.len()).filter(|one| *one != main), outcome);
    let status = |criterion: &usize, world: &World| world.statuses[*criterion];
    let criteria = cases.depend_any(0..kader.criteria.len(), status);
    let settled = cases.settled(|world| world.outcomes[main]).is_some_and(|outcome| outcome == 2);
    let of_main = (0..kader.criteria.len())
        .filter(|index| !settled && kader.criteria[*index].decision == kader.decisions[main].id);
    let required = cases.depend_any(of_main, status);
    let parts = (kader.signals.iter().map(|one| one as &dyn Appearing))
        .chain(kader.source_conflicts.iter().map(|one| one as &dyn Appearing))
        .chain(kader.open_steps.iter().map(|one| one as &dyn Appearing))
        .chain(kader.actions.iter().map(|one| one as &dyn Appearing))
        .chain(kader.cards.iter().map(|one| one as &dyn Appearing));
    let parts: Vec<&dyn Appearing> = parts.collect();
    let conditions =
        kader.contradictions.iter().map(|one| &one.when).chain(parts.iter().filter_map(|part| part.when()));
    let holds = cases.depend_any(conditions, |condition, world| usize::from(cases.holds(condition, world)));
    let due = cases.depend_any(parts, |part, world| usize::from(cases.due(*part, world)));
    let advice: Vec<bool> = holds.into_iter().zip(due).map(|(one, other)| one || other).collect();

    let section = |fact: &Fact| kader.sections.iter().position(|section| section.id == fact.section);
    let mut order: Vec<usize> = (0..kader.facts.len()).collect();
    order.sort_by_key(|&fact| section(&kader.facts[fact]));
    let (mut relevant, mut offered, mut find_out) = (Vec::new(), Vec::new(), Vec::new());
    for index in order {
        let fact = &kader.facts[index];
        let answered = cases.answers.contains_key(&fact.id);
        let asked = match target {
            Target::Outcome => first[index],
            Target::Required => required[index],
            Target::Criteria => criteria[index],
        };
        if asked {
            relevant.push(fact.id.clone());
        } else if !answered && (others[index] || fact.role == Role::Info && advice[index]) {
            offered.push(fact.id.clone());
        }
        let chosen = fact.options.iter().find(|option| Some(&option.id) == cases.answers.get(&fact.id));
        let municipality = kader.meta.municipality_fact.as_ref() == Some(&fact.id);
        let unknown = municipality && chosen.is_none_or(|option| option.is_open());
        if asked || unknown || !settled && (others[index] || answered && criteria[index]) {
            let why = chosen.and_then(|option| option.find_out.clone()).or(fact.why.clone());
            find_out.push(FindOut {
                fact: fact.id.clone(),
                question: fact.question.behandelaar.clone(),
                why: why.map(|text| text.behandelaar).unwrap_or_default(),
                who_knows: fact.who_knows.clone().map(|text| text.behandelaar).unwrap_or_default(),
            });
        }
    }
    let next = ["waarheen".to_owned()].into_iter().chain(relevant.clone());
    let next = next.into_iter().find(|fact| !cases.answers.contains_key(fact));
    let context = format!("{target:?} {:?}", cases.answers);
    assert_eq!(found.relevant_questions, relevant, "{context}");
    assert_eq!(found.offered_questions, offered, "{context}");
    assert_eq!(found.to_find_out, find_out, "{context}");
    assert_eq!(found.next_question, next, "{context}");
}

/// Where all reasons point, or open.
fn direction(all: &[Points]) -> Points {
    match all.split_first() {
        Some((first, rest)) if rest.iter().all(|one| one == first) => *first,
        _ => Points::Open,
    }
}

/// "a, b en c".
fn listed(words: &[String], last: &str) -> String {
    match words.split_last() {
        Some((end, rest)) if !rest.is_empty() => format!("{} {last} {end}", rest.join(", ")),
        _ => words.concat(),
    }
}

/// The words around a decision and its criteria.
fn explained(cases: &Cases<'_>, index: usize, decision: &Decision, result: &DecisionResult) {
    let kader = cases.kader;
    let mut provisos = Vec::new();
    let mut of_status = vec![Vec::new(); decision.grades.len()];
    let mut directions = vec![Vec::new(); decision.grades.len()];
    let criteria =
        kader.criteria.iter().enumerate().filter(|(_, criterion)| criterion.decision == decision.id);
    let mut results = result.criteria.iter();
    for (number, criterion) in criteria {
        let found: &CriterionResult = results.next().unwrap();
        let settled = cases.settled(|world| world.statuses[number]);
        let grade = settled.map(|grade| &decision.grades[grade]);
        assert_eq!(found.status.as_ref(), grade.map(|grade| &grade.status));
        let name = grade.map_or(&decision.undecided.status_name, |grade| &grade.status_name);
        assert_eq!(
            (&found.status_name, found.tone),
            (&name.behandelaar, grade.map_or(Tone::Open, |g| g.tone))
        );
        let rules: Vec<_> = criterion
            .rules
            .iter()
            .filter(|rule| {
                grade.is_some_and(|grade| grade.status == rule.status) && cases.certain(&rule.when)
            })
            .collect();
        let expected = match (grade, rules.as_slice()) {
            (None, _) => vec![],
            (Some(_), []) => vec!["algemeen"],
            (Some(_), rules) => rules.iter().map(|rule| rule.id.as_str()).collect(),
        };
        assert!(found.reasons.iter().map(|reason| &reason.id).eq(&expected), "{:?}", cases.answers);
        provisos.extend(rules.iter().filter_map(|rule| rule.proviso.clone()).map(|text| text.behandelaar));
        if let Some(grade) = settled {
            let short = |rule: &&Rule| rule.short.clone().unwrap().behandelaar;
            if rules.is_empty() {
                // No single rule is certain: one of those that can be.
                let able = |rule: &&Rule| {
                    decision.grades[grade].status == rule.status
                        && cases.worlds.iter().any(|world| cases.holds(&rule.when, world))
                };
                let able: Vec<String> =
                    criterion.rules.iter().filter(able).map(|rule| short(&rule)).collect();
                of_status[grade].push(listed(&able, "of"));
            } else {
                of_status[grade].extend(rules.iter().map(short));
            }
            let points = |rule: &&Rule| rule.direction.as_ref().map_or(Points::Open, |one| one.points);
            directions[grade].extend(rules.iter().map(points));
            // Why it has this status no single rule says, so it points nowhere.
            directions[grade].extend(rules.is_empty().then_some(Points::Open));
        }
    }
    assert!(results.next().is_none());

    let settled = cases.settled(|world| world.outcomes[index]);
    let mut possible: Vec<usize> = cases.worlds.iter().map(|world| world.outcomes[index]).collect();
    possible.sort_unstable();
    possible.dedup();
    let expected = match settled {
        Some(number) => {
            let grade = &decision.grades[number];
            let variant = grade.variants.iter().find(|variant| {
                variant.when.as_ref().is_none_or(|when| cases.certain(when))
                    && variant.points.is_none_or(|points| points == direction(&directions[number]))
            });
            let (headline, summary) = match variant {
                Some(variant) => (&variant.headline, &variant.summary),
                None => (&grade.headline, &grade.summary),
            };
            let reasons = listed(&of_status[number], "en");
            (headline.behandelaar.clone(), summary.behandelaar.replace("{redenen}", &reasons), grade.tone)
        }
        None => {
            let names: Vec<String> =
                possible.iter().map(|&grade| decision.grades[grade].short.behandelaar.clone()).collect();
            let within = &decision.undecided.variants[0].within;
            if possible.iter().all(|&grade| within.contains(&decision.grades[grade].outcome)) {
                ("Tussen".to_owned(), format!("Tussen {}.", listed(&names, "of")), Tone::Open)
            } else {
                let extra = if possible[0] == 0 { "" } else { " Licht kan niet meer." };
                let summary = format!("Kan: {}; liefst {}.{extra}", listed(&names, "of"), names[0]);
                (decision.undecided.headline.behandelaar.clone(), summary, Tone::Open)
            }
        }
    };
    assert_eq!(
        (result.headline.clone(), result.summary.clone(), result.tone),
        expected,
        "{:?}",
        cases.answers
    );
    assert_eq!(result.role, decision.role);
    assert_eq!(result.not_applicable, settled.is_some_and(|grade| decision.grades[grade].not_applicable));
    // A condition attached to a no would read as a promise.
    if expected.2 == Tone::Niet {
        provisos.clear();
    }
    assert_eq!(result.provisos, provisos, "{:?}", cases.answers);
}
