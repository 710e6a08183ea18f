//! Every sign a text may hold is in every form that is taken home, and every other one is refused with a word about it.

use std::collections::BTreeSet;

use serde_json::Value;
use voorcheck_rules::assessment::{Input, Options, Target};
use voorcheck_rules::kader::{Kader, Voice};
use voorcheck_takehome::dossier::Dossier;
use voorcheck_tools::audit::checklist;
use voorcheck_tools::check;
use voorcheck_tools::check::check;
use voorcheck_tools::load::load;

use super::markdown::shown;
use crate::common::{mini, of_json};

/// The made-up kader with one text in every form: the disclaimer, a paragraph of the letter, a name in a calendar.
fn with(text: &str) -> Kader {
    let mut kader = load(&mini::original()).unwrap().kader;
    kader.meta.disclaimer = text.into();
    kader.letter[0].text = text.into();
    kader.moments[0].calendar = Some(text.into());
    kader
}

/// What is taken home of a case, each form as its reader shows it, with white space collapsed.
fn forms(kader: Kader) -> Vec<(&'static str, String)> {
    let list = checklist::page(&kader, "0123", Voice::Behandelaar).into_string();
    let engine =
        check::engine(kader, "0123456789abcdef".repeat(4)).unwrap_or_else(|found| panic!("{found:#?}"));
    let mut input = Input::default();
    for (fact, answer) in [("gemeente", "dorp"), ("ervaring", "cursus"), ("pacht", "ja")] {
        input.answers.insert(fact.to_owned(), answer.to_owned());
    }
    input.dates.insert("datum-aanvraag".to_owned(), "2026-12-01".to_owned());
    let (today, voice, target) = ("2026-11-22".to_owned(), Voice::Behandelaar, Target::Outcome);
    let options = Options { today, voice, target };
    let assessment = engine.assess(&input, &options).unwrap();
    let dossier = Dossier {
        kader: engine.kader(),
        input: &input,
        assessment: &assessment,
        voice,
        door: None,
        before: None,
    };
    let json: Value = serde_json::from_str(&dossier.json()).unwrap();
    let event = dossier.calendar().replace("\r\n ", "");
    let name = event.lines().find_map(|line| line.strip_prefix("SUMMARY:")).unwrap().to_owned();
    let name = name.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\");
    let list = list.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    let forms = [
        ("report", dossier.report()),
        ("Markdown", shown(&dossier.markdown())),
        ("letter", dossier.letter()),
        ("calendar", name),
        ("JSON", json["assessment"]["disclaimer"].as_str().unwrap().to_owned()),
        ("list on paper", list.replace("&amp;", "&")),
    ];
    forms.map(|(name, text)| (name, text.split_whitespace().collect::<Vec<_>>().join(" "))).to_vec()
}

/// The signs that `check` refuses in a text, by what it says of them.
fn refused(kader: &mut Kader, signs: &[char]) -> BTreeSet<char> {
    let code = |message: &str| {
        let code = message.split_once("(U+")?.1.split_once(')')?.0;
        char::from_u32(u32::from_str_radix(code, 16).ok()?)
    };
    let words: Vec<String> = signs.iter().map(char::to_string).collect();
    kader.meta.disclaimer = words.join(" x ").as_str().into();
    check(kader).iter().filter_map(|problem| code(&problem.message)).collect()
}

/// All signs there are. A letter is shown as its letters, anything else as something.
#[test]
fn no_sign_is_lost() {
    let all: Vec<char> = (' '..=char::MAX).chain('\0'..' ').filter(|sign| !"{}".contains(*sign)).collect();
    let mut kader = load(&mini::original()).unwrap().kader;
    let mut held = Vec::new();
    for some in all.chunks(1024) {
        let refused = refused(&mut kader, some);
        held.extend(some.iter().copied().filter(|sign| !refused.contains(sign)));
    }
    assert!((200..300).contains(&held.len()), "{held:?}");
    let mark = |sign: char| format!("q{:06x}q", u32::from(sign));
    let text: Vec<String> = held.iter().map(|sign| format!("{}{sign}qz", mark(*sign))).collect();
    for (form, words) in forms(with(&text.join(" "))) {
        for &sign in &held {
            let after = words.split_once(&mark(sign)).map(|(_, after)| after);
            let there = after.and_then(|after| after.split_once("qz")).map(|(there, _)| there);
            let there = there.unwrap_or_else(|| panic!("{form} lost the words around {sign:?}: {words}"));
            let own = sign.to_string();
            if sign.is_whitespace() {
                assert_eq!(there, " ", "{form}, U+{:04X}", u32::from(sign));
            } else if form == "letter" && sign > '\u{ff}' {
                assert!(!there.is_empty() && there.is_ascii(), "{form} shows {there:?} for {sign:?}");
                let letters = there.chars().all(char::is_alphabetic);
                assert!(letters || !sign.is_alphabetic(), "{form} shows {there:?} for {sign:?}");
            } else {
                assert_eq!(there, own, "{form}");
            }
        }
    }
}

#[test]
fn a_letter_writes_out_what_carries_meaning() {
    let text =
        "Ten minste ≥ 20 uur, ≤ 3 km, €\u{a0}1\u{202f}500 en 5\u{2009}m², als u hier blĳft – of • “Œuvre” →…";
    let forms = forms(with(text));
    let record = &forms.iter().find(|(form, _)| *form == "letter").unwrap().1;
    let said = "Ten minste >= 20 uur, <= 3 km, EUR 1 500 en 5 m², als u hier blijft - of - \"OEuvre\" ->...";
    assert!(record.contains(said), "{record}");
}

/// Whatever field it is in, and also where no file was read: each text in turn with a sign that turns the direction of
/// reading, with a tab, a carriage return, and letters in parts.
#[test]
fn no_text_of_a_kader_holds_a_hidden_sign() {
    let whole = serde_json::to_value(load(&mini::original()).unwrap().kader).unwrap();
    let mut pointers = Vec::new();
    texts(&whole, String::new(), &mut pointers);
    assert!(pointers.len() > 300);
    for pointer in pointers {
        for sign in ['\u{202e}', '\t', '\r', '\u{301}', '\u{200b}', '\u{2028}', '\u{85}'] {
            let mut wrong = whole.clone();
            let at = wrong.pointer_mut(&pointer).unwrap();
            *at = format!("{}{sign}n", at.as_str().unwrap()).into();
            // A word of a fixed list is refused while it is read.
            let Some(wrong) = of_json::<Kader>(&wrong) else { continue };
            assert!(!check(&wrong).is_empty(), "{sign:?} in {pointer}");
        }
    }
}

fn texts(value: &Value, pointer: String, pointers: &mut Vec<String>) {
    match value {
        Value::String(_) => pointers.push(pointer),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(i, item)| texts(item, format!("{pointer}/{i}"), pointers));
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(name, item)| texts(item, format!("{pointer}/{name}"), pointers));
        }
        _ => {}
    }
}
