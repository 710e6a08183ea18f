//! What the page does, step by step, on the made-up kader.

use voorcheck_rules::assessment::{Engine, Input};
use voorcheck_rules::kader::Voice;
use voorcheck_rules::questionnaire::dates::parts;
use voorcheck_rules::questionnaire::state::{
    Effect, Event, Focus, Overlay, Place, Rules, Settings, State, Wiped,
};
use voorcheck_rules::questionnaire::steps::{self, Item};
use voorcheck_rules::questionnaire::two_judges::{Act, TwoJudges};
use voorcheck_takehome::code;

const TODAY: &str = "2026-11-22";

fn engine() -> Engine {
    Engine::of_pack(serde_json::from_str(include_str!("../kaders/mini-pakket.json")).unwrap()).unwrap()
}

fn start(engine: &Engine) -> State {
    State::new(engine, Settings::default(), TODAY.to_owned()).unwrap()
}

fn answer(fact: &str, option: &str) -> Event {
    Event::Answer(fact.to_owned(), option.to_owned())
}

/// In the first field of a date.
fn date(id: &str, text: &str) -> Event {
    Event::Date(id.to_owned(), 0, text.to_owned())
}

/// In each field of a date.
fn fields(id: &str, texts: [&str; 3]) -> Vec<Event> {
    texts.into_iter().enumerate().map(|(at, text)| Event::Date(id.to_owned(), at, text.to_owned())).collect()
}

/// The state after several events, and the effect of the last.
fn after(engine: &Engine, state: &State, events: impl IntoIterator<Item = Event>) -> (State, Effect) {
    let (mut state, mut effect) = (state.clone(), Effect::default());
    for event in events {
        effect = state.hear(engine, event);
    }
    (state, effect)
}

fn ids(engine: &Engine, items: &[Item]) -> Vec<String> {
    items.iter().filter_map(|item| steps::id(engine.kader(), *item)).map(str::to_owned).collect()
}

#[test]
fn the_whole_pack_takes_the_place_of_its_opening_and_loses_nothing() {
    let engine = engine();
    let fact = engine.kader().facts[0].clone();
    let (asked, _) =
        after(&engine, &start(&engine), [answer(&fact.id, &fact.options[0].id), Event::ShowResult]);
    assert!(asked.waits());
    let whole = Rules::Whole { verified: true };
    let (there, effect) = after(&engine, &asked, [Event::Arrive(whole)]);
    assert!(!there.waits());
    assert_eq!(effect, Effect { focus: Some(Focus::Heading), remember: false });
    assert_eq!((&there.input, there.place, there.settings.rules), (&asked.input, Place::Result, whole));
    // Nobody waits at a question, and the focus stays where it is; after wiping the rules are still there.
    let (there, effect) = after(&engine, &start(&engine), [Event::Arrive(whole)]);
    assert_eq!(effect, Effect::default());
    assert_eq!(after(&engine, &there, [Event::Wipe(Wiped::Asked, TODAY.to_owned())]).0.settings.rules, whole);
}

#[test]
fn a_pack_that_does_not_come_can_be_asked_for_again_and_loses_nothing() {
    let engine = engine();
    let fact = engine.kader().facts[0].clone();
    let events = [answer(&fact.id, &fact.options[0].id), Event::ShowResult];
    let (asked, _) = after(&engine, &start(&engine), events);
    let (missed, effect) = after(&engine, &asked, [Event::Arrive(Rules::Missed)]);
    assert!(missed.waits());
    assert_eq!(effect.focus, Some(Focus::Heading), "it is said");
    let (again, _) = after(&engine, &missed, [Event::Arrive(Rules::Opening)]);
    assert!(again.waits());
    let (there, _) = after(&engine, &again, [Event::Arrive(Rules::Whole { verified: false })]);
    assert_eq!((there.waits(), &there.input, there.place), (false, &asked.input, Place::Result));
}

