//! Coverage as Markdown, to keep beside the kader and to read on any code host. Here a part of the kader also has its
//! id, so that it can be found in the files.

use super::{Coverage, Level, Row, phrases};
use crate::audit::markdown::{Page, code, escape};

/// The report, without anything that changes from day to day.
pub fn report(coverage: &Coverage) -> String {
    let mut page = Page::default();
    page.heading(1, &format!("Verantwoording: {}", escape(&coverage.title)));
    page.paragraph(
        "Gemaakt met `kader coverage MAP --write`. Verander dit bestand niet met de hand: verander het kader.",
    );
    for paragraph in phrases::intro(coverage) {
        page.paragraph(&escape(&paragraph));
    }
    page.list(phrases::figures(coverage).iter().map(|figure| escape(figure)));
    page.paragraph(&escape(&phrases::identity(coverage)));
    if !coverage.choices.is_empty() {
        page.heading(2, "Hoe wij de tekst lezen");
        page.paragraph(phrases::CHOICES);
    }
    for choice in &coverage.choices {
        page.heading(3, &escape(&choice.title));
        page.paragraph(&escape(&choice.text));
        page.paragraph(&format!("**{}** {}", phrases::READING, escape(&choice.reading)));
        page.paragraph(&format!("**{}** {}", phrases::OTHERWISE, escape(&choice.otherwise)));
        if !choice.norms.is_empty() {
            page.paragraph(&format!("**{}** {}", phrases::NORMS, escape(&choice.norms.join(", "))));
        }
    }
    if !coverage.open_points.is_empty() {
        page.heading(2, "Open punten");
        page.paragraph(phrases::OPEN_POINTS);
    }
    page.list(coverage.open_points.iter().map(|point| escape(point)));
    for source in &coverage.sources {
        page.heading(2, &escape(&source.title));
        for about in phrases::about(source) {
            page.paragraph(&escape(&about));
        }
        for part in phrases::parts(source) {
            match part {
                phrases::Part::Chapter(title) => page.heading(3, &escape(title)),
                phrases::Part::Paragraph(title, rows) => {
                    let sentences = phrases::sentences(phrases::count(rows));
                    page.heading(4, &format!("{} ({sentences})", escape(title)));
                    table(&mut page, rows);
                }
            }
        }
        if !source.outside.is_empty() {
            page.heading(3, phrases::OUTSIDE);
            table(&mut page, &source.outside);
        }
    }
    page.into_text()
}

fn table(page: &mut Page, rows: &[Row]) {
    let head = "| Bron | Wat wij ervan maakten, of waarom niets |\n| --- | --- |";
    page.table(head, rows.iter().filter_map(row));
}

/// A row of the source beside what was made of it; a heading that no norm quotes stands in the table only within a
/// paragraph.
fn row(row: &Row) -> Option<[String; 2]> {
    let source = escape(&row.sentences.join(" "));
    let mut made: Vec<String> = Vec::new();
    for one in phrases::listed(row) {
        let (text, norms) = (escape(&phrases::made(one)), escape(&one.norms.join(", ")));
        made.push(format!("**{}** {text} ({norms}; {})", one.kind, code(&one.id)));
    }
    for one in &row.nothing {
        let norm = one.norm.as_ref().map(|norm| format!(" ({})", escape(norm))).unwrap_or_default();
        let (label, text) = phrases::nothing(one);
        made.push(format!("**{label}** {}{norm}", escape(&text)));
    }
    made.extend(phrases::missing(row).iter().map(|one| format!("**{}** {}", phrases::MISSING, escape(one))));
    match row.level {
        Level::Chapter | Level::Paragraph if row.norms.is_empty() => None,
        Level::Within if row.norms.is_empty() => Some([format!("*{source}*"), "*kop*".to_owned()]),
        _ => Some([source, made.join("<br>")]),
    }
}
