//! What people take home, over every scenario of every kader in the tree, in both voices.

mod calendar;
mod forms;
mod letter;
mod markdown;
mod signs;

use std::collections::BTreeSet;

use serde_json::{Value, json};
use voorcheck_rules::assessment::{Assessment, Engine, Input};
use voorcheck_rules::kader::model::{Basis, Role, Tone};
use voorcheck_rules::kader::{Text, Voice};
use voorcheck_takehome::dossier::Dossier;
use voorcheck_takehome::wording;
use voorcheck_tools::audit::scenario;
use voorcheck_tools::check;
use voorcheck_tools::load::load;

use crate::common::{folders, in_process};

struct Case {
    name: String,
    engine: usize,
    input: Input,
    assessment: Assessment,
    voice: Voice,
}

/// The door of a municipality, as a site tells it in one line.
const DOOR: &str = "Balie Stad: https://stad.example/zorg, telefoon 035 123 45 67";

struct House {
    engines: Vec<Engine>,
    cases: Vec<Case>,
}

impl House {
    fn dossiers(&self) -> impl Iterator<Item = (&str, Dossier<'_>)> {
        self.cases.iter().enumerate().map(|(at, case)| {
            let kader = self.engines[case.engine].kader();
            // Some sites know the door of a municipality.
            let door = (at % 3 == 0).then_some(DOOR);
            let (input, assessment, voice) = (&case.input, &case.assessment, case.voice);
            (case.name.as_str(), Dossier { kader, input, assessment, voice, door, before: None })
        })
    }
}

/// Every scenario of every kader, in both voices.
fn house() -> House {
    let mut house = House { engines: Vec::new(), cases: Vec::new() };
    for folder in folders::all() {
        let engine = check::engine(load(&folder).unwrap().kader, "0123456789abcdef".repeat(4)).unwrap();
        for scenario in scenario::read(&folder, &engine).unwrap() {
            for voice in [Voice::Behandelaar, Voice::Inwoner] {
                house.cases.push(Case {
                    name: format!("{} ({})", scenario.stem, voice.id()),
                    engine: house.engines.len(),
                    assessment: engine.assess(&scenario.input, &scenario.options(voice)).unwrap(),
                    input: scenario.input.clone(),
                    voice,
                });
            }
        }
        house.engines.push(engine);
    }
    assert!(house.cases.len() > 300);
    house
}

/// The words of a text, whatever its lines.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a kader, or those of the interface where it has none.
fn said<'a>(own: &'a Option<Text>, other: &'a str, voice: Voice) -> &'a str {
    own.as_ref().map_or(other, |own| own.get(voice))
}

