//! The examples for web servers (`docs/servers`) give the page the rules it has in itself, and the browser the right types.

use std::fs;
use std::path::Path;

use crate::common::root;

const SERVERS: [&str; 4] = ["nginx.conf", "apache.htaccess", "web.config", "_headers"];

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn examples() -> impl Iterator<Item = (&'static str, String)> {
    SERVERS.into_iter().map(|name| (name, read(&root().join("docs/servers").join(name))))
}

#[test]
fn their_security_rules_are_those_of_the_page() {
    let page = read(&root().join("index.html"));
    let rules =
        page.split_once("Content-Security-Policy\" content=\"").and_then(|(_, rest)| rest.split_once('"'));
    let rules = format!("{}; frame-ancestors 'self'", rules.unwrap().0);
    for (name, text) in examples() {
        let given: Vec<&str> = text.lines().filter(|line| line.contains("default-src")).collect();
        assert!(!given.is_empty(), "{name}");
        for line in given {
            let end = line.find(&rules).map(|at| line.get(at + rules.len()..).unwrap());
            let end = end.unwrap_or_else(|| panic!("{name} has other rules than index.html: {line}"));
            assert!(
                ["", "\"", "\";", "\" />"].contains(&end),
                "{name} has more rules than index.html: {line}"
            );
        }
    }
}

#[test]
fn they_send_what_a_browser_needs() {
    for (name, text) in examples() {
        for words in [
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "Access-Control-Allow-Origin",
            "no-referrer",
        ] {
            assert!(text.contains(words), "{name} lacks {words}");
        }
        if name != "_headers" {
            for words in ["application/wasm", "application/manifest+json", "immutable", "voorcheck"] {
                assert!(text.contains(words), "{name} lacks {words}");
            }
        }
    }
}

/// nginx and Apache keep a header for answers that are no error, unless told `always`: then a browser would remember for a
/// year that a file is missing.
#[test]
fn an_error_is_never_kept() {
    for (name, text) in examples() {
        for line in text.lines().filter(|line| line.contains("Cache-Control ") && !line.contains('#')) {
            assert!(!line.contains("always"), "{name} lets a browser keep an error: {line}");
        }
    }
}

#[test]
fn they_compress_what_is_large() {
    let compressing = [("nginx.conf", "gzip_types"), ("apache.htaccess", "DEFLATE")];
    for (name, word) in compressing {
        let text = read(&root().join("docs/servers").join(name));
        let line =
            text.lines().find(|line| line.contains(word)).unwrap_or_else(|| panic!("{name} lacks {word}"));
        for kind in
            ["text/css", "text/javascript", "application/javascript", "application/json", "application/wasm"]
        {
            assert!(line.contains(kind), "{name} does not compress {kind}");
        }
    }
}
