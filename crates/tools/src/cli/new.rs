//! `kader new`: a small kader that works, to start from, or one with only what every kader has (`--leeg`).
//!
//! The example is a kader itself (`new/leenfiets`), with comments that explain every key; the empty one (`new/leeg`) is filled
//! by the guide. A copy gets the name of its folder, and all its dates move so that the text is compared with its source today.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use time::{Date, Duration};
use voorcheck_rules::kader::date;

use super::{Answer, Refusal, schema};
use crate::check::is_id;

/// The files of the example.
const FILES: [(&str, &str); 15] = [
    ("kader.toml", include_str!("new/leenfiets/kader.toml")),
    ("teksten.toml", include_str!("new/leenfiets/teksten.toml")),
    ("vragen.toml", include_str!("new/leenfiets/vragen.toml")),
    ("criteria.toml", include_str!("new/leenfiets/criteria.toml")),
    ("signalen-en-acties.toml", include_str!("new/leenfiets/signalen-en-acties.toml")),
    ("routes.toml", include_str!("new/leenfiets/routes.toml")),
    ("planner.toml", include_str!("new/leenfiets/planner.toml")),
    ("verantwoording.toml", include_str!("new/leenfiets/verantwoording.toml")),
    ("normen.tsv", include_str!("new/leenfiets/normen.tsv")),
    ("bron/regeling-leenfiets.txt", include_str!("new/leenfiets/bron/regeling-leenfiets.txt")),
    ("scenarios/basis.toml", include_str!("new/leenfiets/scenarios/basis.toml")),
    ("scenarios/gedeelde-stalling.toml", include_str!("new/leenfiets/scenarios/gedeelde-stalling.toml")),
    ("scenarios/geen-stalling.toml", include_str!("new/leenfiets/scenarios/geen-stalling.toml")),
    ("scenarios/stalling-onbekend.toml", include_str!("new/leenfiets/scenarios/stalling-onbekend.toml")),
    ("scenarios/andere-gemeente.toml", include_str!("new/leenfiets/scenarios/andere-gemeente.toml")),
];
/// The files of the empty kader.
const EMPTY: [(&str, &str); 10] = [
    ("kader.toml", include_str!("new/leeg/kader.toml")),
    ("teksten.toml", include_str!("new/leeg/teksten.toml")),
    ("vragen.toml", include_str!("new/leeg/vragen.toml")),
    ("criteria.toml", include_str!("new/leeg/criteria.toml")),
    ("signalen-en-acties.toml", include_str!("new/leeg/signalen-en-acties.toml")),
    ("routes.toml", include_str!("new/leeg/routes.toml")),
    ("planner.toml", include_str!("new/leeg/planner.toml")),
    ("verantwoording.toml", include_str!("new/leeg/verantwoording.toml")),
    ("normen.tsv", include_str!("new/leeg/normen.tsv")),
    ("bron/beleid.txt", include_str!("new/leeg/bron/beleid.txt")),
];
/// The day on which both were compared with its source.
const CHECKED_ON: &str = "2026-11-22";

/// `kader new`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Map die er komt; haar naam wordt het id van het kader
    #[arg(value_name = "MAP", help_heading = "Argumenten")]
    pub kader: PathBuf,
    /// Zonder voorbeeld: alleen wat elk kader heeft, om zelf te vullen
    #[arg(long = "leeg", help_heading = "Opties")]
    pub empty: bool,
}

/// Runs the command.
///
/// Refused: `invalid-id`; `folder-in-use`, for nothing is ever overwritten; `unwritable-file`; `invalid-date` when the
/// clock is not to be trusted.
pub(super) fn run(args: &Args, today: &str) -> Result<Answer, Refusal> {
    let dir = &args.kader;
    let id = name(dir)?;
    let days = date::parse(today)
        .zip(date::parse(CHECKED_ON))
        .map(|(today, then)| today - then)
        .ok_or_else(|| Refusal::new("invalid-date", "De klok van dit apparaat geeft geen datum.", "today"))?;
    let mut files = Vec::new();
    let (made, own): (&[(&str, &str)], _) = if args.empty { (&EMPTY, "leeg") } else { (&FILES, "leenfiets") };
    for (name, text) in made {
        let named = moved(text, days).replacen(&format!("id = \"{own}\""), &format!("id = \"{id}\""), 1);
        files.push((PathBuf::from(name), named));
    }
    for (of, name) in schema::ALL {
        files.push((Path::new("schema").join(name), schema::text(of)?));
    }
    if in_use(dir) {
        let message = format!(
            "`{}` bestaat al en is niet leeg. Kies een andere naam; `kader new` schrijft nergens overheen.",
            dir.display()
        );
        return Err(Refusal::new("folder-in-use", message, "kader"));
    }
    write_all(dir, id, &files).map_err(|_| {
        let message = format!("`{}` is niet te maken; controleer de plaats en de rechten.", dir.display());
        Refusal::new("unwritable-file", message, "kader")
    })?;
    Ok(Answer::from(if args.empty { first_steps(dir) } else { next_steps(dir) }))
}

