//! The arguments, with help and refusals in Dutch.

use std::path::PathBuf;

use clap::error::{ContextKind, ErrorKind};
use clap::{ArgAction, Parser, Subcommand};

use super::values::{OutputFormat, TargetArg, VoiceArg, format, target, voice};
use super::{all, check, checklist, coverage, diff, keep, new, schema, site};

const TEMPLATE: &str = "{about}\n\nGebruik: {usage}\n\n{all-args}{after-help}";

/// Toetst, bouwt en gebruikt een beleidskader.
#[derive(Debug, Parser)]
#[command(
    name = "kader",
    about = "Toetst, bouwt en gebruikt een beleidskader als data.",
    version,
    help_template = TEMPLATE,
    override_usage = "kader OPDRACHT …",
    subcommand_help_heading = "Opdrachten",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    after_help = "Meer over een opdracht: kader OPDRACHT --help\nSluit af met 0; met 1 als er in het kader iets te herstellen is; met 2 en een melding als de opdracht niet kon."
)]
pub struct Args {
    /// Toon deze uitleg
    #[arg(short, long, global = true, action = ArgAction::Help, help_heading = "Opties")]
    help: Option<bool>,
    /// Toon de versie van het rekenprogramma
    #[arg(long, action = ArgAction::Version, help_heading = "Opties")]
    version: Option<bool>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Toetst een kader en noemt alles wat niet klopt, met bestand en regel
    #[command(help_template = TEMPLATE, override_usage = "kader check MAP")]
    Check(check::Args),
    /// Doet alle controles na elkaar, en zegt wat u daarna kunt doen
    #[command(help_template = TEMPLATE, override_usage = "kader all MAP")]
    All(all::Args),
    /// Bouwt het pakket van een kader: één JSON-bestand met een controleersom
    #[command(help_template = TEMPLATE, override_usage = "kader build MAP --out BESTAND [--today JJJJ-MM-DD]")]
    Build(Build),
    /// Toont alle vragen van een kader, per deel, met antwoorden, uitleg en normen
    #[command(help_template = TEMPLATE, override_usage = "kader questions MAP|PAKKET [--voice STEM] [--today JJJJ-MM-DD] [--json]")]
    Questions(Questions),
    /// Maakt een lijst om te printen en met de hand in te vullen: vragen, regels, uitkomsten, stappen en bronnen
    #[command(help_template = TEMPLATE, override_usage = "kader checklist MAP|PAKKET [--voice STEM] [--today JJJJ-MM-DD] [--part]")]
    Checklist(checklist::Args),
    /// Beoordeelt antwoorden en legt de uitkomst uit
    #[command(
        help_template = TEMPLATE,
        override_usage = "kader assess --kader MAP|PAKKET --answers BESTAND|- | --code CODE | --batch BESTAND|- [--today JJJJ-MM-DD] [--voice STEM] [--target DOEL] [--form VORM|--json]"
    )]
    Assess(Assess),
    /// Zet antwoorden om in een code om over te dragen: kort, zonder naam, voor precies dit kader
    #[command(help_template = TEMPLATE, override_usage = "kader code --kader MAP|PAKKET --answers BESTAND|- [--today JJJJ-MM-DD]")]
    Code(Code),
    /// Bewijst over alle gevallen dat de regels sluiten: geen gat, geen dode regel, elke uitkomst bereikbaar
    #[command(help_template = TEMPLATE, override_usage = "kader verify MAP [--json] [--write|--check]")]
    Verify(keep::Examination),
    /// Toont dat elke zin van de bron en elke norm een plaats heeft
    #[command(help_template = TEMPLATE, override_usage = "kader coverage MAP [--with MAP …] [--json|--html [--part]] [--write|--check]")]
    Coverage(coverage::Args),
    /// Vergelijkt twee kaders: andere woorden en andere uitkomsten
    #[command(help_template = TEMPLATE, override_usage = "kader diff MAP|PAKKET MAP|PAKKET [--json|--html]")]
    Diff(diff::Args),
    /// Toont welke regels de scenario's raken
    #[command(help_template = TEMPLATE, override_usage = "kader scenarios MAP [--json] [--write|--check]")]
    Scenarios(keep::Examination),
    /// Verandert elke regel om te zien of een scenario het merkt
    #[command(help_template = TEMPLATE, override_usage = "kader mutate MAP [--json] [--write|--check]")]
    Mutate(keep::Examination),
    /// Meet hoe de teksten voor de inwoner lezen: lengte van zinnen, leesgemak, lange woorden
    #[command(help_template = TEMPLATE, override_usage = "kader readability MAP [--json] [--write|--check]")]
    Readability(keep::Examination),
    /// Maakt een website van een of meer kaders, uit een uitgave van de voorcheck
    #[command(help_template = TEMPLATE, override_usage = "kader site UITGAVE MAP … --out MAP [--site BESTAND]")]
    Site(site::Args),
    /// Begint een nieuw kader: een kleine map die werkt
    #[command(help_template = TEMPLATE, override_usage = "kader new [--leeg] MAP")]
    New(new::Args),
    /// Geeft het JSON Schema van de kaderbestanden, voor aanvulling in een editor
    #[command(help_template = TEMPLATE, override_usage = "kader schema [SOORT]")]
    Schema(schema::Args),
}

