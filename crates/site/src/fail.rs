//! One shape for everything that can go wrong: what happened, where, and what the reader can do about it.

use std::fmt;

/// A failure in words for the person at the keyboard (Dutch, like all output of this tool).
#[derive(Debug)]
pub struct Fail {
    what: String,
    place: String,
    advice: String,
}

/// The result of everything in this tool.
pub type Outcome<T> = Result<T, Fail>;

impl Fail {
    /// What went wrong, where (a file, a command), and what to do now.
    pub fn new(what: impl Into<String>, place: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { what: what.into(), place: place.into(), advice: advice.into() }
    }
}

impl fmt::Display for Fail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Mislukt: {}", self.what)?;
        writeln!(f, "   Waar: {}", self.place)?;
        write!(f, "Wat nu?  {}", self.advice.replace('\n', "\n         "))
    }
}

/// Turns the errors of the standard library into a [`Fail`], keeping their text.
pub trait OrFail<T> {
    /// Wraps an error: `what` went wrong at `place`, and `advice` on what to do.
    fn or_fail(self, what: &str, place: impl fmt::Display, advice: &str) -> Outcome<T>;
}

impl<T, E: fmt::Display> OrFail<T> for Result<T, E> {
    fn or_fail(self, what: &str, place: impl fmt::Display, advice: &str) -> Outcome<T> {
        self.map_err(|error| Fail::new(format!("{what} ({error})"), place.to_string(), advice))
    }
}
