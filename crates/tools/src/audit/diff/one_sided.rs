//! Questions and answers only one of the two kaders knows.

use voorcheck_rules::kader::model::Fact;

use super::model::{OneSided, OneSidedAnswer, OneSidedQuestion, Which};
use super::shared_space::{End, SharedSpace, VOICE, fact_of};

/// What only one of both knows, the first kader first.
pub fn one_sided(space: &SharedSpace<'_>) -> OneSided {
    let mut found = OneSided::default();
    for (end, other, known_to) in [(End::From, End::To, Which::From), (End::To, End::From, Which::To)] {
        let other = &space.version(other).kader;
        for fact in &space.version(end).kader.facts {
            match fact_of(other, &fact.id) {
                None => found.questions.push(OneSidedQuestion {
                    known_to,
                    id: fact.id.clone(),
                    text: fact.question.get(VOICE).to_owned(),
                }),
                Some(theirs) => found.answers.extend(answers(known_to, fact, theirs)),
            }
        }
    }
    found
}

/// The answers of a fact that are no value of the same fact in the other kader, and the open ones it does not offer.
fn answers<'a>(
    known_to: Which,
    fact: &'a Fact,
    theirs: &'a Fact,
) -> impl Iterator<Item = OneSidedAnswer> + 'a {
    let missing = move |id: &str, is_open: bool| match theirs.options.iter().find(|option| option.id == id) {
        None => true,
        Some(option) => option.is_open() && !is_open,
    };
    let options = fact.options.iter().filter(move |option| missing(&option.id, option.is_open()));
    options.map(move |option| OneSidedAnswer {
        known_to,
        question: fact.id.clone(),
        name: fact.name.get(VOICE).to_owned(),
        answer: option.id.clone(),
        text: option.text.get(VOICE).to_owned(),
    })
}