#[test]
fn a_report_misses_nothing_that_weighs() {
    let (mut asked_again, mut skipped) = (0, 0);
    for (name, dossier) in house().dossiers() {
        let (text, assessment) = (words(&dossier.report()), dossier.assessment);
        let has = |what: &str| {
            assert!(text.contains(&words(what)), "{name} misses {what:?}:\n{}", dossier.report())
        };
        has(&assessment.disclaimer);
        let refused = assessment.main().is_some_and(|main| main.tone == Tone::Niet);
        for decision in &assessment.decisions {
            // After a no, what stands beside it changes nothing.
            if decision.not_applicable || refused && assessment.main() != Some(decision) {
                let line = words(&format!("{} {}", wording::sign(decision.tone), decision.headline));
                assert!(!text.contains(&line), "{name} tells {}", decision.id);
                continue;
            }
            has(&decision.headline);
            has(&decision.summary);
            // The criteria of the main decision stand first, the others under a heading of their own while something is at stake.
            if assessment.main() == Some(decision) {
                has(&assessment.dissent);
                has(wording::CRITERIA);
            } else {
                let there = dossier.report().contains(&format!("\n\n{}\n- ", decision.title));
                assert_eq!(there, decision.criteria.iter().any(|one| one.tone != Tone::Goed), "{name}");
                if !there {
                    continue;
                }
            }
            for criterion in &decision.criteria {
                match criterion.reasons.as_slice() {
                    [reason] if criterion.tone == Tone::Goed => {
                        let why = reason.short.as_ref().unwrap_or(&reason.text).trim_end_matches('.');
                        has(&format!("{}: {why} (", criterion.title));
                    }
                    _ => has(&format!("{}: {}", criterion.title, criterion.status_name)),
                }
                for reason in criterion.reasons.iter().filter(|_| criterion.tone != Tone::Goed) {
                    has(&reason.text);
                    let texts = &dossier.kader.texts;
                    reason.basis.iter().for_each(|basis| match basis {
                        Basis::Feit => has(said(&texts.fact, "rust op een feit", dossier.voice)),
                        Basis::Oordeel => has(said(&texts.judgement, "rust op een oordeel", dossier.voice)),
                    });
                    if !reason.prompts.is_empty() {
                        has(dossier.kader.texts.prompts.as_ref().unwrap().get(dossier.voice));
                        // Alone on its line: the criterion itself stands on one with its status.
                        assert!(dossier.report().contains(&format!("- {}:\n", criterion.title)), "{name}");
                    }
                    // What to write down says more than the advice.
                    let advice = reason.advice.iter().filter(|_| reason.prompts.is_empty());
                    advice.chain(&reason.prompts).for_each(|advice| has(advice));
                    // The paragraph stands behind the criterion.
                    has(&dossier.places(&reason.norms[..1]));
                }
            }
        }
        let first = dossier.kader.phases.iter().find_map(|phase| {
            let due: Vec<_> = assessment.actions.iter().filter(|one| one.phase == phase.id).collect();
            (!due.is_empty()).then_some(due)
        });
        for action in first.into_iter().flatten() {
            has(&action.text);
            action.who.iter().for_each(|who| has(who));
        }
        // What actions and signals say already, a moment without a date and a card do not say again.
        let acted = assessment.actions.iter().flat_map(|one| &one.norms);
        let noted = assessment.signals.iter().flat_map(|one| &one.norms);
        let said: BTreeSet<&String> = acted.chain(noted).collect();
        let again = |norms: &[String]| !norms.is_empty() && norms.iter().all(|id| said.contains(id));
        for entry in &assessment.timeline {
            if entry.date.is_empty() && again(&entry.norms) {
                skipped += 1;
            } else {
                has(&entry.text);
            }
        }
        for one in &assessment.to_find_out {
            has(&format!("{} {}", one.question, one.why));
            if !one.who_knows.is_empty() {
                has(&format!("Wie dit weet: {}.", one.who_knows));
            }
        }
        let known = assessment.to_find_out.iter().filter(|one| !one.who_knows.is_empty());
        assert_eq!(text.matches("Wie dit weet:").count(), known.count(), "{name}");
        // What weighs stands above where to object, the rest under a heading of its own.
        let (place, further) = (|what: &str| text.find(&words(what)), text.find(" Goed om te weten - "));
        for signal in &assessment.signals {
            has(&signal.text);
            let below = place(&signal.text) > place(&assessment.dissent);
            assert_ne!(below, signal.in_headline, "{name}: {}", signal.text);
        }
        let any = assessment.signals.iter().any(|signal| !signal.in_headline);
        assert_eq!(further.is_some(), any, "{name}:\n{}", dossier.report());
        for one in &assessment.contradictions {
            has(&one.text);
            for id in &one.facts {
                let fact = dossier.kader.facts.iter().find(|fact| fact.id == *id).map(|fact| &fact.name);
                let date = dossier.kader.dates.iter().find(|date| date.id == *id).map(|date| &date.name);
                has(&format!("Kijk nog eens naar: {}", fact.or(date).unwrap().get(dossier.voice)));
                asked_again += 1;
            }
        }
        // No answer that would come out better is held out to anyone.
        assert!(!text.contains("verandert in"), "{name}");
        if let Some(page) = &assessment.route_page {
            has(&page.headline);
            // A card that other pages show too does not say again what the page's own say.
            let route = dossier.kader.routes.iter().find(|one| Some(&one.id) == assessment.route.as_ref());
            let (own, shared) = page.cards.split_at(route.unwrap().cards.len());
            let own: Vec<_> = own.iter().flat_map(|card| &card.points).collect();
            own.iter().for_each(|point| has(&point.text));
            let own: BTreeSet<&String> = own.iter().flat_map(|point| &point.norms).collect();
            let again = |norms: &[String]| !norms.is_empty() && norms.iter().all(|id| own.contains(id));
            let shared = shared.iter().flat_map(|card| &card.points);
            shared.filter(|point| !again(&point.norms)).for_each(|point| has(&point.text));
        }
        let dated = assessment.timeline.iter().filter(|entry| !entry.date.is_empty());
        let dated: BTreeSet<&String> = dated.flat_map(|entry| &entry.norms).collect();
        let again = |norms: &[String]| {
            !norms.is_empty() && norms.iter().all(|id| said.contains(id) || dated.contains(id))
        };
        for card in &assessment.cards {
            let points: Vec<_> = card.points.iter().filter(|point| !again(&point.norms)).collect();
            points.iter().for_each(|point| has(&point.text));
            if !points.is_empty() {
                has(&card.title);
            }
        }
        has(&assessment.kader.version);
        has(&assessment.kader.sha256[..12]);
        for (fact, option) in &dossier.input.answers {
            let fact = dossier.kader.facts.iter().find(|one| one.id == *fact).unwrap();
            if assessment.route.is_some() && fact.role != Role::Route {
                continue;
            }
            let option = fact.options.iter().find(|one| one.id == *option).map(|one| &one.text);
            let option = option.unwrap_or(&dossier.kader.meta.unknown_option).get(dossier.voice);
            has(&format!("{}: {option}", fact.name.get(dossier.voice)));
        }
    }
    assert!(asked_again > 20 && skipped > 20, "{asked_again} {skipped}");
}

