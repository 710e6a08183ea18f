//! Signs that a text or a file may not hold, in words.

/// Whether somebody who reads a file sees that this sign is there: no control character, no sign that turns the direction
/// of reading, no space without width, no accent apart from its letter. (The two that choose between text and picture do no
/// harm.)
pub fn is_seen(letter: char) -> bool {
    let quoted = matches!(letter, '"' | '\'' | '\\' | '\u{fe0e}' | '\u{fe0f}');
    quoted || letter.is_whitespace() || letter.escape_debug().len() == 1
}

/// What is wrong with a sign that stands behind `before`, and what to do.
pub fn told(letter: char, before: &str) -> (String, &'static str) {
    let words = before.rsplit(char::is_whitespace).filter(|word| !word.is_empty());
    let mut last: Vec<&str> = words.take(3).collect();
    last.reverse();
    let last: String = last.join(" ").chars().filter(|letter| is_seen(*letter)).collect();
    let place = if last.is_empty() { "Vooraan".to_owned() } else { format!("Na “{last}”") };
    let code = format!("U+{:04X}", u32::from(letter));
    if letter.is_whitespace() || letter.is_control() {
        return (
            format!("{place} staat een tab, een vreemde spatie of een ander stuurteken ({code})."),
            "Zet er een gewone spatie of een gewone nieuwe regel. Schreef u hier een `\\`? Schrijf dan `/`.",
        );
    }
    if letter == '\u{ad}' {
        return (format!("{place} staat een onzichtbaar afbreekstreepje ({code})."), "Haal het weg.");
    }
    if matches!(letter, '\u{300}'..='\u{36f}') {
        return (
            format!("{place} staat een accent los van zijn letter ({code})."),
            "Schrijf de letter met het accent als één teken, zoals `é`.",
        );
    }
    if !is_seen(letter) {
        return (format!("{place} staat een teken dat niemand ziet ({code})."), "Haal het weg.");
    }
    (
        format!("{place} staat het teken “{letter}” ({code}), en dat komt niet in elk dossier over."),
        "Schrijf het uit met gewone letters en tekens; in een citaat ook in de bron.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_named_by_its_place_and_code() {
        let said = |letter, before| told(letter, before).0;
        assert!(said('≠', "en dit is dan").starts_with("Na “dit is dan” staat het teken “≠” (U+2260), en"));
        assert!(said('\u{202e}', "").starts_with("Vooraan staat een teken dat niemand ziet (U+202E)"));
        assert!(said('\u{301}', "een\u{200b} cafe").starts_with("Na “een cafe” staat een accent los"));
        assert!(said('\t', "een").contains("(U+0009)"));
        assert_eq!(said('\u{ad}', "een fi"), "Na “een fi” staat een onzichtbaar afbreekstreepje (U+00AD).");
    }

    #[test]
    fn what_can_be_seen_may_stand_in_a_file() {
        let seen = "aé\"'\\€☐漢\t\n\r\u{c}\u{a0}\u{2028}☎\u{fe0f}";
        assert_eq!(seen.chars().find(|letter| !is_seen(*letter)), None);
        let unseen = "\u{0}\u{7}\u{7f}\u{ad}\u{301}\u{200b}\u{200f}\u{202e}\u{2066}\u{feff}\u{f0b7}\u{e0041}";
        assert_eq!(unseen.chars().find(|letter| is_seen(*letter)), None);
    }
}
