//! The ways to show the check beside its own page: as an element or in a frame of another site, without a network, and as
//! one file. All are the same Wasm, rules and style.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use crate::archive;
use crate::assets;
use crate::fail::{OrFail, Outcome};
use crate::house::{House, read_text};
use crate::seal::{self, Sealed, Seals};
use crate::template;

/// The rules of one version: the attributes that name what the page begins with, and the names all are sealed under.
pub struct Rules {
    /// The first day it holds, when there are several versions.
    pub from: Option<String>,
    /// The id of the kader, by which a page may choose it.
    pub id: String,
    /// The hash over the canonical bytes of the rules.
    pub sha256: String,
    /// What a script calls a file, and the name it is sealed under; the pack of the version before, if there is one, is `vorig`.
    pub files: Vec<(String, String)>,
}

impl Rules {
    /// The name a file is sealed under.
    pub fn file(&self, base: &str) -> Option<&str> {
        self.files.iter().find(|(known, _)| known == base).map(|(_, file)| file.as_str())
    }

    /// What the page begins with, as its attributes, with the integrity of each file.
    pub fn attributes(&self, seals: &Seals) -> String {
        let from = self.from.iter().map(|from| format!("data-from=\"{from}\" "));
        let hash = format!("data-kader-sha256=\"{}\"", self.sha256);
        let files = self.openings().filter_map(|(base, file)| {
            let Sealed { name, integrity, .. } = seals.get(file)?;
            Some(format!(" data-{base}=\"./{name}\" data-{base}-integrity=\"{integrity}\""))
        });
        from.chain([hash]).chain(files).collect()
    }

    /// The same as a script sees those attributes: camel case, with the integrity of each file; and where the pages stand.
    fn data(&self, folder: &str, seals: &Seals) -> Value {
        let mut data = Map::new();
        data.insert("folder".into(), json!(folder));
        if let Some(from) = &self.from {
            data.insert("from".into(), json!(from));
        }
        data.insert("id".into(), json!(self.id));
        data.insert("kaderSha256".into(), json!(self.sha256));
        for (base, file) in self.openings() {
            name(&mut data, &camel(base), file, seals);
        }
        data.into()
    }

    fn openings(&self) -> impl Iterator<Item = &(String, String)> {
        self.files.iter().filter(|(base, _)| base.starts_with("opening-"))
    }

    /// What comes after that, as a script sees it.
    pub fn whole(&self, seals: &Seals) -> Value {
        let mut data = Map::new();
        if let Some(from) = &self.from {
            data.insert("from".into(), json!(from));
        }
        data.insert("kaderSha256".into(), json!(self.sha256));
        for base in ["kader", "verantwoording", "vorig"] {
            name(&mut data, base, self.file(base).unwrap_or_default(), seals);
        }
        data.into()
    }
}

/// `opening-inwoner` is `openingInwoner`.
fn camel(name: &str) -> String {
    let mut words = name.split('-');
    let mut out = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        out.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        out.push_str(letters.as_str());
    }
    out
}

/// Adds the final name of a file, and its integrity.
fn name(data: &mut Map<String, Value>, key: &str, file: &str, seals: &Seals) {
    if let Some(sealed) = seals.get(file) {
        data.insert(key.to_owned(), json!(sealed.name));
        data.insert(format!("{key}Integrity"), json!(sealed.integrity));
    }
}

/// What the list of all that comes after the first question is called before it is sealed: see [`crate::hand_over`].
pub const CHECKS: &str = "checks.json";

/// What the choice between several checks is called before it is sealed: see [`crate::choice::data`].
pub const CHOICE: &str = "choice.json";

/// What a script is told of that list.
pub fn about_checks(seals: &Seals) -> Value {
    let mut parts = Map::new();
    name(&mut parts, "checks", CHECKS, seals);
    parts.into()
}

/// The name of the manifest.
pub const MANIFEST: &str = "manifest.webmanifest";

/// `embed.js`, under a name that stays; what it loads is sealed. Needs all other parts sealed. The rules are those of each check.
pub fn element(checks: &[House], rules: &[Vec<Rules>], seals: &mut Seals) -> Outcome<Vec<u8>> {
    let Some(house) = checks.first() else { return Ok(Vec::new()) };
    let mut parts = Map::new();
    let way_out = assets::wordings(house)?.way_out;
    parts.insert("wayOut".into(), json!(way_out));
    let versions = checks
        .iter()
        .zip(rules)
        .flat_map(|(check, rules)| rules.iter().map(|one| one.data(&check.folder, seals)));
    parts.insert("versions".into(), versions.collect());
    for (key, file) in [
        ("js", "widget.js"),
        ("wasm", "widget_bg.wasm"),
        ("style", "style.css"),
        ("paper", "paper.css"),
        ("later", "later.css"),
        ("checks", CHECKS),
        ("choice", CHOICE),
    ] {
        name(&mut parts, key, file, seals);
    }
    let element = seal::seal("element", "js", assets::script_with(house, "element.js", &parts.into())?);
    // Several checks have a list each, behind the choice.
    let list = if checks.len() > 1 { "" } else { "checklist.html" };
    let parts =
        json!({ "element": element.name, "integrity": element.integrity, "wayOut": way_out, "list": list });
    seals.insert("element.js".into(), element);
    assets::script_classic(house, "embed.js", &parts)
}