#[test]
fn markdown_quotes_every_reason_and_the_report_what_is_at_stake() {
    for (name, dossier) in house().dossiers() {
        let markdown = dossier.markdown().replace('\\', "");
        let report = words(&dossier.report());
        let main = dossier.assessment.main();
        let refused = main.is_some_and(|main| main.tone == Tone::Niet);
        let decisions = || {
            let all = dossier.assessment.decisions.iter().filter(|decision| !decision.not_applicable);
            all.filter(move |decision| !refused || main == Some(*decision))
        };
        for criterion in decisions().flat_map(|decision| &decision.criteria) {
            for id in criterion.reasons.iter().flat_map(|reason| &reason.norms) {
                let norm = dossier.kader.norms.iter().find(|norm| norm.id == *id).unwrap();
                let quote = format!("“{}” (", words(&norm.quote));
                assert!(words(&markdown).contains(&quote), "{name}: {id} is not quoted in Markdown");
                let there = report.contains(&quote);
                assert!(there || criterion.tone == Tone::Goed, "{name}: {id} is not quoted in the report");
            }
        }
        assert!(markdown.starts_with("# ") && markdown.contains("\n## "), "{name}");
        // A municipality's own words stand below those of the region that they are beside, and nowhere else.
        for local in &dossier.assessment.local_wordings {
            let norm = |id: &str| dossier.kader.norms.iter().find(|norm| norm.id == id).unwrap();
            let (own, theirs) = (norm(&local.own), norm(&local.norm));
            let own = format!("“{}” ({}, ", words(&own.quote), local.municipality);
            let beside = format!("{}) {own}", words(&wording::place(&theirs.place)));
            assert_eq!(report.matches(&own).count(), report.matches(&beside).count(), "{name}: {own}");
        }
        for decision in decisions() {
            let sign = match decision.tone {
                Tone::Goed => "✓",
                Tone::Wegen => "≈",
                Tone::Niet => "✕",
                Tone::Open => "?",
            };
            let headline = format!("{sign} {}", decision.headline);
            assert!(report.contains(&headline) && words(&markdown).contains(&headline), "{name}: {headline}");
        }
        // Once each, under its phase or among the papers; a reason may advise the same.
        let reasons = decisions().flat_map(|decision| &decision.criteria).flat_map(|one| &one.reasons);
        let advice = reasons.filter(|reason| reason.prompts.is_empty()).filter_map(|one| one.advice.as_ref());
        let advice: Vec<&String> = advice.collect();
        for action in &dossier.assessment.actions {
            let advised = advice.iter().filter(|advice| advice.contains(&action.text)).count();
            let times = report.matches(&*words(&action.text)).count();
            assert_eq!(times, 1 + advised, "{name}: {}", action.text);
        }
    }
}

#[test]
fn json_is_what_serde_would_write() {
    for (name, dossier) in house().dossiers() {
        let expected = json!({ "input": dossier.input, "assessment": dossier.assessment });
        let found = dossier.json();
        assert_eq!(serde_json::from_str::<Value>(&found).unwrap(), expected, "{name}");
        // The same bytes: of the order in which the fields are written, a `Value` knows nothing.
        let order = serde_json::to_string_pretty(dossier.assessment).unwrap();
        let indented = order.lines().collect::<Vec<_>>().join("\n  ");
        assert!(found.contains(&format!("\"assessment\": {indented}\n}}\n")), "{name}");
    }
}

