//! The forms of a kader: what belongs to the case, how long they are, and true to what was answered.

use std::collections::{BTreeMap, BTreeSet};

use voorcheck_rules::assessment::{Input, Options, Target};
use voorcheck_rules::kader::model::{Paragraph, Role, Tone};
use voorcheck_rules::kader::{Table, Voice};
use voorcheck_takehome::dossier::Dossier;
use voorcheck_takehome::lines::plain;
use voorcheck_tools::check;
use voorcheck_tools::load::load;

use super::{House, house};
use crate::common::mini;

/// The ids of the forms of a kader, the letter first.
fn ids<'a>(dossier: &Dossier<'a>) -> Vec<&'a str> {
    let own = dossier.kader.forms.iter().map(|form| form.id.as_str());
    std::iter::once("brief").chain(own).collect()
}

fn form(dossier: &Dossier<'_>, id: &str) -> String {
    if id == "brief" { dossier.letter() } else { dossier.form(id) }
}

/// Everything a paragraph can go with that a case has, counted here by hand.
fn held(dossier: &Dossier<'_>) -> BTreeSet<String> {
    let (kader, input, assessment) = (dossier.kader, dossier.input, dossier.assessment);
    let mut held = BTreeSet::new();
    held.extend(dossier.door.map(|_| "contact".to_owned()));
    held.extend(assessment.actions.iter().map(|action| format!("actie.{}", action.id)));
    held.extend(assessment.contradictions.iter().map(|one| format!("tegenspraak.{}", one.id)));
    held.extend(assessment.signals.iter().map(|signal| format!("signaal.{}", signal.id)));
    held.extend(assessment.route.iter().map(|route| format!("route.{route}")));
    for one in &assessment.decisions {
        held.insert(format!("uitkomst.{}.{}", one.id, one.outcome.as_deref().unwrap_or("open")));
    }
    for fact in kader.facts.iter().filter(|one| assessment.route.is_none() || one.role == Role::Route) {
        let answer = input.answers.get(&fact.id).map_or("geen", |answer| answer);
        held.insert(format!("antwoord.{}.{answer}", fact.id));
    }
    for (date, day) in &input.dates {
        held.insert(format!("datum.{date}"));
        if *day < assessment.today {
            held.insert(format!("voorbij.{date}"));
        }
    }
    held.extend(
        assessment.timeline.iter().filter(|one| !one.date.is_empty()).map(|one| format!("datum.{}", one.id)),
    );
    held
}

/// A paragraph stands there with what it goes with, and only then; each kind of thing is tried both ways.
#[test]
fn a_form_holds_what_belongs_to_the_case() {
    let (mut there, mut not_there) = (BTreeSet::new(), BTreeSet::new());
    for (name, dossier) in house().dossiers() {
        let held = held(&dossier);
        for id in ids(&dossier) {
            let text = form(&dossier, id);
            if text.is_empty() {
                continue;
            }
            // What is at odds is told in words that may begin like a paragraph.
            let at_odds = dossier.assessment.contradictions.iter();
            let text = at_odds.fold(text, |text, one| text.replace(&one.text, ""));
            let own = dossier.kader.letter.iter().filter(|one| one.form.as_deref().unwrap_or("brief") == id);
            let belongs = |one: &Paragraph| {
                let all = |parts: &String| parts.split(" en ").all(|part| held.contains(part));
                let any = |list: &[String]| list.iter().any(all);
                (one.with.is_empty() || any(&one.with)) && !any(&one.without)
            };
            let start = |one: &Paragraph| {
                let words = plain(one.text.get(dossier.voice)).replace('\u{a0}', " ");
                words.split('{').next().unwrap().trim_end().to_owned()
            };
            let own: Vec<&Paragraph> = own.filter(|one| one.list.is_none()).collect();
            let told: Vec<String> = own.iter().filter(|one| belongs(one)).map(|one| start(one)).collect();
            for one in own {
                let begin = start(one);
                // Two paragraphs may begin alike.
                if belongs(one) {
                    assert!(text.contains(&begin), "{name}, {id}: {} is not in\n{text}", one.id);
                } else if !told.iter().any(|other| other.contains(&begin)) {
                    assert!(!text.contains(&begin), "{name}, {id}: {} is in\n{text}", one.id);
                }
                // What a check before this one gives along is tried with the tiny kaders.
                let parts = one.with.iter().chain(&one.without).flat_map(|parts| parts.split(" en "));
                for part in parts.filter(|part| *part != "meegenomen") {
                    let kind = part.split('.').next().unwrap().to_owned();
                    let _ = if held.contains(part) { there.insert(kind) } else { not_there.insert(kind) };
                }
            }
        }
    }
    let kinds =
        ["actie", "antwoord", "contact", "datum", "route", "signaal", "tegenspraak", "uitkomst", "voorbij"];
    let kinds = BTreeSet::from(kinds.map(str::to_owned));
    assert_eq!((&there, &not_there), (&kinds, &kinds), "each kind is tried both ways");
}

