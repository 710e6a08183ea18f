//! The shape of what crosses the border with JavaScript: every key, plain objects, no ES `Map`, null and never
//! undefined. Runs in WebAssembly only.
#![cfg(target_arch = "wasm32")]

use js_sys::{Array, JSON, Map, Object, Reflect};
use voorcheck_border::headless::{assess, describe, load_kader, version};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

const PACK: &str = include_str!("kaders/mini-pakket.json");

fn js(json: &str) -> JsValue {
    JSON::parse(json).unwrap()
}

fn get(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, key| Reflect::get(&value, &key.into()).unwrap())
}

fn keys(value: &JsValue) -> Vec<String> {
    Object::keys(value.unchecked_ref::<Object>()).iter().map(|key| key.as_string().unwrap()).collect()
}

fn text(value: &JsValue) -> String {
    JSON::stringify(value).unwrap().into()
}

fn assessed(input: &str, options: &str) -> Result<JsValue, JsValue> {
    assess(&load_kader(js(PACK)).unwrap(), js(input), js(options))
}

/// Something of everything: an undecided decision, reasons, a signal, an action, a to-do, dates.
fn full() -> JsValue {
    assessed(
        r#"{"answers": {"gemeente": "dorp", "ervaring": "cursus", "pacht": "nee", "schuur": "ja"},
            "dates": {"datum-aanvraag": "2026-11-22", "datum-start": "2026-12-01"}}"#,
        r#"{"today": "2026-11-22", "voice": "behandelaar", "target": "criteria"}"#,
    )
    .unwrap()
}

/// No map, no undefined, at any depth.
fn plain(value: &JsValue, path: &str) {
    assert!(!value.is_undefined(), "undefined at {path}");
    assert!(!value.is_instance_of::<Map>(), "a Map at {path}");
    if let Some(list) = value.dyn_ref::<Array>() {
        list.iter().enumerate().for_each(|(index, one)| plain(&one, &format!("{path}[{index}]")));
    } else if value.is_object() {
        keys(value).iter().for_each(|key| plain(&get(value, key), &format!("{path}.{key}")));
    }
}

#[wasm_bindgen_test]
fn an_assessment_is_plain_at_any_depth() {
    plain(&full(), "assessment");
}

