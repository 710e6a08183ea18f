//! The border with JavaScript: conversion only.
//!
//! Values cross as plain objects, never as an ES `Map`. Whatever is refused comes back as one envelope,
//! `{ error: { code, message, path } }`, with a stable code and a Dutch message; nothing is half-applied.

mod json;

use js_sys::{Object, Reflect};
use voorcheck_rules::assessment::Engine;
use voorcheck_rules::kader::value::Data;
use wasm_bindgen::JsValue;

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

/// Makes the text of a pack, `{ sha256, kader }` as JSON, ready to assess with.
///
/// Errors: the code and path of the first problem [`Engine::of_pack`] finds.
pub fn load(pack: &JsValue) -> Result<Engine, JsValue> {
    // What is no JSON is no pack either.
    let pack = pack.as_string().and_then(|json| json::read(&json)).unwrap_or(Data::Nothing.into());
    Engine::of_pack(pack).map_err(|problem| failure(problem.code, &problem.message, &problem.path))
}