/// Without anything else it goes with.
#[test]
fn a_paragraph_goes_with_a_signal_alone() {
    let mut kader = load(&mini::original()).unwrap().kader;
    kader.letter[1].with = vec!["signaal.schuur-vergunning".to_owned()];
    let engine = check::engine(kader, String::new()).unwrap();
    let options =
        Options { today: "2026-11-22".to_owned(), voice: Voice::Behandelaar, target: Target::Outcome };
    let holds = |answer: &str| {
        let answers = Table::from_iter([("schuur".to_owned(), answer.to_owned())]);
        let input = Input { answers, ..Input::default() };
        let assessment = engine.assess(&input, &options).unwrap();
        let (kader, voice) = (engine.kader(), options.voice);
        let letter =
            Dossier { kader, input: &input, assessment: &assessment, voice, door: None, before: None }
                .letter();
        letter.contains("Over mijn ervaring")
    };
    assert_eq!((holds("ja"), holds("nee")), (true, false));
}

/// The cases of the shipped kader.
fn shipped(house: &House) -> impl Iterator<Item = (&str, Dossier<'_>)> {
    house.dossiers().filter(|(_, dossier)| dossier.kader.meta.id == "safehouse-gooi-en-vechtstreek")
}

/// How long each form is, over every scenario. `cargo test --workspace --test takehome lengths -- --nocapture` prints the table.
#[test]
fn forms_keep_to_their_lengths() {
    let house = house();
    let mut found: BTreeMap<(&str, &str), Vec<(usize, &str)>> = BTreeMap::new();
    for (name, dossier) in shipped(&house) {
        let open = dossier.assessment.to_find_out.len() + dossier.assessment.contradictions.len();
        let criteria = dossier.assessment.main().into_iter().flat_map(|main| &main.criteria);
        let told = criteria.filter(|one| matches!(one.tone, Tone::Niet | Tone::Wegen)).count();
        for id in ids(&dossier) {
            let text = form(&dossier, id);
            if text.is_empty() {
                continue;
            }
            let length = text.chars().count();
            let limit = match id {
                "kort" => 1600.min(1200 + 60 * (open + told)),
                "brief" => 2600 + 110 * dossier.assessment.contradictions.len(),
                "consulent" => 3000 + 110 * dossier.assessment.contradictions.len(),
                // What fits on a page.
                _ => 2600,
            };
            assert!(length <= limit, "{name}, {id}: {length} of {limit}\n{text}");
            // A page of A4 in 11 points with margins of 2 cm: 55 lines of 85 letters.
            let lines: usize = text.lines().map(|line| 1 + line.chars().count() / 85).sum();
            assert!(id != "blad" || lines <= 55, "{name}: {lines} lines\n{text}");
            found.entry((id, dossier.voice.id())).or_default().push((length, name));
        }
        for (id, text) in [("verslag", dossier.report()), ("agenda", dossier.calendar())] {
            if !text.is_empty() {
                found.entry((id, dossier.voice.id())).or_default().push((text.chars().count(), name));
            }
        }
        // As a terminal prints it on A4.
        let pages = dossier.report().lines().count().div_ceil(64);
        found.entry(("verslag, bladen", dossier.voice.id())).or_default().push((pages, name));
    }
    println!("| Vorm | Stem | Gevallen | Mediaan | Langste | Welk geval |\n|---|---|---|---|---|---|");
    for ((id, voice), mut lengths) in found {
        lengths.sort_unstable();
        let (median, (longest, which)) = (lengths[lengths.len() / 2].0, lengths[lengths.len() - 1]);
        println!("| {id} | {voice} | {} | {median} | {longest} | {which} |", lengths.len());
    }
}

