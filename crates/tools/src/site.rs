//! Kaders as a site shows them: what `voorcheck-site` puts together, read from their folders.

use std::path::Path;

use voorcheck_rules::kader::{Problem, Voice, date};
use voorcheck_site::check::Earlier;
use voorcheck_site::choice::{self, Words};
use voorcheck_site::fail::{Fail, Outcome};
use voorcheck_site::files::read_text;
use voorcheck_site::said::{self, Said};
use voorcheck_site::{Check, Parts, Version};

use crate::audit::coverage::html;
use crate::audit::{checklist, coverage};
use crate::check;
use crate::load::{load, versions};
use crate::opening;
use crate::pack;

/// Who a page may speak to.
const VOICES: [Voice; 2] = [Voice::Behandelaar, Voice::Inwoner];

/// Reads a kader, or all its versions, once it meets every demand.
///
/// Errors: the folder holds no kader, or every problem of the first version that has any.
pub fn check(folder: &Path) -> Outcome<Check> {
    let wrong = |at: &Path, problems: &[Problem]| {
        let all: String = problems.iter().map(|problem| format!("\n{problem}")).collect();
        Fail::new(
            format!("dit kader klopt nog niet:{all}"),
            at.display().to_string(),
            "Herstel wat hier staat. `kader check` zegt of het klopt.",
        )
    };
    let read = |at: &Path, from: Option<String>| version(at, from).map_err(|problems| wrong(at, &problems));
    let versions: Vec<Version> = match versions(folder) {
        None if !folder.join("kader.toml").is_file() => {
            return Err(Fail::new(
                "in deze map staat geen kader",
                folder.display().to_string(),
                "Noem een map met kader.toml, of een map met versies: mappen die naar hun eerste dag heten,\n\
                 zoals 2027-01-01, elk met kader.toml.",
            ));
        }
        None => vec![read(folder, None)?],
        Some(found) => {
            let found = found.map_err(|problems| wrong(folder, &problems))?;
            let all = found.iter().map(|one| read(&one.dir, Some(date::format(one.from))));
            all.collect::<Outcome<_>>()?
        }
    };
    Check::new(versions).ok_or_else(|| wrong(folder, &[]))
}

fn version(folder: &Path, from: Option<String>) -> Result<Version, Vec<Problem>> {
    let one = |problem| vec![problem];
    let loaded = load(folder)?;
    let (pack, sha256) = pack::to_json(&loaded.kader).map_err(one)?;
    // The demands that need reasoning.
    check::engine(loaded.kader.clone(), sha256.clone()).map_err(|problems| loaded.places.locate(problems))?;
    let opening = |voice| Ok((voice, opening::to_json(&loaded.kader, voice).map_err(one)?));
    let list = |voice| (voice, checklist::part(&loaded.kader, &sha256, voice).into_string() + "\n");
    Ok(Version {
        from,
        firsts: Vec::new(),
        openings: VOICES.into_iter().map(opening).collect::<Result<_, Vec<Problem>>>()?,
        account: html::part(&coverage::examine(&loaded, &sha256)).into_string(),
        lists: VOICES.into_iter().map(list).collect(),
        kader: loaded.kader,
        sha256,
        pack,
    })
}

/// Reads the pack of the version before, of the kader with this id.
///
/// Errors: it is no pack of that kader.
pub fn earlier(file: &Path, id: &str) -> Outcome<Earlier> {
    let refused = |what: String| {
        Fail::new(
            what,
            file.display().to_string(),
            "Noem het pakket van de vorige versie: het bestand kader-….json van de site die er nu staat, of wat `kader build` van \
             haar bestanden maakt.",
        )
    };
    let pack =
        std::fs::read_to_string(file).map_err(|_| refused("dit is geen bestand met regels".to_owned()))?;
    let read = pack::read(&pack)
        .and_then(|(kader, sha256)| check::engine(kader, sha256.clone()).map(|engine| (engine, sha256)));
    let (engine, sha256) = read.map_err(|problems| {
        let all: String = problems.iter().map(|problem| format!("\n{problem}")).collect();
        refused(format!("dit pakket is niet te gebruiken als vorige versie:{all}"))
    })?;
    match &engine.kader().meta.id {
        other if other != id => {
            Err(refused(format!("dit pakket is van `{other}`, en de site wordt die van `{id}`")))
        }
        _ => Ok(Earlier { pack, sha256 }),
    }
}

/// The words of the choice between several checks: of the file beside the folder of the first, or ours.
pub fn words(parts: &Parts, first: &Path) -> Outcome<Words> {
    let beside = std::path::absolute(first).ok().map(|folder| folder.with_file_name(choice::NAME));
    match beside.filter(|file| file.is_file()) {
        Some(file) => Words::read(&read_text(&file)?, &file.display().to_string()),
        None => Words::read(parts.text(choice::NAME)?, choice::NAME),
    }
}

/// What the site says of itself: the file that is named, or nothing yet.
pub fn said(parts: &Parts, file: Option<&Path>) -> Outcome<Said> {
    match file {
        Some(file) => {
            let place = file.display().to_string();
            let text = std::fs::read_to_string(file).map_err(|_| {
                let advice = "Neem site/site.json uit de uitgave over, en vul haar in.";
                Fail::new("het bestand van de site is niet te vinden of niet te lezen", &place, advice)
            })?;
            Said::read(parts, text, place)
        }
        None => Said::read(parts, parts.text(said::NAME)?.to_owned(), said::NAME.to_owned()),
    }
}
