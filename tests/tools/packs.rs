//! Packs: what is read is what was written, and anything else is refused.

use voorcheck_rules::assessment::{Assessment, Engine, Input, Options, Target};
use voorcheck_rules::kader::element::Element;
use voorcheck_rules::kader::shape::Shape;
use voorcheck_rules::kader::{Kader, Text, Voice};
use voorcheck_tools::check;
use voorcheck_tools::{opening, pack};

use crate::common::root;
use crate::common::{folders, mini, of_json, shipped};

#[test]
fn a_pack_is_read_as_it_was_written() {
    let kader = shipped::kader();
    let (json, _) = pack::to_json(&kader).unwrap();
    let pack: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(of_json(&pack["kader"]).as_ref(), Some(&kader));
    assert_eq!(pack::read(&json).unwrap().0, kader);
}

/// The made-up kader as a pack, which the tests that run as Wasm read instead of its folder.
#[test]
fn the_pack_of_the_made_up_kader_is_fresh() {
    let folder = root().join("tests/kaders");
    let kader = voorcheck_tools::load::load(&folder.join("mini")).unwrap().kader;
    assert!(
        std::fs::read_to_string(folder.join("mini-pakket.json")).unwrap() == pack::to_json(&kader).unwrap().0,
        "renew it: cargo kader build tests/kaders/mini --out tests/kaders/mini-pakket.json"
    );
}

/// The version before it, for hand-over codes: what is another outcome now, and another question.
#[test]
fn the_pack_of_the_version_before_is_fresh() {
    let dir = mini::copy("vorig");
    let edit = |file, from: &str, to: &str| mini::edit(&dir, file, from, to);
    edit("kader.toml", "versie = \"1\"", "versie = \"0\"");
    edit("kader.toml", "geldig-vanaf = \"2026-01-01\"", "geldig-vanaf = \"2025-03-01\"");
    edit("vragen.toml", "Is de pacht te betalen?", "Kunt u de pacht nu betalen?");
    edit("vragen.toml", "id = \"iets\"", "id = \"een-beetje\"");
    edit("regels.toml", "\"optie.ervaring\" = \"iets\"", "\"optie.ervaring\" = \"een-beetje\"");
    edit("regels.toml", "status = \"weging\"\nrichting.wijst = \"open\"", "status = \"voldaan\"");
    let kader = voorcheck_tools::load::load(&dir).unwrap().kader;
    let name = "tests/kaders/mini-vorig-pakket.json";
    assert!(
        std::fs::read_to_string(root().join(name)).unwrap_or_default() == pack::to_json(&kader).unwrap().0,
        "renew it: cargo kader build {} --out {name}",
        dir.display()
    );
    let outcome = |kader: &Kader| {
        let answers = [("gemeente", "dorp"), ("ervaring", "cursus"), ("pacht", "ja")];
        let answers = answers.map(|(fact, option)| (fact.to_owned(), option.to_owned()));
        let input = Input { answers: answers.into_iter().collect(), ..Input::default() };
        let options =
            Options { today: "2026-11-22".to_owned(), voice: Voice::Behandelaar, target: Target::Outcome };
        let engine = check::engine(kader.clone(), String::new()).unwrap();
        engine.assess(&input, &options).unwrap().decisions[0].outcome.clone()
    };
    let now = voorcheck_tools::load::load(&mini::original()).unwrap().kader;
    let outcomes = [&kader, &now].map(outcome);
    assert_eq!(outcomes.each_ref().map(|outcome| outcome.as_deref()), [Some("past"), Some("weging")]);
}

/// What the first question is shown with: it asks the same of everybody as the whole pack, and tells no outcome.
#[test]
fn an_opening_asks_the_same_and_tells_nothing() {
    for folder in folders::all() {
        asks_the_same(&voorcheck_tools::load::load(&folder).unwrap().kader);
    }
}

