//! Between the state of the questionnaire and what people take home.

use voorcheck_rules::assessment::{Engine, Input};
use voorcheck_rules::questionnaire::state::State;
use voorcheck_takehome::code::{self, CodeError};
use voorcheck_takehome::door::Door;
use voorcheck_takehome::dossier::Dossier;
use wasm_bindgen::JsValue;

use crate::get;

/// What there is to take home of a state, with the door of its municipality.
pub fn dossier<'a>(engine: &'a Engine, state: &'a State, door: Option<&'a Door>) -> Dossier<'a> {
    let voice = state.settings.voice;
    Dossier { kader: engine.kader(), input: &state.input, assessment: &state.assessment, voice, door }
}

/// The door of the municipality of this case, if the site knows both.
pub fn door(site: &JsValue, state: &State) -> Option<Door> {
    let door = get(&get(site, "gemeenten")?, state.assessment.municipality.as_ref()?)?;
    // Of what is not there nothing can be taken.
    let take = |name| get(&door, name).and_then(|text| text.as_string());
    let rest = |name| take(name).unwrap_or_default();
    Some(Door {
        name: take("naam")?,
        link: rest("link"),
        phone: rest("telefoon"),
        mail: rest("mail"),
        checked_on: rest("nagegaan-op"),
    })
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
