//! What the reader takes home, and what became of it.

use crate::code;
use crate::dossier::Dossier;

/// Something to take home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// A form of the kader, by its place among them.
    Form(usize),
    /// The draft letter.
    Letter,
    /// The report, as a text.
    Report,
    /// A calendar file.
    Calendar,
    /// The code that hands the answers over.
    Code,
}

impl Export {
    /// Its contents.
    pub fn of(self, dossier: &Dossier<'_>) -> String {
        match self {
            Export::Form(at) => {
                dossier.kader.forms.get(at).map(|form| dossier.form(&form.id)).unwrap_or_default()
            }
            Export::Letter => dossier.letter(),
            Export::Report => dossier.report(),
            Export::Calendar => dossier.calendar(),
            Export::Code => {
                let sha256 = &dossier.assessment.kader.sha256;
                code::write(dossier.kader, sha256, dossier.input).unwrap_or_default()
            }
        }
    }

    /// The end of its file name, and its media type.
    pub fn file(self) -> (&'static str, &'static str) {
        match self {
            Export::Form(_) | Export::Letter | Export::Report | Export::Code => {
                ("txt", "text/plain;charset=utf-8")
            }
            Export::Calendar => ("ics", "text/calendar;charset=utf-8"),
        }
    }
}

/// What became of the last thing that was copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportStatus {
    /// It is on the clipboard.
    Copied(Export),
    /// The browser refused: it is shown and selected, to be copied by hand.
    Shown(Export),
}
