//! Two kaders compared, held against an enumeration of every case by the naive evaluator.

use std::collections::BTreeMap;

use cases::{Case, Cases, KaderPair};
use fastrand::Rng;
use voorcheck_rules::kader::model::{Kader, Role};
use voorcheck_tools::audit::diff::model::{
    Answer, DecisionDifference, Difference, Example, OutcomeGroup, RulePair, Which,
};
use voorcheck_tools::audit::diff::{Version, compare};
use voorcheck_tools::load::load;

use crate::common::{cases, made_up, shipped, variant};

fn version(kader: &Kader) -> Version {
    Version::new(kader.clone(), None).unwrap()
}

fn difference(from: &Kader, to: &Kader) -> Difference {
    compare(&version(from), &version(to)).unwrap()
}

fn huizen_strikt() -> Kader {
    load(variant::huizen_strikt()).unwrap_or_else(|problems| panic!("{problems:#?}")).kader
}

/// Counts by (from, to), those that stay the same left out.
type Tally = BTreeMap<(String, String), u128>;

fn tally(cases: impl Iterator<Item = (String, String)>) -> Tally {
    let mut tally = Tally::new();
    cases.filter(|(from, to)| from != to).for_each(|pair| *tally.entry(pair).or_default() += 1);
    tally
}

/// Holds every figure, example and rule of a comparison against the enumeration.
fn holds(pair: &KaderPair<'_>, found: &Difference, smallest: bool, context: &str) -> usize {
    for decision in found.decisions.iter().filter(|decision| decision.compared) {
        let id = &decision.decision.id;
        let cases = pair.cases_of_decision(id);
        assert_eq!(decision.questions, cases.questions(), "{context}");
        assert_eq!(decision.cases, cases.len() as u128, "{context}");
        assert_eq!(decision.left_out_from, pair.own(true, &cases) - decision.cases, "{context}");
        assert_eq!(decision.left_out_to, pair.own(false, &cases) - decision.cases, "{context}");
        let expected = tally(cases.iter().map(|case| pair.outcomes(id, &case)));
        let groups = decision.groups.iter();
        let groups: Tally = groups.map(|g| ((g.from.id.clone(), g.to.id.clone()), g.count)).collect();
        assert_eq!(groups, expected, "{id}, {context}");
        assert_eq!(decision.differing, expected.values().sum::<u128>(), "{context}");
        assert!(
            (decision.share * decision.cases as f64 - decision.differing as f64).abs() < 1e-6,
            "{context}"
        );
        for group in &decision.groups {
            let goes =
                |case: &Case<'_>| pair.outcomes(id, case) == (group.from.id.clone(), group.to.id.clone());
            example(&cases, &group.example, &goes, smallest, context);
            responsible(pair, decision, group, &cases, context);
        }
    }
    for criterion in found.criteria.iter().filter(|criterion| criterion.compared) {
        let id = &criterion.criterion.id;
        let cases = pair.cases_of_criterion(id);
        assert_eq!(criterion.cases, cases.len() as u128, "{context}");
        let expected = tally(cases.iter().map(|case| pair.statuses(id, &case)));
        let groups = criterion.groups.iter();
        let groups: Tally = groups.map(|g| ((g.from.id.clone(), g.to.id.clone()), g.count)).collect();
        assert_eq!(groups, expected, "{id}, {context}");
        assert_eq!(criterion.differing, expected.values().sum::<u128>(), "{context}");
        for change in criterion.groups.iter().flat_map(|group| &group.rules) {
            let rules = (rule(&change.rules, true), rule(&change.rules, false));
            let goes = |case: &Case<'_>| pair.rules(id, case) == rules;
            example(&cases, &change.example, &goes, smallest, context);
            assert_eq!(change.count, cases.iter().filter(goes).count() as u128, "{context}");
        }
    }
    found.decisions.iter().map(|decision| decision.groups.len()).sum()
}

fn rule(rules: &RulePair, from: bool) -> Option<String> {
    if from { &rules.from } else { &rules.to }.as_ref().map(|rule| rule.rule.clone())
}

fn given(answers: &[Answer]) -> Case<'_> {
    answers.iter().map(|answer| (answer.question.as_str(), answer.answer.as_str())).collect()
}

