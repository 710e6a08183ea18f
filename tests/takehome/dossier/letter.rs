//! The draft letter: what belongs to the case, gaps for the rest, and no promise.

use voorcheck_rules::kader::Voice;

use super::house;

#[test]
fn a_letter_asks_leaves_gaps_and_promises_nothing() {
    for (name, dossier) in house().dossiers() {
        let letter = dossier.letter();
        let of_letter = || dossier.kader.letter.iter().filter(|one| one.form.is_none());
        let silent = |route: &String| !of_letter().any(|one| one.with.contains(&format!("route.{route}")));
        let nothing = of_letter().next().is_none() || dossier.assessment.route.as_ref().is_some_and(silent);
        assert_eq!(letter.is_empty(), nothing, "{name}");
        assert!(!letter.contains(['{', '}']), "{name}: a placeholder was left");
        if letter.is_empty() || ["mini", "gids"].contains(&&*dossier.kader.meta.id) {
            continue;
        }
        assert!(letter.contains("[naam") || letter.contains("[uw naam"), "{name}: no gap for a name");
        // That of the Wlz is a word of another law, and no outcome of ours.
        let said = letter.to_lowercase().replace("wlz-indicatie", "");
        for word in ["indicatie", "recht op", "niet in aanmerking", "%"] {
            assert!(!said.contains(word), "{name}: {word}");
        }
        for action in &dossier.assessment.actions {
            if let Some(paper) = &action.paper {
                assert!(letter.contains(paper.as_str()), "{name}: {paper} is not enclosed");
            }
        }
    }
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
        "Ik vraag u om spoed. De behandeling eindigt op 6 december 2026,",
        "Als behandelaar steun ik het verblijf; mijn onderbouwing gaat mee.",
        "Ik schat dat 20 uur begeleiding per week of meer nodig is.",
        "De cliënt wil later in de gemeente van herkomst wonen.",
        "De cliënt doet zelf de aanvraag; wij helpen daarbij.",
    ] {
        assert!(gap.contains(part), "{part:?} is not in\n{gap}");
    }
    let refused = letter("behandelaar-steunt-niet", Voice::Behandelaar);
    assert!(refused.contains("steun ik een verblijf in een safehouse nu niet"), "{refused}");
    assert!(!refused.contains("Stuk over de steun"), "{refused}");
    let first = letter("eerste-keer-met-reden", Voice::Inwoner);
    assert!(first.contains("Wilt u een uitzondering overwegen?"), "{first}");
    let open = letter("leeg-formulier", Voice::Behandelaar);
    assert!(open.contains("Aan: [gemeente], team Wmo") && open.contains("Nog niet bekend is:"), "{open}");
    let not = letter("geen-oefenplek", Voice::Behandelaar);
    assert!(
        not.contains("Wilt u kijken welke hulp wel past?") && !not.contains("Wilt u daarbij nagaan"),
        "{not}"
    );
    let gone = letter("route-eerder-vertrokken", Voice::Behandelaar);
    assert!(gone.contains("vraag ik u om overleg over het vervolg") && !gone.contains("meld ik"), "{gone}");
}
