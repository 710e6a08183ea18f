//! The border with JavaScript: conversion only.
//!
//! Values cross as plain objects, never as an ES `Map`. Whatever is refused comes back as one envelope,
//! `{ error: { code, message, path } }`, with a stable code and a Dutch message; nothing is half-applied.

use js_sys::{Array, Object, Reflect};
use voorcheck_rules::assessment::Engine;
use voorcheck_rules::kader::value::{Data, Entry, Value};
use wasm_bindgen::{JsCast, JsValue};

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
/// Errors: the code and path of the first problem [`Engine::of_pack`] finds.
pub fn load(pack: &JsValue) -> Result<Engine, JsValue> {
    // What JSON cannot say is no pack either.
    let pack = plain(pack, DEEPEST).unwrap_or(Data::Nothing.into());
    Engine::of_pack(pack).map_err(|problem| failure(problem.code, &problem.message, &problem.path))
}

/// How deep a pack is at the most; a value that holds itself has no end.
const DEEPEST: u8 = 32;

/// A JavaScript value as plain data; `None` for what JSON cannot say, for numbers that are not whole, and below
/// `levels` levels.
fn plain(value: &JsValue, levels: u8) -> Option<Value> {
    data(value, levels).map(Value::from)
}

fn data(value: &JsValue, levels: u8) -> Option<Data> {
    if let Some(text) = value.as_string() {
        return Some(Data::Text(text));
    }
    if let Some(truth) = value.as_bool() {
        return Some(Data::Truth(truth));
    }
    if let Some(number) = value.as_f64() {
        let whole = number as i32;
        return (f64::from(whole) == number).then_some(Data::Whole(whole));
    }
    if value.is_null() {
        return Some(Data::Nothing);
    }
    let levels = levels.checked_sub(1)?;
    if let Some(array) = value.dyn_ref::<Array>() {
        return array.iter().map(|item| plain(&item, levels)).collect::<Option<_>>().map(Data::List);
    }
    let entries = Object::entries(value.dyn_ref::<Object>()?);
    let entry = |entry: JsValue| {
        let entry: Array = entry.dyn_into().ok()?;
        Some(Entry::new(entry.get(0).as_string()?, plain(&entry.get(1), levels)?))
    };
    entries.iter().map(entry).collect::<Option<_>>().map(Data::Object)
}