fn asks_the_same(kader: &Kader) {
    let sha256 = pack::sha256(kader).unwrap();
    let whole = check::engine(kader.clone(), sha256.clone()).unwrap();
    for voice in [Voice::Behandelaar, Voice::Inwoner] {
        let json: serde_json::Value = serde_json::from_str(&opening::to_json(kader, voice).unwrap()).unwrap();
        assert_eq!(json["sha256"].as_str(), Some(sha256.as_str()), "it stands for the whole");
        assert!(!json.to_string().contains("\"inwoner\""), "one voice");
        let opening: Kader = of_json(&json["kader"]).unwrap();
        for (part, all) in opening.facts.iter().zip(&kader.facts) {
            let first = all.section == kader.sections[0].id;
            let expected = if first { all.question.get(voice) } else { "" };
            assert_eq!(part.question.get(voice), expected, "only the first step has its words");
            assert_eq!(part.options.len(), all.options.len());
        }
        let begun = Engine::new(opening, sha256.clone()).unwrap();
        let mut answered = Input::default();
        for fact in &kader.facts {
            let first = fact.section == kader.sections[0].id;
            for target in [Target::Outcome, Target::Required, Target::Criteria] {
                let options = Options { today: "2026-11-22".to_owned(), voice, target };
                let [part, all] = [&begun, &whole].map(|engine| engine.assess(&answered, &options).unwrap());
                same_questions(&part, &all);
                assert!(!first || part.contradictions.len() == all.contradictions.len());
            }
            let first = fact.options.first().unwrap();
            answered.answers.insert(fact.id.clone(), first.id.clone());
        }
    }
}

/// Not where it is refused; beside an own option that says the same only where both are asked for.
#[test]
fn a_fact_offers_weet_ik_niet_once() {
    let mut fact = shipped::kader().facts[0].clone();
    for (refuses, shows, own, offers) in [
        (false, false, false, true),
        (false, false, true, false),
        (false, true, true, true),
        (true, false, false, false),
        (true, false, true, false),
    ] {
        (fact.refuses_unknown, fact.shows_unknown, fact.options[0].unknown) = (refuses, shows, own);
        assert_eq!(fact.offers_unknown(), offers, "{refuses} {shows} {own}");
    }
}

/// Words, norms and contradictions of the first step stay, without what they mean or quote; those of later steps go.
#[test]
fn an_opening_keeps_what_the_first_step_shows() {
    let dir = mini::copy("pakket-begin");
    let edit = |file, from: &str, to: &str| mini::edit(&dir, file, from, to);
    edit("vragen.toml", "gemeente woont u?\"", "gemeente is de pacht?\"\nnormen = [\"R-1-02\"]");
    edit("vragen.toml", "\"datum-aanvraag\"\nsectie = \"tuin\"", "\"datum-aanvraag\"\nsectie = \"plaats\"");
    let first = "[[tegenspraak]]\nid = \"elders\"\nals = { gemeente = \"andere\" }\ntekst = \"Weet u dat zeker?\"\n\
                 feiten = [\"gemeente\"]\n[[tegenspraak]]";
    edit("regels.toml", "[[tegenspraak]]", first);
    let kader = voorcheck_tools::load::load(&dir).unwrap().kader;
    let json = opening::to_json(&kader, Voice::Behandelaar).unwrap();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let opening: Kader = of_json(&json["kader"]).unwrap();

    let words: Vec<_> = opening.glossary.iter().map(|word| (word.word.as_str(), &word.explanation)).collect();
    assert_eq!(words, [("pacht", &Text::default())]);
    let norms: Vec<_> = opening.norms.iter().map(|norm| (norm.id.as_str(), norm.quote.as_str())).collect();
    assert_eq!(norms, [("R-1-02", ""), ("R-2-02", "")]);
    let said: Vec<_> = opening.contradictions.iter().map(|one| one.text.behandelaar.as_str()).collect();
    assert_eq!(said, ["Weet u dat zeker?", ""]);
    let mut rules = opening.criteria.iter().flat_map(|criterion| &criterion.rules);
    assert!(rules.clone().count() > 2, "the rules decide what is asked next");
    let meta = &opening.meta;
    assert_eq!((&meta.disclaimer, &meta.dissent), (&Text::default(), &Text::default()), "of an outcome");
    assert!(meta.forces.is_empty() && !meta.sources.is_empty());
    let undecided = &opening.decisions[0].undecided;
    assert_eq!((&undecided.headline, &undecided.summary), (&Text::default(), &Text::default()));
    assert_eq!(undecided.status_name.behandelaar, "nog niet te zeggen", "stands beside the questions");
    assert!(rules.all(|rule| {
        (&rule.reason, &rule.advice, &rule.proviso) == (&Text::default(), &None, &None)
            && rule.prompts.is_empty()
            && rule.norms.is_empty()
            && rule.id.is_empty()
            && rule.force.is_empty()
    }));
}

