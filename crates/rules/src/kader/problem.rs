//! What can be wrong with a kader, and how that is said.

use core::fmt;

use crate::prelude::*;

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

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::Problem;
    use crate::prelude::*;

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
