//! The rules as an ES module, without a page: load a pack, describe what can be asked, assess.

use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use voorcheck_border::{failure, load};
use voorcheck_rules::assessment::{Engine, Input, Options, Target};
use voorcheck_rules::kader::Voice;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// A kader made ready to assess with.
#[wasm_bindgen(js_name = KaderHandle)]
pub struct Handle(Engine);

/// How to assess, as JavaScript says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    today: String,
    voice: Option<String>,
    target: Option<String>,
}

/// Reads a pack. Throws the error envelope; see [`load`].
#[wasm_bindgen(js_name = loadKader)]
pub fn load_kader(pack: JsValue) -> Result<Handle, JsValue> {
    load(&pack).map(Handle)
}

/// Assesses `input` (`{ answers, dates, municipality }`, each optional) under `options` (`{ today, voice, target }`;
/// `today` is required).
///
/// Throws the error envelope: `invalid-input`, `invalid-options`, or a code of
/// [`InputError`](voorcheck_rules::assessment::InputError).
#[wasm_bindgen]
pub fn assess(handle: &Handle, input: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
    only(&["answers", "dates", "municipality"], &input, "invalid-input", "input")?;
    only(&["today", "voice", "target"], &options, "invalid-options", "options")?;
    let input: Input = from_js("invalid-input", "input", input)?;
    let asked: Asked = from_js("invalid-options", "options", options)?;
    let options = Options {
        today: asked.today,
        voice: voice_of(asked.voice.as_deref(), "options.voice")?,
        target: chosen(asked.target.as_deref(), Target::from_id, "outcome, required of criteria", "options.target")?,
    };
    let assessed = handle.0.assess(&input, &options);
    assessed.map(|value| to_js(&value)).map_err(|error| failure(error.code, &error.message, &error.path))
}

/// The version of the engine.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Describes what can be asked, in a voice; without one for the behandelaar. Throws the error envelope: `invalid-options`.
#[wasm_bindgen]
pub fn describe(handle: &Handle, voice: JsValue) -> Result<JsValue, JsValue> {
    let voice: Option<String> = from_js("invalid-options", "voice", voice)?;
    let voice = voice_of(voice.as_deref(), "voice")?;
    Ok(to_js(&handle.0.describe(voice)))
}

fn from_js<T: for<'de> Deserialize<'de>>(code: &str, path: &str, value: JsValue) -> Result<T, JsValue> {
    // The words of the parser are English and name types of Rust; the facade of the package says what is wrong before.
    let message = "dit heeft niet de vorm die in index.d.ts staat";
    serde_wasm_bindgen::from_value(value).map_err(|_| failure(code, message, path))
}

fn to_js(value: &impl Serialize) -> JsValue {
    // Nothing that is handed over here can fail to serialise: no map with keys that are not text, no custom error.
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

fn voice_of(id: Option<&str>, path: &str) -> Result<Voice, JsValue> {
    chosen(id, Voice::from_id, "behandelaar of inwoner", path)
}

/// Refuses a name that means nothing. `deny_unknown_fields` does not: serde-wasm-bindgen asks only for the fields it
/// knows, and `{ answer: … }` would be an empty input.
fn only(known: &[&str], value: &JsValue, code: &str, path: &str) -> Result<(), JsValue> {
    let Some(object) = value.dyn_ref::<js_sys::Object>() else { return Ok(()) };
    let mut names = js_sys::Object::keys(object).into_iter().filter_map(|name| name.as_string());
    match names.find(|name| !known.contains(&name.as_str())) {
        Some(name) => {
            let message = format!("`{name}` is hier niet bekend; kies uit: {}", known.join(", "));
            Err(failure(code, &message, &format!("{path}.{name}")))
        }
        None => Ok(()),
    }
}

fn chosen<T: Default>(
    id: Option<&str>,
    from_id: impl Fn(&str) -> Option<T>,
    choice: &str,
    path: &str,
) -> Result<T, JsValue> {
    let Some(id) = id else { return Ok(T::default()) };
    from_id(id).ok_or_else(|| failure("invalid-options", &format!("kies {choice}, niet `{id}`"), path))
}

fn main() {}
