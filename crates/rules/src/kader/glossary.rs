//! Finding the words of the glossary in a text, so that a reader can ask for their meaning where they stand.

use super::model::GlossaryEntry;
use crate::prelude::*;

/// A stretch of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Texts as they are.
    Plain(&'t str),
    /// A word of the glossary as it stands in the text, with its index there.
    Word(&'t str, usize),
}

/// Cuts a text where words of the glossary stand. Each of `seen`, one for each word, is marked and found only once, so
/// that a block of several texts offers a meaning where its word stands first.
///
/// A word is found whole, whatever its capitals; a letter, a digit or a hyphen beside it makes it another word, so that
/// `Wmo` is not found in `Wmo-loket`. Of words that start at one place the longest counts. The pieces together are the
/// text.
pub fn split<'t>(text: &'t str, words: &[GlossaryEntry], seen: &mut Vec<bool>) -> Vec<Piece<'t>> {
    seen.resize(words.len(), false);
    let mut pieces = Vec::new();
    let (mut plain, mut inside) = (0, false);
    for (at, letter) in text.char_indices() {
        let starts = !core::mem::replace(&mut inside, joins(letter));
        // Inside a word, and inside what was found already.
        if !starts || !inside || at < plain {
            continue;
        }
        let Some((index, length)) = longest(text.get(at..).unwrap_or_default(), words) else { continue };
        let Some(fresh) = seen.get_mut(index).filter(|seen| !**seen) else { continue };
        *fresh = true;
        push(&mut pieces, text.get(plain..at));
        plain = at + length;
        pieces.push(Piece::Word(text.get(at..plain).unwrap_or_default(), index));
    }
    push(&mut pieces, text.get(plain..));
    pieces
}

fn push<'t>(pieces: &mut Vec<Piece<'t>>, plain: Option<&'t str>) {
    pieces.extend(plain.filter(|plain| !plain.is_empty()).map(Piece::Plain));
}

/// The word with the longest form at the start of this text, with the length of that form.
fn longest(text: &str, words: &[GlossaryEntry]) -> Option<(usize, usize)> {
    let mut found: Option<(usize, usize)> = None;
    for (index, word) in words.iter().enumerate() {
        for form in core::iter::once(&word.word).chain(&word.forms) {
            let longer = found.is_none_or(|(_, length)| form.len() > length);
            let here = text.get(..form.len()).is_some_and(|start| start.eq_ignore_ascii_case(form));
            if longer && here && !text.get(form.len()..).is_some_and(|rest| rest.starts_with(joins)) {
                found = Some((index, form.len()));
            }
        }
    }
    found
}

/// Whether this letter makes one word with its neighbour: a letter of a European alphabet, a digit or a hyphen. (The
/// standard library's table of all letters would weigh more than all of this.)
fn joins(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-' || ('\u{c0}'..'\u{2000}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::Piece::{Plain, Word as Found};
    use super::*;
    use crate::kader::Text;

    fn glossary() -> Vec<GlossaryEntry> {
        let word = |word: &str, forms: &[&str]| GlossaryEntry {
            word: word.to_owned(),
            forms: forms.iter().map(|form| (*form).to_owned()).collect(),
            voice: None,
            explanation: Text::default(),
            norms: Vec::new(),
        };
        vec![
            word("melding", &["meldingen"]),
            word("gemeente van herkomst", &[]),
            word("gemeente", &[]),
            word("VKS", &["VKS-label"]),
            word("één plek", &[]),
            word("herkomst", &["herkomst van elders"]),
        ]
    }

    fn pieces(text: &str) -> Vec<Piece<'_>> {
        let pieces = split(text, &glossary(), &mut Vec::new());
        let whole = pieces.iter().map(|piece| match piece {
            Plain(text) | Found(text, _) => *text,
        });
        let whole: String = whole.collect();
        assert_eq!(whole, text, "nothing is lost");
        pieces
    }

    #[test]
    fn a_word_is_found_whole_whatever_its_capitals() {
        assert_eq!(pieces("Melding doen?"), [Found("Melding", 0), Plain(" doen?")]);
        assert_eq!(pieces("de (melding)."), [Plain("de ("), Found("melding", 0), Plain(").")]);
        assert_eq!(pieces("twee meldingen"), [Plain("twee "), Found("meldingen", 0)]);
        assert_eq!(
            pieces("vermelding, meldingsplicht, melding-2"),
            [Plain("vermelding, meldingsplicht, melding-2")]
        );
        assert_eq!(pieces(""), []);
    }

    #[test]
    fn the_longest_word_counts() {
        assert_eq!(pieces("gemeente van herkomst"), [Found("gemeente van herkomst", 1)]);
        assert_eq!(pieces("van herkomst"), [Plain("van "), Found("herkomst", 5)]);
        assert_eq!(pieces("herkomst van elders"), [Found("herkomst van elders", 5)]);
        assert_eq!(pieces("gemeente van hier"), [Found("gemeente", 2), Plain(" van hier")]);
        assert_eq!(pieces("het VKS-label"), [Plain("het "), Found("VKS-label", 3)]);
        assert_eq!(pieces("een VKS-lid"), [Plain("een VKS-lid")]);
    }

    #[test]
    fn letters_of_more_than_one_byte_are_whole() {
        assert_eq!(pieces("‘melding’ é"), [Plain("‘"), Found("melding", 0), Plain("’ é")]);
        assert_eq!(pieces("is één plek"), [Plain("is "), Found("één plek", 4)]);
        assert_eq!(pieces("émelding"), [Plain("émelding")]);
    }

    #[test]
    fn each_word_is_found_once_in_a_block() {
        let words = glossary();
        let mut seen = Vec::new();
        assert_eq!(
            split("melding en melding", &words, &mut seen),
            [Found("melding", 0), Plain(" en melding")]
        );
        assert_eq!(
            split("melding bij de gemeente", &words, &mut seen),
            [Plain("melding bij de "), Found("gemeente", 2)]
        );
        assert_eq!(split("gemeente", &[], &mut Vec::new()), [Plain("gemeente")]);
    }
}
