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

/// Reads the register: tab-separated, one norm per line, no quoting. Empty lines are skipped.
pub(super) fn read(register: &TextFile, places: &mut Places) -> Result<Vec<Entry>, Vec<Problem>> {
    let mut lines = register.text.lines().enumerate();
    let header: Vec<&str> = lines.next().map(|(_, line)| line.split('\t').collect()).unwrap_or_default();
    if header != HEADER {
        return Err(vec![
            Problem::new(
                "norm-header",
                "norm",
                "De eerste regel van het normregister klopt niet.",
                format!("Schrijf, gescheiden door tabs: {}.", HEADER.join(" ")),
            )
            .at(REGISTER, 1),
        ]);
    }
    places.insert("norm", REGISTER, 1);
    let (mut entries, mut problems) = (Vec::new(), Vec::new());
    for (index, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, source, place, quote, kind, modality] = *columns.as_slice() else {
            problems.push(
                Problem::new(
                    "norm-columns",
                    format!("norm[{}]", entries.len()),
                    format!("Deze regel heeft {} kolommen in plaats van {}.", columns.len(), HEADER.len()),
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
/// source has, and what comes next in both.
pub(crate) fn difference(text: &str, quote: &str) -> (String, String) {
    let words: Vec<&str> = quote.split(' ').collect();
    // A longer run that is present has every shorter run, so halving finds the longest.
    let prefix = |count: usize| words.get(..count).unwrap_or_default().join(" ");
    let counts: Vec<usize> = (1..=words.len()).collect();
    let same = counts.partition_point(|&count| text.contains(&prefix(count)));
    let next = |words: &[&str]| words.iter().take(4).copied().collect::<Vec<_>>().join(" ");
    let own = next(words.get(same..).unwrap_or_default());
    if same == 0 {
        return (
            format!(
                "Al het eerste woord, “{}”, staat er niet in.",
                words.first().copied().unwrap_or_default()
            ),
            "Neem de woorden letterlijk uit de bron over.".to_owned(),
        );
    }
    let last = next(words.get(same.saturating_sub(4)..same).unwrap_or_default());
    let found = prefix(same);
    let after = text.find(&found).and_then(|at| text.get(at + found.len()..)).unwrap_or_default();
    let after = next(&after.split_whitespace().take(4).collect::<Vec<_>>());
    (
        format!("Het klopt tot en met “{last}”; daarna staat hier “{own}”, en in de bron “{after}”."),
        "Neem de woorden letterlijk uit de bron over.".to_owned(),
    )
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
        assert_eq!(difference(&text, "Nooit").0, "Al het eerste woord, “Nooit”, staat er niet in.");
    }
}
