//! Between the state of the questionnaire and what people take home.

use voorcheck_rules::assessment::{Engine, Input};
use voorcheck_rules::questionnaire::state::State;
use voorcheck_takehome::code::{self, CodeError};
use voorcheck_takehome::dossier::Dossier;
use wasm_bindgen::JsValue;

use crate::get;
use crate::view::Door;

/// What there is to take home of a state, with the door of its municipality, and `before`: the check the reader came from.
// Measured: where it is inlined it takes more room than the calls.
#[inline(never)]
pub fn dossier<'a>(
    engine: &'a Engine,
    state: &'a State,
    door: Option<&'a Door>,
    before: Option<&'a Dossier<'a>>,
) -> Dossier<'a> {
    let voice = state.settings.voice;
    let door = door.map(|door| door.line.as_str());
    Dossier { kader: engine.kader(), input: &state.input, assessment: &state.assessment, voice, door, before }
}

/// The door of the municipality of this case, if the site knows both: see [`crate::mount`].
pub fn door(site: &JsValue, state: &State) -> Option<Door> {
    let ways = get(&get(site, "doors")?, state.assessment.municipality.as_ref()?)?;
    Some(Door { line: get(&ways, "line")?.as_string()?, ways })
}

/// What the typed code was made of.
///
/// Errors: see [`CodeError`].
pub fn read_code(engine: &Engine, state: &State) -> Result<Input, CodeError> {
    code::read(engine.kader(), &state.assessment.kader.sha256, &state.code)
}

/// Why the typed code was refused. One that can be read holds answers these rules did not take.
pub fn refusal(engine: &Engine, state: &State) -> CodeError {
    read_code(engine, state).err().unwrap_or(CodeError::Impossible)
}
