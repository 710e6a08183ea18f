//! One source, sentence by sentence: which norms quote it, what the author lists, and what is left.

use std::ops::Range;

use voorcheck_rules::kader::Problem;
use voorcheck_rules::kader::model;

use super::outline::{Level, Outline, Piece, outline};
use super::{Figures, Made, Nothing, Row, Source};
use crate::audit::sentences::is_note;
use crate::load::account::{NotNormative, Scope};
use crate::load::{Loaded, collapse, difference};

/// Words somebody accounts for, at a place in the text.
struct Mark<'a> {
    range: Range<usize>,
    by: Account<'a>,
}

#[derive(Clone, Copy)]
enum Account<'a> {
    /// A norm quotes them.
    Norm(&'a str),
    /// The author lists them, with a reason.
    Listed(&'a NotNormative),
}

/// What became of a source, and what is wrong with the account of it.
pub(super) fn source(loaded: &Loaded, source: &model::Source, made: &[Made]) -> (Source, Vec<Problem>) {
    let mut findings = Vec::new();
    let text = loaded.register.texts.get(&source.id).map(String::as_str).unwrap_or_default();
    let scopes = scopes(loaded, source, text, &mut findings);
    let inside = |line: usize| scopes.iter().any(|scope| scope.contains(&line));
    // What is left out becomes empty lines: nothing runs on over them.
    let lines = text.lines().enumerate().map(|(i, line)| (i + 1, if inside(i + 1) { line } else { "" }));
    let outline = outline(lines);
    let mut weighing = Weighing { loaded, made, outline, marks: Vec::new(), findings };
    let outside = weighing.mark_norms(&source.id);
    weighing.mark_listed(&source.id);
    let mut figures = weighing.norm_figures(&source.id);
    let mut rows: Vec<Row> = Vec::new();
    for piece in weighing.outline.pieces.clone() {
        let row = weighing.row(&piece);
        if row.level == Level::Sentence {
            figures.sentences += 1;
            let listed = row.nothing.iter().any(|one| one.norm.is_none());
            let count = match (&row.uncovered, row.norms.is_empty()) {
                (Some(_), _) => &mut figures.uncovered,
                (None, true) => &mut figures.listed,
                (None, false) if listed => &mut figures.partly_quoted,
                (None, false) => &mut figures.quoted,
            };
            *count += 1;
            let same = row.nothing.iter().all(|one| !one.same_as.is_empty());
            figures.same_as_norm += usize::from(row.norms.is_empty() && row.uncovered.is_none() && same);
            weighing.report(&row, &source.file);
        } else {
            figures.headings += 1;
        }
        match rows.last_mut() {
            Some(last) if same_account(last, &row) => last.sentences.extend(row.sentences),
            _ => rows.push(row),
        }
    }
    let weighed = Source {
        id: source.id.clone(),
        title: source.title.clone(),
        publication: source.publication.clone(),
        scopes: scopes_of(loaded, source).map(|(_, scope)| scope.reason.clone()).collect(),
        figures,
        rows,
        outside,
    };
    (weighed, weighing.findings)
}

/// Whether two rows are sentences that read as one.
fn same_account(last: &Row, row: &Row) -> bool {
    let sentences = last.level == Level::Sentence && row.level == Level::Sentence;
    let whole = row.uncovered.is_none() && row.nothing.iter().all(|one| one.words.is_none());
    sentences && whole && last.uncovered.is_none() && last.norms == row.norms && last.nothing == row.nothing
}

/// The lines to account for, range by range; what is wrong with the ranges is a finding.
pub(super) fn scopes(
    loaded: &Loaded,
    source: &model::Source,
    text: &str,
    findings: &mut Vec<Problem>,
) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (i, scope) in scopes_of(loaded, source) {
        let range = lines_of(scope, i, text, findings);
        if ranges.iter().any(|other| range.start < other.end && other.start < range.end) {
            findings.push(Problem::new(
                "overlapping-scope",
                format!("verantwoording.bereik[{i}]"),
                format!(
                    "Een deel van deze regels van de bron `{}` staat ook in een ander bereik.",
                    source.id
                ),
                "Laat elk bereik van een bron eindigen voor het volgende begint.",
            ));
        }
        ranges.push(range);
    }
    if ranges.is_empty() { std::iter::once(1..text.lines().count() + 1).collect() } else { ranges }
}

