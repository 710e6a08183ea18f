//! Sentences, words and syllables of Dutch, as far as counting needs them.

use crate::audit::sentences::sentences as split;

/// The sentences of a text that hold a word.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let split = split(text).into_iter().filter_map(|range| text.get(range));
    split.filter(|sentence| !words(sentence).is_empty()).collect()
}

/// The words of a sentence: runs of letters and digits; an apostrophe or hyphen inside belongs to its word.
pub(super) fn words(sentence: &str) -> Vec<&str> {
    let inside = |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '’' | '-');
    let edges = |letter: char| !letter.is_alphanumeric();
    sentence
        .split(|letter| !inside(letter))
        .map(|word| word.trim_matches(edges))
        .filter(|word| !word.is_empty())
        .collect()
}

/// How many syllables a word has: one for each group of vowels, a new one at a diaeresis, at least one.
pub fn syllables(word: &str) -> usize {
    let mut number = 0;
    let mut in_vowels = false;
    for letter in word.to_lowercase().chars() {
        let begins = matches!(letter, 'ë' | 'ï' | 'ö' | 'ü');
        let vowel = begins || "aeiouyáéíóúàèêôâ".contains(letter);
        number += usize::from(vowel && (begins || !in_vowels));
        in_vowels = vowel;
    }
    number.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_holds_a_word() {
        assert_eq!(
            sentences("Een o.a. blijft. Twee (of drie?)\nVier!"),
            ["Een o.a. blijft.", "Twee (of drie?)", "Vier!"]
        );
        assert!(sentences(" … ").is_empty());
    }

    #[test]
    fn words_keep_what_is_inside_them() {
        assert_eq!(words("VKS-label, foto’s: 20 uur – ‘net’"), ["VKS-label", "foto’s", "20", "uur", "net"]);
    }

    #[test]
    fn syllables_are_groups_of_vowels() {
        let counted = ["safehouse", "reünie", "beëindigen", "nieuwe", "VKS", "gemeente"].map(syllables);
        assert_eq!(counted, [4, 3, 4, 2, 1, 3]);
    }
}
