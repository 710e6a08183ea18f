//! The ways to show the check beside its own page: as an element or in a frame of another site, without a network, and as
//! one file. All are the same Wasm, rules and style.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::assets;
use crate::fail::{Fail, OrFail, Outcome};
use crate::house::{House, read_text};
use crate::seal::{self, Seals};

/// The rules of one version: the attributes that name them in the page, and the names they are sealed under.
pub struct Rules {
    /// The first day it holds, when there are several versions.
    pub from: Option<String>,
    /// The id of the kader, by which a page may choose it.
    pub id: String,
    /// The hash over the canonical bytes of the rules.
    pub sha256: String,
    /// What a script calls a file, and the name it is sealed under.
    pub files: Vec<(String, String)>,
}

impl Rules {
    /// As attributes of the page.
    pub fn attributes(&self) -> String {
        let from = self.from.iter().map(|from| format!("data-from=\"{from}\" "));
        let files = self.files.iter().map(|(base, file)| format!(" data-{base}=\"./{file}\""));
        let hash = format!("data-kader-sha256=\"{}\"", self.sha256);
        from.chain([hash]).chain(files).collect()
    }

    /// The same as a script sees those attributes: camel case, with the integrity of each file.
    fn data(&self, seals: &Seals) -> Value {
        let mut data = Map::new();
        if let Some(from) = &self.from {
            data.insert("from".into(), json!(from));
        }
        data.insert("id".into(), json!(self.id));
        data.insert("kaderSha256".into(), json!(self.sha256));
        for (base, file) in &self.files {
            name(&mut data, &camel(base), file, seals);
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

/// `embed.js`, under a name that stays; what it loads is sealed. Needs all other parts sealed.
pub fn element(house: &House, rules: &[Rules], seals: &mut Seals) -> Outcome<Vec<u8>> {
    let mut parts = Map::new();
    parts.insert("versions".into(), rules.iter().map(|rules| rules.data(seals)).collect());
    for (key, file) in [
        ("js", "widget.js"),
        ("wasm", "widget_bg.wasm"),
        ("style", "style.css"),
        ("paper", "paper.css"),
        ("later", "later.css"),
    ] {
        name(&mut parts, key, file, seals);
    }
    let element = seal::seal("element", "js", assets::script_with(house, "element.js", &parts.into())?);
    let parts = json!({ "element": element.name, "integrity": element.integrity });
    seals.insert("element.js".into(), element);
    assets::script_classic(house, "embed.js", &parts)
}

/// The manifest, naming the sealed icons.
pub fn manifest(house: &House, seals: &Seals) -> Outcome<Vec<u8>> {
    let mut text = read_text(&house.www().join("manifest.webmanifest"))?;
    for (name, sealed) in seals {
        text = text.replace(&format!("\"./{name}\""), &format!("\"./{}\"", sealed.name));
    }
    Ok(text.into_bytes())
}

/// The service worker: it knows every file it keeps, and by which integrity. `./` is the page itself.
pub fn worker(house: &House, files: &BTreeMap<String, String>) -> Outcome<Vec<u8>> {
    let list: Vec<Value> = files.iter().map(|(name, integrity)| json!([name, integrity])).collect();
    let text = Value::from(list.clone()).to_string();
    let version: String = seal::sha256_hex(text.as_bytes()).chars().take(10).collect();
    assets::script_with(house, "sw.js", &json!({ "version": version, "files": list }))
}

/// What goes into the one file.
pub struct Parts<'a> {
    /// Every version of the rules, from old to new.
    pub versions: Vec<Value>,
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
    let pack = json_of(pack, "kader.json")?;
    let account = json_of(account, "verantwoording.json")?;
    let part = |name: &str| account.get(name).and_then(Value::as_str).unwrap_or_default();
    let known = known_texts(&pack);
    let (html, list) = (shortened(part("html"), &known), shortened(checklist, &known));
    Ok(json!({
        "from": from, "pack": pack, "account": { "html": html, "styles": part("styles") }, "checklist": list,
    }))
}

/// The check as one file that needs nothing beside it.
pub fn single_file(house: &House, parts: &Parts) -> Outcome<Vec<u8>> {
    let texts = json!({ "versions": parts.versions, "styles": parts.styles }).to_string();
    let mut plain = u32::try_from(texts.len()).unwrap_or_default().to_be_bytes().to_vec();
    plain.extend_from_slice(texts.as_bytes());
    plain.extend_from_slice(parts.wasm);
    let mut packed = Vec::new();
    let advice = "Bouw opnieuw; er is waarschijnlijk te weinig geheugen.";
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, plain.as_slice(), &mut packed)
        .or_fail("de inhoud van het losse bestand is niet in te pakken", "voorcheck.html", advice)?;
    let script = String::from_utf8_lossy(&assets::script_alone(house, "single.js")?).trim_end().to_owned();
    // Inside a script nothing may look like its end.
    let script = script.replace("</script", "<\\/script");
    let template = read_text(&house.www().join("single.html"))?;
    let page = seal::page(&template, &Seals::new());
    let hash = format!("'{}'", seal::sha256(script.as_bytes()));
    for hole in ["{hash}", "{parts}", "{script}"] {
        if page.matches(hole).count() != 1 {
            return Err(Fail::new(
                format!("dit staat er niet precies eens in: {hole}"),
                "www/single.html",
                "Zet het terug.",
            ));
        }
    }
    let page = page.replace("{hash}", &hash).replace("{parts}", &base85(&packed));
    Ok(page.replace("{script}", &script).into_bytes())
}

/// Five signs for every four bytes, of the 85 from `(` on, with `!` for `<`: nothing in it looks like HTML, and it takes 6 %
/// less than base64. The last group is filled up with zeros: the first sign is their number.
fn base85(bytes: &[u8]) -> String {
    let mut text = (bytes.len().wrapping_neg() % 4).to_string();
    for group in bytes.chunks(4) {
        let mut rest =
            (0..4).fold(0, |word: u32, at| word << 8 | u32::from(group.get(at).copied().unwrap_or(0)));
        let mut signs = [b'('; 5];
        for sign in signs.iter_mut().rev() {
            // A digit is at most 84.
            *sign += (rest % 85) as u8;
            rest /= 85;
        }
        text.extend(signs.map(|sign| if sign == b'<' { '!' } else { char::from(sign) }));
    }
    text
}

/// The longer texts of a pack, in the order in which a script sorts texts. Texts that HTML writes otherwise are not among
/// them.
fn known_texts(pack: &Value) -> Vec<&str> {
    fn collect<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
        match value {
            Value::String(text) => found.push(text),
            Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
            Value::Object(members) => members.values().for_each(|member| collect(member, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    collect(pack, &mut found);
    found
        .retain(|text| text.encode_utf16().count() >= WORTH_IT && !text.contains(['&', '<', '>', '"', '\'']));
    found.sort_by(|a, b| a.encode_utf16().cmp(b.encode_utf16()));
    found.dedup();
    found
}

/// Shorter texts cost more to name than to write.
const WORTH_IT: usize = 12;
/// Around the number of a text that stands in the pack; no text has this sign.
const MARK: char = '\u{7f}';

/// HTML with every text of the pack replaced by its number: compression reaches back 32 KB only, and the pack is longer.
fn shortened(html: &str, known: &[&str]) -> String {
    let mut longest: Vec<(usize, &str)> = known.iter().copied().enumerate().collect();
    longest.sort_by_key(|(_, text)| std::cmp::Reverse(text.len()));
    let replace =
        |html: String, (number, text): (usize, &str)| html.replace(text, &format!("{MARK}{number}{MARK}"));
    longest.into_iter().fold(html.to_owned(), replace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_bytes_are_five_signs_and_none_begins_a_tag() {
        assert_eq!(base85(&[0, 0, 0, 0]), "0(((((");
        assert_eq!(base85(&[255, 255, 255, 255]), "0z?^4(");
        assert_eq!(base85(&[0, 0, 0, 20]), "0((((!");
        assert_eq!(base85(&[1]), base85(&[1, 0, 0, 0]).replacen('0', "3", 1));
    }

    #[test]
    fn texts_of_the_pack_are_named_by_their_place_in_the_order() {
        let (long, longer) = ("een zin van de bron zelf", "en een zin van de bron zelf, en meer");
        let pack = json!({ "b": [long, { "c": longer }], "a": "kort", "d": "een zin met <haken> erin, lang genoeg" });
        let known = known_texts(&pack);
        assert_eq!(known, [long, longer]);
        assert_eq!(
            shortened(&format!("<p>{longer}</p><p>{long}</p>"), &known),
            "<p>\u{7f}1\u{7f}</p><p>\u{7f}0\u{7f}</p>"
        );
    }

    #[test]
    fn names_of_attributes_become_names_of_a_script() {
        assert_eq!(camel("opening-inwoner"), "openingInwoner");
        assert_eq!(camel("kader"), "kader");
    }

    #[test]
    fn rules_are_attributes_of_the_page_and_data_of_the_element() {
        let files = vec![("opening-inwoner".to_owned(), "opening-inwoner-2027-01-01.json".to_owned())];
        let rules = Rules { from: Some("2027-01-01".into()), id: "k".into(), sha256: "ab".into(), files };
        assert_eq!(
            rules.attributes(),
            "data-from=\"2027-01-01\" data-kader-sha256=\"ab\" data-opening-inwoner=\"./opening-inwoner-2027-01-01.json\""
        );
        let mut seals = Seals::new();
        seals.insert(
            "opening-inwoner-2027-01-01.json".into(),
            seal::seal("opening-inwoner", "json", b"1".to_vec()),
        );
        let data = rules.data(&seals);
        let text = |key: &str| data.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        assert_eq!([text("from"), text("id"), text("kaderSha256")], ["2027-01-01", "k", "ab"]);
        assert_eq!(text("openingInwoner"), "opening-inwoner-6b86b273ff.json");
        assert!(text("openingInwonerIntegrity").starts_with("sha384-"));
    }
}
