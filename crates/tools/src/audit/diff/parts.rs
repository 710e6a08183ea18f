//! A kader as a tree of parts with fields, straight from its own JSON, so that no field of the model can be forgotten.

use serde_json::{Map, Value};
use voorcheck_rules::kader::Atom;
use voorcheck_rules::kader::model::Kader;

use super::Version;
use super::shared_space::VOICE;
use crate::audit::names::Names;
use crate::load::collapse;

/// A part of a kader: a rule, a question, a norm.
#[derive(Clone, Debug)]
pub struct Part {
    /// What it is, in the words of readers.
    pub what: &'static str,
    /// Its id; `None` for parts that only have a place in a list.
    pub id: Option<String>,
    /// What readers call it, when that is not its id.
    pub label: Option<String>,
    /// Its fields, what matters most first.
    pub fields: Vec<Field>,
    /// Its lists of smaller parts.
    pub lists: Vec<(&'static str, Vec<Part>)>,
}

/// A field of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Name as in the files; dots for what is within it.
    pub name: String,
    /// Voice, for a text.
    pub voice: Option<&'static str>,
    /// What is compared.
    pub raw: String,
    /// What readers see.
    pub shown: String,
}

impl Part {
    /// Fields and lists as one text: equal for two parts that differ in nothing but their id.
    pub fn content(&self) -> String {
        let fields =
            self.fields.iter().map(|field| format!("{}={:?};", field.name, field.raw)).collect::<String>();
        let parts = self.lists.iter().flat_map(|(_, parts)| parts);
        let parts = parts.map(|part| format!("{:?}{{{}}}", part.id, part.content())).collect::<String>();
        fields + &parts
    }

    /// What makes it the same part under another id: the words of a norm, wherever they stand; else the content.
    pub fn words(&self) -> String {
        if self.what != "norm" {
            return self.content();
        }
        let words = self.fields.iter().filter(|field| ["bron", "citaat"].contains(&field.name.as_str()));
        words.map(|field| format!("{:?};", field.raw)).collect()
    }
}

/// Lists by their key in the files, with the name of one and of more of their parts, and the key of their id.
const LISTS: [(&str, &str, &str, &str); 29] = [
    ("besluit", "besluit", "besluiten", "id"),
    ("trede", "trede", "treden", "status"),
    ("variant", "andere kop", "andere koppen", ""),
    ("criterium", "criterium", "criteria", "id"),
    ("regel", "regel", "regels", "id"),
    ("onderbouwing", "punt om te onderbouwen", "punten om te onderbouwen", ""),
    ("tegenspraak", "tegenspraak", "tegenspraken", "id"),
    ("signaal", "signaal", "signalen", "id"),
    ("fase", "fase", "fasen", "id"),
    ("actie", "actie", "acties", "id"),
    ("route", "route", "routes", "id"),
    ("infokaart", "infokaart", "infokaarten", "id"),
    ("kaart", "kaart", "kaarten", ""),
    ("punt", "punt", "punten", ""),
    ("woord", "woord", "woorden", "woord"),
    ("sectie", "deel", "delen", "id"),
    ("feit", "vraag", "vragen", "id"),
    ("optie", "antwoord", "antwoorden", "id"),
    ("datum", "datumvraag", "datumvragen", "id"),
    ("moment", "moment", "momenten", "id"),
    ("datumvoorwaarde", "datumvoorwaarde", "datumvoorwaarden", "id"),
    ("stap", "overbrugging", "overbruggingen", ""),
    ("feestdag", "feestdag", "feestdagen", ""),
    ("plaatselijk", "eigen woord", "eigen woorden", ""),
    ("brief", "alinea", "alinea's", "id"),
    ("norm", "norm", "normen", "id"),
    ("bron", "bron", "bronnen", "id"),
    ("kracht", "kracht", "krachten", "id"),
    ("opmerkingen", "opmerking", "opmerkingen", ""),
];

/// Fields that hold a text for readers.
const TEXTS: [&str; 37] = [
    "achtergrond",
    "advies",
    "agenda",
    "algemene-reden",
    "bevestig",
    "brief",
    "code-uitleg",
    "gemeente-onbekend",
    "hulp",
    "in-zin",
    "kop",
    "kort",
    "mits",
    "naam",
    "onderbouwing",
    "onderbouwing-uitleg",
    "papieren",
    "reden",
    "samenvatting",
    "samenvatting-zonder",
    "statusnaam",
    "stuk",
    "tegengeluid",
    "tekst",
    "titel",
    "toelichting",
    "uitleg",
    "uitweg",
    "uitzoeken",
    "voor-wie",
    "voorbehoud",
    "vraag",
    "waarom",
    "weet-niet",
    "wie",
    "wie-weet",
    "zonder-lichtste",
];

