//! The cards, the glossary and the prompts of the shipped kader: there when they should be, in both voices.

use voorcheck_rules::assessment::{Assessment, Input, Options, Target};
use voorcheck_rules::kader::glossary::{Piece, split};
use voorcheck_rules::kader::model::Kader;
use voorcheck_rules::kader::{Table, Voice};
use voorcheck_tools::check;

use crate::common::shipped;

fn assessed(answers: Table<String>, voice: Voice) -> Assessment {
    let engine = check::engine(shipped::kader(), String::new()).unwrap();
    let input = Input { answers, ..Input::default() };
    let options = Options { today: "2026-11-22".into(), voice, target: Target::Criteria };
    engine.assess(&input, &options).unwrap()
}

fn base_with(fact: &str, option: &str) -> Table<String> {
    let mut answers = shipped::base_answers();
    answers.insert(fact.into(), option.into());
    answers
}

/// Criteria with their prompts, where there are any.
fn prompts(assessment: &Assessment) -> Vec<(String, Vec<String>)> {
    let criteria = assessment.decisions.iter().flat_map(|decision| &decision.criteria);
    let all = criteria.map(|criterion| {
        let prompts = criterion.reasons.iter().flat_map(|reason| reason.prompts.clone()).collect();
        (criterion.id.clone(), prompts)
    });
    all.filter(|(_, prompts): &(String, Vec<String>)| !prompts.is_empty()).collect()
}

#[test]
fn whatever_has_to_be_weighed_comes_with_prompts_in_both_voices() {
    let kader = shipped::kader();
    let mut seen = 0;
    for criterion in &kader.criteria {
        for rule in &criterion.rules {
            let name = format!("{}/{}", criterion.id, rule.id);
            assert!(rule.status != "weging" || rule.prompts.len() >= 2, "{name}");
            assert!(
                rule.status != "voldaan" || rule.prompts.is_empty(),
                "{name}: there is nothing to motivate"
            );
            for prompt in &rule.prompts {
                assert!(prompt.inwoner.is_some(), "{name}: {}", prompt.behandelaar);
                seen += 1;
            }
        }
    }
    assert!(seen > 40);
}

#[test]
fn prompts_appear_with_the_reason_that_asks_for_them() {
    assert_eq!(prompts(&assessed(shipped::base_answers(), Voice::Behandelaar)), []);
    let doubt = assessed(base_with("hulp-thuis", "twijfel"), Voice::Behandelaar);
    let found = prompts(&doubt);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, "andere-hulp");
    assert!(found[0].1[0].starts_with("Welke hulp thuis is geprobeerd"));
    let own = prompts(&assessed(base_with("hulp-thuis", "twijfel"), Voice::Inwoner));
    assert!(own[0].1[0].starts_with("Welke hulp thuis had u"));

    let mut first = base_with("eerdere-poging", "nooit-eerder");
    first.insert("bijzondere-omstandigheid".into(), "ja".into());
    let found = prompts(&assessed(first, Voice::Behandelaar));
    assert_eq!(found.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["eerdere-terugval"]);
    assert!(found[0].1.iter().any(|prompt| prompt.contains("een voorbeeld, geen grens")));
}

#[test]
fn cards_speak_both_voices_and_rest_on_the_source() {
    let kader = shipped::kader();
    for card in &kader.cards {
        assert!(card.points.len() >= 3, "{}", card.id);
        assert!(card.points.iter().all(|point| point.text.inwoner.is_some()), "{}", card.id);
        let bare = card.points.iter().filter(|point| point.norms.is_empty()).count();
        assert!(bare <= usize::from(card.id == "kosten"), "{}", card.id);
        for voice in [Voice::Behandelaar, Voice::Inwoner] {
            let words = card.points.iter().map(|point| point.text.get(voice)).collect::<String>();
            assert!(!words.contains('€') && !words.contains("euro"), "{}: no amounts", card.id);
        }
    }
    let cards = assessed(shipped::base_answers(), Voice::Inwoner).cards;
    let costs = cards.iter().find(|card| card.id.as_deref() == Some("kosten")).unwrap();
    assert_eq!(costs.title, "Wat kost het, en wie betaalt?");
}

/// Every text a reader of this kader meets, the quotes included and the glossary itself left out.
fn texts(kader: &Kader) -> Vec<String> {
    fn collect(value: &serde_json::Value, texts: &mut Vec<String>) {
        match value {
            serde_json::Value::String(text) => texts.push(text.clone()),
            serde_json::Value::Array(values) => values.iter().for_each(|value| collect(value, texts)),
            serde_json::Value::Object(fields) => fields.values().for_each(|value| collect(value, texts)),
            _ => {}
        }
    }
    let mut without = kader.clone();
    without.glossary.clear();
    let mut texts = Vec::new();
    collect(&serde_json::to_value(&without).unwrap(), &mut texts);
    texts
}

#[test]
fn every_word_and_every_form_stands_in_a_text_of_the_kader() {
    let kader = shipped::kader();
    let texts = texts(&kader);
    let mut nowhere = Vec::new();
    for word in &kader.glossary {
        for form in std::iter::once(&word.word).chain(&word.forms) {
            let mut alone = word.clone();
            (alone.word, alone.forms) = (form.clone(), Vec::new());
            let stands = |text: &String| {
                let pieces = split(text, std::slice::from_ref(&alone), &mut Vec::new());
                pieces.iter().any(|piece| matches!(piece, Piece::Word(..)))
            };
            // The word itself may be there only in another form.
            let elsewhere = *form == word.word && !word.forms.is_empty();
            if !elsewhere && !texts.iter().any(stands) {
                nowhere.push(form.clone());
            }
        }
    }
    assert_eq!(nowhere, [""; 0]);
}

#[test]
fn the_glossary_reads_from_a_to_z() {
    let words = shipped::kader().glossary;
    assert!(words.len() >= 20);
    let names: Vec<String> = words.iter().map(|word| word.word.to_lowercase()).collect();
    assert!(names.is_sorted(), "{names:?}");
    for word in &words {
        let said: Vec<_> = [Voice::Behandelaar, Voice::Inwoner]
            .map(|voice| word.explanation.get(voice))
            .into_iter()
            .filter(|said| !said.is_empty())
            .collect();
        assert!(!said.is_empty() && said.iter().all(|said| said.ends_with('.')), "{}", word.word);
    }
}
