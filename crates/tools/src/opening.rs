//! The opening of a pack: what the first step needs, and the engine. All else follows while the reader reads.
//!
//! Rules, conditions and dates are whole, so relevance is exact from the first answer on; the texts of other steps and
//! of the outcome are empty, and those that are left speak one voice. It carries the hash of the whole kader, which it
//! stands for and does not have: a page replaces it by the pack.

use serde_json::Value;
use voorcheck_rules::kader::glossary::{Piece, split};
use voorcheck_rules::kader::model::{Fact, Kader, Rule};
use voorcheck_rules::kader::{Problem, Text, Voice};

use crate::pack;

/// The opening of a kader for one voice as JSON, with the hash of the whole.
///
/// Errors: as [`pack::sha256`].
pub fn to_json(kader: &Kader, voice: Voice) -> Result<String, Problem> {
    let mut json = serde_json::to_value(opening(kader)).unwrap_or_default();
    speak(&mut json, voice);
    pack::packed(&json, &pack::sha256(kader)?)
}

/// Leaves one voice of every text. A [`Text`] is the only object with a key for a voice.
fn speak(value: &mut Value, voice: Voice) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| speak(value, voice)),
        Value::Object(fields) => match fields.remove(voice.id()) {
            Some(text) => *value = text,
            None => fields.values_mut().for_each(|value| speak(value, voice)),
        },
        _ => {}
    }
}

/// The kader without the texts that only another step or an outcome shows, and without the words of norms.
fn opening(kader: &Kader) -> Kader {
    let mut kader = kader.clone();
    let first = kader.sections.first().map(|section| section.id.clone());
    let is_later = |section: &String| Some(section) != first.as_ref();
    kader.sections.iter_mut().skip(1).for_each(|section| section.intro = None);
    kader.facts.iter_mut().filter(|fact| is_later(&fact.section)).for_each(silence);
    for date in kader.dates.iter_mut().filter(|date| is_later(&date.section)) {
        (date.question, date.name, date.help) = Default::default();
        date.norms.clear();
    }
    let asked_later = |id: &String| {
        let fact = kader.facts.iter().find(|fact| fact.id == *id).map(|fact| &fact.section);
        fact.is_none_or(&is_later)
    };
    for contradiction in kader.contradictions.iter_mut().filter(|one| one.facts.iter().any(asked_later)) {
        contradiction.text = Text::default();
    }
    for grade in kader.decisions.iter_mut().flat_map(|decision| &mut decision.grades) {
        (grade.headline, grade.summary, grade.short) = Default::default();
        grade.variants.clear();
    }
    for criterion in &mut kader.criteria {
        criterion.general_reason = Text::default();
        criterion.norms.clear();
        criterion.rules.iter_mut().for_each(rule);
    }
    for signal in &mut kader.signals {
        signal.text = Text::default();
        signal.norms.clear();
    }
    for action in &mut kader.actions {
        (action.text, action.who, action.paper) = Default::default();
        action.norms.clear();
    }
    for route in &mut kader.routes {
        (route.headline, route.summary) = Default::default();
        route.cards.clear();
        route.further.clear();
    }
    for card in &mut kader.cards {
        card.title = Text::default();
        card.points.clear();
    }
    // A word that stands in a question stays: it is part of how the question looks.
    let asked = questions(&kader);
    kader.glossary.retain(|word| {
        let one = std::slice::from_ref(word);
        let found = |piece: &Piece<'_>| matches!(piece, Piece::Word(..));
        asked.iter().any(|text| split(text, one, &mut Vec::new()).iter().any(found))
    });
    for word in &mut kader.glossary {
        word.explanation = Text::default();
        word.norms.clear();
    }
    // What has no date is only words.
    kader.moments.retain(|moment| moment.undated.is_none());
    for moment in &mut kader.moments {
        (moment.text, moment.status, moment.background, moment.calendar) = Default::default();
        moment.norms.clear();
    }
    for condition in &mut kader.date_conditions {
        (condition.gap, condition.remark) = (None, None);
    }
    kader.holidays.clear();
    kader.local_wordings.clear();
    kader.letter.clear();
    kader.meta.two_judges = None;
    let asked: Vec<&String> = kader.facts.iter().flat_map(|fact| &fact.norms).collect();
    kader.norms.retain(|norm| {
        asked.contains(&&norm.id) || kader.dates.iter().any(|date| date.norms.contains(&norm.id))
    });
    for norm in &mut kader.norms {
        norm.quote.clear();
    }
    kader
}

/// Takes the words from a question, and leaves what it can be answered with.
fn silence(fact: &mut Fact) {
    (fact.name, fact.question) = Default::default();
    (fact.help, fact.explanation, fact.why, fact.who_knows) = Default::default();
    fact.norms.clear();
    for option in &mut fact.options {
        option.text = Text::default();
        (option.explanation, option.find_out, option.confirm) = Default::default();
    }
}

/// The texts of the questions, in every voice.
fn questions(kader: &Kader) -> Vec<String> {
    let mut texts: Vec<&Text> = Vec::new();
    for fact in &kader.facts {
        texts.push(&fact.question);
        texts.extend(&fact.help);
        for option in &fact.options {
            texts.push(&option.text);
            texts.extend(&option.explanation);
        }
    }
    for date in &kader.dates {
        texts.extend(&date.help);
    }
    let voices = |text: &&Text| [Voice::Behandelaar, Voice::Inwoner].map(|voice| text.get(voice).to_owned());
    texts.iter().flat_map(voices).collect()
}

fn rule(rule: &mut Rule) {
    rule.reason = Text::default();
    (rule.advice, rule.proviso) = (None, None);
    rule.prompts.clear();
    rule.norms.clear();
}
