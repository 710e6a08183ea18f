//! The words around the table, the same in every form of the report. Not a word about any policy.

use voorcheck_rules::assessment::dutch;

use super::{Coverage, Figures, Level, Made, Nothing, Row, Source};

/// Above the choices.
pub(super) const CHOICES: &str = "Waar de tekst op meer dan één manier te lezen is, moesten wij kiezen. Dit zijn die \
                                  keuzes. Wie de tekst anders leest, ziet hier wat er dan zou veranderen.";
/// Above the open points.
pub(super) const OPEN_POINTS: &str =
    "Dit staat niet in de tekst, of is nog te bevestigen door wie over het beleid gaat.";
/// Before how we read it.
pub(super) const READING: &str = "Wij lezen:";
/// Before what would be otherwise.
pub(super) const OTHERWISE: &str = "Anders gelezen:";
/// Before a reason.
const NO_RULE: &str = "Geen regel:";
/// Before the norms of a choice.
pub(super) const NORMS: &str = "Normen:";
/// Before a norm that says the same.
const NO_RULE_OF_ITS_OWN: &str = "Geen eigen regel:";
/// Before words without account.
pub(super) const MISSING: &str = "Ontbreekt:";
/// Above norms from the rest of a source.
pub(super) const OUTSIDE: &str = "Aangehaald uit de rest van deze bron";

/// What the report is.
pub(super) fn intro(coverage: &Coverage) -> Vec<String> {
    let mut lines = vec![
        "Hier staat de tekst van het beleid, zin voor zin, met ernaast wat deze check ermee doet: de vraag, het \
         criterium, het signaal, de stap, de planner of de kaart die erop rust. Doet de check niets met een zin, dan \
         staat er waarom."
            .to_owned(),
    ];
    let rows = coverage.sources.iter().flat_map(|source| &source.rows);
    if let Some(norm) = rows.flat_map(|row| &row.norms).next() {
        lines.push(format!(
            "De zinnen zijn letterlijk overgenomen. Tussen haakjes staat de norm, zoals {norm}: de vindplaats in ons \
             register. Deze bladzijde is voor iedereen gelijk; er staat niets in over een cliënt."
        ));
    }
    match coverage.findings.len() {
        0 => {}
        1 => lines.push("Let op: deze verantwoording is nog niet rond; er is 1 melding.".to_owned()),
        number => {
            lines.push(format!("Let op: deze verantwoording is nog niet rond; er zijn {number} meldingen."));
        }
    }
    lines
}

/// The counts, one sentence each.
pub(super) fn figures(coverage: &Coverage) -> Vec<String> {
    let figures: Figures = coverage.figures;
    let unused = figures.norms.saturating_sub(figures.used + figures.unused_with_reason);
    let same = match figures.same_as_norm {
        0 => String::new(),
        number => format!(" (bij {number} omdat een norm hetzelfde zegt)"),
    };
    vec![
        format!(
            "{}: {} geheel aangehaald door een norm, {} deels aangehaald en deels met een reden, {} alleen met een \
             reden{same}, {} zonder plaats.",
            sentences(figures.sentences),
            figures.quoted,
            figures.partly_quoted,
            figures.listed,
            figures.uncovered
        ),
        format!(
            "{} normen, elk een letterlijk citaat: {} gebruikt, {} niet gebruikt met een reden, {unused} niet \
             gebruikt zonder reden.",
            figures.norms, figures.used, figures.unused_with_reason
        ),
    ]
}

/// "1 zin", "2 zinnen".
pub(super) fn sentences(number: usize) -> String {
    if number == 1 { "1 zin".to_owned() } else { format!("{number} zinnen") }
}

/// Which kader this is about, exactly.
pub(super) fn identity(coverage: &Coverage) -> String {
    format!("Kader {}, versie {}, controleersom {}.", coverage.kader, coverage.version, coverage.sha256)
}