#[test]
fn starts_at_the_first_section_with_nothing_chosen() {
    let engine = engine();
    let state = start(&engine);
    assert_eq!(state.place, Place::Section(0));
    assert_eq!(ids(&engine, &state.list), ["gemeente"]);
    assert!(!state.holds_answers());
    assert_eq!(state.previous_place(&engine), None);
}

#[test]
fn a_municipality_without_kader_starts_at_its_route() {
    let engine = engine();
    let settings = Settings { municipality: Some("Elders".to_owned()), ..Settings::default() };
    let state = State::new(&engine, settings, TODAY.to_owned()).unwrap();
    assert_eq!(state.place, Place::Result);
    assert_eq!(state.assessment.route.as_deref(), Some("elders"));
}

#[test]
fn steps_lead_to_the_outcome_and_back() {
    let engine = engine();
    let (state, effect) = after(&engine, &start(&engine), [answer("gemeente", "dorp"), Event::Next]);
    assert_eq!(state.place, Place::Section(1));
    assert_eq!(effect, Effect { focus: Some(Focus::Heading), remember: true });
    assert_eq!(ids(&engine, &state.list), ["ervaring", "pacht", "schuur", "datum-aanvraag", "datum-start"]);
    let (state, _) = after(&engine, &state, [Event::Next]);
    assert_eq!((state.place, state.number(&engine)), (Place::Result, 2));
    let (state, _) = after(&engine, &state, [Event::Previous, Event::Previous]);
    assert_eq!(state.place, Place::Section(0));
}

#[test]
fn where_the_rules_come_from_lies_on_top_and_leaves_everything_as_it_was() {
    let engine = engine();
    let steps = [Event::Next, answer("pacht", "nee"), Event::ShowResult, Event::Edit("pacht".into())];
    let (state, _) = after(&engine, &start(&engine), steps);
    assert!(state.returning.is_some());

    let (shown, effect) = after(&engine, &state, [Event::ShowOverlay(Some(Overlay::Account))]);
    assert_eq!(effect, Effect { focus: Some(Focus::Heading), remember: true });
    assert_eq!(shown.number(&engine), 3, "one more than the outcome");
    assert_eq!(shown, State { overlay: Some(Overlay::Account), ..state.clone() });

    let back = Effect { focus: Some(Focus::Opener(Overlay::Account)), remember: true };
    assert_eq!(after(&engine, &shown, [Event::ShowOverlay(None)]), (state.clone(), back.clone()));
    let recalled = Effect { remember: false, ..back };
    assert_eq!(
        after(&engine, &shown, [Event::Recall(1)]),
        (state.clone(), recalled),
        "back with the browser"
    );

    let (elsewhere, effect) = after(&engine, &shown, [Event::Recall(0)]);
    assert_eq!((elsewhere.place, elsewhere.overlay), (Place::Section(0), None));
    assert_eq!(effect, Effect { focus: Some(Focus::Heading), remember: false });
    let (again, effect) = after(&engine, &elsewhere, [Event::Recall(3)]);
    assert_eq!(again.overlay, Some(Overlay::Account));
    assert_eq!(effect, Effect { focus: Some(Focus::Heading), remember: false });
    let (wiped, _) = after(&engine, &again, [Event::Wipe(Wiped::Asked, TODAY.to_owned())]);
    assert_eq!(wiped.overlay, None);
}

#[test]
fn a_route_leads_to_its_page() {
    let engine = engine();
    let (state, _) = after(&engine, &start(&engine), [answer("gemeente", "andere"), Event::Next]);
    assert_eq!(state.place, Place::Result);
    assert_eq!(state.assessment.route.as_deref(), Some("andere-gemeente"));
}

