//! A kader described for somebody else's questionnaire: all of the made-up kader, in both voices.

use serde_json::Value;
use voorcheck_rules::kader::Voice;
use voorcheck_tools::check;
use voorcheck_tools::load::load;

use crate::common::mini;

fn described(voice: Voice) -> Value {
    let kader = load(&mini::original()).unwrap().kader;
    serde_json::to_value(check::engine(kader, "som".to_owned()).unwrap().describe(voice)).unwrap()
}

#[test]
fn all_of_a_kader_is_told() {
    let mut expected: Value = serde_json::from_str(include_str!("description/mini.json")).unwrap();
    expected["engine"] = env!("CARGO_PKG_VERSION").into();
    let found = described(Voice::Inwoner);
    assert_eq!(found, expected, "{found:#}");
}

#[test]
fn each_voice_has_its_own_words() {
    let (told, inwoner) = (described(Voice::Behandelaar), described(Voice::Inwoner));
    assert_eq!(told.pointer("/sections/1/questions/0/text").unwrap(), "Heeft de aanvrager ervaring?");
    assert_eq!(inwoner.pointer("/sections/1/questions/0/text").unwrap(), "Heeft u ervaring?");
}