/// The ranges of a source, each with its place in the account.
fn scopes_of<'a>(loaded: &'a Loaded, source: &model::Source) -> impl Iterator<Item = (usize, &'a Scope)> {
    let id = source.id.clone();
    loaded.account.scopes.iter().enumerate().filter(move |(_, scope)| scope.source == id)
}

/// The lines from `van` up to `tot`.
fn lines_of(scope: &Scope, index: usize, text: &str, findings: &mut Vec<Problem>) -> Range<usize> {
    let mut line_of = |wanted: &Option<String>, from: usize, field: &str| {
        let wanted = wanted.as_ref()?;
        let lines = text.lines().enumerate().map(|(i, line)| (i + 1, line));
        let found = lines.skip(from).find(|(_, line)| collapse(line) == collapse(wanted));
        if found.is_none() {
            let where_not = if from > 0 { "niet na `van` in" } else { "niet in" };
            findings.push(Problem::new(
                "scope-not-found",
                format!("verantwoording.bereik[{index}].{field}"),
                format!("De regel “{wanted}” staat {where_not} de bron `{}`.", scope.source),
                "Neem een hele regel letterlijk over.",
            ));
        }
        found.map(|(line, _)| line)
    };
    let start = line_of(&scope.from, 0, "van").unwrap_or(1);
    let end = line_of(&scope.until, start, "tot").unwrap_or(text.lines().count() + 1);
    start..end
}

struct Weighing<'a> {
    loaded: &'a Loaded,
    made: &'a [Made],
    outline: Outline,
    marks: Vec<Mark<'a>>,
    findings: Vec<Problem>,
}

impl<'a> Weighing<'a> {
    /// Marks what norms quote. Gives the norms that quote from the rest of the source.
    fn mark_norms(&mut self, source: &str) -> Vec<Row> {
        let mut outside = Vec::new();
        let loaded = self.loaded;
        for norm in
            loaded.register.entries.iter().map(|entry| &entry.norm).filter(|norm| norm.source == source)
        {
            let quote = collapse(&norm.quote);
            let places = places(&self.outline.text, &quote);
            if places.is_empty() {
                let mut row = Row {
                    level: Level::Sentence,
                    sentences: vec![quote],
                    line: 0,
                    norms: vec![norm.id.clone()],
                    made: Vec::new(),
                    nothing: Vec::new(),
                    uncovered: None,
                };
                self.fill(&mut row);
                outside.push(row);
            }
            self.marks.extend(places.into_iter().map(|range| Mark { range, by: Account::Norm(&norm.id) }));
        }
        outside
    }

    /// Marks what the author lists; what is not in the text or not needed is a finding.
    fn mark_listed(&mut self, source: &str) {
        let loaded = self.loaded;
        for (i, entry) in
            loaded.account.not_normative.iter().enumerate().filter(|(_, one)| one.source == source)
        {
            for (j, words) in entry.sentences.iter().enumerate() {
                let path = format!("verantwoording.niet-normatief[{i}].zinnen[{j}]");
                let words = collapse(words);
                let places = places(&self.outline.text, &words);
                if places.is_empty() {
                    let (message, advice) = difference(&self.outline.text, &words);
                    let message = format!("Deze woorden staan niet in de bron `{source}`. {message}");
                    self.findings.push(Problem::new("sentence-not-found", path, message, advice));
                } else if let Some(why) = self.needless(&places) {
                    self.findings.push(Problem::new("needless-entry", path, why, "Haal ze uit deze lijst."));
                } else {
                    let by = Account::Listed(entry);
                    self.marks.extend(places.into_iter().map(|range| Mark { range, by }));
                }
            }
        }
    }

