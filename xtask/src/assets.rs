//! The parts of the page, each made by the tool that knows how: rules by our own command line, style sheets and scripts
//! by esbuild, Wasm by Trunk and wasm-opt. Every function gives the finished bytes.

use std::env;
use std::path::{Path, PathBuf};

use crate::fail::{Fail, Outcome};
use crate::house::{House, make_folder, read, read_text, write};
use crate::names;
use crate::run::{self, Program};
use crate::versions::{self, Version};

/// The style sheets of the page in their order: components, their values, our own.
const STYLES: [&str; 3] = ["utrecht.css", "tokens.css", "app.css"];
/// Who a page may speak to.
const VOICES: [&str; 2] = ["behandelaar", "inwoner"];
/// What is behind a folder of a kader that the command line refuses.
const ABOUT_KADER: &str = "Lees de meldingen hierboven: die gaan over het kader of over de Rust-code.";
/// The browsers the page is written for: those with the Wasm features rustc uses by default.
pub const BROWSERS: &str = "--target=es2022,chrome109,firefox115,safari16.4";
const TARGET: &str = "wasm32-unknown-unknown";
/// What joins and minifies scripts and style sheets.
pub const ESBUILD: &str = "node_modules/esbuild/bin/esbuild";
const WASM_OPT: &str = "node_modules/binaryen/bin/wasm-opt";
/// Measured after brotli: a flat form first lets the second round find more. Rust never uses the first bytes of its memory.
const SMALLER: [&str; 7] =
    ["--flatten", "--rereloop", "-Oz", "-Oz", "--low-memory-unused", "--strip-debug", "--strip-producers"];

