//! What every site is made of, whatever its kaders.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use zip::ZipArchive;

use crate::VERSION;
use crate::fail::{Fail, OrFail, Outcome};
use crate::files::under;

/// The folder of a release that holds them.
pub const FOLDER: &str = "onderdelen";
/// Says of which version they are.
const VERSION_FILE: &str = "versie.txt";
const NO_RELEASE: &str = "dit is geen uitgave van de voorcheck";
const ADVICE: &str =
    "Noem het bestand voorcheck-….zip van een uitgave, of de map die u krijgt als u dat uitpakt.";

/// Finished files, by the names that templates and this crate have for them.
#[derive(Clone)]
pub struct Parts(BTreeMap<String, Vec<u8>>);

impl Parts {
    /// Those of this version.
    pub fn new(mut files: BTreeMap<String, Vec<u8>>) -> Self {
        files.insert(VERSION_FILE.to_owned(), format!("{VERSION}\n").into_bytes());
        Self(files)
    }

    /// Those of a release: its zip, or the folder that comes out of it.
    ///
    /// Errors: it is no release, or one of another version.
    pub fn of_release(release: &Path) -> Outcome<Self> {
        let parts = if release.is_dir() { under(&release.join(FOLDER))? } else { packed(release)? };
        let version = parts.get(VERSION_FILE).map(|bytes| String::from_utf8_lossy(bytes).trim().to_owned());
        match version {
            Some(version) if version == VERSION => Ok(Self(parts)),
            Some(version) => Err(Fail::new(
                format!("deze uitgave is van versie {version}, en dit programma van versie {VERSION}"),
                release.display().to_string(),
                format!(
                    "Neem de uitgave en het programma van dezelfde versie; `kader --version` noemt {VERSION}."
                ),
            )),
            None => Err(Fail::new(NO_RELEASE, release.display().to_string(), ADVICE)),
        }
    }

    /// All of them, for a release.
    pub fn files(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.0
    }

    /// One of them.
    pub fn bytes(&self, name: &str) -> Outcome<&[u8]> {
        self.0.get(name).map(Vec::as_slice).ok_or_else(|| {
            Fail::new(
                "er ontbreekt een onderdeel",
                format!("{FOLDER}/{name}"),
                "Pak de uitgave opnieuw uit, of noem het zipbestand zelf.",
            )
        })
    }

    /// One that is a text.
    pub fn text(&self, name: &str) -> Outcome<&str> {
        std::str::from_utf8(self.bytes(name)?).or_fail(
            "een onderdeel is geen tekst",
            format!("{FOLDER}/{name}"),
            "Pak de uitgave opnieuw uit, of noem het zipbestand zelf.",
        )
    }

    /// A script with what it is told of this site in its named place.
    pub fn script(&self, name: &str, told: &serde_json::Value) -> Outcome<Vec<u8>> {
        let script = self.text(name)?;
        match script.split(PLACE).collect::<Vec<_>>().as_slice() {
            [before, after] => Ok([before, literal(told).as_str(), after].concat().into_bytes()),
            _ => Err(Fail::new(
                format!("er hoort één plaats te zijn: {PLACE}"),
                format!("{FOLDER}/{name}"),
                "Pak de uitgave opnieuw uit, of noem het zipbestand zelf.",
            )),
        }
    }
}

/// The place in a script for what it is told: a list, which a minifier leaves as it is and uses once, by a name.
pub const PLACE: &str = "[\"[[gebouwd]]\"]";

/// A value as a script says it: names that need no quotes have none.
fn literal(value: &serde_json::Value) -> String {
    use serde_json::Value;
    let all = |parts: Vec<String>| parts.join(",");
    match value {
        Value::Array(items) => format!("[{}]", all(items.iter().map(literal).collect())),
        Value::Object(members) => {
            let member = |(name, value): (&String, &Value)| {
                let plain = name.bytes().all(|sign| sign.is_ascii_alphanumeric())
                    && !name.starts_with(|first: char| first.is_ascii_digit());
                let name = if plain { name.clone() } else { Value::from(name.as_str()).to_string() };
                format!("{name}:{}", literal(value))
            };
            format!("{{{}}}", all(members.iter().map(member).collect()))
        }
        other => other.to_string(),
    }
}

fn packed(release: &Path) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let failed = |what: &str| Fail::new(what, release.display().to_string(), ADVICE);
    let file = File::open(release).map_err(|_| failed("de uitgave is niet te vinden of niet te lezen"))?;
    let mut archive = ZipArchive::new(file).map_err(|_| failed(NO_RELEASE))?;
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let damaged = "het zipbestand van de uitgave is beschadigd";
        let mut entry = archive.by_index(index).map_err(|_| failed(damaged))?;
        // Below the one folder that the zip has at its top.
        let path = entry.name().map_err(|_| failed(damaged))?;
        let below = path.split_once('/').and_then(|(_, name)| name.strip_prefix(FOLDER)?.strip_prefix('/'));
        let Some(name) = below.map(str::to_owned) else { continue };
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).map_err(|_| failed(damaged))?;
        parts.insert(name, bytes);
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(script: &str) -> Parts {
        Parts::new([("a.js".to_owned(), script.as_bytes().to_vec())].into())
    }

    #[test]
    fn a_script_is_told_in_its_one_place() {
        let told = serde_json::json!({ "kort1": "a\"b", "met-streep": [null, true, 1] });
        let made = parts("var e=[\"[[gebouwd]]\"];f(e)").script("a.js", &told).unwrap();
        assert_eq!(
            String::from_utf8(made).unwrap(),
            r#"var e={kort1:"a\"b","met-streep":[null,true,1]};f(e)"#
        );
        for wrong in ["f()", "[\"[[gebouwd]]\"][\"[[gebouwd]]\"]"] {
            let said = parts(wrong).script("a.js", &told).unwrap_err().to_string();
            assert!(said.contains("onderdelen/a.js") && said.contains(PLACE), "{said}");
        }
    }

    #[test]
    fn a_part_that_is_missing_is_named() {
        let said = parts("").bytes("b.js").unwrap_err().to_string();
        assert!(said.contains("onderdelen/b.js"), "{said}");
    }
}
