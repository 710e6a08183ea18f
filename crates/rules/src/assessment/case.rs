//! Answers turned into value sets, or refused as a whole.

use super::model::{Input, InputError, Options};
use super::planner::Plan;
use crate::decision::space::{Subject, UNANSWERED, UNKNOWN};
use crate::decision::{Compiled, Partial};
use crate::kader::Kader;
use crate::kader::model::{Choice, Fact};
use crate::prelude::*;

/// A case: what the answers and dates leave possible.
#[derive(Clone, Debug)]
pub struct Case {
    /// The values every variable can still have.
    pub known: Partial,
    /// The known dates.
    pub plan: Plan,
    chosen: Vec<Option<String>>,
}

impl Case {
    /// Reads the input against the kader.
    ///
    /// Errors: `unknown-question`, `unknown-option`, `unknown-date`, `invalid-date`; the first one found, and
    /// nothing is half-applied.
    pub fn new(
        kader: &Kader,
        compiled: &Compiled,
        input: &Input,
        options: &Options,
    ) -> Result<Case, InputError> {
        let space = &compiled.space;
        let plan = Plan::new(kader, &options.today, &input.dates)?;
        let mut known = Partial::all(space);
        let mut chosen = vec![None; kader.facts.len()];

        for (id, option) in &input.answers {
            let index = space.fact(id);
            let fact = index.and_then(|index| kader.facts.get(index)).ok_or_else(|| unknown_question(id))?;
            let index = index.unwrap_or_default();
            let values = answer(fact, option).ok_or_else(|| unknown_option(fact, option))?;
            if let Some(variable) = space.of(Subject::Fact(index)) {
                let set = match values {
                    Answer::Value => space.set(variable, [option.as_str()]),
                    Answer::Unknown => space.all(variable),
                    Answer::LeavesOpen(open) => space.set(variable, open.iter().map(String::as_str)),
                };
                known.set(variable, set);
            }
            if let Some(slot) = chosen.get_mut(index) {
                *slot = Some(option.clone());
            }
        }
        for (index, option) in chosen.iter().enumerate() {
            if let Some(variable) = space.of(Subject::Option(index)) {
                known.set(variable, space.set(variable, [option.as_deref().unwrap_or(UNANSWERED)]));
            }
        }
        for (index, condition) in kader.date_conditions.iter().enumerate() {
            if let Some(variable) = space.of(Subject::Plan(index))
                && let Some(holds) = plan.holds(&condition.earlier, &condition.later)
            {
                known.set(variable, space.set(variable, [if holds { "ja" } else { "nee" }]));
            }
        }
        Ok(Case { known, plan, chosen })
    }

    /// The option chosen for the fact with this index.
    pub fn chosen(&self, fact: usize) -> Option<&str> {
        self.chosen.get(fact)?.as_deref()
    }
}

enum Answer<'a> {
    Value,
    Unknown,
    LeavesOpen(&'a [String]),
}

fn answer<'a>(fact: &'a Fact, id: &str) -> Option<Answer<'a>> {
    if id == UNKNOWN && !fact.refuses_unknown {
        return Some(Answer::Unknown);
    }
    let option = fact.options.iter().find(|option| option.id == id)?;
    Some(match option {
        Choice { unknown: true, .. } => Answer::Unknown,
        Choice { leaves_open, .. } if !leaves_open.is_empty() => Answer::LeavesOpen(leaves_open),
        _ => Answer::Value,
    })
}

fn unknown_question(id: &str) -> InputError {
    InputError {
        code: "unknown-question",
        message: format!("de vraag `{id}` bestaat niet in dit kader; laat haar weg of verbeter de naam"),
        path: format!("answers.{id}"),
    }
}

fn unknown_option(fact: &Fact, option: &str) -> InputError {
    let mut known: Vec<&str> = fact.options.iter().map(|option| option.id.as_str()).collect();
    if !fact.refuses_unknown {
        known.push(UNKNOWN);
    }
    InputError {
        code: "unknown-option",
        message: format!("`{option}` is geen antwoord op `{}`; kies uit: {}", fact.id, known.join(", ")),
        path: format!("answers.{}", fact.id),
    }
}