    /// Why words at these places need no entry of their own, if so.
    fn needless(&self, places: &[Range<usize>]) -> Option<String> {
        let sentences = || self.outline.pieces.iter().filter(|piece| piece.level == Level::Sentence);
        let inside = |at: usize| sentences().any(|piece| piece.range.contains(&at));
        let ours: Vec<usize> =
            places.iter().flat_map(|range| self.letters(range)).filter(|at| inside(*at)).collect();
        if ours.is_empty() {
            return Some("Deze woorden zijn een kop; een kop hoeft geen verantwoording.".to_owned());
        }
        let norms = self.marks.iter().filter_map(|mark| match mark.by {
            Account::Norm(id) if ours.iter().any(|at| mark.range.contains(at)) => Some(id),
            _ => None,
        });
        let norms: Vec<&str> = norms.collect();
        let by_norm = |at: &usize| self.accounts(*at).any(|by| matches!(by, Account::Norm(_)));
        if ours.iter().all(by_norm) {
            return Some(format!("Deze woorden worden al aangehaald, door {}.", norms.join(", ")));
        }
        let done = ours.iter().all(|at| self.accounts(*at).next().is_some());
        done.then(|| "Deze woorden staan al in een lijst `niet-normatief`.".to_owned())
    }

    /// Who accounts for the letter at `at`.
    fn accounts(&self, at: usize) -> impl Iterator<Item = Account<'a>> {
        self.marks.iter().filter(move |mark| mark.range.contains(&at)).map(|mark| mark.by)
    }

    /// The places of letters and digits in `range`, those of footnotes excepted.
    fn letters(&self, range: &Range<usize>) -> Vec<usize> {
        let text = self.outline.text.get(range.clone()).unwrap_or_default();
        let letters = text.char_indices().filter(|(at, c)| c.is_alphanumeric() && !is_note(text, *at));
        letters.map(|(at, _)| range.start + at).collect()
    }

    fn row(&self, piece: &Piece) -> Row {
        let text = self.outline.text.get(piece.range.clone()).unwrap_or_default();
        let mut row = Row {
            level: piece.level,
            sentences: vec![text.to_owned()],
            line: piece.line,
            norms: Vec::new(),
            made: Vec::new(),
            nothing: Vec::new(),
            uncovered: None,
        };
        let letters = self.letters(&piece.range);
        let mut marks: Vec<&Mark<'_>> =
            self.marks.iter().filter(|mark| letters.iter().any(|at| mark.range.contains(at))).collect();
        marks.sort_by_key(|mark| mark.range.start);
        for mark in &marks {
            if let Account::Norm(id) = mark.by
                && !row.norms.iter().any(|known| known == id)
            {
                row.norms.push(id.to_owned());
            }
        }
        self.fill(&mut row);
        if piece.level != Level::Sentence {
            return row;
        }
        for mark in &marks {
            let Account::Listed(entry) = mark.by else { continue };
            let (start, end) = (mark.range.start.max(piece.range.start), mark.range.end.min(piece.range.end));
            let whole = letters.iter().all(|at| mark.range.contains(at));
            let words = self.outline.text.get(start..end).filter(|_| !whole).map(str::to_owned);
            let (same_as, reason) = (entry.same_as.clone(), entry.reason.clone().unwrap_or_default());
            row.nothing.push(Nothing { norm: None, words, same_as, reason });
        }
        row.uncovered = self.uncovered(&letters);
        row
    }

    /// What rests on the norms of a row, or why nothing does.
    fn fill(&self, row: &mut Row) {
        for made in self.made {
            let norms: Vec<String> =
                row.norms.iter().filter(|norm| made.norms.contains(norm)).cloned().collect();
            if !norms.is_empty() {
                row.made.push(Made { norms, ..made.clone() });
            }
        }
        for norm in &row.norms {
            let used = row.made.iter().any(|made| made.norms.contains(norm));
            let unused = self.loaded.account.unused.iter().find(|unused| unused.norms.contains(norm));
            if let Some(unused) = unused.filter(|_| !used) {
                let reason = unused.reason.clone();
                let norm = Some(norm.clone());
                row.nothing.push(Nothing { norm, words: None, same_as: Vec::new(), reason });
            }
        }
    }

    /// The words of a sentence nobody accounts for, from the first to the last.
    fn uncovered(&self, letters: &[usize]) -> Option<String> {
        let open: Vec<usize> =
            letters.iter().copied().filter(|at| self.accounts(*at).next().is_none()).collect();
        let (first, last) = (open.first()?, open.last()?);
        let text = &self.outline.text;
        let start = text.get(..*first)?.rfind(' ').map_or(0, |space| space + 1);
        let end = text.get(*last..)?.find(' ').map_or(text.len(), |space| last + space);
        text.get(start..end).map(str::to_owned)
    }

    fn report(&mut self, row: &Row, file: &str) {
        let Some(words) = &row.uncovered else { return };
        let whole = row.sentences.iter().any(|sentence| sentence == words);
        let message = match whole {
            true => format!("Deze zin heeft geen plaats: “{words}”"),
            false => format!("Een deel van een zin heeft geen plaats: “{words}”"),
        };
        let advice =
            "Haal de woorden aan in `normen.tsv`, of geef in `verantwoording.toml` de reden waarom niet.";
        self.findings.push(Problem::new("uncovered-sentence", "", message, advice).at(file, row.line));
    }

    fn norm_figures(&self, source: &str) -> Figures {
        let norms = self.loaded.register.entries.iter().map(|entry| &entry.norm);
        let norms: Vec<&str> =
            norms.filter(|norm| norm.source == source).map(|norm| norm.id.as_str()).collect();
        let used = |norm: &&&str| self.made.iter().any(|made| made.norms.iter().any(|known| known == **norm));
        let unused = &self.loaded.account.unused;
        let with_reason = |norm: &&&str| {
            !used(norm) && unused.iter().any(|unused| unused.norms.iter().any(|known| known == **norm))
        };
        Figures {
            norms: norms.len(),
            used: norms.iter().filter(used).count(),
            unused_with_reason: norms.iter().filter(with_reason).count(),
            ..Figures::default()
        }
    }
}

