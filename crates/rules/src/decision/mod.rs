//! Room 2: reasoning over every completion at once.
//!
//! Criteria, decisions and conditions become reduced ordered multi-valued decision diagrams over the facts
//! (Bryant 1986, *Graph-Based Algorithms for Boolean Function Manipulation*; Srinivasan, Kam, Malik and Brayton 1990,
//! *Algorithms for Discrete Function Manipulation*). [`diagram`] holds the structure, [`space`] the variables,
//! [`compile`] the way from a kader to diagrams, [`partial`] what follows from partial answers, [`reasons`] why,
//! [`count`] how many complete cases, [`operations`] what an examination makes of diagrams.

pub mod compile;
pub mod count;
pub mod diagram;
pub mod operations;
pub mod partial;
pub mod reasons;
pub mod space;

pub use compile::Compiled;
pub use diagram::{Diagrams, Ref};
pub use partial::{Partial, Terminals};
pub use space::Space;
