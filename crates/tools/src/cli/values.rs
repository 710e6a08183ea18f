//! Values of arguments that several commands take.

use voorcheck_rules::assessment::Target;
use voorcheck_rules::kader::Voice;

/// What an assessment is written as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutputFormat {
    /// For a terminal, with every quote.
    Verslag,
    /// Markdown.
    Markdown,
    /// iCalendar.
    Agenda,
    /// The draft letter.
    Brief,
    /// JSON of the input and the assessment.
    Dossier,
    /// A form of the kader, by its id.
    Own(String),
}

/// The forms that every kader has.
pub(super) const FORMS: [&str; 5] = ["verslag", "markdown", "agenda", "brief", "dossier"];

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
    Ok(match text {
        "verslag" => OutputFormat::Verslag,
        "markdown" => OutputFormat::Markdown,
        "agenda" => OutputFormat::Agenda,
        "brief" => OutputFormat::Brief,
        "dossier" => OutputFormat::Dossier,
        own => OutputFormat::Own(own.to_owned()),
    })
}

pub(super) fn target(text: &str) -> Result<TargetArg, String> {
    let all = Target::ALL.map(Target::id).join(", ");
    Target::from_id(text).map(TargetArg).ok_or_else(|| format!("kies uit: {all}"))
}
