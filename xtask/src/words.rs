//! The wall of words: what the page itself says is about any policy. How a policy is carried out, and by whom, its kader says.

use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use voorcheck_site::fail::{Fail, OrFail, Outcome};
use voorcheck_site::files::{files_under, fresh_folder, read_text};

use crate::assets::ESBUILD;
use crate::house::House;
use crate::run::Program;

/// Words of one policy's process, in small letters; a longer word that holds one counts too.
const WORDS: [&str; 7] = ["behandelaar", "beschikking", "consulent", "loket", "melding", "safehouse", "wmo"];
/// What is an id or a name in code, and no word for readers.
const IDS: [&str; 3] = ["\"behandelaar\"", "\"begin-behandelaar\"", "openingBehandelaar"];

/// No text that a reader of the page may see has a word of the process of a policy, but for what the kader fills in.
pub fn without_process(house: &House) -> Outcome<()> {
    let mut found = Vec::new();
    for room in ["src", "crates/rules/src", "crates/takehome/src"] {
        for file in files_under(&house.root.join(room)) {
            let tokens = read_text(&file)?.parse::<TokenStream>().or_fail(
                "dit is geen Rust",
                house.show(&file),
                "Lees de meldingen van `cargo check`.",
            )?;
            let mut literals = Vec::new();
            literals_in(tokens, &mut literals);
            found.extend(literals.iter().filter_map(|text| told(&house.show(&file), text)));
        }
    }
    for (file, text) in texts_of_www(house)? {
        found.extend(told(&house.show(&file), &text));
    }
    if found.is_empty() {
        return Ok(());
    }
    Err(Fail::new(
        "de pagina zelf spreekt over hoe één beleid wordt uitgevoerd",
        found.join("\n"),
        "Zeg het zonder dat woord, of zet de zin in [teksten] van het kader.",
    ))
}

/// The literals of code, outside comments and tests.
fn literals_in(tokens: TokenStream, found: &mut Vec<String>) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Literal(literal) => found.push(literal.to_string()),
            TokenTree::Group(group) => literals_in(group.stream(), found),
            TokenTree::Punct(hash) if hash.as_char() == '#' => {
                tokens.next_if(|next| matches!(next, TokenTree::Punct(inner) if inner.as_char() == '!'));
                let attribute = tokens.next().map(|token| token.to_string()).unwrap_or_default();
                // What stands for the compiler, such as a comment; of a test all that it is for.
                if attribute.replace(char::is_whitespace, "") == "[cfg(test)]" {
                    let ends = |token: &TokenTree| match token {
                        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
                        TokenTree::Punct(end) => end.as_char() == ';',
                        _ => false,
                    };
                    tokens.by_ref().find(ends);
                }
            }
            _ => {}
        }
    }
}

/// What stands in `www/` and in the page, without comments. Of scripts and style sheets all that is left is searched.
fn texts_of_www(house: &House) -> Outcome<Vec<(PathBuf, String)>> {
    let mut files = files_under(&house.www());
    files.push(house.root.join("index.html"));
    let ends = |file: &Path, all: &[&str]| {
        file.extension().is_some_and(|end| all.iter().any(|one| end.eq_ignore_ascii_case(one)))
    };
    let out = house.work().join("words");
    fresh_folder(&out)?;
    let code: Vec<&PathBuf> = files.iter().filter(|file| ends(file, &["js", "css"])).collect();
    Program::node(house, ESBUILD)
        .args(&code)
        .args(["--minify-whitespace", "--charset=utf8", "--legal-comments=none", "--log-level=warning"])
        .arg(format!("--outbase={}", house.www().display()))
        .arg(format!("--outdir={}", out.display()))
        .quietly("Lees de melding hierboven: die noemt het bestand in www/ en de regel.")?;
    let mut texts = Vec::new();
    for file in code {
        let plain = out.join(file.strip_prefix(house.www()).unwrap_or(file));
        texts.push((file.clone(), read_text(&plain)?));
    }
    for file in files.iter().filter(|file| ends(file, &["html", "svg", "webmanifest"])) {
        texts.push((file.clone(), without_comments(&read_text(file)?)));
    }
    Ok(texts)
}

/// HTML without its comments.
fn without_comments(html: &str) -> String {
    let mut parts = html.split("<!--");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| out + part.split_once("-->").map_or("", |(_, after)| after))
}

/// The first word in a text that may not be there, with what stands around it.
fn told(place: &str, text: &str) -> Option<String> {
    let text = IDS.iter().fold(text.to_owned(), |text, id| text.replace(id, ""));
    let (at, _) = WORDS.iter().filter_map(|word| find(&text, word)).min()?;
    let before: String = text.get(..at).unwrap_or_default().chars().rev().take(20).collect();
    let before: String = before.chars().rev().collect();
    let rest: String = text.get(at..).unwrap_or_default().chars().take(40).collect();
    Some(format!("{place}: …{before}{rest}…"))
}

/// Where a word, or a longer one that holds it, first stands. An abbreviation begins a word: `showMore` holds no `Wmo`.
fn find(text: &str, word: &str) -> Option<(usize, usize)> {
    let lower = text.to_ascii_lowercase();
    let begins = |at: usize| !lower.get(..at).unwrap_or_default().ends_with(char::is_alphanumeric);
    let hit = lower.match_indices(word).find(|(at, _)| word.len() > 3 || begins(*at));
    hit.map(|(at, word)| (at, word.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn literals(code: &str) -> Vec<String> {
        let mut found = Vec::new();
        literals_in(code.parse().unwrap(), &mut found);
        found
    }

    #[test]
    fn every_form_of_a_word_is_found_whatever_stands_around_it() {
        for text in [
            "Papieren bij de melding",
            "Meldingen",
            "Wijkmeldingsloket",
            "DE CONSULENTEN",
            "voor regiebehandelaars",
            "een safehouse.",
            "de Wmo 2015",
            "Wmo-loket",
            "(WMO)",
            "beschikkingen",
        ] {
            assert!(told("x", text).is_some(), "{text}");
        }
        let said = told("x.js", "Vraag het na, en doe daarna een melding bij de gemeente.");
        assert_eq!(said.unwrap(), "x.js: …, en doe daarna een melding bij de gemeente.…");
    }

    #[test]
    fn other_words_and_ids_are_not() {
        for text in ["Meld het", "showMore()", "\"behandelaar\"", "rules.openingBehandelaar", "de gemeente"] {
            assert_eq!(told("x", text), None);
        }
        // An id is that alone.
        assert!(told("x", "\"behandelaar of u\"").is_some());
    }

    #[test]
    fn only_literals_of_code_are_read() {
        let code = "//! melding\n/// melding\nfn melding() { say(\"een\", r#\"twee\"#, f(&[\"drie\"])) } // melding\n\
                    macro! { /** melding */ a: \"vier\" }\n#[cfg(test)]\nmod tests { const A: &str = \"melding\"; }\n\
                    #[cfg(test)] use melding; const B: &str = \"vijf\";";
        assert_eq!(literals(code), ["\"een\"", "r#\"twee\"#", "\"drie\"", "\"vier\"", "\"vijf\""]);
    }

    #[test]
    fn comments_of_html_are_not_read() {
        assert_eq!(without_comments("<!-- melding --><p>a</p><!-- b -->c"), "<p>a</p>c");
    }
}
