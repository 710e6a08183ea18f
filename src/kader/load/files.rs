//! Files below the kader's folder.

use std::path::{Component, Path};

use crate::kader::Problem;

/// The text of a file below `dir`, without byte order mark.
///
/// Errors: `unreadable-file` when it is missing, not UTF-8, or outside the folder; the caller adds the path.
pub(super) fn read(dir: &Path, name: &str) -> Result<String, Problem> {
    let problem = |message: String, advice: &str| Problem::new("unreadable-file", "", message, advice);
    let relative = Path::new(name);
    if name.is_empty() || !relative.components().all(|part| matches!(part, Component::Normal(_))) {
        return Err(problem(
            format!("`{name}` ligt niet in de map van het kader."),
            "Noem een bestand in of onder die map.",
        ));
    }
    match std::fs::read(dir.join(relative)) {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
            Err(_) => {
                Err(problem(format!("`{name}` is geen tekst in UTF-8."), "Sla het bestand op als UTF-8."))
            }
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(problem(
            format!("Het bestand `{name}` bestaat niet."),
            "Verbeter de naam of voeg het bestand toe.",
        )),
        Err(_) => Err(problem(
            format!("Het bestand `{name}` is niet te lezen."),
            "Controleer de rechten op het bestand.",
        )),
    }
}
