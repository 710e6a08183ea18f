//! The views, drawn without a mounted page and without a browser: functions of what they show.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use voorcheck::view::{self, View};
use voorcheck_rules::assessment::Engine;
use voorcheck_rules::kader::Voice;
use voorcheck_rules::questionnaire::event::{Event, Overlay, Place, Rules, Settings};
use voorcheck_rules::questionnaire::idle::Idle;
use voorcheck_rules::questionnaire::state::State;
use voorcheck_takehome::dossier::Dossier;
use yew::virtual_dom::VNode;
use yew::{Callback, Html};

/// A node as its opening tags and texts, in order.
fn written(node: &Html, into: &mut Vec<String>) {
    match node {
        VNode::VTag(tag) => {
            let attributes: String =
                tag.attributes.iter().map(|(name, value)| format!(" {name}={value:?}")).collect();
            into.push(format!("<{}{attributes}>", tag.tag()));
            if let Some(children) = tag.children() {
                written(children, into);
            }
        }
        VNode::VList(list) => list.iter().for_each(|child| written(child, into)),
        VNode::VText(text) => into.push(text.text.to_string()),
        _ => into.push("?".to_owned()),
    }
}

fn drawn(engine: &Engine, state: &State, level: u8) -> Vec<String> {
    drawn_below(None, engine, state, level)
}

fn drawn_below(head: Option<&str>, engine: &Engine, state: &State, level: u8) -> Vec<String> {
    let (kader, input, assessment, voice) =
        (engine.kader(), &state.input, &state.assessment, state.settings.voice);
    let view = View {
        engine,
        state,
        head,
        dossier: &Dossier { kader, input, assessment, voice, door: None, before: None },
        offers: Vec::new(),
        send: Callback::noop(),
        account: None,
        sender: None,
        door: None,
        leaves: false,
        level,
        wide: true,
        idle: Idle::Quiet,
        wiping: false,
        taken: None,
    };
    let mut parts = Vec::new();
    written(&view::page(&view), &mut parts);
    parts
}

fn after(engine: &Engine, state: &State, event: Event) -> State {
    let mut state = state.clone();
    state.hear(engine, event);
    state
}

/// Every place of the made-up kader, without and with an answer, in both voices.
fn states(engine: &Engine) -> Vec<State> {
    let mut all = Vec::new();
    for voice in [Voice::Behandelaar, Voice::Inwoner] {
        let settings = Settings { voice, rules: Rules::Whole { verified: true }, ..Settings::default() };
        let start = State::new(engine, settings, "2026-11-22".to_owned()).unwrap();
        // Who was at the outcome can go back to any place.
        let start = after(engine, &start, Event::ShowResult);
        let answer = |fact: &str, option: &str| Event::Answer(fact.to_owned(), option.to_owned());
        let refused = after(engine, &start, answer("pacht", "nee"));
        // A municipality that has words of its own beside the quote.
        let own_words = after(engine, &refused, answer("gemeente", "dorp"));
        for state in [start, refused, own_words] {
            let places = (0..=engine.kader().sections.len() + 3).map(Event::Recall);
            all.extend(places.map(|place| after(engine, &state, place)));
        }
    }
    all
}

fn engine() -> Engine {
    Engine::of_pack(serde_json::from_str(include_str!("../kaders/mini-pakket.json")).unwrap()).unwrap()
}

fn count(parts: &[String], start: &str) -> usize {
    parts.iter().filter(|part| part.starts_with(start)).count()
}

#[test]
fn every_place_is_drawn_with_one_first_heading_and_twice_the_same() {
    let engine = engine();
    let (mut outcomes, mut tops) = (0, 0);
    for state in states(&engine) {
        let parts = drawn(&engine, &state, 0);
        assert_eq!(count(&parts, "<h1"), 1 + usize::from(state.overlay.is_some()), "{parts:#?}");
        assert_eq!(parts, drawn(&engine, &state, 0));
        outcomes += usize::from(state.place == Place::Result);
        tops += usize::from(matches!(state.overlay, Some(Overlay::Account | Overlay::TwoJudges)));
    }
    assert!(outcomes > 3 && tops > 3);
}

/// Beside the questions stands where it stands, for who knows the criteria; not for whom they are about.
#[test]
fn only_a_professional_sees_the_tally_on_the_way() {
    let engine = engine();
    for state in states(&engine) {
        let asked =
            matches!(state.place, Place::Section(_)) && !state.waits() && state.assessment.route.is_none();
        let tally = asked && state.settings.voice == Voice::Behandelaar;
        let parts = drawn(&engine, &state, 0);
        assert_eq!(count(&parts, "<ul class=\"vc-standing\""), usize::from(tally), "{parts:#?}");
    }
}

/// A date is a group of three fields, and an error names the field that is wrong.
#[test]
fn a_date_has_three_fields_and_its_error_points_at_one() {
    let engine = engine();
    let settings = Settings { rules: Rules::Whole { verified: true }, ..Settings::default() };
    let mut state = State::new(&engine, settings, "2026-11-22".to_owned()).unwrap();
    state.hear(&engine, Event::Next);
    let date = Event::Date("datum-start".to_owned(), 0, "30-2-2026".to_owned());
    let (typing, held) =
        (after(&engine, &state, date.clone()), after(&engine, &after(&engine, &state, date), Event::Next));
    for (state, wrong) in [(typing, 0), (held, 1)] {
        let parts = drawn(&engine, &state, 0);
        let fields: Vec<&String> =
            parts.iter().filter(|part| part.contains("inputmode=\"numeric\"")).collect();
        assert_eq!(
            fields.len(),
            3 * engine.kader().dates.iter().filter(|date| date.on_routes.is_empty()).count()
        );
        assert!(fields.iter().all(|field| field.contains("autocomplete=\"off\"")));
        assert_eq!(fields.iter().filter(|field| field.contains("aria-invalid")).count(), wrong);
        assert_eq!(parts.iter().filter(|part| *part == "30 februari 2026 bestaat niet.").count(), wrong);
        assert_eq!(count(&parts, "<div class=\"vc-alert vc-alert--error\""), wrong);
    }
}

/// By other rules than the page was built with: that stands at every place, and their account stands nowhere.
#[test]
fn what_rules_the_page_goes_by_stands_at_every_place() {
    let engine = engine();
    let said = |parts: &[String], words: &str| parts.iter().filter(|part| part.contains(words)).count();
    for state in states(&engine) {
        let parts = drawn_below(Some("De regels van toen."), &engine, &state, 0);
        assert_eq!(said(&parts, "De regels van toen."), 1);
        let account = state.overlay == Some(Overlay::Account);
        assert_eq!(said(&parts, "staat hier niet"), usize::from(account));
    }
}

/// Inside the page of somebody else: from the level it has come to, never above it, and its main part is its own.
#[test]
fn headings_follow_the_document_around_them() {
    let engine = engine();
    for state in states(&engine) {
        let own = drawn(&engine, &state, 0);
        let inside = drawn(&engine, &state, 3);
        for (level, there) in [("<h1", "<h3"), ("<h2", "<h4"), ("<h3", "<h5"), ("<main", "<main")] {
            let wanted = if level == "<main" { 0 } else { count(&own, level) };
            assert_eq!(count(&inside, there), wanted, "{level}");
        }
        assert_eq!(count(&inside, "<h1") + count(&inside, "<h2"), 0);
        assert_eq!(
            count(&drawn(&engine, &state, 6), "<h6"),
            ["<h1", "<h2", "<h3"].map(|one| count(&own, one)).iter().sum::<usize>()
        );
    }
}
