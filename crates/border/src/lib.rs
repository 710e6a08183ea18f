//! The border with JavaScript: conversion only.
//!
//! Values cross as plain objects, never as an ES `Map`. Whatever is refused comes back as one envelope,
//! `{ error: { code, message, path } }`, with a stable code and a Dutch message; nothing is half-applied.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use voorcheck_rules::assessment::Engine;
use voorcheck_rules::kader::Kader;
use voorcheck_rules::kader::term::{Fields, Value};

/// The one shape of every error.
pub fn failure(code: &str, message: &str, path: &str) -> JsValue {
    let error = object(&[("code", code.into()), ("message", message.into()), ("path", path.into())]);
    object(&[("error", error)])
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a field of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

/// Makes a parsed pack, `{ sha256, kader }`, ready to assess with.
///
/// Errors: `invalid-pack` when it is not of that shape; else the code and path of the first problem of the kader.
pub fn load(pack: &JsValue) -> Result<Engine, JsValue> {
    let Some((kader, sha256)) = read(pack) else {
        let message =
            "dit pakket hoort niet bij deze versie van de voorcheck; bouw het opnieuw met dezelfde versie";
        return Err(failure("invalid-pack", message, "pack"));
    };
    Engine::new(kader, sha256).map_err(|problems| match problems.first() {
        Some(problem) => failure(problem.code, &problem.message, &problem.path),
        None => failure("invalid-kader", "het kader is niet te lezen", "kader"),
    })
}

/// The kader of a pack with the hash of its canonical bytes; `None` for anything else.
fn read(pack: &JsValue) -> Option<(Kader, String)> {
    let mut broken = false;
    let mut fields = Fields::of(plain(pack, DEEPEST)?, &mut broken);
    let kader = fields.take("kader", false, &mut broken);
    let sha256 = fields.take("sha256", false, &mut broken);
    fields.end(&mut broken);
    (!broken).then_some((kader, sha256))
}

/// How deep a pack is at the most; a value that holds itself has no end.
const DEEPEST: u8 = 32;

/// A JavaScript value as plain data; `None` for what JSON cannot say, for numbers that are not whole, and below
/// `levels` levels.
fn plain(value: &JsValue, levels: u8) -> Option<Value> {
    if let Some(text) = value.as_string() {
        return Some(Value::Text(text));
    }
    if let Some(truth) = value.as_bool() {
        return Some(Value::Truth(truth));
    }
    if let Some(number) = value.as_f64() {
        let whole = number as i32;
        return (f64::from(whole) == number).then_some(Value::Whole(whole));
    }
    if value.is_null() {
        return Some(Value::Nothing);
    }
    let levels = levels.checked_sub(1)?;
    if let Some(array) = value.dyn_ref::<Array>() {
        return array.iter().map(|item| plain(&item, levels)).collect::<Option<_>>().map(Value::List);
    }
    let entries = Object::entries(value.dyn_ref::<Object>()?);
    let entry = |entry: JsValue| {
        let entry: Array = entry.dyn_into().ok()?;
        Some((entry.get(0).as_string()?, plain(&entry.get(1), levels)?))
    };
    entries.iter().map(entry).collect::<Option<_>>().map(Value::Object)
}
