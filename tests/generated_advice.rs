//! What surrounds the verdict (reasons, provisos, headlines, signals, actions, contradictions, routes, what to offer and to
//! find out) against its definition: a thing is shown when its condition holds in every completion of the answers.
//!
//! As in `generated_kaders.rs` the kaders are made up at random; here they also have advice, dates, a fact for
//! information and one that leads to a route.
#![cfg(feature = "cli")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

#[path = "common/effort.rs"]
mod effort;
#[path = "common/made_up.rs"]
mod made_up;

use fastrand::Rng;
use safehouse_check::assessment::model::{CriterionResult, DecisionResult, FindOut};
use safehouse_check::assessment::{Assessment, Engine, Input, Options, Target};
use safehouse_check::audit::naive::{Naive, values};
use safehouse_check::kader::model::{
    Action, Choice, Contradiction, DateCondition, DateFact, Decision, Fact, InfoCard, Kader, Phase, Role,
    Route, Signal, Tone, Variant,
};
use safehouse_check::kader::{Condition, Table, Voice};

/// Kaders, and cases of each.
const KADERS: u64 = 60;
const CASES: usize = 10;
const TODAY: &str = "2026-11-22";
const DATES: [&str; 3] = ["2026-11-01", "2026-11-22", "2026-12-24"];

/// A made-up kader with everything around it.
fn kader(seed: u64, rng: &mut Rng) -> Kader {
    let mut kader = made_up::kader(seed);
    let extra = |id: &str, role| Fact { id: id.into(), role, ..kader.facts[0].clone() };
    let extra = [extra("weetje", Role::Info), extra("waarheen", Role::Route)];
    kader.facts.extend(extra);
    for fact in &mut kader.facts {
        fact.question = format!("Vraag {}?", fact.id).as_str().into();
        fact.why = rng.bool().then(|| format!("Waarom {}", fact.id).as_str().into());
        fact.who_knows = rng.bool().then(|| format!("Wie kent {}", fact.id).as_str().into());
        for option in fact.options.iter_mut().filter(|option| option.is_open()) {
            option.find_out = rng.bool().then(|| format!("Zoek {} uit", option.id).as_str().into());
        }
    }
    // A status of one decision is none of the other.
    for grade in &mut kader.decisions[1].grades {
        grade.status.push_str("-ook");
    }
    for criterion in kader.criteria.iter_mut().filter(|criterion| criterion.decision == "tweede") {
        criterion.rules.iter_mut().for_each(|rule| rule.status.push_str("-ook"));
    }
    kader.dates = ["begin", "eind"].map(date).into();
    kader.date_conditions = vec![plan("op-tijd", "begin", "eind"), plan("voorbij", "begin", "vandaag")];

    let (titles, rules) = (1.., kader.criteria.iter_mut());
    for (number, criterion) in titles.zip(rules) {
        criterion.title = format!("Titel {number}").as_str().into();
        for rule in &mut criterion.rules {
            rule.proviso = rng.bool().then(|| format!("mits {number} {}", rule.id).as_str().into());
        }
    }
    for index in 0..kader.decisions.len() {
        let variants: Vec<Variant> = (0..3)
            .map(|number| Variant {
                when: condition(&kader, rng),
                headline: format!("Variant {number}").as_str().into(),
                summary: "Anders, om {criteria}.".into(),
            })
            .collect();
        let decision = &mut kader.decisions[index];
        for grade in &mut decision.grades {
            grade.summary = "Om {criteria}.".into();
        }
        decision.grades[index].variants = variants;
        decision.undecided.summary = "Kan: {mogelijk}; liefst {beste}.".into();
        decision.undecided.without_lightest = Some("Licht kan niet meer.".into());
    }
    kader.phases = vec![Phase { id: "nu".into(), title: "Nu".into() }];
    kader.signals = (0..5).map(|number| signal(number, &kader, rng)).collect();
    kader.actions = (0..3).map(|number| action(number, &kader, rng)).collect();
    kader.cards = (0..2).map(|number| card(number, &kader, rng)).collect();
    kader.contradictions = (0..2).map(|number| contradiction(number, &kader, rng)).collect();
    let away = Table::from_iter([("waarheen".to_owned(), vec!["w1".to_owned()])]);
    let route = Route { id: "weg".into(), when: Some(Condition(vec![away])), ..kader.routes[0].clone() };
    kader.routes.push(route);
    kader
}