#[test]
fn an_early_outcome_is_said_and_questions_stop_mattering_without_disappearing() {
    let engine = engine();
    let (state, _) = after(&engine, &start(&engine), [Event::Next, answer("pacht", "nee")]);
    assert!(state.decided_early());
    assert_eq!(ids(&engine, &state.moot), ["ervaring"]);
    assert_eq!(state.list.len(), 5);

    let (state, effect) = after(&engine, &state, [Event::Continue]);
    assert!(!state.decided_early());
    assert!(state.moot.is_empty());
    assert_eq!(effect, Effect { focus: Some(Focus::Question("ervaring".into())), remember: false });
}

#[test]
fn an_answered_question_stays_as_long_as_it_explains_something() {
    let engine = engine();
    let events = [Event::Next, answer("ervaring", "ervaren"), answer("pacht", "nee")];
    let (state, _) = after(&engine, &start(&engine), events);
    assert!(state.moot.is_empty());
}

#[test]
fn refused_input_changes_nothing() {
    let engine = engine();
    let state = start(&engine);
    let (next, effect) = after(&engine, &state, [answer("gemeente", "bestaat-niet")]);
    assert_eq!((next, effect), (state, Effect::default()));
}

#[test]
fn a_date_counts_once_it_is_complete() {
    let engine = engine();
    let (here, _) = after(&engine, &start(&engine), [Event::Next]);
    let (state, _) = after(&engine, &here, fields("datum-aanvraag", ["22", "11", "202"]));
    assert!(state.input.dates.is_empty() && state.holds_answers());
    assert!(state.invalid.is_empty(), "still being typed");
    let (state, _) = after(&engine, &state, [Event::Next]);
    assert_eq!((state.place, &*state.invalid), (here.place, &["datum-aanvraag".to_owned()][..]));

    let (state, _) = after(&engine, &state, fields("datum-aanvraag", ["22", "11", "2026"]));
    assert!(state.invalid.is_empty(), "mended as it is typed");
    assert_eq!(state.input.dates.len(), 1);
    assert!(state.assessment.timeline.iter().any(|entry| entry.date == "2027-01-17"));

    let (state, _) = after(&engine, &state, fields("datum-aanvraag", ["22", "11", "2026 "]));
    assert_eq!(state.input.dates.len(), 1, "a space is nothing");
    let (state, _) = after(&engine, &state, fields("datum-aanvraag", ["", "", " "]));
    assert!(state.input.dates.is_empty() && state.typed.is_empty());
    assert_eq!(after(&engine, &state, [Event::Next]).0.place, Place::Result, "a date is never asked for");
}

#[test]
fn a_whole_date_in_one_field_fills_all_three_and_its_day_can_be_mended() {
    let engine = engine();
    let whole = |field: usize, text: &str| Event::Date("datum-start".to_owned(), field, text.to_owned());
    let typed = |state: &State| parts(state.typed.get("datum-start").unwrap()).join("|");
    let (here, _) = after(&engine, &start(&engine), [Event::Next]);
    for (field, text, parts) in [
        (0, "30-02-2026", "30|02|2026"),
        (1, "30/2/2026", "30|2|2026"),
        (2, "2026-02-30", "30|02|2026"),
        (0, "30.2.26", "30|2|26"),
    ] {
        let (state, _) = after(&engine, &here, [whole(field, text)]);
        assert_eq!(typed(&state), parts);
        let (state, effect) = after(&engine, &state, [Event::Next]);
        assert_eq!(effect.focus, Some(Focus::Errors), "{text}");
        let (state, _) = after(&engine, &state, [whole(2, "2026"), whole(0, "28"), Event::Next]);
        assert_eq!(state.place, Place::Result);
        assert_eq!(state.input.dates.get("datum-start").map(String::as_str), Some("2026-02-28"));
    }
    // By hand, key by key, it is taken apart when it is whole.
    let text = "30-2-2026";
    let keys = (1..=text.len()).map(|to| whole(0, &text[..to]));
    assert_eq!(typed(&after(&engine, &here, keys).0), "30|2|2026");
}

