//! `kader schema`: the JSON Schema of the files of a kader.

use super::{Answer, Refusal};

/// `kader schema`.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs the command.
pub(super) fn run(_args: &Args) -> Result<Answer, Refusal> {
    Err(Refusal::new("unknown-command", "Deze opdracht is nog niet klaar.", ""))
}
