//! `kader readability`: how the texts for the resident read.

use super::keep::Examination;
use super::open::{Folder, open_folder};
use super::paper::Paper;
use super::{Answer, Refusal, to_json};
use crate::audit::readability::markdown;
use crate::audit::readability::markdown::decimal;
use crate::audit::readability::{Readability, readability};

/// Where the report is kept in the kader's folder.
const REPORT: &str = "leesbaarheid.md";

/// Runs the command.
pub(super) fn run(args: &Examination) -> Result<Answer, Refusal> {
    let Folder { opened, places, .. } = open_folder(&args.kader)?;
    let kader = opened.engine.kader();
    let measured = readability(kader, &places);
    let shown = if args.json { to_json(&measured)? } else { text(&kader.meta.title, &measured) };
    let report = markdown::report(kader, &measured);
    args.report(REPORT, &report, "readability", Answer::examined(shown, measured.findings.is_empty()))
}

fn text(title: &str, shown: &Readability) -> String {
    let mut paper = Paper::default();
    paper.title(&format!("Leesbaarheid: {title}"));
    match shown.findings.len() {
        0 => paper.paragraph("", "Geen bevindingen."),
        1 => paper.heading("1 bevinding"),
        count => paper.heading(&format!("{count} bevindingen")),
    }
    for finding in &shown.findings {
        paper.paragraph("- ", &finding.to_string());
    }
    paper.heading("Wat een inwoner leest");
    for group in &shown.groups {
        let figures = group.figures;
        let line = format!(
            "{}: {} zinnen, gemiddeld {} woorden, de langste {}; leesgemak {}.",
            group.name,
            figures.sentences,
            decimal(figures.sentence_length()),
            figures.longest,
            decimal(figures.ease())
        );
        paper.paragraph("- ", &line);
    }
    let whole = shown.whole;
    paper.gap();
    paper.paragraph(
        "",
        &format!(
            "Samen {} teksten en {} zinnen van gemiddeld {} woorden; leesgemak {} (Douma: 60 tot 70 is gewoon, boven 80 \
             makkelijk). Elke tekst staat na `--write` in `{REPORT}`.",
            whole.texts,
            whole.sentences,
            decimal(whole.sentence_length()),
            decimal(whole.ease())
        ),
    );
    paper.into_text()
}
