//! The parts of the page, each made by the tool that knows how: rules by our own command line, style sheets and scripts
//! by esbuild. Every function gives the finished bytes.

use std::env;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::fail::{Fail, Outcome};
use crate::house::{House, make_folder, once, read, write};
use crate::run::Program;
use crate::versions::{self, Version};

/// The style sheets of the page in their order: components, their values, our own.
const STYLES: [&str; 3] = ["utrecht.css", "tokens.css", "app.css"];
/// Who a page may speak to.
const VOICES: [&str; 2] = ["behandelaar", "inwoner"];
/// What is behind a folder of a kader that the command line refuses.
const ABOUT_KADER: &str = "Lees de meldingen hierboven: die gaan over het kader.";
/// What is behind a script or a style sheet that esbuild refuses.
const ABOUT_WWW: &str = "Lees de melding hierboven: die noemt het bestand in www/ en de regel.";
/// The browsers the page is written for: those with the Wasm features rustc uses by default.
pub const BROWSERS: &str = "--target=es2022,chrome109,firefox115,safari16.4";
/// What joins and minifies scripts and style sheets.
pub const ESBUILD: &str = "node_modules/esbuild/bin/esbuild";

/// The rules as a pack, and the hash it carries.
#[derive(Clone)]
pub struct Pack {
    /// The JSON text.
    pub bytes: Vec<u8>,
    /// What the first question needs of it, as JSON, with the name of its voice.
    pub openings: Vec<(&'static str, Vec<u8>)>,
    /// The id of the kader.
    pub id: String,
    /// The ids of the municipalities it knows.
    pub municipalities: Vec<String>,
    /// The ids of the kaders it hands over to.
    pub hands_over_to: Vec<String>,
    /// The hash over the canonical bytes of the rules.
    pub sha256: String,
    /// What the pages around the check say in the words of the kader.
    pub wordings: Wordings,
}

/// Words of a kader for pages that come before anybody said who reads them.
#[derive(Clone)]
pub struct Wordings {
    /// What the policy is called.
    pub title: String,
    /// What somebody can do without the check, or whatever it says.
    pub way_out: String,
    /// The page before the check, when there is one.
    pub start: Option<Start>,
    /// Whom the list on paper for professionals is for.
    pub for_whom: String,
}

/// The page before the check: what stands there, and who can go on, by what stands in the address then.
#[derive(Clone)]
pub struct Start {
    /// What the check is, and for whom.
    pub text: String,
    /// Who reads, each with their part of the address.
    pub doors: Vec<(&'static str, String)>,
}

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

/// Checks every version of the kader and makes its pack, from old to new.
pub fn packs(house: &House) -> Outcome<Vec<Pack>> {
    once(&house.made.packs, || versions::of(house)?.iter().map(|version| pack_of(house, version)).collect())
}

/// The words of the newest version: a page without scripts cannot tell the day.
pub fn wordings(house: &House) -> Outcome<Wordings> {
    packs(house)?
        .into_iter()
        .next_back()
        .map(|pack| pack.wordings)
        .ok_or_else(|| Fail::new("er is geen pakket met regels", house.show(&house.kader), "Bouw opnieuw."))
}

/// Checks one version of the kader and makes its pack.
fn pack_of(house: &House, version: &Version) -> Outcome<Pack> {
    let out = house.work().join(&house.folder).join(version.file("kader"));
    let openings = out.with_extension("begin");
    make_folder(&openings)?;
    let build = kader(house, "build", &version.folder)?.arg("--out").arg(&out);
    build.arg("--openings").arg(&openings).quietly(ABOUT_KADER)?;
    let bytes = read(&out)?;
    let pack = serde_json::from_slice::<Value>(&bytes).unwrap_or_default();
    let text = |place: &str| pack.pointer(place).and_then(|text| text.as_str()).map(str::to_owned);
    match (text("/kader/kader/id"), text("/sha256")) {
        (Some(id), Some(sha256)) => {
            let said = |place: &str| text(&format!("/kader/{place}")).unwrap_or_default();
            let wordings = Wordings {
                title: said("kader/titel"),
                way_out: said("teksten/uitweg"),
                start: text("/kader/teksten/begin").map(|said| Start { text: said, doors: doors(&text) }),
                for_whom: text("/kader/teksten/voor-wie/behandelaar")
                    .unwrap_or_else(|| said("teksten/voor-wie")),
            };
            let opening = |voice| Ok((voice, read(&openings.join(format!("{voice}.json")))?));
            let openings = VOICES.into_iter().map(opening).collect::<Outcome<_>>()?;
            let municipalities = municipalities(&pack);
            let hands_over_to = list(pack.pointer("/kader/overdracht"))
                .iter()
                .filter_map(|one| one.get("naar")?.as_str().map(str::to_owned))
                .collect();
            Ok(Pack { bytes, openings, id, municipalities, hands_over_to, sha256, wordings })
        }
        _ => Err(Fail::new(
            "het pakket met regels heeft geen id of geen sha256",
            house.show(&out),
            "Kijk wat `cargo kader build` van deze map maakt.",
        )),
    }
}

/// Who can go on from the page before the check.
fn doors(text: &dyn Fn(&str) -> Option<String>) -> Vec<(&'static str, String)> {
    let doors = [
        ("stem=behandelaar", "behandelaar"),
        ("stem=inwoner", "inwoner"),
        ("stem=behandelaar&amp;rol=beoordelaar", "beoordelaar"),
    ];
    let label = |name: &str| text(&format!("/kader/teksten/begin-{name}"));
    doors.into_iter().filter_map(|(query, name)| Some((query, label(name)?))).collect()
}

fn list(value: Option<&Value>) -> Vec<Value> {
    value.and_then(Value::as_array).cloned().unwrap_or_default()
}

/// The answers to the question for the municipality that are one: they have words to stand in a sentence.
fn municipalities(pack: &Value) -> Vec<String> {
    let asked = pack.pointer("/kader/kader/gemeente-feit");
    let facts = list(pack.pointer("/kader/feit"));
    let fact = facts.iter().find(|fact| asked.is_some() && fact.get("id") == asked);
    let options = list(fact.and_then(|fact| fact.get("optie")));
    let known = options.iter().filter(|option| {
        option.get("in-zin").is_some() && option.get("onbekend").or(option.get("laat-open")).is_none()
    });
    known.filter_map(|option| option.get("id")?.as_str().map(str::to_owned)).collect()
}

/// Where the rules of this version come from, and how that looks: what the page fetches after its first question.
pub fn account(house: &House, version: &Version) -> Outcome<Vec<u8>> {
    let html = kader(house, "coverage", &version.folder)?.args(["--html", "--part"]).read_examined()?;
    let styles = from_www(house, "account.css", &[])?;
    let styles = String::from_utf8_lossy(&styles).trim_end().to_owned();
    Ok(serde_json::json!({ "html": html.trim_end(), "styles": styles }).to_string().into_bytes())
}

/// The rules of this version as a list on paper, in one voice: the body of a page, without styles or scripts.
pub fn checklist(house: &House, version: &Version, voice: &str) -> Outcome<Vec<u8>> {
    let html = kader(house, "checklist", &version.folder)?.args(["--part", "--voice", voice]).read()?;
    Ok(html.into_bytes())
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
pub fn styles(house: &House) -> Outcome<Vec<u8>> {
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

/// A style sheet the first question does without, minified: `paper`, `later`, or that of a page beside the check.
pub fn style(house: &House, name: &str) -> Outcome<Vec<u8>> {
    from_www(house, &format!("{name}.css"), &[])
}

/// A script of the page with what it imports, minified.
pub fn script(house: &House, name: &str) -> Outcome<Vec<u8>> {
    from_www(house, name, &["--format=esm"])
}

/// A script that knows the names of other files: `parts`, as JSON, is its `BUILT`.
pub fn script_with(house: &House, name: &str, parts: &serde_json::Value) -> Outcome<Vec<u8>> {
    from_www(house, name, &["--format=esm", &format!("--define:BUILT={parts}")])
}

/// The same for a place where it is no module; it must not leave names behind.
pub fn script_classic(house: &House, name: &str, parts: &serde_json::Value) -> Outcome<Vec<u8>> {
    from_www(house, name, &["--format=iife", &format!("--define:BUILT={parts}")])
}

/// A script for a place without modules: all in one, with the glue of the Wasm in it.
pub fn script_alone(house: &House, name: &str) -> Outcome<Vec<u8>> {
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

/// A classic script with what it imports, minified, in a syntax that also old browsers read.
pub fn classic(house: &House, name: &str) -> Outcome<Vec<u8>> {
    from_www(house, name, &["--format=iife", "--target=es2015"])
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

fn slashes(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}
