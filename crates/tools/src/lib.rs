//! The tools of policy people: read, check, prove, report and pack a kader.
//!
//! [`load`] reads a folder of TOML files; [`mod@check`] holds the demands every kader meets, whether it came from TOML or from a
//! pack; [`pack`] writes and reads packs, [`opening`] what a page shows before the whole pack is there. [`audit`] is what
//! can be shown of a kader: proof over all cases, coverage of the text, differences. [`cli`] is the command line `kader`.

pub mod audit;
pub mod check;
pub mod cli;
pub mod entangled;
pub mod load;
pub mod opening;
pub mod pack;
