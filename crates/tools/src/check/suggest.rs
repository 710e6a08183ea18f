//! "Bedoelde u …?": near misses among known words.

use std::collections::BTreeSet;

/// The known word nearest to `word`, when it is near enough to be a slip of the pen: at most a third of its letters
/// wrong, and never more than three.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).clamp(1, 3);
    let near = known.into_iter().map(|candidate| (distance(word, candidate), candidate));
    near.filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// What to try instead of `word`, as a Dutch sentence: the near miss, or all of a short list; empty for a long one.
pub fn hint<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    // Two things may share a name by mistake, which is reported where they are.
    let mut known: Vec<&str> = known.into_iter().collect();
    let mut seen = BTreeSet::new();
    known.retain(|word| seen.insert(*word));
    if let Some(candidate) = nearest(word, known.iter().copied()) {
        return format!("Bedoelde u `{candidate}`?");
    }
    match known.len() {
        1..=16 => format!("Kies uit: {}.", list(known)),
        _ => String::new(),
    }
}

/// Words in code marks, comma-separated.
pub fn list<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    words.into_iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// Edits between two words: insert, delete, replace, and swap of neighbours (optimal string alignment, the restricted
/// form of Damerau 1964), case ignored.
fn distance(a: &str, b: &str) -> usize {
    strsim::osa_distance(&a.to_lowercase(), &b.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_edits() {
        for (a, b, edits) in
            [("", "", 0), ("", "ab", 2), ("norm", "norm", 0), ("Nrom", "norm", 1), ("norme", "normen", 1)]
        {
            assert_eq!(distance(a, b), edits, "{a} {b}");
            assert_eq!(distance(b, a), edits, "{b} {a}");
        }
    }

    #[test]
    fn suggests_only_near_misses() {
        assert_eq!(nearest("hulp-thius", ["hulp-thuis", "uren"]), Some("hulp-thuis"));
        assert_eq!(nearest("vks", ["uren", "afgekickt"]), None);
        assert_eq!(hint("x", ["uren", "hulp", "uren"]), "Kies uit: `uren`, `hulp`.");
    }
}
