//! The loader of packs, by both ways into the model.

use std::sync::OnceLock;

use serde_json::{Map, Value, json};
use voorcheck_rules::assessment::Engine;
use voorcheck_rules::kader::Kader;
use voorcheck_rules::kader::element;
use voorcheck_tools::check;
use voorcheck_tools::pack;

use super::bytes::Bytes;
use super::{assess, made_up};

/// The pack made up for tests.
pub const PACK: &str = "tests/kaders/mini-pakket.json";

/// What the page makes of a JSON value.
fn of_json(json: &Value) -> Option<Kader> {
    element::read(serde_json::from_value(json.clone()).ok()?)
}

/// The page reads the same kader from a pack as the command line did.
pub fn both_ways(json: &str, kader: &Kader) {
    let pack: Value = serde_json::from_str(json).expect("a pack that was read is JSON");
    let read = of_json(&pack["kader"]);
    assert_eq!(read.as_ref(), Some(kader), "the page reads another kader");
}

/// Target `pack`: the input is the text of a pack.
pub fn text(data: &[u8]) -> bool {
    let Ok(json) = std::str::from_utf8(data) else { return false };
    match pack::read(json) {
        Ok((kader, _)) => both_ways(json, &kader),
        Err(problems) => {
            assert!(
                !problems.is_empty() && problems.iter().all(|problem| !problem.message.trim().is_empty())
            );
        }
    }
    // The page takes the hash of the build for granted.
    serde_json::from_str::<Value>(json)
        .is_ok_and(|value| unchecked(&value["kader"], &mut Bytes(&data[data.len() / 2..])))
}

/// Target `pack_edits`: the input chooses a kader and what to change in its pack; the hash is made right again.
pub fn edits(data: &[u8]) -> bool {
    let mut bytes = Bytes(data);
    let mut kader = start(&mut bytes);
    for _ in 0..=bytes.below(4) {
        change(&mut kader, &mut bytes);
    }
    let accepted = unchecked(&kader, &mut Bytes(&data[data.len() / 2..]));

    let Some(understood) = of_json(&kader) else {
        let refused = pack::read(&json!({ "kader": kader, "sha256": "" }).to_string());
        assert!(refused.is_err(), "a pack of something that is no kader");
        return accepted;
    };
    let hash = pack::sha256(&understood).expect("whole numbers only");
    let json = json!({ "kader": kader, "sha256": hash }).to_string();
    // Refused when something in it can be spelled more than one way, or does not meet the demands.
    if let Ok(read) = pack::read(&json) {
        assert_eq!(read, (understood.clone(), hash.clone()));
        both_ways(&json, &understood);
        if let Ok(engine) = check::engine(understood, hash) {
            assess::sound(&engine, &mut Bytes(&data[data.len() / 2..]));
        }
    }
    accepted
}

/// A kader that nobody checked: wrong answers perhaps, never a panic.
fn unchecked(kader: &Value, bytes: &mut Bytes<'_>) -> bool {
    let kader = of_json(kader);
    let Some(Ok(engine)) = kader.map(|kader| Engine::new(kader, String::new())) else { return false };
    let (input, options) = assess::case(engine.kader(), bytes);
    let found = engine.assess(&input, &options);
    assert_eq!(found, engine.assess(&input, &options), "not the same twice");
    true
}

fn start(bytes: &mut Bytes<'_>) -> Value {
    static MINI: OnceLock<Value> = OnceLock::new();
    let seed = bytes.byte();
    if seed < 128 {
        let read = || {
            let text =
                std::fs::read_to_string(std::path::Path::new(crate::ROOT).join(PACK)).expect("the pack");
            serde_json::from_str::<Value>(&text).expect("a pack is JSON")["kader"].take()
        };
        return MINI.get_or_init(read).clone();
    }
    serde_json::to_value(made_up::kader(seed.into())).expect("a kader is JSON")
}

/// One change at a place the bytes choose, step by step from the top.
fn change(value: &mut Value, bytes: &mut Bytes<'_>) {
    let whole = value.clone();
    let mut at = value;
    for _ in 0..bytes.below(8) {
        let steps = match &*at {
            Value::Array(list) => list.len(),
            Value::Object(fields) => fields.len(),
            _ => 0,
        };
        if steps == 0 {
            break;
        }
        let step = bytes.below(steps);
        at = match at {
            Value::Array(list) => &mut list[step],
            Value::Object(fields) => fields.values_mut().nth(step).expect("one of its fields"),
            other => other,
        };
    }
    match at {
        Value::Array(list) if !bytes.truth() => change_list(list, bytes),
        Value::Object(fields) if !bytes.truth() => change_fields(fields, bytes),
        other => *other = some_value(&whole, bytes),
    }
}

fn change_list(list: &mut Vec<Value>, bytes: &mut Bytes<'_>) {
    let at = bytes.below(list.len());
    match (bytes.byte() % 3, list.get(at).cloned()) {
        (0, Some(_)) => drop(list.remove(at)),
        (1, Some(item)) => list.push(item),
        (_, Some(_)) => list.reverse(),
        (_, None) => list.push(json!("")),
    }
}

fn change_fields(fields: &mut Map<String, Value>, bytes: &mut Bytes<'_>) {
    let names: Vec<String> = fields.keys().cloned().collect();
    match (bytes.byte() % 2, bytes.one(&names)) {
        (0, Some(name)) => drop(fields.remove(name)),
        _ => drop(fields.insert(bytes.text(8), json!("x"))),
    }
}

/// A value of any type, or a text that stands elsewhere in the kader.
fn some_value(whole: &Value, bytes: &mut Bytes<'_>) -> Value {
    fn texts(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::String(text) => found.push(text.clone()),
            Value::Array(list) => list.iter().for_each(|item| texts(item, found)),
            Value::Object(fields) => fields.values().for_each(|field| texts(field, found)),
            _ => {}
        }
    }
    match bytes.below(12) {
        0 => Value::Null,
        1 => json!(bytes.truth()),
        2 => json!(i32::MAX),
        3 => json!(i32::MIN),
        4 => json!(bytes.byte()),
        5 => json!([]),
        6 => json!({}),
        7 => json!(bytes.text(12)),
        _ => {
            let mut found = Vec::new();
            texts(whole, &mut found);
            bytes.one(&found).map_or(Value::Null, |text| json!(text))
        }
    }
}
