//! `kader mutate`: changes each rule to see whether a scenario notices.

use std::path::PathBuf;

use super::keep::Keep;
use super::{Answer, Refusal};

/// `kader mutate`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Map van het kader
    #[arg(value_name = "MAP", help_heading = "Argumenten")]
    pub kader: PathBuf,
    /// Als JSON, voor een ander programma
    #[arg(long, help_heading = "Opties")]
    pub json: bool,
    #[command(flatten)]
    pub keep: Keep,
}

/// Runs the command.
pub(super) fn run(_args: &Args) -> Result<Answer, Refusal> {
    Err(Refusal::new("unknown-command", "Deze opdracht is nog niet klaar.", ""))
}
