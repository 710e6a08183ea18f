//! The rules: a policy text as data, reasoned over exactly, explained to a person.
//!
//! Four rooms, one direction, nothing runs back up:
//!
//! 1. [`kader`]: policy as data. `kader::model` is the one dictionary: Dutch in files, English in code.
//! 2. [`decision`]: rules become decision diagrams; partial answers restrict them. Unknown is never yes or no.
//! 3. [`assessment`]: one pure function from a kader, answers and today to an [`assessment::Assessment`].
//! 4. [`questionnaire`]: the state of who fills it in; one value, changed in one place.
//!
//! There is no clock, network, file or browser here, and no standard library to find one in: today and the voice are
//! parameters. A walk through the whole starts at [`assessment::Engine::assess`].
//!
//! # An example
//!
//! Load the rules of a pack, assess what was answered, read the outcome and the sentence of the policy behind it:
//!
//! ```
//! use voorcheck_rules::assessment::{Engine, Input, Options, Target};
//! use voorcheck_rules::kader::Voice;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let json = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/kaders/mini-pakket.json"))?;
//! let engine = Engine::of_pack(serde_json::from_str(&json)?).map_err(|problem| problem.to_string())?;
//!
//! let answers = [("gemeente", "dorp"), ("ervaring", "ervaren"), ("pacht", "ja"), ("schuur", "nee")];
//! let answers = answers.into_iter().map(|(fact, option)| (fact.to_owned(), option.to_owned())).collect();
//! let input = Input { answers, ..Input::default() };
//! let today = "2026-11-22".to_owned();
//! let options = Options { today, voice: Voice::Behandelaar, target: Target::Outcome };
//! let assessment = engine.assess(&input, &options).map_err(|error| error.message)?;
//!
//! let decision = &assessment.decisions[0];
//! assert_eq!(decision.outcome.as_deref(), Some("past"));
//! let reason = &decision.criteria[0].reasons[0];
//! let norm = engine.kader().norms.iter().find(|norm| norm.id == reason.norms[0]);
//! assert_eq!(norm.map(|norm| norm.quote.as_str()), Some("Wie een tuin wil, heeft ten minste een jaar ervaring."));
//! // Nothing answered: nothing decided, and never a no.
//! let open = engine.assess(&Input::default(), &options).map_err(|error| error.message)?;
//! assert_eq!((open.decisions[0].outcome.as_deref(), open.decisions[0].decided), (None, false));
//! # Ok(())
//! # }
//! ```

#![no_std]

extern crate alloc;
// The macros of the model name this crate, from within and from the tools.
extern crate self as voorcheck_rules;

pub mod assessment;
pub mod decision;
pub mod kader;
pub mod questionnaire;

/// What the standard library would have put in scope.
mod prelude {
    pub use alloc::borrow::ToOwned;
    pub use alloc::boxed::Box;
    pub use alloc::string::{String, ToString};
    pub use alloc::vec;
    pub use alloc::vec::Vec;
}
