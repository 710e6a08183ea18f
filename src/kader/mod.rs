//! Room 1: policy as data.
//!
//! [`model`] is the one dictionary between the Dutch of the kader files and the English of the code.
//! [`mod@check`] holds the demands every kader meets, whether it came from TOML or from a pack.
//! With the feature `cli`, `load` reads a folder of TOML files and `pack` writes and reads packs.

pub mod check;
pub mod condition;
pub mod date;
pub mod model;
pub mod table;
pub mod term;
pub mod text;

#[cfg(feature = "cli")]
pub mod load;
#[cfg(feature = "cli")]
pub mod pack;

pub use check::{Problem, check};
pub use condition::{Atom, Condition};
pub use model::Kader;
pub use table::Table;
pub use text::{Text, Voice};