/// The fields readers want first, in this order; then the others by name.
const FIRST: [&str; 12] = [
    "als", "status", "uitkomst", "kracht", "basis", "vraag", "naam", "titel", "kop", "tekst", "reden",
    "citaat",
];

/// The name of several parts of a kind.
pub fn plural(what: &str) -> &'static str {
    LISTS.iter().find(|(_, one, _, _)| *one == what).map_or("onderdelen", |(_, _, more, _)| more)
}

/// Whether a field is a text for readers.
pub fn is_text(field: &str) -> bool {
    field.rsplit('.').next().is_some_and(|name| TEXTS.contains(&name))
}

/// The kader as one part; its norms are the whole register, or those in use.
pub fn tree(version: &Version, whole_register: bool) -> Part {
    let value = serde_json::to_value(&version.kader).unwrap_or_default();
    let mut fields = match value {
        Value::Object(fields) => fields,
        _ => Map::new(),
    };
    // The kader's own fields stand under a key of their own, beside the lists.
    if let Some(Value::Object(meta)) = fields.remove("kader") {
        fields.extend(meta);
    }
    if let Some(register) = version.register.as_ref().filter(|_| whole_register) {
        let entries = register.entries.iter().map(|entry| {
            let mut norm = serde_json::to_value(&entry.norm).unwrap_or_default();
            if let Value::Object(norm) = &mut norm {
                norm.insert("soort".to_owned(), Value::String(entry.kind.clone()));
                norm.insert("modaliteit".to_owned(), Value::String(entry.modality.clone()));
            }
            norm
        });
        fields.insert("norm".to_owned(), Value::Array(entries.collect()));
    }
    let renderer = Renderer { kader: &version.kader };
    let mut whole = renderer.part("kader", "", fields);
    // The id of the kader is a field like any other: two kaders are compared, whatever they are called.
    let id = version.kader.meta.id.clone();
    whole.fields.insert(0, Field { name: "id".to_owned(), voice: None, raw: id.clone(), shown: id });
    whole.lists.sort_by_key(|(what, _)| LISTS.iter().position(|(_, one, _, _)| one == what));
    whole
}

/// The keys of a text in two voices.
const VOICES: [&str; 2] = ["behandelaar", "inwoner"];

/// Whether this is a text in two voices, and no part of a list.
fn is_voices(object: &Map<String, Value>) -> bool {
    !object.is_empty() && object.keys().all(|key| VOICES.contains(&key.as_str()))
}

struct Renderer<'a> {
    kader: &'a Kader,
}

