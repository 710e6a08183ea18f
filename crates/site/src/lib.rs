//! From finished parts and checks to the files of a site.
//!
//! [`Parts`] are what every site is made of, whatever its kaders: the Wasm and its glue, scripts, style sheets, and templates with
//! named places. `cargo xtask` makes them, and a release carries them along. A [`Check`] is a kader with all that a site shows of
//! it; the tools make it. [`assemble()`] puts both together, [`publish()`] puts the result in a folder. Nothing here compiles, and
//! nothing starts another program: so a site is made anywhere.
//!
//! The rooms: [`seal`] gives files names and integrity, [`template`] fills named places, [`rules`] are what a page is told of a kader,
//! [`hand_over`] what comes after the first question, [`ways`] the other ways to show the check, [`offline`] what is kept for a day
//! without a network, [`earlier`] the version before. [`begin`], [`checklist`], [`choice`] and [`pages`] are the pages around the
//! check, [`said`] what a site says of itself. [`fail`] is the one shape of an error; [`files`] and [`gzip`] speak for themselves.

pub mod assemble;
pub mod begin;
pub mod check;
pub mod checklist;
pub mod choice;
pub mod earlier;
pub mod fail;
pub mod files;
pub mod gzip;
pub mod hand_over;
pub mod offline;
pub mod pages;
pub mod parts;
pub mod publish;
pub mod rules;
pub mod said;
pub mod seal;
pub mod template;
pub mod ways;

/// The version of this house, and of the parts that this program makes sites of.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

pub use assemble::{Site, assemble};
pub use check::{Check, Version};
pub use parts::Parts;
pub use publish::publish;