#[test]
fn no_way_leads_on_from_a_step_with_half_a_date() {
    let engine = engine();
    let (here, _) = after(&engine, &start(&engine), [Event::ShowResult, Event::Recall(1)]);
    // In the author's order, whatever order they were typed in.
    let half = [date("datum-start", "1"), date("datum-aanvraag", "31-11-2026")];
    let (here, _) = after(&engine, &here, half);
    for way in [Event::Next, Event::Previous, Event::ShowResult, Event::Continue, Event::Edit("tuin".into())]
    {
        assert!(way.leaves_step(), "{way:?}");
        let (state, effect) = after(&engine, &here, [way]);
        assert_eq!(state.invalid, ["datum-aanvraag", "datum-start"]);
        assert_eq!(effect, Effect { focus: Some(Focus::Errors), remember: false });
        assert_eq!((state.place, &state.typed), (here.place, &here.typed));
        let field = Event::GoTo("datum-start".to_owned());
        assert!(!field.leaves_step());
        let (_, effect) = after(&engine, &state, [field]);
        assert_eq!(effect.focus, Some(Focus::Wrong("datum-start".to_owned())));
    }
    // The browser's own buttons lead to any step, with what was typed, and yet not past it to the outcome.
    let (away, _) = after(&engine, &here, [Event::Recall(0)]);
    assert_eq!((away.place, away.invalid.len(), &away.typed), (Place::Section(0), 0, &here.typed));
    for way in [Event::ShowResult, Event::Recall(2), Event::Recall(99)] {
        let (held, effect) = after(&engine, &away, [way]);
        assert_eq!((held.place, effect.focus), (Place::Section(1), Some(Focus::Errors)));
        assert_eq!(held.invalid, ["datum-aanvraag", "datum-start"]);
    }
}

#[test]
fn a_half_date_that_a_route_does_not_ask_for_holds_nobody() {
    let engine = engine();
    let events = [Event::Next, date("datum-start", "1"), Event::Recall(0), answer("gemeente", "andere")];
    let (state, _) = after(&engine, &start(&engine), events);
    assert_eq!(after(&engine, &state, [Event::Next]).0.place, Place::Result);
}

#[test]
fn changing_an_answer_leads_back_to_the_outcome() {
    let engine = engine();
    let answers = [
        answer("gemeente", "dorp"),
        Event::Next,
        answer("ervaring", "ervaren"),
        answer("pacht", "ja"),
        Event::Next,
    ];
    let (state, _) = after(&engine, &start(&engine), answers);
    let (state, effect) = after(&engine, &state, [Event::Edit("ervaring".to_owned())]);
    assert_eq!(state.place, Place::Section(1));
    assert_eq!(effect.focus, Some(Focus::Question("ervaring".into())));
    assert_eq!(state.next_place(&engine), Place::Result);
    assert_eq!(state.previous_place(&engine), Some(Place::Result));
    let (state, _) = after(&engine, &state, [answer("ervaring", "geen-ervaring"), Event::Next]);
    assert_eq!(state.place, Place::Result);
    assert_eq!(state.returning, None);
    assert_eq!(state.assessment.decisions[0].outcome.as_deref(), Some("past-niet"));
}

#[test]
fn a_change_that_brings_new_questions_names_them() {
    let engine = engine();
    let (state, _) = after(&engine, &start(&engine), [answer("gemeente", "andere"), Event::Next]);
    let (state, _) = after(&engine, &state, [Event::Edit("gemeente".to_owned()), answer("gemeente", "dorp")]);
    assert_eq!(state.newly_relevant(&engine), ["ervaring", "pacht"]);
}

