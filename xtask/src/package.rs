//! The rules as an npm package: our facade and its types, the glue and Wasm, every kader of the site, examples.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use voorcheck_site::VERSION;
use voorcheck_site::fail::Outcome;
use voorcheck_site::files::{files_under, fresh_folder, read, read_text, write};

use crate::assets;
use crate::house::{House, once};
use crate::run::Program;
use crate::wasm::{self, Wasm};

/// What the glue, the Wasm and the package are called.
const NAME: &str = "voorcheck";

/// Makes the package as a folder, without what depends on the site, and gives its place.
pub fn folder(house: &House) -> Outcome<PathBuf> {
    once(&house.made.package, || make(house))
}

fn make(house: &House) -> Outcome<PathBuf> {
    let from = house.root.join("npm");
    let to = house.work().join("npm");
    fresh_folder(&to)?;
    let Wasm { bytes: wasm, glue } = wasm::module(house)?;
    // As a module too: the one form that every bundler takes along.
    write(&to.join("engine.js"), format!("export default \"{}\";\n", STANDARD.encode(&wasm)))?;
    write(&to.join(format!("{NAME}.wasm")), wasm)?;
    write(&to.join("glue.js"), glue)?;
    for (index, check) in house.checks()?.iter().enumerate() {
        // Of several versions the oldest.
        let pack = check.versions().next().map(|version| version.pack.as_str()).unwrap_or_default();
        if index == 0 {
            write(&to.join("kader.json"), pack)?;
        }
        write(&to.join("kaders").join(format!("{}.json", check.id())), pack)?;
    }
    write(&to.join("package.json"), description(house)?)?;
    let manual = read_text(&house.root.join("docs").join("headless.md"))?;
    write(&to.join("README.md"), manual.replace("../npm/", "./"))?;
    write(&to.join("LICENSE"), read(&house.root.join("LICENSE"))?)?;
    write(&to.join("index.d.ts"), read(&from.join("index.d.ts"))?)?;
    for folder in ["element", "voorbeelden"] {
        for file in files_under(&from.join(folder)) {
            let below = file.strip_prefix(&from).unwrap_or(&file);
            write(&to.join(below), read(&file)?)?;
        }
    }
    facade(house, &to)?;
    Ok(to)
}

/// The facade with what it imports, in one file that is still readable; only the glue and the Wasm stay files of
/// their own.
fn facade(house: &House, to: &Path) -> Outcome<()> {
    Program::node(house, assets::ESBUILD)
        .arg(house.root.join("npm").join("index.js"))
        .args(["--bundle", "--format=esm", "--charset=utf8", "--legal-comments=none", "--log-level=warning"])
        .args([assets::BROWSERS, "--external:./glue.js", "--external:./engine.js"])
        .arg(format!("--outfile={}", to.join("index.js").display()))
        .quietly("Lees de melding hierboven: die noemt het bestand in npm/ en de regel.")
}

/// `package.json` with the version of this house. As text: the order of the conditions in `exports` means something, and
/// serde_json sorts them.
fn description(house: &House) -> Outcome<String> {
    let text = read_text(&house.root.join("npm").join("package.json"))?;
    Ok(text.replacen('{', &format!("{{\n  \"version\": \"{}\",", VERSION), 1))
}
