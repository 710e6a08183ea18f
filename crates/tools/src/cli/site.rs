//! `kader site`: a website of kaders, out of the parts that a release carries along.

use std::path::PathBuf;

use voorcheck_site::publish::refuse_what_is_not_ours;
use voorcheck_site::{Check, Parts, assemble, publish};

use super::Refusal;
use crate::site;

/// `kader site`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// De uitgave: het bestand voorcheck-….zip, of de map die u krijgt als u dat uitpakt
    #[arg(value_name = "UITGAVE", help_heading = "Argumenten")]
    pub release: PathBuf,
    /// Map van een kader of van zijn versies; noem er meer, dan komt er een keuze vooraf
    #[arg(value_name = "MAP", required = true, help_heading = "Argumenten")]
    pub kaders: Vec<PathBuf>,
    /// Waar de site komt te staan: een map die leeg is of nog niet bestaat, of die van een eerdere site
    #[arg(long, value_name = "MAP", help_heading = "Opties")]
    pub out: PathBuf,
    /// Wat de site over zichzelf zegt: van wie zij is, en het contact van elke gemeente; vul site/site.json uit de uitgave in
    #[arg(long, value_name = "BESTAND", help_heading = "Opties")]
    pub site: Option<PathBuf>,
}

/// Runs the command.
///
/// Refused, with nothing written: `no-site`, for whatever is wrong with the release, the file of the site, the folder or a kader.
pub(super) fn run(args: &Args) -> Result<String, Refusal> {
    let parts = Parts::of_release(&args.release)?;
    refuse_what_is_not_ours(&args.out)?;
    let said = site::said(&parts, args.site.as_deref())?;
    let checks: Vec<Check> =
        args.kaders.iter().map(|folder| site::check(folder)).collect::<Result<_, _>>()?;
    let words = site::words(&parts, args.kaders.first().unwrap_or(&args.out))?;
    let count = match checks.len() {
        1 => "1 voorcheck".to_owned(),
        number => format!("{number} voorchecks"),
    };
    let made = assemble(&parts, checks, &words, &said)?;
    publish(&args.out, &made, |_| Ok(()))?;
    let out = args.out.display();
    Ok(format!(
        "De site staat in {out}, met {count}. Zet alles uit die map op een webserver, en open daar diagnose.html.\n\
         Zonder webserver: open {} in een browser. Dat is de eerste voorcheck, in één bestand.",
        args.out.join("voorcheck.html").display()
    ))
}
