//! Lines of plain text: how wide they are and where they break.

use voorcheck_rules::kader::text::spelled;

/// Columns of a text where every letter is one wide; our texts hold no wide letters. (Every byte that begins a letter:
/// `chars().count()` is several times this in Wasm.)
pub fn columns(text: &str) -> usize {
    text.bytes().filter(|byte| byte & 0xc0 != 0x80).count()
}

/// Lines of at most `width` columns, broken between words; a longer word has a line of its own.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split([' ', '\n']) {
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

/// A text in letters that every text box keeps, also that of an old patient record: those of ISO 8859-1. Other signs are
/// written out.
pub fn plain(text: &str) -> String {
    let mut plain = String::new();
    for letter in text.chars() {
        match spelled(letter) {
            Some(words) => plain.push_str(words),
            None => plain.push(letter),
        }
    }
    plain
}

/// One line of a text as Markdown that shows the same words, wherever it stands on a line. No renderer makes more of it than
/// words: no list, no heading, no emphasis. Nor a link: in the address of one, a mark that we add would be read as its own.
pub fn markdown(line: &str, into: &mut String) {
    let mut number = true;
    for (at, letter) in line.char_indices() {
        let (before, after) = line.as_bytes().split_at_checked(at).unwrap_or_default();
        let ends = number && matches!(after, [_] | [_, b' ', ..]);
        let marks = match letter {
            '#' | '$' | '&' | '*' | '<' | '>' | '[' | '\\' | ']' | '^' | '_' | '`' | '|' | '~' => true,
            '-' | '+' | '=' | ':' => at == 0,
            ')' => ends,
            '.' => ends || matches!(before, [.., b'w' | b'W', b'w' | b'W', b'w' | b'W']),
            '/' => matches!(before, [.., b':']),
            _ => false,
        };
        if marks {
            into.push('\\');
        }
        into.push(letter);
        number &= letter.is_ascii_digit();
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

    /// As micromark with GFM and marked were seen to read it; the words in blocks are held in `tests/dossier/markdown.rs`.
    #[test]
    fn no_address_becomes_a_link() {
        let mut text = String::new();
        markdown("2.2 Www.x.nl/a_b en (https://x.nl/?a=1&copy=2). Nieuw.", &mut text);
        assert_eq!(text, "2.2 Www\\.x.nl/a\\_b en (https:\\//x.nl/?a=1\\&copy=2). Nieuw.");
    }

    #[test]
    fn plain_letters_are_those_of_any_text_box() {
        assert_eq!(plain("‘Eén’ “cliënt” – §\u{a0}2 → 3…"), "'Eén' \"cliënt\" - §\u{a0}2 -> 3...");
        let spaces = "≥ 20 uur, ≤ 3 km, € 1\u{202f}500, blĳven, 5\u{2009}m²";
        assert_eq!(plain(spaces), ">= 20 uur, <= 3 km, EUR 1\u{a0}500, blijven, 5 m²");
    }
}