/// The name of the folder, when it can be an id. That of a version is a date.
fn name(dir: &Path) -> Result<&str, Refusal> {
    let name = dir.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    if is_id(name) && date::parse(name).is_none() {
        return Ok(name);
    }
    let message = format!(
        "`{}` kan niet: de naam van de map wordt het id van het kader. Gebruik kleine letters a–z, cijfers en streepjes \
         ertussen, zoals `leenfiets-voorbeeld`, en geen datum.",
        dir.display()
    );
    Err(Refusal::new("invalid-id", message, "kader"))
}

fn in_use(dir: &Path) -> bool {
    match fs::read_dir(dir) {
        Ok(mut entries) => entries.next().is_some(),
        Err(_) => dir.symlink_metadata().is_ok(),
    }
}

/// The text with every date between quotes moved by this many days.
fn moved(text: &str, days: Duration) -> String {
    let parts = text.split('"').map(|part| {
        let day: Option<Date> = date::parse(part).and_then(|day| day.checked_add(days));
        day.map_or_else(|| part.to_owned(), date::format)
    });
    parts.collect::<Vec<_>>().join("\"")
}

/// Writes the whole folder aside and puts it in place at once, so that there is all of it or nothing.
fn write_all(dir: &Path, id: &str, files: &[(PathBuf, String)]) -> io::Result<()> {
    let parent = dir.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent)?;
    let aside = parent.join(format!(".{id}-in-de-maak"));
    fs::create_dir(&aside)?;
    let written = write_files(&aside, files).and_then(|()| {
        // An empty folder may stand there already.
        match fs::remove_dir(dir) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => fs::rename(&aside, dir),
        }
    });
    if written.is_err() {
        // What went wrong first is what the reader has to know.
        let _ = fs::remove_dir_all(&aside);
    }
    written
}

fn write_files(dir: &Path, files: &[(PathBuf, String)]) -> io::Result<()> {
    for (name, text) in files {
        let file = dir.join(name);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(file, text)?;
    }
    Ok(())
}

fn first_steps(dir: &Path) -> String {
    let dir = dir.display();
    format!(
        "Gemaakt: {dir}, een leeg kader.\n\n\
         Wat u nu kunt doen:\n\
         1. Zet de letterlijke tekst van uw beleid in {dir}/bron/beleid.txt.\n\
         2. Geef elke zin waar iets uit volgt een regel in {dir}/normen.tsv.\n\
         3. Schrijf de vragen, het besluit en wat eromheen staat, en doe na elke stap: kader check {dir}\n\
         4. Doe alle controles: kader all {dir}\n\n\
         Hoe dat gaat, met van elk onderdeel een voorbeeld, staat in docs/kader-schrijven.md."
    )
}

fn next_steps(dir: &Path) -> String {
    let dir = dir.display();
    format!(
        "Gemaakt: {dir}, een klein kader dat werkt, over een verzonnen regeling voor leenfietsen.\n\n\
         Wat u nu kunt doen:\n\
         - Toets het:                 kader check {dir}\n\
         - Lees de vragen:            kader questions {dir}\n\
         - Speel de voorbeelden na:   kader scenarios {dir}\n\
         - Doe alle controles:        kader all {dir}\n\
         - Bekijk het in de browser:  cargo xtask serve --kader {dir}\n\n\
         Open daarna {dir}/kader.toml in een teksteditor. Bij elke regel staat wat zij doet. Voor uw eigen beleid \
         begint u leeg: kader new --leeg MAP. Hoe dat gaat, staat in docs/kader-schrijven.md."
    )
}
