//! The assessment: any answers, dates and texts in their place, against what every reader relies on.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use voorcheck_rules::assessment::model::DecisionResult;
use voorcheck_rules::assessment::{Assessment, Engine, Input, Options, Target};
use voorcheck_rules::decision::space::UNKNOWN;
use voorcheck_rules::kader::date;
use voorcheck_rules::kader::model::{Decision, Fact, Kader, Role, Tone};
use voorcheck_rules::kader::{Table, Voice};
use voorcheck_tools::check;
use voorcheck_tools::load::load;

use super::bytes::Bytes;
use super::{folder, made_up};

/// Kaders made up at random, beside those in a folder.
const MADE_UP: usize = 60;

/// Texts that are no date, or nearly one.
const DATES: [&str; 12] = [
    "2026-11-22",
    "2028-02-29",
    "0001-01-01",
    "9999-12-31",
    "2026-02-29",
    "2026-13-01",
    "0000-01-01",
    "+026-01-01",
    "2026-1-1",
    "２０２６-01-01",
    "vandaag",
    "",
];

pub fn engines() -> &'static [Engine] {
    static ENGINES: OnceLock<Vec<Engine>> = OnceLock::new();
    ENGINES.get_or_init(|| {
        let in_folders = folder::FOLDERS.into_iter().map(|folder| {
            load(&std::path::Path::new(crate::ROOT).join(folder))
                .expect("a kader of this repository is valid")
                .kader
        });
        let made_up = (0..MADE_UP).map(|seed| made_up::kader(seed as u64));
        let engine = |kader| check::engine(kader, "0".repeat(64)).expect("these kaders are valid");
        in_folders.chain(made_up).map(engine).collect()
    })
}

/// Target `assess`: the input chooses a kader and a case.
pub fn any(data: &[u8]) -> bool {
    let mut bytes = Bytes(data);
    // Half of the turns go to the kaders in folders: they have routes, dates, signals and actions.
    let engine = match bytes.byte() {
        turn @ 128.. => &engines()[usize::from(turn % 2)],
        turn => &engines()[usize::from(turn) % engines().len()],
    };
    sound(engine, &mut bytes)
}

/// Answers, dates, municipality, today, voice and target; now and then something the kader does not know.
pub fn case(kader: &Kader, bytes: &mut Bytes<'_>) -> (Input, Options) {
    let flags = bytes.byte();
    let options = Options {
        today: if flags & 3 == 0 { "2026-11-22".to_owned() } else { some_date(bytes) },
        voice: if flags & 0x40 == 0 { Voice::Behandelaar } else { Voice::Inwoner },
        target: Target::ALL[usize::from(flags >> 2) % Target::ALL.len()],
    };
    let mut input = Input::default();
    for fact in &kader.facts {
        // The first choice is no answer, the second is "weet niet".
        match bytes.below(fact.options.len() + 2) {
            0 => {}
            1 if !fact.refuses_unknown => input.answers.insert(fact.id.clone(), UNKNOWN.to_owned()),
            1 => {}
            option => input.answers.insert(fact.id.clone(), fact.options[option - 2].id.clone()),
        }
    }
    for date in &kader.dates {
        if bytes.truth() {
            input.dates.insert(date.id.clone(), some_date(bytes));
        }
    }
    if flags & 0xc == 0xc {
        let names: Vec<&str> = kader.facts.iter().flat_map(|f| &f.options).map(|o| o.id.as_str()).collect();
        let known = bytes.one(&names).map(|name| format!(" {}", name.to_uppercase()));
        input.municipality = Some(known.filter(|_| bytes.truth()).unwrap_or_else(|| bytes.text(12)));
    }
    if flags & 0x38 == 0x38 {
        let fact = kader.facts.first().map(|fact| fact.id.clone()).unwrap_or_default();
        match bytes.below(3) {
            0 => input.answers.insert(bytes.text(12), bytes.text(12)),
            1 => input.answers.insert(fact, bytes.text(12)),
            _ => input.dates.insert(bytes.text(12), some_date(bytes)),
        }
    }
    (input, options)
}

fn some_date(bytes: &mut Bytes<'_>) -> String {
    match bytes.below(12) {
        0 => bytes.one(&DATES).copied().unwrap_or_default().to_owned(),
        1 => bytes.text(10),
        _ => format!("{:04}-{:02}-{:02}", 2020 + bytes.below(20), 1 + bytes.below(12), 1 + bytes.below(31)),
    }
}