fn date(id: &str) -> DateFact {
    DateFact {
        id: id.into(),
        section: "een".into(),
        question: id.into(),
        name: id.into(),
        help: None,
        calendar: None,
        norms: vec![],
    }
}

fn plan(id: &str, earlier: &str, later: &str) -> DateCondition {
    DateCondition { id: id.into(), earlier: earlier.into(), later: later.into(), gap: None, remark: None }
}

fn signal(number: usize, kader: &Kader, rng: &mut Rng) -> Signal {
    Signal {
        id: format!("signaal-{number}"),
        when: condition(kader, rng),
        also_if_unknown: rng.bool(),
        in_headline: rng.bool(),
        text: "Let op".into(),
        norms: vec![],
    }
}

fn action(number: usize, kader: &Kader, rng: &mut Rng) -> Action {
    Action {
        id: format!("actie-{number}"),
        phase: "nu".into(),
        when: condition(kader, rng),
        also_if_unknown: rng.bool(),
        text: "Doe iets".into(),
        who: None,
        paper: None,
        norms: vec![],
    }
}

fn card(number: usize, kader: &Kader, rng: &mut Rng) -> InfoCard {
    InfoCard {
        id: format!("kaart-{number}"),
        when: condition(kader, rng),
        also_if_unknown: rng.bool(),
        title: "Goed om te weten".into(),
        points: vec![],
    }
}

fn contradiction(number: usize, kader: &Kader, rng: &mut Rng) -> Contradiction {
    let (id, when) = (format!("tegenspraak-{number}"), condition(kader, rng));
    Contradiction { id, when, text: "Dat kan niet".into(), facts: vec!["feit-0".into()] }
}

/// One or two terms over one or two subjects of any kind.
fn condition(kader: &Kader, rng: &mut Rng) -> Condition {
    let subject = |rng: &mut Rng| -> (String, Vec<String>) {
        let fact = &kader.facts[rng.usize(..kader.facts.len())];
        let decision = &kader.decisions[rng.usize(..2)];
        let criterion = &kader.criteria[rng.usize(..kader.criteria.len())];
        let grades = &kader.decisions.iter().find(|d| d.id == criterion.decision).unwrap().grades;
        let (subject, all): (String, Vec<String>) = match rng.u8(..6) {
            0 | 1 => (fact.id.clone(), fact.values().map(str::to_owned).collect()),
            2 => {
                let own = fact.options.iter().map(|option| option.id.clone());
                (format!("optie.{}", fact.id), own.chain(["weet-niet".into(), "geen".into()]).collect())
            }
            3 => (
                format!("uitkomst.{}", decision.id),
                decision.grades.iter().map(|g| g.outcome.clone()).collect(),
            ),
            4 => (format!("status.{}", criterion.id), grades.iter().map(|g| g.status.clone()).collect()),
            _ => {
                let plan = &kader.date_conditions[rng.usize(..2)];
                (format!("plan.{}", plan.id), vec!["ja".into(), "nee".into()])
            }
        };
        let one = rng.usize(..all.len());
        let wanted = all.into_iter().enumerate().filter(|(i, _)| *i == one || rng.u8(..3) == 0);
        (subject, wanted.map(|(_, value)| value).collect())
    };
    let terms = (0..rng.usize(1..=2)).map(|_| (0..rng.usize(1..=2)).map(|_| subject(rng)).collect());
    Condition(terms.collect())
}

/// Everything a completion settles.
struct World {
    /// Position of the value of each fact.
    case: Vec<usize>,
    plans: Vec<bool>,
    statuses: Vec<usize>,
    outcomes: Vec<usize>,
}

/// A case with all its completions, in the order of a number whose digits are facts, then plans.
struct Cases<'a> {
    kader: &'a Kader,
    answers: &'a Table<String>,
    sizes: Vec<usize>,
    worlds: Vec<World>,
}

