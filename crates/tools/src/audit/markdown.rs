//! What every report in Markdown needs.

use voorcheck_takehome::dossier::lines;

/// A text as Markdown that shows the same words, on one line, also within a table.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    lines::markdown(&text.replace('\n', " "), &mut escaped);
    escaped
}
