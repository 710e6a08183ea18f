//! Where a sentence ends, for Dutch texts of policy.
//!
//! A sentence ends at `.`, `?`, `!` or `…`, with the quotes, brackets and digits of a footnote that are glued to it,
//! when a capital, a digit or an opening quote or bracket before one of those follows. Not after an abbreviation, and
//! never at `:` or `;`: what follows those belongs to the same thought. The end of a block ends a sentence too.

use std::ops::Range;

/// Abbreviations without dots inside that are followed by what they belong to. `enz.` and `etc.` are not among them:
/// they stand at the end of a sentence.
const ABBREVIATIONS: [&str; 36] = [
    "afd", "art", "artt", "bijv", "blz", "bv", "ca", "dhr", "dr", "drs", "evt", "excl", "fig", "hfst",
    "incl", "ing", "ir", "jo", "max", "mevr", "min", "mr", "mw", "nr", "nrs", "par", "pag", "prof", "red",
    "resp", "st", "tel", "vgl", "vlg", "vs", "zgn",
];

/// Abbreviations with dots inside that do stand at the end of a sentence.
const CLOSING: [&str; 5] = ["e.a", "e.d", "e.v", "o.i.d", "p.p"];

/// Whether a sentence may end with this character.
pub fn is_mark(c: char) -> bool {
    matches!(c, '.' | '?' | '!' | '…')
}

/// Whether this character closes what a sentence stands in.
fn is_closer(c: char) -> bool {
    matches!(c, '”' | '’' | '"' | '\'' | '»' | ')' | ']')
}

/// Whether this character opens what a sentence stands in.
fn is_opener(c: char) -> bool {
    matches!(c, '“' | '‘' | '„' | '"' | '\'' | '«' | '(' | '[')
}

/// Whether a text that ends here, without its full stop, ends in an abbreviation.
fn ends_in_abbreviation(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = word.trim_start_matches(is_opener).to_lowercase();
    let dotted =
        word.split('.').all(|part| part.chars().count() <= 2 && part.chars().all(char::is_alphabetic));
    // The only word of one letter that can end a sentence.
    let initial = word.chars().count() == 1 && word.chars().all(char::is_alphabetic) && word != "u";
    ABBREVIATIONS.contains(&word.as_str())
        || initial
        || (word.contains('.') && dotted && !word.starts_with('.') && !CLOSING.contains(&word.as_str()))
}

/// The sentences of a block of text, as byte ranges without the white space between them.
pub fn sentences(block: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(c) = next(block, at) {
        at += c.len_utf8();
        if !is_mark(c) || (c == '.' && ends_in_abbreviation(before(block, at - c.len_utf8()))) {
            continue;
        }
        let end = end_of_mark(block, at);
        let rest = block.get(end..).unwrap_or_default();
        if rest.trim().is_empty()
            || (rest.starts_with(char::is_whitespace) && opens_a_sentence(rest.trim_start()))
        {
            found.push(start..end);
            start = end + rest.len() - rest.trim_start().len();
        }
        at = end;
    }
    if !block.get(start..).unwrap_or_default().trim().is_empty() {
        found.push(start..block.trim_end().len());
    }
    found
}

/// Where what is glued to the mark before `at` ends: further marks, closers, the digits of a footnote. A footnote that
/// ends the block may stand apart.
fn end_of_mark(block: &str, mut at: usize) -> usize {
    let after_number = before(block, at).trim_end_matches(is_mark).ends_with(|c: char| c.is_ascii_digit());
    while let Some(c) = next(block, at).filter(|c| is_mark(*c) || is_closer(*c)) {
        at += c.len_utf8();
    }
    let rest = block.get(at..).unwrap_or_default();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest.get(digits..).unwrap_or_default();
    if !after_number
        && (1..=2).contains(&digits)
        && (after.is_empty() || after.starts_with(char::is_whitespace))
    {
        return at + digits;
    }
    let last = rest.trim();
    if (1..=2).contains(&last.len()) && last.bytes().all(|byte| byte.is_ascii_digit()) {
        return at + rest.trim_end().len();
    }
    at
}

fn opens_a_sentence(text: &str) -> bool {
    let first = text.trim_start_matches(is_opener).chars().next();
    first.is_some_and(|first| first.is_uppercase() || first.is_ascii_digit())
}

/// Whether a line ends a sentence or a point of a list, so that the next line is not its continuation.
pub fn ends(text: &str) -> bool {
    let text = text.trim_end();
    let without_note = text.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    let text = if text.len() - without_note.len() <= 3 { without_note } else { text };
    let text = text.trim_end_matches(is_closer);
    match text.chars().last() {
        Some('.') => !ends_in_abbreviation(before(text, text.len() - 1)),
        Some(last) => is_mark(last) || matches!(last, ':' | ';'),
        None => false,
    }
}