/// Every completion goes the way the example says; without any one answer some completion does not; where asked, no
/// smaller set of answers would do.
fn example(
    cases: &Cases,
    example: &Example,
    goes: &dyn Fn(&Case<'_>) -> bool,
    smallest: bool,
    context: &str,
) {
    let answers = given(&example.answers);
    assert!(cases.matching(&answers).all(|case| goes(&case)), "{answers:?}, {context}");
    for question in answers.keys() {
        let mut fewer = answers.clone();
        fewer.remove(question);
        assert!(
            !cases.matching(&fewer).all(|case| goes(&case)),
            "{question} can be left out: {answers:?}, {context}"
        );
    }
    let whole: Case<'_> = given(&example.rest).into_iter().chain(answers.clone()).collect();
    assert_eq!(whole.keys().map(|question| (*question).to_owned()).collect::<Vec<_>>(), {
        let mut questions = cases.questions();
        questions.sort();
        questions
    });
    if smallest {
        for fewer in cases.partial(answers.len()) {
            assert!(
                !cases.matching(&fewer).all(|case| goes(&case)),
                "{fewer:?} suffices, not {answers:?}, {context}"
            );
        }
    }
}

/// The rules named are the first that match in the example, of exactly the criteria whose status differs; the counts of
/// all causes are those of the enumeration.
fn responsible(
    pair: &KaderPair<'_>,
    decision: &DecisionDifference,
    group: &OutcomeGroup,
    cases: &Cases,
    context: &str,
) {
    let id = &decision.decision.id;
    let whole: Case<'_> =
        given(&group.example.rest).into_iter().chain(given(&group.example.answers)).collect();
    let mut expected: Vec<_> = pair.differing_rules(id, &whole);
    let mut named: Vec<_> = group.responsible.iter().map(named).collect();
    expected.sort();
    named.sort();
    assert_eq!(named, expected, "{context}");

    let mut expected = BTreeMap::<_, u128>::new();
    let wanted = (group.from.id.clone(), group.to.id.clone());
    for case in cases.iter().filter(|case| pair.outcomes(id, case) == wanted) {
        pair.differing_rules(id, &case)
            .into_iter()
            .for_each(|rules| *expected.entry(rules).or_default() += 1);
    }
    let causes: BTreeMap<_, u128> =
        group.causes.iter().map(|cause| (self::named(&cause.rules), cause.count)).collect();
    assert_eq!(causes, expected, "{context}");
}

fn named(rules: &RulePair) -> (String, Option<String>, Option<String>) {
    (rules.criterion.id.clone(), rule(rules, true), rule(rules, false))
}

/// How many made-up pairs are compared.
const PAIRS: u64 = 300;

#[test]
fn every_figure_example_and_rule_of_made_up_pairs() {
    let mut kinds = BTreeMap::<&str, usize>::new();
    let mut groups = 0;
    for seed in 0..PAIRS {
        let from = made_up::kader(seed);
        let mut to = from.clone();
        let mut rng = Rng::with_seed(seed);
        let done: Vec<&str> = (0..rng.usize(1..=4)).map(|_| mutate(&mut to, &mut rng)).collect();
        done.iter().for_each(|kind| *kinds.entry(kind).or_default() += 1);
        let context = format!("seed {seed}, {done:?}");
        let found = difference(&from, &to);
        groups += holds(&KaderPair::new(&from, &to), &found, true, &context);
        let back = difference(&to, &from);
        holds(&KaderPair::new(&to, &from), &back, false, &context);
        mirrored(&found, &back, &context);
    }
    println!("{PAIRS} pairs, {groups} groups, {kinds:?}");
    assert!(groups > 250 && kinds.len() == 9, "{groups} {kinds:?}");
}

/// Changes something of a made-up kader, which stays valid.
fn mutate(kader: &mut Kader, rng: &mut Rng) -> &'static str {
    let criterion = rng.usize(..kader.criteria.len());
    let rules = kader.criteria[criterion].rules.len();
    match rng.usize(..9) {
        0 => {
            kader.criteria[criterion].rules[rng.usize(..rules)].status =
                ["licht", "midden", "zwaar"][rng.usize(..3)].into();
            "status"
        }
        1 if rules > 2 => {
            kader.criteria[criterion].rules.swap(0, rules - 2);
            "order of rules"
        }
        2 if rules > 2 => {
            kader.criteria[criterion].rules.remove(rng.usize(..rules - 1));
            "rule gone"
        }
        3 => {
            let other = rng.usize(..kader.criteria.len());
            let when = kader.criteria[other].rules[0].when.clone();
            kader.criteria[criterion].rules[0].when = when;
            "condition"
        }
        4 => {
            kader.sections.reverse();
            kader.facts.reverse();
            "order of questions"
        }
        5 => {
            let number = kader.facts.len();
            let fact = voorcheck_rules::kader::model::Fact {
                id: format!("nieuw-{number}"),
                ..kader.facts[0].clone()
            };
            let when = [(fact.id.clone(), vec![fact.options[0].id.clone()])].into_iter().collect();
            kader.facts.push(fact);
            kader.criteria[criterion].rules[0].when.0.push(when);
            "question only in one"
        }
        6 => {
            let fact = rng.usize(..kader.facts.len());
            let id = format!("w{}", kader.facts[fact].options.len() + 10);
            let option = voorcheck_rules::kader::model::Choice {
                id: id.clone(),
                ..kader.facts[fact].options[0].clone()
            };
            let fact = &mut kader.facts[fact];
            fact.options.insert(rng.usize(..2), option);
            let (fact, rules) = (fact.id.clone(), kader.criteria.iter_mut().flat_map(|c| &mut c.rules));
            // The last rule of a criterion covers what is left, so it must know the new answer.
            for term in rules.filter(|rule| rule.when.0.len() == 1).flat_map(|rule| &mut rule.when.0) {
                if let Some(values) = term.get(&fact) {
                    let values = values.iter().cloned().chain([id.clone()]).collect();
                    term.insert(fact.clone(), values);
                }
            }
            "answer only in one"
        }
        7 if kader.criteria.len() > 3 && kader.criteria[criterion].id != "criterium-1" => {
            kader.criteria.remove(criterion);
            "criterion gone"
        }
        _ => {
            // The second decision keeps a criterion of its own.
            kader.criteria.last_mut().unwrap().decision = "tweede".into();
            "criterion of another decision"
        }
    }
}

