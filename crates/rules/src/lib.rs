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

#![no_std]

extern crate alloc;

pub mod assessment;
pub mod decision;
pub mod kader;
pub mod questionnaire;

/// What the standard library would have put in scope.
mod prelude {
    pub use alloc::borrow::ToOwned;
    pub use alloc::boxed::Box;
    pub use alloc::format;
    pub use alloc::string::String;
    pub use alloc::vec;
    pub use alloc::vec::Vec;
}
