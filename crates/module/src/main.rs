//! The rules as an ES module, without a page: load a pack, describe what can be asked, assess.

use std::io::{Result as Written, Write};

use js_sys::JSON;
use serde::{Deserialize, Serialize};
use serde_json::ser::{Formatter, Serializer};
use voorcheck_border::{failure, load};
use voorcheck_rules::assessment::{Engine, Input, Options, Target};
use voorcheck_rules::kader::Voice;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// As in the page: smaller than the default allocator, and measured a quarter faster.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

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

/// Reads the text of a pack. Throws the error envelope; see [`load`].
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
        target: chosen(
            asked.target.as_deref(),
            Target::from_id,
            "outcome, required of criteria",
            "options.target",
        )?,
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

// Values cross as one text: measured, a call into JavaScript for each of them takes twice the time of an assessment.

fn from_js<T: for<'de> Deserialize<'de>>(code: &str, path: &str, value: JsValue) -> Result<T, JsValue> {
    let text = JSON::stringify(&value).ok();
    // What is not there has no text.
    let text = text.and_then(|text| JsValue::from(text).as_string()).unwrap_or_else(|| "null".to_owned());
    // The words of the parser are English and name types of Rust; the facade of the package says what is wrong before.
    let message = "dit heeft niet de vorm die in index.d.ts staat";
    serde_json::from_str(&text).map_err(|_| failure(code, message, path))
}

fn to_js(value: &impl Serialize) -> JsValue {
    let mut json = Json(Vec::with_capacity(1 << 15));
    // Nothing that is handed over here can fail: no map with keys that are not text, no custom error.
    let written = value.serialize(&mut Serializer::with_formatter(&mut json, Ascii));
    let text = written.ok().and_then(|()| String::from_utf8(json.0).ok());
    text.and_then(|text| JSON::parse(&text).ok()).unwrap_or(JsValue::NULL)
}

/// JSON in the making.
struct Json(Vec<u8>);

impl Write for Json {
    fn write(&mut self, bytes: &[u8]) -> Written<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> Written<()> {
        // Most of what is written is a bracket, a quote, a name. Measured: in Wasm a copy of a few bytes costs more than they do.
        if bytes.len() <= 16 {
            bytes.iter().for_each(|byte| self.0.push(*byte));
        } else {
            self.0.extend_from_slice(bytes);
        }
        Ok(())
    }

    fn flush(&mut self) -> Written<()> {
        Ok(())
    }
}

/// Writes JSON with an escape for each sign that is not ASCII: measured, JavaScript reads that in two thirds of the time.
struct Ascii;

impl Formatter for Ascii {
    fn write_string_fragment<W: Write + ?Sized>(&mut self, to: &mut W, mut text: &str) -> Written<()> {
        while !text.is_ascii() {
            let at = text.bytes().take_while(u8::is_ascii).count();
            let (plain, from) = text.split_at(at);
            to.write_all(plain.as_bytes())?;
            let mut signs = from.chars();
            let mut halves = [0; 2];
            for half in signs.next().map(|sign| sign.encode_utf16(&mut halves)).into_iter().flatten() {
                let [first, second] = half.to_be_bytes();
                let digits = [first >> 4, first & 15, second >> 4, second & 15];
                to.write_all(b"\\u")?;
                to.write_all(&digits.map(|digit| if digit < 10 { b'0' + digit } else { b'a' - 10 + digit }))?;
            }
            text = signs.as_str();
        }
        to.write_all(text.as_bytes())
    }
}

fn voice_of(id: Option<&str>, path: &str) -> Result<Voice, JsValue> {
    chosen(id, Voice::from_id, "behandelaar of inwoner", path)
}

/// Refuses a name that means nothing, and says which it is.
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
