//! What the reader takes home, and what became of it.

use crate::code;
use crate::dossier::Dossier;

/// Something to take home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// Plain text, for a patient record.
    Text,
    /// The draft letter.
    Letter,
    /// A Markdown file.
    Markdown,
    /// A calendar file.
    Calendar,
    /// A JSON file.
    Json,
    /// The code that hands the answers over.
    Code,
}

impl Take {
    /// Its contents.
    pub fn of(self, dossier: &Dossier<'_>) -> String {
        match self {
            Take::Text => dossier.text(),
            Take::Letter => dossier.letter(),
            Take::Markdown => dossier.markdown(),
            Take::Calendar => dossier.calendar(),
            Take::Json => dossier.json(),
            Take::Code => {
                let sha256 = &dossier.assessment.kader.sha256;
                code::write(dossier.kader, sha256, dossier.input).unwrap_or_default()
            }
        }
    }

    /// The end of its file name, and its media type.
    pub fn file(self) -> (&'static str, &'static str) {
        match self {
            Take::Text | Take::Letter | Take::Code => ("txt", "text/plain;charset=utf-8"),
            Take::Markdown => ("md", "text/markdown;charset=utf-8"),
            Take::Calendar => ("ics", "text/calendar;charset=utf-8"),
            Take::Json => ("json", "application/json"),
        }
    }
}

/// What became of the last thing that was copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is on the clipboard.
    Copied(Take),
    /// The browser refused: it is shown and selected, to be copied by hand.
    Shown(Take),
}
