//! `kader diff`: what differs between two kaders, in words and in outcomes.

mod html;
mod say;
mod text;

use std::path::{Path, PathBuf};

use super::{Answer, Refusal, to_html, to_json};
use crate::audit::diff::{Version, compare};
use crate::load::{Places, load};
use crate::pack;

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

/// Runs the command. That two kaders differ is an answer, not a fault.
pub(super) fn run(args: &Args) -> Result<Answer, Refusal> {
    let difference =
        compare(&open(&args.from)?, &open(&args.to)?).map_err(|problem| Refusal::of_kader(&[problem]))?;
    let report = match (args.json, args.html) {
        (true, _) => to_json(&difference)?,
        (_, true) => to_html(html::page(&difference)),
        _ => text::page(&difference),
    };
    Ok(report.into())
}

/// A folder or a pack, with its diagrams and, of a folder, its whole register.
fn open(path: &Path) -> Result<Version, Refusal> {
    let (kader, register, places) = if path.is_dir() {
        let loaded = load(path).map_err(|problems| Refusal::of_kader(&problems))?;
        (loaded.kader, Some(loaded.register), loaded.places)
    } else {
        let json = std::fs::read_to_string(path).map_err(|_| {
            let message = format!("`{}` is geen map met een kader en geen leesbaar pakket.", path.display());
            Refusal::new("unreadable-file", message, "kader")
        })?;
        let (kader, _) = pack::read(&json).map_err(|problems| Refusal::of_kader(&problems))?;
        (kader, None, Places::default())
    };
    Version::new(kader, register).map_err(|problems| Refusal::of_kader(&places.locate(problems)))
}