#[wasm_bindgen_test]
fn an_assessment_has_these_keys() {
    let full = full();
    let shape: [(&str, &[&str]); 14] = [
        (
            "",
            &[
                "kader",
                "engine",
                "today",
                "disclaimer",
                "dissent",
                "route",
                "routePage",
                "decisions",
                "relevantQuestions",
                "nextQuestion",
                "offeredQuestions",
                "contradictions",
                "toFindOut",
                "signals",
                "actions",
                "cards",
                "timeline",
                "timelineSummary",
                "localWordings",
            ],
        ),
        ("kader", &["id", "version", "validFrom", "sha256", "sourceCheckedOn"]),
        (
            "decisions.0",
            &[
                "id",
                "title",
                "outcome",
                "possibleOutcomes",
                "decided",
                "bestStillPossible",
                "tone",
                "headline",
                "summary",
                "provisos",
                "criteria",
                "decisiveAnswers",
                "changes",
            ],
        ),
        (
            "decisions.0.criteria.0",
            &["id", "title", "status", "statusName", "tone", "possibleStatuses", "norms", "reasons"],
        ),
        (
            "decisions.0.criteria.0.reasons.0",
            &["id", "text", "force", "forceName", "basis", "advice", "prompts", "norms"],
        ),
        ("contradictions.0", &["id", "text", "facts"]),
        ("signals.0", &["id", "text", "inHeadline", "norms"]),
        ("timeline.0", &["id", "date", "days", "status", "text", "norms", "steps", "remarks", "background"]),
        ("actions.0", &["id", "phase", "text", "who", "paper", "norms"]),
        ("relevantQuestions", &[]),
        ("offeredQuestions", &[]),
        ("decisions.0.possibleOutcomes", &["0"]),
        ("decisions.0.criteria.0.possibleStatuses", &["0"]),
        ("toFindOut", &[]),
    ];
    for (path, expected) in shape {
        let value = if path.is_empty() { full.clone() } else { get(&full, path) };
        assert_eq!(keys(&value), expected, "{path}");
    }
    let open = assessed("{}", r#"{"today": "2026-11-22"}"#).unwrap();
    assert_eq!(keys(&get(&open, "cards.0")), ["id", "title", "points"]);
    assert_eq!(keys(&get(&open, "cards.0.points.0")), ["text", "norms"]);
}

#[wasm_bindgen_test]
fn the_values_have_these_types() {
    let full = full();
    assert_eq!(get(&full, "decisions.0.outcome").as_string().unwrap(), "past-niet");
    assert_eq!(get(&full, "decisions.0.decided").as_bool(), Some(true));
    assert_eq!(get(&full, "decisions.0.criteria.0.reasons.0.basis").as_string().unwrap(), "oordeel");
    assert_eq!(get(&full, "decisions.0.tone").as_string().unwrap(), "niet");
    assert!(get(&full, "route").is_null() && get(&full, "routePage").is_null());
    assert!(get(&full, "nextQuestion").is_null());
    let days =
        Array::from(&get(&full, "timeline")).into_iter().filter_map(|entry| get(&entry, "days").as_f64());
    assert_eq!(days.collect::<Vec<_>>(), [47.0], "a gap is a number of days, any other entry null");
}

#[wasm_bindgen_test]
fn an_undecided_outcome_is_null_with_its_possible_values() {
    let open = assessed("{}", r#"{"today": "2026-11-22"}"#).unwrap();
    assert!(get(&open, "decisions.0.outcome").is_null());
    assert!(get(&open, "decisions.0.criteria.0.status").is_null());
    assert_eq!(text(&get(&open, "decisions.0.possibleOutcomes")), r#"["past","weging","past-niet"]"#);
    assert_eq!(keys(&get(&open, "toFindOut.0")), ["fact", "question", "why", "whoKnows"]);
    assert_eq!(text(&get(&open, "nextQuestion")), r#""gemeente""#);
}

#[wasm_bindgen_test]
fn a_change_is_an_object_by_fact() {
    let input = r#"{"answers": {"gemeente": "dorp", "ervaring": "geen-ervaring", "pacht": "ja"}}"#;
    let value = assessed(input, r#"{"today": "2026-11-22"}"#).unwrap();
    assert_eq!(
        text(&get(&value, "decisions.0.changes")),
        r#"[{"facts":{"ervaring":"cursus"},"outcome":"weging"}]"#
    );
}

#[wasm_bindgen_test]
fn a_route_has_a_page_and_no_decisions() {
    let value = assessed(r#"{"answers": {"gemeente": "andere"}}"#, r#"{"today": "2026-11-22"}"#).unwrap();
    assert_eq!(get(&value, "route").as_string().unwrap(), "andere-gemeente");
    assert_eq!(keys(&get(&value, "routePage")), ["headline", "summary", "cards"]);
    assert_eq!(keys(&get(&value, "routePage.cards.0")), ["id", "title", "points"]);
    assert_eq!(keys(&get(&value, "routePage.cards.0.points.0")), ["text", "norms"]);
    assert_eq!(text(&get(&value, "decisions")), "[]");
}

#[wasm_bindgen_test]
fn the_voice_changes_texts_only() {
    let say = |voice: &str| {
        let options = format!(r#"{{"today": "2026-11-22", "voice": "{voice}"}}"#);
        let value = assessed("{}", &options).unwrap();
        (get(&value, "dissent").as_string().unwrap(), text(&get(&value, "decisions.0.possibleOutcomes")))
    };
    let (behandelaar, inwoner) = (say("behandelaar"), say("inwoner"));
    assert_ne!(behandelaar.0, inwoner.0);
    assert_eq!(behandelaar.1, inwoner.1);
}

/// The code and path of an error, which has one shape.
fn error(result: Result<JsValue, JsValue>) -> (String, String) {
    let error = result.unwrap_err();
    assert_eq!(keys(&error), ["error"]);
    assert_eq!(keys(&get(&error, "error")), ["code", "message", "path"]);
    let read = |key: &str| get(&error, &format!("error.{key}")).as_string().unwrap();
    assert!(!read("message").is_empty());
    (read("code"), read("path"))
}

fn described(voice: &str) -> Result<JsValue, JsValue> {
    describe(&load_kader(js(PACK)).unwrap(), js(voice))
}

#[wasm_bindgen_test]
fn a_description_has_these_keys() {
    let told = described("null").unwrap();
    plain(&told, "description");
    let shape: [(&str, &[&str]); 14] = [
        (
            "",
            &[
                "kader",
                "title",
                "area",
                "checkAgainBy",
                "engine",
                "disclaimer",
                "dissent",
                "municipalityQuestion",
                "municipalities",
                "sections",
                "decisions",
                "routes",
                "phases",
                "sources",
                "norms",
            ],
        ),
        ("kader", &["id", "version", "validFrom", "sha256", "sourceCheckedOn"]),
        ("municipalities.0", &["id", "name"]),
        ("sections.0", &["id", "title", "intro", "questions", "dates"]),
        (
            "sections.0.questions.0",
            &["id", "role", "name", "text", "help", "explanation", "options", "norms"],
        ),
        ("sections.0.questions.0.options.0", &["id", "text", "explanation", "confirm", "open"]),
        ("sections.1.dates.0", &["id", "name", "text", "help", "norms"]),
        ("decisions.0", &["id", "title", "outcomes", "criteria"]),
        ("decisions.0.outcomes.0", &["id", "title", "status", "statusName", "tone"]),
        ("decisions.0.criteria.0", &["id", "title", "norms"]),
        ("routes.0", &["id", "headline"]),
        ("phases.0", &["id", "title"]),
        ("sources.0", &["id", "title", "publication"]),
        ("norms.0", &["id", "source", "place", "quote"]),
    ];
    for (path, expected) in shape {
        let value = if path.is_empty() { told.clone() } else { get(&told, path) };
        assert_eq!(keys(&value), expected, "{path}");
    }
}

#[wasm_bindgen_test]
fn a_description_offers_what_an_assessment_takes() {
    let told = described("null").unwrap();
    let list = |value: &JsValue, key: &str| Array::from(&get(value, key)).to_vec();
    let id = |value: &JsValue| get(value, "id").as_string().unwrap();
    let names: Vec<String> = list(&told, "municipalities").iter().map(id).collect();
    assert_eq!(names, ["dorp"]);
    let disclaimer = get(&told, "disclaimer").as_string().unwrap();
    assert_eq!(disclaimer, "Dit is een voorlopige inschatting; de gemeente beslist.");
    let mut open = Vec::new();
    for question in list(&told, "sections").iter().flat_map(|section| list(section, "questions")) {
        for option in list(&question, "options") {
            let input = format!(r#"{{"answers": {{"{}": "{}"}}}}"#, id(&question), id(&option));
            assessed(&input, r#"{"today": "2026-11-22"}"#).unwrap();
            if get(&option, "open").as_bool() == Some(true) {
                open.push(format!("{} {}", id(&question), id(&option)));
            }
        }
    }
    let expected = [
        "ervaring iets",
        "ervaring weet-niet",
        "pacht nog-niet-bekend",
        "pacht weet-niet",
        "schuur weet-niet",
    ];
    assert_eq!(open, expected);
}

#[wasm_bindgen_test]
fn a_description_is_in_the_voice_that_is_asked_for() {
    let dissent = |voice: &str| get(&described(voice).unwrap(), "dissent").as_string().unwrap();
    assert_eq!(dissent("null"), dissent(r#""behandelaar""#));
    assert_ne!(dissent("null"), dissent(r#""inwoner""#));
    for wrong in [r#""luid""#, "3", "{}"] {
        let (code, _) = error(described(wrong));
        assert_eq!(code, "invalid-options", "{wrong}");
    }
}

#[wasm_bindgen_test]
fn every_error_has_one_shape() {
    let today = r#"{"today": "2026-11-22"}"#;
    let cases = [
        (r#"{"answers": {"bestaat-niet": "ja"}}"#, today, "unknown-question", "answers.bestaat-niet"),
        (r#"{"answers": {"pacht": "misschien"}}"#, today, "unknown-option", "answers.pacht"),
        (r#"{"dates": {"datum-start": "2026-13-01"}}"#, today, "invalid-date", "dates.datum-start"),
        (r#"{"dates": {"datum-niets": "2026-12-01"}}"#, today, "unknown-date", "dates.datum-niets"),
        (r#"{"answers": 3}"#, today, "invalid-input", "input"),
        ("null", today, "invalid-input", "input"),
        ("{}", "{}", "invalid-options", "options"),
        ("{}", r#"{"today": "2026-11-22", "voice": "luid"}"#, "invalid-options", "options.voice"),
        ("{}", r#"{"today": "2026-11-22", "target": "alles"}"#, "invalid-options", "options.target"),
    ];
    for (input, options, code, path) in cases {
        assert_eq!(error(assessed(input, options)), (code.to_owned(), path.to_owned()), "{input} {options}");
    }
}

#[wasm_bindgen_test]
fn a_pack_that_is_none_is_refused() {
    for pack in ["null", "{}", "[]", "3", r#"{"sha256": "x", "kader": {}}"#, r#"{"kader": 1}"#] {
        let result = load_kader(js(pack)).map(|_| JsValue::NULL);
        assert_eq!(error(result), ("invalid-pack".to_owned(), "pack".to_owned()), "{pack}");
    }
}

#[wasm_bindgen_test]
fn the_version_is_that_of_the_crate() {
    assert_eq!(version(), env!("CARGO_PKG_VERSION"));
}