impl<'a> Cases<'a> {
    fn new(kader: &'a Kader, naive: &Naive<'_>, input: &'a Input) -> Cases<'a> {
        let allowed = naive.allowed(&input.answers);
        let date =
            |id: &str| if id == "vandaag" { Some(TODAY) } else { input.dates.get(id).map(String::as_str) };
        let open = |plan: &DateCondition| match (date(&plan.earlier), date(&plan.later)) {
            // Dates as they are written sort as they follow each other.
            (Some(earlier), Some(later)) => vec![earlier < later],
            _ => vec![true, false],
        };
        let plans: Vec<Vec<bool>> = kader.date_conditions.iter().map(open).collect();
        let sizes: Vec<usize> = allowed.iter().map(Vec::len).chain(plans.iter().map(Vec::len)).collect();
        let world = |mut number: usize| {
            let mut digits = sizes.iter().map(|size| {
                let digit = number % size;
                number /= size;
                digit
            });
            let case: Vec<usize> = allowed.iter().zip(&mut digits).map(|(left, digit)| left[digit]).collect();
            let plans = plans.iter().zip(&mut digits).map(|(left, digit)| left[digit]).collect();
            let statuses =
                (0..kader.criteria.len()).map(|criterion| naive.status(criterion, &case)).collect();
            let outcomes =
                (0..kader.decisions.len()).map(|decision| naive.outcome(decision, &case)).collect();
            World { case, plans, statuses, outcomes }
        };
        let worlds = (0..sizes.iter().product()).map(world).collect();
        Cases { kader, answers: &input.answers, sizes, worlds }
    }

    fn holds(&self, condition: &Condition, world: &World) -> bool {
        let kader = self.kader;
        let fact = |id: &str| kader.facts.iter().position(|fact| fact.id == id).unwrap();
        let value = |subject: &str| -> String {
            match subject.split_once('.') {
                Some(("optie", id)) => self.answers.get(id).cloned().unwrap_or("geen".to_owned()),
                Some(("uitkomst", id)) => {
                    let decision = kader.decisions.iter().position(|decision| decision.id == id).unwrap();
                    kader.decisions[decision].grades[world.outcomes[decision]].outcome.clone()
                }
                Some(("status", id)) => {
                    let criterion = kader.criteria.iter().position(|criterion| criterion.id == id).unwrap();
                    let of = &kader.criteria[criterion].decision;
                    let decision = kader.decisions.iter().find(|decision| decision.id == *of).unwrap();
                    decision.grades[world.statuses[criterion]].status.clone()
                }
                Some((_, id)) => {
                    let plan = kader.date_conditions.iter().position(|plan| plan.id == id).unwrap();
                    if world.plans[plan] { "ja" } else { "nee" }.to_owned()
                }
                None => values(&kader.facts[fact(subject)])[world.case[fact(subject)]].to_owned(),
            }
        };
        condition.0.iter().any(|term| term.iter().all(|(subject, wanted)| wanted.contains(&value(subject))))
    }

    fn certain(&self, condition: &Condition) -> bool {
        self.worlds.iter().all(|world| self.holds(condition, world))
    }

    fn shown(&self, condition: &Condition, also_if_unknown: bool) -> bool {
        self.certain(condition)
            || also_if_unknown && self.worlds.iter().any(|world| self.holds(condition, world))
    }

    /// The facts on which something still depends: two completions that differ in the fact alone differ in it.
    fn depends(&self, on: impl Fn(&World) -> usize) -> Vec<bool> {
        let found: Vec<usize> = self.worlds.iter().map(on).collect();
        let mut stride = 1;
        let mut depends = Vec::new();
        for &size in self.sizes.iter().take(self.kader.facts.len()) {
            let first = |n: usize| n - (n / stride) % size * stride;
            depends.push((0..found.len()).any(|n| found[n] != found[first(n)]));
            stride *= size;
        }
        depends
    }

    fn depend_any<T>(&self, of: impl IntoIterator<Item = T>, on: impl Fn(&T, &World) -> usize) -> Vec<bool> {
        let none = vec![false; self.kader.facts.len()];
        of.into_iter().fold(none, |so_far, one| {
            let more = self.depends(|world| on(&one, world));
            so_far.into_iter().zip(more).map(|(one, other)| one || other).collect()
        })
    }

    /// The one number all completions share, when they do.
    fn settled(&self, of: impl Fn(&World) -> usize) -> Option<usize> {
        let first = of(&self.worlds[0]);
        self.worlds.iter().all(|world| of(world) == first).then_some(first)
    }
}

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
        let engine = Engine::new(kader.clone(), String::new()).unwrap();
        let naive = Naive::new(&kader);
        for _ in 0..CASES {
            let input = answers(&kader, &mut rng);
            let target = if rng.bool() { Target::Outcome } else { Target::Criteria };
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
                - kader.signals.iter().filter(|signal| cases.certain(&signal.when)).count();
        }
    }
    println!(
        "{routes} routes, {variants} variants, {general} general reasons, {possible_only} possible signals"
    );
    assert!(!effort::whole() || routes > 20 && variants > 20 && general > 5 && possible_only > 100);
}

