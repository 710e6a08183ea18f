//! The dates of an assessment for a calendar: read by another program, and about nobody.

use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use time::Duration;
use voorcheck_rules::assessment::{Input, Options, Target};
use voorcheck_rules::kader::date::{format, parse};
use voorcheck_rules::kader::model::Kader;
use voorcheck_rules::kader::{Table, Voice};
use voorcheck_takehome::dossier::Dossier;

use super::house;

/// The calendars read by ical.js; Node and the npm packages come with `cargo xtask test`.
fn read(calendars: &[String]) -> Vec<Value> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/takehome/dossier/agenda.mjs");
    let mut node = Command::new("node")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node.js 20 or newer");
    node.stdin.take().unwrap().write_all(json!(calendars).to_string().as_bytes()).unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success(), "is ical.js installed? `cargo xtask test rust` does it");
    let said = String::from_utf8(output.stdout).unwrap();
    said.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The name a kader gives a date in a calendar.
fn named<'a>(kader: &'a Kader, id: &str, voice: Voice) -> Option<&'a str> {
    let date = kader.dates.iter().find(|one| one.id == id).and_then(|one| one.calendar.as_ref());
    let moment = kader.moments.iter().find(|one| one.id == id).and_then(|one| one.calendar.as_ref());
    date.or(moment).map(|name| name.get(voice))
}

#[test]
fn another_program_reads_the_dates_of_the_assessment_in_the_calendar() {
    let house = house();
    let (mut calendars, mut expected) = (Vec::new(), Vec::new());
    for (name, dossier) in house.dossiers() {
        let text = dossier.calendar();
        let entries: Vec<(String, String)> = dossier
            .assessment
            .timeline
            .iter()
            .filter_map(|entry| {
                let name = named(dossier.kader, &entry.id, dossier.voice);
                let name = name.filter(|_| entry.date >= dossier.assessment.today);
                Some((entry.date.clone(), name?.to_owned()))
            })
            .collect();
        assert_eq!(text.is_empty(), entries.is_empty(), "{name}");
        if !text.is_empty() {
            // Line ends and widths are not the business of a reader that forgives.
            assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']), "{name}");
            assert!(text.split("\r\n").all(|line| line.len() <= 75), "{name}");
            calendars.push(text);
            expected.push((name, entries, dossier.assessment.today.clone()));
        }
    }
    assert!(calendars.len() > 50, "{}", calendars.len());
    for ((name, entries, today), calendar) in expected.iter().zip(read(&calendars)) {
        assert_eq!(calendar["head"], json!(["2.0", "-//Voorcheck//NL", null]), "{name}");
        let events = calendar["events"].as_array().unwrap();
        let found: Vec<(String, String)> = events
            .iter()
            .map(|event| {
                assert_eq!(event["allDay"], true, "{name}");
                let nine = |days: i64| {
                    let day = parse(event["date"].as_str().unwrap()).unwrap() - Duration::days(days);
                    format!("{}T09:00:00", format(day))
                };
                let alarm = json!([[nine(7), event["summary"], "DISPLAY"]]);
                assert_eq!(event["alarms"], alarm, "{name}");
                assert_eq!(event["stamp"].as_str(), Some(format!("{today}T00:00:00Z").as_str()), "{name}");
                let text = |key: &str| event[key].as_str().unwrap().to_owned();
                (text("date"), text("summary"))
            })
            .collect();
        assert_eq!(found, *entries, "{name}");
        let ids: BTreeSet<&str> = events.iter().map(|event| event["uid"].as_str().unwrap()).collect();
        assert_eq!(ids.len(), events.len(), "{name}: every event has an id of its own");
    }
}

