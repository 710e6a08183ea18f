//! Room 1: policy as data.
//!
//! [`model`] is the one dictionary between the Dutch of the kader files and the English of the code; [`shape`] says what
//! a file may hold. Reading files, the demands every kader meets, and writing packs are for the tools of policy people.

pub mod condition;
pub mod date;
pub mod element;
pub mod glossary;
pub mod holidays;
pub mod model;
mod problem;
pub mod shape;
pub mod table;
pub mod text;
pub mod value;
pub mod visit;

pub use condition::{Atom, Condition};
pub use model::Kader;
pub use problem::Problem;
pub use table::Table;
pub use text::{Text, Voice};