/// The questions that stand on one page are those of the steps, and the answers stay on the way there and back.
#[test]
fn all_steps_stand_on_one_page_and_lead_to_the_same_outcome() {
    let engine = engine();
    let (second, _) = after(&engine, &start(&engine), [answer("gemeente", "dorp"), Event::Next]);
    let (all, effect) = after(&engine, &second, [Event::OnePage(true)]);
    assert_eq!(effect, Effect { focus: Some(Focus::Heading), remember: true });
    assert_eq!(all.number(&engine), 5, "one more than two people who judge");
    let asked = ["gemeente", "ervaring", "pacht", "schuur", "datum-aanvraag", "datum-start"];
    assert_eq!(ids(&engine, &all.list), asked);
    assert_eq!((all.previous_place(&engine), all.next_place(&engine)), (None, Place::Result));

    let rest = [answer("ervaring", "ervaren"), answer("pacht", "ja"), Event::Next];
    let (there, _) = after(&engine, &all, rest.clone());
    let (stepped, _) = after(&engine, &second, rest);
    assert_eq!((there.place, &there.assessment), (Place::Result, &stepped.assessment));
    let (back, _) = after(&engine, &there, [Event::Previous]);
    assert_eq!((back.number(&engine), back.list.len()), (5, asked.len()));
    let (edited, effect) = after(&engine, &there, [Event::Edit("gemeente".into())]);
    assert_eq!((edited.list.len(), effect.focus), (asked.len(), Some(Focus::Question("gemeente".into()))));

    let (steps, _) = after(&engine, &back, [Event::OnePage(false)]);
    assert_eq!((steps.place, steps.number(&engine)), (Place::Section(1), 1));
    assert_eq!(steps.input, there.input);
    // The browser finds each of them again.
    assert_eq!(after(&engine, &back, [Event::Recall(0)]).0.list, start(&engine).list);
    assert_eq!(after(&engine, &steps, [Event::Recall(5)]).0.list, back.list);
    // While its texts are on their way it waits, and one can go back.
    let (waiting, _) = after(&engine, &start(&engine), [Event::OnePage(true)]);
    assert!(waiting.waits() && !after(&engine, &waiting, [Event::Previous]).0.waits());
}

#[test]
fn the_browser_history_goes_anywhere_without_a_new_entry() {
    let engine = engine();
    let (been, _) = after(&engine, &start(&engine), [Event::ShowResult]);
    let (state, effect) = after(&engine, &been, [Event::Recall(1)]);
    assert_eq!((state.place, effect.remember), (Place::Section(1), false));
    let (state, _) = after(&engine, &state, [Event::Recall(99)]);
    assert_eq!(state.place, Place::Result);
    // What lies further is of somebody before: an outcome of nothing, or questions nobody came to.
    for further in [Event::Recall(1), Event::Recall(99)] {
        assert_eq!(after(&engine, &start(&engine), [further]).0.place, Place::Section(0));
    }
}

#[test]
fn wiping_leaves_nothing_but_what_the_host_asked_for() {
    let engine = engine();
    let settings = Settings { voice: Voice::Inwoner, ..Settings::default() };
    let fresh = State::new(&engine, settings, TODAY.to_owned()).unwrap();
    let events = [
        answer("gemeente", "dorp"),
        Event::Next,
        answer("pacht", "nee"),
        Event::Continue,
        date("datum-start", "2026"),
        Event::OnePage(true),
        Event::TypeCode("17WN".to_owned()),
        Event::Wipe(Wiped::Asked, "2026-11-23".to_owned()),
    ];
    let (state, effect) = after(&engine, &fresh, events);
    assert_eq!(effect, Effect { focus: Some(Focus::Heading), remember: true });
    let mut expected = State::new(&engine, fresh.settings.clone(), "2026-11-23".to_owned()).unwrap();
    expected.wiped = Some(Wiped::Asked);
    expected.round = 1;
    assert_eq!(state, expected);

    let (state, _) = after(&engine, &state, [answer("gemeente", "dorp")]);
    assert_eq!(state.wiped, None, "said once");
}

