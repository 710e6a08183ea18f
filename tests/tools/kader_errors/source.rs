//! The codes and sentences of problems, read from our own source.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::common::root;

/// The files that say what is wrong with a kader. Those that put the parsers' sentences in Dutch, and the one
/// that reads kaders for a site (`tests/tools/site.rs`), have tests of their own.
pub fn files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in ["rules/src/kader", "rules/src/decision", "tools/src", "tools/src/check", "tools/src/load"]
    {
        for entry in fs::read_dir(root().join("crates").join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let is_code = path.extension().is_some_and(|extension| extension == "rs");
            if is_code && !path.ends_with("tools/src/site.rs") {
                files.push(path);
            }
        }
    }
    assert!(files.len() > 20);
    files
}

/// The source without its tests.
fn read(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap();
    text.split("#[cfg(test)]").next().unwrap().to_owned()
}

/// Words that stand where the code of a problem stands.
pub fn codes(file: &Path) -> BTreeSet<String> {
    let starts = [
        "report.add(",
        "reference(report, ",
        "Problem::new(",
        "self.problem(",
        "code: ",
        "findings.add(spot, ",
        "self.add(spot, ",
        "self.add(place, ",
    ];
    // However the line breaks fall.
    let source = read(file).split_whitespace().collect::<Vec<_>>().join(" ").replace("( ", "(");
    let mut codes = BTreeSet::new();
    for start in starts {
        for (at, _) in source.match_indices(start) {
            let rest = source[at + start.len()..].trim_start();
            if let Some(code) = rest.strip_prefix('"').and_then(|rest| rest.split('"').next()) {
                codes.insert(code.to_owned());
            }
        }
    }
    codes
}

/// The texts for readers: literals of more than one word that end as a sentence does.
pub fn sentences(file: &Path) -> Vec<String> {
    let parsers = ["dutch.rs", "pack.rs"];
    if parsers.iter().any(|name| file.ends_with(name)) {
        return Vec::new();
    }
    let code: String =
        read(file).lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut sentences = Vec::new();
    let mut letters = code.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '\'' {
            // A character, perhaps a quotation mark; a lifetime has no second mark so near.
            let next: String = letters.clone().take(3).collect();
            let length = if next.starts_with('\\') { 3 } else { 2 };
            if next.chars().nth(length - 1) == Some('\'') {
                letters.nth(length - 1);
            }
            continue;
        }
        if letter != '"' {
            continue;
        }
        let mut text = String::new();
        while let Some(letter) = letters.next() {
            match letter {
                '"' => break,
                '\\' => match letters.next().unwrap() {
                    '\n' => while letters.next_if(|next| next.is_whitespace()).is_some() {},
                    escaped => text.push(escaped),
                },
                other => text.push(other),
            }
        }
        if text.contains(' ') && text.ends_with(['.', '?']) {
            sentences.push(text);
        }
    }
    sentences
}

/// Whether a text holds a sentence, whatever stands where the sentence has `{…}`.
pub fn fits(sentence: &str, text: &str) -> bool {
    let plain = sentence.replace("{{", "\u{1}").replace("}}", "\u{2}");
    let mut parts = Vec::new();
    let mut rest = plain.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        parts.push(before);
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    parts.push(rest);
    let mut at = 0;
    parts.iter().all(|part| {
        let part = part.replace('\u{1}', "{").replace('\u{2}', "}");
        let found = text[at..].find(&part).map(|start| at + start + part.len());
        at = found.unwrap_or(at);
        found.is_some()
    })
}

#[test]
fn sentences_are_found_and_fitted() {
    let file = root().join("crates/tools/src/check/questions.rs");
    let all = sentences(&file);
    assert!(all.contains(&"Het feit `{}` heeft minder dan twee waarden.".to_owned()), "{all:?}");
    assert!(fits("De {} is {{leeg}}.", "Dus: De map is {leeg}. Vul haar."));
    assert!(!fits("De {} is leeg.", "De map is vol."));
}
