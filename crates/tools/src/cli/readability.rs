//! `kader readability`: how the texts for the resident read.

use voorcheck_takehome::sheet::{Format, Sheet};

use super::keep::{Examination, findings};
use super::open::{Folder, open_folder};
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
    let mut sheet = Sheet::new(Format::Report);
    sheet.heading(true, &[&format!("Leesbaarheid: {title}")]);
    findings(&mut sheet, &shown.findings);
    sheet.heading(false, &["Wat een inwoner leest"]);
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
        sheet.point(&[&line]);
    }
    let whole = shown.whole;
    sheet.paragraph(&format!(
            "Samen {} teksten en {} zinnen van gemiddeld {} woorden; leesgemak {} (Douma: 60 tot 70 is gewoon, boven 80 \
             makkelijk). Elke tekst staat na `--write` in `{REPORT}`.",
            whole.texts,
            whole.sentences,
            decimal(whole.sentence_length()),
            decimal(whole.ease())
        ));
    sheet.into_text()
}
