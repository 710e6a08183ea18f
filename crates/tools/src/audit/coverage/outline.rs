//! A source text as headings and sentences, each with the line it starts on.
//!
//! Blocks of text come first: an empty line ends one, and so does a line that ends a sentence; a line that is left
//! unfinished goes on in the next. A mark of a list (`•`, `o`, `-`, `1)`) starts a point, which is never a heading.
//! What is left is a heading when it is short and has no full stop:
//!
//! - it starts with a number and a capital (`2.2 Afbakening doelgroep`), or with a word and a number (`Noot 1`);
//! - it stands alone, starts with a capital or a digit, and ends without a mark;
//! - it is at most three words with a colon (`Toelichting:`).

use std::ops::Range;

use serde::Serialize;

use crate::audit::sentences::{ends, sentences};

/// A heading without a number is at most this long, in characters.
const SHORT: usize = 60;
/// A heading with a number is at most this long.
const NUMBERED: usize = 100;

/// What a piece of a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Level {
    /// A heading without a number, directly above one with a number.
    Chapter,
    /// A heading that opens a paragraph of the source.
    Paragraph,
    /// A heading within a paragraph.
    Within,
    /// A sentence, or a point of a list.
    Sentence,
}

/// A heading or a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub level: Level,
    /// Its place in [`Outline::text`], in bytes.
    pub range: Range<usize>,
    /// The line it starts on, from 1.
    pub line: usize,
}

/// A text in pieces. Only the marks of lists are in no piece.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The text with white space collapsed, as quotes are compared with it.
    pub text: String,
    /// Its pieces, in order.
    pub pieces: Vec<Piece>,
}

/// A run of lines that belong together.
struct Block<'a> {
    words: Vec<(&'a str, usize)>,
    /// A point of a list.
    point: bool,
    /// Only a mark, in no piece.
    mark: bool,
}

impl Block<'_> {
    fn text(&self) -> String {
        self.words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(" ")
    }
}

/// The pieces of some lines of a source, each with its number.
pub fn outline<'a>(lines: impl IntoIterator<Item = (usize, &'a str)>) -> Outline {
    let blocks = blocks(lines);
    let headings: Vec<bool> =
        blocks.iter().map(|block| !block.point && !block.mark && is_heading(&block.text())).collect();
    let mut outline = Outline::default();
    let mut open = false;
    for (i, block) in blocks.iter().enumerate() {
        let mut starts: Vec<(usize, usize)> = Vec::new();
        for (word, line) in &block.words {
            if !outline.text.is_empty() {
                outline.text.push(' ');
            }
            starts.push((outline.text.len(), *line));
            outline.text.push_str(word);
        }
        let Some((start, line)) = starts.first().copied().filter(|_| !block.mark) else { continue };
        if headings.get(i).copied().unwrap_or_default() {
            let mut after = blocks.iter().zip(&headings).skip(i + 1).filter(|(block, _)| !block.mark);
            let above_number = after.next().is_some_and(|(next, heading)| *heading && numbered(&next.text()));
            let level = match numbered(&block.text()) {
                true => Level::Paragraph,
                false if above_number => Level::Chapter,
                false if open => Level::Within,
                false => Level::Paragraph,
            };
            open = level != Level::Chapter;
            outline.pieces.push(Piece { level, range: start..outline.text.len(), line });
            continue;
        }
        for range in sentences(outline.text.get(start..).unwrap_or_default()) {
            let range = start + range.start..start + range.end;
            let line = starts.iter().rev().find(|(at, _)| *at <= range.start).map_or(line, |(_, line)| *line);
            outline.pieces.push(Piece { level: Level::Sentence, range, line });
        }
    }
    outline
}

fn blocks<'a>(lines: impl IntoIterator<Item = (usize, &'a str)>) -> Vec<Block<'a>> {
    let mut blocks: Vec<Block<'a>> = Vec::new();
    // Whether the last block may go on, and whether a mark waits for its point.
    let (mut open, mut waiting) = (false, false);
    for (number, line) in lines {
        let mut words: Vec<&str> = line.split_whitespace().collect();
        if words.is_empty() {
            open = false;
            continue;
        }
        let marks = marks(&words);
        if marks > 0 {
            let text = words.split_off(marks);
            let words = words.into_iter().map(|word| (word, number)).collect();
            blocks.push(Block { words, point: false, mark: true });
            (open, waiting) = (false, true);
            if text.is_empty() {
                continue;
            }
            words_into(&mut blocks, text, number, true);
            (open, waiting) = (true, false);
            continue;
        }
        let last = blocks.last().map(Block::text).unwrap_or_default();
        if open && goes_on(&last, &words) {
            if let Some(block) = blocks.last_mut() {
                block.words.extend(words.into_iter().map(|word| (word, number)));
            }
        } else {
            words_into(&mut blocks, words, number, waiting);
        }
        (open, waiting) = (true, false);
    }
    blocks
}

fn words_into<'a>(blocks: &mut Vec<Block<'a>>, words: Vec<&'a str>, line: usize, point: bool) {
    blocks.push(Block { words: words.into_iter().map(|word| (word, line)).collect(), point, mark: false });
}

/// How many words at the start of a line are marks of a list.
fn marks(words: &[&str]) -> usize {
    let bullets =
        words.iter().take_while(|word| matches!(**word, "•" | "o" | "-" | "–" | "*" | "·" | "▪" | "◦"));
    match bullets.count() {
        0 => {
            let text = words.join(" ");
            usize::from(
                words.first().is_some_and(|word| is_counter(word)) && !(numbered(&text) && is_heading(&text)),
            )
        }
        count => count,
    }
}

