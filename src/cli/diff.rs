//! `kader diff`: what differs between two kaders, in words and in outcomes.

use std::path::PathBuf;

use super::{Answer, Refusal};

/// `kader diff`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Map of pakket van het ene kader
    #[arg(value_name = "MAP|PAKKET", help_heading = "Argumenten")]
    pub from: PathBuf,
    /// Map of pakket van het andere kader
    #[arg(value_name = "MAP|PAKKET", help_heading = "Argumenten")]
    pub to: PathBuf,
    /// Als JSON, voor een ander programma
    #[arg(long, help_heading = "Opties")]
    pub json: bool,
    /// Als HTML, om te lezen of te delen
    #[arg(long, conflicts_with = "json", help_heading = "Opties")]
    pub html: bool,
}

/// Runs the command.
pub(super) fn run(_args: &Args) -> Result<Answer, Refusal> {
    Err(Refusal::new("unknown-command", "Deze opdracht is nog niet klaar.", ""))
}
