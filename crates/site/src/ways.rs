//! The ways to show the check beside its own page: as an element or in a frame of another site, without a network, and as
//! one file. All are the same Wasm, rules and style.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};
use voorcheck_rules::kader::Voice;

use crate::check::{Check, Version};
use crate::checklist;
use crate::earlier;
use crate::fail::{Fail, OrFail, Outcome};
use crate::gzip::tight;
use crate::parts::Parts;
use crate::rules::{self, Rules};
use crate::said::Said;
use crate::seal::{self, Seals};
use crate::template;

/// What the list of all that comes after the first question is called before it is sealed: see [`crate::hand_over`].
pub const CHECKS: &str = "checks.json";

/// What the choice between several checks is called before it is sealed: see [`crate::choice::data`].
pub const CHOICE: &str = "choice.json";

/// The name of the manifest.
pub const MANIFEST: &str = "manifest.webmanifest";

/// What a script is told of that list.
pub fn about_checks(seals: &Seals) -> Value {
    let mut parts = Map::new();
    rules::name(&mut parts, "checks", CHECKS, seals);
    parts.into()
}

/// `embed.js`, under a name that stays; what it loads is sealed. Needs all other parts sealed. The rules are those of each check,
/// and `way_out` is of the first.
pub fn element(
    parts: &Parts,
    checks: &[Check],
    rules: &[Vec<Rules>],
    way_out: &str,
    seals: &mut Seals,
) -> Outcome<Vec<u8>> {
    let mut told = Map::new();
    told.insert("wayOut".into(), json!(way_out));
    let versions = checks
        .iter()
        .zip(rules)
        .flat_map(|(check, rules)| rules.iter().map(|one| one.data(&check.folder, seals)));
    told.insert("versions".into(), versions.collect());
    for (key, file) in [
        ("js", "widget.js"),
        ("wasm", "widget_bg.wasm"),
        ("style", "style.css"),
        ("paper", "paper.css"),
        ("later", "later.css"),
        ("checks", CHECKS),
        ("choice", CHOICE),
    ] {
        rules::name(&mut told, key, file, seals);
    }
    let element = seal::seal("element", "js", parts.script("element.js", &told.into())?);
    // Several checks have a list each, behind the choice.
    let list = if checks.len() > 1 { "" } else { "checklist.html" };
    let told =
        json!({ "element": element.name, "integrity": element.integrity, "wayOut": way_out, "list": list });
    seals.insert("element.js".into(), element);
    parts.script("embed.js", &told)
}

/// The manifest, naming the sealed icons.
pub fn manifest(template: &str, seals: &Seals) -> Vec<u8> {
    let name = |text: String, (name, sealed): (&String, &seal::Sealed)| {
        text.replace(&format!("\"./{name}\""), &format!("\"./{}\"", sealed.name))
    };
    seals.iter().fold(template.to_owned(), name).into_bytes()
}

/// The service worker: it knows every file it keeps, and by which integrity; `./` is the page itself. Where it does not keep
/// every check, it shows `without` for a page that does not come.
pub fn worker(parts: &Parts, files: &BTreeMap<String, String>, without: Option<&str>) -> Outcome<Vec<u8>> {
    let list: Vec<Value> = files.iter().map(|(name, integrity)| json!([name, integrity])).collect();
    let text = Value::from(list.clone()).to_string();
    let version: String = seal::sha256_hex(text.as_bytes()).chars().take(10).collect();
    parts.script("sw.js", &json!({ "version": version, "files": list, "without": without }))
}

/// The check as one file that needs nothing beside it, with every version of the rules: it chooses by today's date, as the page
/// does.
pub fn single_file(
    parts: &Parts,
    check: &Check,
    rules: &[Rules],
    said: &Said,
    seals: &Seals,
) -> Outcome<Vec<u8>> {
    let part = |name: &str| -> Outcome<&[u8]> {
        seals
            .get(name)
            .map(|sealed| sealed.bytes.as_slice())
            .ok_or_else(|| Fail::new("voor het losse bestand ontbreekt een deel", name, "Begin opnieuw."))
    };
    let mut styles = String::new();
    for name in ["style.css", "later.css", "paper.css"] {
        styles.push_str(&String::from_utf8_lossy(part(name)?));
    }
    let versions = check.versions().zip(rules);
    let versions: Vec<Value> =
        versions.map(|(version, rules)| whole(version, rules, part)).collect::<Outcome<_>>()?;
    let mut texts = Map::new();
    texts.insert("versions".into(), versions.into());
    texts.insert("styles".into(), json!(styles));
    // Of every other version the one before it stands in the file already.
    let first = rules.first().and_then(|first| Some((first.file("kader")?, first.file("vorig")?)));
    if let Some((file, before)) = first {
        texts.insert("vorig".into(), earlier::in_pieces_of(part(file)?, part(before)?));
    }
    texts.insert("site".into(), said.value());
    let texts = Value::from(texts).to_string();

    let packed = |bytes: &[u8]| tight(bytes).map(|gzip| STANDARD.encode(gzip));
    // Inside a script nothing may look like its end.
    let script = parts.text("single.js")?.trim_end().replace("</script", "<\\/script");
    let hash = format!("'{}'", seal::sha256(script.as_bytes()));
    let (texts, wasm) = (packed(texts.as_bytes())?, packed(part("widget_bg.wasm")?)?);
    let way_out = template::escaped(check.way_out());
    let own = [
        ("uitweg", way_out.as_str()),
        ("hash", hash.as_str()),
        ("texts", texts.as_str()),
        ("wasm", wasm.as_str()),
        ("script", script.as_str()),
    ];
    let name = "single.html";
    Ok(template::fill(name, parts.text(name)?, &own, &Seals::new())?.into_bytes())
}

/// A version of the rules as the one file holds it: the whole pack and where it comes from, both as JSON, and the checklist
/// as a piece of HTML.
fn whole<'a>(version: &Version, rules: &Rules, part: impl Fn(&str) -> Outcome<&'a [u8]>) -> Outcome<Value> {
    let json_of = |base: &str| -> Outcome<Value> {
        let name = rules.file(base).unwrap_or(base);
        serde_json::from_slice(part(name)?).or_fail("dit deel is geen JSON", name, "Begin opnieuw.")
    };
    let (pack, account) = (json_of("kader")?, json_of("verantwoording")?);
    let list = checklist::list_in(Voice::Behandelaar, version);
    Ok(json!({ "from": version.from, "pack": pack, "account": account, "checklist": list }))
}
