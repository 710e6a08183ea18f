//! The register of norms and the source texts their quotes come from.

use std::collections::BTreeMap;
use std::path::Path;

use voorcheck_rules::kader::Problem;
use voorcheck_rules::kader::model::{Kader, Norm};

use super::files;
use super::places::{Places, TextFile};

/// Name of the register in every kader.
pub(super) const REGISTER: &str = "normen.tsv";

/// The first line of the register.
const HEADER: [&str; 6] = ["id", "bron", "vindplaats", "citaat", "soort", "modaliteit"];

/// The whole register and the source texts: what a kader rests on, and what it leaves aside.
#[derive(Clone, Debug, Default)]
pub struct Register {
    /// Every norm, used or not, in the order of the register.
    pub entries: Vec<Entry>,
    /// The text of each source, by its id.
    pub texts: BTreeMap<String, String>,
}

/// A line of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The norm.
    pub norm: Norm,
    /// What sort of norm it is, such as `uitsluiting`; for readers, nothing is computed from it.
    pub kind: String,
    /// How firmly it is worded, such as `in principe`; for readers too.
    pub modality: String,
}

/// Reads the register: tab-separated, one norm per line, no quoting, no space around a cell. Empty lines are skipped.
pub(super) fn read(register: &TextFile, places: &mut Places) -> Result<Vec<Entry>, Vec<Problem>> {
    let mut lines = register.text.lines().enumerate();
    let first = lines.next().map(|(_, line)| line).unwrap_or_default();
    if cells(first) != HEADER {
        let (message, advice) = match first.split(';').count() == HEADER.len() {
            true => (
                "De kolommen van het normregister zijn gescheiden met `;`.",
                "Kopieer de rijen in Excel en plak ze in dit bestand: dan staat er een tab tussen."
                    .to_owned(),
            ),
            false => (
                "De eerste regel van het normregister klopt niet.",
                format!("Schrijf, gescheiden door tabs: {}.", HEADER.join(" ")),
            ),
        };
        return Err(vec![Problem::new("norm-header", "norm", message, advice).at(REGISTER, 1)]);
    }
    places.insert("norm", REGISTER, 1);
    let (mut entries, mut problems) = (Vec::new(), Vec::new());
    for (index, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        let columns = cells(line);
        let [id, source, place, quote, kind, modality] = *columns.as_slice() else {
            problems.push(
                Problem::new(
                    "norm-columns",
                    format!("norm[{}]", entries.len()),
                    format!(
                        "Deze regel heeft {} kolommen in plaats van {}{}.",
                        columns.len(),
                        HEADER.len(),
                        missing(&columns)
                    ),
                    "Scheid de kolommen met precies één tab; een citaat heeft geen tab en geen regeleinde.",
                )
                .at(REGISTER, index + 1),
            );
            continue;
        };
        places.insert(format!("norm[{}]", entries.len()), REGISTER, index + 1);
        let norm = Norm {
            id: id.to_owned(),
            source: source.to_owned(),
            place: place.to_owned(),
            quote: quote.to_owned(),
        };
        entries.push(Entry { norm, kind: kind.to_owned(), modality: modality.to_owned() });
    }
    if problems.is_empty() { Ok(entries) } else { Err(problems) }
}

/// The cells of a line. Who copies them out of a table often takes a space along.
fn cells(line: &str) -> Vec<&str> {
    line.split('\t').map(str::trim).collect()
}

/// On which side of the quote, the longest cell, a column is not there.
fn missing(columns: &[&str]) -> String {
    if columns.len() + 1 != HEADER.len() {
        return String::new();
    }
    let longest =
        columns.iter().enumerate().max_by_key(|(_, cell)| cell.chars().count()).map_or(0, |(at, _)| at);
    let (place, one, other) = match longest {
        0..=2 => ("vóór", "bron", "vindplaats"),
        _ => ("achter", "soort", "modaliteit"),
    };
    format!("; {place} het citaat ontbreekt er één, `{one}` of `{other}`")
}

/// The text of each source of a kader, by its id, and a problem for each that is not there or not to be read as it stands.
pub(super) fn texts(dir: &Path, kader: &Kader) -> (BTreeMap<String, String>, Vec<Problem>) {
    let (mut texts, mut problems) = (BTreeMap::new(), Vec::new());
    for (i, source) in kader.meta.sources.iter().enumerate() {
        match files::read(dir, &source.file) {
            Ok(text) => {
                let file = TextFile::new(source.file.clone(), text);
                problems.extend(files::unseen(&file));
                texts.insert(source.id.clone(), file.text);
            }
            Err(problem) => problems.push(Problem { path: format!("kader.bron[{i}].bestand"), ..problem }),
        }
    }
    (texts, problems)
}

/// Holds every quote against its source text, white space collapsed.
pub(super) fn check_quotes(kader: &Kader, texts: &BTreeMap<String, String>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let texts: BTreeMap<&str, String> =
        texts.iter().map(|(id, text)| (id.as_str(), collapse(text))).collect();
    for (i, norm) in kader.norms.iter().enumerate() {
        // A norm with an unknown source or without words is reported by the general check.
        let Some(text) = texts.get(norm.source.as_str()) else { continue };
        let quote = collapse(&norm.quote);
        if !text.contains(&quote) {
            let (message, advice) = difference(text, &quote);
            problems.push(Problem::new(
                "quote-not-found",
                format!("norm[{i}].citaat"),
                format!(
                    "Het citaat van `{}` staat niet letterlijk in de bron `{}`. {message}",
                    norm.id, norm.source
                ),
                advice,
            ));
        }
    }
    problems
}

