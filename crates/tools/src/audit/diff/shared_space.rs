//! Two kaders in one space.
//!
//! The variables are the questions of both, matched by id, with the answers both know (a question only one of them has
//! keeps all its answers). Diagrams of either kader are copied onto these variables, in whatever order each asks its questions.

use std::collections::BTreeSet;

use voorcheck_rules::decision::operations::{Copier, Place};
use voorcheck_rules::decision::space::{Subject, UNANSWERED, Values, Variable};
use voorcheck_rules::decision::{Diagrams, Partial, Ref, Space};
use voorcheck_rules::kader::model::{Choice, Fact, Kader};
use voorcheck_rules::kader::{Atom, Condition, Problem, Voice};

use super::Version;
use super::model::Answer;
use crate::audit::ROOM;
use crate::audit::names::Names;
use crate::entangled::{entangled, of_kader};

/// The voice in which differences are told: policy people read what a behandelaar reads.
pub const VOICE: Voice = Voice::Behandelaar;

/// One of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The first kader.
    From,
    /// The second.
    To,
}

/// Two kaders in one space.
pub struct SharedSpace<'a> {
    /// The first kader.
    pub from: &'a Version,
    /// The second.
    pub to: &'a Version,
    /// The variables of both.
    pub space: Space,
    /// The diagrams of both, and what is made of them.
    pub diagrams: Diagrams,
    /// Sections, facts and date conditions of both: what the variables stand for.
    merged: Kader,
    from_side: Copier<'a>,
    to_side: Copier<'a>,
}

impl<'a> SharedSpace<'a> {
    /// Lays both kaders side by side.
    pub fn new(from: &'a Version, to: &'a Version) -> SharedSpace<'a> {
        let merged = merged(&from.kader, &to.kader);
        let space = Space::new(&merged);
        let side = |version: &'a Version| {
            let own = version.compiled.space.variables().iter();
            let places = own.map(|variable| place(&version.kader, variable, &merged, &space)).collect();
            Copier::onto(&version.compiled.diagrams, places)
        };
        let (from_side, to_side) = (side(from), side(to));
        SharedSpace {
            from,
            to,
            space,
            diagrams: Diagrams::default().with_room(ROOM),
            merged,
            from_side,
            to_side,
        }
    }

    /// Errors: what was made is not all there, because questions of these kaders are so entangled.
    pub fn fits(&self) -> Result<(), Problem> {
        if !self.diagrams.is_full() {
            return Ok(());
        }
        let together = [of_kader(&self.from.kader), of_kader(&self.to.kader)].concat();
        let part = ("kader", self.from.kader.meta.id.as_str());
        Err(entangled(&self.merged, &self.space, part, "kader".to_owned(), &together))
    }

    /// One of both kaders.
    pub fn version(&self, end: End) -> &'a Version {
        match end {
            End::From => self.from,
            End::To => self.to,
        }
    }

    /// A function of one kader, over the shared variables.
    pub fn translate(&mut self, end: End, root: Ref) -> Ref {
        let side = match end {
            End::From => &mut self.from_side,
            End::To => &mut self.to_side,
        };
        side.copy(root, &mut self.diagrams)
    }

    /// Every case of both.
    pub fn all(&self) -> Partial {
        Partial::all(&self.space)
    }

    /// SharedSpace variables of the facts that these conditions speak about, of either kader, in order.
    pub fn questions<'c>(&self, conditions: impl Iterator<Item = &'c Condition>) -> Vec<usize> {
        let subjects = conditions.flat_map(Condition::entries).map(|(subject, _)| subject);
        let mut questions: Vec<usize> = subjects
            .filter_map(|subject| match Atom::parse(subject)? {
                Atom::Fact(id) => self.space.of(Subject::Fact(self.space.fact(id)?)),
                _ => None,
            })
            .collect();
        questions.sort_unstable();
        questions.dedup();
        questions
    }

    /// The fact a shared variable stands for, as the first kader has it if it does.
    pub fn fact(&self, variable: usize) -> Option<&Fact> {
        match self.space.variables().get(variable)?.subject {
            Subject::Fact(fact) | Subject::Option(fact) => self.merged.facts.get(fact),
            Subject::Plan(_) => None,
        }
    }

    /// Number of combinations of answers to these questions in one kader alone; a question it does not ask is free.
    pub fn own_cases(&self, end: End, questions: &[usize]) -> u128 {
        let kader = &self.version(end).kader;
        let values = |&variable: &usize| {
            let known = self.fact(variable).and_then(|fact| fact_of(kader, &fact.id));
            let shared = self.space.variables().get(variable).map_or(0, |variable| variable.values.len());
            known.map_or(shared, |fact| fact.values().count()) as u128
        };
        questions.iter().map(values).product()
    }

    /// The worlds in which the option chosen and the value of its question go together, in both kaders, for every option
    /// these functions look at.
    pub fn consistent(&mut self, functions: &[Ref]) -> Ref {
        let looked_at: BTreeSet<usize> =
            functions.iter().flat_map(|&function| self.diagrams.tested(function)).collect();
        let mut consistent = Ref::TRUE;
        for (option_variable, variable) in self.space.variables().to_vec().iter().enumerate() {
            let Subject::Option(fact) = variable.subject else { continue };
            if !looked_at.contains(&option_variable) {
                continue;
            }
            let Some(fact_variable) = self.space.of(Subject::Fact(fact)) else { continue };
            let Some(values) = self.space.variables().get(fact_variable).map(|found| found.values.len())
            else {
                continue;
            };
            let id = self.merged.facts.get(fact).map(|fact| fact.id.clone()).unwrap_or_default();
            let facts: Vec<&Fact> =
                [self.from, self.to].iter().filter_map(|version| fact_of(&version.kader, &id)).collect();
            // The values each option leaves in both kaders.
            let left = |option: &String| {
                let all = self.space.all(fact_variable);
                facts.iter().fold(all, |left, fact| match option.as_str() {
                    UNANSWERED => left,
                    answer => left & self.space.left_by(fact_variable, fact, answer).unwrap_or_default(),
                })
            };
            let left: Vec<Values> = variable.values.iter().map(left).collect();
            let mut of_value = Vec::new();
            for value in 0..values {
                let goes = |left: &Values| if left >> value & 1 == 1 { Ref::TRUE } else { Ref::FALSE };
                of_value.push(self.diagrams.node(option_variable, left.iter().map(goes).collect()));
            }
            if !of_value.is_empty() {
                let relation = self.diagrams.node(fact_variable, of_value);
                consistent = self.diagrams.and(consistent, relation);
            }
        }
        consistent
    }

    /// A value of a variable in the words of the kader.
    pub fn answer(&self, variable: usize, position: usize) -> Option<Answer> {
        let known = self.space.variables().get(variable)?;
        let answer = known.values.get(position)?.clone();
        let (question, name, text) = match known.subject {
            Subject::Fact(fact) => {
                let fact = self.merged.facts.get(fact)?;
                (fact.id.clone(), fact.name.get(VOICE).to_owned(), self.option(fact, &answer))
            }
            Subject::Option(fact) => {
                let fact = self.merged.facts.get(fact)?;
                (format!("optie.{}", fact.id), fact.name.get(VOICE).to_owned(), self.option(fact, &answer))
            }
            Subject::Plan(plan) => {
                let plan = self.merged.date_conditions.get(plan)?;
                (format!("plan.{}", plan.id), plan.id.clone(), answer.clone())
            }
        };
        Some(Answer { question, name, answer, text })
    }

    fn option(&self, fact: &Fact, answer: &str) -> String {
        match answer {
            UNANSWERED => "niet beantwoord".to_owned(),
            _ => Names::new(&self.merged, VOICE, str::to_owned).option(&fact.id, answer),
        }
    }
}

