//! `kader verify`: exact results over all complete cases.

use voorcheck_rules::kader::Kader;

use super::keep::Examination;
use super::open::{Folder, Opened, open_folder};
use super::paper::Paper;
use super::{Answer, Refusal, to_json};
use crate::audit::verify::brief::{NOT_CLIENTS, brief, proof};
use crate::audit::verify::dutch::{combinations, number};
use crate::audit::verify::model::Verification;
use crate::audit::verify::names::Names;
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
    let names = Names(kader, str::to_owned);
    let mut paper = Paper::default();
    paper.title(&format!("Verificatie: {}", shown.kader.title));
    paper.paragraph("", &format!("Kader `{}`, versie {}.", shown.kader.id, shown.kader.version));
    match shown.findings.len() {
        0 => paper.paragraph("", "Geen bevindingen."),
        1 => paper.heading("1 bevinding"),
        count => paper.heading(&format!("{count} bevindingen")),
    }
    for finding in &shown.findings {
        paper.paragraph("- ", &finding.to_string());
    }

    paper.heading("Nagerekend over alle combinaties van antwoorden");
    for line in brief(shown) {
        paper.paragraph("- ", &format!("{}: {}.", line.question, line.answer));
    }
    for decision in &shown.decisions {
        paper.heading(&format!("{}: {}", names.decision(&decision.id), combinations(decision.cases)));
        for outcome in &decision.outcomes {
            let words = names.outcome(&decision.id, &outcome.id);
            paper.paragraph("- ", &format!("{words}: {}", number(outcome.cases)));
        }
    }
    paper.heading("Tweede berekening");
    for pass in &shown.passes {
        paper.paragraph("- ", &format!("{}: {}.", names.pass(pass), proof(pass)));
    }
    paper.gap();
    paper.paragraph("", NOT_CLIENTS);

    if !shown.remarks.is_empty() {
        paper.heading("Om te weten");
        for remark in &shown.remarks {
            paper.paragraph("- ", &remark.to_string());
        }
    }
    paper.gap();
    paper.paragraph(
        "",
        &format!(
            "Het hele verslag, met voorbeelden, staat na `--write` in `{REPORT}`; `--json` geeft alles."
        ),
    );
    paper.into_text()
}