/// The rules as a pack, and the hash it carries.
pub struct Pack {
    /// The JSON text.
    pub bytes: Vec<u8>,
    /// What the first question needs of it, as JSON, with the name of its voice.
    pub openings: Vec<(&'static str, Vec<u8>)>,
    /// The id of the kader.
    pub id: String,
    /// The hash over the canonical bytes of the rules.
    pub sha256: String,
}

/// Our own command line, compiled when that is needed.
fn kader(house: &House, command: &str, folder: &Path) -> Outcome<Program> {
    let cargo = Program::cargo(house)?;
    let cargo = cargo.args("run --quiet --release --features cli --bin kader --".split(' '));
    // From the root of the project, where every program runs: shorter to read in a message.
    Ok(cargo.arg(command).arg(folder.strip_prefix(&house.root).unwrap_or(folder)))
}

/// Checks the kader and makes its pack; of several versions, the pack of the first. Compiles the command line.
pub fn pack(house: &House) -> Outcome<Pack> {
    pack_of(house, &versions::of(house)?.first)
}

/// Checks one version of the kader and makes its pack.
pub fn pack_of(house: &House, version: &Version) -> Outcome<Pack> {
    let out = house.work().join(version.file("kader"));
    let openings = out.with_extension("begin");
    make_folder(&openings)?;
    let build = kader(house, "build", &version.folder)?.arg("--out").arg(&out);
    build.arg("--openings").arg(&openings).quietly(ABOUT_KADER)?;
    let bytes = read(&out)?;
    let pack = serde_json::from_slice::<serde_json::Value>(&bytes).unwrap_or_default();
    let text = |place: &str| pack.pointer(place).and_then(|text| text.as_str()).map(str::to_owned);
    match (text("/kader/kader/id"), text("/sha256")) {
        (Some(id), Some(sha256)) => {
            let opening = |voice| Ok((voice, read(&openings.join(format!("{voice}.json")))?));
            let openings = VOICES.into_iter().map(opening).collect::<Outcome<_>>()?;
            Ok(Pack { bytes, openings, id, sha256 })
        }
        _ => Err(Fail::new(
            "het pakket met regels heeft geen id of geen sha256",
            house.show(&out),
            "Kijk wat `cargo run --release --features cli --bin kader -- build` van deze map maakt.",
        )),
    }
}

/// Where the rules of this version come from, and how that looks: what the page fetches after its first question.
pub fn account(house: &House, version: &Version) -> Outcome<Vec<u8>> {
    let html = kader(house, "coverage", &version.folder)?.args(["--html", "--part"]).read_examined()?;
    let styles = minified(house, "account.css", &house.www().join("account.css"))?;
    let styles = String::from_utf8_lossy(&styles).trim_end().to_owned();
    Ok(serde_json::json!({ "html": html.trim_end(), "styles": styles }).to_string().into_bytes())
}

/// The rules of this version as a list on paper, in one voice: the body of a page, without styles or scripts.
pub fn checklist(house: &House, version: &Version, voice: &str) -> Outcome<Vec<u8>> {
    let html = kader(house, "checklist", &version.folder)?.args(["--part", "--voice", voice]).read()?;
    Ok(html.into_bytes())
}

/// The command line that made the pack.
pub fn command_line(house: &House) -> PathBuf {
    house.target().join("release").join(format!("kader{}", env::consts::EXE_SUFFIX))
}

/// The rules as an ES module; its Wasm stands beside it. Unoptimised: it is there to be tested.
pub fn module(house: &House) -> Outcome<PathBuf> {
    let advice = "Lees de meldingen hierboven: die gaan over src/bin/headless.rs of src/api.rs.";
    Program::cargo(house)?
        .args(["build", "--quiet", "--bin", "headless", "--features", "wasm", "--target", TARGET])
        .quietly(advice)?;
    // The raw names carry a hash; wasm-bindgen gives them the names a caller sees.
    let out = house.work().join("module");
    Program::new(house, "wasm-bindgen")?
        .args(["--target", "web", "--no-typescript", "--out-dir"])
        .arg(&out)
        .arg(house.target().join(TARGET).join("debug").join("headless.wasm"))
        .quietly(advice)?;
    Ok(out.join("headless.js"))
}

/// One style sheet out of all of them, minified.
pub fn styles(house: &House) -> Outcome<Vec<u8>> {
    let entry = house.work().join("style.css");
    let mut text = String::new();
    for name in STYLES {
        text.push_str(&format!("@import \"{}\";\n", slashes(&house.www().join(name))));
    }
    write(&entry, text)?;
    minified(house, "style.css", &entry)?;
    // Most of a component's style sheet is for appearances this page does not use.
    let out = house.work().join("out").join("style.css");
    let used = house.work().join("out").join("style-used.css");
    Program::node(house, "xtask/js/used-styles.mjs")?
        .arg(&out)
        .arg(&used)
        .quietly("Lees de melding hierboven: die gaat over de opmaak.")?;
    read(&used)
}

/// A style sheet the first question does without, minified: `paper`, `later`, or that of a page beside the check.
pub fn style(house: &House, name: &str) -> Outcome<Vec<u8>> {
    let name = format!("{name}.css");
    minified(house, &name, &house.www().join(&name))
}

/// A style sheet with what it imports, minified.
fn minified(house: &House, name: &str, entry: &Path) -> Outcome<Vec<u8>> {
    let out = house.work().join("out").join(name);
    Program::node(house, ESBUILD)?
        .arg(entry)
        .args(["--bundle", "--minify", "--charset=utf8", "--legal-comments=none", "--log-level=warning"])
        .arg(BROWSERS)
        .arg(format!("--outfile={}", out.display()))
        .quietly("Lees de melding hierboven: die noemt het bestand in www/ en de regel.")?;
    read(&out)
}

/// A script of the page with what it imports, minified.
pub fn script(house: &House, name: &str) -> Outcome<Vec<u8>> {
    scripted(house, name, &["--format=esm"])
}

/// A script that knows the names of other files: `parts`, as JSON, is its `BUILT`.
pub fn script_with(house: &House, name: &str, parts: &serde_json::Value) -> Outcome<Vec<u8>> {
    scripted(house, name, &["--format=esm", &format!("--define:BUILT={parts}")])
}

/// The same for a place where it is no module; it must not leave names behind.
pub fn script_classic(house: &House, name: &str, parts: &serde_json::Value) -> Outcome<Vec<u8>> {
    scripted(house, name, &["--format=iife", &format!("--define:BUILT={parts}")])
}

/// A script for a place without modules: all in one, with the glue of the Wasm in it.
pub fn script_alone(house: &House, name: &str) -> Outcome<Vec<u8>> {
    let glue = format!("--alias:widget={}", slashes(&glue_file(house)));
    scripted(house, name, &["--format=iife", &glue, &real_classes(house)])
}

fn scripted(house: &House, name: &str, options: &[&str]) -> Outcome<Vec<u8>> {
    bundled(house, &house.www().join(name), name, options)
}

fn bundled(house: &House, entry: &Path, name: &str, options: &[&str]) -> Outcome<Vec<u8>> {
    let out = house.work().join("out").join(name);
    Program::node(house, ESBUILD)?
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
        .quietly("Lees de melding hierboven: die noemt het bestand in www/ en de regel.")?;
    read(&out)
}

/// A classic script with what it imports, minified, in a syntax that also old browsers read.
pub fn classic(house: &House, name: &str) -> Outcome<Vec<u8>> {
    scripted(house, name, &["--format=iife", "--target=es2015"])
}

/// Compiles the page with Trunk; its files are in `target/xtask/trunk` afterwards.
pub fn trunk(house: &House) -> Outcome<()> {
    make_folder(&house.work())?;
    Program::new(house, "trunk")?
        // Trunk 0.21 does not understand NO_COLOR=1.
        .without_env("NO_COLOR")
        .without_env("RUSTFLAGS")
        .env("TRUNK_COLOR", "never")
        .env("CARGO_ENCODED_RUSTFLAGS", run::flags_without_machine_paths(house))
        .arg("build")
        .quietly("Lees de meldingen hierboven: die gaan over de Rust-code van de pagina of over Trunk.toml.")
}

/// The Wasm that Trunk made and its glue: optimised for size, without names, the imports under short ones. The glue is not
/// minified yet, and makes as many instances as are asked for.
pub fn wasm(house: &House) -> Outcome<(Vec<u8>, String)> {
    let out = house.work().join("out");
    make_folder(&out)?;
    let wasm = smaller(house, &trunk_file(house, "widget_bg.wasm"), &out.join("widget.wasm"))?;
    let glue = trunk_file(house, "widget.js");
    let advice = "Kijk wat er sinds de laatste geslaagde bouw aan wasm-bindgen veranderd is.";
    let (wasm, text) = names::shorten_imports(&wasm, &read_text(&glue)?).ok_or_else(|| {
        Fail::new("de WebAssembly vraagt iets anders dan functies van haar lijm", house.show(&glue), advice)
    })?;
    let text = factory(&text).ok_or_else(|| {
        Fail::new("de lijm van de WebAssembly heeft een andere vorm", house.show(&glue), advice)
    })?;
    Ok((wasm, text))
}

/// The glue of `--target web`, which has one instance for ever, made into a function that gives a new one from the compiled
/// Wasm: a check that is taken away leaves nothing behind, and one that gets stuck takes no other with it. What surrounds
/// an instance is the loader's, see `surroundings` in `www/loader.js`; the classes of the browser are those of `www/pristine.js`.
fn factory(glue: &str) -> Option<String> {
    let (types, start) = ("/* @ts-self-types", "let wasmModule, wasmInstance, wasm;");
    let body = glue.get(..glue.find(start)?)?;
    let body = body.get(if body.starts_with(types) { body.find('\n')? } else { 0 }..)?;
    let (mount, get) = ("export function mount(", "function __wbg_get_imports()");
    if body.matches("export ").count() != 1 || !body.contains(mount) || !body.contains(get) {
        return None;
    }
    let body = body.replacen(mount, "function mount(", 1);
    Some(format!(
        "export default async function (module, {{ guard, setInterval }}) {{\nlet wasm;\n{body}\
         const instance = await WebAssembly.instantiate(module, __wbg_get_imports());\n\
         wasm = guard(instance.exports);\nwasm.__wbindgen_start();\nreturn {{ mount }};\n}}\n"
    ))
}

/// A Wasm file optimised for size, without names.
pub fn smaller(house: &House, from: &Path, to: &Path) -> Outcome<Vec<u8>> {
    Program::node(house, WASM_OPT)?
        .args(SMALLER)
        .arg(from)
        .arg("-o")
        .arg(to)
        .quietly("Lees de melding hierboven. Past binaryen in package.json bij deze versie van Rust?")?;
    read(to)
}

/// The glue, minified.
pub fn glue(house: &House, glue: &str) -> Outcome<Vec<u8>> {
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

/// A file in Trunk's output.
pub fn trunk_file(house: &House, name: &str) -> PathBuf {
    house.work().join("trunk").join(name)
}

fn slashes(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}
