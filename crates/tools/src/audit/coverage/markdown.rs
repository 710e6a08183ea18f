//! Coverage as Markdown, to keep beside the kader and to read on any code host. Here a part of the kader also has its
//! id, so that it can be found in the files.

use super::{Coverage, Level, Row, phrases};
use crate::audit::markdown::escape;

/// The report, without anything that changes from day to day.
pub fn report(coverage: &Coverage) -> String {
    let mut text = String::new();
    let mut line = |line: &str| {
        text.push_str(line);
        text.push('\n');
    };
    line(&format!("# Verantwoording: {}\n", escape(&coverage.title)));
    line(
        "Gemaakt met `kader coverage MAP --write`. Verander dit bestand niet met de hand: verander het kader.\n",
    );
    for paragraph in phrases::intro(coverage) {
        line(&format!("{}\n", escape(&paragraph)));
    }
    for figure in phrases::figures(coverage) {
        line(&format!("- {}", escape(&figure)));
    }
    line(&format!("\n{}\n", escape(&phrases::identity(coverage))));
    if !coverage.choices.is_empty() {
        line(&format!("## Hoe wij de tekst lezen\n\n{}\n", phrases::CHOICES));
    }
    for choice in &coverage.choices {
        line(&format!("### {}\n\n{}\n", escape(&choice.title), escape(&choice.text)));
        line(&format!("**{}** {}\n", phrases::READING, escape(&choice.reading)));
        line(&format!("**{}** {}\n", phrases::OTHERWISE, escape(&choice.otherwise)));
        if !choice.norms.is_empty() {
            line(&format!("**{}** {}\n", phrases::NORMS, choice.norms.join(", ")));
        }
    }
    if !coverage.open_points.is_empty() {
        line(&format!("## Open punten\n\n{}\n", phrases::OPEN_POINTS));
    }
    for point in &coverage.open_points {
        line(&format!("- {}", escape(point)));
    }
    for source in &coverage.sources {
        line(&format!("\n## {}\n", escape(&source.title)));
        for about in phrases::about(source) {
            line(&format!("{}\n", escape(&about)));
        }
        for part in phrases::parts(source) {
            match part {
                phrases::Part::Chapter(title) => line(&format!("### {}\n", escape(title))),
                phrases::Part::Paragraph(title, rows) => {
                    line(&format!("#### {} ({})\n", escape(title), phrases::sentences(phrases::count(rows))));
                    line(&table(rows));
                }
            }
        }
        if !source.outside.is_empty() {
            line(&format!("### {}\n", phrases::OUTSIDE));
            line(&table(&source.outside));
        }
    }
    format!("{}\n", text.trim_end())
}

fn table(rows: &[Row]) -> String {
    let mut table = "| Bron | Wat wij ervan maakten, of waarom niets |\n| --- | --- |\n".to_owned();
    for row in rows {
        let source = escape(&row.sentences.join(" "));
        let mut made: Vec<String> = Vec::new();
        for one in phrases::listed(row) {
            let (text, norms) = (escape(&phrases::made(one)), one.norms.join(", "));
            made.push(format!("**{}** {text} ({norms}; `{}`)", one.kind, one.id));
        }
        for one in &row.nothing {
            let norm = one.norm.as_ref().map(|norm| format!(" ({norm})")).unwrap_or_default();
            let (label, text) = phrases::nothing(one);
            made.push(format!("**{label}** {}{norm}", escape(&text)));
        }
        made.extend(
            phrases::missing(row).iter().map(|one| format!("**{}** {}", phrases::MISSING, escape(one))),
        );
        match row.level {
            Level::Chapter | Level::Paragraph if row.norms.is_empty() => {}
            Level::Within if row.norms.is_empty() => table.push_str(&format!("| *{source}* | *kop* |\n")),
            _ => table.push_str(&format!("| {source} | {} |\n", made.join("<br>"))),
        }
    }
    table
}