/// Nothing in a calendar says why: whoever looks over a shoulder, or shares it, learns no more than dates.
#[test]
fn a_calendar_says_nothing_about_anybody() {
    let forbidden = [
        "verslav",
        "behandel",
        "kliniek",
        "safehouse",
        "detox",
        "afkick",
        "terugval",
        "herstel",
        "opname",
        "ontslag",
        "zorg",
        "wmo",
        "vks",
        "cliënt",
        "client",
        "psych",
        "ggz",
        "huis",
        "hulp",
        "begeleid",
        "drugs",
        "drank",
    ];
    let mut seen = 0;
    for (name, dossier) in house().dossiers() {
        let text = dossier.calendar().to_lowercase();
        let unfolded = text.replace("\r\n ", "");
        let found = forbidden.iter().find(|word| unfolded.contains(**word));
        assert_eq!(found, None, "{name}:\n{text}");
        for (id, answer) in &dossier.input.answers {
            assert!(!unfolded.contains(id.as_str()), "{name}: {id} = {answer}");
        }
        seen += usize::from(!text.is_empty());
    }
    assert!(seen > 50);
}

/// The event stands on the day that was computed; its text says the first day on which somebody works.
#[test]
fn a_day_off_names_the_first_working_day() {
    let house = house();
    let calendar = |melding: &str| {
        let dates = Table::from_iter([("datum-melding".to_owned(), melding.to_owned())]);
        let input = Input { dates, ..Input::default() };
        let voice = Voice::Behandelaar;
        let options = Options { today: "2026-11-22".into(), voice, target: Target::Outcome };
        let engine = house
            .engines
            .iter()
            .find(|engine| engine.kader().meta.id == "safehouse-gooi-en-vechtstreek")
            .unwrap();
        let assessment = engine.assess(&input, &options).unwrap();
        Dossier {
            kader: engine.kader(),
            input: &input,
            assessment: &assessment,
            voice,
            door: None,
            before: None,
        }
        .calendar()
    };
    // 17 January 2027 is a Sunday; 28 March 2027 is Easter Sunday, and the Monday after it a holiday too.
    let sunday = calendar("2026-11-22");
    assert!(sunday.contains("DTSTART;VALUE=DATE:20270117"), "{sunday}");
    assert!(sunday.contains("DESCRIPTION:Eerste werkdag: maandag 18 januari 2027\r\n"), "{sunday}");
    let easter = calendar("2027-01-31");
    assert!(easter.contains("DESCRIPTION:Eerste werkdag: dinsdag 30 maart 2027\r\n"), "{easter}");
    assert!(!calendar("2026-11-25").contains("Eerste werkdag"), "all on working days");
    // What is over is in no calendar, and without an event there is no file.
    assert!(!calendar("2026-11-20").contains("20261120"));
    assert_eq!(calendar("2025-01-06"), "");
}

#[test]
fn another_plan_has_other_ids_and_the_same_plan_the_same() {
    let house = house();
    let engine = &house.engines[0];
    let ids = |days: &[(&str, &str)]| -> Vec<String> {
        let dates = Table::from_iter(days.iter().map(|&(id, day)| (id.to_owned(), day.to_owned())));
        let input = Input { dates, ..Input::default() };
        let options =
            Options { today: "2026-11-22".into(), voice: Voice::Behandelaar, target: Target::Outcome };
        let assessment = engine.assess(&input, &options).unwrap();
        let dossier = Dossier {
            kader: engine.kader(),
            input: &input,
            assessment: &assessment,
            voice: Voice::Behandelaar,
            door: None,
            before: None,
        };
        let text = dossier.calendar();
        text.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect()
    };
    let one = ids(&[("datum-melding", "2026-11-22"), ("datum-einde-behandeling", "2026-12-18")]);
    assert_eq!(one, ids(&[("datum-melding", "2026-11-22"), ("datum-einde-behandeling", "2026-12-18")]));
    let other = ids(&[("datum-melding", "2026-11-22"), ("datum-einde-behandeling", "2026-12-19")]);
    assert!(!one.is_empty() && other.iter().all(|id| !one.contains(id)), "{one:?} {other:?}");
}