/// The code of a state, as the page writes it.
fn code_of(engine: &Engine, state: &State) -> String {
    code::write(engine.kader(), &state.assessment.kader.sha256, &state.input).unwrap()
}

/// Takes what is typed as a code, as the page reads it.
fn take_code(engine: &Engine, typed: &str) -> Event {
    Event::TakeCode(code::read(engine.kader(), &start(engine).assessment.kader.sha256, typed).ok())
}

#[test]
fn a_code_brings_answers_and_dates_to_an_empty_page() {
    let engine = engine();
    let answers = [
        answer("gemeente", "dorp"),
        Event::Next,
        answer("ervaring", "cursus"),
        date("datum-aanvraag", "2000-01-01"),
        date("datum-start", "2099-12-31"),
    ];
    let (given, _) = after(&engine, &start(&engine), answers);
    let code = code_of(&engine, &given);
    let typed = [Event::TypeCode(code.clone()), take_code(&engine, &code)];
    let (taken, effect) = after(&engine, &start(&engine), typed);
    assert_eq!(effect, Effect { focus: Some(Focus::Heading), remember: true });
    assert_eq!((taken.place, taken.taken_over), (Place::Result, true));
    assert_eq!((&taken.input, &taken.assessment), (&given.input, &given.assessment));
    assert_eq!(taken.typed, given.typed, "the date fields show their dates");
    assert_eq!((taken.code.as_str(), taken.code_refused), ("", false));

    let change = [Event::Edit("ervaring".to_owned()), answer("ervaring", "ervaren"), Event::Next];
    let (changed, _) = after(&engine, &taken, change);
    assert!(!changed.taken_over, "said once");
    assert_eq!(changed.input.answers.get("ervaring").map(String::as_str), Some("ervaren"));
}

#[test]
fn a_refused_code_changes_nothing_and_stays_to_be_mended() {
    let engine = engine();
    let fresh = start(&engine);
    let foreign = Input {
        answers: [("pacht".to_owned(), "vreemd".to_owned())].into_iter().collect(),
        ..Input::default()
    };
    let unread = ["", "geen code", "1?"].map(|text| (text, take_code(&engine, text)));
    for (text, taking) in unread.into_iter().chain([("1", Event::TakeCode(Some(foreign)))]) {
        let (refused, effect) = after(&engine, &fresh, [Event::TypeCode(text.to_owned()), taking]);
        assert_eq!(effect, Effect { focus: Some(Focus::Code), remember: false });
        assert_eq!(refused, State { code: text.to_owned(), code_refused: true, ..fresh.clone() });
        let (mended, _) = after(&engine, &refused, [Event::TypeCode("1".to_owned())]);
        assert!(!mended.code_refused, "not wrong while it is being mended");
    }
}

#[test]
fn a_code_never_replaces_answers_and_goes_when_there_are_some() {
    let engine = engine();
    let (other, _) = after(&engine, &start(&engine), [answer("gemeente", "andere")]);
    let (typed, _) = after(&engine, &start(&engine), [Event::TypeCode(code_of(&engine, &other))]);
    assert!(typed.holds_anything() && !typed.holds_answers());
    let (answered, _) = after(&engine, &typed, [answer("gemeente", "dorp")]);
    assert_eq!(answered.code, "");
    let (typed, _) = after(&engine, &answered, [Event::TypeCode(code_of(&engine, &other))]);
    assert_eq!(
        after(&engine, &typed, [take_code(&engine, &code_of(&engine, &other))]),
        (typed.clone(), Effect::default())
    );
}

#[test]
fn a_code_keeps_what_the_host_page_asked_for() {
    let engine = engine();
    let (given, _) = after(&engine, &start(&engine), [answer("pacht", "nee")]);
    let settings = Settings { municipality: Some("Dorp".to_owned()), ..Settings::default() };
    let asked = State::new(&engine, settings.clone(), TODAY.to_owned()).unwrap();
    let code = code_of(&engine, &given);
    let (taken, _) = after(&engine, &asked, [Event::TypeCode(code.clone()), take_code(&engine, &code)]);
    assert_eq!(taken.input, Input { municipality: settings.municipality, ..given.input });
}

