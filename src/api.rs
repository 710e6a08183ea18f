//! Room 4: the border with JavaScript. Conversion only.
//!
//! Values cross as plain objects, never as an ES `Map`. Whatever is refused comes back as one envelope,
//! `{ error: { code, message, path } }`, with a stable code and a Dutch message; nothing is half-applied.
//!
//! With the feature `wasm` this is also the headless module: [`headless`].

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::assessment::Engine;
use crate::kader::Kader;
use crate::kader::term::{Fields, Value};

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
    Engine::of_checked(kader, sha256).map_err(|problems| match problems.first() {
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

/// The functions of the headless module.
#[cfg(feature = "wasm")]
pub mod headless {
    use serde::{Deserialize, Serialize};
    use serde_wasm_bindgen::Serializer;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

    use super::{failure, load};
    use crate::assessment::{Engine, Input, Options, Target};
    use crate::kader::Voice;

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

    /// Reads a pack. Throws the error envelope; see [`super::load`].
    #[wasm_bindgen(js_name = loadKader)]
    pub fn load_kader(pack: JsValue) -> Result<Handle, JsValue> {
        load(&pack).map(Handle)
    }

    /// Assesses `input` (`{ answers, dates, municipality }`, each optional) under `options` (`{ today, voice, target }`;
    /// `today` is required).
    ///
    /// Throws the error envelope: `invalid-input`, `invalid-options`, or a code of
    /// [`InputError`](crate::assessment::InputError).
    #[wasm_bindgen]
    pub fn assess(handle: &Handle, input: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
        only(&["answers", "dates", "municipality"], &input, "invalid-input", "input")?;
        only(&["today", "voice", "target"], &options, "invalid-options", "options")?;
        let input: Input = from_js("invalid-input", "input", input)?;
        let asked: Asked = from_js("invalid-options", "options", options)?;
        let options = Options {
            today: asked.today,
            voice: voice_of(asked.voice.as_deref(), "options.voice")?,
            target: chosen(asked.target.as_deref(), target, "outcome of criteria", "options.target")?,
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

    fn target(id: &str) -> Option<Target> {
        match id {
            "outcome" => Some(Target::Outcome),
            "criteria" => Some(Target::Criteria),
            _ => None,
        }
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
}
