//! The examples for web servers (`docs/servers`) give the page the rules it has in itself, and the browser the right types.

use std::fs;
use std::path::Path;

use crate::common::{folders, root};

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

/// Where a server must know every page by its name, the folder of each check is among them.
#[test]
fn they_know_the_folder_of_every_check() {
    let guide = read(&root().join("docs/inbedden.md"));
    let folders: Vec<&str> = guide
        .lines()
        .filter(|line| line.starts_with("| ") && line.ends_with("/` |"))
        .filter_map(|line| line.rsplit('`').nth(1)?.strip_suffix('/'))
        .collect();
    assert_eq!(folders.len(), folders::kaders("kaders").len());
    for (name, text) in examples().filter(|(name, _)| ["web.config", "_headers"].contains(name)) {
        for folder in &folders {
            assert!(text.contains(folder), "{name} lacks {folder}");
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

/// What stands in the site compressed too, and its type.
const COMPRESSED: [(&str, &str); 7] = [
    ("css", "text/css"),
    ("html", "text/html"),
    ("js", "text/javascript"),
    ("json", "application/json"),
    ("svg", "image/svg+xml"),
    ("wasm", "application/wasm"),
    ("webmanifest", "application/manifest+json"),
];

#[test]
fn they_send_what_is_compressed_already() {
    let nginx = read(&root().join("docs/servers/nginx.conf"));
    let lines: Vec<&str> = nginx.lines().map(str::trim).collect();
    for line in ["gzip_static on;", "gzip_vary on;", "#brotli_static on;"] {
        assert!(lines.contains(&line), "nginx.conf lacks {line}");
    }
    let apache = read(&root().join("docs/servers/apache.htaccess"));
    let lines: Vec<&str> = apache.lines().map(str::trim).collect();
    for (extension, kind) in COMPRESSED {
        let rule = format!("RewriteRule \\.{extension}\\.(br|gz)$ - [T={kind},E=no-gzip:1]");
        assert!(lines.contains(&rule.as_str()), "apache.htaccess lacks {rule}");
    }
    for line in ["AddEncoding br .br", "AddEncoding gzip .gz", "Header merge Vary Accept-Encoding"] {
        assert!(lines.contains(&line), "apache.htaccess lacks {line}");
    }
    // A header for some names is for the same file compressed too.
    for line in lines.iter().filter(|line| line.starts_with("<FilesMatch")) {
        assert!(line.ends_with("(\\.br|\\.gz)?$\">"), "{line}");
    }
    let made = read(&root().join("xtask/src/compress.rs"));
    let made = made.lines().find(|line| line.starts_with("const KINDS")).unwrap();
    let named: Vec<&str> =
        made.split('"').skip(1).step_by(2).map(|kind| kind.trim_start_matches('.')).collect();
    assert_eq!(named, COMPRESSED.map(|(extension, _)| extension), "what `cargo xtask build` compresses");
}

/// Without mod_rewrite Apache compresses by itself.
#[test]
fn apache_compresses_what_is_large() {
    let text = read(&root().join("docs/servers/apache.htaccess"));
    let line = text.lines().find(|line| line.contains("DEFLATE")).unwrap();
    for (_, kind) in COMPRESSED {
        assert!(line.contains(kind), "it does not compress {kind}");
    }
}
