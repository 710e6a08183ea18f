//! Lines of plain text: how wide they are and where they break.

use crate::assessment::wording::JOINED;

/// Columns of a text where every letter is one wide; our texts hold no wide letters. (Every byte that begins a letter:
/// `chars().count()` is several times this in Wasm.)
pub fn columns(text: &str) -> usize {
    text.bytes().filter(|byte| byte & 0xc0 != 0x80).count()
}

/// Lines of at most `width` columns, broken between words; a longer word has a line of its own.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split([' ', '\n', '\t']) {
        if word.is_empty() {
            continue;
        }
        if !line.is_empty() && columns(&line) + 1 + columns(word) > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines
}

/// A text of letters that every text box keeps, also that of an old patient record: those of ISO 8859-1. Typographic
/// quotes, dashes and dots become plain ones; anything else that is not on that list is left out.
pub fn plain(text: &str, into: &mut String) {
    for letter in text.chars() {
        match letter {
            '‘' | '’' => into.push('\''),
            '“' | '”' | '„' => into.push('"'),
            '–' | '—' | '−' => into.push('-'),
            '…' => into.push_str("..."),
            '→' => into.push_str("->"),
            JOINED => into.push(' '),
            ' '..='~' | '\u{a1}'..='\u{ff}' => into.push(letter),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wraps_between_words() {
        assert_eq!(wrapped("een twee drie", 8), ["een twee", "drie"]);
        assert_eq!(wrapped("een twee\n drie", 80), ["een twee drie"]);
        assert_eq!(wrapped("onwaarschijnlijk lang", 5), ["onwaarschijnlijk", "lang"]);
        assert_eq!(wrapped("", 5), [""]);
        assert_eq!(wrapped("één één", 7), ["één één"]);
        assert_eq!(wrapped("zie §\u{a0}2.2", 5), ["zie", "§\u{a0}2.2"]);
    }

    #[test]
    fn plain_letters_are_those_of_any_text_box() {
        let mut text = String::new();
        plain("‘Eén’ “cliënt” – §\u{a0}2 → 3… ≈ ✓", &mut text);
        assert_eq!(text, "'Eén' \"cliënt\" - § 2 -> 3...  ");
    }
}
