//! Answers turned into value sets, or refused as a whole.

use super::model::{Input, InputError, Options};
use super::planner::Plan;
use crate::decision::space::{Subject, UNANSWERED, Variable, answers};
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
            let found = space.fact(id).and_then(|index| kader.facts.get(index).zip(chosen.get_mut(index)));
            let (fact, slot) = found.ok_or_else(|| unknown_question(id))?;
            if !answers(fact).any(|answer| answer == option) {
                return Err(unknown_option(fact, option));
            }
            *slot = Some(option.clone());
        }
        for (index, fact) in kader.facts.iter().enumerate() {
            let Some(option) = fact.from_dates.as_ref().and_then(|dates| answered(kader, &plan, dates))
            else {
                continue;
            };
            if let Some(slot) = chosen.get_mut(index) {
                *slot = Some(option.to_owned());
            }
        }
        for (variable, Variable { subject, .. }) in space.variables().iter().enumerate() {
            let chosen = |fact: usize| chosen.get(fact).and_then(Option::as_deref);
            let left = match *subject {
                Subject::Fact(index) => kader
                    .facts
                    .get(index)
                    .zip(chosen(index))
                    .and_then(|(fact, option)| space.left_by(variable, fact, option)),
                Subject::Option(index) => Some(space.set(variable, [chosen(index).unwrap_or(UNANSWERED)])),
                Subject::Plan(index) => kader
                    .date_conditions
                    .get(index)
                    .and_then(|condition| plan.holds(&condition.earlier, &condition.later))
                    .map(|holds| space.set(variable, [if holds { "ja" } else { "nee" }])),
            };
            if let Some(left) = left {
                known.set(variable, left);
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
        message: ["de vraag `", id, "` bestaat niet in dit kader; laat haar weg of verbeter de naam"]
            .concat(),
        path: ["answers.", id].concat(),
    }
}

fn unknown_option(fact: &Fact, option: &str) -> InputError {
    let known: Vec<&str> = answers(fact).collect();
    InputError {
        code: "unknown-option",
        message: ["`", option, "` is geen antwoord op `", &fact.id, "`; kies uit: ", &known.join(", ")]
            .concat(),
        path: ["answers.", &fact.id].concat(),
    }
}