/// What to know of a source before reading it.
pub(super) fn about(source: &Source) -> Vec<String> {
    let mut lines = vec![format!("Bron: {}.", source.publication)];
    lines.extend(source.scopes.iter().cloned());
    lines
}

/// A part of a source.
pub(super) enum Part<'a> {
    /// A heading above paragraphs.
    Chapter(&'a str),
    /// A paragraph: its heading, and all its rows, that heading's among them.
    Paragraph(&'a str, &'a [Row]),
}

/// A source in chapters and paragraphs.
pub(super) fn parts(source: &Source) -> Vec<Part<'_>> {
    let heads = |row: &Row| matches!(row.level, Level::Chapter | Level::Paragraph);
    let mut parts = Vec::new();
    let mut rest = source.rows.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let title = first.sentences.first().map_or("", String::as_str);
        let length = 1 + after.iter().take_while(|row| !heads(row)).count();
        let (rows, next) = rest.split_at(length);
        match first.level {
            // A chapter that a norm quotes is shown as a row too.
            Level::Chapter => {
                parts.push(Part::Chapter(title));
                if !first.norms.is_empty() {
                    parts.push(Part::Paragraph(title, rows));
                }
            }
            Level::Paragraph => parts.push(Part::Paragraph(title, rows)),
            Level::Within | Level::Sentence => parts.push(Part::Paragraph(&source.title, rows)),
        }
        rest = next;
    }
    parts
}

/// How many sentences there are in some rows.
pub(super) fn count(rows: &[Row]) -> usize {
    rows.iter().filter(|row| row.level == Level::Sentence).map(|row| row.sentences.len()).sum()
}

/// What was made of a row. A criterion is left out beside its own rules, which name it.
pub(super) fn listed(row: &Row) -> impl Iterator<Item = &Made> {
    let told = |made: &Made| {
        let of_it = |rule: &&Made| {
            rule.kind == made.kind && rule.id.split_once('/').is_some_and(|(owner, _)| owner == made.id)
        };
        let by_rule = |norm: &String| row.made.iter().filter(of_it).any(|rule| rule.norms.contains(norm));
        made.text.is_empty() && made.norms.iter().all(by_rule)
    };
    row.made.iter().filter(move |made| !told(made))
}

/// A part of the kader in its own words, behind its kind.
pub(super) fn made(made: &Made) -> String {
    match (made.name.as_str(), made.text.as_str()) {
        (name, "") => name.to_owned(),
        ("", text) => text.to_owned(),
        (name, text) => format!("{name}: {text}"),
    }
}

/// Why nothing was made of words: what stands before it, and the reason.
pub(super) fn nothing(nothing: &Nothing) -> (&'static str, String) {
    let same = (!nothing.same_as.is_empty())
        .then(|| format!("zegt hetzelfde als {}.", dutch::listed(&nothing.same_as)));
    let label = if same.is_some() { NO_RULE_OF_ITS_OWN } else { NO_RULE };
    let words = nothing.words.as_ref().map(|words| format!("“{words}”:"));
    let reason = Some(nothing.reason.clone()).filter(|reason| !reason.is_empty());
    (label, words.into_iter().chain(same).chain(reason).collect::<Vec<_>>().join(" "))
}

/// What has no account in a row, behind [`MISSING`].
pub(super) fn missing(row: &Row) -> Vec<String> {
    let accounted = |norm: &&String| {
        row.made.iter().any(|made| made.norms.contains(norm))
            || row.nothing.iter().any(|nothing| nothing.norm.as_ref() == Some(*norm))
    };
    let norms = row.norms.iter().filter(|norm| !accounted(norm));
    let norms = norms.map(|norm| format!("de norm {norm} wordt niet gebruikt, en er staat geen reden bij."));
    let words = row.uncovered.iter().map(|words| format!("“{words}” heeft geen plaats."));
    words.chain(norms).collect()
}
