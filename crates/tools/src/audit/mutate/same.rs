//! Proof that a changed kader gives the same assessment for every input, from the diagrams.
//!
//! In one store equal functions are one reference (Bryant 1986), so both kaders are copied into one. What an assessment
//! shows depends on its diagrams in a few ways only, and each has its own sense of "the same":
//!
//! - outcomes, statuses, relevance, changes: the function of each criterion and decision;
//! - a reason is there when, in every completion, its rule holds and its status is the one the criterion has; so that
//!   conjunction is compared, and the order of two rules only matters when both can be there at once;
//! - a contradiction, signal or action is there when its condition is certain, or possible, and it makes questions be
//!   offered while it depends on them: its function;
//! - a variant or route is the first of its list that is certain: their functions, and their order only where two hold.
//!
//! A condition on few questions and dates may differ as a function and yet never show, because an answer settles both
//! `feit` and `optie.feit`, or because a route takes over. Then every input to it is tried.

mod functions;
mod sight;

use std::collections::BTreeSet;

use voorcheck_rules::assessment::Engine;
use voorcheck_rules::assessment::case::Case;
use voorcheck_rules::assessment::{Input, Options};
use voorcheck_rules::decision::space::{Space, Subject, Values, answers};
use voorcheck_rules::decision::{Compiled, Diagrams, Partial, Ref};
use voorcheck_rules::kader::Kader;
use voorcheck_rules::kader::Voice;
use voorcheck_rules::kader::date::{KNOWN, parse as parse_date};
use voorcheck_rules::kader::model::{Choice, Fact};

use super::Operator;
use crate::audit::ROOM;
use functions::{Around, Functions, List, is_info, same_lists, settled};

/// How a mutant was proven to be no change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Proof {
    /// Every diagram is the same.
    Function,
    /// The conditions differ, but every input to them gives the same.
    EveryInput,
    /// What the answer leaves open gives the same for every way the other answers can turn out.
    LeftOpen,
}

impl Proof {
    /// In Dutch.
    pub fn name(self) -> &'static str {
        match self {
            Proof::Function => {
                "dezelfde beslisdiagrammen: voor elk geval dezelfde uitkomst, redenen, signalen en acties"
            }
            Proof::EveryInput => {
                "elk antwoord op de vragen van deze voorwaarde nagerekend: nooit een verschil"
            }
            Proof::LeftOpen => {
                "wat nog kan blijft gelijk, hoe de andere antwoorden ook uitvallen (beslisdiagrammen)"
            }
        }
    }
}

/// At most this many inputs to one condition are tried.
const MOST_INPUTS: usize = 200_000;

/// The kader as it is, to hold changed ones against.
pub(super) struct Original<'a> {
    engine: &'a Engine,
}

