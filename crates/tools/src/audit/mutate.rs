//! Mutants: the kader with one thing changed, to see whether a scenario notices.
//!
//! A test suite is as good as the mistakes it would notice (DeMillo, Lipton and Sayward 1978, *Hints on Test Data
//! Selection*). Here the tests are the scenarios of policy people and the program is the kader: each rule, condition,
//! status, option effect and date is changed in turn, on the kader in memory, and every mutant is one of these:
//!
//! - **refused**: the checks every kader meets refuse it, so nobody could publish it;
//! - **noticed**: a scenario expects something else; the first one is named;
//! - **equivalent**: proven to give the same assessment for every input, so there is nothing to notice;
//! - **survived**: a mistake nobody would notice; write a scenario, or take away what makes no difference.
//!
//! Left out, because it is for people to read and not for a scenario to repeat: texts (and with them headings,
//! phases and tones), the norms beside anything but a reason (`kader coverage` shows where each norm is used), the draft letter, the
//! facts a contradiction points at, the order of signals and actions, and whether a question accepts "weet niet" that
//! refuses it now (a scenario cannot give an answer that is refused).

mod around;
mod conditions;
mod operator;
mod planner;
mod questions;
mod reasoning;
pub mod report;
mod same;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use voorcheck_rules::assessment::Engine;
use voorcheck_rules::kader::{Kader, Voice};

use crate::audit::scenario::{Exercised, Scenario};
use crate::check::{check, review};
pub use operator::Operator;
pub use same::Proof;

type Edit = Box<dyn Fn(&mut Kader) + Send + Sync>;

/// A kader with one thing changed.
pub struct Mutant {
    /// What sort of change.
    pub operator: Operator,
    /// What is changed, as a path in the kader such as `criterium[2].regel[1].status`.
    pub path: String,
    /// What it is and what becomes of it, in Dutch.
    pub change: String,
    /// Answers and dates that may well show the difference, as in [`Exercised::id`].
    likely: Vec<String>,
    edit: Edit,
}

impl Mutant {
    /// The kader with the change.
    pub fn of(&self, kader: &Kader) -> Kader {
        let mut changed = kader.clone();
        (self.edit)(&mut changed);
        changed
    }
}

/// What became of a mutant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The checks refuse it, with this code.
    Refused(&'static str),
    /// This scenario, by name, was the first to notice.
    Noticed(String),
    /// It gives the same assessment for every input.
    Equivalent(Proof),
    /// No scenario noticed.
    Survived,
}

/// Every mutant of a kader, in the order of the kader.
pub fn mutants(engine: &Engine) -> Vec<Mutant> {
    let mut list = Mutants::default();
    let kader = engine.kader();
    questions::mutants(engine, &mut list);
    reasoning::mutants(kader, &mut list);
    around::mutants(kader, &mut list);
    conditions::mutants(kader, &mut list);
    planner::mutants(kader, &mut list);
    list.0
}

/// The fate of each mutant. The scenarios must hold for the kader itself.
///
/// Spread over the processors; the result does not depend on how many there are.
pub fn fates(
    engine: &Engine,
    scenarios: &[Scenario],
    exercised: &[Exercised],
    mutants: &[Mutant],
) -> Vec<Fate> {
    let judge = Judge { engine, scenarios, exercised, original: same::Original::new(engine) };
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(mutant) = mutants.get(at) else { return done };
            done.push((at, judge.fate(mutant)));
        }
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let mut found: BTreeMap<usize, Fate> = thread::scope(|scope| {
        let others: Vec<_> = (1..workers).map(|_| scope.spawn(work)).collect();
        let own = work();
        own.into_iter().chain(others.into_iter().flat_map(|other| other.join().unwrap_or_default())).collect()
    });
    // A worker that ended early would leave its mutants to us.
    let fate = |(at, mutant)| found.remove(&at).unwrap_or_else(|| judge.fate(mutant));
    mutants.iter().enumerate().map(fate).collect()
}

struct Judge<'a> {
    engine: &'a Engine,
    scenarios: &'a [Scenario],
    exercised: &'a [Exercised],
    original: same::Original<'a>,
}

impl<'a> Judge<'a> {
    fn fate(&self, mutant: &Mutant) -> Fate {
        let kader = mutant.of(self.engine.kader());
        if let Some(problem) = check(&kader).into_iter().chain(review(&kader)).next() {
            return Fate::Refused(problem.code);
        }
        let engine = match Engine::new(kader, String::new()) {
            Ok(engine) => engine,
            Err(problems) => return Fate::Refused(problems.first().map_or("invalid-kader", |one| one.code)),
        };
        let notices = |at: &&usize| {
            self.scenarios.get(**at).is_some_and(|one| !one.tried(&engine, Voice::Behandelaar).is_empty())
        };
        let noticed = |at: &usize| {
            let stem = self.scenarios.get(*at).map(|scenario| scenario.stem.clone());
            Fate::Noticed(stem.unwrap_or_default())
        };
        let (likely, others) = self.by_likelihood(mutant);
        if let Some(at) = likely.iter().find(notices) {
            return noticed(at);
        }
        if let Some(proof) = self.original.same(mutant.operator, &engine) {
            return Fate::Equivalent(proof);
        }
        others.iter().find(notices).map_or(Fate::Survived, noticed)
    }

    /// Positions of the scenarios that have to do with the change, the one with the rarest parts first, and of the others.
    fn by_likelihood(&self, mutant: &Mutant) -> (Vec<usize>, Vec<usize>) {
        let mut weights = vec![0.0; self.scenarios.len()];
        for part in self.exercised {
            let changed =
                mutant.path.strip_prefix(part.path.as_str()).is_some_and(|rest| !rest.starts_with(is_name));
            if changed || mutant.likely.contains(&part.id) {
                for &at in &part.scenarios {
                    if let Some(weight) = weights.get_mut(at) {
                        *weight += 1.0 / part.scenarios.len() as f64;
                    }
                }
            }
        }
        let weight = |at: usize| weights.get(at).copied().unwrap_or_default();
        let (mut likely, others): (Vec<usize>, Vec<usize>) =
            (0..self.scenarios.len()).partition(|&at| weight(at) > 0.0);
        likely.sort_by(|&a, &b| weight(b).total_cmp(&weight(a)));
        (likely, others)
    }
}

/// Whether a name goes on with this letter.
fn is_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '-'
}

/// Mutants as they are thought of.
#[derive(Default)]
struct Mutants(Vec<Mutant>);

impl Mutants {
    fn add(
        &mut self,
        operator: Operator,
        path: impl Into<String>,
        change: impl Into<String>,
        edit: impl Fn(&mut Kader) + Send + Sync + 'static,
    ) {
        let (path, change, edit) = (path.into(), change.into(), Box::new(edit));
        self.0.push(Mutant { operator, path, change, likely: Vec::new(), edit });
    }
}

impl Mutants {
    /// Answers and dates that may well show the mutant that was added last.
    fn likely(&mut self, likely: Vec<String>) {
        if let Some(last) = self.0.last_mut() {
            last.likely = likely;
        }
    }
}

/// Takes the element at this place out of a list, if it is there.
fn take<T>(list: &mut Vec<T>, at: usize) {
    if at < list.len() {
        list.remove(at);
    }
}

/// Swaps an element with the next one, if both are there.
fn swap<T>(list: &mut [T], at: usize) {
    if let Some([one, other]) = list.get_mut(at..at + 2) {
        std::mem::swap(one, other);
    }
}