#[test]
fn the_command_line_writes_every_form() {
    let answers = r#"{ "answers": { "gemeente": "dorp", "ervaring": "cursus", "pacht": "ja" },
        "dates": { "datum-aanvraag": "2026-12-01" } }"#;
    let said = |form: &str| {
        let said = in_process::assess(answers, &["--form", form]);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{form}");
        said.out
    };
    assert_eq!(
        said("kaartje").split(", code ").next().unwrap(),
        "22 november 2026: de gemeente Dorp moet dit afwegen. Aanvraag: 1 december 2026; besluit: 26 januari 2027. Versie 1"
    );
    assert!(
        said("markdown")
            .starts_with("# Verzonnen regeling voor een volkstuin, voorcheck van 22 november 2026\n")
    );
    assert!(said("agenda").contains("SUMMARY:Bericht verwacht\r\nTRANSP:TRANSPARENT\r\nBEGIN:VALARM\r\n"));
    let letter = said("brief");
    for part in [
        "Aan de gemeente Dorp",
        "vanaf [datum]. Pacht te betalen: Ja.",
        "Ik stuur mee:\n- Bewijs van de cursus",
    ] {
        assert!(letter.contains(part), "{part:?} is not in\n{letter}");
    }
    assert!(!letter.contains("Nog niet bekend"), "{letter}");
    let dossier: Value = serde_json::from_str(&said("dossier")).unwrap();
    assert_eq!(dossier["input"]["answers"]["pacht"], "ja");
    assert_eq!(dossier["assessment"]["decisions"][0]["outcome"], "weging");
    assert_eq!(said("verslag"), in_process::assess(answers, &[]).out);
    assert_eq!(in_process::assess(answers, &["--form", "kaartje", "--json"]).code, 2);
    // Nothing is never a file.
    let refused = |answers: &str, args: &[&str], why: &str| {
        let said = in_process::assess(answers, args);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{args:?}");
        assert!(said.err.contains(why), "{}", said.err);
    };
    refused(answers, &["--form", "pdf"], "kies uit: verslag, markdown, agenda, brief, dossier, kaartje");
    refused(answers, &["--form", "kaartje", "--voice", "inwoner"], "niet in deze stem");
    refused("{}", &["--form", "agenda"], "geen datum die in een agenda hoort en nog komt");
    let elsewhere = r#"{ "answers": { "gemeente": "andere" } }"#;
    refused(elsewhere, &["--form", "brief"], "voor dit geval geen brief");
    assert!(in_process::assess(elsewhere, &["--form", "kaartje"]).out.contains("Vraag daar naar een tuin."));
    refused(r#"{ "municipality": "Elders" }"#, &["--form", "kaartje"], "niet voor dit geval");
}

/// The municipality a website asks for is the only text of a dossier that no kader was checked for.
#[test]
fn a_dossier_keeps_the_municipality_that_was_asked_for() {
    let asked = json!({ "municipality": "Dorp\t\r\n\u{8}\u{c}\u{7}\u{7f}\u{2028}\"\\/ é" });
    let said = in_process::assess(&asked.to_string(), &["--form", "dossier"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let dossier: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(dossier["input"]["municipality"], asked["municipality"]);
    let line = format!("    \"municipality\": {}\n", asked["municipality"]);
    assert!(said.out.contains(&line), "{line} is not in\n{}", said.out);
}

/// The door stands with what is done there, in the report and in the letter; where no site tells it, how to find it does.
#[test]
fn the_door_stands_with_what_is_done_there() {
    let (mut told, mut found) = (0, 0);
    for (name, dossier) in house().dossiers() {
        let assessment = dossier.assessment;
        let cards = assessment.route_page.iter().flat_map(|page| &page.cards).map(|card| card.contact);
        let steps = assessment.actions.iter().map(|action| action.contact).chain(cards).flatten().count();
        let (report, letter) = (words(&dossier.report()), words(&dossier.letter()));
        let search = words(dossier.voice.of(&dossier.kader.texts.find_contact));
        let times = |line: &str| report.matches(line).count();
        if let Some(door) = dossier.door {
            assert_eq!(times(door), steps, "{name}: {report}");
            assert!(search.is_empty() || times(&search) == 0, "{name}: {report}");
            let own = dossier.kader.meta.id == "safehouse-gooi-en-vechtstreek";
            assert!(!own || letter.is_empty() || letter.contains(door), "{name}: {letter}");
            told += steps;
        } else if steps > 0 {
            assert_eq!(times(&search), steps, "{name}: {report}");
            found += 1;
        }
    }
    assert!(told > 50 && found > 100, "{told} {found}");
}
