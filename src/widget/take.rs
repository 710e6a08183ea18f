//! What the reader takes home, and what became of it.

use crate::assessment::dossier::Dossier;

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
        }
    }

    /// The end of its file name, and its media type.
    pub fn file(self) -> (&'static str, &'static str) {
        match self {
            Take::Text | Take::Letter => ("txt", "text/plain;charset=utf-8"),
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
    Copied,
    /// The browser refused: it is shown, to be selected by hand.
    Shown(Take),
}
