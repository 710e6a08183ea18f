//! Answers turned into value sets, or refused as a whole.

use super::model::{Input, InputError, Options};
use super::planner::Plan;
use crate::decision::space::{Subject, UNANSWERED, answers};
use crate::decision::{Compiled, Partial};
use crate::kader::Kader;
use crate::kader::model::{Fact, FromDates};
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
            let found = space
                .fact(id)
                .and_then(|index| Some((index, kader.facts.get(index)?, space.of(Subject::Fact(index))?)));
            let (index, fact, variable) = found.ok_or_else(|| unknown_question(id))?;
            let left = space.left_by(variable, fact, option).ok_or_else(|| unknown_option(fact, option))?;
            known.set(variable, left);
            if let Some(slot) = chosen.get_mut(index) {
                *slot = Some(option.clone());
            }
        }
        for (index, fact) in kader.facts.iter().enumerate() {
            let Some(option) = fact.from_dates.as_ref().and_then(|dates| answered(kader, &plan, dates))
            else {
                continue;
            };
            if let Some(variable) = space.of(Subject::Fact(index))
                && let Some(values) = space.left_by(variable, fact, option)
            {
                known.set(variable, values);
            }
            if let Some(slot) = chosen.get_mut(index) {
                *slot = Some(option.to_owned());
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

/// The option two dates answer a fact with, while both are known.
fn answered<'k>(kader: &Kader, plan: &Plan, dates: &'k FromDates) -> Option<&'k str> {
    let condition = kader.date_conditions.iter().find(|condition| condition.id == dates.condition)?;
    let holds = plan.holds(&condition.earlier, &condition.later)?;
    Some(if holds { &dates.yes } else { &dates.no })
}

fn unknown_question(id: &str) -> InputError {
    InputError {
        code: "unknown-question",
        message: format!("de vraag `{id}` bestaat niet in dit kader; laat haar weg of verbeter de naam"),
        path: format!("answers.{id}"),
    }
}

fn unknown_option(fact: &Fact, option: &str) -> InputError {
    let known: Vec<&str> = answers(fact).collect();
    InputError {
        code: "unknown-option",
        message: format!("`{option}` is geen antwoord op `{}`; kies uit: {}", fact.id, known.join(", ")),
        path: format!("answers.{}", fact.id),
    }
}
