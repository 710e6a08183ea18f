//! The demands every kader meets, whatever it was read from.
//!
//! Pure: no files, no clock. [`check()`] holds what the engine relies on, [`review()`] what an author should mend although
//! the engine could live with it. What needs the source texts (is a quote verbatim?) lives in the loader; what needs
//! decision diagrams (is every combination covered?) lives in room 2. Each room below looks at one part of the kader
//! and adds to one report, so that somebody who writes a kader sees all mistakes at once.

mod around;
mod causes;
mod conditions;
mod ids;
mod names;
mod planner;
mod questions;
mod reasoning;
mod review;
pub(crate) mod signs;
pub mod suggest;
mod texts;
mod walked;
mod wordings;

use voorcheck_rules::assessment::Engine;
use voorcheck_rules::decision::Compiled;
use voorcheck_rules::kader::{Kader, Problem};

use crate::entangled;
pub(crate) use causes::{causes, unwritten};
pub(crate) use conditions::ALL_CRITERIA;
pub use ids::is_id;
use names::Names;

/// Collects problems while the rooms look around.
#[derive(Default)]
struct Report {
    problems: Vec<Problem>,
}

impl Report {
    fn add(
        &mut self,
        code: &'static str,
        path: impl Into<String>,
        message: impl Into<String>,
        advice: impl Into<String>,
    ) {
        self.problems.push(Problem::new(code, path, message, advice));
    }
}

/// Every demand that can be judged without reasoning over combinations and without the source texts.
///
/// Takes a kader from any source; returns what is wrong with it, in the order of the kader, without places in files.
/// Empty: the kader may be compiled.
pub fn check(kader: &Kader) -> Vec<Problem> {
    let names = Names::of(kader);
    let mut report = Report::default();
    ids::check(&mut report, kader);
    questions::check(&mut report, kader, &names);
    reasoning::check(&mut report, kader, &names);
    around::check(&mut report, kader, &names);
    planner::check(&mut report, kader, &names);
    walked::check(&mut report, kader, &names);
    wordings::check(&mut report, kader);
    texts::check(&mut report, kader);
    report.problems
}

/// Checks and compiles a kader; `sha256` is the hash of its pack.
///
/// Errors: everything [`check()`] and [`Compiled::new`] find; what makes its diagrams too large is said in full.
pub fn engine(kader: Kader, sha256: String) -> Result<Engine, Vec<Problem>> {
    let problems = check(&kader);
    if !problems.is_empty() {
        return Err(problems);
    }
    let compiled = compiled(&kader)?;
    Ok(Engine::of(kader, sha256, compiled))
}

/// The diagrams of a kader that passed [`check()`].
///
/// Errors: as [`Compiled::new`].
pub fn compiled(kader: &Kader) -> Result<Compiled, Vec<Problem>> {
    Compiled::new(kader, &|part, space| entangled::problem(kader, space, part))
}

/// What an author should mend although the engine could live with it: questions nobody needs, rules and texts that
/// never appear, pages without content.
///
/// Takes a kader that may still have problems of [`check()`]; returns its own in the order of the kader.
pub fn review(kader: &Kader) -> Vec<Problem> {
    let mut report = Report::default();
    review::review(&mut report, kader);
    report.problems
}