/// Assesses a case of the bytes' choice and holds the assessment to what it promises. The kader was checked.
pub fn sound(engine: &Engine, bytes: &mut Bytes<'_>) -> bool {
    let kader = engine.kader();
    let (input, options) = case(kader, bytes);
    let found = engine.assess(&input, &options);
    assert_eq!(found, engine.assess(&input, &options), "not the same twice");
    let assessment = match found {
        Ok(assessment) => {
            assert!(understood(kader, &input, &options), "bad input was taken: {input:?} {options:?}");
            assessment
        }
        Err(error) => {
            assert!(!understood(kader, &input, &options), "good input was refused: {error:?}");
            let at = error.path.split('.').next().unwrap_or_default();
            assert!(["answers", "dates", "today"].contains(&at) && !error.message.is_empty(), "{error:?}");
            return false;
        }
    };
    serde_json::to_string(&assessment).expect("an assessment is JSON");
    if assessment.route.is_some() {
        assert!(assessment.route_page.is_some() && assessment.decisions.is_empty());
        assert!(assessment.next_question.is_none() && assessment.timeline.is_empty());
        return true;
    }
    decisions(kader, &input, &assessment);
    questions(kader, &input, options.target, &assessment);
    norms(kader, &assessment);
    let dates: Vec<&String> = assessment.timeline.iter().map(|entry| &entry.date).collect();
    assert!(dates.iter().filter(|date| !date.is_empty()).is_sorted(), "{dates:?}");
    one_more_answer(engine, input, &options, &assessment, bytes);
    true
}

/// Whether a case speaks only of what the kader knows.
fn understood(kader: &Kader, input: &Input, options: &Options) -> bool {
    let answer = |(fact, option): (&String, &String)| {
        let fact = kader.facts.iter().find(|known| known.id == *fact);
        fact.is_some_and(|fact| {
            fact.options.iter().any(|known| known.id == *option) || option == UNKNOWN && !fact.refuses_unknown
        })
    };
    let given = |(id, text): (&String, &String)| {
        kader.dates.iter().any(|known| known.id == *id) && date::parse(text).is_some()
    };
    date::parse(&options.today).is_some() && input.answers.iter().all(answer) && input.dates.iter().all(given)
}

/// The values an answer leaves possible.
fn left<'a>(fact: &'a Fact, answers: &Table<String>) -> BTreeSet<&'a str> {
    let chosen = answers.get(&fact.id);
    match fact.options.iter().find(|option| Some(&option.id) == chosen) {
        Some(option) if !option.is_open() => BTreeSet::from([option.id.as_str()]),
        Some(option) if !option.unknown => option.leaves_open.iter().map(String::as_str).collect(),
        _ => fact.values().collect(),
    }
}

fn decisions(kader: &Kader, input: &Input, assessment: &Assessment) {
    assert_eq!(assessment.decisions.len(), kader.decisions.len());
    for (decision, result) in kader.decisions.iter().zip(&assessment.decisions) {
        decided(decision, result);
        let criteria = kader.criteria.iter().filter(|criterion| criterion.decision == decision.id);
        assert_eq!(criteria.clone().count(), result.criteria.len());
        for (criterion, found) in criteria.zip(&result.criteria) {
            let one = found.possible_statuses.len() == 1;
            assert!(!found.possible_statuses.is_empty() && found.status.is_some() == one, "{found:?}");
            assert_eq!(found.reasons.is_empty(), !one, "a status has a reason, and only a status: {found:?}");
            for reason in &found.reasons {
                let of_rule = criterion.rules.iter().find(|rule| rule.id == reason.id);
                let fits = of_rule.is_some_and(|rule| Some(&rule.status) == found.status.as_ref());
                assert!(fits || reason.id == "algemeen", "a reason for another status: {found:?}");
                assert!(!reason.norms.is_empty(), "a reason without a norm: {reason:?}");
            }
        }
        for fact in &result.decisive_answers {
            let fact = kader.facts.iter().find(|known| known.id == *fact).expect("a fact of the kader");
            let all = fact.values().count();
            assert!(left(fact, &input.answers).len() < all, "an open answer decides: {}", fact.id);
        }
        for change in &result.changes {
            assert!((1..=2).contains(&change.facts.len()), "{change:?}");
            for (fact, to) in &change.facts {
                let fact = kader.facts.iter().find(|known| known.id == *fact).expect("a fact of the kader");
                let now = left(fact, &input.answers);
                let step = |step: &&voorcheck_rules::kader::model::Step| step.to == *to;
                let from = fact.changeable.iter().filter(step).any(|step| now == [step.from.as_str()].into());
                assert!(from, "a change nobody can make: {change:?}");
            }
            let rank = |outcome: &str| decision.grades.iter().position(|grade| grade.outcome == outcome);
            assert!(rank(&change.outcome) < result.outcome.as_deref().and_then(rank), "{change:?}");
        }
    }
}

