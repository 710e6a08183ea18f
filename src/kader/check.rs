//! The demands every kader meets, whatever it was read from.
//!
//! Pure: no files, no clock. [`check()`] holds what the engine relies on, [`review()`] what an author should mend although
//! the engine could live with it. What needs the source texts (is a quote verbatim?) lives in the loader; what needs
//! decision diagrams (is every combination covered?) lives in room 2. Each room below looks at one part of the kader
//! and adds to one report, so that somebody who writes a kader sees all mistakes at once.

mod around;
mod conditions;
mod ids;
mod names;
mod planner;
mod questions;
mod reasoning;
mod review;
pub(super) mod signs;
pub mod suggest;
mod texts;

use std::fmt;

use super::Kader;
pub use ids::is_id;
use names::Names;

/// What is wrong with a kader, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Stable code, such as `unknown-norm`.
    pub code: &'static str,
    /// Where in the kader, such as `criterium[2].regel[1].normen[0]`; empty for the kader as a whole. A key that
    /// holds a dot stands in quotes, as in TOML: `actie[0].als[0]."plan.gat"`.
    pub path: String,
    /// File below the kader's folder and line, when it was read from one.
    pub place: Option<(String, usize)>,
    /// What is wrong, in Dutch.
    pub message: String,
    /// What to do, in Dutch.
    pub advice: String,
}

impl Problem {
    /// A problem without a place in a file: code, path in the kader, what is wrong and what to do.
    pub fn new(
        code: &'static str,
        path: impl Into<String>,
        message: impl Into<String>,
        advice: impl Into<String>,
    ) -> Problem {
        Problem { code, path: path.into(), place: None, message: message.into(), advice: advice.into() }
    }

    /// The same problem, at this line of this file.
    pub fn at(mut self, file: impl Into<String>, line: usize) -> Problem {
        self.place = Some((file.into(), line));
        self
    }
}

/// `vragen.toml:12: De norm … bestaat niet. Bedoelde u …? [unknown-norm]`, on one line.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Some((file, line)) => write!(f, "{file}:{line}: ")?,
            None if self.path.is_empty() => {}
            None => write!(f, "{}: ", self.path)?,
        }
        write!(f, "{}", self.message)?;
        if !self.advice.is_empty() {
            write!(f, " {}", self.advice)?;
        }
        write!(f, " [{}]", self.code)
    }
}

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
    texts::check(&mut report, kader);
    questions::check(&mut report, kader, &names);
    reasoning::check(&mut report, kader, &names);
    around::check(&mut report, kader, &names);
    planner::check(&mut report, kader, &names);
    report.problems
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

#[cfg(test)]
mod tests {
    use super::Problem;

    #[test]
    fn a_problem_says_where_it_is_as_well_as_it_can() {
        let of = |path| Problem::new("empty-text", path, "Deze tekst is leeg.", "Schrijf haar.");
        let end = "Deze tekst is leeg. Schrijf haar. [empty-text]";
        assert_eq!(of("feit[0].naam").at("vragen.toml", 12).to_string(), format!("vragen.toml:12: {end}"));
        assert_eq!(of("feit[0].naam").to_string(), format!("feit[0].naam: {end}"));
        assert_eq!(of("").to_string(), end);
        let bare = Problem::new("empty-text", "", "Deze tekst is leeg.", "");
        assert_eq!(bare.to_string(), "Deze tekst is leeg. [empty-text]");
    }
}
