//! `kader checklist`: everything a kader asks, weighs and says, to print and fill in by hand.

use std::path::PathBuf;

use super::open::{Opened, open_on};
use super::values::{VoiceArg, voice};
use super::{Answer, Refusal, to_html};
use crate::audit::checklist;

/// `kader checklist`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Map van het kader of van zijn versies, of een pakket
    #[arg(value_name = "MAP|PAKKET", help_heading = "Argumenten")]
    pub kader: PathBuf,
    /// Voor wie: behandelaar (als u niets kiest) of inwoner
    #[arg(long, value_name = "STEM", default_value = "behandelaar", hide_default_value = true, value_parser = voice, help_heading = "Opties")]
    pub voice: VoiceArg,
    /// Neem de versie van deze dag; als u niets kiest, die van vandaag
    #[arg(long, value_name = "JJJJ-MM-DD", help_heading = "Opties")]
    pub today: Option<String>,
    /// Alleen het deel voor een andere bladzijde, zonder eigen opmaak
    #[arg(long, help_heading = "Opties")]
    pub part: bool,
}

/// Runs the command.
pub(super) fn run(args: &Args, today: &str) -> Result<Answer, Refusal> {
    let Opened { engine, sha256 } = open_on(&args.kader, args.today.as_deref().unwrap_or(today))?;
    let write = if args.part { checklist::part } else { checklist::page };
    Ok(to_html(write(engine.kader(), &sha256, args.voice.0)).into())
}