#[test]
fn who_comes_to_judge_begins_with_that_and_sees_no_outcome_before_it() {
    let engine = engine();
    let settings = Settings { judges: true, ..Settings::default() };
    let state = State::new(&engine, settings.clone(), TODAY.to_owned()).unwrap();
    assert_eq!((state.place, state.overlay), (Place::Section(0), Some(Overlay::TwoJudges)));
    assert!(state.waits(), "for the words of the source");
    let whole = Rules::Whole { verified: true };
    let (given, _) = after(&engine, &start(&engine), [answer("pacht", "nee")]);
    let code = code_of(&engine, &given);
    let events = [Event::Arrive(whole), Event::TypeCode(code.clone()), take_code(&engine, &code)];
    let (taken, effect) = after(&engine, &state, events);
    assert_eq!((taken.place, taken.overlay), (Place::Result, Some(Overlay::TwoJudges)));
    assert_eq!(effect.focus, Some(Focus::Heading));
    let (seen, _) = after(&engine, &taken, [Event::ShowOverlay(None)]);
    assert_eq!((seen.place, seen.overlay), (Place::Result, None));
    let (wiped, _) = after(&engine, &seen, [Event::Wipe(Wiped::Asked, TODAY.to_owned())]);
    assert_eq!(
        (wiped.place, wiped.overlay, wiped.holds_answers()),
        (Place::Section(0), state.overlay, false)
    );
    // Only where two people judge, in the voice of those who do.
    let resident = Settings { voice: Voice::Inwoner, ..settings };
    let state = State::new(&engine, resident, TODAY.to_owned()).unwrap();
    assert_eq!(after(&engine, &state, [Event::Arrive(whole)]).0.overlay, None);
}

#[test]
fn leaving_the_page_wipes_in_silence() {
    let engine = engine();
    let events = [answer("gemeente", "dorp"), Event::Wipe(Wiped::Left, TODAY.to_owned())];
    let (state, effect) = after(&engine, &start(&engine), events);
    assert!(!state.holds_answers());
    assert_eq!(effect, Effect::default());
}

fn judge(criterion: &str, status: &str) -> Event {
    Event::Judge(Act::Judge(criterion.to_owned(), status.to_owned()))
}

#[test]
fn two_people_judge_on_top_of_the_outcome_and_find_it_again_where_they_left() {
    let engine = engine();
    let (result, _) = after(&engine, &start(&engine), [answer("gemeente", "dorp"), Event::ShowResult]);
    let (shown, effect) = after(&engine, &result, [Event::ShowOverlay(Some(Overlay::TwoJudges))]);
    assert_eq!(effect, Effect { focus: Some(Focus::Heading), remember: true });
    assert_eq!(shown.number(&engine), 4, "one more than where the rules come from");
    assert_eq!(shown, State { overlay: Some(Overlay::TwoJudges), ..result.clone() });

    let (judged, effect) = after(&engine, &shown, [judge("vaardigheid", "voldaan")]);
    assert_eq!(effect, Effect::default());
    let (handed, effect) = after(&engine, &judged, [Event::Judge(Act::On)]);
    assert_eq!(effect, Effect { focus: Some(Focus::Heading), remember: false });
    assert_eq!(handed.number(&engine), 4, "no step of the history leads from one judge to the other");

    let (left, effect) = after(&engine, &handed, [Event::Recall(2)]);
    assert_eq!((left.overlay, left.place), (None, Place::Result));
    assert_eq!(effect, Effect { focus: Some(Focus::Opener(Overlay::TwoJudges)), remember: false });
    let (section, _) = after(&engine, &left, [Event::Recall(0)]);
    let (again, effect) = after(&engine, &section, [Event::Recall(4)]);
    assert_eq!(
        (again.overlay, again.place),
        (Some(Overlay::TwoJudges), Place::Result),
        "on top of the outcome only"
    );
    assert_eq!(effect, Effect { focus: Some(Focus::Heading), remember: false });
    assert_eq!(again.two_judges, handed.two_judges);
    assert_eq!(again.assessment.decisions, result.assessment.decisions, "what they judge changes no answer");
}

