//! `kader coverage`: every sentence of the source and every norm has its place.

use std::path::PathBuf;

use super::keep::Keep;
use super::{Answer, Refusal};

/// `kader coverage`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Map van het kader
    #[arg(value_name = "MAP", help_heading = "Argumenten")]
    pub kader: PathBuf,
    /// Als JSON, voor een ander programma
    #[arg(long, help_heading = "Opties")]
    pub json: bool,
    /// Als HTML, om te lezen of te delen
    #[arg(long, conflicts_with = "json", help_heading = "Opties")]
    pub html: bool,
    #[command(flatten)]
    pub keep: Keep,
}

/// Runs the command.
pub(super) fn run(_args: &Args) -> Result<Answer, Refusal> {
    Err(Refusal::new("unknown-command", "Deze opdracht is nog niet klaar.", ""))
}