impl Renderer<'_> {
    fn part(&self, what: &'static str, id_key: &str, object: Map<String, Value>) -> Part {
        let id = object.get(id_key).and_then(Value::as_str).map(str::to_owned);
        let mut part = Part { what, id, label: None, fields: Vec::new(), lists: Vec::new() };
        for (key, value) in object {
            if key != id_key && key != "id" {
                self.field(&mut part, &key, value);
            }
        }
        let place =
            |field: &Field| FIRST.iter().position(|first| *first == field.name).unwrap_or(FIRST.len());
        part.fields.sort_by_key(place);
        let label = part.fields.iter().find(|field| {
            matches!(field.name.as_str(), "naam" | "titel") && field.voice == Some("behandelaar")
        });
        part.label = label.map(|field| field.shown.clone());
        part
    }

    fn field(&self, part: &mut Part, name: &str, value: Value) {
        let last = name.rsplit('.').next().unwrap_or(name);
        let mut leaf = |voice, raw: String, shown: String| {
            if !shown.is_empty() {
                part.fields.push(Field { name: name.to_owned(), voice, raw, shown });
            }
        };
        match value {
            Value::Null | Value::Bool(false) => {}
            Value::Bool(true) => leaf(None, "ja".to_owned(), "ja".to_owned()),
            Value::Number(number) if number.as_i64() == Some(0) => {}
            Value::Number(number) => leaf(None, number.to_string(), number.to_string()),
            value if last == "als" => leaf(None, canonical(&value), self.condition(&value)),
            Value::String(text) if is_text(name) => {
                leaf(Some("behandelaar"), collapse(&text), text.clone());
                leaf(Some("inwoner"), collapse(&text), text);
            }
            Value::String(text) => leaf(None, collapse(&text), text),
            Value::Array(values) => match LISTS.iter().find(|(key, ..)| *key == last) {
                Some((_, what, _, id_key)) => {
                    let parts = values.into_iter().map(|value| match value {
                        Value::Object(object) if !is_voices(&object) => self.part(what, id_key, object),
                        // A remark is a bare text, in one voice or two.
                        text => self.part(what, id_key, Map::from_iter([("tekst".to_owned(), text)])),
                    });
                    let parts = parts.collect();
                    part.lists.push((what, parts));
                }
                None => {
                    let shown = values.iter().map(plain).collect::<Vec<_>>().join(", ");
                    leaf(None, shown.clone(), shown);
                }
            },
            Value::Object(object) if is_voices(&object) => {
                for id in VOICES {
                    let text = object.get(id).and_then(Value::as_str).unwrap_or_default();
                    leaf(Some(id), collapse(text), text.to_owned());
                }
            }
            Value::Object(object) => {
                for (key, value) in object {
                    self.field(part, &format!("{name}.{key}"), value);
                }
            }
        }
    }

    /// "‘Pacht’ is ‘Nee’ en ‘Ervaring’ is ‘Ja’ of ‘Alleen een cursus’".
    fn condition(&self, value: &Value) -> String {
        let terms: Vec<String> = terms(value)
            .into_iter()
            .map(|term| {
                let entries: Vec<String> =
                    term.into_iter().map(|(subject, values)| self.entry(&subject, &values)).collect();
                if entries.is_empty() { "altijd".to_owned() } else { entries.join(" en ") }
            })
            .collect();
        terms.join("; of: ")
    }

    fn entry(&self, subject: &str, values: &[String]) -> String {
        let names = Names::new(self.kader, VOICE, str::to_owned);
        let words = |id| values.iter().map(|value| names.option(id, value)).collect();
        let (name, values) = match Atom::parse(subject) {
            Some(Atom::Fact(id)) => (format!("‘{}’", names.fact(id)), words(id)),
            Some(Atom::Option(id)) => (format!("het gekozen antwoord bij ‘{}’", names.fact(id)), words(id)),
            Some(Atom::Outcome(id)) => (format!("de uitkomst van besluit {id}"), values.to_vec()),
            Some(Atom::Status(id)) => (format!("de status van criterium {id}"), values.to_vec()),
            Some(Atom::Plan(id)) => (format!("datumvoorwaarde {id}"), values.to_vec()),
            None => (subject.to_owned(), values.to_vec()),
        };
        let values: Vec<String> = values.iter().map(|value| format!("‘{value}’")).collect();
        format!("{name} is {}", values.join(" of "))
    }
}

/// The terms of a condition, each a list of subjects with their values.
fn terms(value: &Value) -> Vec<Vec<(String, Vec<String>)>> {
    let list = match value {
        Value::Array(terms) => terms.as_slice(),
        one => std::slice::from_ref(one),
    };
    let term = |term: &Value| {
        let entries = term.as_object().into_iter().flatten();
        let values = |value: &Value| match value {
            Value::Array(values) => values.iter().map(plain).collect(),
            one => vec![plain(one)],
        };
        entries.map(|(subject, value)| (subject.clone(), values(value))).collect()
    };
    list.iter().map(term).collect()
}

/// One spelling for conditions that differ in nothing but the order they are written in.
fn canonical(value: &Value) -> String {
    let mut spelled: Vec<String> = terms(value)
        .into_iter()
        .map(|term| {
            let entry = |(subject, mut values): (String, Vec<String>)| {
                values.sort_unstable();
                format!("{subject} = {}", values.join(" of "))
            };
            term.into_iter().map(entry).collect::<Vec<_>>().join(" en ")
        })
        .collect();
    spelled.sort_unstable();
    spelled.join("; of: ")
}

/// A value in a list: a text, or the step of a fact that can change.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Object(step) => step.values().rev().map(plain).collect::<Vec<_>>().join(" → "),
        other => other.to_string(),
    }
}
