//! What happens to the page, and what comes of it: the words [`State`](super::state::State) is spoken to in.

use super::two_judges::Act;
use crate::assessment::Input;
use crate::kader::Voice;
use crate::prelude::*;

/// What the host page asks for; it outlives "Wis alles".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Who is being spoken to.
    pub voice: Voice,
    /// The municipality the host page asks for.
    pub municipality: Option<String>,
    /// The reader is one of two who judge: they begin with their form, and do not see an outcome before it.
    pub judges: bool,
    /// How far the rules have come in.
    pub rules: Rules,
}

/// How far the rules have come in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rules {
    /// The opening: reasoning and the first step, without the texts of other steps and of an outcome.
    #[default]
    Opening,
    /// The opening, and the whole pack did not come in.
    Missed,
    /// The whole pack.
    Whole {
        /// Whether the loader compared it with its hash; it cannot where the browser cannot hash.
        verified: bool,
    },
}

/// Where the reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A section of the questionnaire, by its index.
    Section(usize),
    /// The outcome, or the page of a route.
    Result,
}

/// What lies on top of the place, and leaves it as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// Where the rules come from.
    Account,
    /// Two people judge.
    TwoJudges,
}

/// Why everything was wiped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wiped {
    /// The reader asked for it.
    Asked,
    /// Nobody did anything for a while.
    Idle,
    /// The page was left; the next person must not see it.
    Left,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// An option was chosen: fact, option.
    Answer(String, String),
    /// Something was typed in one of the three fields of a date, from 0 for the day: id, field, all it holds now.
    Date(String, usize, String),
    /// Something was typed as a code.
    TypeCode(String),
    /// The answers of that code, in place of none; nothing when it could not be read.
    TakeCode(Option<Input>),
    /// To the next step, or back to the outcome after a change.
    Next,
    /// To the step before.
    Previous,
    /// To the outcome so far.
    ShowResult,
    /// To the question with this id, to answer it again.
    Edit(String),
    /// To what is wrong with the date with this id on the step that is shown.
    GoTo(String),
    /// All steps on one page, or one by one again.
    OnePage(bool),
    /// On with every question, also those that cannot change the outcome any more.
    Continue,
    /// To something on top of the place, or back to exactly that place.
    ShowOverlay(Option<Overlay>),
    /// What two people who judge do.
    Judge(Act),
    /// To a place out of the browser's history, by its number.
    Recall(usize),
    /// The whole pack came in, in place of its opening, or did not; nothing the reader did is lost.
    Arrive(Rules),
    /// The meaning of a word was asked for, or put away: the text it stands in, a line end, the word. Empty puts away
    /// whatever is open.
    Meaning(String),
    /// Everything away; the second is today's date.
    Wipe(Wiped, String),
}

impl Event {
    /// Whether it asks for another step: not before the dates of this one are dates.
    pub fn leaves_step(&self) -> bool {
        use Event::{Continue, Edit, Next, Previous, ShowResult};
        matches!(self, Next | Previous | ShowResult | Continue | Edit(_))
    }
}

/// Where the focus goes after a change of place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The heading of the page.
    Heading,
    /// What is wrong with this step.
    Errors,
    /// The question or date with this id.
    Question(String),
    /// The first wrong field of the date with this id.
    Wrong(String),
    /// The field for a code.
    Code,
    /// The button that leads to this.
    Opener(Overlay),
}

/// What the page has to do beside showing the new state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// Move the focus.
    pub focus: Option<Focus>,
    /// Remember the new place in the browser's history.
    pub remember: bool,
}