impl Command {
    /// Whether refusals are wanted as JSON too.
    pub fn wants_json(&self) -> bool {
        match self {
            Command::Check(_)
            | Command::All(_)
            | Command::Build(_)
            | Command::Checklist(_)
            | Command::Code(_) => false,
            Command::Questions(questions) => questions.json,
            Command::Assess(assess) => assess.json || assess.batch.is_some(),
            Command::Verify(args)
            | Command::Scenarios(args)
            | Command::Mutate(args)
            | Command::Readability(args) => args.json,
            Command::Coverage(args) => args.common.json,
            Command::Diff(args) => args.json,
            Command::New(_) | Command::Schema(_) | Command::Site(_) => false,
        }
    }
}

/// `kader build`.
#[derive(Debug, clap::Args)]
pub struct Build {
    /// Map van het kader of van zijn versies
    #[arg(value_name = "MAP", help_heading = "Argumenten")]
    pub kader: PathBuf,
    /// Waar het pakket komt te staan
    #[arg(long, value_name = "BESTAND", help_heading = "Opties")]
    pub out: PathBuf,
    /// Neem de versie van deze dag; als u niets kiest, die van vandaag
    #[arg(long, value_name = "JJJJ-MM-DD", help_heading = "Opties")]
    pub today: Option<String>,
}

/// `kader questions`.
#[derive(Debug, clap::Args)]
pub struct Questions {
    /// Map van het kader of van zijn versies, of een pakket
    #[arg(value_name = "MAP|PAKKET", help_heading = "Argumenten")]
    pub kader: PathBuf,
    /// Voor wie: behandelaar (als u niets kiest) of inwoner
    #[arg(long, value_name = "STEM", default_value = "behandelaar", hide_default_value = true, value_parser = voice, help_heading = "Opties")]
    pub voice: VoiceArg,
    /// Neem de versie van deze dag; als u niets kiest, die van vandaag
    #[arg(long, value_name = "JJJJ-MM-DD", help_heading = "Opties")]
    pub today: Option<String>,
    /// Als JSON, voor een ander programma
    #[arg(long, help_heading = "Opties")]
    pub json: bool,
}