#[test]
fn what_two_people_judged_is_wiped_with_the_rest() {
    let engine = engine();
    let (result, _) =
        after(&engine, &start(&engine), [Event::ShowResult, Event::ShowOverlay(Some(Overlay::TwoJudges))]);
    assert!(!result.holds_anything());
    let (judged, _) = after(&engine, &result, [judge("vaardigheid", "voldaan")]);
    assert!(judged.holds_anything(), "so that it is wiped when nobody is there");
    for why in [Wiped::Asked, Wiped::Idle, Wiped::Left] {
        let (wiped, _) = after(&engine, &judged, [Event::Wipe(why, TODAY.to_owned())]);
        assert_eq!((wiped.overlay, &wiped.two_judges), (None, &TwoJudges::default()));
    }
}

#[test]
fn a_changed_answer_is_noticed_by_those_who_judge_on_it() {
    let engine = engine();
    let (judged, _) = after(&engine, &start(&engine), [Event::ShowResult, judge("vaardigheid", "voldaan")]);
    assert!(!judged.two_judges.outdated(&judged.input.answers));
    let (changed, _) = after(&engine, &judged, [Event::Edit("pacht".into()), answer("pacht", "nee")]);
    assert!(changed.two_judges.outdated(&changed.input.answers));
}

#[test]
fn two_people_judge_only_where_the_policy_asks_for_it_and_in_the_words_of_their_trade() {
    let mut engine = engine();
    let (result, _) = after(&engine, &start(&engine), [Event::ShowResult]);
    assert!(result.offers_two_judges(&engine));
    let (route, _) = after(&engine, &start(&engine), [answer("gemeente", "andere"), Event::Next]);
    assert!(!route.offers_two_judges(&engine));
    let (recalled, _) = after(&engine, &route, [Event::Recall(4)]);
    assert_eq!((recalled.overlay, recalled.place), (None, Place::Result));

    let settings = Settings { voice: Voice::Inwoner, ..Settings::default() };
    assert!(!State::new(&engine, settings, TODAY.to_owned()).unwrap().offers_two_judges(&engine));
    let mut kader = engine.kader().clone();
    kader.meta.two_judges = None;
    engine = Engine::new(kader, String::new()).unwrap();
    assert!(!start(&engine).offers_two_judges(&engine));
}

#[test]
fn answers_another_check_gives_are_taken_one_by_one_and_kept_apart() {
    let engine = engine();
    let given = [("gemeente", "dorp"), ("gemeente-elders", "dorp"), ("pacht", "niet-bekend")]
        .map(|(fact, option)| (fact.to_owned(), option.to_owned()));
    let mut state = start(&engine);
    state.bring(&engine, &given.into_iter().collect());
    assert_eq!(state.brought, ["gemeente"], "what these rules do not know is left");
    assert_eq!(state.input.answers.get("gemeente").map(String::as_str), Some("dorp"));
    assert_eq!(state.place, Place::Section(0));
    // They are the reader's own from then on.
    let (changed, _) = after(&engine, &state, [answer("gemeente", "andere")]);
    assert_eq!(changed.input.answers.get("gemeente").map(String::as_str), Some("andere"));
    let (wiped, _) = after(&engine, &state, [Event::Wipe(Wiped::Asked, TODAY.to_owned())]);
    assert!(wiped.brought.is_empty() && wiped.input.answers.is_empty());
}