fn same_questions(part: &Assessment, all: &Assessment) {
    assert_eq!(part.route, all.route);
    assert_eq!(part.relevant_questions, all.relevant_questions);
    assert_eq!(part.next_question, all.next_question);
    assert_eq!(part.offered_questions, all.offered_questions);
    for (part, all) in part.decisions.iter().zip(&all.decisions) {
        assert_eq!(part.possible_outcomes, all.possible_outcomes);
        assert!(part.decided == all.decided && (!part.decided || part.headline.is_empty()));
        for (part, all) in part.criteria.iter().zip(&all.criteria) {
            assert_eq!((&part.title, &part.status_name), (&all.title, &all.status_name));
        }
    }
}

/// Every object and value of the pack in turn: with a field too much, with a field too few, and of another type. Each is
/// refused, unless the field may be left out.
#[test]
fn a_pack_with_one_thing_wrong_is_refused() {
    let (json, _) = pack::to_json(&shipped::kader()).unwrap();
    let pack: serde_json::Value = serde_json::from_str(&json).unwrap();
    let kader = &pack["kader"];
    let mut pointers = Vec::new();
    collect(kader, String::new(), &mut pointers);
    let (mut refused, mut left_out) = (0, 0);
    // The lists repeat one another's shapes; one in seven of some ten thousand places is enough.
    for pointer in pointers.iter().step_by(7) {
        let mut wrong = kader.clone();
        let at = wrong.pointer_mut(pointer).unwrap();
        if let Some(fields) = at.as_object_mut() {
            // The terms of a condition name facts, so any name fits there.
            if !pointer.contains("/als/") && !pointer.contains("/voorbij/") {
                fields.insert("onbekend veld".into(), "x".into());
                assert_eq!(of_json::<Kader>(&wrong), None, "een veld te veel in {pointer}");
                refused += 1;
            }
        } else {
            *at = if at.is_number() { "tekst".into() } else { 7.into() };
            assert_eq!(of_json::<Kader>(&wrong), None, "een ander type in {pointer}");
            refused += 1;
        }
        let (parent, field) = pointer.rsplit_once('/').unwrap_or_default();
        let mut wrong = kader.clone();
        if let Some(fields) = wrong.pointer_mut(parent).and_then(|parent| parent.as_object_mut())
            && fields.remove(field).is_some()
        {
            let optional = may_be_left_out(pointer);
            assert_eq!(of_json::<Kader>(&wrong).is_some(), optional, "zonder {pointer}");
            left_out += usize::from(optional);
        }
    }
    assert!(refused > 500 && left_out > 20, "{refused} {left_out}");
}

/// Whether the dictionary lets the field at this pointer be left out; any subject of a condition may be, and the words
/// of one voice.
fn may_be_left_out(pointer: &str) -> bool {
    let mut shape = Kader::shape();
    let mut optional = true;
    for step in pointer.split('/').skip(1) {
        let inner = match &shape {
            Shape::List(inner) => (**inner).clone(),
            Shape::Record(fields) => {
                let field = fields.iter().find(|field| field.name == step).unwrap();
                optional = field.optional;
                field.shape.clone()
            }
            Shape::Voices => {
                optional = step == "inwoner";
                Shape::Plain
            }
            // What is below a condition is the author's own.
            Shape::Condition => return true,
            other => panic!("{pointer}: {other:?}"),
        };
        shape = inner;
    }
    optional
}

fn collect(value: &serde_json::Value, pointer: String, pointers: &mut Vec<String>) {
    match value {
        serde_json::Value::Array(list) => {
            list.iter().enumerate().for_each(|(i, item)| collect(item, format!("{pointer}/{i}"), pointers));
        }
        serde_json::Value::Object(fields) => {
            for (name, item) in fields {
                collect(item, format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1")), pointers);
            }
        }
        _ => {}
    }
    if !value.is_array() {
        pointers.push(pointer);
    }
}