/// `kader assess`.
#[derive(Debug, clap::Args)]
pub struct Assess {
    /// Map van het kader of van zijn versies, of een pakket
    #[arg(long, value_name = "MAP|PAKKET", help_heading = "Opties")]
    pub kader: PathBuf,
    /// De antwoorden: een scenario of een ander bestand `.toml` met `[antwoorden]` en `[datums]`, of als JSON, {"answers": {vraag: antwoord}, "dates": {datum: "JJJJ-MM-DD"}}; - leest de standaardinvoer
    #[arg(long, value_name = "BESTAND|-", required_unless_present_any = ["code", "batch"], help_heading = "Opties")]
    pub answers: Option<PathBuf>,
    /// In plaats daarvan de code waarmee antwoorden zijn overgedragen; zie kader code
    #[arg(long, value_name = "CODE", conflicts_with = "answers", help_heading = "Opties")]
    pub code: Option<String>,
    /// Veel gevallen in een keer, voor een ander programma: op elke regel {"input": {antwoorden zoals hierboven}, "today": …,
    /// "voice": …, "target": …}; elke regel geeft een regel met de beoordeling als JSON
    #[arg(long, value_name = "BESTAND|-", conflicts_with_all = ["answers", "code", "form"], help_heading = "Opties")]
    pub batch: Option<PathBuf>,
    /// De datum van vandaag, als JJJJ-MM-DD; als u niets kiest, die van dit apparaat (UTC)
    #[arg(long, value_name = "JJJJ-MM-DD", help_heading = "Opties")]
    pub today: Option<String>,
    /// Voor wie: behandelaar (als u niets kiest) of inwoner
    #[arg(long, value_name = "STEM", default_value = "behandelaar", hide_default_value = true, value_parser = voice, help_heading = "Opties")]
    pub voice: VoiceArg,
    /// Welke vragen ertoe doen: outcome (voor de uitkomst; als u niets kiest), required (wat de pagina vraagt: tot het hoofdbesluit vaststaat) of criteria (voor elk criterium)
    #[arg(long, value_name = "DOEL", default_value = "outcome", hide_default_value = true, value_parser = target, help_heading = "Opties")]
    pub target: TargetArg,
    /// In welke vorm: verslag (als u niets kiest), markdown, agenda (iCalendar), brief (concept voor de melding), dossier (JSON
    /// van invoer en uitkomst), of een vorm van het kader zelf (`[[vorm]]`), bij haar id
    #[arg(long, value_name = "VORM", default_value = "verslag", hide_default_value = true, value_parser = format, help_heading = "Opties")]
    pub form: OutputFormat,
    /// Als JSON, voor een ander programma
    #[arg(long, conflicts_with = "form", help_heading = "Opties")]
    pub json: bool,
}

/// `kader code`.
#[derive(Debug, clap::Args)]
pub struct Code {
    /// Map van het kader of van zijn versies, of een pakket
    #[arg(long, value_name = "MAP|PAKKET", help_heading = "Opties")]
    pub kader: PathBuf,
    /// De antwoorden; zie kader assess --help
    #[arg(long, value_name = "BESTAND|-", help_heading = "Opties")]
    pub answers: PathBuf,
    /// Neem de versie van deze dag; als u niets kiest, die van vandaag
    #[arg(long, value_name = "JJJJ-MM-DD", help_heading = "Opties")]
    pub today: Option<String>,
}

/// What is wrong with the arguments, in Dutch.
pub fn refused(error: &clap::Error) -> String {
    let context = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let what = context(ContextKind::InvalidArg);
    let message = match error.kind() {
        ErrorKind::UnknownArgument => format!("`{what}` is hier geen optie."),
        ErrorKind::InvalidSubcommand => {
            format!("`{}` is geen opdracht.", context(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "Er staat geen opdracht.".to_owned()
        }
        ErrorKind::MissingRequiredArgument => format!("Er ontbreekt: {what}."),
        ErrorKind::ArgumentConflict => match context(ContextKind::PriorArg) {
            prior if prior.is_empty() || prior == what => format!("`{what}` staat er twee keer."),
            prior => format!("`{what}` gaat niet samen met `{prior}`."),
        },
        ErrorKind::InvalidUtf8 => "Een argument is geen tekst in UTF-8.".to_owned(),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = context(ContextKind::InvalidValue);
            let why =
                std::error::Error::source(error).map(|source| format!(": {source}")).unwrap_or_default();
            match value.as_str() {
                "" => format!("Achter `{what}` ontbreekt een waarde."),
                _ => format!("`{value}` kan niet bij `{what}`{why}."),
            }
        }
        _ => "De opdracht is niet te begrijpen.".to_owned(),
    };
    format!("{message} Uitleg: kader --help, of kader OPDRACHT --help.")
}
