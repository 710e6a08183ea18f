//! The demands every kader meets, whatever it was read from.

use super::Kader;

/// What is wrong with a kader, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Stable code, such as `unknown-norm`.
    pub code: &'static str,
    /// Where in the kader, such as `criterium[2].regel[1].normen[0]`; empty for the kader as a whole.
    pub path: String,
    /// File below the kader's folder and line, when it was read from one.
    pub place: Option<(String, usize)>,
    /// What is wrong, in Dutch.
    pub message: String,
    /// What to do, in Dutch.
    pub advice: String,
}

/// Every demand that can be judged without reasoning over combinations.
pub fn check(_kader: &Kader) -> Vec<Problem> {
    Vec::new()
}
