//! Room 3: one pure function from a kader, answers and today to an explained assessment.
//!
//! [`Engine::assess`] is that function; [`model`] is what it returns. [`description`] says what can be asked. [`code`] hands what went in over to somebody else.

mod ask;
pub mod case;
pub mod code;
pub mod description;
pub mod dossier;
pub mod engine;
pub mod joint;
mod judge;
pub mod model;
pub mod planner;
mod timeline;
pub mod wording;
pub mod words;

pub use description::Description;
pub use engine::Engine;
pub use model::{Assessment, Input, InputError, Options, Target};
