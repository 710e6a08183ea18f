//! The variables of the diagrams: facts in the author's order, then what only signals and actions see.

use crate::kader::Atom;
use crate::kader::model::{Choice, Fact, Kader, Section};
use crate::prelude::*;

/// A set of values of one variable: bit *i* stands for its *i*-th value.
pub type Values = u64;

/// The most values a variable can have.
pub const MOST_VALUES: usize = Values::BITS as usize;

/// In `optie.…`: the question is open.
pub const UNANSWERED: &str = "geen";
/// The answer "Weet ik niet", which every fact takes that does not refuse it.
pub const UNKNOWN: &str = "weet-niet";

/// Ids of the answers a fact takes: its own options, and "Weet ik niet" unless it refuses that.
pub fn answers(fact: &Fact) -> impl Iterator<Item = &str> {
    let own = fact.options.iter().map(|option| option.id.as_str());
    own.chain((!fact.refuses_unknown).then_some(UNKNOWN))
}

/// What a variable stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The value of the fact with this index in the kader.
    Fact(usize),
    /// The option chosen for the fact with this index.
    Option(usize),
    /// The date condition with this index.
    Plan(usize),
}

/// A variable with its values.
#[derive(Clone, Debug)]
pub struct Variable {
    /// What it stands for.
    pub subject: Subject,
    /// Ids of its values.
    pub values: Vec<String>,
}

/// All variables, in the order of the diagrams.
#[derive(Clone, Debug)]
pub struct Space {
    variables: Vec<Variable>,
    facts: Vec<String>,
}

impl Space {
    /// The variables of a kader: facts by section and in the author's order within it, options, date conditions.
    pub fn new(kader: &Kader) -> Space {
        let of_section = |section: &'_ Section| {
            let id = section.id.clone();
            kader.facts.iter().enumerate().filter(move |(_, fact)| fact.section == id)
        };
        let facts: Vec<(usize, &Fact)> = kader.sections.iter().flat_map(of_section).collect();

        let values = facts.iter().map(|&(i, fact)| Variable {
            subject: Subject::Fact(i),
            values: fact.values().map(str::to_owned).collect(),
        });
        let options = facts.iter().map(|&(i, fact)| Variable {
            subject: Subject::Option(i),
            values: fact
                .options
                .iter()
                .map(|option| option.id.as_str())
                .chain([UNKNOWN, UNANSWERED])
                .map(str::to_owned)
                .collect(),
        });
        let plans = (0..kader.date_conditions.len())
            .map(|i| Variable { subject: Subject::Plan(i), values: vec!["ja".to_owned(), "nee".to_owned()] });
        let variables: Vec<Variable> = values.chain(options).chain(plans).collect();

        Space { variables, facts: kader.facts.iter().map(|fact| fact.id.clone()).collect() }
    }

    /// The variables, in order.
    pub fn variables(&self) -> &[Variable] {
        &self.variables
    }

    /// Index of the variable for a subject.
    pub fn of(&self, subject: Subject) -> Option<usize> {
        self.variables.iter().position(|variable| variable.subject == subject)
    }

    /// Index in the kader of the fact with this id.
    pub fn fact(&self, id: &str) -> Option<usize> {
        self.facts.iter().position(|fact| fact == id)
    }

    /// Index of the variable a subject of a condition speaks about; `None` for outcomes and statuses, which are
    /// functions of the facts.
    pub fn of_atom(&self, kader: &Kader, atom: &Atom<'_>) -> Option<usize> {
        let subject = match *atom {
            Atom::Fact(id) => Subject::Fact(self.fact(id)?),
            Atom::Option(id) => Subject::Option(self.fact(id)?),
            Atom::Plan(id) => Subject::Plan(kader.date_conditions.iter().position(|plan| plan.id == id)?),
            Atom::Outcome(_) | Atom::Status(_) => return None,
        };
        self.of(subject)
    }

    /// All values of a variable.
    pub fn all(&self, variable: usize) -> Values {
        let count = self.variables.get(variable).map_or(0, |variable| variable.values.len());
        all_of(count)
    }

    /// The set of the values with these ids; an unknown id adds nothing.
    pub fn set<'a>(&self, variable: usize, ids: impl IntoIterator<Item = &'a str>) -> Values {
        let Some(variable) = self.variables.get(variable) else {
            return 0;
        };
        ids.into_iter()
            .filter_map(|id| variable.values.iter().position(|value| value == id))
            .filter(|&position| position < MOST_VALUES)
            .fold(0, |set, position| set | 1 << position)
    }

    /// The values an answer leaves a fact, of those of the variable that stands for it; `None` for what the fact does not
    /// take as an answer.
    pub fn left_by(&self, variable: usize, fact: &Fact, answer: &str) -> Option<Values> {
        let Some(option) = fact.options.iter().find(|option| option.id == answer) else {
            return (answer == UNKNOWN && !fact.refuses_unknown).then(|| self.all(variable));
        };
        Some(match option {
            Choice { unknown: true, .. } => self.all(variable),
            Choice { leaves_open, .. } if !leaves_open.is_empty() => {
                self.set(variable, leaves_open.iter().map(String::as_str))
            }
            _ => self.set(variable, [answer]),
        })
    }

    /// The id of the one value in the set; `None` when it holds none or more.
    pub fn single(&self, variable: usize, set: Values) -> Option<&str> {
        if set.count_ones() != 1 {
            return None;
        }
        let position = set.trailing_zeros() as usize;
        self.variables.get(variable)?.values.get(position).map(String::as_str)
    }
}

/// The positions of the values in a set, in order.
pub fn positions(mut set: Values) -> impl Iterator<Item = usize> {
    core::iter::from_fn(move || {
        let first = (set != 0).then_some(set.trailing_zeros() as usize);
        set &= set.wrapping_sub(1);
        first
    })
}

/// The set of the first `count` values.
pub fn all_of(count: usize) -> Values {
    if count >= MOST_VALUES { Values::MAX } else { (1 << count) - 1 }
}