/// Where `words` stand in `text`, as whole words. The digits of a footnote may be glued to the last.
fn places(text: &str, words: &str) -> Vec<Range<usize>> {
    let found = text.match_indices(words).map(|(at, _)| at..at + words.len());
    let whole = |range: &Range<usize>| {
        let before = text.get(..range.start).and_then(|before| before.chars().last());
        let after = text.get(range.end..).and_then(|after| after.chars().next());
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let runs_in = letter(before) && letter(words.chars().next());
        let runs_on = words.chars().last().zip(after).is_some_and(|(last, after)| {
            (last.is_alphanumeric() && after.is_alphabetic())
                || (last.is_ascii_digit() && after.is_ascii_digit())
        });
        !runs_in && !runs_on
    };
    if words.is_empty() { Vec::new() } else { found.filter(whole).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_whole_words() {
        let text = "een huis, een huisregel; het huis2 en 24 huizen, een";
        assert_eq!(places(text, "huis"), [4..8, 29..33], "not in a longer word, but before a footnote");
        assert_eq!(places(text, "een huis").first(), Some(&(0..8)));
        assert_eq!(places(text, "een"), [0..3, 10..13, 49..52]);
        assert_eq!(places(text, "2"), []);
        assert_eq!(places(text, ", een"), [8..13, 47..52], "a mark may follow a word");
        assert_eq!(places(text, ""), []);
    }
}
