//! What tests of several kinds share.

// No kind of test uses all of it.
#![allow(dead_code)]

pub mod cases;
pub mod effort;
pub mod folders;
pub mod in_process;
pub mod made_up;
pub mod mini;
pub mod pairs;
pub mod shipped;
pub mod shown;
pub mod variant;

use std::path::Path;

use voorcheck_rules::kader::element::{self, Element};

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// A kader, or a part of one, from its JSON as packs have it; `None` when something in it is not of its shape.
pub fn of_json<T: Element>(json: &serde_json::Value) -> Option<T> {
    element::read(serde_json::from_value(json.clone()).ok()?)
}
