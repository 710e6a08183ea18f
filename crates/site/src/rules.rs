//! What a page is told of a kader: which files hold its rules, and the hash they stand for.

use serde_json::{Map, Value, json};

use crate::check::{Check, Version};
use crate::earlier;
use crate::fail::Outcome;
use crate::seal::{self, Sealed, Seals};

/// Seals the rules of every version of a check, from old to new. `styles` is how the page shows where they come from.
pub fn of(check: &Check, styles: &str, seals: &mut Seals) -> Outcome<Vec<Rules>> {
    let mut rules: Vec<Rules> =
        check.versions().map(|version| sealed(check, version, styles, seals)).collect();
    earlier::keep(check.earlier.as_ref(), &mut rules, seals)?;
    Ok(rules)
}

fn sealed(check: &Check, version: &Version, styles: &str, seals: &mut Seals) -> Rules {
    let account = json!({ "html": version.account.trim_end(), "styles": styles.trim_end() }).to_string();
    let openings = version.openings.iter().map(|(voice, json)| (format!("opening-{}", voice.id()), json));
    let later = [("kader".to_owned(), &version.pack), ("verantwoording".to_owned(), &account)];
    let mut files = Vec::new();
    for (base, json) in openings.chain(later) {
        let file = check.folder.clone() + &version.file(&base);
        seals.insert(file.clone(), seal::seal(&base, "json", json.clone().into_bytes()));
        files.push((base, file));
    }
    let (from, id, sha256) = (version.from.clone(), version.kader.meta.id.clone(), version.sha256.clone());
    Rules { from, id, sha256, files }
}

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
    pub fn data(&self, folder: &str, seals: &Seals) -> Value {
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
pub(crate) fn name(data: &mut Map<String, Value>, key: &str, file: &str, seals: &Seals) {
    if let Some(sealed) = seals.get(file) {
        data.insert(key.to_owned(), json!(sealed.name));
        data.insert(format!("{key}Integrity"), json!(sealed.integrity));
    }
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
