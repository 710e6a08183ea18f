//! `kader new`: a small kader that works, to start from.

use std::path::PathBuf;

use super::{Answer, Refusal};

/// `kader new`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Map die er komt; haar naam wordt het id van het kader
    #[arg(value_name = "MAP", help_heading = "Argumenten")]
    pub kader: PathBuf,
}

/// Runs the command.
pub(super) fn run(_args: &Args, _today: &str) -> Result<Answer, Refusal> {
    Err(Refusal::new("unknown-command", "Deze opdracht is nog niet klaar.", ""))
}
