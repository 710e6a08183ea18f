//! Values of arguments that several commands take.

use voorcheck_rules::assessment::Target;
use voorcheck_rules::kader::Voice;

/// What an assessment is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutputFormat {
    /// For a terminal, with every quote.
    Verslag,
    /// Plain text for a patient record.
    Tekst,
    /// Markdown.
    Markdown,
    /// iCalendar.
    Agenda,
    /// The draft letter.
    Brief,
    /// JSON of the input and the assessment.
    Dossier,
}

/// A voice as argument.
#[derive(Clone, Copy, Debug)]
pub struct VoiceArg(pub Voice);

/// A target as argument.
#[derive(Clone, Copy, Debug)]
pub struct TargetArg(pub Target);

pub(super) fn voice(text: &str) -> Result<VoiceArg, String> {
    Voice::from_id(text).map(VoiceArg).ok_or_else(|| "kies uit: behandelaar, inwoner".to_owned())
}

pub(super) fn format(text: &str) -> Result<OutputFormat, String> {
    match text {
        "verslag" => Ok(OutputFormat::Verslag),
        "tekst" => Ok(OutputFormat::Tekst),
        "markdown" => Ok(OutputFormat::Markdown),
        "agenda" => Ok(OutputFormat::Agenda),
        "brief" => Ok(OutputFormat::Brief),
        "dossier" => Ok(OutputFormat::Dossier),
        _ => Err("kies uit: verslag, tekst, markdown, agenda, brief, dossier".to_owned()),
    }
}

pub(super) fn target(text: &str) -> Result<TargetArg, String> {
    let all = Target::ALL.map(Target::id).join(", ");
    Target::from_id(text).map(TargetArg).ok_or_else(|| format!("kies uit: {all}"))
}