fn decided(decision: &Decision, result: &DecisionResult) {
    let possible = &result.possible_outcomes;
    let order: Vec<&String> = decision.grades.iter().map(|grade| &grade.outcome).collect();
    assert!(!possible.is_empty(), "no outcome is left");
    assert!(
        order.iter().filter(|outcome| possible.contains(outcome)).copied().eq(possible),
        "not from light to heavy: {possible:?}"
    );
    assert_eq!(result.decided, possible.len() == 1);
    assert_eq!(result.outcome.as_ref(), possible.first().filter(|_| result.decided));
    assert_eq!(Some(&result.best_still_possible), possible.first());
    assert!(result.decided || result.decisive_answers.is_empty() && result.changes.is_empty());
}

fn questions(kader: &Kader, input: &Input, target: Target, assessment: &Assessment) {
    let fact = |id: &String| kader.facts.iter().find(|fact| fact.id == *id).expect("a fact of the kader");
    let relevant = &assessment.relevant_questions;
    for id in relevant {
        assert!(left(fact(id), &input.answers).len() > 1, "asks for what is known: {id}");
    }
    for id in &assessment.offered_questions {
        assert!(!relevant.contains(id) && !input.answers.contains_key(id), "offers {id}");
    }
    let open = relevant.iter().find(|id| !input.answers.contains_key(id));
    let route = |id: &String| fact(id).role == Role::Route;
    match &assessment.next_question {
        Some(next) => {
            assert!(!input.answers.contains_key(next), "asks {next} again");
            assert!(route(next) || Some(next) == open, "asks {next} out of turn");
        }
        None => assert_eq!(open, None, "something relevant is not asked"),
    }
    let decided = match target {
        Target::Outcome => assessment.main().is_none_or(|decision| decision.decided),
        Target::Required => assessment.main().is_none_or(|main| {
            let heaviest =
                kader.decisions.iter().find(|one| one.id == main.id).and_then(|one| one.grades.last());
            let worst = heaviest.is_some_and(|grade| main.outcome.as_ref() == Some(&grade.outcome));
            main.decided && main.tone == Tone::Niet
                || worst
                || main.criteria.iter().all(|one| one.status.is_some())
        }),
        Target::Criteria => assessment
            .decisions
            .iter()
            .flat_map(|decision| &decision.criteria)
            .all(|one| one.status.is_some()),
    };
    assert_eq!(decided, relevant.is_empty(), "questions are relevant until all is decided");
    assert!(assessment.to_find_out.iter().all(|find_out| !fact(&find_out.fact).id.is_empty()));
}

/// Every norm something rests on is there to read.
fn norms(kader: &Kader, assessment: &Assessment) {
    let criteria = assessment.decisions.iter().flat_map(|decision| &decision.criteria);
    let reasons = criteria.clone().flat_map(|criterion| &criterion.reasons).flat_map(|reason| &reason.norms);
    let points = assessment.timeline.iter().flat_map(|entry| &entry.remarks);
    let all = criteria
        .flat_map(|criterion| &criterion.norms)
        .chain(reasons)
        .chain(assessment.signals.iter().flat_map(|signal| &signal.norms))
        .chain(assessment.actions.iter().flat_map(|action| &action.norms))
        .chain(assessment.cards.iter().flat_map(|card| &card.points).flat_map(|point| &point.norms))
        .chain(assessment.timeline.iter().flat_map(|entry| &entry.norms))
        .chain(points.flat_map(|point| &point.norms));
    for id in all {
        assert!(kader.norms.iter().any(|norm| norm.id == *id), "the norm {id} is not in the kader");
    }
}

/// Knowing more never makes another outcome possible.
fn one_more_answer(
    engine: &Engine,
    mut input: Input,
    options: &Options,
    before: &Assessment,
    bytes: &mut Bytes<'_>,
) {
    let facts = &engine.kader().facts;
    let Some(fact) = bytes.one(facts) else { return };
    let left: Vec<&str> = left(fact, &input.answers).into_iter().collect();
    let Some(value) = bytes.one(&left) else { return };
    input.answers.insert(fact.id.clone(), (*value).to_owned());
    let after = engine.assess(&input, options).expect("a value is an answer");
    for (before, after) in before.decisions.iter().zip(&after.decisions) {
        let new = after.possible_outcomes.iter().find(|outcome| !before.possible_outcomes.contains(outcome));
        assert_eq!(new, None, "{} = {value} makes an outcome possible", fact.id);
        let criteria = before.criteria.iter().zip(&after.criteria);
        for (before, after) in criteria {
            let new =
                after.possible_statuses.iter().find(|status| !before.possible_statuses.contains(status));
            assert_eq!(new, None, "{} = {value} makes a status possible", fact.id);
        }
    }
}