/// The digits of footnotes in `text`: one or two, glued to a letter or to what closes a sentence, and at the very end
/// also apart. Nobody has to account for them.
pub fn is_note(text: &str, at: usize) -> bool {
    let digit = |c: &char| c.is_ascii_digit();
    let before = before(text, at).trim_end_matches(|c: char| c.is_ascii_digit());
    let rest = text.get(before.len()..).unwrap_or_default();
    let digits = rest.chars().take_while(digit).count();
    let after = rest.get(digits..).unwrap_or_default();
    let glued_to_word = before.ends_with(char::is_alphabetic);
    let marks = before.trim_end().trim_end_matches(|c| is_mark(c) || is_closer(c));
    let glued_to_end = marks.len() < before.trim_end().len()
        && marks.ends_with(char::is_alphabetic)
        && (!before.ends_with(' ') || after.is_empty());
    next(text, at).as_ref().is_some_and(digit)
        && digits <= 2
        && (glued_to_word || glued_to_end)
        && !after.starts_with(|c: char| c.is_alphanumeric())
}

fn next(text: &str, at: usize) -> Option<char> {
    text.get(at..).and_then(|rest| rest.chars().next())
}

fn before(text: &str, at: usize) -> &str {
    text.get(..at).unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn split(block: &str) -> Vec<&str> {
        sentences(block).into_iter().map(|range| &block[range]).collect()
    }

    #[test]
    fn splits_at_the_ends_of_sentences() {
        let one_each = [
            vec!["Dat is de hoofdregel.", "Uitzonderingen daargelaten."],
            vec!["Uw behandelaar steunt u.", "Dat staat in een brief van J. Jansen."],
            vec![
                "Blijkt dat een langer verblijf nodig is?",
                "Dan onderzoekt de gemeente het.",
                "Goed!",
                "Ja…",
                "Nee.",
            ],
            // Quotes and brackets close with their sentence, and open the next.
            vec![
                "Hij noemt het een ‘oefenplek’.",
                "Er is dan sprake van ‘tijdelijk verblijf’.",
                "“Wonen” telt.",
            ],
            vec!["Zij wijst toe.", "(De financier is de gemeente van herkomst.)", "Daarna volgt meer."],
            vec!["Zij zei: “Dat kan niet.”", "Toen ging zij."],
            // Digits: of a footnote glued to a word or to the end, apart at the end, and of a number that opens.
            vec!["Het is mogelijk dit af te geven2.", "Maar niet altijd."],
            vec!["Het label van de VKS voeren.4", "Verschillende huizen."],
            vec!["Van organisaties die het label voeren. 4"],
            vec!["Het duurt een jaar.", "20 uur is de grens."],
        ];
        for sentences in one_each {
            assert_eq!(split(&sentences.join(" ")), sentences);
        }
    }

    #[test]
    fn keeps_together_what_is_one_sentence() {
        for one in [
            "Net afgekickt (o.a. Sex and Love addiction, i.v.m. Zorg, c.q. Behandeling)",
            "Beschermd wonen (Art. 1.1.1 Wmo 2015): “wonen in een accommodatie”",
            "Dit kost bijv. Veel geld, zie nr. 3 en blz. 12 van dr. A. Jansen.",
            "Let op: diverse huizen vragen zelf een bijdrage; Dat houdt in dat de gemeente minder betaalt.",
            "De maximale termijn is 1 jaar (binnen dit jaar zouden de 12 stappen – met goed gevolg - doorlopen zijn).",
            "Er is 24/7 toezicht, ten minste 2.5 uur per dag, op www.voorbeeld.nl te lezen",
            "Hij vroeg “waarom?” en ging.",
        ] {
            assert_eq!(split(one), [one]);
        }
        assert_eq!(split("Denk aan schulden e.d. Dit telt."), ["Denk aan schulden e.d.", "Dit telt."]);
        assert_eq!(split("Denk aan schulden enz. Dit telt."), ["Denk aan schulden enz.", "Dit telt."]);
        assert_eq!(split(""), Vec::<&str>::new());
    }

    #[test]
    fn knows_an_unfinished_line() {
        for done in ["Klaar.", "Klaar.”", "label voeren. 4", "te geven2.", "die:", "verslaving;", "Echt?)"]
        {
            assert!(ends(done), "{done}");
        }
        for open in ["ten minste een", "zie art.", "zoals o.a.", "2.2 Afbakening", "in 2025", ""] {
            assert!(!ends(open), "{open}");
        }
    }

    #[test]
    fn knows_the_digits_of_a_footnote() {
        for (text, note) in [
            ("te geven2.", true),
            ("label voeren.4", true),
            ("label voeren. 4", true),
            ("in 2025", false),
            ("na 8 weken", false),
            ("B12a", false),
            ("stap 3. Dan", false),
            ("een huur van €12", false),
        ] {
            let at = text.find(|c: char| c.is_ascii_digit()).unwrap_or_default();
            assert_eq!(is_note(text, at), note, "{text}");
        }
        assert!(is_note("Opvang12 is", 7) && is_note("Opvang12 is", 6));
    }
}
