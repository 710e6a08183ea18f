//! `kader coverage`: every sentence of the source and every norm has its place.

use std::path::PathBuf;

use serde::Serialize;
use voorcheck_rules::assessment::dutch;
use voorcheck_rules::kader::Problem;
use voorcheck_takehome::sheet::{Format, Sheet};

use super::keep;
use super::open::no_file_of_kader;
use super::{Answer, Refusal, to_html, to_json};
use crate::audit::coverage;
use crate::audit::coverage::together::outside_every_scope;
use crate::audit::coverage::{Coverage, Level, html, markdown};
use crate::load::{Loaded, draft};
use crate::pack;

/// The report in the kader's folder.
const REPORT: &str = "dekking.md";

/// `kader coverage`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub common: keep::Examination,
    /// Een ander kader van dezelfde bron; elke regel van die bron moet in het bereik van een van de kaders liggen
    #[arg(long = "with", value_name = "MAP", conflicts_with_all = ["write", "check"], help_heading = "Opties")]
    pub others: Vec<PathBuf>,
    /// Als HTML, om te lezen of te delen
    #[arg(long, conflicts_with = "json", help_heading = "Opties")]
    pub html: bool,
    /// Bij --html: alleen het deel voor een andere bladzijde, zonder eigen opmaak
    #[arg(long, requires = "html", help_heading = "Opties")]
    pub part: bool,
}

/// Coverage as data, with its findings.
#[derive(Serialize)]
struct Report<'a> {
    #[serde(flatten)]
    coverage: &'a Coverage,
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    message: &'a str,
    advice: &'a str,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<Answer, Refusal> {
    // A kader that is being written has sentences to place too.
    let read = |folder: &PathBuf| {
        no_file_of_kader(folder)?;
        draft(folder).map(|(loaded, _)| loaded).map_err(|problems| Refusal::of_kader(&problems))
    };
    let loaded = read(&args.common.kader)?;
    let others = args.others.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let sha256 = pack::sha256(&loaded.kader).map_err(|problem| Refusal::of_kader(&[problem]))?;
    let mut coverage = coverage::examine(&loaded, &sha256);
    coverage.findings.extend(outside_every_scope(&loaded, &others));
    let shown = match (args.common.json, args.html, args.part) {
        (true, ..) => to_json(&Report {
            coverage: &coverage,
            findings: coverage.findings.iter().map(Finding::of).collect(),
        })?,
        (_, true, true) => to_html(html::part(&coverage)),
        (_, true, false) => to_html(html::page(&coverage)),
        _ => text(&coverage, &others),
    };
    let shown = Answer::examined(shown, coverage.findings.is_empty());
    args.common.report(REPORT, &markdown::report(&coverage), "coverage", shown)
}

impl<'a> Finding<'a> {
    fn of(problem: &'a Problem) -> Finding<'a> {
        let place = problem.place.as_ref();
        Finding {
            code: problem.code,
            file: place.map(|(file, _)| file.as_str()),
            line: place.map(|(_, line)| *line),
            message: &problem.message,
            advice: &problem.advice,
        }
    }
}

/// What was taken for a heading and has no number: a sentence without a full stop would be left out that way.
fn unnumbered(coverage: &Coverage) -> Vec<String> {
    let mut told = Vec::new();
    for source in &coverage.sources {
        let headings = source.rows.iter().filter(|row| row.level != Level::Sentence);
        let words = headings.filter_map(|row| Some((row.line, row.sentences.first()?)));
        let plain = words.filter(|(_, words)| !words.contains(|letter: char| letter.is_ascii_digit()));
        told.extend(plain.map(|(line, words)| format!("Gelezen als kop, regel {line}: ‘{words}’")));
    }
    told
}

/// The counts and the findings.
fn text(coverage: &Coverage, others: &[Loaded]) -> String {
    let mut sheet = Sheet::new(Format::Report);
    sheet.heading(true, &[&format!("Dekking van {}, versie {}", coverage.kader, coverage.version)]);
    for line in coverage.summary() {
        sheet.point(&[&line]);
    }
    sheet.gap();
    for source in &coverage.sources {
        let figures = source.figures;
        sheet.behind(
            "",
            &format!(
                "{}: {} zinnen en {} koppen; {} normen.",
                source.title, figures.sentences, figures.headings, figures.norms
            ),
        );
    }
    for heading in unnumbered(coverage) {
        sheet.point(&[&heading]);
    }
    sheet.paragraph(&format!("Controleersom: {}", coverage.sha256));
    if !others.is_empty() {
        let ids: Vec<&str> = others.iter().map(|other| other.kader.meta.id.as_str()).collect();
        sheet.paragraph(&format!("Samen met: {}", dutch::listed(&ids)));
    }
    match coverage.findings.len() {
        0 => sheet.paragraph("Elke zin van de bron en elke norm heeft een plaats."),
        1 => sheet.paragraph("1 melding:"),
        number => sheet.paragraph(&format!("{number} meldingen:")),
    }
    // Findings are not wrapped: other programs read them by line.
    let findings: String = coverage.findings.iter().map(|finding| format!("{finding}\n")).collect();
    sheet.into_text() + &findings
}