/// The manifest, naming the sealed icons.
pub fn manifest(house: &House, seals: &Seals) -> Outcome<Vec<u8>> {
    let mut text = read_text(&house.www().join(MANIFEST))?;
    for (name, sealed) in seals {
        text = text.replace(&format!("\"./{name}\""), &format!("\"./{}\"", sealed.name));
    }
    Ok(text.into_bytes())
}

/// The service worker: it knows every file it keeps, and by which integrity; `./` is the page itself. Where it does not keep
/// every check, it shows `without` for a page that does not come.
pub fn worker(house: &House, files: &BTreeMap<String, String>, without: Option<&str>) -> Outcome<Vec<u8>> {
    let list: Vec<Value> = files.iter().map(|(name, integrity)| json!([name, integrity])).collect();
    let text = Value::from(list.clone()).to_string();
    let version: String = seal::sha256_hex(text.as_bytes()).chars().take(10).collect();
    assets::script_with(house, "sw.js", &json!({ "version": version, "files": list, "without": without }))
}

/// What goes into the one file.
pub struct Parts<'a> {
    /// Every version of the rules, from old to new.
    pub versions: Vec<Value>,
    /// The pack before the first of them, as [`crate::earlier::in_pieces_of`] gives it.
    pub earlier: Option<Value>,
    /// What the site says of itself.
    pub site: Value,
    /// All style, for screen and paper.
    pub styles: String,
    /// The optimised Wasm.
    pub wasm: &'a [u8],
}

/// A version of the rules as the one file holds it: the whole pack and where it comes from, both as JSON, and the checklist
/// as a piece of HTML.
pub fn version(from: Option<&str>, pack: &[u8], account: &[u8], checklist: &str) -> Outcome<Value> {
    let json_of = |bytes: &[u8], what: &str| -> Outcome<Value> {
        serde_json::from_slice(bytes).or_fail("dit deel is geen JSON", what, "Bouw opnieuw.")
    };
    let (pack, account) = (json_of(pack, "kader.json")?, json_of(account, "verantwoording.json")?);
    Ok(json!({ "from": from, "pack": pack, "account": account, "checklist": checklist }))
}

/// The check as one file that needs nothing beside it.
pub fn single_file(house: &House, parts: &Parts) -> Outcome<Vec<u8>> {
    let mut texts = Map::new();
    texts.insert("versions".into(), json!(parts.versions));
    texts.insert("styles".into(), json!(parts.styles));
    texts.extend(parts.earlier.iter().map(|pack| ("vorig".to_owned(), pack.clone())));
    texts.insert("site".into(), parts.site.clone());
    let texts = Value::from(texts).to_string();
    let packed = |bytes: &[u8]| archive::gzip(bytes).map(|gzip| STANDARD.encode(gzip));
    let script = String::from_utf8_lossy(&assets::script_alone(house, "single.js")?).trim_end().to_owned();
    // Inside a script nothing may look like its end.
    let script = script.replace("</script", "<\\/script");
    let template = read_text(&house.www().join("single.html"))?;
    let hash = format!("'{}'", seal::sha256(script.as_bytes()));
    let (texts, wasm) = (packed(texts.as_bytes())?, packed(parts.wasm)?);
    let way_out = template::escaped(&assets::wordings(house)?.way_out);
    let own = [
        ("uitweg", way_out.as_str()),
        ("hash", hash.as_str()),
        ("texts", texts.as_str()),
        ("wasm", wasm.as_str()),
        ("script", script.as_str()),
    ];
    Ok(template::fill("www/single.html", &template, &own, &Seals::new())?.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_attributes_become_names_of_a_script() {
        assert_eq!(camel("opening-inwoner"), "openingInwoner");
        assert_eq!(camel("kader"), "kader");
    }

    #[test]
    fn rules_are_attributes_of_the_page_and_data_of_the_element() {
        let files = vec![("opening-inwoner".to_owned(), "opening-inwoner-2027-01-01.json".to_owned())];
        let rules = Rules { from: Some("2027-01-01".into()), id: "k".into(), sha256: "ab".into(), files };
        let mut seals = Seals::new();
        seals.insert(
            "opening-inwoner-2027-01-01.json".into(),
            seal::seal("opening-inwoner", "json", b"1".to_vec()),
        );
        let attributes = rules.attributes(&seals);
        let wanted = "data-from=\"2027-01-01\" data-kader-sha256=\"ab\" data-opening-inwoner=\"./opening-inwoner-6b86b273ff.json\" \
                      data-opening-inwoner-integrity=\"sha384-";
        assert!(attributes.starts_with(wanted), "{attributes}");
        let data = rules.data("", &seals);
        let text = |key: &str| data.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        assert_eq!([text("from"), text("id"), text("kaderSha256")], ["2027-01-01", "k", "ab"]);
        assert_eq!(text("openingInwoner"), "opening-inwoner-6b86b273ff.json");
        assert!(text("openingInwonerIntegrity").starts_with("sha384-"));
    }
}
