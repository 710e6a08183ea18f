//! A kader as a tree of parts with fields, from its own JSON and shape, so that no field of the model can be forgotten.

use serde_json::Value;
use voorcheck_rules::kader::Atom;
use voorcheck_rules::kader::element::Element;
use voorcheck_rules::kader::model::{Kader, Norm};
use voorcheck_rules::kader::shape::{self, Shape};

use super::Version;
use super::shared_space::VOICE;
use crate::audit::names::Names;
use crate::audit::parts::BY;
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

/// A kind of part: the key of its list in the files, the name of one and of more, and the heading its changes stand below.
struct Kind {
    key: &'static str,
    one: &'static str,
    more: &'static str,
    group: &'static str,
}

/// Every kind of part, in the order in which they matter.
const KINDS: [Kind; 34] = [
    kind("besluit", "besluit", "besluiten", "regels"),
    kind("trede", "trede", "treden", "regels"),
    kind("variant", "andere kop", "andere koppen", "regels"),
    kind("criterium", "criterium", "criteria", "regels"),
    kind("regel", "regel", "regels", "regels"),
    kind("onderbouwing", "punt om te onderbouwen", "punten om te onderbouwen", "woorden"),
    kind("tegenspraak", "tegenspraak", "tegenspraken", "regels"),
    kind("signaal", "signaal", "signalen", "regels"),
    kind("onvolledig", "onvolledigheid", "onvolledigheden", "regels"),
    kind("bronconflict", "bronconflict", "bronconflicten", "regels"),
    kind("open-stap", "open stap", "open stappen", "regels"),
    kind("overdracht", "overdracht", "overdrachten", "regels"),
    kind("neemt", "antwoord dat meegaat", "antwoorden die meegaan", "regels"),
    kind("fase", "fase", "fasen", "woorden"),
    kind("actie", "actie", "acties", "regels"),
    kind("route", "route", "routes", "regels"),
    kind("infokaart", "infokaart", "infokaarten", "regels"),
    kind("kaart", "kaart", "kaarten", "woorden"),
    kind("punt", "punt", "punten", "woorden"),
    kind("woord", "woord", "woorden", "woorden"),
    kind("sectie", "deel", "delen", "vragen"),
    kind("feit", "vraag", "vragen", "vragen"),
    kind("optie", "antwoord", "antwoorden", "vragen"),
    kind("datum", "datumvraag", "datumvragen", "vragen"),
    kind("moment", "moment", "momenten", "planning"),
    kind("datumvoorwaarde", "datumvoorwaarde", "datumvoorwaarden", "planning"),
    kind("feestdag", "feestdag", "feestdagen", "woorden"),
    kind("plaatselijk", "eigen woord", "eigen woorden", "woorden"),
    kind("vorm", "vorm", "vormen", "woorden"),
    kind("brief", "alinea", "alinea's", "woorden"),
    kind("norm", "norm", "normen", "normen"),
    kind("bron", "bron", "bronnen", "kader"),
    kind("kracht", "kracht", "krachten", "kader"),
    kind("open-punt", "open punt", "open punten", "kader"),
];

const fn kind(key: &'static str, one: &'static str, more: &'static str, group: &'static str) -> Kind {
    Kind { key, one, more, group }
}

/// What the kader itself is called as a part, and the heading of its changes.
const WHOLE: &str = "kader";

/// The keys of a text in two voices.
const VOICES: [&str; 2] = ["behandelaar", "inwoner"];

/// The fields readers want first, in this order; then the others by name.
const FIRST: [&str; 13] = [
    "id", "als", "status", "uitkomst", "kracht", "basis", "vraag", "naam", "titel", "kop", "tekst", "reden",
    "citaat",
];

fn kind_of(what: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.one == what)
}

/// The name of several parts of a kind.
pub fn plural(what: &str) -> &'static str {
    kind_of(what).map_or("onderdelen", |kind| kind.more)
}

/// The heading that changes of a part of this kind stand below.
pub fn group(what: &str) -> &'static str {
    kind_of(what).map_or(WHOLE, |kind| kind.group)
}

/// The field by which a record of a list is known, if it has one.
fn known_by(fields: &[shape::Field]) -> Option<&'static str> {
    BY.into_iter().find(|by| fields.iter().any(|field| field.name == *by))
}

/// Whether a list of these is a list of parts: what can be pointed at, or holds something to read.
fn is_part(element: &Shape) -> bool {
    match element {
        Shape::Voices | Shape::Condition => true,
        Shape::List(inner) => is_part(inner),
        Shape::Record(fields) => {
            known_by(fields).is_some() || fields.iter().any(|field| is_part(&field.shape))
        }
        _ => false,
    }
}