/// A text with every run of white space as one space: how quotes and sources are compared.
pub fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where a quote leaves its source, both with white space collapsed: the longest run of words from its start that the
/// source has, and what comes next in both; a difference that is hard to see is named.
pub(crate) fn difference(text: &str, quote: &str) -> (String, String) {
    let literal = "Neem de woorden letterlijk uit de bron over.".to_owned();
    let inner = quote.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    if inner.is_some_and(|inner| text.contains(&inner.replace("\"\"", "\""))) {
        let message =
            "Er staan aanhalingstekens om het citaat die niet in de bron staan; Excel zet ze daar soms.";
        return (message.to_owned(), "Haal ze weg, en schrijf `\"\"` in het citaat als `\"`.".to_owned());
    }
    let words: Vec<&str> = quote.split(' ').collect();
    // A longer run that is present has every shorter run, so halving finds the longest.
    let prefix = |count: usize| words.get(..count).unwrap_or_default().join(" ");
    let counts: Vec<usize> = (1..=words.len()).collect();
    let same = counts.partition_point(|&count| text.contains(&prefix(count)));
    let next = |words: &[&str]| words.iter().take(4).copied().collect::<Vec<_>>().join(" ");
    let own = next(words.get(same..).unwrap_or_default());
    let word = words.get(same).copied().unwrap_or_default();
    let found = prefix(same);
    let after = text.find(&found).and_then(|at| text.get(at + found.len()..)).unwrap_or_default();
    let mut candidates = after.split_whitespace().take(if same == 0 { usize::MAX } else { 1 });
    if let Some((here, there)) = candidates.find_map(|theirs| alike(word, theirs)) {
        let message = format!("In “{word}” staat hier {here}, en in de bron {there}.");
        return (message, "Neem het teken uit de bron over.".to_owned());
    }
    let after = next(&after.split_whitespace().take(4).collect::<Vec<_>>());
    if same == 0 {
        let first = words.first().copied().unwrap_or_default();
        return (format!("Al het eerste woord, “{first}”, staat er niet in."), literal);
    }
    let last = next(words.get(same.saturating_sub(4)..same).unwrap_or_default());
    let message =
        format!("Het klopt tot en met “{last}”; daarna staat hier “{own}”, en in de bron “{after}”.");
    (message, literal)
}

/// Signs that are hard to tell apart, each group with what to call them.
const ALIKE: [&[(char, &str)]; 3] = [
    &[
        ('\'', "een rechte apostrof (')"),
        ('’', "een gekrulde apostrof (’)"),
        ('‘', "een gekruld aanhalingsteken (‘)"),
        ('`', "een los accent (`)"),
    ],
    &[
        ('"', "een recht aanhalingsteken (\")"),
        ('“', "een gekruld aanhalingsteken (“)"),
        ('”', "een gekruld aanhalingsteken (”)"),
        ('„', "een laag aanhalingsteken („)"),
    ],
    &[
        ('-', "een koppelteken (-)"),
        ('–', "een streepje (–)"),
        ('—', "een lange streep (—)"),
        ('‑', "een hard koppelteken (‑)"),
    ],
];

/// The first sign by which two words differ, when only such signs differ.
fn alike(own: &str, theirs: &str) -> Option<(&'static str, &'static str)> {
    let pair = |one: char, other: char| {
        let name = |group: &[(char, &'static str)], sign| {
            group.iter().find(|(known, _)| *known == sign).map(|one| one.1)
        };
        ALIKE.iter().find_map(|group| name(group, one).zip(name(group, other)))
    };
    if own.chars().count() != theirs.chars().count() {
        return None;
    }
    let differing: Vec<(char, char)> =
        own.chars().zip(theirs.chars()).filter(|(one, other)| one != other).collect();
    let named: Option<Vec<_>> = differing.into_iter().map(|(one, other)| pair(one, other)).collect();
    named?.first().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_words_that_differ() {
        let text = collapse("Een safehouse is\n een veilige   woonomgeving voor herstel.");
        let (message, _) = difference(&text, "Een safehouse is een fijne woonomgeving");
        assert_eq!(
            message,
            "Het klopt tot en met “Een safehouse is een”; daarna staat hier “fijne woonomgeving”, en in de bron \
             “veilige woonomgeving voor herstel.”."
        );
        let text = collapse("De fiets staat 's nachts in een stop-contact.");
        for (quote, here, there) in [
            ("De fiets staat ’s nachts", "een gekrulde apostrof (’)", "een rechte apostrof (')"),
            ("staat 's nachts in een stop–contact.", "een streepje (–)", "een koppelteken (-)"),
        ] {
            let (message, _) = difference(&text, quote);
            assert!(message.ends_with(&format!("staat hier {here}, en in de bron {there}.")), "{message}");
        }
        assert!(difference(&text, "\"De fiets staat\"").0.contains("Excel zet ze daar soms"));
        assert_eq!(difference(&text, "Nooit").0, "Al het eerste woord, “Nooit”, staat er niet in.");
    }
}
