//! Texts: none empty, only signs that every form can show, and `{…}` only where it will be filled in.

use std::collections::BTreeSet;

use voorcheck_rules::kader::model::Kader;
use voorcheck_rules::kader::text::may_hold;
use voorcheck_rules::kader::visit::{Fills, Seen, walk};
use voorcheck_rules::kader::{Text, Voice};

use super::{Report, signs, suggest};

/// The texts and words of a kader. What is wrong with a word in another way, an id for instance, was told before.
pub(super) fn check(report: &mut Report, kader: &Kader) {
    let told: BTreeSet<String> = report.problems.iter().map(|problem| problem.path.clone()).collect();
    let mut texts = Texts { report, asked: asked(kader), named: named(kader) };
    walk(kader, &mut |path, seen| match seen {
        Seen::Text(text) => texts.text(&path.to_string(), text, path.fills()),
        Seen::Plain(word) => {
            let path = path.to_string();
            if !told.contains(&path) {
                texts.word(&path, word);
            }
        }
        _ => {}
    });
}

/// The ids of all questions, dates, moments and gaps.
fn asked(kader: &Kader) -> Vec<&str> {
    let facts = kader.facts.iter().map(|fact| fact.id.as_str());
    let dates = kader.dates.iter().map(|date| date.id.as_str());
    let moments = kader.moments.iter().filter(|moment| moment.undated.is_none()).map(|one| one.id.as_str());
    let gaps = kader.date_conditions.iter().filter(|one| one.gap.is_some()).map(|one| one.id.as_str());
    facts.chain(dates).chain(moments).chain(gaps).collect()
}

/// What a text of the assessment may name: the facts that have words for it, and the municipality.
fn named(kader: &Kader) -> Vec<&str> {
    let facts = kader.facts.iter().filter(|fact| fact.unknown_in_sentence.is_some());
    let municipality = kader.meta.municipality_fact.is_some().then_some("gemeente");
    let facts = facts.map(|fact| fact.id.as_str()).filter(|id| Some(*id) != municipality);
    municipality.into_iter().chain(facts).collect()
}

struct Texts<'r, 'k> {
    report: &'r mut Report,
    asked: Vec<&'k str>,
    named: Vec<&'k str>,
}

impl<'k> Texts<'_, 'k> {
    fn word(&mut self, path: &str, word: &str) -> bool {
        let empty = word.trim().is_empty();
        if empty {
            let advice = "Schrijf de tekst, of laat het veld weg als dat mag.";
            self.report.add("empty-text", path, "Deze tekst is leeg.", advice);
        } else {
            self.signs(path, word);
        }
        !empty
    }

    fn text(&mut self, path: &str, text: &Text, fills: Fills) {
        let voices = [(Voice::Behandelaar, Some(&text.behandelaar)), (Voice::Inwoner, text.inwoner.as_ref())];
        for (voice, words) in voices {
            let Some(words) = words else { continue };
            let path = format!("{path}.{}", voice.id());
            if self.word(&path, words) {
                let allowed = self.allowed(fills);
                self.placeholders(&path, words, &allowed);
            }
        }
    }

    /// What may stand between braces.
    fn allowed(&self, fills: Fills) -> Vec<&'k str> {
        let own = fills.names().iter().copied();
        let named: &[&str] = match fills {
            Fills::Nothing | Fills::Planned => &[],
            _ => &self.named,
        };
        let asked: &[&str] = if fills == Fills::Letter { &self.asked } else { &[] };
        own.chain(named.iter().chain(asked).copied()).collect()
    }

    /// Each sign once: what is done about the first is done about all.
    fn signs(&mut self, path: &str, words: &str) {
        let mut told = BTreeSet::new();
        for (at, letter) in words.char_indices() {
            if !may_hold(letter) && told.insert(letter) {
                let (message, advice) = signs::told(letter, words.get(..at).unwrap_or_default());
                self.report.add("unknown-sign", path, message, advice);
            }
        }
    }

    fn placeholders(&mut self, path: &str, words: &str, allowed: &[&str]) {
        for found in braces(words) {
            let known = found.is_some_and(|name| allowed.contains(&name));
            if known {
                continue;
            }
            let message = match found {
                Some(name) => format!("`{{{name}}}` wordt hier niet ingevuld."),
                None => "Er staat een losse accolade in deze tekst.".to_owned(),
            };
            let advice = match (found, allowed) {
                (_, []) => "Schrijf de tekst zonder accolades.".to_owned(),
                (Some(name), _) => suggest::hint(name, allowed.iter().copied()),
                (None, _) => {
                    let whole: Vec<String> = allowed.iter().map(|name| format!("{{{name}}}")).collect();
                    let possible = suggest::list(whole.iter().map(String::as_str));
                    format!("Haal haar weg of maak haar af; mogelijk: {possible}.")
                }
            };
            self.report.add("unknown-placeholder", path, message, advice);
        }
    }
}

/// The names between braces, in order; `None` for a brace that has no partner.
fn braces(words: &str) -> Vec<Option<&str>> {
    let mut found = Vec::new();
    let mut rest = words;
    while let Some(start) = rest.find(['{', '}']) {
        let (_, from) = rest.split_at(start);
        let inner = from
            .strip_prefix('{')
            .and_then(|inner| inner.split_once('}'))
            .filter(|(name, _)| !name.contains('{'));
        match inner {
            Some((name, after)) => {
                found.push(Some(name));
                rest = after;
            }
            None => {
                found.push(None);
                // Both braces are one byte.
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    #[test]
    fn reads_braces() {
        assert_eq!(super::braces("geen"), []);
        assert_eq!(super::braces("{a} en {b}"), [Some("a"), Some("b")]);
        assert_eq!(super::braces("{a {b} c}"), [None, Some("b"), None]);
    }
}
