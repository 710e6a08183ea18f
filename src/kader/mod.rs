//! Room 1: policy as data.
//!
//! [`model`] is the one dictionary between the Dutch of the kader files and the English of the code.
//! [`mod@check`] holds the demands every kader meets, whether it came from TOML or from a pack.
//! With the feature `cli`, `load` reads a folder of TOML files, `pack` writes and reads packs, `opening` writes
//! what a page shows before the whole pack is there, and `shape` says what a file may hold.

pub mod check;
pub mod condition;
pub mod date;
pub mod glossary;
pub mod holidays;
pub mod model;
pub mod table;
pub mod term;
pub mod text;

#[cfg(feature = "cli")]
pub mod load;
#[cfg(feature = "cli")]
pub mod opening;
#[cfg(feature = "cli")]
pub mod pack;
#[cfg(feature = "cli")]
pub mod shape;

pub use check::{Problem, check};
pub use condition::{Atom, Condition};
pub use model::Kader;
pub use table::Table;
pub use text::{Text, Voice};
