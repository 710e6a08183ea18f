//! A field of the model is everywhere: once declared it is in the schema with its meaning, in files, in packs, in every walk
//! and in what walks. Nobody has a list of fields to forget one in.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::{Value, json};
use voorcheck_rules::kader::Kader;
use voorcheck_rules::kader::element::Element;
use voorcheck_rules::kader::shape::Shape;
use voorcheck_rules::kader::visit::{Seen, SeenMut, walk, walk_mut};
use voorcheck_tools::audit::diff::{Version, texts};
use voorcheck_tools::audit::readability::readability;
use voorcheck_tools::load::{Places, load};
use voorcheck_tools::pack;

use crate::common::{mini, of_json, root};

/// What ends a way through the model.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Leaf {
    Text,
    Condition,
    Plain,
    Truth,
    Whole,
    Keyword,
}

/// A value of this form with all that can be in it; each word says where it stands. `leaves` gets the ways to the ends.
fn filled(shape: &Shape, path: &str, leaves: &mut BTreeMap<String, Leaf>) -> Value {
    let (leaf, value) = match shape {
        Shape::Record(fields) => {
            let field = |field: &voorcheck_rules::kader::shape::Field| {
                let path =
                    if path.is_empty() { field.name.to_owned() } else { format!("{path}.{}", field.name) };
                (field.name.to_owned(), filled(&field.shape, &path, leaves))
            };
            return Value::Object(fields.iter().map(field).collect());
        }
        Shape::List(element) => return json!([filled(element, &format!("{path}[0]"), leaves)]),
        Shape::Voices => (Leaf::Text, json!({ "behandelaar": path, "inwoner": format!("{path} voor u") })),
        Shape::Condition => (Leaf::Condition, json!([{ path: ["waarde"] }])),
        Shape::Plain => (Leaf::Plain, json!(path)),
        Shape::Truth => (Leaf::Truth, json!(true)),
        Shape::Whole => (Leaf::Whole, json!(7)),
        Shape::Keywords(words) => (Leaf::Keyword, json!(words.last())),
        other => panic!("say here how {path} is filled: {other:?}"),
    };
    assert_eq!(leaves.insert(path.to_owned(), leaf), None, "{path}");
    value
}

/// A kader with every field there is, as JSON, and the ways to all its values.
fn whole() -> (Value, BTreeMap<String, Leaf>) {
    let mut leaves = BTreeMap::new();
    let json = filled(&Kader::shape(), "", &mut leaves);
    assert!(leaves.len() > 150, "{}", leaves.len());
    (json, leaves)
}

fn kader(json: &Value) -> Kader {
    of_json(json).unwrap()
}

#[test]
fn every_field_is_read_back_from_its_pack() {
    let (json, _) = whole();
    let kader = kader(&json);
    let (packed, sha256) = pack::to_json(&kader).unwrap();
    let packed: Value = serde_json::from_str(&packed).unwrap();
    assert_eq!(packed, json!({ "kader": json, "sha256": sha256 }));
    assert_eq!(of_json::<pack::Unpacked>(&packed).unwrap().kader, kader);
}

/// The checks have much to say about such a kader; the reader has not, or it would have been told alone.
#[test]
fn every_field_is_read_from_a_file() {
    let (mut json, _) = whole();
    let fields = json.as_object_mut().unwrap();
    fields.remove("norm");
    fields.insert("bestanden".to_owned(), json!([]));
    let dir = mini::copy("every-field");
    fs::write(dir.join("kader.toml"), toml::to_string(&json).unwrap()).unwrap();
    let said = |dir| load(dir).unwrap_err().into_iter().map(|problem| problem.code).collect::<BTreeSet<_>>();
    assert!(said(&dir).contains("invalid-id"), "{:?}", said(&dir));
    fs::write(dir.join("kader.toml"), toml::to_string(&json).unwrap() + "[[actie]]\n").unwrap();
    let alone = said(&dir);
    assert!(alone.contains("missing-field") && !alone.contains("invalid-id"), "{alone:?}");
}