impl<'a> Original<'a> {
    pub(super) fn new(engine: &'a Engine) -> Original<'a> {
        Original { engine }
    }

    /// Why the changed kader gives the same assessment for every input, when that can be shown. Only changes that the
    /// diagrams hold wholly are tried; what is shown besides (norms, forces, dates, order of questions) always differs.
    pub(super) fn same(&self, operator: Operator, changed: &Engine) -> Option<Proof> {
        match operator {
            Operator::RuleRemoved
            | Operator::RuleSwapped
            | Operator::RuleStatus
            | Operator::PartRemoved
            | Operator::PartSwapped
            | Operator::OverRemoved
            | Operator::TakenRemoved
            | Operator::AlsoIfUnknown
            | Operator::TermRemoved
            | Operator::EntryRemoved
            | Operator::EntryNegated
            | Operator::ValueRemoved
            | Operator::ValueAdded => self.same_functions(changed),
            Operator::OptionUnknown | Operator::OpenValueRemoved | Operator::OpenValueAdded => {
                self.same_left_open(changed)
            }
            _ => None,
        }
    }

    fn same_functions(&self, changed: &Engine) -> Option<Proof> {
        if !same_space(&self.engine.compiled().space, &changed.compiled().space) {
            return None;
        }
        let mut store = Diagrams::default().with_room(ROOM);
        let one = Functions::of(self.engine, &mut store);
        let other = Functions::of(changed, &mut store);
        if one.statuses != other.statuses || !same_lists(&mut store, &one.reasons, &other.reasons) {
            return None;
        }
        let mut proof = Proof::Function;
        for (lists, others) in [(&one.routes, &other.routes), (&one.variants, &other.variants)] {
            if !same_lists(&mut store, lists, others) {
                if !self.same_firsts(&mut store, lists, others) {
                    return None;
                }
                proof = Proof::EveryInput;
            }
        }
        let ids: BTreeSet<&String> = one.around.keys().chain(other.around.keys()).collect();
        for id in ids {
            let absent = Around { function: Ref::FALSE, also_if_unknown: false };
            let (a, b) = (one.around.get(id).unwrap_or(&absent), other.around.get(id).unwrap_or(&absent));
            // Without a condition that can hold there is nothing to be possible either.
            let constant = a.function.value().is_some();
            if a.function == b.function && (constant || a.also_if_unknown == b.also_if_unknown) {
                continue;
            }
            let alike =
                a.also_if_unknown == b.also_if_unknown && self.differs_only_out_of_sight(&mut store, a, b);
            if !alike && !self.same_for_every_input(&store, a, b) {
                return None;
            }
            proof = Proof::EveryInput;
        }
        // What did not fit proves nothing.
        (!store.is_full()).then_some(proof)
    }

    /// Whether in each list the first that is certain is the same, for every answer to some one question: what an earlier
    /// one of the list always covers never shows.
    fn same_firsts(&self, store: &mut Diagrams, one: &[List], other: &[List]) -> bool {
        let space = &self.engine.compiled().space;
        let facts = self.engine.kader().facts.iter().enumerate();
        let questions = facts.filter_map(|(at, fact)| Some((space.of(Subject::Fact(at))?, fact)));
        let mut questions: Vec<(usize, &Fact)> = questions.collect();
        // Only a question a list depends on can settle it.
        let functions = one.iter().chain(other).flatten();
        let tested: BTreeSet<usize> = functions.flat_map(|(_, root)| store.tested(*root)).collect();
        questions.retain(|(variable, _)| tested.contains(variable));
        questions.into_iter().any(|(variable, fact)| {
            let left = answers(fact).filter_map(|answer| space.left_by(variable, fact, answer));
            let left: BTreeSet<Values> = left.chain([space.all(variable)]).collect();
            left.into_iter().all(|answer| {
                let one = settled(store, one, variable, answer);
                let other = settled(store, other, variable, answer);
                same_lists(store, &one, &other)
            })
        })
    }

    /// Whether two conditions show the same for every input to the questions and dates they depend on.
    fn same_for_every_input(&self, store: &Diagrams, one: &Around, other: &Around) -> bool {
        let (kader, compiled) = (self.engine.kader(), self.engine.compiled());
        let space = &compiled.space;
        let tested = [one, other].into_iter().flat_map(|part| store.tested(part.function));
        let mut facts = BTreeSet::new();
        let mut plans = Vec::new();
        for variable in tested.collect::<BTreeSet<usize>>() {
            match space.variables().get(variable).map(|one| one.subject) {
                Some(Subject::Fact(fact) | Subject::Option(fact)) => drop(facts.insert(fact)),
                Some(Subject::Plan(_)) => plans.push(variable),
                None => {}
            }
        }
        let answers: Vec<(usize, Vec<Option<String>>)> =
            facts.iter().filter_map(|&fact| Some((fact, given(kader.facts.get(fact)?)))).collect();
        let inputs = answers.iter().map(|(_, answers)| answers.len()).chain(plans.iter().map(|_| 3));
        if inputs.fold(1usize, usize::saturating_mul) > MOST_INPUTS {
            return false;
        }
        let mut open = vec![Input::default()];
        for (fact, answers) in &answers {
            let Some(fact) = kader.facts.get(*fact) else { continue };
            open = open
                .iter()
                .flat_map(|input| {
                    answers.iter().map(|answer| {
                        let mut input = input.clone();
                        if let Some(answer) = answer {
                            input.answers.insert(fact.id.clone(), answer.clone());
                        }
                        input
                    })
                })
                .collect();
        }
        let options = Options {
            today: kader.meta.source_checked_on.clone(),
            voice: Voice::Behandelaar,
            target: voorcheck_rules::assessment::Target::Outcome,
        };
        open.iter().all(|input| {
            let Ok(case) = Case::new(kader, compiled, input, &options) else { return false };
            let routed = compiled.routes.iter().flatten();
            if routed.into_iter().any(|&route| case.known.certain(&compiled.diagrams, route)) {
                return true;
            }
            let mut cases = vec![case.known];
            for &plan in &plans {
                let mut states = vec![space.set(plan, ["ja"]), space.set(plan, ["nee"])];
                if !always_known(kader, space, plan) {
                    states.push(space.all(plan));
                }
                let with =
                    |known: &Partial| states.iter().map(|&state| known.with(plan, state)).collect::<Vec<_>>();
                cases = cases.iter().flat_map(with).collect();
            }
            cases.iter().all(|known| self.shows_same(store, known, one, other))
        })
    }

    fn shows_same(&self, store: &Diagrams, known: &Partial, one: &Around, other: &Around) -> bool {
        let shown = |part: &Around| {
            known.certain(store, part.function)
                || part.also_if_unknown && known.possible(store, part.function)
        };
        // Only questions with role info are offered for the sake of a condition.
        let offers = |part: &Around| -> Vec<bool> {
            let support = known.support(store, part.function);
            let variables = self.engine.compiled().space.variables();
            support
                .iter()
                .zip(variables)
                .map(|(marked, one)| *marked && is_info(self.engine, one.subject))
                .collect()
        };
        shown(one) == shown(other) && offers(one) == offers(other)
    }

    /// An answer that leaves more or less open, or one that no longer is a value: where nothing reads that value, it may
    /// stay open as well.
    fn same_left_open(&self, changed: &Engine) -> Option<Proof> {
        let kader = self.engine.kader();
        let space = &self.engine.compiled().space;
        // `None` for what is no value of the kader as it is.
        let left = |variable: usize, fact: &Fact, option: &Choice| {
            space.left_by(variable, fact, &option.id).filter(|&left| left != 0)
        };
        let mut store = Diagrams::default().with_room(ROOM);
        let functions = Functions::of(self.engine, &mut store);
        for (index, (fact, other)) in kader.facts.iter().zip(&changed.kader().facts).enumerate() {
            let Some(variable) = space.of(Subject::Fact(index)) else { continue };
            let known: Values = space.set(variable, other.values());
            for (a, b) in fact.options.iter().zip(&other.options).filter(|(a, b)| a != b) {
                // Which municipality it is, has to be found out, whatever it decides.
                if kader.meta.municipality_fact.as_ref() == Some(&fact.id) && a.is_open() != b.is_open() {
                    return None;
                }
                // A value more is a value no rule speaks about.
                let (now, then) = (left(variable, fact, a)?, left(variable, other, b)?);
                let mut same =
                    |one, other| functions.same_left_open(self.engine, &mut store, variable, one, other);
                if !same(now, then & known) || !same(space.all(variable), known) {
                    return None;
                }
            }
        }
        (!store.is_full()).then_some(Proof::LeftOpen)
    }
}

/// Whether some complete case has a better outcome of some decision after this fact went from one value to the other.
pub(super) fn could_improve(engine: &Engine, fact: usize, from: &str, to: &str) -> bool {
    let compiled: &Compiled = engine.compiled();
    let Some(variable) = compiled.space.of(Subject::Fact(fact)) else { return false };
    let position = |id: &str| {
        compiled
            .space
            .variables()
            .get(variable)
            .and_then(|one| one.values.iter().position(|value| value == id))
    };
    let (Some(from), Some(to)) = (position(from), position(to)) else { return false };
    let mut store = compiled.diagrams.clone().with_room(ROOM);
    // A step that may help is tried.
    compiled.decisions.iter().any(|&root| {
        let now = store.cofactor(root, variable, from);
        let then = store.cofactor(root, variable, to);
        store.apply(then, now, |then, now| u8::from(then < now)) != Ref::FALSE
    }) || store.is_full()
}

/// The next fact of the same section, with its index.
pub(super) fn same_section(kader: &Kader, index: usize) -> Option<(usize, &Fact)> {
    let section = &kader.facts.get(index)?.section;
    kader.facts.iter().enumerate().skip(index + 1).find(|(_, fact)| fact.section == *section)
}

/// Whether a date condition compares dates that are always there: today, the kader's own, or one that is spelled out.
fn always_known(kader: &Kader, space: &Space, variable: usize) -> bool {
    let Some(Subject::Plan(at)) = space.variables().get(variable).map(|one| one.subject) else {
        return false;
    };
    let known = |id: &String| KNOWN.contains(&id.as_str()) || parse_date(id).is_some();
    kader
        .date_conditions
        .get(at)
        .is_some_and(|condition| known(&condition.earlier) && known(&condition.later))
}

/// Every answer to a question, no answer included.
fn given(fact: &Fact) -> Vec<Option<String>> {
    answers(fact).map(|answer| Some(answer.to_owned())).chain([None]).collect()
}

fn same_space(one: &Space, other: &Space) -> bool {
    one.variables().len() == other.variables().len()
        && one
            .variables()
            .iter()
            .zip(other.variables())
            .all(|(a, b)| a.subject == b.subject && a.values == b.values)
}
