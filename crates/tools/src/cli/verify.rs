//! `kader verify`: exact results over all complete cases.

use voorcheck_rules::kader::{Kader, Voice};
use voorcheck_takehome::sheet::{Format, Sheet};

use super::keep::{Examination, findings};
use super::open::{Folder, Opened, open_folder};
use super::{Answer, Refusal, to_json};
use crate::audit::names::Names;
use crate::audit::verify::brief::{NOT_CLIENTS, brief, proof};
use crate::audit::verify::dutch::{combinations, number};
use crate::audit::verify::model::Verification;
use crate::audit::verify::{markdown, verify};

/// Where the report is kept in the kader's folder.
const REPORT: &str = "verificatie.md";

/// Runs the command.
pub(super) fn run(args: &Examination) -> Result<Answer, Refusal> {
    let Folder { opened: Opened { engine, sha256 }, places, account } = open_folder(&args.kader)?;
    let verification = verify(&engine, &sha256, &account, &places)
        .map_err(|problem| Refusal::of_kader(&places.locate(vec![problem])))?;
    let shown = if args.json { to_json(&verification)? } else { text(engine.kader(), &verification) };
    let sound = verification.findings.is_empty();
    let report = markdown::report(engine.kader(), &verification);
    args.report(REPORT, &report, "verify", Answer::examined(shown, sound))
}

/// The report for a terminal: the findings first, then each question of the examination with its answer.
fn text(kader: &Kader, shown: &Verification) -> String {
    let names = Names::new(kader, Voice::Behandelaar, str::to_owned);
    let mut sheet = Sheet::new(Format::Report);
    sheet.heading(true, &[&format!("Verificatie: {}", shown.kader.title)]);
    sheet.behind("", &format!("Kader `{}`, versie {}.", shown.kader.id, shown.kader.version));
    findings(&mut sheet, &shown.findings);

    sheet.heading(false, &["Nagerekend over alle combinaties van antwoorden"]);
    for line in brief(shown) {
        sheet.point(&[&format!("{}: {}.", line.question, line.answer)]);
    }
    for decision in &shown.decisions {
        sheet.heading(
            false,
            &[&format!("{}: {}", names.decision(&decision.id), combinations(decision.cases))],
        );
        for outcome in &decision.outcomes {
            let words = names.outcome(&decision.id, &outcome.id);
            sheet.point(&[&format!("{words}: {}", number(outcome.cases))]);
        }
    }
    sheet.heading(false, &["Tweede berekening"]);
    for pass in &shown.passes {
        sheet.point(&[&format!("{}: {}.", names.pass(pass), proof(pass))]);
    }
    sheet.paragraph(NOT_CLIENTS);

    let left_out = shown.orders.iter().filter(|order| !order.unordered.is_empty());
    let left_out = left_out.map(|order| {
        format!(
            "Bij [[gunstig]] van `{}` staat geen plaats voor: {}.",
            order.fact,
            order.unordered.join(", ")
        )
    });
    let remarks: Vec<String> = shown.remarks.iter().map(ToString::to_string).chain(left_out).collect();
    if !remarks.is_empty() {
        sheet.heading(false, &["Om te weten"]);
        for remark in &remarks {
            sheet.point(&[remark]);
        }
    }
    sheet.paragraph(&format!(
        "Het hele verslag, met voorbeelden, staat na `--write` in `{REPORT}`; `--json` geeft alles."
    ));
    sheet.into_text()
}