/// What differs from B to A is what differs from A to B, the other way round.
fn mirrored(found: &Difference, back: &Difference, context: &str) {
    let other = |which| match which {
        Which::From => Which::To,
        Which::To => Which::From,
        Which::Both => Which::Both,
    };
    for decision in &found.decisions {
        let same = back.decisions.iter().find(|back| back.decision.id == decision.decision.id).unwrap();
        assert_eq!((decision.cases, decision.differing), (same.cases, same.differing), "{context}");
        assert_eq!(
            (decision.left_out_from, decision.left_out_to),
            (same.left_out_to, same.left_out_from),
            "{context}"
        );
        let groups =
            |decision: &DecisionDifference, forth: bool| -> BTreeMap<(String, String), (u128, usize)> {
                let groups = decision.groups.iter().map(|group| {
                    let (from, to) = (group.from.id.clone(), group.to.id.clone());
                    let key = if forth { (from, to) } else { (to, from) };
                    (key, (group.count, group.example.answers.len()))
                });
                groups.collect()
            };
        assert_eq!(groups(decision, true), groups(same, false), "{context}");
    }
    assert_eq!(found.same_outcomes, back.same_outcomes, "{context}");
    assert_eq!(found.one_sided.questions.len(), back.one_sided.questions.len(), "{context}");
    for answer in &found.one_sided.answers {
        let same = back
            .one_sided
            .answers
            .iter()
            .find(|back| (&back.question, &back.answer) == (&answer.question, &answer.answer));
        assert_eq!(same.map(|same| same.known_to), Some(other(answer.known_to)), "{context}");
    }
}

#[test]
fn the_real_pair_of_the_regional_kader_and_huizen_to_the_letter() {
    let (from, to) = (shipped::kader(), huizen_strikt());
    let found = difference(&from, &to);
    let pair = KaderPair::new(&from, &to);
    assert_eq!(holds(&pair, &found, false, "huizen-strikt"), 1);
    let persoon = &found.decisions[0];
    println!("{} of {} cases of persoon differ", persoon.differing, persoon.cases);
    // What the annex does: what the regional text leaves to be weighed falls off, nothing else, and only by these.
    assert_eq!(
        (persoon.groups[0].from.id.as_str(), persoon.groups[0].to.id.as_str()),
        ("weging", "past-niet")
    );
    let causes: Vec<_> = persoon.groups[0].causes.iter().map(|cause| named(&cause.rules)).collect();
    let cause = |criterion: &str, from: &str, to: &str| {
        (criterion.to_owned(), Some(from.to_owned()), Some(to.to_owned()))
    };
    assert_eq!(
        causes,
        [cause("eerdere-terugval", "ambulant-met-terugval", "eerste-keer-in-kliniek-zonder-reden")]
    );
    assert!(found.decisions.iter().skip(1).all(|decision| decision.compared && decision.differing == 0));
    // Nothing but the outcome moves what stands beside it.
    assert!(!found.conditions.is_empty() && found.conditions.iter().all(|condition| condition.follows));
    assert!(found.one_sided.is_empty());
    assert_eq!(found.routes.as_ref().map(|routes| routes.differing), Some(0));
}

