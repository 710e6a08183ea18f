//! The parts of a site that do not depend on its kaders, each made by the tool that knows how: Wasm by our own steps, style
//! sheets and scripts by esbuild; and the command line.

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use voorcheck_site::fail::Outcome;
use voorcheck_site::files::{read, write};
use voorcheck_site::parts::{PLACE, Parts};
use voorcheck_site::{choice, said};

use crate::house::{House, once};
use crate::run::Program;
use crate::wasm::{self, Wasm};

/// The style sheets of the page in their order: components, their values, our own.
const STYLES: [&str; 3] = ["utrecht.css", "tokens.css", "app.css"];
/// What goes along as it stands in `www/`.
const TEMPLATES: [&str; 13] = [
    "begin.html",
    "checklist.html",
    "demo.html",
    "diagnose.html",
    "icon-192.png",
    "icon-512.png",
    "icon.svg",
    "keuze.html",
    "manifest.webmanifest",
    "plain.html",
    "single.html",
    "site.json",
    "zonder-net.html",
];
/// What is behind a script or a style sheet that esbuild refuses.
const ABOUT_WWW: &str = "Lees de melding hierboven: die noemt het bestand in www/ en de regel.";
/// The browsers the page is written for: those with the Wasm features rustc uses by default.
pub const BROWSERS: &str = "--target=es2022,chrome109,firefox115,safari16.4";
/// What joins and minifies scripts and style sheets.
pub const ESBUILD: &str = "node_modules/esbuild/bin/esbuild";

/// Our own command line, compiled when that is needed.
pub fn command_line(house: &House) -> Outcome<PathBuf> {
    once(&house.made.kader, || {
        Program::cargo(house)
            .args(["build", "--locked", "--bin", "kader"])
            .quietly("Lees de meldingen hierboven: die gaan over de Rust-code van de opdrachtregel.")?;
        Ok(house.target().join("debug").join(format!("kader{}", env::consts::EXE_SUFFIX)))
    })
}

/// A command of ours about a folder.
pub fn kader(house: &House, command: &str, folder: &Path) -> Outcome<Program> {
    // From the root of the project, where every program runs: shorter to read in a message.
    let folder = folder.strip_prefix(&house.root).unwrap_or(folder);
    Ok(Program::new(house, command_line(house)?).arg(command).arg(folder))
}

/// What every site is made of, whatever its kaders.
pub fn parts(house: &House) -> Outcome<Rc<Parts>> {
    once(&house.made.parts, || {
        let mut files = BTreeMap::new();
        let mut add = |name: &str, bytes: Vec<u8>| files.insert(name.to_owned(), bytes);
        for name in ["paper", "later", "checklist", "begin", "account"] {
            add(&format!("{name}.css"), from_www(house, &format!("{name}.css"), &[])?);
        }
        add("style.css", styles(house)?);
        add("boot.js", from_www(house, "boot.js", &["--format=esm"])?);
        add("embed-frame.js", from_www(house, "embed-frame.js", &["--format=esm"])?);
        let built = format!("--define:BUILT={PLACE}");
        for name in ["beyond.js", "element.js", "sw.js"] {
            add(name, from_www(house, name, &["--format=esm", &built])?);
        }
        // It is no module, and must not leave names behind.
        add("embed.js", from_www(house, "embed.js", &["--format=iife", &built])?);
        for name in ["demo", "diagnose"] {
            add(&format!("{name}.css"), from_www(house, &format!("{name}/{name}.css"), &[])?);
            // In a syntax that also old browsers read.
            let options = ["--format=iife", "--target=es2015"];
            add(&format!("{name}.js"), from_www(house, &format!("{name}/{name}.js"), &options)?);
        }
        let Wasm { bytes, glue } = wasm::page(house)?;
        add("widget_bg.wasm", bytes);
        add("widget.js", self::glue(house, &glue)?);
        add("single.js", script_alone(house, "single.js")?);
        for name in TEMPLATES {
            add(name, read(&house.www().join(name))?);
        }
        add("index.html", read(&house.root.join("index.html"))?);
        add(choice::NAME, read(&house.root.join("kaders").join(choice::NAME))?);
        add(said::FORM, Program::node(house, "xtask/js/site.mjs").arg("form").read()?.into_bytes());
        Ok(Rc::new(Parts::new(files)))
    })
}

/// The style sheets of the page as they stand, with what they import, for who looks at them in a browser.
pub fn plain_styles(house: &House) -> Outcome<Vec<(String, Vec<u8>)>> {
    let out = house.work().join("plain");
    let entries = [all_styles(house)?, house.www().join("later.css"), house.www().join("paper.css")];
    Program::node(house, ESBUILD)
        .args(&entries)
        .args(["--bundle", "--charset=utf8", "--log-level=warning", "--entry-names=[name]"])
        .arg(format!("--outdir={}", out.display()))
        .quietly(ABOUT_WWW)?;
    let names = entries.iter().filter_map(|entry| entry.file_name());
    names.map(|name| Ok((name.to_string_lossy().into_owned(), read(&out.join(name))?))).collect()
}

/// A style sheet that imports all that the first question needs.
fn all_styles(house: &House) -> Outcome<PathBuf> {
    let entry = house.work().join("style.css");
    let mut text = String::new();
    for name in STYLES {
        text.push_str(&format!("@import \"{}\";\n", slashes(&house.www().join(name))));
    }
    write(&entry, text)?;
    Ok(entry)
}

/// The same as one style sheet, minified.
fn styles(house: &House) -> Outcome<Vec<u8>> {
    bundled(house, &all_styles(house)?, "style.css", &[])?;
    // Most of a component's style sheet is for appearances this page does not use.
    let out = house.work().join("out").join("style.css");
    let used = house.work().join("out").join("style-used.css");
    Program::node(house, "xtask/js/used-styles.mjs")
        .arg(&out)
        .arg(&used)
        .quietly("Lees de melding hierboven: die gaat over de opmaak.")?;
    read(&used)
}

/// A script for a place without modules: all in one, with the glue of the Wasm in it.
fn script_alone(house: &House, name: &str) -> Outcome<Vec<u8>> {
    let glue = format!("--alias:widget={}", slashes(&glue_file(house)));
    from_www(house, name, &["--format=iife", &glue, &real_classes(house)])
}

fn from_www(house: &House, name: &str, options: &[&str]) -> Outcome<Vec<u8>> {
    bundled(house, &house.www().join(name), name, options)
}

/// A script or style sheet with what it imports, minified.
fn bundled(house: &House, entry: &Path, name: &str, options: &[&str]) -> Outcome<Vec<u8>> {
    let out = house.work().join("out").join(name);
    Program::node(house, ESBUILD)
        .arg(entry)
        .args([
            "--bundle",
            "--minify",
            "--charset=utf8",
            "--legal-comments=none",
            "--log-level=warning",
            BROWSERS,
        ])
        .args(options)
        .arg(format!("--outfile={}", out.display()))
        .quietly(ABOUT_WWW)?;
    read(&out)
}

/// The glue, minified.
fn glue(house: &House, glue: &str) -> Outcome<Vec<u8>> {
    let entry = glue_file(house);
    write(&entry, glue)?;
    bundled(house, &entry, "widget.js", &["--format=esm", &real_classes(house)])
}

/// Names of the browser's classes in the glue stand for the browser's own.
fn real_classes(house: &House) -> String {
    format!("--inject:{}", slashes(&house.www().join("pristine.js")))
}

/// The glue before it is minified.
fn glue_file(house: &House) -> PathBuf {
    house.work().join("out").join("glue.js")
}

fn slashes(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}