fn around(cases: &Cases<'_>, found: &Assessment) {
    let kader = cases.kader;
    let signals = kader.signals.iter().filter(|signal| cases.shown(&signal.when, signal.also_if_unknown));
    let actions = kader.actions.iter().filter(|action| cases.shown(&action.when, action.also_if_unknown));
    let cards = kader.cards.iter().filter(|card| cases.shown(&card.when, card.also_if_unknown));
    let contradictions = kader.contradictions.iter().filter(|one| cases.certain(&one.when));
    let context = || format!("{:?}", cases.answers);
    assert!(
        found.signals.iter().map(|signal| &signal.id).eq(signals.map(|signal| &signal.id)),
        "{}",
        context()
    );
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
    let decisions = 0..kader.decisions.len();
    let outcome = |decision: &usize, world: &World| world.outcomes[*decision];
    let first = cases.depend_any(decisions.clone().take(1), outcome);
    let others = cases.depend_any(decisions.skip(1), outcome);
    let criteria = cases.depend_any(0..kader.criteria.len(), |criterion, world| world.statuses[*criterion]);
    let conditions = (kader.contradictions.iter().map(|one| &one.when))
        .chain(kader.signals.iter().map(|signal| &signal.when))
        .chain(kader.actions.iter().map(|action| &action.when))
        .chain(kader.cards.iter().map(|card| &card.when));
    let advice = cases.depend_any(conditions, |condition, world| usize::from(cases.holds(condition, world)));

    let section = |fact: &Fact| kader.sections.iter().position(|section| section.id == fact.section);
    let mut order: Vec<usize> = (0..kader.facts.len()).collect();
    order.sort_by_key(|&fact| section(&kader.facts[fact]));
    let (mut relevant, mut offered, mut find_out) = (Vec::new(), Vec::new(), Vec::new());
    for index in order {
        let fact = &kader.facts[index];
        let answered = cases.answers.contains_key(&fact.id);
        let asked = if target == Target::Outcome { first[index] } else { criteria[index] };
        if asked {
            relevant.push(fact.id.clone());
        } else if !answered && (others[index] || fact.role == Role::Info && advice[index]) {
            offered.push(fact.id.clone());
        }
        if asked || others[index] || answered && criteria[index] {
            let chosen = fact.options.iter().find(|option| Some(&option.id) == cases.answers.get(&fact.id));
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
            of_status[grade].push(criterion.title.behandelaar.to_lowercase());
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
            let variant = grade.variants.iter().find(|variant| cases.certain(&variant.when));
            let (headline, summary) = match variant {
                Some(variant) => (&variant.headline, &variant.summary),
                None => (&grade.headline, &grade.summary),
            };
            let criteria = listed(&of_status[number], "en");
            (headline.behandelaar.clone(), summary.behandelaar.replace("{criteria}", &criteria), grade.tone)
        }
        None => {
            let names: Vec<String> =
                possible.iter().map(|&grade| decision.grades[grade].short.behandelaar.clone()).collect();
            let extra = if possible[0] == 0 { "" } else { " Licht kan niet meer." };
            let summary = format!("Kan: {}; liefst {}.{extra}", listed(&names, "of"), names[0]);
            (decision.undecided.headline.behandelaar.clone(), summary, Tone::Open)
        }
    };
    assert_eq!(
        (result.headline.clone(), result.summary.clone(), result.tone),
        expected,
        "{:?}",
        cases.answers
    );
    // A condition attached to a no would read as a promise.
    if expected.2 == Tone::Niet {
        provisos.clear();
    }
    assert_eq!(result.provisos, provisos, "{:?}", cases.answers);
}
