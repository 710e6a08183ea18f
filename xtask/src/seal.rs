//! The last step of a build: names with a hash of their content, and integrity for everything the page loads. It runs
//! after all optimisation, so that a name stands for exactly the bytes that are shipped.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

/// A finished file under its new name.
pub struct Sealed {
    /// The name with the hash in it: `widget-1a2b3c4d5e.js`.
    pub name: String,
    /// `sha384-…`, for `integrity`.
    pub integrity: String,
    /// The content.
    pub bytes: Vec<u8>,
}

/// Finished files by the name they had in the page's source.
pub type Seals = BTreeMap<String, Sealed>;

/// Names `bytes` after their content. `base` and `extension` make up the readable part of the name.
pub fn seal(base: &str, extension: &str, bytes: Vec<u8>) -> Sealed {
    let hash = sha256_hex(&bytes);
    let short: String = hash.chars().take(10).collect();
    Sealed { name: format!("{base}-{short}.{extension}"), integrity: integrity(&bytes), bytes }
}

/// A file that keeps its name, because others name it.
pub fn fixed(name: &str, bytes: Vec<u8>) -> Sealed {
    Sealed { name: name.to_owned(), integrity: integrity(&bytes), bytes }
}

/// `sha384-…`, for `integrity`.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// `sha256-…`, for a script that stands in the page itself.
pub fn sha256(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// The SHA-256 of some bytes in hexadecimal.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Rewrites the page: every attribute that names a sealed file gets the new name; `script`, `stylesheet` and
/// `modulepreload` get `integrity`; `data-x` gets `data-x-integrity` beside it (the glue has its own in `modulepreload`).
/// Comments and indentation go.
///
/// A preload `as="fetch"` gets none: browsers ignore it there and say so in the console. The loader checks those itself.
pub fn page(html: &str, seals: &Seals) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        push_text(&mut out, text);
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let Some((inside, after)) = split_tag(after) else {
            out.push('<');
            rest = after;
            break;
        };
        out.push('<');
        out.push_str(&tag(inside, seals));
        out.push('>');
        rest = after;
    }
    push_text(&mut out, rest);
    out.push('\n');
    out
}

/// White space between tags carries no meaning here; runs of it become one space or, around line breaks, nothing.
fn push_text(out: &mut String, text: &str) {
    if text.trim().is_empty() {
        if !text.is_empty() && !text.contains('\n') {
            out.push(' ');
        }
        return;
    }
    if text.starts_with(char::is_whitespace) {
        out.push(' ');
    }
    out.push_str(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    if text.ends_with(char::is_whitespace) {
        out.push(' ');
    }
}

/// Splits after `<` into the inside of the tag and what follows its `>`, minding quotes.
fn split_tag(text: &str) -> Option<(&str, &str)> {
    let mut quote = None;
    for (index, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return Some((text.get(..index)?, text.get(index + 1..)?)),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

fn tag(inside: &str, seals: &Seals) -> String {
    let mut out = inside.trim_end().to_owned();
    let mut extra = String::new();
    for (name, value) in attributes(inside) {
        let Some(sealed) = seals.get(value.trim_start_matches("./")) else {
            continue;
        };
        let quoted = format!("{name}=\"{value}\"");
        out = out.replace(&quoted, &format!("{name}=\"./{}\"", sealed.name));
        let executes = match name {
            "src" => inside.starts_with("script"),
            "href" => inside.contains("rel=\"stylesheet\"") || inside.contains("rel=\"modulepreload\""),
            _ => false,
        };
        if executes {
            extra.push_str(&format!(" integrity=\"{}\"", sealed.integrity));
        } else if name.starts_with("data-") && name != "data-js" {
            extra.push_str(&format!(" {name}-integrity=\"{}\"", sealed.integrity));
        }
    }
    out.push_str(&extra);
    out
}

/// The `name="value"` pairs of a tag.
fn attributes(inside: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = inside;
    while let Some((before, after)) = rest.split_once("=\"") {
        let Some((value, next)) = after.split_once('"') else {
            break;
        };
        if let Some(name) = before.split_whitespace().next_back() {
            found.push((name, value));
        }
        rest = next;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seals() -> Seals {
        let mut seals = Seals::new();
        seals.insert("a.js".into(), seal("a", "js", b"1".to_vec()));
        seals.insert("a_bg.wasm".into(), seal("a", "wasm", b"2".to_vec()));
        seals
    }

    #[test]
    fn a_name_stands_for_its_bytes() {
        let sealed = seal("a", "js", b"abc".to_vec());
        assert_eq!(sealed.name, "a-ba7816bf8f.js");
        assert_eq!(
            sealed.integrity,
            "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn"
        );
    }

    #[test]
    fn the_page_names_sealed_files_and_their_integrity() {
        let html = "<!-- weg -->\n<link rel=\"modulepreload\" href=\"./a.js\">\n<link rel=\"preload\" href=\"a_bg.wasm\" as=\"fetch\">\n\
                    <script src=\"./x.js\" data-wasm=\"./a_bg.wasm\"></script><p>een\n  twee</p>";
        let out = page(html, &seals());
        assert!(!out.contains("weg"), "{out}");
        assert!(out.contains("href=\"./a-6b86b273ff.js\" integrity=\"sha384-"), "{out}");
        assert!(out.contains("<link rel=\"preload\" href=\"./a-d4735e3a26.wasm\" as=\"fetch\">"), "{out}");
        assert!(
            out.contains(
                "<script src=\"./x.js\" data-wasm=\"./a-d4735e3a26.wasm\" data-wasm-integrity=\"sha384-"
            ),
            "{out}"
        );
        assert!(out.contains("<p>een twee</p>"), "{out}");
    }

    #[test]
    fn quotes_hide_a_closing_bracket() {
        assert_eq!(split_tag("a title=\"x > y\">z"), Some(("a title=\"x > y\"", "z")));
        assert_eq!(split_tag("a b"), None);
    }
}
