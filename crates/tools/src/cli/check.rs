//! `kader check`: everything that is wrong with a kader, or that nothing is.

use std::path::{Path, PathBuf};

use time::Duration;
use voorcheck_rules::kader::model::Kader;
use voorcheck_rules::kader::{Problem, date};
use voorcheck_takehome::wording;

use super::open::{Opened, open, read_version, valid_on};
use super::{Answer, Refusal};
use crate::load::{Loaded, Version, draft, versions};

/// What this command does not look at.
const UNSEEN: &str =
    "De scenario’s en de verantwoording zijn hier niet nagerekend; alle controles samen doet `kader all`.";

/// `kader check`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Map van het kader of van zijn versies, of een pakket
    #[arg(value_name = "MAP", help_heading = "Argumenten")]
    pub kader: PathBuf,
}

/// Runs the command.
pub(super) fn run(args: &Args, today: &str) -> Result<Answer, Refusal> {
    match versions(&args.kader) {
        Some(versions) => {
            let versions = versions.map_err(|problems| Refusal::of_kader(&problems))?;
            check_all(&args.kader, &versions, today).map(Answer::from)
        }
        None => check_one(&args.kader, today).map(Answer::from),
    }
}

fn check_one(path: &Path, today: &str) -> Result<String, Refusal> {
    if path.is_dir()
        && let Ok((draft, missing)) = draft(path)
        && !missing.is_empty()
    {
        return Ok(unwritten(&draft, &missing));
    }
    let Opened { engine, sha256 } = open(path)?;
    let kader = engine.kader();
    Ok(format!(
        "Het kader `{}`, versie {}, klopt: {}.\n{UNSEEN}\nControleersom: {sha256}{}{}",
        kader.meta.id,
        kader.meta.version,
        holds(kader),
        overdue(kader, today),
        elsewhere(path, kader),
    ))
}

/// A kader that is being written: nothing in it is wrong, and this is what it does not have yet.
fn unwritten(draft: &Loaded, missing: &[Problem]) -> String {
    let kader = &draft.kader;
    let lines: String = missing.iter().map(|problem| format!("\n- {problem}")).collect();
    format!(
        "Het kader `{}`, versie {}, is nog niet af. In wat er staat is niets fout: {} normen, {} vragen, {} datums en {} \
         criteria.\n\nEr ontbreekt nog:{lines}",
        kader.meta.id,
        kader.meta.version,
        draft.register.entries.len(),
        kader.facts.len(),
        kader.dates.len(),
        kader.criteria.len(),
    )
}

/// Hand-overs to a kader that is not beside this one. A site may have it from elsewhere, so it is no mistake.
fn elsewhere(path: &Path, kader: &Kader) -> String {
    let beside = path.canonicalize().ok().and_then(|path| path.parent().map(Path::to_owned));
    let Some(beside) = beside.filter(|_| path.is_dir()) else { return String::new() };
    let missing = kader.hand_overs.iter().filter(|one| !beside.join(&one.kader).is_dir());
    let told = missing.map(|one| {
        format!(
            "\n\nLet op: de overdracht `{}` gaat naar `{}`, en dat kader staat niet naast dit kader. Op een site zonder dat \
             kader is deze overdracht er niet.",
            one.id, one.kader
        )
    });
    told.collect()
}

/// All versions, with the days each is valid; the problems of all of them at once.
fn check_all(path: &Path, versions: &[Version], today: &str) -> Result<String, Refusal> {
    let (mut opened, mut problems) = (Vec::new(), Vec::new());
    for version in versions {
        match read_version(version) {
            Ok(one) => opened.push(one),
            Err(found) => problems.extend(found),
        }
    }
    if !problems.is_empty() {
        return Err(Refusal::of_kader(&problems));
    }
    let current = date::parse(today).and_then(|day| valid_on(versions, day));
    let id =
        opened.first().map_or_else(|| path.display().to_string(), |one| one.engine.kader().meta.id.clone());
    let count = match versions.len() {
        1 => "1 versie, en die klopt".to_owned(),
        number => format!("{number} versies, en alle kloppen"),
    };
    let mut text = format!("Het kader `{id}` heeft {count}.\n{UNSEEN}\n");
    let last_days = versions.iter().skip(1).map(|next| next.from.checked_sub(Duration::DAY)).chain([None]);
    for ((version, one), last_day) in versions.iter().zip(&opened).zip(last_days) {
        let kader = one.engine.kader();
        let days = match last_day {
            Some(last) => format!(
                "Van {} tot en met {}",
                wording::date(&kader.meta.valid_from),
                wording::date(&date::format(last))
            ),
            None => format!("Vanaf {}", wording::date(&kader.meta.valid_from)),
        };
        let now = if current == Some(version) { " (geldt nu)" } else { "" };
        text += &format!(
            "\n{days}{now}: versie {}, {}.\n  Controleersom: {}\n",
            kader.meta.version,
            holds(kader),
            one.sha256
        );
    }
    if current.is_none() {
        text += &format!("\nOp {} geldt nog geen van deze versies.\n", wording::date(today));
    }
    let in_use = versions.iter().zip(&opened).find(|(version, _)| current == Some(version));
    if let Some((_, one)) = in_use {
        text += &overdue(one.engine.kader(), today);
    }
    Ok(text)
}

fn holds(kader: &Kader) -> String {
    format!(
        "{} vragen, {} datums, {} criteria en {} normen in gebruik",
        kader.facts.len(),
        kader.dates.len(),
        kader.criteria.len(),
        kader.norms.len()
    )
}

/// A warning, from the day after `controleer-voor` and before `bron-gecontroleerd-op`: somebody has to look at its source.
fn overdue(kader: &Kader, today: &str) -> String {
    let (now, before) = (date::parse(today), date::parse(&kader.meta.check_before));
    let checked = date::parse(&kader.meta.source_checked_on);
    let told = if now.zip(checked).is_some_and(|(now, checked)| now < checked) {
        format!(
            "`bron-gecontroleerd-op` is {}, en die dag moet nog komen. Schrijf de dag waarop u de tekst met de bron vergeleek.",
            wording::date(&kader.meta.source_checked_on)
        )
    } else if now.zip(before).is_some_and(|(now, before)| now > before) {
        format!(
            "dit kader is voor het laatst met zijn bron vergeleken op {} en dat moest vóór {} opnieuw. Vergelijk de tekst met \
             de bron en pas daarna `bron-gecontroleerd-op` en `controleer-voor` aan.",
            wording::date(&kader.meta.source_checked_on),
            wording::date(&kader.meta.check_before)
        )
    } else {
        return String::new();
    };
    format!("\n\nLet op: {told}")
}
