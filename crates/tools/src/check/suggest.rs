//! "Bedoelde u …?": near misses among known words.

use std::collections::BTreeSet;

use voorcheck_rules::kader::date;

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

/// A day as a kader writes it, from the ways in which people write one: `1-3-2026` is the first of March. An example when it
/// is no day at all.
pub fn day(text: &str) -> String {
    let parts: Vec<&str> = text.split(['-', '/', '.']).map(str::trim).collect();
    let turned = match parts.as_slice() {
        [day, month, year] if year.len() == 4 => format!("{year}-{month:0>2}-{day:0>2}"),
        [year, month, day] => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => String::new(),
    };
    if date::parse(&turned).is_some() { turned } else { "2026-01-31".to_owned() }
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
    fn a_day_is_turned_round() {
        for (written, day) in [
            ("1-3-2026", "2026-03-01"),
            ("31/12/2026", "2026-12-31"),
            ("2026-3-1", "2026-03-01"),
            ("30-2-2026", "2026-01-31"),
            ("maart", "2026-01-31"),
        ] {
            assert_eq!(super::day(written), day);
        }
    }

    #[test]
    fn suggests_only_near_misses() {
        assert_eq!(nearest("hulp-thius", ["hulp-thuis", "uren"]), Some("hulp-thuis"));
        assert_eq!(nearest("vks", ["uren", "afgekickt"]), None);
        assert_eq!(hint("x", ["uren", "hulp", "uren"]), "Kies uit: `uren`, `hulp`.");
    }
}