#[test]
fn a_kader_equals_itself_in_any_order_of_its_questions() {
    for kader in [shipped::kader(), made_up::kader(7)] {
        let found = difference(&kader, &kader);
        assert!(found.same_words && found.same_outcomes, "{found:#?}");
        assert!(found.changes.is_empty() && found.conditions.is_empty() && found.one_sided.is_empty());
        assert!(found.decisions.iter().all(|decision| decision.compared && decision.cases > 0));

        // Every diagram has to be turned inside out.
        let mut turned = kader.clone();
        turned.sections.reverse();
        turned.facts.reverse();
        let found = difference(&kader, &turned);
        assert!(found.same_outcomes && !found.same_words, "{found:#?}");
        let kinds: Vec<_> =
            found.changes.iter().flat_map(|group| &group.changes).map(|change| change.kind).collect();
        assert!(!kinds.is_empty());
        assert!(kinds.iter().all(|kind| *kind == voorcheck_tools::audit::diff::model::ChangeKind::Reordered));
    }
}

#[test]
fn what_only_one_knows_is_said_and_not_compared() {
    let from = made_up::kader(3);
    let mut to = from.clone();
    // A decision of its own, and a question whose answers all have other ids.
    to.decisions[1].id = "ander".into();
    to.criteria.iter_mut().filter(|c| c.decision == "tweede").for_each(|c| c.decision = "ander".into());
    let found = difference(&from, &to);
    let known: Vec<_> =
        found.decisions.iter().map(|d| (d.decision.id.as_str(), d.known_to, d.compared)).collect();
    assert_eq!(
        known,
        [("eerste", Which::Both, true), ("tweede", Which::From, false), ("ander", Which::To, false)]
    );
    assert!(!found.same_outcomes);

    let mut to = from.clone();
    let fact = to.facts[0].id.clone();
    to.facts[0].changeable.clear();
    to.facts[0].options.iter_mut().for_each(|option| {
        option.id = format!("anders-{}", option.id);
        option.leaves_open.iter_mut().for_each(|id| *id = format!("anders-{id}"));
    });
    for term in to.criteria.iter_mut().flat_map(|c| &mut c.rules).flat_map(|rule| &mut rule.when.0) {
        if let Some(values) = term.get(&fact) {
            let values = values.iter().map(|id| format!("anders-{id}")).collect();
            term.insert(fact.clone(), values);
        }
    }
    let found = difference(&from, &to);
    assert_eq!(found.one_sided.answers.len(), from.facts[0].options.len() * 2);
    for decision in &found.decisions {
        let looks = decision.questions.contains(&fact);
        assert_eq!((decision.compared, decision.cases == 0), (!looks, looks), "{}", decision.decision.id);
    }
    assert!(found.decisions.iter().any(|decision| !decision.compared));
}

#[test]
fn routes_are_compared_by_where_they_lead() {
    let from = shipped::kader();
    let mut to = from.clone();
    // The first with a condition now comes last, behind one that takes some of its cases.
    let route = to.routes.iter().position(|route| route.when.is_some()).unwrap();
    let first = to.routes.remove(route);
    to.routes.push(first.clone());
    let gone = to.routes.remove(route);
    let found = difference(&from, &to);
    let routes = found.routes.unwrap();

    let questions: Vec<_> = from.facts.iter().filter(|fact| fact.role == Role::Route).collect();
    let cases =
        Cases::of(questions.iter().map(|fact| (fact.id.clone(), fact.values().map(str::to_owned).collect())));
    let leads = |kader: &Kader, case: &Case<'_>| {
        let holds = |when| cases::holds(when, case);
        let route = kader.routes.iter().find(|route| route.when.as_ref().is_some_and(holds));
        route.map_or(String::new(), |route| route.id.clone())
    };
    let expected = tally(cases.iter().map(|case| (leads(&from, &case), leads(&to, &case))));
    let id = |route: &Option<voorcheck_tools::audit::diff::model::Named>| {
        route.as_ref().map_or(String::new(), |route| route.id.clone())
    };
    let groups: Tally = routes.groups.iter().map(|g| ((id(&g.from), id(&g.to)), g.count)).collect();
    assert_eq!(groups, expected);
    assert_eq!(routes.cases, cases.len() as u128);
    assert!(groups.keys().any(|(from, _)| *from == gone.id), "{groups:?}");
    for group in &routes.groups {
        let goes =
            |case: &Case<'_>| (leads(&from, case), leads(&to, case)) == (id(&group.from), id(&group.to));
        example(&cases, &group.example, &goes, true, "routes");
    }
}
