//! Reports that are kept beside the kader they are about, so that everybody reads them and a change shows.

use std::fmt::Display;
use std::path::PathBuf;

use voorcheck_takehome::sheet::Sheet;

use super::{Answer, Refusal};

/// The arguments of every command that examines a kader and keeps its report beside it.
#[derive(Debug, clap::Args)]
pub struct Examination {
    /// Map van het kader
    #[arg(value_name = "MAP", help_heading = "Argumenten")]
    pub kader: PathBuf,
    /// Als JSON, voor een ander programma
    #[arg(long, help_heading = "Opties")]
    pub json: bool,
    #[command(flatten)]
    keep: Keep,
}

/// What to do with a report besides showing it.
#[derive(Debug, clap::Args)]
struct Keep {
    /// Schrijf het verslag ook in de map van het kader
    #[arg(long, conflicts_with = "check", help_heading = "Opties")]
    write: bool,
    /// Controleer of het verslag in de map van het kader nog klopt
    #[arg(long, help_heading = "Opties")]
    check: bool,
}

impl Examination {
    /// Shows `shown`; writes `report` to `name` in the kader's folder, or holds it against what is there. `command` is
    /// what the reader runs to renew it.
    ///
    /// Refused: `unwritable-file`; `stale-report` when the file is missing or reads otherwise.
    pub(super) fn report(
        &self,
        name: &str,
        report: &str,
        command: &str,
        shown: Answer,
    ) -> Result<Answer, Refusal> {
        let file = self.kader.join(name);
        if self.keep.write {
            std::fs::write(&file, report).map_err(|_| {
                let message =
                    format!("`{}` is niet te schrijven; controleer de map en de rechten.", file.display());
                Refusal::new("unwritable-file", message, "write")
            })?;
        }
        // A checkout may have turned the ends of lines.
        let same = |found: String| found.replace("\r\n", "\n") == report;
        if self.keep.check && !std::fs::read_to_string(&file).is_ok_and(same) {
            let message = format!(
                "`{}` hoort niet meer bij dit kader. Maak het opnieuw met `kader {command} {} --write` en lees wat er \
                 veranderd is.",
                file.display(),
                self.kader.display()
            );
            return Err(Refusal::new("stale-report", message, "check"));
        }
        Ok(shown)
    }
}

/// What is wrong, above the rest of a report for a terminal.
pub(super) fn findings(sheet: &mut Sheet, found: &[impl Display]) {
    match found.len() {
        0 => sheet.behind("", "Geen bevindingen."),
        1 => sheet.heading(false, &["1 bevinding"]),
        count => sheet.heading(false, &[&format!("{count} bevindingen")]),
    }
    for finding in found {
        sheet.point(&[&finding.to_string()]);
    }
}
