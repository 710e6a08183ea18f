//! Room 3: one pure function from a kader, answers and today to an explained assessment.

pub mod model;

pub use model::{Assessment, Input, InputError, Options, Target};