/// Nobody signs what was not said.
#[test]
fn forms_are_true_to_the_answers() {
    let (mut unsupported, mut unwilling) = (0, 0);
    let house = house();
    for (name, dossier) in shipped(&house) {
        let answer = |fact: &str| dossier.input.answers.get(fact).map_or("geen", |answer| answer);
        let letter = dossier.letter();
        assert!(letter.chars().count() > 400, "{name}: on a route too\n{letter}");
        let support = answer("steun-behandelaar");
        let supports = letter.contains("steun ik het verblijf") || letter.contains("steunt dit plan.");
        if !["ja-op-papier", "ja-nog-niet-op-papier"].contains(&support) {
            assert!(!supports || support == "onder-voorwaarden", "{name}\n{letter}");
            unsupported += 1;
        }
        if answer("eigen-motivatie") == "wil-niet" && dossier.assessment.route.is_none() {
            for asked in [
                "een verblijf in een safehouse past",
                "kijken of dat past",
                "de gewenste start",
                "doet zelf de aanvraag",
            ] {
                assert!(!letter.to_lowercase().contains(asked), "{name}: {asked}\n{letter}");
            }
            unwilling += 1;
        }
        if answer("stand-plaatsing") != "kennisgemaakt" {
            assert!(!letter.contains("kennisgemaakt"), "{name}\n{letter}");
        }
        for id in ids(&dossier) {
            let text = form(&dossier, id);
            let small = text.to_lowercase();
            for word in ["indicatie", "recht op", "niet in aanmerking", "%", "{", "}"] {
                assert!(!small.contains(word), "{name}, {id}: {word}\n{text}");
            }
            let codes = ["R-", "B-"].iter().flat_map(|code| text.split(code).skip(1));
            let mut numbers = codes.filter_map(|rest| rest.chars().next());
            assert!(!numbers.any(|first| first.is_ascii_digit()) || id != "brief", "{name}, {id}\n{text}");
            // A record and a sheet speak about the client; the letter speaks to a municipality.
            let words: Vec<&str> = small.split(|letter: char| !letter.is_alphabetic()).collect();
            if ["kort", "consulent"].contains(&id) {
                for word in ["u", "uw", "ik", "mijn"] {
                    assert!(!words.contains(&word), "{name}, {id}: {word}\n{text}");
                }
            }
        }
        if dossier.voice == Voice::Inwoner {
            assert!(!letter.contains("cliënt") && !letter.contains('§'), "{name}\n{letter}");
            assert!(!dossier.form("blad").contains("VMR"), "{name}");
        } else {
            assert!(!letter.contains('§'), "{name}\n{letter}");
            let headline = dossier.assessment.main().map(|main| main.headline.as_str());
            let sheet = dossier.form("consulent");
            assert!(headline.is_none_or(|headline| !sheet.contains(headline)), "{name}\n{sheet}");
        }
    }
    assert!(unsupported > 10 && unwilling > 3, "{unsupported} {unwilling}");
}
