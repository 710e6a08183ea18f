//! Room 3: one pure function from a kader, answers and today to an explained assessment.
//!
//! [`Engine::assess`] is that function; [`model`] is what it returns. [`description`] says what can be asked.

mod ask;
pub mod case;
pub mod description;
pub mod dutch;
pub mod engine;
pub mod joint_judgement;
pub mod judge;
pub mod model;
pub mod planner;
pub mod texts;
mod timeline;

pub use description::Description;
pub use engine::Engine;
pub use model::{Assessment, Input, InputError, Options, Target};