#[test]
fn every_field_is_walked() {
    let (json, leaves) = whole();
    let mut kader = kader(&json);
    let mut found = BTreeMap::new();
    walk(&kader, &mut |path, seen| {
        let path = path.to_string();
        let leaf = match seen {
            Seen::Record(_) => return,
            Seen::Text(text) => {
                assert_eq!(text.behandelaar, path);
                Leaf::Text
            }
            Seen::Condition(condition) => {
                assert!(condition.entries().all(|(subject, _)| subject == path), "{path}");
                Leaf::Condition
            }
            Seen::Plain(word) => {
                assert_eq!(word, path);
                Leaf::Plain
            }
            Seen::Truth(_) => Leaf::Truth,
            Seen::Whole(_) => Leaf::Whole,
            Seen::Keyword(_) => Leaf::Keyword,
        };
        assert_eq!(found.insert(path, leaf), None);
    });
    assert_eq!(found, leaves);
    // Nobody changes a word of a fixed list by walking.
    found.retain(|_, leaf| *leaf != Leaf::Keyword);
    let mut changed = BTreeMap::new();
    walk_mut(&mut kader, &mut |path, seen| {
        let leaf = match seen {
            SeenMut::Record(_) | SeenMut::Optional(_) | SeenMut::List(_) => return,
            SeenMut::Text(_) => Leaf::Text,
            SeenMut::Condition(_) => Leaf::Condition,
            SeenMut::Plain(_) => Leaf::Plain,
            SeenMut::Truth(_) => Leaf::Truth,
            SeenMut::Whole(_) => Leaf::Whole,
        };
        changed.insert(path.to_string(), leaf);
    });
    assert_eq!(changed, found);
}

/// The part of a schema that stands behind a reference.
fn behind<'s>(schema: &'s Value, part: &'s Value) -> &'s Value {
    match part["$ref"].as_str() {
        Some(name) => schema.pointer(name.trim_start_matches('#')).unwrap(),
        None => part,
    }
}

fn explained(schema: &Value, part: &Value, shape: &Shape) -> usize {
    let part = behind(schema, part);
    let fields = match shape {
        Shape::List(element) => return explained(schema, &part["items"], element),
        Shape::Record(fields) => fields,
        _ => return 0,
    };
    let known: BTreeSet<&str> = part["properties"].as_object().unwrap().keys().map(String::as_str).collect();
    // The norms are in a register; the names of files are no part of the model.
    let fields = fields.iter().filter(|field| field.name != "norm");
    let names: BTreeSet<&str> = fields.clone().map(|field| field.name).collect();
    assert_eq!(known.iter().copied().filter(|name| *name != "bestanden").collect::<BTreeSet<_>>(), names);
    let below = fields.map(|field| {
        let property = &part["properties"][field.name];
        let said = property["description"].as_str().unwrap_or_default();
        assert!(!said.is_empty(), "the schema does not say what {} means", field.name);
        1 + explained(schema, property, &field.shape)
    });
    below.sum()
}

#[test]
fn every_field_is_in_the_schema_with_its_meaning() {
    let schema = fs::read_to_string(root().join("docs/kader.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    assert!(explained(&schema, &schema, &Kader::shape()) > 150);
}

/// Of each value in turn another: the comparison tells it, and a text for readers as a text.
#[test]
fn every_field_is_compared() {
    let mini = load(&mini::original()).unwrap().kader;
    let version = Version::new(mini, None).unwrap();
    let of = |json: &Value| {
        let (compiled, sha256) = (version.compiled.clone(), version.sha256.clone());
        Version { kader: kader(json), compiled, register: None, sha256 }
    };
    let (json, leaves) = whole();
    let from = of(&json);
    assert_eq!(texts::changes(&from, &of(&json)), []);
    for (path, leaf) in &leaves {
        let mut other = json.clone();
        let pointer = format!("/{}", path.replace("[0]", "/0").replace('.', "/"));
        let value = other.pointer_mut(&pointer).unwrap();
        *value = match leaf {
            Leaf::Text => json!({ "behandelaar": "anders", "inwoner": value["inwoner"] }),
            Leaf::Condition => json!([{ path: ["een andere"] }]),
            Leaf::Plain => json!("anders"),
            Leaf::Truth => json!(false),
            Leaf::Whole => json!(8),
            Leaf::Keyword => json!(words(&Kader::shape(), path)[0]),
        };
        let groups = texts::changes(&from, &of(&other));
        let fields: Vec<_> =
            groups.iter().flat_map(|group| &group.changes).flat_map(|change| &change.fields).collect();
        assert!(!fields.is_empty(), "{path}");
        if *leaf == Leaf::Text {
            assert!(fields.iter().all(|field| field.text), "{path}: {fields:?}");
        }
    }
}

/// The words that can stand at a path.
fn words(shape: &Shape, path: &str) -> Vec<&'static str> {
    let mut shape = shape.clone();
    for step in path.split('.') {
        let name = step.trim_end_matches("[0]");
        shape = shape.fields().iter().find(|field| field.name == name).unwrap().shape.clone();
    }
    match shape {
        Shape::Keywords(words) => words,
        other => panic!("{path}: {other:?}"),
    }
}

#[test]
fn every_text_is_measured() {
    let (json, leaves) = whole();
    let texts = leaves.values().filter(|leaf| **leaf == Leaf::Text).count();
    assert_eq!(readability(&kader(&json), &Places::default()).whole.texts, texts);
}