/// The fact with this id.
pub fn fact_of<'k>(kader: &'k Kader, id: &str) -> Option<&'k Fact> {
    kader.facts.iter().find(|fact| fact.id == id)
}

/// A kader with the sections, facts and date conditions of both, and the options both have of a fact both have.
fn merged(from: &Kader, to: &Kader) -> Kader {
    let mut merged = from.clone();
    let sections: Vec<String> = merged.sections.iter().map(|section| section.id.clone()).collect();
    merged.sections.extend(to.sections.iter().filter(|section| !sections.contains(&section.id)).cloned());
    for fact in &mut merged.facts {
        if let Some(other) = fact_of(to, &fact.id) {
            fact.options = fact.options.iter().filter_map(|option| shared(option, other)).collect();
        }
    }
    merged.facts.extend(to.facts.iter().filter(|fact| fact_of(from, &fact.id).is_none()).cloned());
    let plans: Vec<String> = merged.date_conditions.iter().map(|plan| plan.id.clone()).collect();
    merged
        .date_conditions
        .extend(to.date_conditions.iter().filter(|plan| !plans.contains(&plan.id)).cloned());
    merged
}

/// An option both have; a value only when it is one in both.
fn shared(option: &Choice, other: &Fact) -> Option<Choice> {
    let other = other.options.iter().find(|other| other.id == option.id)?;
    Some(Choice { unknown: option.unknown || (other.is_open() && !option.is_open()), ..option.clone() })
}

/// The shared variable for one of a kader, and for each shared value the position of the own one.
fn place(kader: &Kader, variable: &Variable, merged: &Kader, space: &Space) -> Place {
    let fact = |index: usize| space.fact(&kader.facts.get(index)?.id);
    let plan = |index: usize| {
        let id = &kader.date_conditions.get(index)?.id;
        merged.date_conditions.iter().position(|plan| plan.id == *id)
    };
    let subject = match variable.subject {
        Subject::Fact(index) => fact(index).map(Subject::Fact),
        Subject::Option(index) => fact(index).map(Subject::Option),
        Subject::Plan(index) => plan(index).map(Subject::Plan),
    };
    // Every subject of either kader is in the shared space.
    let at = subject.and_then(|subject| space.of(subject)).unwrap_or_default();
    let values = space.variables().get(at).map(|shared| shared.values.as_slice()).unwrap_or_default();
    let own = |value: &String| variable.values.iter().position(|own| own == value);
    (at, values.iter().filter_map(own).collect())
}
