//! The draft letter: what belongs to the case, gaps for the rest, and no promise.

use std::collections::BTreeSet;

use voorcheck_rules::assessment::{Input, Options, Target};
use voorcheck_rules::kader::model::Role;
use voorcheck_rules::kader::{Table, Voice};
use voorcheck_takehome::dossier::Dossier;
use voorcheck_tools::check;
use voorcheck_tools::load::load;

use super::house;
use crate::common::mini;

#[test]
fn a_letter_asks_leaves_gaps_and_promises_nothing() {
    for (name, dossier) in house().dossiers() {
        let letter = dossier.letter();
        let nothing = dossier.assessment.route.is_some() || dossier.kader.letter.is_empty();
        assert_eq!(letter.is_empty(), nothing, "{name}");
        assert!(!letter.contains(['{', '}']), "{name}: a placeholder was left");
        if letter.is_empty() || ["mini", "gids"].contains(&&*dossier.kader.meta.id) {
            continue;
        }
        assert!(letter.contains("[naam") || letter.contains("[uw naam"), "{name}: no gap for a name");
        for word in ["indicatie", "recht op", "niet in aanmerking", "%"] {
            assert!(!letter.to_lowercase().contains(word), "{name}: {word}");
        }
        for action in &dossier.assessment.actions {
            if let Some(paper) = &action.paper {
                assert!(letter.contains(paper.as_str()), "{name}: {paper} is not enclosed");
            }
        }
    }
}

/// A paragraph stands there with what it goes with, and only then; answers are listed when they settle something.
#[test]
fn a_letter_holds_what_belongs_to_the_case() {
    let (mut there, mut not_there) = (BTreeSet::new(), BTreeSet::new());
    for (name, dossier) in house().dossiers() {
        let (letter, assessment) = (dossier.letter(), dossier.assessment);
        if letter.is_empty() {
            continue;
        }
        let actions = assessment.actions.iter().map(|action| format!("actie.{}", action.id));
        let signals = assessment.signals.iter().map(|signal| format!("signaal.{}", signal.id));
        let outcomes = assessment.decisions.iter().map(|decision| {
            format!("uitkomst.{}.{}", decision.id, decision.outcome.as_deref().unwrap_or("open"))
        });
        let held: BTreeSet<String> = actions.chain(signals).chain(outcomes).collect();
        for paragraph in dossier.kader.letter.iter().filter(|one| one.list.is_none()) {
            let belongs = paragraph.with.is_empty() || paragraph.with.iter().any(|with| held.contains(with));
            let start = paragraph.text.get(dossier.voice).split('{').next().unwrap();
            assert_eq!(letter.contains(start), belongs, "{name}: {} in\n{letter}", paragraph.id);
            for with in &paragraph.with {
                let kind = with.split('.').next().unwrap().to_owned();
                if held.contains(with) {
                    there.insert(kind)
                } else {
                    not_there.insert(kind)
                };
            }
        }
        for fact in &dossier.kader.facts {
            let given = dossier.input.answers.get(&fact.id);
            let settled = fact.options.iter().find(|one| Some(&one.id) == given).filter(|one| !one.is_open());
            let listed =
                settled.filter(|_| fact.role == Role::Beslist).map(|one| one.text.get(dossier.voice));
            let point = format!("- {}: ", fact.name.get(dossier.voice));
            match listed {
                Some(words) => {
                    assert!(letter.contains(&format!("{point}{words} (")), "{name}: {point}{words}")
                }
                None => assert!(!letter.contains(&point), "{name}: {point} in\n{letter}"),
            }
        }
    }
    let kinds = BTreeSet::from(["actie", "signaal", "uitkomst"].map(str::to_owned));
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
        let letter = Dossier { kader, input: &input, assessment: &assessment, voice }.letter();
        letter.contains("Over mijn ervaring")
    };
    assert_eq!((holds("ja"), holds("nee")), (true, false));
}

/// What is written for one case, to read: the letter after a refusal of support, with dates and an exception.
#[test]
fn a_letter_follows_the_answers() {
    let house = house();
    let letter = |stem: &str, voice: Voice| {
        let name = format!("{stem} ({})", voice.id());
        house.dossiers().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("{name}")).1.letter()
    };
    let gap = letter("ontslag-over-twee-weken", Voice::Behandelaar);
    for part in [
        "Aan: gemeente Wijdemeren, team Wmo",
        "Ik vraag u om spoed",
        "Als behandelaar steun ik het verblijf in een safehouse. Het stuk waaruit dat blijkt, stuur ik mee.",
        "Einde van de behandeling: 6 december 2026",
        "- Uren begeleiding: 20 uur of meer (§\u{a0}2.2)".replace('\u{a0}', " ").as_str(),
        "Woonplaats na afloop: Terug in de gemeente van herkomst",
    ] {
        assert!(gap.contains(part), "{part:?} is not in\n{gap}");
    }
    let refused = letter("behandelaar-steunt-niet", Voice::Behandelaar);
    assert!(refused.contains("steun ik een verblijf in een safehouse nu niet"), "{refused}");
    assert!(!refused.contains("Stuk over de steun"), "{refused}");
    let first = letter("eerste-keer-met-reden", Voice::Inwoner);
    assert!(first.contains("Wilt u een uitzondering overwegen?"), "{first}");
    let open = letter("leeg-formulier", Voice::Behandelaar);
    assert!(open.contains("Aan: …………, team Wmo") && open.contains("Dit is nog niet bekend:"), "{open}");
    assert!(
        !open.contains("Dit is wat ik over de punten"),
        "an empty list leaves its paragraph out:\n{open}"
    );
    let not = letter("geen-oefenplek", Voice::Behandelaar);
    assert!(not.contains("De zorgvraag blijft") && !not.contains("Wilt u daarbij nagaan"), "{not}");
}
