//! Coverage as Markdown, to keep beside the kader and to read on any code host. Here a part of the kader also has its
//! id, so that it can be found in the files.

use super::{Coverage, Level, Row, words};
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
    for paragraph in words::intro(coverage) {
        line(&format!("{}\n", escape(&paragraph)));
    }
    for figure in words::figures(coverage) {
        line(&format!("- {}", escape(&figure)));
    }
    line(&format!("\n{}\n", escape(&words::identity(coverage))));
    if !coverage.choices.is_empty() {
        line(&format!("## Hoe wij de tekst lezen\n\n{}\n", words::CHOICES));
    }
    for choice in &coverage.choices {
        line(&format!("### {}\n\n{}\n", escape(&choice.title), escape(&choice.text)));
        line(&format!("**{}** {}\n", words::READING, escape(&choice.reading)));
        line(&format!("**{}** {}\n", words::OTHERWISE, escape(&choice.otherwise)));
        if !choice.norms.is_empty() {
            line(&format!("**{}** {}\n", words::NORMS, choice.norms.join(", ")));
        }
    }
    if !coverage.open_points.is_empty() {
        line(&format!("## Open punten\n\n{}\n", words::OPEN_POINTS));
    }
    for point in &coverage.open_points {
        line(&format!("- {}", escape(point)));
    }
    for source in &coverage.sources {
        line(&format!("\n## {}\n", escape(&source.title)));
        for about in words::about(source) {
            line(&format!("{}\n", escape(&about)));
        }
        for part in words::parts(source) {
            match part {
                words::Part::Chapter(title) => line(&format!("### {}\n", escape(title))),
                words::Part::Paragraph(title, rows) => {
                    line(&format!("#### {} ({})\n", escape(title), words::sentences(words::count(rows))));
                    line(&table(rows));
                }
            }
        }
        if !source.outside.is_empty() {
            line(&format!("### {}\n", words::OUTSIDE));
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
        for one in words::listed(row) {
            let (text, norms) = (escape(&words::made(one)), one.norms.join(", "));
            made.push(format!("**{}** {text} ({norms}; `{}`)", one.kind, one.id));
        }
        for one in &row.nothing {
            let norm = one.norm.as_ref().map(|norm| format!(" ({norm})")).unwrap_or_default();
            let (label, text) = words::nothing(one);
            made.push(format!("**{label}** {}{norm}", escape(&text)));
        }
        made.extend(words::missing(row).iter().map(|one| format!("**{}** {}", words::MISSING, escape(one))));
        match row.level {
            Level::Chapter | Level::Paragraph if row.norms.is_empty() => {}
            Level::Within if row.norms.is_empty() => table.push_str(&format!("| *{source}* | *kop* |\n")),
            _ => table.push_str(&format!("| {source} | {} |\n", made.join("<br>"))),
        }
    }
    table
}