/// `1.`, `12)`, `a.`, `b)`: a mark of a numbered list.
fn is_counter(word: &str) -> bool {
    let Some(body) = word.strip_suffix(['.', ')']) else { return false };
    let number = !body.is_empty() && body.len() <= 2 && body.bytes().all(|byte| byte.is_ascii_digit());
    number || (body.len() == 1 && body.bytes().all(|byte| byte.is_ascii_lowercase()))
}

/// Whether a line is the rest of the unfinished text before it.
fn goes_on(last: &str, words: &[&str]) -> bool {
    let number = words.len() == 1 && words.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    let lower = words.first().is_some_and(|word| word.starts_with(char::is_lowercase));
    !ends(last) && (lower || number || !is_heading(last))
}

fn is_heading(text: &str) -> bool {
    let length = text.chars().count();
    if numbered(text) {
        let words = text.trim_start_matches(|c: char| !c.is_ascii_digit());
        let words = words.split_once(' ').map_or("", |(_, words)| words);
        return sentences(words).len() <= 1 && length <= NUMBERED && !text.ends_with(['.', ';', ':']);
    }
    if text.ends_with(':') {
        return text.split(' ').count() <= 3;
    }
    let opens = text.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit());
    opens && length <= SHORT && !ends(text) && sentences(text).len() == 1
}

/// `2.2 Afbakening doelgroep`, `1. Inleiding`, `Noot 1`, `Bijlage 1 Regionaal afwegingskader`; not `20 uur per week`.
fn numbered(text: &str) -> bool {
    let mut words = text.split(' ');
    let number = |word: &str| {
        word.starts_with(|first: char| first.is_ascii_digit())
            && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    };
    let capital = |word: &str| word.trim_start_matches(['‘', '“', '(']).starts_with(char::is_uppercase);
    match (words.next(), words.next(), words.next()) {
        (Some(first), Some(second), _) if number(first) => capital(second),
        (Some(first), Some(second), third) => capital(first) && number(second) && third.is_none_or(capital),
        _ => false,
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    /// The pieces as `line:sign text`; `#` chapter, `=` paragraph, `+` heading within, nothing for a sentence.
    fn pieces(text: &str) -> Vec<String> {
        let outline = outline(text.lines().enumerate().map(|(i, line)| (i + 1, line)));
        let sign = |level| match level {
            Level::Chapter => "# ",
            Level::Paragraph => "= ",
            Level::Within => "+ ",
            Level::Sentence => "",
        };
        let show = |piece: &Piece| {
            format!("{}:{}{}", piece.line, sign(piece.level), &outline.text[piece.range.clone()])
        };
        outline.pieces.iter().map(show).collect()
    }

    #[test]
    fn knows_headings() {
        assert_eq!(
            pieces(
                "Kader\n\nToegang\n\n2.1 Algemeen: wat geldt\n\nDit geldt.\n\nToelichting:\n\nZo zit het.\n"
            ),
            [
                "1:= Kader",
                "3:# Toegang",
                "5:= 2.1 Algemeen: wat geldt",
                "7:Dit geldt.",
                "9:+ Toelichting:",
                "11:Zo zit het."
            ]
        );
        // A question is a heading only behind a number; without an empty line a capital follows it.
        assert_eq!(
            pieces("2.4 Welke gemeente is het?\nDe gemeente van herkomst.\nWelke gemeente is het?\n"),
            ["1:= 2.4 Welke gemeente is het?", "2:De gemeente van herkomst.", "3:Welke gemeente is het?"]
        );
        // A number on a line of its own belongs to the heading above it.
        assert_eq!(
            pieces("Ondertekening\n\nNoot\n1\n\nHet plan.\n"),
            ["1:# Ondertekening", "3:= Noot 1", "6:Het plan."]
        );
        // A sentence that lost its full stop stays a sentence when it is long or starts small.
        assert_eq!(pieces("-Een huis -Nog een huis\n"), ["1:-Een huis -Nog een huis"]);
    }

    #[test]
    fn knows_points_of_lists() {
        let list =
            "Het gaat om cliënten die:\n\n  • o\n\n    Net zijn afgekickt;\n\n  • o\n\n    Schoon wonen\n";
        assert_eq!(pieces(list), ["1:Het gaat om cliënten die:", "5:Net zijn afgekickt;", "9:Schoon wonen"]);
        assert_eq!(
            pieces("• Beschermd wonen\n- Met toezicht\no Zonder\n1. de ene\n2) de andere\na. nog een\n"),
            ["1:Beschermd wonen", "2:Met toezicht", "3:Zonder", "4:de ene", "5:de andere", "6:nog een"]
        );
        assert_eq!(pieces("1. Inleiding\n\nDit is het.\n"), ["1:= 1. Inleiding", "3:Dit is het."]);
        assert_eq!(
            pieces("Artikel 2.3. Besluit\nDit is het.\n"),
            ["1:= Artikel 2.3. Besluit", "2:Dit is het."]
        );
    }

    #[test]
    fn joins_lines_that_go_on() {
        assert_eq!(
            pieces("1 Ervaring\nWie een tuin wil, heeft ten minste een\njaar ervaring. Een cursus\ntelt.\n"),
            [
                "1:= 1 Ervaring",
                "2:Wie een tuin wil, heeft ten minste een jaar ervaring.",
                "3:Een cursus telt."
            ]
        );
        assert_eq!(
            pieces("De regels staan in het kader van alle gemeenten samen, ook van de gemeente\nHuizen.\n"),
            ["1:De regels staan in het kader van alle gemeenten samen, ook van de gemeente Huizen."]
        );
    }

    #[test]
    fn keeps_every_word() {
        let outline = outline([(1, " een  twee"), (2, ""), (3, "• o"), (4, "drie ")]);
        assert_eq!(outline.text, "een twee • o drie");
    }
}