/// The kader as one part; its norms are the whole register, or those in use.
pub fn tree(version: &Version, whole_register: bool) -> Part {
    let json = serde_json::to_value(&version.kader).unwrap_or_default();
    let renderer = Renderer { kader: &version.kader };
    let mut whole = Part { what: WHOLE, id: None, label: None, fields: Vec::new(), lists: Vec::new() };
    for field in Kader::shape().fields() {
        let Some(value) = json.get(field.name) else { continue };
        match &field.shape {
            // The kader's own fields stand under a key of their own, beside the lists.
            Shape::Record(fields) => renderer.record(&mut whole, "", fields, value),
            shape => renderer.field(&mut whole, field.name, shape, value),
        }
    }
    if let Some(register) = version.register.as_ref().filter(|_| whole_register) {
        let entries = register.entries.iter().map(|entry| {
            let norm = serde_json::to_value(&entry.norm).unwrap_or_default();
            let mut part = renderer.part("norm", &Norm::shape(), &norm);
            for (name, word) in [("soort", &entry.kind), ("modaliteit", &entry.modality)] {
                renderer.field(&mut part, name, &Shape::Plain, &Value::String(word.clone()));
            }
            part.in_order()
        });
        let entries = entries.collect();
        whole.lists.retain(|(what, _)| *what != "norm");
        whole.lists.push(("norm", entries));
    }
    whole.in_order()
}

impl Part {
    /// With its fields and lists in the order in which readers want them.
    fn in_order(mut self) -> Part {
        let place =
            |field: &Field| FIRST.iter().position(|first| *first == field.name).unwrap_or(FIRST.len());
        self.fields.sort_by(|a, b| (place(a), &a.name).cmp(&(place(b), &b.name)));
        self.lists.sort_by_key(|(what, _)| KINDS.iter().position(|kind| kind.one == *what));
        let label = self
            .fields
            .iter()
            .find(|field| matches!(field.name.as_str(), "naam" | "titel") && field.voice != Some("inwoner"));
        self.label = label.map(|field| field.shown.clone());
        self
    }
}

struct Renderer<'a> {
    kader: &'a Kader,
}

impl Renderer<'_> {
    fn part(&self, what: &'static str, shape: &Shape, value: &Value) -> Part {
        let by = known_by(shape.fields());
        let id = by.and_then(|by| value.get(by)?.as_str()).map(str::to_owned);
        let mut part = Part { what, id, label: None, fields: Vec::new(), lists: Vec::new() };
        match shape {
            Shape::Record(fields) => {
                for field in fields.iter().filter(|field| Some(field.name) != by) {
                    if let Some(value) = value.get(field.name) {
                        self.field(&mut part, field.name, &field.shape, value);
                    }
                }
            }
            // A remark is a bare text.
            text => self.field(&mut part, "tekst", text, value),
        }
        part.in_order()
    }

    /// The fields of a record that is no part of its own; their names start with `prefix`.
    fn record(&self, part: &mut Part, prefix: &str, fields: &[shape::Field], value: &Value) {
        for field in fields {
            if let Some(value) = value.get(field.name) {
                self.field(part, &format!("{prefix}{}", field.name), &field.shape, value);
            }
        }
    }

    fn field(&self, part: &mut Part, name: &str, shape: &Shape, value: &Value) {
        let mut leaf = |voice, raw: String, shown: String| {
            if !shown.is_empty() {
                part.fields.push(Field { name: name.to_owned(), voice, raw, shown });
            }
        };
        match (shape, value) {
            // As if it were left out.
            (_, Value::Null | Value::Bool(false)) => {}
            (_, Value::Number(number)) if number.as_i64() == Some(0) => {}
            (Shape::Condition, _) => leaf(None, canonical(value), self.condition(value)),
            (Shape::Voices, _) => {
                for voice in VOICES {
                    let own = value.get(voice).unwrap_or(value).as_str().unwrap_or_default();
                    leaf(Some(voice), collapse(own), own.to_owned());
                }
            }
            (Shape::Record(fields), _) => self.record(part, &format!("{name}."), fields, value),
            (Shape::List(element), Value::Array(values)) if is_part(element) => {
                let key = name.rsplit('.').next().unwrap_or(name);
                let what = KINDS.iter().find(|kind| kind.key == key).map_or("onderdeel", |kind| kind.one);
                part.lists.push((what, values.iter().map(|value| self.part(what, element, value)).collect()));
            }
            _ => {
                let shown = plain(shape, value);
                leaf(None, collapse(&shown), shown);
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
        let word = |value: &Value| plain(&Shape::Plain, value);
        let values = |value: &Value| match value {
            Value::Array(values) => values.iter().map(word).collect(),
            one => vec![word(one)],
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

/// What has no part or text of its own, in words; the step of a fact that can change is one.
fn plain(shape: &Shape, value: &Value) -> String {
    match (shape, value) {
        (_, Value::String(text)) => text.clone(),
        (_, Value::Bool(true)) => "ja".to_owned(),
        (Shape::List(element), Value::Array(values)) => {
            values.iter().map(|value| plain(element, value)).collect::<Vec<_>>().join(", ")
        }
        (Shape::Record(fields), _) => {
            let fields = fields.iter().filter_map(|field| Some(plain(&field.shape, value.get(field.name)?)));
            fields.collect::<Vec<_>>().join(" → ")
        }
        (_, other) => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The keys of all lists of parts.
    fn lists(shape: &Shape, found: &mut BTreeSet<&'static str>) {
        for field in shape.fields() {
            if matches!(&field.shape, Shape::List(element) if is_part(element)) {
                found.insert(field.name);
            }
            lists(&field.shape, found);
        }
    }

    #[test]
    fn every_list_of_parts_has_a_name_and_nothing_else() {
        let mut found = BTreeSet::new();
        lists(&Kader::shape(), &mut found);
        assert_eq!(found, KINDS.iter().map(|kind| kind.key).collect());
    }
}
